"""How certain a text is of an event, whether it is denied, and when it stands: read off the words that govern it."""

from firsthand.language.certainty.assess import assess
from firsthand.language.certainty.denials import is_granted, is_rejected
from firsthand.language.certainty.governors import taken_back
from firsthand.language.certainty.unknowns import find_silence

__all__ = ["assess", "find_silence", "is_granted", "is_rejected", "taken_back"]
