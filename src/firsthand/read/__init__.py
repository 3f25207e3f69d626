"""From bytes, files, folders, feeds and addresses to reports."""

from firsthand.read.records import ReadOptions
from firsthand.read.reports import read_report
from firsthand.read.sources import list_documents, read_source

__all__ = ["ReadOptions", "list_documents", "read_report", "read_source"]
