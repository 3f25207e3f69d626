"""What stands beside a name in a report's text: the name as whole words, and the words before it.

These are searches for a name that is known only when it is looked for. A pattern made for each would take longer to
make than to use, so what can be found by plain search is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

APOSTROPHES = "'’"


def mentions(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Give the spans at which a name stands in a text as whole words, no hyphen beside them."""
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        whole = not _in_word(text[start - 1 : start]) and not _in_word(text[end : end + 1])
        if whole:
            yield start, end
        start = text.find(name, end if whole else start + 1)


def word_before(text: str, end: int, floor: int = 0) -> int:
    """Return where the word that ends at `end` begins, apostrophes and hyphens part of it; `end` where none does."""
    while end > floor and (_in_word(text[end - 1]) or text[end - 1] in APOSTROPHES):
        end -= 1
    return end


def words_before(text: str, most: int) -> list[str]:
    """Return the last words of a text, at most so many, with nothing between them or after them but space of a line."""
    words: list[str] = []
    end = len(text)
    while len(words) < most:
        last = end
        while last and text[last - 1].isspace() and text[last - 1] != "\n":
            last -= 1
        first = word_before(text, last)
        if last in (first, end):
            break
        words.insert(0, text[first:last])
        end = first
    return words


def _in_word(character: str) -> bool:
    return character.isalnum() or character in ("_", "-")
