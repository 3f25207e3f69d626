"""Who stands on whom by the passages that reports share, beside what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Edge, Passage
from firsthand.reuse.direction import CREDITED, CUT_SHORT, EARLIER, UNKNOWN, direction_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.model import Report, Reuse
    from firsthand.packs import Packs
    from firsthand.reuse.naming import Naming

_RIVALS = 8  # sources of a copy that share the most with it, beside which the others are held
_STEP = 8  # characters
_MORE = 8  # steps, of some ten words, that one source shares more than another
_WHOLE = frozenset(f"credited in its {where}" for where in ("dateline", "opening", "own line"))


def copied(reports: Sequence[Report], reuse: Sequence[Reuse], stated: Sequence[Edge], naming: Naming) -> Iterator[Edge]:
    """Give the edges of shared passages whose direction is known, the longest passage as proof.

    A report that shares more with another source, and all that it shares with this one, has it from the other.
    """
    by_id = {r.id: r for r in reports}
    whole = _stories(stated)
    own = _own(reports, naming)
    shared_of: dict[str, dict[str, list[Passage]]] = {}
    for shared in reuse:
        if shared.direction is None or shared.a.report not in by_id or shared.b.report not in by_id:
            continue
        source, copy = (shared.a, shared.b) if shared.direction == "a>b" else (shared.b, shared.a)
        shared_of.setdefault(copy.report, {}).setdefault(source.report, []).append(copy)
    for copy_id, sources in shared_of.items():
        covered = {source: _covered(passages) for source, passages in sources.items()}
        most = sorted(covered, key=lambda source: (-len(covered[source]), source))[:_RIVALS]
        for source_id, passages in sources.items():
            _, why = direction_of(by_id[source_id], by_id[copy_id])
            if why != CREDITED:
                mine = covered[source_id]
                if any(len(covered[m]) >= len(mine) + _MORE and mine <= covered[m] for m in most):
                    continue
                if why == EARLIER and _is_anothers(
                    whole.get(copy_id, frozenset()), whole.get(source_id, frozenset()) | own[source_id]
                ):
                    continue
            if why == UNKNOWN:
                why = CUT_SHORT
            text = by_id[copy_id].text
            words = sum(len(text[p.start : p.end].split()) for p in passages)
            proof = max(passages, key=lambda p: (p.end - p.start, -p.start))
            yield Edge(source_id, copy_id, "copies", proof, f"{words} words shared; {why}")


def _covered(passages: Sequence[Passage]) -> frozenset[int]:
    """Return which parts of a copy the passages hold, in steps of some characters."""
    return frozenset(step for p in passages for step in range(-(-p.start // _STEP), p.end // _STEP))


def _stories(stated: Sequence[Edge]) -> dict[str, frozenset[str]]:
    """Return whose story each report says it carries: not only a part of it, as "with inputs from" would say."""
    found: dict[str, frozenset[str]] = {}
    for edge in stated:
        if edge.kind == "credits" and edge.reason in _WHOLE:
            found[edge.to] = found.get(edge.to, frozenset()) | {edge.from_}
    return found


def _is_anothers(copy: frozenset[str], source: frozenset[str]) -> bool:
    """Return whether the later of two reports that share words says whose they are, and the earlier does not.

    It has the words from there, and not from whoever else printed them before.
    """
    return bool(copy) and not copy & source


def _own(reports: Sequence[Report], naming: Naming) -> dict[str, frozenset[str]]:
    """Return the node of each report's own outlet, none where it is not known."""
    return {r.id: frozenset({f"source:{naming.of(r.outlet)}"} if r.outlet else ()) for r in reports}


def carried(
    reports: Sequence[Report], reuse: Sequence[Reuse], stated: Sequence[Edge], naming: Naming
) -> Iterator[Edge]:
    """Give inferred edges: a report that shares a passage with one crediting an agency stands on that agency too."""
    agencies: dict[str, list[str]] = {}
    for edge in stated:
        if edge.kind == "credits":
            agencies.setdefault(edge.to, []).append(edge.from_)
    whole = _stories(stated)
    titles = {r.id: r.outlet or r.id for r in reports}
    own = _own(reports, naming)
    said = {(edge.from_, edge.to) for edge in stated}
    for shared in reuse:
        for here, there, taken in ((shared.a, shared.b, "a>b"), (shared.b, shared.a, "b>a")):
            if shared.direction is None:
                credited = agencies.get(there.report, [])
            elif shared.direction == taken:  # printed here before: there is a credit for the whole of it
                credited = sorted(whole.get(there.report, ()))
            else:
                continue  # the copy stands on the other report, which credits the agency
            for agency in credited:
                if agency not in own.get(here.report, ()) and (agency, here.report) not in said:
                    reason = f"inferred: shares a passage with {titles.get(there.report)}, which credits it"
                    yield Edge(agency, here.report, "carries", None, reason)


def syndicated(reports: Sequence[Report], reuse: Sequence[Reuse], packs: Packs, naming: Naming) -> Iterator[Edge]:
    """Give inferred edges from a wire's report to that of an outlet known to carry the wire, where they share words."""
    by_id = {r.id: r for r in reports}
    for shared in reuse:
        for here, there in ((shared.a, shared.b), (shared.b, shared.a)):
            outlet, other = by_id.get(here.report), by_id.get(there.report)
            if outlet is None or other is None or not outlet.outlet or not other.outlet:
                continue
            entry = packs.sources.get(naming.of(outlet.outlet))
            wire = naming.of(other.outlet)
            if entry is not None and wire in {naming.of(w) for w in entry.carries}:
                reason = f"inferred: {outlet.outlet} carries {wire}, and the two share a passage"
                yield Edge(other.id, outlet.id, "syndicates", None, reason)
