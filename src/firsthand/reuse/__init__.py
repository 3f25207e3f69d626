"""What reports share, and who stands on whom."""

from firsthand.reuse.find import Known, compare, find_reuse
from firsthand.reuse.lineage import trace_lineage
from firsthand.reuse.prints import packed, unpacked

__all__ = ["Known", "compare", "find_reuse", "packed", "trace_lineage", "unpacked"]
