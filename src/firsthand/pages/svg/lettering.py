"""How much text fits where nothing can be measured: letters counted, wide ones (Chinese, Japanese, Korean) twice."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


def _width(letter: str) -> int:
    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def shortened(text: str, room: int) -> str:
    """Return the text on one line of `room` letters, its end left out where it is longer."""
    text = " ".join(text.split())
    if sum(map(_width, text)) <= room:
        return text
    kept, used = "", 1
    for letter in text:
        used += _width(letter)
        if used > room:
            break
        kept += letter
    return kept.rstrip(" ,;:-(") + "…"


def lines(text: str, room: int, most: int = 2) -> tuple[str, ...]:
    """Return the text on at most `most` lines of `room` letters, broken between words."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < most - 1:
        line = rest.pop(0)
        while rest and sum(map(_width, f"{line} {rest[0]}")) <= room:
            line = f"{line} {rest.pop(0)}"
        found.append(shortened(line, room))
    if rest:
        found.append(shortened(" ".join(rest), room))
    return tuple(found)
