"""What the work costs beside the bare language model's pass, on the same texts, in one run, one process."""

from __future__ import annotations

import json
import statistics
import time
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from bench import gold
from firsthand.claims.triggers import find_evocations
from firsthand.language import load_model
from firsthand.language.attribution import find_attributions
from firsthand.language.certainty import assess
from firsthand.language.parse import parse_report
from firsthand.language.places import find_places, hints_for
from firsthand.language.quantities import find_quantities
from firsthand.language.sources import find_sources
from firsthand.language.things import find_things
from firsthand.language.times import find_times
from firsthand.model import Report
from firsthand.packs import load_packs
from firsthand.pipeline import analyse
from firsthand.read import read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc as Tokens

    from firsthand.claims.triggers import Evocation

ROUNDS = 5
SAMPLE = 60
LIMIT = 0.5
"""What all language components together may cost beside the bare pass."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians over rounds: milliseconds per 1,000 words, and ratios to the bare pass of the same round."""

    texts: str
    words: int
    bare: float
    components: dict[str, float]
    components_ratio: float
    whole: float
    whole_ratio: float


def documents() -> list[bytes]:
    """Return the inputs timed: development reports when the gold folder is named, else the demo's, three times."""
    if gold.named():
        return [json.dumps(r, ensure_ascii=False).encode() for r in gold.inputs("linking")[:SAMPLE]]
    folder = files("firsthand.demo") / "reports"
    return [p.read_bytes() for p in sorted(folder.iterdir(), key=lambda p: p.name)] * 3


def read(documents: Iterable[bytes]) -> list[Report]:
    """Return the reports of the documents."""
    packs = load_packs()
    return [r for data in documents for r in read_report(data, packs=packs) if isinstance(r, Report)]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def cost(rounds: int = ROUNDS) -> Cost:
    """Return what the bare pass, each component, and the whole per-report work cost, taken in turn each round."""
    data = documents()
    reports = read(data)
    texts = [r.text for r in reports]
    model, packs = load_model(), load_packs()
    parsed = [(r, t, list(find_evocations(t, packs))) for r in reports for t in parse_report(r)]
    works: dict[str, Callable[[], object]] = {
        "bare": lambda: [model(text) for text in texts],
        "whole": lambda: [analyse(report) for report in read(data)],
    } | {name: (lambda work=work: [work(*one) for one in parsed]) for name, work in components().items()}
    for work in works.values():
        work()
    words = sum(len(t.split()) for t in texts)
    taken = [{name: seconds(work) for name, work in works.items()} for _ in range(rounds)]
    median = {name: 1e6 * statistics.median(t[name] for t in taken) / words for name in works}
    return Cost(
        texts="development reports" if gold.named() else "the demo's reports",
        words=words,
        bare=median["bare"],
        components={name: median[name] for name in components()},
        components_ratio=statistics.median(sum(t[name] for name in components()) / t["bare"] for t in taken),
        whole=median["whole"],
        whole_ratio=statistics.median(t["whole"] / t["bare"] for t in taken),
    )


def components() -> dict[str, Callable[[Report, Tokens, list[Evocation]], object]]:
    """Return each language component as a function of a report, its parse and the words that evoke events.

    Attribution takes in the finding of sources that it needs; certainty is asked, as in use, for each word that
    evokes an event the packs know.
    """
    packs = load_packs()
    return {
        "attribution": lambda r, t, _: find_attributions(t, find_sources(t, packs), r),
        "quantities": lambda _r, t, _: find_quantities(t),
        "times": lambda r, t, _: find_times(t, r.published),
        "places": lambda r, t, _: find_places(t, packs, hints_for(r, packs)),
        "things": lambda _r, t, _: find_things(t, packs),
        "certainty": lambda _, t, events: [assess(e.token, t) for e in events],
    }


def told(found: Cost) -> list[str]:
    """Return the costs in sentences."""
    parts = ", ".join(f"{name} {ms:.1f}" for name, ms in found.components.items())
    return [
        f"Milliseconds per 1,000 words on {found.texts} ({found.words:,} words): bare pass {found.bare:.1f}; {parts}.",
        f"All components / bare pass: {found.components_ratio:.3f} (limit {LIMIT}).",
        f"The whole per-report work / bare pass: {found.whole_ratio:.3f}.",
    ]


def main() -> None:
    """Print the costs, the ratio of the whole alone on the last line."""
    found = cost()
    print("\n".join(told(found)))
    print(f"{found.whole_ratio:.3f}")
