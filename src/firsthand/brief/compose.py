"""Snapshot -> Brief: sort the findings into sections, word each, and let only proven sentences stand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from firsthand.brief import differences as differ
from firsthand.brief import sentences as say
from firsthand.brief.answering import answer
from firsthand.brief.gate import refusals
from firsthand.brief.ledger import open_ledger
from firsthand.brief.parts import parts_of
from firsthand.brief.unread import further, not_written, one_sourced, statements, unread
from firsthand.brief.voices import VOICES
from firsthand.engine import Kept
from firsthand.errors import GateError
from firsthand.model import Brief, BriefSection, BriefSentence, Certainty, Status, Tense

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.brief.parts import Part
    from firsthand.model import Claim, Finding, Snapshot
    from firsthand.packs import Packs

SECTIONS = (
    ("corroborated", "Corroborated: two or more origins, no common source found"),
    ("one-origin", "Standing on one origin, or on origins not shown to be different"),
    ("disputed", "Disputed and unresolved"),
    ("changed", "Changed: updated or corrected"),
    ("expected", "Expected"),
    ("unknown", "Declared unknown"),
    ("unread", "What was not read, and what this brief does not say"),
)
_HARM = frozenset({"killed", "injured", "missing"})
# Of unnamed people without a number these tell next to nothing: "people were present", "officers arrived".
_COMING_AND_GOING = frozenset({"present", "arrived", "departed", "moving"})
_QUOTES = " wrote"  # of a sentence that only quotes
_MAIN = 14  # sentences of a section before the rest is listed as "further findings with one source"
# Findings with one source that a brief writes out: who reads thousands asks for the claims, and the brief says so.
_WRITTEN = 500


def write_brief(snapshot: Snapshot, packs: Packs, kept: Kept | None = None) -> Brief:
    """Return the brief of a case, every sentence of which passed the gate.

    Args:
        snapshot: the state of the case.
        packs: the vocabularies.
        kept: the sentences of an earlier brief: those on an event of which all is as it was stand as proven.

    Raises:
        GateError: a sentence could not be worded so that its citations carry it.
    """
    ledger, written = open_ledger(snapshot, packs), kept or Kept()
    left_out = _left_out(ledger)
    filed: dict[str, list[tuple[Finding, BriefSentence]]] = {key: [] for key, _ in SECTIONS}
    ordered = sorted(snapshot.reconciliation.findings, key=lambda f: _order(f, ledger))
    for part in parts_of(ledger, ordered):
        whole = tuple(f.id not in left_out for f in part.findings)
        rows = written.of(part.findings[0].event, (part, whole), partial(_rows, part, whole))
        for key, finding, sentence in rows:
            filed[key].append((finding, sentence))
    answer(filed, ledger)
    done = {key: _arranged(key, rows, ledger) for key, rows in filed.items()}
    if left_out:
        total = BriefSentence(not_written(len(left_out), len(one_sourced(ledger))), None, None, ())
        done["one-origin"] = (*done["one-origin"], _proven((total,), ledger))
    done["unread"] = tuple(_proven((s,), ledger) for s in unread(ledger))
    rec = snapshot.reconciliation
    counts = {
        "reports": len(snapshot.reports),
        "claims": len(snapshot.claims),
        "origins": len(rec.origins),
        "findings": len(rec.findings),
        "failures": len(snapshot.failures),
    }
    return Brief("What the reports say", tuple(BriefSection(k, t, done[k]) for k, t in SECTIONS), counts)


def _rows(part: Part, whole: Sequence[bool]) -> tuple[tuple[str, Finding, BriefSentence], ...]:
    """Return the sentences on one event with their sections and findings; of some findings, only what is not known."""
    ledger = part.ledger()
    filed: dict[str, list[tuple[Finding, BriefSentence]]] = {}
    for finding, all_of_it in zip(part.findings, whole, strict=True):
        for key, sentence in _word(finding, ledger, all_of_it):
            rows = filed.setdefault(key, [])
            if not _joined(rows, finding, sentence, ledger):
                rows.append((finding, sentence))
    return tuple((key, finding, sentence) for key, rows in filed.items() for finding, sentence in rows)


def _left_out(ledger: Ledger) -> frozenset[str]:
    """Return the findings with one source that are counted, not written out: those of the events least reported."""
    found = [f for f in one_sourced(ledger) if section_of(f, say.supporting(f, ledger)) == "one-origin"]
    if len(found) <= _WRITTEN:
        return frozenset()
    reports = {e.id: len({c.report for i in e.claims if (c := ledger.claims.get(i))}) for e in ledger.events.values()}
    ranked = sorted(found, key=lambda f: (-reports.get(f.event, 0), _order(f, ledger)))
    return frozenset(f.id for f in ranked[_WRITTEN:])


def _joined(
    rows: list[tuple[Finding, BriefSentence]], finding: Finding, sentence: BriefSentence, ledger: Ledger
) -> bool:
    """Return whether a finding on where from or where to was put below the sentence on the same movement."""
    spans = {(c.report, c.start) for c in sentence.citations}
    for i in range(len(rows) - 1, -1, -1):
        other, above = rows[i]
        if (
            other.kind == finding.kind
            and spans <= {(c.report, c.start) for c in above.citations}
            and not sentence.details
        ):
            claims = say.supporting(finding, ledger)
            offers = (say.sentence(t, finding, claims, ledger, status=False) for t in say.way(finding, claims, ledger))
            detail = next((offer for offer in offers if not refusals(offer, ledger)), None)
            if detail is not None:
                rows[i] = (other, replace(above, details=(*above.details, detail)))
                return True
    return False


def _order(finding: Finding, ledger: Ledger) -> tuple[str, str, int, str, str]:
    """Return the sort key that keeps an event together, events by time, and counts before the rest."""
    event = ledger.events.get(finding.event)
    when = event.when if event else None
    aspects = ("count", "whether", "which", "place", "from", "to", "when")
    rank = aspects.index(finding.aspect) if finding.aspect in aspects else len(aspects)
    return (
        (when.earliest or when.latest or "9999") if when else "9999",
        finding.event,
        rank,
        finding.question,
        finding.id,
    )


def section_of(finding: Finding, claims: Sequence[Claim]) -> str:
    """Return the key of the section in which a finding stands."""
    if claims and all(c.certainty is Certainty.DECLARED_UNKNOWN for c in claims):
        return "unknown"
    if finding.status in {Status.DISPUTED, Status.UNRESOLVED}:
        return "disputed"
    if claims and all(c.tense is Tense.FUTURE for c in claims):
        return "expected"
    if finding.status is Status.UPDATED:
        return "changed"
    return "corroborated" if finding.status is Status.CORROBORATED else "one-origin"


def _word(finding: Finding, ledger: Ledger, whole: bool = True) -> Iterable[tuple[str, BriefSentence]]:
    """Yield the sentences of one finding with the sections they belong to; unless `whole`, only what is not known."""
    claims = say.supporting(finding, ledger)
    if not claims:
        return
    key = section_of(finding, claims)
    not_known = say.unknowns(finding, ledger)
    if key != "unknown" and (whole or key != "one-origin"):
        stated = _stated(key, finding, claims, ledger)
        carrying = {c.report for c in claims}
        # What an outlet says it does not know, or could not check, stands beside what its report carries.
        caveats = [c for c in not_known if c.report in carrying and len(c.chain) == 1]
        yield key, replace(stated, details=(*stated.details, *_caveats(finding, caveats, ledger)))
        not_known = tuple(c for c in not_known if c not in caveats)
    if not_known:
        texts = [*say.unknown(not_known, ledger), *say.plain(not_known, ledger)]
        yield "unknown", _proven((say.sentence(t, finding, not_known, ledger, status=False) for t in texts), ledger)


def _caveats(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> tuple[BriefSentence, ...]:
    offers = ((say.sentence(t, finding, (c,), ledger, status=False) for t in say.plain((c,), ledger)) for c in claims)
    return tuple(_proven(offer, ledger) for offer in offers)


def _stated(key: str, finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> BriefSentence:
    details: tuple[BriefSentence, ...] = ()
    if key == "disputed":
        claims = differ.differing(finding, ledger) or claims
        texts, details = differ.disputed(finding, claims, ledger), _values(finding, ledger)
    elif key == "changed":
        texts, details = differ.changed(finding, claims, ledger), _values(finding, ledger)
    else:
        everyone, claims = claims, differ.entailing(finding, tuple(claims), ledger)
        texts = say.stated(finding, claims, finding.reconciled, ledger)
        if finding.status in {Status.CORROBORATED, Status.AGREEING}:
            details = _origins(finding, everyone, ledger)
    worded = (say.sentence(t, finding, claims, ledger) for t in texts)
    # Where not even the status can be recomputed from the footnotes, the bare quotations stand without one.
    bare = (say.sentence(t, finding, claims, ledger, status=False) for t in say.plain(claims, ledger))
    head = _proven(chain(worded, bare), ledger)
    once = {d.text: d for d in details if d.text != head.text}
    return replace(head, details=tuple(once.values()))


def _values(finding: Finding, ledger: Ledger) -> tuple[BriefSentence, ...]:
    found = []
    ordered = differ.in_time(finding.values, ledger)
    if finding.status is Status.UPDATED:  # what stands comes last, even where both were told on one day
        ordered.sort(key=lambda v: v.value == finding.reconciled)
    for value in ordered:
        claims, texts = differ.value_detail(finding, value, ledger)
        if claims:
            found.append(_proven((say.sentence(t, finding, claims, ledger, status=False) for t in texts), ledger))
    return tuple(found)


def _origins(finding: Finding, claims: Sequence[Claim], ledger: Ledger) -> tuple[BriefSentence, ...]:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(ledger.origin_of(claim) or claim.id, []).append(claim)
    counts = {(c.count.min, c.count.max) if c.count else None for c in claims}
    if len(groups) < 2 or (len(counts) == 1 and len(groups) <= VOICES):
        return ()  # the sentence above has said it all
    return tuple(
        _proven(
            (say.sentence(t, finding, g, ledger, status=False) for t in say.origin_detail(finding, g, ledger)), ledger
        )
        for g in groups.values()
    )


def _arranged(key: str, rows: Sequence[tuple[Finding, BriefSentence]], ledger: Ledger) -> tuple[BriefSentence, ...]:
    """Return the sentences of a section, each once; a long one lists what only one report has after the rest."""
    rows = list(
        {(s.text, tuple((c.report, c.start) for c in s.citations)): (f, s) for f, s in reversed(rows)}.values()
    )[::-1]
    if key != "one-origin":
        return tuple(s for _, s in rows)
    said = tuple(s for f, s in rows if _is_statement(f, ledger))
    rows = [(f, s) for f, s in rows if not _is_statement(f, ledger)]
    group = (BriefSentence(statements(len(said)), None, None, (), said),) if said else ()
    return (*_main_first(rows, ledger), *group)


def _is_statement(finding: Finding, ledger: Ledger) -> bool:
    """Return whether a finding tells only that somebody said something, and one report alone has it."""
    kind = ledger.packs.kinds.get(finding.kind)
    return kind is not None and kind.speech and finding.status is Status.SINGLE_SOURCE


def _main_first(rows: Sequence[tuple[Finding, BriefSentence]], ledger: Ledger) -> tuple[BriefSentence, ...]:
    """Return the sentences, of many the main ones, and those of one source below a line that counts them."""
    if len(rows) <= _MAIN:
        return tuple(s for _, s in rows)
    weight = {
        f.id: (
            _says_little(f, ledger),
            -len(f.origins),
            -len({c.report for c in say.supporting(f, ledger)}),
            f.kind not in _HARM,
            _QUOTES in s.text,
        )
        for f, s in rows
    }
    ranked = sorted(range(len(rows)), key=lambda i: (weight[rows[i][0].id], i))
    chosen = {i for i in ranked[:_MAIN] if not weight[rows[i][0].id][0]}
    chosen |= {i for i in ranked if rows[i][0].status is not Status.SINGLE_SOURCE}
    rest = tuple(rows[i][1] for i in range(len(rows)) if i not in chosen)
    # Of many, the dead and hurt come first, and what is only quoted last; each in the order of time.
    told = sorted(chosen, key=lambda i: (rows[i][0].kind not in _HARM, _QUOTES in rows[i][1].text, i))
    main = tuple(rows[i][1] for i in told)
    return (*main, BriefSentence(further(len(rest)), None, None, (), rest)) if rest else main


def _says_little(finding: Finding, ledger: Ledger) -> bool:
    """Return whether a finding tells only that people, neither named nor numbered, were or went somewhere."""
    if finding.kind not in _COMING_AND_GOING or not ledger.packs.is_a(finding.thing or "", "person"):
        return False
    return all(c.victim is None and (c.count is None or c.count.max is None) for c in say.supporting(finding, ledger))


def _proven(offers: Iterable[BriefSentence], ledger: Ledger) -> BriefSentence:
    """Return the first sentence that the gate lets through.

    Raises:
        GateError: it refuses them all; the error tells why of the last, which is the plainest.
    """
    refused: BriefSentence | None = None
    for offer in offers:
        if not refusals(offer, ledger):
            return offer
        refused = offer
    if refused is None:
        raise GateError("", ("a finding that nothing was written for",))
    raise GateError(refused.text, refusals(refused, ledger))
