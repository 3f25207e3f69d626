"""The finished text, read again: quotations, names, dates and numbers found by patterns, not taken from the writer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.brief.gate.lexicon import MONTHS, SCALES, TENS, UNITS, VAGUE
from firsthand.brief.wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_QUOTE = re.compile(r"“([^“”]*)”")
_MONTH = "|".join(m.capitalize() for m in MONTHS)
_DATE = re.compile(
    rf"\b(\d{{1,2}}) ({_MONTH})(?: (\d{{4}}))?\b|\b({_MONTH}) (\d{{4}})\b|"
    r"(?<=\bin )(\d{4})\b|(?<=\band )((?:19|20)\d\d)\b"
)
# "between 12 and 13 December" leaves the first month out.
_DAYS = re.compile(rf"(?<=\b[Bb]etween )(\d{{1,2}}) and (\d{{1,2}}) ((?:{_MONTH})(?: \d{{4}})?)\b")
_WORDS = "|".join(sorted([*UNITS, *TENS, *SCALES], key=len, reverse=True))
_SPELLED = rf"(?:{_WORDS})(?:[ -](?:and )?(?:{_WORDS}))*\b"
_FIGURES = r"(?<![\w-])\d[\d,]*(?:\.\d+)?(?![\w-])"
_NUMBER = re.compile(
    r"(?:\b(?P<about>about|around|some|nearly|almost) )?"
    r"(?:\b(?P<mod>at least|more than|over|up to|at most|fewer than|less than|between) )?"
    rf"(?P<num>{_FIGURES}|\b{_SPELLED}|\b(?:{'|'.join(VAGUE)})\b)(?: and (?P<to>{_FIGURES}|{_SPELLED}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its quotations, names and dates taken out, each marked where it stood: ⟨q0⟩, ⟨n2⟩, ⟨d1⟩."""

    shape: str
    quotes: tuple[str, ...]
    names: tuple[str, ...]
    dates: tuple[tuple[int | None, int | None, int | None], ...]  # day, month, year as written
    open_quote: bool


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number as the text has it, and what stands after it."""

    text: str
    low: int | None
    high: int | None
    approximate: bool
    after: str


# Quotation marks are all one; the brackets that mark a reading's names are no text's.
_SAME = {ord(c): "'" for c in "“”‘’\"'`´"} | {ord("⟨"): "(", ord("⟩"): ")"}


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Return `text` as quotations are compared: one line, straight single quotes for every quotation mark."""
    return " ".join(shown(text).translate(_SAME).split())


@lru_cache(maxsize=512)
def folded(text: str) -> str:
    """Return `text` as names are looked for in a whole report: normal, without regard to capitals."""
    return normal(text).casefold()


def read(text: str, names: Sequence[str], quoted: Iterable[str] = ()) -> Reading:
    """Return `text` with its quotations, those of `names` that occur in it, and its dates marked.

    `quoted` are names only where they stand between quotation marks.
    """
    quotes: list[str] = []
    found: list[str] = []
    dates: list[tuple[int | None, int | None, int | None]] = []
    known = {normal(n).casefold(): n for n in (*quoted, *names)}

    def quote(match: re.Match[str]) -> str:
        """Return the mark that stands for a quotation, or for the name that it is."""
        as_name = known.get(normal(match[1]).casefold())
        if as_name is not None:
            return _mark(found, as_name, "n")
        return _mark(quotes, match[1], "q")

    def when(match: re.Match[str]) -> str:
        """Return the mark that stands for a date, and note its day, month and year."""
        d, m, y, month, year, only, last = match.groups()
        named = m or month
        years = y or year or only or last
        dates.append(
            (
                int(d) if d else None,
                MONTHS.index(named.casefold()) + 1 if named else None,
                int(years) if years else None,
            )
        )
        return f"⟨d{len(dates) - 1}⟩"

    shape = _QUOTE.sub(quote, text.replace("⟨", "(").replace("⟩", ")"))
    open_quote = "“" in shape or "”" in shape
    low = shape.casefold()
    ordered = sorted({n for n in names if n and n.casefold() in low}, key=lambda n: (-len(n), n))
    lookup = {n.casefold(): n for n in reversed(ordered)}
    shape = _replaced(shape, ordered, lambda name: _mark(found, lookup.get(name.casefold(), name), "n"))
    shape = _DATE.sub(when, _DAYS.sub(r"\1 \3 and \2 \3", shape))
    return Reading(shape, tuple(quotes), tuple(found), tuple(dates), open_quote)


def _replaced(shape: str, names: Sequence[str], mark: Callable[[str], str]) -> str:
    """Return `shape` with its names marked from left to right, where two begin together the one that is listed first.

    A name is a pattern of its own, kept from sentence to sentence: one of all the names of each would be made anew.
    """
    hits = sorted((m.start(), i, m.end()) for i, name in enumerate(names) for m in _name(name).finditer(shape))
    parts, at = [], 0
    for start, _, end in hits:
        if start >= at:
            parts += [shape[at:start], mark(shape[start:end])]
            at = end
    return "".join([*parts, shape[at:]])


@lru_cache(maxsize=16384)
def _name(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w⟨-]){re.escape(name)}(?![\w⟩-])", re.IGNORECASE)


def _mark(kept: list[str], text: str, letter: str) -> str:
    kept.append(text)
    return f"⟨{letter}{len(kept) - 1}⟩"


def numbers(shape: str) -> Iterator[NumberRead]:
    """Yield every number of `shape` with its modifiers, as an interval."""
    for match in _NUMBER.finditer(re.sub(r"⟨[^⟩]*⟩", lambda m: m[0].replace("0", "o").translate(_LETTERS), shape)):
        words = match["num"].casefold()
        after = shape[match.end() : match.end() + 60]
        about = match["about"] is not None
        if words in VAGUE:
            yield NumberRead(match[0], *VAGUE[words], about, after)
            continue
        n = parse(words)
        if n is None:
            yield NumberRead(match[0], None, None, about, after)
            continue
        mod = (match["mod"] or "").casefold()
        bounds: tuple[int | None, int | None]
        if mod == "between" and match["to"]:
            bounds = (n, parse(match["to"].casefold()))
        elif mod in {"at least", "more than", "over"}:
            bounds = (n + (mod != "at least"), None)
        elif mod in {"up to", "at most"}:
            bounds = (0, n)
        elif mod in {"fewer than", "less than"}:
            bounds = (0, n - 1)
        else:
            bounds = (n, n)
        yield NumberRead(match[0], *bounds, about, after)


_LETTERS = {ord(str(i)): chr(ord("a") + i) for i in range(10)}  # hides the numbers of the marks, keeps their length


def parse(words: str) -> int | None:
    """Return the whole number that `words` (figures, or English number words) stand for, or None."""
    figures = words.replace(",", "")
    if figures.isdigit() and figures.isascii():
        return int(figures) if len(figures) < 13 else None
    total = current = 0
    for word in re.split(r"[ -]", words):
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word in {"hundred", "dozen"}:
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0
        elif word != "and":
            return None
    return total + current


def as_day(parts: tuple[int | None, int | None, int | None], default_year: str) -> date | None:
    """Return a written date as a day, in `default_year` when it names none; None for a month, a year or nonsense."""
    day, month, year = parts
    years = year if year is not None else int(default_year) if default_year.isdigit() else None
    if day is None or month is None or years is None:
        return None
    try:
        return date(years, month, day)
    except ValueError:
        return None
