"""How certain a text is of an event, whether it is denied, and when it stands: read off the words that govern it."""

from firsthand.language.certainty.assess import assess

__all__ = ["assess"]
