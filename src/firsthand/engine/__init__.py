"""The engine: map per-report work over processes."""

from firsthand.engine.mapping import default_jobs, map_reports

__all__ = ["default_jobs", "map_reports"]
