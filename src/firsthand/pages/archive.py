"""The pages of a case as files that open from a folder: nothing is fetched; the same case gives the same."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from firsthand.pages.links import Archived, archive_path, table_path
from firsthand.pages.page import Asked
from firsthand.pages.render import Frame, render_shown
from firsthand.pages.tables import to_csv, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.pages.page import Page
    from firsthand.pages.view import View


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
    for page in kept:
        frame = Frame(view.name, view.snapshot.tool, navigation, page.name, notice=notice)
        for item in page.items(view):
            path = archive_path(page.name, item)
            links = Archived(path.count("/"), originals)
            asked = Asked(item)
            shown = page.build(view, asked, links)
            yield path, render_shown(page, shown, asked, links, frame).encode()
            for table in page.tables(shown) if not (item and page.one_table) else ():
                yield table_path(page.name, item, table.name, "csv"), to_csv(table).encode()
                yield table_path(page.name, item, table.name, "json"), to_json(table).encode()
    for bundle in sorted((files("firsthand.pages") / "bundles").iterdir(), key=lambda f: f.name):
        yield f"bundles/{bundle.name}", bundle.read_bytes()
