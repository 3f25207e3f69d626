"""The project's own gold sets, by their own scorers: those of tests/gate beside them, the cases' in `bench.cases`."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bench import cases, floors, readings
from bench.measuring import Outcome, Result, per_thousand, say
from bench.peers import phrasematcher
from firsthand.language.things import find_things
from firsthand.packs import load_packs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Doc as Tokens

    from bench.tasks import WholeTask


def measure(task: WholeTask) -> Outcome:
    """Return ours, and the peer where there is one, on one of the project's own gold sets."""
    say(f"{task.name}: our own gold")
    if task.name == "cases":
        return Outcome(task, Result("ours", _named(task, cases.totals(tuple(cases.run_cases())).figures)))
    gate = scorer(task.name)
    if task.name == "things":
        return _things(task, gate)
    scores = gate.shares(gate.measure(load_packs()))
    return Outcome(task, Result("ours", _named(task, scores)))


def _named(task: WholeTask, figures: Mapping[str, Any]) -> dict[str, float | None]:
    return {m.name: m.of(figures) for m in task.measures}


def scorer(name: str) -> Any:
    """Return the module that scores a set; tests are no package, so their folder is put on the path."""
    folder = str(floors.PATH.parent)
    if folder not in sys.path:
        sys.path.append(folder)
    return import_module(f"own_{name}")


def _things(task: WholeTask, gate: Any) -> Outcome:
    """Return ours and spaCy's phrase matcher over the same names; it finds no counts."""
    packs = load_packs()
    texts = [readings.parse(row.text) for row in gate.read_rows()]
    find = phrasematcher.load(packs)

    def matched(text: str) -> Any:
        return gate.Answers(things=tuple(gate.ThingAnswer(*found) for found in find(readings.parse(text))))

    ours, peer = gate.score_things(gate.our_reader(packs)), gate.score_things(matched)
    named = {m.name for m in task.measures if m.name.startswith("things")}
    return Outcome(
        task,
        Result("ours", _named(task, ours), _ms(lambda t: find_things(t, packs), texts)),
        (
            Result(
                "PhraseMatcher",
                {m.name: m.of(peer) if m.name in named else None for m in task.measures},
                _ms(find, texts),
            ),
        ),
    )


def _ms(find: Callable[[Tokens], object], texts: list[Tokens]) -> float:
    """Return milliseconds per 1,000 words of a finder, given the parse."""
    find(texts[0])
    begin = time.process_time()
    for tokens in texts:
        find(tokens)
    return per_thousand(time.process_time() - begin, [{"text": tokens.text} for tokens in texts])
