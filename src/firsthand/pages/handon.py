"""How a case is handed on: the commands that write it as a folder and check it, with what each of them leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages.page import Asked, Page

if TYPE_CHECKING:
    from firsthand.pages.links import Links
    from firsthand.pages.view import View


@dataclass(frozen=True, slots=True)
class Way:
    """One way to hand a case on."""

    title: str
    command: str
    says: str


@dataclass(frozen=True, slots=True)
class HandOn:
    """The ways, and how what was written is checked."""

    ways: tuple[Way, ...]
    check: str


def build(view: View, asked: Asked, links: Links) -> HandOn:
    """Return the commands for this case; they are run in a terminal, where its file lies."""
    del view, asked, links
    return HandOn(
        ways=(
            Way(
                "Everything, to be read anywhere",
                "firsthand export CASE --format site --to FOLDER",
                "All pages, the case file, the originals, and every table as CSV and JSON. It opens from a folder, "
                "without a network: open index.html. It ends with a digest: keep that apart from the folder.",
            ),
            Way(
                "A copy for others",
                "firsthand export CASE --format site --share --to FOLDER",
                "Without originals, reviewers and notes; excerpts only; private people, accounts and exact places of "
                "victims masked. It shows first what it will mask, and asks. A machine misses things: read it.",
            ),
            Way(
                "For another program",
                "firsthand export CASE --format json --to FILE",
                "The whole case as one JSON object. csv writes its tables, geojson its places.",
            ),
        ),
        check="firsthand verify FOLDER --manifest DIGEST",
    )


PAGE = Page("handon", "Hand on", build, live=True)
