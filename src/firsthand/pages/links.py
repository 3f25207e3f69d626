"""Where a page is found: the same templates ask for a page by name, live or in an archive opened from a folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping


class Links(Protocol):
    """What a template asks for. A page is named as in `PAGES`; an item is the id it shows."""

    @property
    def live(self) -> bool:
        """Whether a person can decide and search here; an archive can only be read."""

    def page(self, name: str, item: str = "", at: str = "", state: Mapping[str, str] | None = None) -> str:
        """Return the address of a page: `at` is the place in it, `state` what was chosen on it."""

    def twin(self, name: str, item: str, table: str, form: str) -> str:
        """Return the address of a page's table as a file, "csv" or "json"."""

    def bundle(self, name: str) -> str:
        """Return the address of a style sheet or script."""

    def original(self, report: str) -> str:
        """Return the address of a report's original as it was kept."""


@dataclass(frozen=True, slots=True)
class Live:
    """Addresses of the workbench as it is served: the whole state of a view is in its query."""

    live: bool = True

    def page(self, name: str, item: str = "", at: str = "", state: Mapping[str, str] | None = None) -> str:
        """Return "/report/ID?show=x#at"; the brief is the start page."""
        path = f"/{name}/{quote(item, safe='')}" if item else "/" if name == "brief" else f"/{name}"
        chosen = {k: v for k, v in (state or {}).items() if v}
        return path + (f"?{urlencode(chosen)}" if chosen else "") + (f"#{at}" if at else "")

    def twin(self, name: str, item: str, table: str, form: str) -> str:
        """Return "/table/report/ID/claims.csv"."""
        return f"/table/{name}/{quote(item or '-', safe='')}/{table}.{form}"

    def bundle(self, name: str) -> str:
        """Return "/bundles/workbench.js"."""
        return f"/bundles/{name}"

    def original(self, report: str) -> str:
        """Return "/original/ID"."""
        return f"/original/{quote(report, safe='')}"


IN_DATA = {
    ("report", "claims"): "claims",
    ("finding", "claims"): "claims",
    ("finding", "origins"): "sameness",
}
"""The tables of pages whose rows are the case's own records: an archive has these once, in its folder of data."""


@dataclass(frozen=True, slots=True)
class Archived:
    """Addresses within an archive, relative to the page that asks: it opens wherever its folder lies.

    Args:
        depth: how many folders below the archive's own the asking page lies.
        originals: the file of each report's original, for those that the archive holds.
        in_place: the findings that have no page of their own, each with the report and the claim that tell it.
    """

    depth: int
    originals: Mapping[str, str]
    in_place: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    live: bool = False

    def page(self, name: str, item: str = "", at: str = "", state: Mapping[str, str] | None = None) -> str:
        """Return "report/ID.html#at"; an archive has no state to choose: what was chosen goes with it as a fragment."""
        del state
        if name == "finding" and item in self.in_place:
            name, item, at = "report", self.in_place[item][0], f"claim-{self.in_place[item][1]}"
        return self._up() + archive_path(name, item) + (f"#{at}" if at else "")

    def twin(self, name: str, item: str, table: str, form: str) -> str:
        """Return "tables/matrix-cells.csv": one for all pages of a kind; the case's own records are in "data/"."""
        records = IN_DATA.get((name, table))
        if records is not None:
            return f"{self._up()}data/{records}.csv" if form == "csv" else f"{self._up()}data/case.json"
        del item
        return self._up() + table_path(name, "", table, form)

    def bundle(self, name: str) -> str:
        """Return "bundles/workbench.js"."""
        return f"{self._up()}bundles/{name}"

    def original(self, report: str) -> str:
        """Return "originals/..."; empty where the archive withholds it."""
        kept = self.originals.get(report)
        return f"{self._up()}{quote(kept)}" if kept else ""

    def _up(self) -> str:
        return "../" * self.depth


def archive_path(name: str, item: str = "") -> str:
    """Return the file of a page in an archive; the brief is what opens first."""
    if name == "brief" and not item:
        return "index.html"
    return f"{name}/{quote(item, safe='')}.html" if item else f"{name}.html"


def table_path(name: str, item: str, table: str, form: str) -> str:
    """Return the file of a table in an archive."""
    return "tables/" + "-".join(filter(None, (name, quote(item, safe=""), table))) + f".{form}"
