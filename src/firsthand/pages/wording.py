"""The words that pages use for the parts of a claim and of a finding."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from firsthand.brief.unread import reason_of

if TYPE_CHECKING:
    from firsthand.model import Claim, Count, Failure, Report, When

STATUSES = {
    "corroborated": "Two or more origins known to be different carry it.",
    "agreeing": "Origins agree; that they are independent is not shown.",
    "repeated": "Several reports, one origin.",
    "single-source": "One report.",
    "disputed": "Values that cannot both hold.",
    "unresolved": "Values differ; not shown to be of one time or scope.",
    "updated": "A later value took the place of an earlier one.",
}
"""Every status, and what it means in a sentence."""

LACKING = {
    "agreeing": "To be corroborated, two of its origins would have to be known to be different; below stands "
    "what is not settled of each pair, and where you know better you can decide it.",
    "repeated": "To be corroborated, it would need a second origin: however many reports carry it, all lead to one.",
    "single-source": "To be corroborated, it would need another report that stands on another origin.",
    "disputed": "It can be corroborated only where one of the values falls, or the claims tell of two events.",
    "unresolved": "It can be corroborated only once the values are shown to be of one time and scope, and agree.",
    "updated": "To be corroborated, the later value would need a second origin of its own.",
}
"""What a finding of each status lacks to be corroborated."""

FLAGS = {
    "denied": "somebody says that it is not so",
    "declared-unknown": "somebody says that it is not known",
    "expected": "it is told as something to come",
    "hedged": "it is told without full commitment",
    "corrected": "a report corrected what it had said",
    "within-origin": "the values that differ come from one origin",
    "reviewed": "a person has judged it",
}
"""What each flag says."""

ASPECTS = {
    "count": "how many",
    "whether": "whether",
    "place": "where",
    "from": "where from",
    "to": "where to",
    "when": "when",
    "which": "which",
}
"""What each aspect of a finding asks, in a word or two."""

CERTAINTIES = {
    "CT+": "said without a hedge",
    "PR+": "said to be probable",
    "PS+": "said to be possible",
    "CT-": "denied",
    "PR-": "said to be improbable",
    "PS-": "doubted",
    "CTu": "declared unknown",
    "Uu": "mentioned without commitment",
}
"""What each certainty of FactBank says, and our own declared unknown."""

_UNASSERTED = {
    "CT-": "not ",
    "PR-": "improbable: ",
    "PS-": "doubted: ",
    "CTu": "not known: ",
    "Uu": "mentioned, not asserted: ",
}
_CLOCK = re.compile(
    r"\d[:.]\d\d|\d\s*(?:[ap]\.?m\b|o'clock|hrs?\b|hours?\b|h\b|gmt|utc)|\b(?:noon|midnight)\b", re.IGNORECASE
)
"""Words that give an hour; where there are none, an hour is what a calendar makes of them ("morning": from four)."""


def subject(claim: Claim) -> str:
    """Return what a claim is about, and how many: "Il-76 (3)"."""
    things = ", ".join(t.name for t in claim.things) or "not said what"
    number = count(claim.count)
    return f"{things} ({number})" if number else things


def count(value: Count | None) -> str:
    """Return "3", "about 3", "3 or more", "3 to 5"; empty where there is none."""
    return interval(value.min, value.max, value.approximate) if value is not None else ""


def interval(low: int | None, high: int | None, approximate: bool = False) -> str:
    """Return a closed or open interval of whole numbers in words."""
    if low is None and high is None:
        return "an unknown number"
    if low == high:
        words = f"{low:,}"
    elif high is None:
        words = f"{low:,} or more"
    elif not low:
        words = f"up to {high:,}"
    else:
        words = f"{low:,} to {high:,}"
    return f"about {words}" if approximate else words


def setting(claim: Claim) -> str:
    """Return where and when, as far as the claim says."""
    parts = (
        f"at {claim.place.name}" if claim.place else "",
        f"from {claim.origin_place.name}" if claim.origin_place else "",
        f"to {claim.destination.name}" if claim.destination else "",
        when(claim.when) if claim.when else "",
    )
    return ", ".join(filter(None, parts))


def when(time: When) -> str:
    """Return from the earliest to the latest: "2024-12-12 to 2024-12-13 (“Thursday night and Friday”)".

    An hour is told only where the words give one; the words are told where the days do not say as much.
    """
    exact = bool(_CLOCK.search(time.text))
    ends = [moment(end) if exact else day(end) for end in (time.earliest, time.latest) if end]
    if len(ends) == 2:
        told = " to ".join(dict.fromkeys(ends))
    elif ends:
        told = f"{ends[0]} or {'later' if time.earliest else 'earlier'}"
    else:
        return time.text
    plain = not time.text or (not exact and any(letter.isdigit() for letter in time.text)) or time.text in told
    return told if plain else f"{told} (“{time.text}”)"


def days(time: When) -> str:
    """Return the days of a time: "2024-12-12 to 2024-12-13"; empty where none is known."""
    ends = [day(end) for end in (time.earliest, time.latest) if end]
    if len(ends) == 2 or not ends:
        return " to ".join(dict.fromkeys(ends))
    return f"{ends[0]} or {'later' if time.earliest else 'earlier'}"


def told(claim: Claim) -> str:
    """Return what a claim says in a few words, and that it was not so, or is not known, where that is what it says.

    "landed: Il-76 (1)"; "not destroyed: aircraft"; "not known: arrived: Il-76". That of "no ship left" is its number.
    """
    none = claim.count is not None and claim.count.max == 0
    before = "denied: " if claim.denies else "" if none else _UNASSERTED.get(claim.certainty, "")
    return f"{before}{claim.kind}: {subject(claim)}"


def manner(claim: Claim) -> str:
    """Return how a claim is said: how certain, and whether of what is yet to come."""
    return CERTAINTIES[claim.certainty] + ("; yet to come" if str(claim.tense) == "future" else "")


def value(answer: Any) -> str:
    """Return a finding's value in words."""
    if isinstance(answer, dict) and "min" in answer:
        return interval(answer.get("min"), answer.get("max"), bool(answer.get("approximate")))
    if isinstance(answer, dict) and "cue" in answer:  # a voice of a chain
        return str(answer["name"])
    if isinstance(answer, dict):
        return ", ".join(f"{key.replace('_', ' ')} {value(part)}" for key, part in answer.items() if part is not None)
    if isinstance(answer, list | tuple):
        return ", ".join(map(value, answer))
    if answer is None:
        return "unknown"
    return ("yes" if answer else "no") if isinstance(answer, bool) else str(answer)


