"""The pages of a case as files that open from a folder: nothing is fetched; the same case gives the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from firsthand.pages.extent import LARGE, told_in_place
from firsthand.pages.links import IN_DATA, Archived, archive_path, table_path
from firsthand.pages.page import Asked
from firsthand.pages.render import Frame, render_shown
from firsthand.pages.scripts import scripts
from firsthand.pages.tables import Table, csv_line, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.pages.page import Page
    from firsthand.pages.view import View

LEFT_OUT = (
    "This archive is of a large case. What one report alone tells has no page of its own and no row in the matrix: it "
    "stands beside its sentence in the report, and in data/findings.csv."
)
"""What stands above the matrix of a large case's archive."""

_SHAPE = re.compile(r'<symbol id="(shape-[\w-]+)".*?</symbol>\n', re.DOTALL)


def archive_pages(
    view: View, pages: Sequence[Page], originals: Mapping[str, str], notice: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Yield the path in the archive, and the bytes, of every page, table, style sheet and script.

    Args:
        view: what is archived.
        pages: which pages; those that need a person to decide are left out.
        originals: the path in the archive of each report's original, of those that go with it.
        notice: a sentence above every page.
    """
    kept = [page for page in pages if not page.live]
    _ = view.layout  # before any page: what they cite is marked in the reports
    navigation = tuple((page.name, page.title) for page in kept if page.title)
    in_place = view.once(told_in_place)
    for page in kept:
        said = f"{notice} {LEFT_OUT}".strip() if page.name == "matrix" and len(view.findings) > LARGE else notice
        frame = Frame(view.name, view.snapshot.tool, navigation, page.name, notice=said)
        together = _Together(page)
        for item in page.items(view):
            if page.name == "finding" and item in in_place:
                continue
            path = archive_path(page.name, item)
            links = Archived(path.count("/"), originals, in_place)
            asked = Asked(item)
            shown = page.build(view, asked, links)
            yield path, _without_unused_shapes(render_shown(page, shown, asked, links, frame)).encode()
            if not (item and page.one_table):
                together.add(shown)
        yield from together.files()
    for bundle in sorted(scripts().iterdir(), key=lambda f: f.name):
        yield f"bundles/{bundle.name}", bundle.read_bytes()


class _Together:
    """The tables of all pages of one kind, each written once: a row that stands on several of them is one row."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tables: dict[str, tuple[Table, dict[str, tuple[Any, ...]]]] = {}

    def add(self, shown: Any) -> None:
        """Take in the tables of one page, but for those that are the case's own records: these are in data/."""
        for table in self._page.tables(shown):
            if (self._page.name, table.name) not in IN_DATA:
                _, rows = self._tables.setdefault(table.name, (table, {}))
                rows.update((csv_line(row), row) for row in table.rows)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield each table as CSV and as JSON."""
        for name, (table, rows) in self._tables.items():
            yield table_path(self._page.name, "", name, "csv"), "".join((csv_line(table.columns), *rows)).encode()
            whole = Table(name, table.title, table.columns, rows.values())
            yield table_path(self._page.name, "", name, "json"), to_json(whole).encode()


def _without_unused_shapes(text: str) -> str:
    """Return a page without the shapes of statuses that do not occur on it: they would be a third of a short one."""
    return _SHAPE.sub(lambda shape: shape[0] if f'"#{shape[1]}"' in text else "", text)
