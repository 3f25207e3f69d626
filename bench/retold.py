"""Invented reports of invented events, some of which retell others in a way that is known: for measuring reuse.

The words are made of syllables and drawn as words of running text are (Zipf); between them stand function words, and
now and then a phrase of the trade. Nothing is anybody's text.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, product
from typing import TYPE_CHECKING

from firsthand.model import Block, BlockType, Report

if TYPE_CHECKING:
    from collections.abc import Callable

Told = tuple[tuple[str, ...], ...]
Sentences = list[tuple[str, ...]]

WAYS = ("whole", "cut", "reordered", "rewritten", "excerpt", "quoted")
RETOLD = 0.45  # share of reports that retell an earlier one
OUTLETS = 300
VOCABULARY = 12_000
SENTENCES = (8, 18)
CHANGED = (
    0.12  # share of words that a light rewriting puts in other ones, and about half as many each left out or put in
)

_FUNCTION = (
    *("the", "of", "and", "to", "in", "a", "for", "on", "that", "with", "at", "by", "from", "was", "were", "has"),
    *("had", "it", "as", "after", "before", "near", "its", "this"),
)
_TRADE = (
    "the cause of it is still being looked into",
    "no one could be reached for comment on Sunday",
    "officials did not say how long it would take",
    "the road was closed in both directions for several hours",
    "it was not immediately clear how many were on board",
    "in a statement that was sent out late on Friday",
)
_STARTS = [a + b for a, b in product([*"bdfghklmnprstv", "br", "dr", "gl", "pr", "st", "tr"], "aeiou")]
_ENDS = ("n", "r", "l", "s", "t", "nd", "m", "ck", "ng", "")


@dataclass(frozen=True, slots=True)
class Retold:
    """A report, its sentences, and how it came by them.

    Attributes:
        report: as it would be read.
        sentences: the words of each.
        way: one of `WAYS`, or "own".
        source: the number of the report it retells; None where it retells none.
        story: the number of the first report in that line.
    """

    report: Report
    sentences: Told
    way: str
    source: int | None
    story: int


class _Pen:
    """Writes sentences."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        shapes = product(_STARTS, _STARTS, _ENDS)
        self._words = draw.sample(["".join(shape) for shape in shapes], VOCABULARY)
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))

    def words(self, count: int) -> list[str]:
        """Return content words, the common ones oftener."""
        return self.draw.choices(self._words, cum_weights=self._weights, k=count)

    def sentence(self) -> tuple[str, ...]:
        """Return the words of a sentence; one in five is a quotation, one in seven has a phrase of the trade."""
        draw = self.draw
        content = self.words(draw.randint(6, 16))
        found: list[str] = []
        for word in content:
            if draw.random() < 0.75:
                found.append(draw.choice(_FUNCTION))
            found.append(word)
        if draw.random() < 1 / 7:
            found += draw.choice(_TRADE).split()
        found[0] = found[0].capitalize()
        if draw.random() < 1 / 5:
            found = ["“" + found[0], *found[1:-1], found[-1] + ",”", "said", self.words(1)[0].capitalize()]
        return tuple(found)

    def sentences(self, low: int, high: int) -> Sentences:
        """Return so many sentences."""
        return [self.sentence() for _ in range(self.draw.randint(low, high))]

    def rewritten(self, sentence: tuple[str, ...]) -> tuple[str, ...]:
        """Return the sentence with a word changed, left out or put in here and there."""
        found: list[str] = []
        for word in sentence:
            luck = self.draw.random()
            if luck < CHANGED:
                found.append(self.words(1)[0])
            elif luck < 1.5 * CHANGED:
                continue
            elif luck < 2 * CHANGED:
                found += [word, self.words(1)[0]]
            else:
                found.append(word)
        return tuple(found) or sentence


def retellings(count: int, seed: int = 1) -> list[Retold]:
    """Return so many invented reports; the first n of them are the same whatever `count` is."""
    pen = _Pen(random.Random(seed))  # noqa: S311 -- nothing secret
    draw = pen.draw
    made: list[Retold] = []
    for number in range(count):
        way, source = "own", None
        if made and draw.random() < RETOLD:
            way, source = draw.choice(WAYS), draw.randrange(max(0, number - 400), number)
        sentences = _RETELL[way](pen, made[source].sentences if source is not None else ())
        story = made[source].story if source is not None else number
        made.append(Retold(_report(number, sentences, draw), tuple(sentences), way, source, story))
    return made


def _report(number: int, sentences: Sentences, draw: random.Random) -> Report:
    text = "\n\n".join(" ".join(sentence) + "." for sentence in sentences)
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=7 * number)
    outlet = f"Outlet {draw.randrange(OUTLETS)}"
    return Report(f"{number:08}", text, (Block(BlockType.BODY, 0, len(text)),), outlet=outlet, published=at.isoformat())


def _own(pen: _Pen, _: Told) -> Sentences:
    return pen.sentences(*SENTENCES)


def _whole(_: _Pen, told: Told) -> Sentences:
    return list(told)


def _cut(pen: _Pen, told: Told) -> Sentences:
    kept = sorted(pen.draw.sample(range(len(told)), max(1, len(told) // 2)))
    return [told[i] for i in kept]


def _reordered(pen: _Pen, told: Told) -> Sentences:
    kept = [*pen.draw.sample(told, max(1, 2 * len(told) // 3)), *pen.sentences(1, 4)]
    pen.draw.shuffle(kept)
    return kept


def _rewritten(pen: _Pen, told: Told) -> Sentences:
    return [pen.rewritten(sentence) for sentence in told[: max(3, 2 * len(told) // 3)]]


def _excerpt(pen: _Pen, told: Told) -> Sentences:
    sentences = pen.sentences(*SENTENCES)
    words = [word for sentence in told[:4] for word in sentence if word[0] != "“" and word[-1] != "”"]
    first = pen.draw.randrange(max(1, len(words) - 14))
    taken = tuple(words[first : first + pen.draw.randint(14, 40)])
    return [*sentences[:3], (*pen.words(2), *taken, *pen.words(2)), *sentences[3:]]


def _quoted(pen: _Pen, told: Told) -> Sentences:
    said = next((s for s in told if s[0].startswith("“")), ())
    return [*pen.sentences(*SENTENCES), *([said] if said else [])]


_RETELL: dict[str, Callable[[_Pen, Told], Sentences]] = {
    "own": _own,
    "whole": _whole,
    "cut": _cut,
    "reordered": _reordered,
    "rewritten": _rewritten,
    "excerpt": _excerpt,
    "quoted": _quoted,
}