def carried(reconciled: Any) -> str:
    """Return what all origins of a finding carry, in words; empty where that says nothing ("0 or more")."""
    if isinstance(reconciled, dict) and not reconciled.get("min", 1) and reconciled.get("max", 0) is None:
        return ""
    return "" if reconciled is None else value(reconciled)


def outlet(report: Report) -> str:
    """Return the outlet, or its file's name in angle brackets when it is not known."""
    return report.outlet or f"<{source_name(report)}>"


def source_name(report: Report) -> str:
    """Return the last part of where a report came from."""
    where = (report.source_path or report.url or report.external_id or report.id).rstrip("/\\")
    return PurePath(where.replace("\\", "/")).name or where


def why_failed(failure: Failure) -> str:
    """Return why a source was not read, without its name."""
    return reason_of(failure)


def day(instant: str | None) -> str:
    """Return the day of an instant, or "no date"."""
    return instant[:10] if instant else "no date"


def moment(instant: str | None) -> str:
    """Return "2024-12-14 04:00 UTC" for an instant, "2024-12-14" for a day; empty where there is none."""
    day_part, _, clock = (instant or "").partition("T")
    if not clock:
        return day_part
    zone = "UTC" if clock.endswith(("Z", "+00:00")) else clock[-6:] if clock[-6:-5] in ("+", "-") else ""
    return " ".join(filter(None, (day_part, clock[:5], zone)))


def begun(text: str) -> str:
    """Return a text that begins with a capital: a question where it stands by itself."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a text as a sentence: a capital first, a full stop last; empty where it is."""
    text = text.strip()
    return begun(text if not text or text[-1] in ".!?" else f"{text}.")


def many(number: int, noun: str, plural: str = "") -> str:
    """Return "1 report", "4 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
