"""Handing the case on: its archive made here, all of it or a copy for others, after a look at what that masks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from firsthand.pages.page import Asked, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.pages.links import Links
    from firsthand.pages.view import View

SHOWN = 150  # names of a list, before it says how many more there are

PARTS = {
    "waiting": "It is about to begin.",
    "settling": "What is still to be done in the case is done first.",
    "copying": "The case is held as it is at this moment.",
    "masking": "Names, accounts and exact places are being looked for and masked.",
    "originals": "Originals are being written.",
    "case": "The case file is being written.",
    "data": "The tables of the whole case are being written.",
    "pages": "Pages are being written.",
    "packing": "It is being packed into one file.",
    "stopping": "It is being stopped; nothing of it stays.",
}
"""What is under way, as a sentence."""

MASKED, KEPT, ACCOUNTS, PLACES, UNSURE = "masked", "kept", "accounts", "places", "unsure"


@dataclass(frozen=True, slots=True)
class Preview:
    """What sharing would mask and withhold: lists of names, each with the reason, or empty."""

    digest: str
    masked: Mapping[str, str]
    kept: Mapping[str, str]
    accounts: tuple[str, ...]
    places: Mapping[str, str]
    towns: tuple[str, ...]
    unsure: tuple[str, ...]
    rounded: int
    reviewers: int
    reports: int
    share: float  # of the reports' text that is shown, 0..1


@dataclass(frozen=True, slots=True)
class Made:
    """An archive that was made.

    Args:
        digest: that of its manifest, to be kept elsewhere.
        name: what its file is called.
        what: "whole" or "share".
        at: when, as an instant.
        files: how many it holds.
        size: their bytes together.
        packed: the bytes of its file; 0 where it is gone.
        changes: how many changes the case had seen.
        to: the folder that was written besides; empty for none.
    """

    digest: str
    name: str
    what: str
    at: str
    files: int
    size: int
    packed: int
    changes: int
    to: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """How far the making of an archive is: `part` is empty while nothing is under way."""

    part: str = ""
    done: int = 0
    what: str = ""  # "plan", "whole" or "share"
    by: str = ""  # whoever began it
    keep: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()
    preview: Preview | None = None
    made: Made | None = None
    problem: str = ""  # what ended the last one before its time
    stopped: bool = False
    folders: str = ""  # where a folder may be named besides, by its first name; empty where none may be
    case: str = ""  # the path of the case, as a command has it; empty where it is none of the reader's business


@runtime_checkable
class Makes(Protocol):
    """A case behind its pages of which an archive can be made."""

    def making(self) -> Making:
        """Return how far that is."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the preview: its first names, and how many more there are."""

    key: str
    title: str
    says: str
    choice: str  # what ticking a name does: "keep", "mask" or nothing
    label: str  # of the tick
    names: tuple[tuple[str, str], ...]
    count: int

    @property
    def more(self) -> int:
        """How many are not listed here."""
        return self.count - len(self.names)


@dataclass(frozen=True, slots=True)
class HandOn:
    """The forms, or what is under way; what is ready; and what sharing would mask."""

    making: Making
    says: str
    counted: str  # how far it is
    lists: tuple[Listed, ...]
    changed: bool  # whether the case changed since the archive was made


def build(view: View, asked: Asked, links: Links) -> HandOn:
    """Return how far the making of an archive is, and what it made."""
    del asked, links
    behind = view.behind
    making = behind.making() if isinstance(behind, Makes) else Making()
    unit = {"packing": "packed", "settling": "done"}.get(making.part, "written")
    return HandOn(
        making=making,
        says=PARTS.get(making.part, ""),
        counted=f"{making.done:,} files {unit} so far." if making.done else "",
        lists=_lists(making.preview) if making.preview is not None else (),
        changed=making.made is not None and making.made.changes != view.revision,
    )


def _lists(preview: Preview) -> tuple[Listed, ...]:
    nothing = dict.fromkeys
    return (
        _listed(MASKED, "People who are masked", "Each with what the reports say of them.", "keep", preview.masked),
        _listed(KEPT, "People who stay, for their office", "The words that give it.", "mask", preview.kept),
        _listed(ACCOUNTS, "Accounts that are masked", "", "keep", nothing(preview.accounts, "")),
        _listed(PLACES, "Exact places of victims that are masked", "And what they are given as.", "", preview.places),
        _listed(UNSURE, "Not masked, and perhaps names", "Look here first.", "mask", nothing(preview.unsure, "")),
        _listed(
            "towns",
            "Surnames that are places too",
            "They are masked only within the full name.",
            "",
            nothing(preview.towns, ""),
        ),
    )


def _listed(key: str, title: str, says: str, choice: str, names: Mapping[str, str]) -> Listed:
    label = {"keep": "stays", "mask": "mask"}.get(choice, "")
    return Listed(key, title, says, choice, label, tuple(names.items())[:SHOWN], len(names))


def _nothing(view: View) -> Iterable[str]:
    del view
    return ()


PAGE = Page("handon", "Hand on", build, _nothing, live=True)
