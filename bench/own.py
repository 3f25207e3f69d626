"""The project's own gold sets, measured by the scorers that stand beside them in tests/gate."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bench import floors, readings
from bench.measuring import Outcome, Result, per_thousand, say
from bench.peers import phrasematcher
from firsthand.language.things import find_things
from firsthand.packs import load_packs

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc as Tokens

    from bench.tasks import WholeTask


def measure(task: WholeTask) -> Outcome:
    """Return ours, and the peer where there is one, on one of the project's own gold sets."""
    say(f"{task.name}: our own gold")
    gate = scorer(task.name)
    if task.name == "things":
        return _things(task, gate)
    scores = gate.shares(gate.measure(load_packs()))
    return Outcome(task, Result("ours", {m.name: m.of(scores) for m in task.measures}))


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
        Result("ours", {m.name: m.of(ours) for m in task.measures}, _ms(lambda t: find_things(t, packs), texts)),
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
