"""Which of two reports that share a passage took it from the other, and what shows it; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.reuse.crediting import abbreviation, credits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Report
    from firsthand.reuse.align import Aligned

CREDITED = "the copy credits the other's outlet"
EARLIER = "the other was published earlier"
CUT_SHORT = "nearly all of it stands, with gaps, in the longer one"
UNKNOWN = "neither date, credit nor wording shows a direction"
ZONES = 2  # whole days by which two dates without a time zone must differ: zones span 26 hours
WHOLE = 0.92  # share of a report's words found in the other from which it may be a cut of it
CUT = 0.75  # the most a cut is long, beside what it was cut from


def direction_of(
    a: Report, b: Report, passages: Sequence[Aligned] = (), lengths: tuple[int, int] = (0, 0)
) -> tuple[str | None, str]:
    """Return "a>b" where `b` took from `a`, "b>a", or None, with the reason.

    A credit in the words of one outweighs the clocks of both: a copy may carry an older date than its source.
    """
    if a.version_of == b.id or b.version_of == a.id:
        return ("b>a" if a.version_of == b.id else "a>b"), "a later version of the same report"
    a_credits, b_credits = names_as_source(a, b), names_as_source(b, a)
    if a_credits != b_credits:
        return ("b>a" if a_credits else "a>b"), CREDITED
    first = earlier(a.published, b.published)
    if first is not None:
        return ("a>b" if first == "a" else "b>a"), EARLIER
    cut = _cut(passages, lengths)
    if cut is not None:
        return cut, CUT_SHORT
    return None, UNKNOWN


def names_as_source(report: Report, other: Report) -> bool:
    """Return whether `report` names the other's outlet, or its abbreviation, as where it has the story from."""
    if not other.outlet or not report.outlet or report.outlet.casefold() == other.outlet.casefold():
        return False
    outlet, short = other.outlet, abbreviation(other.outlet)
    if _credits(report, rf"\b{re.escape(outlet)}\b", outlet.lower(), re.IGNORECASE):
        return True
    return bool(short) and short != abbreviation(report.outlet) and _credits(report, rf"\b{short}\b", short, re.NOFLAG)


def _credits(report: Report, name: str, plain: str, flags: re.RegexFlag) -> bool:
    """Return whether the report has `name` (a pattern of what `plain` says) where sources are named."""
    text, author = report.text, report.author or ""
    if all(plain not in (some.lower() if flags & re.IGNORECASE else some) for some in (text, author)):
        return False
    if re.search(name, author, flags):
        return True
    if any(c.holds(re.search(name, text[c.start : c.end], flags)) for c in credits_of(report)):
        return True
    return len(plain) > 2 and bool(
        re.search(
            rf"\([^()\n]{{0,40}}{name}\)\s*[-–—]|{name}(?:\s+\w+){{0,2}}\s+(?:report|said|quot|cit|wrote|saw)"
            rf"|(?:[Tt]old|[Aa]ccording to|[Rr]eported by|[Cc]ited by|[Bb]y)\s+(?:[Tt]he\s+)?{name}",
            text,
            flags,
        )
    )


def earlier(a: str | None, b: str | None) -> str | None:
    """Return "a" or "b", whichever was published first, when both dates are precise enough to tell; else None."""
    if not a or not b:
        return None
    try:
        one, other = datetime.fromisoformat(a), datetime.fromisoformat(b)
        day_a, day_b = date.fromisoformat(a[:10]), date.fromisoformat(b[:10])
    except ValueError:
        return None
    if one.tzinfo is not None and other.tzinfo is not None:
        return None if one == other else "a" if one < other else "b"
    apart = (day_b - day_a).days
    if abs(apart) < ZONES:
        return None
    return "a" if apart > 0 else "b"


def _cut(passages: Sequence[Aligned], lengths: tuple[int, int]) -> str | None:
    """Return the direction where one report is the other with parts left out, and nothing put in."""
    if len(passages) < 2 or not all(lengths):
        return None
    in_order = all(p.b_end <= q.b for p, q in pairwise(passages))
    same = sum(p.same for p in passages)
    a_words, b_words = lengths
    if not in_order:
        return None
    if same >= WHOLE * b_words and b_words <= CUT * a_words:
        return "a>b"
    return "b>a" if same >= WHOLE * a_words and a_words <= CUT * b_words else None
