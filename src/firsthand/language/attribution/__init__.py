"""Who said, saw or showed what: every attribution of a report, with its source named and its content's exact spans."""

from firsthand.language.attribution.find import find_attributions

__all__ = ["find_attributions"]
