"""What shows a line to be running text, or only a date."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.read.dates import find_date

_TERMINAL = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]]*$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def words(text: str) -> int:
    """Return how many words a line has; scripts without spaces count three characters as one, long lines about six."""
    return len(text) // 6 if len(text) > 4000 else _count(text)


@lru_cache(maxsize=4096)
def _count(text: str) -> int:
    spaced = len(text.split())
    return spaced if text.isascii() else max(spaced, len(_UNSPACED.findall(text)) // 3)


def ends_sentence(text: str) -> bool:
    """Return whether a line ends as a sentence does."""
    return bool(_TERMINAL.search(text[-40:]))


def is_prose(text: str) -> bool:
    """Return whether a line reads as a paragraph of running text."""
    count = words(text)
    return (count >= 12 and ends_sentence(text)) or count >= 30


def is_date_line(text: str) -> bool:
    """Return whether a line only says when (and perhaps by which outlet) something was published."""
    if words(text) > 22 or len(text) > 200:
        return False
    found = find_date(text)
    if found is None:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    again = find_date(rest)
    if again:
        rest = rest[: again.start] + " " + rest[again.end :]
    return words(re.sub(r"[^\w\s]", " ", rest)) <= 7 and not ends_sentence(rest.rstrip(" .") or "-")
