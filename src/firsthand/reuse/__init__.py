"""What reports share, and who stands on whom."""

from firsthand.reuse.find import find_reuse
from firsthand.reuse.lineage import trace_lineage

__all__ = ["find_reuse", "trace_lineage"]
