"""Quantities: every number a report states, with its interval, its unit or the noun it counts, and its kind.

Counts follow the project's reading of number words: "several" is [2, open], "dozens" [24, open], "hundreds"
[200, open], "at least n" [n, open], "more than n" [n + 1, open], "up to n" [0, n], "about n" [n, n] and approximate.
Articles ("a man") are no quantities here. Designators ("B-52", "Mi-24") are not numbers at all; ordinals, years,
clock times, scores and labels ("Route 9", "the 3700 block") are found so that nobody takes them for counts.

For a benchmark of values (NewsQuant): `[{"value": v, "change": c} for q in found for v, c in stated_values(q, text)]`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.doc import Quantity
from firsthand.language.quantities.atoms import find_atoms, join_ranges
from firsthand.language.quantities.changes import CHANGE_OF_BOUND, FROM, read_bound, read_direction, replaces_a_figure
from firsthand.language.quantities.counted import find_counted
from firsthand.language.quantities.notnumbers import find_masks
from firsthand.language.quantities.numerals import PLAIN_LETTERS
from firsthand.language.quantities.shares import find_shares
from firsthand.language.quantities.vague import find_vague
from firsthand.language.surface import text_of
from firsthand.model import Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens

    from firsthand.language.quantities.atom import Atom

# Between a move and the same move told otherwise: "lost 45 points, or 0.3%".
_RETOLD = re.compile(r"(?: points?| [a-z]+)??(?:,? or (?:more than |about |nearly |almost )?| \()", re.IGNORECASE)


def find_quantities(tokens: Tokens) -> tuple[Quantity, ...]:
    """Return every quantity of the text, in order and without overlaps."""
    written = text_of(tokens)
    text = written.translate(PLAIN_LETTERS)
    masks = find_masks(text)
    starts = [m.start for m in masks]
    shares = find_shares(tokens, text)
    found: list[Quantity] = [*shares]
    atoms = [a for a in find_atoms(text) if not _masked(a, masks, starts) and not _within(a, shares)]
    found += [q for a in join_ranges(atoms, text) if (q := _quantity(a, text, tokens)) is not None]
    found += [m for m in masks if m.kind != "skip"]
    taken = sorted((q.start, q.end) for q in found)
    found += [q for q in find_vague(tokens, text) if not _overlaps(q, taken)]
    kept = sorted((q for q in found if q.kind != "skip"), key=lambda q: (q.start, -q.end))
    read = tuple(_inherit_change(kept, text))
    return read if text == written else tuple(_as_written(q, written) for q in read)


def _as_written(quantity: Quantity, written: str) -> Quantity:
    if quantity.count is None:
        return quantity
    return replace(quantity, count=replace(quantity.count, text=written[quantity.start : quantity.end]))


def stated_values(quantity: Quantity, text: str) -> tuple[tuple[float | tuple[float, float], str], ...]:
    """Return (value, change) as the benchmarks of stated numbers want them; vague words and labels give nothing.

    "Two or three" is two stated values there, and an interval here.
    """
    if quantity.kind in {"rank", "year", "clock", "score", "label"} or quantity.unit == "vague":
        return ()
    value = quantity.value
    if not isinstance(value, tuple):
        return ((value, quantity.change),)
    low, high = value
    if low is None or high is None:
        return ()
    if re.search(r"[- ]or[- ]", text[quantity.start : quantity.end]):
        return ((low, quantity.change), (high, quantity.change))
    return (((low, high), quantity.change),)


def _masked(atom: Atom, masks: list[Quantity], starts: list[int]) -> bool:
    i = bisect_right(starts, atom.number_start) - 1
    return (i >= 0 and masks[i].end > atom.number_start) or (
        i + 1 < len(masks) and masks[i + 1].start < atom.number_end
    )


def _within(atom: Atom, shares: list[Quantity]) -> bool:
    i = bisect_right([s.start for s in shares], atom.number_start) - 1
    return i >= 0 and shares[i].end > atom.number_start


def _quantity(atom: Atom, text: str, tokens: Tokens) -> Quantity | None:
    low, high = (atom.low, atom.value) if atom.low is not None else (atom.value, atom.value)
    value: float | tuple[float | None, float | None] = atom.value if atom.low is None else (low, high)
    counted = find_counted(tokens, atom.number_start, atom.number_end, atom.end, value=atom.value, word=atom.word)
    kind, unit = _kind(atom)
    start, end, bound = read_bound(atom, text, unit or counted.unit)
    change = CHANGE_OF_BOUND[bound]
    if kind is None:
        kind, unit = counted.kind, counted.unit
        if kind == "skip":
            return None
        if low > high and atom.join in {"-", "–", "—", "to"} and not FROM.search(text, max(0, start - 40), start):
            kind = "score"  # "3-2", "217 to 206", "50-1": sides, not ends
    head = counted.head
    if kind not in {"count", "label", "rank", "year", "score"} and bound in {"=", "~"}:
        change = read_direction(text, start, end, kind, unit) or change
    count = None
    if kind == "count" and float(low).is_integer() and float(high).is_integer() and high >= 0 and high < 1e15:
        count = _count(atom, bound, text[start:end], moved=replaces_a_figure(atom, text))
    elif kind == "count":
        kind = "measure"
    return Quantity(start, end, value, change, kind, unit, count, head)


def _kind(atom: Atom) -> tuple[str | None, str | None]:
    if atom.money:
        return "money", atom.unit
    if atom.unit == "percent":
        return "percent", "percent"
    return ("measure", atom.unit) if atom.unit is not None else (None, None)


def _count(atom: Atom, bound: str, surface: str, *, moved: bool) -> Count:
    high = int(atom.value)
    low = high if atom.low is None or moved else int(atom.low)
    low, high = min(low, high), max(low, high)
    match bound:
        case ">=":
            return Count(low, None, text=surface)
        case ">":
            return Count(high + 1, None, text=surface)
        case "<=":
            return Count(0, high, text=surface)
        case "<":
            return Count(0, max(0, high - 1), text=surface)
        case "~":
            return Count(low, high, approximate=True, text=surface)
    return Count(low, high, text=surface)


def _inherit_change(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """Yield the quantities; in "lost 45 points, or 0.3%" the second has the direction of the first."""
    previous: Quantity | None = None
    for quantity in found:
        if previous is not None and previous.end > quantity.start:
            continue
        current = quantity
        if previous is not None and quantity.change == "=" and _retells(previous, quantity, text):
            current = replace(quantity, change=previous.change)
        yield current
        previous = current


def _retells(previous: Quantity, quantity: Quantity, text: str) -> bool:
    """Return whether a figure tells the same move or bound as the one before, in another unit."""
    gap = text[previous.end : quantity.start]
    if previous.change in {"<", ">"} and previous.kind == quantity.kind == "measure":
        return gap == " ("
    if quantity.kind not in {"percent", "money"} or quantity.unit == "share":
        return False
    return previous.change in {"up", "down", ">"} and _RETOLD.fullmatch(gap) is not None


def _overlaps(quantity: Quantity, taken: list[tuple[int, int]]) -> bool:
    i = bisect_right(taken, (quantity.start, quantity.end))
    near = taken[max(0, i - 1) : i + 1]
    return any(s < quantity.end and quantity.start < e for s, e in near)
