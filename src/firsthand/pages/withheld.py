"""What a shared archive leaves out and masks, said in the archive itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.page import Asked, Page

if TYPE_CHECKING:
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

NOTICE = (
    "A copy made for sharing: originals, reviewers and what is not cited of a report are withheld; names of private "
    "people, accounts and exact places of victims are masked by machine."
)
"""What stands above every page of a shared archive."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """How much was withheld and masked. It holds no name.

    Args:
        people: people whose names are masked.
        accounts: accounts that are masked.
        places: exact places that are masked.
        rounded: places whose points are rounded.
        shown: share of the reports' characters that is shown, 0..1.
        kept: people whose names stay for their office, or because a person chose so.
        unsure: words that look like names and stay.
    """

    people: int
    accounts: int
    places: int
    rounded: int
    shown: float
    kept: int
    unsure: int


@dataclass(frozen=True, slots=True)
class WithheldPage:
    """What the page says, in sentences."""

    withheld: tuple[str, ...]
    masked: tuple[str, ...]
    not_known: tuple[str, ...]


def build(withheld: Withheld, view: View, asked: Asked, links: Links) -> WithheldPage:
    """Return what was left out, what was masked, and what masking by machine does not see."""
    del view, asked, links
    left_out = (
        "The originals of the reports, and the case file.",
        (
            "The names of the people who decided on this case, what they changed, their reasons and notes; the log "
            "and what changed from one moment to another. Where a page says “a reviewer”, somebody did decide."
        ),
        (
            f"The reports beyond what is cited: about {withheld.shown:.0%} of their text is here, cited passages and "
            "a sentence or two around them. The rest says [not shared]."
        ),
        "The folders from which files were read.",
    )
    masked = (
        (
            f"The names of {wording.many(withheld.people, 'person', 'people')} who hold no office in the reports: "
            "blocks in the words of reports, [person 1] elsewhere. A person who is described and not named is as the "
            "report has it."
        ),
        f"The handles of accounts, {withheld.accounts:,} of them with a post here.",
        (
            f"{wording.many(withheld.places, 'name') if withheld.places else 'No names'} of exact places of victims, "
            f"and the points of {wording.many(withheld.rounded, 'place')}, which are given to ten kilometres."
        ),
        (
            f"The names of {wording.many(withheld.kept, 'person', 'people')} stay, for their office or by decision of "
            "whoever made this copy; so do those of outlets and of the authors of reports."
        ),
    )
    not_known = (
        (
            "Masking was done by a machine, and a machine misses things: nicknames, misspellings, scripts that "
            "it does not read, people whom no claim names, and whoever can be told by what is said of them."
        ),
        (
            "A block has the length of what it covers. Whoever finds the report elsewhere reads it whole: its "
            "outlet, day, headline and address are here."
        ),
        f"{wording.many(withheld.unsure, 'passage')} that may be names of people or of anything else stood in the "
        "shared text after masking."
        if withheld.unsure
        else "Nothing else that looks like a name was found.",
        "Nothing here shows that what is shared is true, or whole.",
    )
    return WithheldPage(left_out, masked, not_known)


def withheld_page(withheld: Withheld) -> Page:
    """Return the page for one archive."""
    return Page("withheld", "What is withheld", partial(build, withheld))
