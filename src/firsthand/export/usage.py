"""How the reports of a case write a word: in lower case it is no name, whoever took it for one."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.export.masking import words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Report

LEAST = 10  # times that a word stands in lower case before it is taken for a common one
TIMES = 12  # how many times as often as with a capital inside a sentence

CALENDAR = words_in(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday"
)


class Usage:
    """The words of some reports as they are written there. It never changes.

    Capitals at the beginning of a sentence, and in headlines that capitalise everything, say nothing: only those
    behind a word in lower case count.

    Args:
        reports: whose texts.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        self._plain: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._pairs: set[str] = set()
        for report in reports:
            self._read(report.text)

    def _read(self, text: str) -> None:
        before, at = "", -1  # the word before, if it is in lower case, and where it ends
        for word in words_of(text):
            first = text[word.start]
            follows = before and text[at : word.start] == " "
            if first.islower() or first.isdecimal():
                self._plain[word.folded] += 1
                if follows:
                    self._pairs.add(f"{before} {word.folded}")
                before, at = word.folded, word.end
            else:
                if follows:
                    self._names[word.folded] += 1
                before = ""

    def is_common(self, word: str) -> bool:
        """Return whether a word, without case, is mostly written in lower case: "homicide", not "brown"."""
        return word in CALENDAR or self._plain[word] >= max(LEAST, TIMES * self._names[word])

    def is_ordinary(self, word: str) -> bool:
        """Return whether a word, without case, is written in lower case more than as a name."""
        return word in CALENDAR or self._plain[word] > self._names[word]

    def is_phrase(self, words: tuple[str, ...]) -> bool:
        """Return whether words are written one behind the other in lower case: "attempted murder"."""
        return len(words) > 1 and all(f"{a} {b}" in self._pairs for a, b in pairwise(words))
