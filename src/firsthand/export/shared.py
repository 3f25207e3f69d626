"""A case as it can be handed on: no originals or reviewers, excerpts only, private people and exact places masked."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from firsthand.export.exact import HARMS, places_of_victims, rounded, towns_named_as
from firsthand.export.excerpts import excerpts
from firsthand.export.masking import Masking, fold, name_words, telling
from firsthand.export.persons import HIGH, NO_NAMES, NO_SURNAMES, ROLES, SPEAKING, find_people
from firsthand.export.usage import Usage
from firsthand.model import Claim, Place
from firsthand.store.replay import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from firsthand.model import Brief, BriefSentence, Judgement, Report, Snapshot

Record = TypeVar("Record")

WITHHELD_PAGES = frozenset({"changes", "audit"})
"""What tells of the desk's own work: what it did, when, and who decided."""

# Fields whose words are those of the text itself: masked character for character, as the text is.
_SURFACES = frozenset({"text", "quote", "hedges"})
_ADDRESSES = frozenset({"url", "final_url", "external_id", "source_path"})
_LIKE_NAMES = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?: (?:al-|el-|bin |van |de )?[^\W\d_a-z][^\W\d_]+){1,3}\b")
_PLAIN = re.compile(r"\b[^\W\d_A-Z][^\W\d_A-Z]+\b")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose: names that stay, and names to be masked beside those that were found."""

    keep: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be masked and withheld: shown before it is done, and told in the archive by numbers."""

    masked: dict[str, str]  # name -> why
    kept: dict[str, str]  # name -> the words that give the office
    accounts: tuple[str, ...]
    places: dict[str, str]  # exact place -> the one that contains it, or empty
    rounded: frozenset[str]  # names of all places whose points are rounded
    towns: tuple[str, ...]  # surnames that are also places of the case: masked only within the full name
    unsure: tuple[str, ...]  # looks like a name in what is shared, and stays
    reviewers: int
    reports: int
    shared: int  # characters of reports that are shown
    of: int  # characters that they have
    common: tuple[str, ...] = ()  # words of masked names that are names only beside the whole name


@dataclass(frozen=True, slots=True)
class Shared:
    """A case as it is handed on."""

    name: str
    snapshot: Snapshot
    brief: Brief
    plan: Plan


