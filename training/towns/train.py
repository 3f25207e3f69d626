"""Fit the weights of `firsthand.claims.towns`: `python -m training.towns.train $FIRSTHAND_GOLD/incidents/dev.jsonl`.

Reads the reports as the product does, measures how each names its towns, fits a conditional logit to the towns that
the archive gives, and prints the weights for `FEATURES` beside how often the choice is right on incidents that the
fit had not seen. Nothing here is drawn by chance: folds go by the order of the rows.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from bench.incidents import as_filed

from firsthand.claims.setting import Scene
from firsthand.claims.towns import FEATURES, measured
from firsthand.language import annotate
from firsthand.model import Report
from firsthand.packs import load_packs
from firsthand.read import read_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from firsthand.language.doc import Doc

RIDGE = 4.0
STEPS, RATE = 300, 0.05
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """The towns one report names, as the archive files them, how it names each, and which of them is the archive's."""

    incident: int
    towns: tuple[str, ...]
    values: NDArray[np.float64]
    right: tuple[int, ...]


def docs_of(record: dict[str, Any]) -> Iterable[Doc]:
    """Yield the annotated text of one report of the gold data, taken in as a JSON Lines record like a user's."""
    data = json.dumps(record, ensure_ascii=False).encode()
    packs = load_packs()
    for report in read_report(data, media_type="application/x-ndjson", packs=packs):
        if isinstance(report, Report):
            yield from annotate(report, packs)


def choices_of(incident: int, docs: Iterable[Doc], city: str) -> Iterable[Choice]:
    """Yield the choice that each report of an incident offers."""
    for doc in docs:
        found = Scene(doc).namings
        if found:
            towns = tuple(as_filed(n.town.name, n.town.within[-2] if len(n.town.within) > 1 else "") for n in found)
            right = tuple(i for i, town in enumerate(towns) if town.casefold() == city.strip().casefold())
            yield Choice(incident, towns, np.array([measured(n) for n in found]), right)


def fit(choices: Sequence[Choice]) -> NDArray[np.float64]:
    """Return the weights under which the right towns are likeliest; each incident's reports weigh together as its root.

    Args:
        choices: those with one town, or without the right one, teach nothing and are left out.
    """
    told = Counter(c.incident for c in choices)
    scale = np.concatenate([c.values for c in choices]).std(axis=0) + 1e-9
    telling = [
        (c.values / scale, list(c.right), told[c.incident] ** -0.5) for c in choices if c.right and len(c.towns) > 1
    ]
    weights = np.zeros(len(FEATURES))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):  # Adam (Kingma and Ba 2015)
        slope = RIDGE * weights
        for values, right, weight in telling:
            likely = _shares(values @ weights)
            wanted = np.zeros_like(likely)
            wanted[right] = likely[right] / likely[right].sum()
            slope = slope + weight * (values.T @ (likely - wanted))
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.asarray(weights / scale)


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(scores - scores.max())
    shares: NDArray[np.float64] = raised / raised.sum()
    return shares


def right_of(choices: Sequence[Choice], weights: NDArray[np.float64], *, together: bool) -> set[int]:
    """Return the incidents whose town is the one chosen.

    Args:
        choices: those of one incident are of its reports.
        weights: of the features.
        together: whether what speaks for a town in each report is added up; else each report has a vote, by its
            certainty where as many choose another.
    """
    told: dict[int, Counter[str]] = {}
    truth: set[tuple[int, str]] = set()
    for choice in choices:
        scores = choice.values @ weights
        likely = _shares(scores)
        best = int(likely.argmax())
        for i, town in enumerate(choice.towns):
            share = scores[i] if together else (i == best) * (1 + 0.01 * likely[best])
            told.setdefault(choice.incident, Counter())[town] += share
        truth |= {(choice.incident, choice.towns[i]) for i in choice.right}
    return {i for i, sums in told.items() if (i, max(sums, key=lambda t: (sums[t], t))) in truth}


def report(choices: Sequence[Choice], incidents: int) -> None:
    """Print how often towns are right on incidents that the fit had not seen, then the weights fitted to all."""
    for together, what in ((False, "by votes"), (True, "together")):
        right: set[int] = set()
        for fold in range(FOLDS):
            weights = fit([c for c in choices if c.incident % FOLDS != fold])
            right |= right_of([c for c in choices if c.incident % FOLDS == fold], weights, together=together)
        fitted = len(right_of(choices, fit(choices), together=together))
        sys.stdout.write(
            f"right {what}: {100 * len(right) / incidents:.2f} % of {incidents} incidents in {FOLDS} folds,"
        )
        sys.stdout.write(f" {100 * fitted / incidents:.2f} % fitted to all\n")
    weights = fit(choices)
    for (feature, _), weight in zip(FEATURES, weights, strict=True):
        sys.stdout.write(f"    ({feature.__name__}, {weight:.2f}),  # {feature.__doc__}\n")


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    rows = [json.loads(line) for line in parser.parse_args().gold.read_text(encoding="utf-8").splitlines()]
    choices: list[Choice] = []
    for i, row in enumerate(rows):
        for record in row["reports"]:
            choices += choices_of(i, docs_of(record), row["facts"]["city"])
    report(choices, len(rows))


if __name__ == "__main__":
    main()
