"""firsthand reads many reports of one event and says what was seen, by whom, first-hand, how certain, on what basis."""

__version__ = "0.1.0"
