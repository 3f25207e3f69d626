"""Whether an archive is as it was when it was exported: what was touched, and what that does not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from firsthand.pages.page import Asked, NoSuchItem, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.pages.links import Links
    from firsthand.pages.view import View

LARGEST = 2_000_000_000  # bytes of a zip that is handed in
SHOWN = 200  # files of each list, before it says how many more there are


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check; `problem` says why there was none."""

    name: str  # of the file or folder
    manifest: str = ""
    as_kept: bool | None = None
    files: int = 0
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    problem: str = ""

    @property
    def touched(self) -> bool:
        """Whether any file is not as it was."""
        return bool(self.changed or self.missing or self.added)


@runtime_checkable
class Checks(Protocol):
    """What stands behind the pages where archives are checked."""

    def checked(self, key: str) -> Checked | None:
        """Return what came of a check; None where there was none, or it is forgotten."""

    def may_name_folders(self) -> bool:
        """Return whether a folder of this machine may be named."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Files of one kind: changed, missing or added."""

    word: str
    says: str
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """The forms, and what came of the check that was asked for."""

    checked: Checked | None
    verdict: str
    lists: tuple[Touched, ...]
    folders: bool
    largest: int


def build(view: View, asked: Asked, links: Links) -> VerifyPage:
    """Return what came of a check.

    Raises:
        NoSuchItem: there was none of that name.
    """
    del links
    behind = view.behind
    checks = behind if isinstance(behind, Checks) else None
    checked = checks.checked(asked.item) if checks is not None and asked.item else None
    if asked.item and checked is None:
        raise NoSuchItem("check of an archive", asked.item)
    return VerifyPage(
        checked=checked,
        verdict=_verdict(checked) if checked is not None else "",
        lists=_lists(checked) if checked is not None else (),
        folders=checks is not None and checks.may_name_folders(),
        largest=LARGEST,
    )


def _verdict(checked: Checked) -> str:
    if checked.problem:
        return "This could not be checked"
    if checked.touched:
        return "It was changed since it was exported"
    if checked.as_kept is False:
        return "This is not the archive that the digest belongs to"
    if checked.as_kept:
        return "Nothing was changed since it was exported"
    return "Its files are as its manifest says; whether that is the manifest that was exported, is not known"


def _lists(checked: Checked) -> tuple[Touched, ...]:
    kinds = (
        ("changed", "Its words are not those that were exported.", checked.changed),
        ("missing", "It was exported, and is not here.", checked.missing),
        ("added", "It is here, and was not exported.", checked.added),
    )
    return tuple(Touched(word, says, names[:SHOWN], len(names)) for word, says, names in kinds if names)


def _nothing(view: View) -> Iterable[str]:
    del view
    return ()


PAGE = Page("verify", "Verify", build, _nothing, live=True)
