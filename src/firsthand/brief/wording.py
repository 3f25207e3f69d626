"""Small wordings: numbers, plurals, dates, lists and quotations as an agency's style book has them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.packs import Packs

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
CALENDAR = (*MONTHS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PRONOUNS = frozenset(
    ["he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "who", "which", "that", "this"]
) | {"these", "those", "one"}
_IRREGULAR_PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children", "policeman": "policemen"}
_UNCHANGED = ("craft", "people", "troops", "personnel", "police", "series", "forces", "infantry", "artillery")
_QUOTE_MAX = 320


def number(n: int) -> str:
    """Return `n` in words up to ten, else in figures with thousands apart."""
    return SMALL[n] if 0 < n <= 10 else "zero" if n == 0 else f"{n:,}"


def counted(n: int, noun: str) -> str:
    """Return "one report", "four reports"."""
    return f"{number(n) if n else 'no'} {noun if n == 1 else noun + 's'}"


def plural(name: str, packs: Packs) -> str:
    """Return the plural of a thing: that of its pack, "Il-76s" for designators, else by the rules of English."""
    entry = packs.things.get(name)
    if entry is not None and entry.plural:
        return entry.plural
    head, space, last = name.rpartition(" ")
    return head + space + _plural_word(last)


@lru_cache(maxsize=4096)
def _plural_word(word: str) -> str:
    low = word.lower()
    if low in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[low]
    if low.endswith(_UNCHANGED):
        return word
    if low.endswith(("s", "x", "z", "ch", "sh")) and not re.search(r"\d", low):
        return word + "es"
    if re.search(r"[^aeiou]y$", low):
        return word[:-1] + "ies"
    return word + "s"


def join(parts: Sequence[str]) -> str:
    """Return "a, b and c"; parts that hold commas (not in brackets) are set apart by semicolons."""
    if len(parts) < 2:
        return "".join(parts)
    comma = "; " if any("," in re.sub(r"\([^()]*\)|“[^”]*”", "", p) for p in parts) else ", "
    last = "; and " if comma == "; " else " and "
    return comma.join(parts[:-1]) + last + parts[-1]


# What is spelt with a vowel and begins with "you" or "won", and what is spelt with an "h" that nobody says.
_LIKE_YOU = re.compile(r"(?:use|usu|uni[ctvfoq]|ukr|uk\b|us\b|u\.s|uae\b|un\b|eu|one\b|once\b)", re.IGNORECASE)
_LIKE_VOWELS = re.compile(r"[aeiou]|hour|honest|honou?r|heir", re.IGNORECASE)
# Letters that are said one by one: "an F-16", "an NGO"; with a vowel next they are a word: "a NATO ship".
_SPELT_OUT = re.compile(r"[FHLMNRSX](?:-?[0-9]|[B-DF-HJ-NP-TV-Z][A-Z]*\b)")


def article(noun: str) -> str:
    """Return `noun` with its indefinite article: "an officer", "a user", "an F-16", "another"."""
    if noun.startswith("other"):
        return f"an{noun}"
    if _LIKE_YOU.match(noun):
        return f"a {noun}"
    return f"{'an' if _LIKE_VOWELS.match(noun) or _SPELT_OUT.match(noun) else 'a'} {noun}"


def upper_first(text: str) -> str:
    """Return `text` with its first letter a capital, except where it opens with a web address."""
    return text if re.match(r"[\w-]+\.[a-z]{2}", text) else text[:1].upper() + text[1:]


def day(value: str | None) -> date | None:
    """Return the day of an ISO instant, or None."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def date_words(value: str | None, year: str) -> str:
    """Return "13 December", with its year unless it is `year`; empty when there is none."""
    found = day(value)
    if found is None:
        return ""
    return f"{found.day} {MONTHS[found.month - 1]}" + ("" if f"{found.year:04}" == year else f" {found.year}")


def interval_words(earliest: str | None, latest: str | None, year: str) -> str:
    """Return the words of an interval of days with their preposition: "on 13 December", "between 12 and 14 May"."""
    first, last = day(earliest), day(latest)
    if first is None or last is None:
        known = first or last
        if known is None:
            return ""
        return ("on or after " if first else "by ") + date_words(known.isoformat(), year)
    if first == last:
        return "on " + date_words(earliest, year)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"in {first.year}" if first.year == last.year else f"between {first.year} and {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {date_words(latest, year)}"
    return f"between {date_words(earliest, year)} and {date_words(latest, year)}"


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Return `text` on one line, without control or direction-changing characters, its double quotes made single.

    The brief's own quotation marks are the curly double ones, so none may stand inside a quotation.
    """
    single = re.sub(r'"(?=\w)', "‘", shown(text).replace("“", "‘").replace("”", "’")).replace('"', "’")
    return " ".join(single.split())


class _Shown(dict[int, str]):
    """Each character that has been met, by its code: itself, or a space for one that shows nothing or steers."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else " "
        return self[code]


_SHOWN = _Shown()


def shown(text: str) -> str:
    """Return `text` with a space for each character that shows nothing, or steers what is shown."""
    return text.translate(_SHOWN)


def quoted_name(name: str) -> str:
    """Return a name that does not look like one, between curly quotes."""
    return f"“{clean(name)}”"


def quotation(text: str, centre: int | None = None) -> str:
    """Return `text` between curly quotes; a long one is cut at words around `centre`, cuts marked by "…".

    The full stop of the quoted sentence is left to the sentence that quotes it.
    """
    whole = clean(text).rstrip(" .,;:")
    if len(whole) > _QUOTE_MAX:
        start = max(0, min((centre or 0) - _QUOTE_MAX // 2, len(whole) - _QUOTE_MAX))
        piece = whole[start : start + _QUOTE_MAX]
        if start:
            piece = "… " + piece.partition(" ")[2]
        if start + _QUOTE_MAX < len(whole):
            piece = (piece.rpartition(" ")[0] or piece) + " …"
        whole = piece
    return f"“{whole}”"