def anonymous(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot without what the desk keeps to itself: reviewers, their reasons and notes, its folders."""
    judged = tuple(
        replace(j, id=f"judgement-{n}", who="a reviewer", reason="", before=None, after=None, previous="", hash="")
        for n, j in enumerate(_decisions(snapshot.judgements), 1)
    )
    failures = tuple(
        replace(f, report=_base(f.report) or "", reason=_PATH.sub("", f.reason)) for f in snapshot.failures
    )
    return replace(
        snapshot,
        reports=tuple(replace(r, source_path=_base(r.source_path), notes=()) for r in snapshot.reports),
        judgements=judged,
        failures=failures,
        orphaned=(),
    )


# The folders of a path, as in the reason of a failure; not of an address.
_PATH = re.compile(r"(?<![:\w/])(?:[A-Za-z]:)?[\\/](?:[^\s\\/]+[\\/])+")


def _decisions(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    return (j for j in standing(judgements) if j.action != "note")


def _base(path: str | None) -> str | None:
    if path is None or "://" in path:
        return path
    return PurePath(path.replace("\\", "/")).name or path


def plan(
    snapshot: Snapshot,
    choice: Choice = Choice(),
    public: Iterable[str] = (),
    harms: Collection[str] = HARMS,
    usage: Usage | None = None,
) -> Plan:
    """Return what sharing a case will mask, but for what is only known once it is done.

    Args:
        snapshot: the state of the case.
        choice: what a person decided about names.
        public: names that packs know: of outlets, bodies, offices.
        harms: kinds of event that harm people, beside those in the box.
        usage: how the reports write words, if that is known.
    """
    usage = usage or Usage(snapshot.reports)
    found = find_people(snapshot, public, usage, HARMS | frozenset(harms))
    keep = {name_words(name) for name in choice.keep}
    masked = {n: why for n, why in found.masked.items() if not _is_kept(n, keep)}
    masked |= dict.fromkeys(choice.mask, "named by you")
    asked = {name_words(name) for name in choice.mask}
    kept = {n: why for n, why in found.kept.items() if name_words(n) not in asked}
    kept |= dict.fromkeys(choice.keep, "kept by you")
    accounts = tuple(a for a in found.accounts if name_words(a) not in keep)
    places, near = places_of_victims(snapshot, harms, usage)
    towns = towns_named_as(masked, snapshot.claims, places)
    texts = sum(len(r.text) for r in snapshot.reports)
    reviewers = len({j.who for j in snapshot.judgements})
    words = {w for name in found.masked for w in telling(name)}
    words -= {w for name in choice.mask for w in telling(name)}
    common = tuple(sorted(w for w in words if w in NO_NAMES | ROLES | NO_SURNAMES or usage.is_common(w)))
    left = tuple(n for n in found.left if name_words(n) not in asked)
    return Plan(masked, kept, accounts, places, near, towns, left, reviewers, len(snapshot.reports), 0, texts, common)


def _is_kept(name: str, keep: Collection[tuple[str, ...]]) -> bool:
    """Return whether a name is one that stays, or the surname of one."""
    words = name_words(name)
    return words in keep or (len(telling(name)) == 1 and any(k[-1:] == words[-1:] for k in keep))


def share(
    name: str,
    snapshot: Snapshot,
    brief: Brief,
    planned: Plan,
    *,
    public: Iterable[str] = (),
    usage: Usage | None = None,
) -> Shared:
    """Return the case as it is handed on: a function of what is given, and of nothing else.

    Args:
        name: what the case is called.
        snapshot: its state, from `anonymous`.
        brief: the brief of that state, which has passed the gate; its sentences are masked, not written anew.
        planned: what is masked.
        public: names that packs know, which stay.
        usage: how the reports write words, if that is known.
    """
    outlets = (r.outlet for r in snapshot.reports if r.outlet)
    masking = masking_of(planned, (*public, *outlets), usage or Usage(snapshot.reports))
    mask = _Masker(masking, planned, snapshot.reports)
    cited = {(c.report, c.start, c.end) for s in brief.sections for x in s.sentences for c in _citations(x)}
    state = excerpts(mask.record(snapshot), cited)
    shown = sum(len(r.text[b.start : b.end]) for r in state.reports for b in r.blocks if r.text[b.start] not in "[…")
    planned = replace(planned, shared=shown, unsure=(*planned.unsure, *_unsure(state, planned, public)))
    return Shared(masking.address(name), state, mask.record(brief), planned)


def masking_of(planned: Plan, left: Iterable[str], usage: Usage) -> Masking:
    """Return what masks the names of a plan, in texts that write words as `usage` says."""
    no_names = ROLES | NO_NAMES
    return Masking(
        planned.masked,
        planned.accounts,
        planned.places.items(),
        (*planned.kept, *left, *planned.towns),
        titles=HIGH | SPEAKING,
        surnames=planned.kept,
        common=planned.common,
        ordinary=lambda word: word in no_names or usage.is_ordinary(word),
    )


def _citations(sentence: BriefSentence) -> Iterator[Any]:
    yield from sentence.citations
    for detail in sentence.details:
        yield from _citations(detail)


def _unsure(state: Snapshot, planned: Plan, public: Iterable[str]) -> tuple[str, ...]:
    """Return what looks like a name in what is shared, and is neither masked nor known for something else."""
    known = {name_words(n) for n in (*planned.kept, *public)}
    known |= {name_words(r.outlet) for r in state.reports if r.outlet}
    for claim in state.claims:
        known |= {name_words(p.name) for p in (claim.place, claim.origin_place, claim.destination) if p}
        known |= {name_words(p.text) for p in (claim.place, claim.origin_place, claim.destination) if p}
        known |= {name_words(t.text) for t in claim.things} | {name_words(k.name) for k in claim.chain}
    common = {w for r in state.reports for w in _PLAIN.findall(r.text)}
    counts: dict[str, int] = {}
    for report in state.reports:
        for found in _LIKE_NAMES.findall(report.text):
            words = found.split()
            while words and fold(words[0]) in common:  # "Yesterday" before a name, or no name at all
                words = words[1:]
            name, parts = " ".join(words), name_words(" ".join(words))
            if len(words) > 1 and not any(parts[i:] in known for i in range(len(parts))):
                counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda n: (-counts[n], n)))


class _Masker:
    """Masks every text of a record, whatever the record: what is added to the model later is masked as well."""

    def __init__(self, masking: Masking, planned: Plan, reports: Iterable[Report]) -> None:
        self._masking = masking
        self._planned = planned
        self._texts = {r.id: (r.text, masking.text(r.text)) for r in reports}

    def record(self, value: Record, name: str = "") -> Record:
        """Return `value` with all that is in it masked; `name` is the field that holds it."""
        masked: Any = self._masked(value, name)
        return masked  # type: ignore[no-any-return]

    def _masked(self, value: Any, name: str) -> Any:
        if isinstance(value, str):
            return value if isinstance(value, Enum) else self._text(value, name)
        if isinstance(value, Place):
            return self._place(value)
        if isinstance(value, tuple | list):
            return type(value)(self._masked(item, name) for item in value)
        if isinstance(value, dict):
            return {self._masked(k, ""): self._masked(v, str(k)) for k, v in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = _fields(type(value))
            if isinstance(value, Claim):
                value = replace(value, quote=self._quote(value))
                fields = tuple(f for f in fields if f != "quote")
            return replace(value, **{f: self._masked(getattr(value, f), f) for f in fields})
        return value

    def _quote(self, claim: Claim) -> str:
        """Return a claim's sentence as its report shows it."""
        before, after = self._texts.get(claim.report, ("", ""))
        exact = before[claim.start : claim.end] == claim.quote
        return after[claim.start : claim.end] if exact else self._masking.text(claim.quote)

    def _text(self, value: str, name: str) -> str:
        if name in _SURFACES:
            return self._masking.text(value)
        if name in _ADDRESSES or value.startswith(("http:", "https:")):
            return self._masking.address(value)
        if name == "handle":
            return value if fold(value) in map(fold, self._planned.kept) else "[account]"
        return self._masking.field(value)

    def _place(self, place: Place) -> Place:
        """Return a place as it is shared: that of a victim no finer than ten kilometres."""
        named = replace(
            place,
            name=self._masking.field(place.name),
            text=self._masking.text(place.text),
            candidates=self._masked(place.candidates, ""),
            within=self._masked(place.within, ""),
        )
        return rounded(named) if place.name in self._planned.rounded else named


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind) if f.name != "original")
