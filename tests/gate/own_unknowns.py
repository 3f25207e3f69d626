"""The gold of declared unknowns and hedges (`unknowns.jsonl`) and how it is scored; pure but for `measure`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from own_chains import Row, claims_of, pick, read_rows

from firsthand.model import Certainty, Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.packs import Packs

GOLD = Path(__file__).with_name("unknowns.jsonl")
NONE = "no claim"


@dataclass(frozen=True, slots=True)
class Answer:
    """The certainty and tense that the tool gave a row; `NONE` where it found no claim."""

    row: Row
    certainty: str
    tense: str

    @property
    def wanted(self) -> str:
        return str(self.row.answer["certainty"])

    @property
    def right(self) -> bool:
        return self.certainty == self.wanted and self.tense == self.row.answer["tense"]

    @property
    def line(self) -> str:
        wanted = f"{self.wanted}, {self.row.answer['tense']}"
        return f"{self.row.id} {self.row.phenomenon}: {self.certainty}, {self.tense}; wanted {wanted}"


def answer_row(row: Row, claim: Claim | None) -> Answer:
    """Return the tool's certainty and tense for a row."""
    if claim is None:
        return Answer(row, NONE, NONE)
    return Answer(row, claim.certainty.value, claim.tense.value)


def f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    """Return the F1 in percent of one label over (wanted, given) pairs; 0 when it is never right."""
    hits = sum(wanted == given == label for wanted, given in pairs)
    wanted_all = sum(wanted == label for wanted, _ in pairs)
    given_all = sum(given == label for _, given in pairs)
    return 200 * hits / (wanted_all + given_all) if hits else 0.0


def shares(answers: Sequence[Answer]) -> dict[str, float]:
    """Return the figures in percent: accuracy and macro F1 of certainty, tense, declared unknowns, found.

    The macro F1 is the plain mean over the certainties that the set holds.
    """
    pairs = [(a.wanted, a.certainty) for a in answers]
    labels = sorted({wanted for wanted, _ in pairs})
    count = len(answers)
    return {
        "certainty": 100 * sum(wanted == given for wanted, given in pairs) / count,
        "certainty macro F1": sum(f1(pairs, label) for label in labels) / len(labels),
        "tense": 100 * sum(a.tense == a.row.answer["tense"] for a in answers) / count,
        "declared unknown F1": f1(pairs, Certainty.DECLARED_UNKNOWN.value),
        "found": 100 * sum(a.certainty != NONE for a in answers) / count,
    }


def measure(packs: Packs, path: Path = GOLD) -> tuple[Answer, ...]:
    """Return the tool's answer to every row of the set, in its order."""
    rows = read_rows(path)
    found = claims_of(rows, packs)
    return tuple(answer_row(row, pick(row, found[row.id], packs)) for row in rows)
