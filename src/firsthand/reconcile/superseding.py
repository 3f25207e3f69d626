"""Which positions a correction, or a later value of their own voice, has taken the place of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.reconcile.compare import Interval, generic
from firsthand.reconcile.moments import Order, order, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.reconcile.answers import Comparison, Position
    from firsthand.reconcile.sameness import Sameness


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared and how: `time` is state, occurrence or cumulative; `may_fall` excuses a falling total."""

    comparison: Comparison
    time: str
    may_fall: bool = False


def superseded(held: Sequence[Position], question: Question, sameness: Sameness) -> set[int]:
    """Return the indices of positions that a correction or a later value of their own origin replaced.

    What was corrected is gone whoever repeats it later: it is no news that the correction is taken back.
    """
    if question.time == "occurrence" and not any(p.corrects or p.until for p in held):
        return set()
    corrected = _replaced(held, set(), question, lambda old, new: _corrected(old, new, sameness), sameness)

    def outdated(old: Position, new: Position) -> bool:
        """Return whether a newer position restates or updates an older one."""
        return _restated(old, new, held, sameness) or _updated(old, new, question, sameness)

    return _replaced(held, corrected, question, outdated, sameness)


def _replaced(
    held: Sequence[Position],
    gone: set[int],
    question: Question,
    replaces: Callable[[Position, Position], bool],
    sameness: Sameness,
) -> set[int]:
    """Return `gone` with the positions that one of the others replaces, and those that only repeat what is replaced."""
    left = [(i, p) for i, p in enumerate(held) if i not in gone]
    news: list[Any] = []
    found = set(gone)
    for i, old in left:
        new = next((n for _, n in left if n is not old and _differs(old, n, question) and replaces(old, n)), None)
        if new is not None:
            found.add(i)
            news.append(new.value)
    return found | _stale(held, found, news, sameness) if news and question.time != "state" else found


def _stale(held: Sequence[Position], gone: set[int], news: Sequence[Any], sameness: Sameness) -> set[int]:
    """Return those that only repeat a figure which has been replaced, later, and from no other origin that is known.

    Who looks back on a flood gives the toll that stood when it was news; a page prints what its agency took back.
    """
    return {
        i
        for i, p in enumerate(held)
        if i not in gone
        and not p.corrects
        and p.value not in news
        and any(
            held[j].value == p.value
            and order(held[j].said, p.said) is not Order.AFTER
            and not sameness.different(held[j].origin, p.origin)
            for j in gone
        )
    }


def _differs(old: Position, new: Position, question: Question) -> bool:
    if question.comparison.conflict(old, new):
        return True
    # A total that has grown replaces the bound that still fits it: "at least two", then "five".
    return (
        question.time == "cumulative"
        and (old.thing == new.thing or generic(new.thing) == "person")
        and not old.loose
        and isinstance(old.value, Interval)
        and (
            isinstance(new.value, Interval)
            and new.value.min > old.value.min
            and order(old.as_of, new.as_of) is Order.BEFORE
        )
    )


def _corrected(old: Position, new: Position, sameness: Sameness) -> bool:
    if not new.corrects or old.corrects:
        return False
    if order(old.said, new.said) is Order.AFTER:
        return False
    if sameness.one_voice(old.origin, new.origin):
        return True
    if old.voice and old.voice == new.voice and not sameness.different(old.origin, new.origin):
        return True  # "police lowered the toll": whose figure that was, if not the one that police had given
    # An outlet takes back what it said itself; one source's correction takes back nothing of another's.
    own = sameness.outlets_own(old.origin) or sameness.outlets_own(new.origin)
    return own and bool(old.outlets & new.outlets) and not sameness.different(old.origin, new.origin)


def _restated(old: Position, new: Position, held: Sequence[Position], sameness: Sameness) -> bool:
    """Whether the voice of an old figure later gives another, which somebody tells of as a correction."""
    later = order(old.said, new.said) is Order.BEFORE and sameness.one_voice(old.origin, new.origin)
    return later and not old.corrects and any(p.corrects and p.value == new.value for p in held)


def _updated(old: Position, new: Position, question: Question, sameness: Sameness) -> bool:
    if question.time == "occurrence":  # fixed, but for what is told as having come to so many by then
        later = order(old.said, new.said) is Order.BEFORE and isinstance(new.value, Interval)
        return new.until and later and sameness.one_voice(old.origin, new.origin) and grown(old, new)
    if not _is_later(old, new, question):
        return False
    if not sameness.one_voice(old.origin, new.origin):
        return False  # a later figure from another origin, or one that may be another, is no update
    return question.time == "state" or question.may_fall or new.remaining or grown(old, new)


def _is_later(old: Position, new: Position, question: Question) -> bool:
    """Whether a value is of a later time, or of the same day where the clock is not told and the words show it.

    Of a total that only grows the greater figure is the later; those who "remain" hurt are counted after those hurt.
    """
    when = order(old.as_of, new.as_of)
    if (
        when is not Order.SAME
        or question.time != "cumulative"
        or timed(old.as_of, new.as_of)
        or old.reports & new.reports
    ):
        return when is Order.BEFORE
    if question.may_fall:
        return new.remaining and not old.remaining
    return isinstance(old.value, Interval) and isinstance(new.value, Interval) and new.value.min > old.value.min


def grown(old: Position, new: Position) -> bool:
    """Return whether the later of two totals may be more than the earlier."""
    if not isinstance(old.value, Interval) or not isinstance(new.value, Interval):
        return True
    return new.value.max is None or new.value.max > old.value.min
