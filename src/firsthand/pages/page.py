"""What a page is: a name, what it shows of a case, and which items it can be asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Self

    from firsthand.pages.links import Links
    from firsthand.pages.tables import Table
    from firsthand.pages.view import View


class NoSuchItem(LookupError):
    """A page was asked for an item that the case does not hold, or holds no longer."""

    def __init__(self, page: str, item: str) -> None:
        self.page, self.item = page, item
        super().__init__(f"no {page} {item!r}")


class BeingWritten(LookupError):
    """A page needs the brief of a large case, which is still being written."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked a page for: the item it shows, and what was chosen on it."""

    item: str = ""
    state: Mapping[str, str] = field(default_factory=dict)

    def chosen(self, name: str, *allowed: str) -> str:
        """Return the choice of that name; one that is not among `allowed` (if any are given) is none."""
        value = self.state.get(name, "")
        return value if not allowed or value in allowed else ""

    def number(self, name: str, low: int = 1) -> int:
        """Return the number of that name; what is no number, or lower, is `low`."""
        text = self.state.get(name, "")
        return max(low, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else low

    def back(self) -> str:
        """Return the page to lead back to that was given: one of ours, else none."""
        given = self.state.get("back", "")
        return given if given.startswith("/") and given.isprintable() and given[1:2] not in ("/", "\\") else ""

    def with_state(self, **state: str) -> Self:
        """Return the same request with these choices changed."""
        return type(self)(self.item, {**self.state, **state})


def _only(view: View) -> Iterable[str]:
    del view
    return ("",)


def _none(shown: Any) -> tuple[Table, ...]:
    del shown
    return ()


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page.

    Args:
        name: its address, and the name of its template.
        title: what the navigation calls it; empty for one that is reached from others.
        build: what it shows, as the record that its template is given as `page`; raises `NoSuchItem`.
        items: the ids it can be asked for; one empty id for a page there is one of.
        tables: the tables that what it shows can be taken away as.
        one_table: whether every item of it has the same tables: those of its first page.
        live: whether it stands only where a person can decide: an archive leaves it out.
    """

    name: str
    title: str
    build: Callable[[View, Asked, Links], Any]
    items: Callable[[View], Iterable[str]] = _only
    tables: Callable[[Any], tuple[Table, ...]] = _none
    live: bool = False
    one_table: bool = False
