"""How certain a text is of an event, whether it is denied, and when it stands: read off the words that govern it."""

from firsthand.language.certainty.assess import assess
from firsthand.language.certainty.denials import is_granted

__all__ = ["assess", "is_granted"]
