"""Taking a judgement back: one of the log, or the newest of a person that stands; why is asked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages.audit import Entry, entry
from firsthand.pages.page import Asked, NoSuchItem, Page
from firsthand.store.replay import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.pages.links import Links
    from firsthand.pages.view import View

NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Undo:
    """A judgement that can be taken back; none where a person has none that stands."""

    entry: Entry | None
    who: str
    orphaned: bool
    seen: int
    back: str


def build(view: View, asked: Asked, links: Links) -> Undo:
    """Return the judgement asked for; of "newest", the newest of `who` that stands."""
    judgements = view.snapshot.judgements
    numbers = {j.id: n for n, j in enumerate(judgements, 1)}
    who = asked.chosen("who")
    if asked.item != NEWEST and asked.item not in numbers:
        raise NoSuchItem("judgement", asked.item)
    held = {j.id for j in standing(judgements)}
    own = [j for j in judgements if j.id in held and j.who == who]
    newest = own[-1] if own else None
    chosen = newest if asked.item == NEWEST else judgements[numbers[asked.item] - 1]
    undone = chosen is not None and chosen.action != "undo" and chosen.id not in held
    return Undo(
        entry=entry(view, numbers[chosen.id], chosen, undone=undone) if chosen is not None else None,
        who=who,
        orphaned=chosen is not None and chosen.id in view.snapshot.orphaned,
        seen=len(judgements),
        back=asked.back() or links.page("audit"),
    )


def _nothing(view: View) -> Iterable[str]:
    del view
    return ()


PAGE = Page("undo", "", build, _nothing, live=True)
