"""What a person means by "since": a revision, an instant, a day or a length of time -> a comparing of the case."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from firsthand.errors import UnknownReference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.store import Comparing, Revision

HOW = "Write a revision (12), a day (2024-12-14), a time in UTC (2024-12-14T09:30) or a length of time (2h, 3d)"
_LENGTHS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def comparing_at(
    text: str, comparings: Sequence[Comparing], revisions: Sequence[Revision], now: datetime, *, ends: bool = False
) -> Comparing | None:
    """Return the last comparing that was made by the moment `text` means; None where there was none yet.

    Args:
        text: "12", "2024-12-14", "2024-12-14T09:30" (UTC if it names no zone), "2h", "3d", "yesterday".
        comparings: of the case, oldest first.
        revisions: of the case, oldest first.
        now: the instant from which lengths of time are counted back.
        ends: whether a day means its end, not its beginning.

    Raises:
        UnknownReference: the case has no such revision, or nothing can have been done by that time yet.
        ValueError: `text` is no moment.
    """
    said = text.strip().lower()
    number = re.fullmatch(r"[r#]?(\d{1,9})", said)
    if number:
        last = revisions[-1].number if revisions else 0
        if int(number[1]) > last:
            raise UnknownReference("revision", text, extent(revisions))
        return _last(c for c in comparings if c.revision <= int(number[1]))
    moment = _instant(said, now, ends)
    if moment > now and not (ends and moment - now <= timedelta(days=1)):
        raise UnknownReference("moment", text, f"It has not come yet. {extent(revisions)}")
    at = moment.isoformat(timespec="milliseconds")  # as the case writes its own: in UTC, so that text compares as time
    return _last(c for c in comparings if c.revision and c.at <= at)


def extent(revisions: Sequence[Revision]) -> str:
    """Return which revisions there are, from when to when."""
    if not revisions:
        return "Nothing was done to this case yet"
    first, last = revisions[0], revisions[-1]
    if first.number == last.number:
        return f"It has one revision: {first.number}, of {minute(first.at)}"
    return f"It has revisions {first.number} ({minute(first.at)}) to {last.number} ({minute(last.at)})"


def minute(at: str) -> str:
    """Return an instant of the case to the minute: "2024-12-14 09:30 UTC"."""
    return f"{at[:16].replace('T', ' ')} UTC"


def _last(comparings: Iterable[Comparing]) -> Comparing | None:
    return max(comparings, key=lambda c: c.number, default=None)


def _instant(said: str, now: datetime, ends: bool) -> datetime:
    length = re.fullmatch(r"(\d{1,6})\s*(m|min|h|d|w)", said)
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if said == "now":
        return now
    day = {"today": today, "yesterday": today - timedelta(days=1)}.get(said)
    try:
        if length:
            return now - timedelta(**{_LENGTHS[length[2]]: int(length[1])})
        if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
            day = datetime.fromisoformat(said).replace(tzinfo=UTC)
        if day is not None:
            return day + timedelta(days=1) if ends else day
        # Only the common forms: Python would also read "20241214T09" and the days of a week's number.
        found = datetime.fromisoformat(said.upper() if re.match(r"\d{4}-\d\d-\d\d[t ]\d", said) else "")
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{said!r} is no moment. {HOW}") from None
