"""The pages of the workbench: one set of templates, live and in an archive."""

from firsthand.pages import (
    add,
    audit,
    brief,
    changes,
    decide,
    finding,
    handon,
    lineage,
    matrix,
    missed,
    reader,
    reports,
    search,
    timeline,
    undo,
    unfinished,
    verify,
)
from firsthand.pages import map as maps
from firsthand.pages.archive import archive_pages
from firsthand.pages.feed import atom
from firsthand.pages.links import Archived, Links, Live, archive_path, table_path
from firsthand.pages.outlines import read_outlines
from firsthand.pages.page import Asked, BeingWritten, NoSuchItem, Page
from firsthand.pages.render import Frame, Recorded, render, show
from firsthand.pages.view import Behind, View

PAGES: tuple[Page, ...] = (
    brief.PAGE,
    matrix.PAGE,
    lineage.PAGE,
    changes.PAGE,
    timeline.PAGE,
    maps.PAGE,
    reports.PAGE,
    search.PAGE,
    audit.PAGE,
    unfinished.PAGE,
    add.PAGE,
    handon.PAGE,
    verify.PAGE,
    reader.PAGE,
    finding.PAGE,
    decide.PAGE,
    missed.PAGE,
    undo.PAGE,
)
"""Every page; those with a title stand in the navigation, in this order."""

__all__ = [
    "PAGES",
    "Archived",
    "Asked",
    "Behind",
    "BeingWritten",
    "Frame",
    "Links",
    "Live",
    "NoSuchItem",
    "Page",
    "Recorded",
    "View",
    "archive_pages",
    "archive_path",
    "atom",
    "read_outlines",
    "render",
    "show",
    "table_path",
]
