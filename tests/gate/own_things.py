"""The gold of things and counts (`things.jsonl`): how it is read, how the tool answers a row, and how any reader is scored.

Pure: nothing here runs the tool but `our_reader`, which takes the path that a user's JSON Lines file takes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.claims.counts import count_of
from firsthand.claims.participants import Mentions
from firsthand.language import annotate
from firsthand.model import Report
from firsthand.read import read_report

if TYPE_CHECKING:
    from firsthand.language.doc import Doc
    from firsthand.packs import Packs

GOLD = Path(__file__).with_name("things.jsonl")
# What the articles and determiners that stand for a number say is read off the noun phrase, not found as a quantity.
_DETERMINERS = frozenset({"a", "an", "the", "no", "neither", "another"})


@dataclass(frozen=True, slots=True)
class ThingAnswer:
    """A thing at characters [start, end) of the sentence, by its canonical name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class CountAnswer:
    """An interval and the characters [start, end) of the words that give it; `max` None is open."""

    start: int
    end: int
    min: int | None
    max: int | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What a reader finds in a sentence."""

    things: tuple[ThingAnswer, ...] = ()
    counts: tuple[CountAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its answers; `also` may be given and need not be."""

    id: str
    text: str
    situation: str
    wanted: Answers
    also: Answers


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers were right, given too much and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1 in per cent."""
        given, wanted = self.right + self.wrong, self.right + self.missed
        return {
            "precision": 100 * self.right / given if given else 0.0,
            "recall": 100 * self.right / wanted if wanted else 0.0,
            "F1": 200 * self.right / (given + wanted) if given + wanted else 0.0,
        }


Reader = Callable[[str], Answers]
Fits = Callable[[Any, Any], bool]


def read_rows(path: Path = GOLD) -> tuple[Row, ...]:
    """Return the rows of the gold file, in its order."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Row(r["id"], r["text"], r["situation"], _answers(r), _answers(r["also"])) for r in rows)


def _answers(part: Mapping[str, Any]) -> Answers:
    things = tuple(ThingAnswer(t["start"], t["end"], t["name"]) for t in part["things"])
    counts = tuple(CountAnswer(c["start"], c["end"], c["min"], c["max"], c["approximate"]) for c in part["counts"])
    return Answers(things, counts)


def _meet(one: Any, other: Any) -> bool:
    return bool(one.start < other.end and other.start < one.end)


def _same_thing(one: ThingAnswer, other: ThingAnswer) -> bool:
    return one == other


def _same_name(one: ThingAnswer, other: ThingAnswer) -> bool:
    return _meet(one, other) and one.name == other.name


def _same_interval(one: CountAnswer, other: CountAnswer) -> bool:
    return _meet(one, other) and (one.min, one.max) == (other.min, other.max)


def _same_count(one: CountAnswer, other: CountAnswer) -> bool:
    return _same_interval(one, other) and one.approximate == other.approximate


MEASURES: dict[str, tuple[str, Fits]] = {
    "things": ("things", _same_thing),
    "things relaxed": ("things", _same_name),
    "counts": ("counts", _same_count),
    "intervals": ("counts", _same_interval),
}


def match(wanted: Sequence[Any], also: Sequence[Any], given: Iterable[Any], fits: Fits) -> tuple[Tally, list[str]]:
    """Return the tally of one sentence and its faults, each answer used once; what only `also` has counts nothing."""
    open_, extra, right = list(wanted), [], 0
    for answer in sorted(given, key=lambda a: (a.start, a.end)):
        found = next((w for w in open_ if fits(w, answer)), None)
        if found is not None:
            open_.remove(found)
            right += 1
        elif not any(fits(a, answer) for a in also):
            extra.append(answer)
    faults = [f"missed {_shown(w)}" for w in open_] + [f"wrong {_shown(e)}" for e in extra]
    return Tally(right, len(extra), len(open_)), faults


def _shown(answer: ThingAnswer | CountAnswer) -> str:
    where = f"at {answer.start}-{answer.end}"
    if isinstance(answer, ThingAnswer):
        return f"{answer.name} {where}"
    return f"[{answer.min}, {answer.max}]{'~' if answer.approximate else ''} {where}"


def score_things(predict: Reader, rows: Sequence[Row] | None = None) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of each measure for a reader from sentence to `Answers`.

    A reader that finds no counts has zeros there: leave those measures out of its line.
    """
    rows = read_rows() if rows is None else rows
    given = [predict(row.text) for row in rows]
    figures = {}
    for measure, (part, fits) in MEASURES.items():
        total = Tally()
        for row, answers in zip(rows, given, strict=True):
            total += match(getattr(row.wanted, part), getattr(row.also, part), getattr(answers, part), fits)[0]
        figures[measure] = total.figures
    return figures


def faults(predict: Reader, measure: str, rows: Sequence[Row] | None = None) -> Iterator[str]:
    """Yield a line for each sentence that is not all right under a measure."""
    part, fits = MEASURES[measure]
    for row in read_rows() if rows is None else rows:
        answers = getattr(predict(row.text), part)
        _, found = match(getattr(row.wanted, part), getattr(row.also, part), answers, fits)
        if found:
            yield f"{row.id} {row.text}: {'; '.join(found)}"


def our_reader(packs: Packs) -> Reader:
    """Return the tool as a reader: its things, its counting quantities, and what it reads off a determiner."""

    def read(text: str) -> Answers:
        data = json.dumps({"id": "row", "text": text, "language": "en"}, ensure_ascii=False).encode() + b"\n"
        reports = [r for r in read_report(data, packs=packs) if isinstance(r, Report) and r.text == _as_read(text)]
        docs = [doc for report in reports for doc in annotate(report, packs)]
        return Answers(
            tuple(ThingAnswer(m.start, m.end, m.thing.name) for doc in docs for m in doc.things),
            tuple(count for doc in docs for count in _counts(doc, packs)),
        )

    return read


def _as_read(text: str) -> str:
    """Return the text as the reader keeps it: no-break spaces become spaces, one for one, so that offsets hold."""
    return text.replace("\u00a0", " ")


def _counts(doc: Doc, packs: Packs) -> Iterator[CountAnswer]:
    counted = [q for q in doc.quantities if q.kind == "count" and q.count is not None]
    for quantity in counted:
        count = quantity.count
        assert count is not None
        yield CountAnswer(quantity.start, quantity.end, count.min, count.max, count.approximate)
    mentions = Mentions(doc, packs)
    for mention in doc.things:
        inside = doc.tokens.char_span(mention.start, mention.end, alignment_mode="expand") or ()
        word = next((c for token in inside for c in token.lefts if c.lower_ in _DETERMINERS), None)
        if word is None or any(q.start < word.idx + len(word) and word.idx < q.end for q in counted):
            continue
        count = count_of(mention, mentions, named=False)
        if count is not None and not any(count is q.count for q in counted):
            yield CountAnswer(word.idx, word.idx + len(word), count.min, count.max, count.approximate)
