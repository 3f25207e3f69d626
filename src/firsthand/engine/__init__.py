"""The engine: map per-report work over processes, and keep what was made of the parts of a set."""

from firsthand.engine.kept import Kept
from firsthand.engine.mapping import default_jobs, map_reports

__all__ = ["Kept", "default_jobs", "map_reports"]
