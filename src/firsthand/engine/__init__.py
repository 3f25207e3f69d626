"""The engine: map per-report work over processes; run named SQL on a connection it is given."""

from firsthand.engine.mapping import default_jobs, map_reports
from firsthand.engine.sql import run_sql

__all__ = ["default_jobs", "map_reports", "run_sql"]
