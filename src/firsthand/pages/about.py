"""What an archive is: of which case, what lies in its folders, how it is searched and verified. Only in an archive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.page import Asked, Page

if TYPE_CHECKING:
    from firsthand.pages.links import Links
    from firsthand.pages.view import View


@dataclass(frozen=True, slots=True)
class Held:
    """What an archive holds beside its pages.

    Args:
        case: the path of the case file in it; empty where it is withheld.
        data: the names of the files in its folder of data.
        originals: how many originals it holds.
    """

    case: str
    data: tuple[str, ...]
    originals: int


@dataclass(frozen=True, slots=True)
class About:
    """What the page says."""

    held: Held
    counts: str  # reports, claims and findings
    changed: str  # when the case was last changed; empty where that is withheld
    tool: str


def build(held: Held, view: View, asked: Asked, links: Links) -> About:
    """Return what the archive is; nothing in it varies from one export of the case to the next."""
    del asked, links
    counts = ", ".join(
        (
            wording.many(len(view.reports), "report"),
            wording.many(len(view.claims), "claim"),
            wording.many(len(view.findings), "finding"),
        )
    )
    revisions = view.behind.revisions()
    return About(held, counts, wording.moment(revisions[-1].at) if revisions else "", view.snapshot.tool)


def about_page(held: Held) -> Page:
    """Return the page for one archive."""
    return Page("about", "This archive", partial(build, held))
