"""The records that travel between stages: frozen, slotted, without logic.

Offsets are Python string offsets into `Report.text`; instants and days are ISO 8601 strings; `None` means open or
unknown. The words are those of the field: attribution after PARC and PolNeAR, certainty after FactBank.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class BlockType(StrEnum):
    """What a stretch of a report's text is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    POST = "post"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


class Certainty(StrEnum):
    """How far a claim's root commits itself (FactBank); `DECLARED_UNKNOWN` is ours."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    COUNTERFACT = "CT-"
    IMPROBABLE = "PR-"
    DOUBTFUL = "PS-"
    DECLARED_UNKNOWN = "CTu"
    UNCOMMITTED = "Uu"


class Tense(StrEnum):
    """When the event stands to the telling."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Basis(StrEnum):
    """What the root of a claim rests on."""

    SATELLITE = "satellite imagery"
    PHOTOGRAPH = "photograph"
    VIDEO = "video"
    EYEWITNESS = "eyewitness"
    OFFICIAL = "official statement"
    DOCUMENT = "document"
    EXPERT = "expert judgement"
    TRACKING = "tracking data"
    MEDIA = "other media"
    UNSPECIFIED = "unspecified"


class Verdict(StrEnum):
    """Whether two origins are one; `UNDETERMINED` never counts as independent."""

    SAME = "same"
    DIFFERENT = "different"
    UNDETERMINED = "undetermined"


class Status(StrEnum):
    """What the claims behind a finding amount to; the first that holds, in this order."""

    DISPUTED = "disputed"
    UNRESOLVED = "unresolved"
    UPDATED = "updated"
    CORROBORATED = "corroborated"
    AGREEING = "agreeing"
    REPEATED = "repeated"
    SINGLE_SOURCE = "single-source"


@dataclass(frozen=True, slots=True)
class Block:
    """A typed stretch of a report's text; posts and captions carry who made them and when."""

    type: BlockType
    start: int
    end: int
    author: str | None = None
    handle: str | None = None
    date: str | None = None


MOST_ANALYSED = 2_000_000  # characters of one report; what follows them is kept and can be searched


@dataclass(frozen=True, slots=True)
class Report:
    """One document by one outlet at one time.

    `text` is the working copy; `original` the evidentiary one (empty when only text was taken in). Blocks are in
    order, do not overlap, and cover everything in `text` that is not white space.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    external_id: str | None = None
    url: str | None = None
    final_url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None  # "2024-12-14", "2024-12-14T09:30:00" (zone unknown) or "...+00:00"
    published_source: str | None = None  # metadata, page, url, dateline, set; None when not found
    retrieved: str | None = None
    language: str | None = None  # ISO 639-1
    media_type: str = "text/plain"
    capture: str = "file"  # file, text, fetch, feed, record
    sha256: str = ""
    source_path: str | None = None  # as given by the user
    version_of: str | None = None
    original: bytes = field(default=b"", repr=False)
    unsure: tuple[str, ...] = ()  # "outlet", "date", "time zone": what a person should check
    notes: tuple[str, ...] = ()  # plain sentences: a repeated body left out, a language not analysed, ...


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or analysed; it never stops the others."""

    report: str  # report id or source path
    stage: str  # read, annotate, claims, ...
    reason: str  # one plain sentence: what, where, what to do


@dataclass(frozen=True, slots=True)
class Count:
    """A closed interval of whole numbers; `max` None is open. `text` is the surface."""

    min: int | None
    max: int | None
    approximate: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing or participant: the pack's canonical name and the surface that named it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A runner-up for a place name."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place with a point, a radius of uncertainty in kilometres, and the runners-up."""

    name: str
    text: str
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    candidates: tuple[Candidate, ...] = ()
    within: tuple[str, ...] = ()  # names of the places that contain it, nearest first: ("Latakia", "Syria")
    kind: str = ""  # city, country, region, base, port, airport, ...


@dataclass(frozen=True, slots=True)
class Weighed:
    """A town that a report names, and how much the way it is named speaks for the report's own event having been there.

    `weight` is on the scale of log-odds: of two towns of a report the likelier is e to the difference times as likely.
    """

    name: str
    within: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class When:
    """An interval of time [earliest, latest], ISO 8601, and the words that gave it."""

    earliest: str | None
    latest: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """One voice in a chain of attribution; offsets are those of the words that name it (null for the outlet)."""

    name: str
    cue: str | None = None
    start: int | None = None
    end: int | None = None
    kind: str = ""  # outlet, wire, person, office, unnamed, post, imagery, crew, document, media: as the packs say


@dataclass(frozen=True, slots=True)
class Imagery:
    """Whose picture, and the day it was *taken* (not released)."""

    provider: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion by one report. `start`, `end`, `quote`: the whole sentence, caption or post that makes it."""

    id: str
    report: str
    start: int
    end: int
    quote: str
    mention: tuple[int, int]
    block: BlockType
    kind: str
    things: tuple[Thing, ...]
    count: Count | None
    place: Place | None
    origin_place: Place | None  # `from` in the export
    destination: Place | None  # `to` in the export
    when: When | None
    as_of: str | None
    tense: Tense
    certainty: Certainty
    chain: tuple[Link, ...]  # [0] the outlet ... [-1] the root
    root_stated: bool
    basis: Basis
    imagery: Imagery | None = None
    actor: Thing | None = None  # who did it, when the sentence says so
    victim: str | None = None  # a named person affected: one of a total, never added blindly
    # whole; listed (one item of a list: items add up); part ("among them 11 children"); named (a named victim);
    # some (a number of those told of before: "two of them died"); same (one person told of before: "he died");
    # died (hurt or missing, and dead by the same report)
    scope: str = "whole"
    hedges: tuple[str, ...] = ()  # the surface of each hedge and of what it stands on: "bound for Libya: is said to"
    denies: bool = False  # the root contradicts what another voice said
    corrects: bool = False  # the sentence takes back or replaces an earlier figure
    nation: str = ""  # the country that a modifier says they are of: "Ghana" for "six Ghanaian sailors"
    towns: tuple[Weighed, ...] = ()  # of the first deeds of a report: the towns it names, as scenes of its own event


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a passage stands: a half of a `Reuse`."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage shared by two reports; `direction` is "a>b", "b>a" or None where nothing shows one."""

    a: Passage
    b: Passage
    direction: str | None = None
    score: float = 1.0  # share of the longer passage's words that align, 0..1


@dataclass(frozen=True, slots=True)
class Edge:
    """Report or source `to` stands on `from_`. `proof` are the words that say so, None when inferred."""

    from_: str  # report id, or "source:<name>"
    to: str
    kind: str  # cites, carries, copies, credits, syndicates
    proof: Passage | None
    reason: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """The graph of who stands on whom; `cycles` lists the node ids of each cycle, smallest id first."""

    edges: tuple[Edge, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A root resolved across reports."""

    id: str
    name: str
    basis: Basis
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sameness:
    """Whether origins `a` and `b` are one; pairs not listed are `different` by the reason of their unlike roots."""

    a: str
    b: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence, clustered from claims."""

    id: str
    kind: str
    claims: tuple[str, ...]
    place: Place | None
    when: When | None
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One answer to a finding's question. `value` is JSON: an interval {min, max, approximate}, a name, or a truth."""

    value: Any
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Fragility:
    """The fewest origins whose withdrawal changes the status, and what it becomes; 0: not applicable."""

    margin: int
    becomes: Status | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One question about one event, with the claims that answer it."""

    id: str
    event: str
    question: str
    aspect: str  # count, whether, place, from, to, when, which
    status: Status
    flags: tuple[str, ...]  # denied, declared-unknown, expected, hedged, corrected, within-origin, reviewed
    summary: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    values: tuple[Value, ...]
    reconciled: Any
    fragility: Fragility
    supersedes: str | None = None
    reason: str = ""  # why this status, in a plain sentence
    kind: str = ""  # the pack's kind of event
    thing: str | None = None  # canonical name of what the question is about
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, appended and hash-chained: `hash` covers the record and `previous`."""

    id: str
    when: str
    who: str
    action: str  # set, accept, reject, same, different, ...
    target: str  # report, claim, finding or origin id
    before: Any
    after: Any
    reason: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What reconcile returns. `claim_event` and `claim_origin` map claim ids."""

    origins: tuple[Origin, ...]
    sameness: tuple[Sameness, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    claim_event: dict[str, str]
    claim_origin: dict[str, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole state of a case at one moment: what brief, export and pages read. Reports come without `original`."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    reuse: tuple[Reuse, ...]
    lineage: Lineage
    reconciliation: Reconciliation
    judgements: tuple[Judgement, ...]
    failures: tuple[Failure, ...]
    unread: dict[str, int]  # report id -> sentences that no pack recognised
    tool: str  # "firsthand 0.1.0"
    model: str  # "en_core_web_sm 3.8.0"
    packs: dict[str, str]  # pack name -> version
    orphaned: tuple[str, ...] = ()  # judgements on a claim that is no longer there, nor one of the same words


@dataclass(frozen=True, slots=True)
class Citation:
    """A footnote: the claim (when one is cited) and the span whose exact words carry the sentence."""

    claim: str | None
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence of the brief, the finding it states, and the footnotes that carry it."""

    text: str
    finding: str | None
    status: Status | None
    citations: tuple[Citation, ...]
    details: tuple[BriefSentence, ...] = ()  # sub-sentences: what each origin says


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A heading and its sentences; `key`: corroborated, one-origin, disputed, changed, expected, unknown, unread."""

    key: str
    title: str
    sentences: tuple[BriefSentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of a case; it exists only when every sentence passed the gate."""

    title: str
    sections: tuple[BriefSection, ...]
    counts: dict[str, int]  # reports, claims, origins, findings, failures


class Change(StrEnum):
    """What became of a finding between two moments; the first that holds, in this order."""

    NEW = "new"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    STATUS = "status changed"
    UPDATED = "updated"  # another value
    FLAGGED = "flagged"  # now denied, hedged, reviewed, ..., or no longer
    SUPPORT = "support changed"  # other reports or origins behind it, and all else as it was


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a case, by the last thing done to it: `revision` 0 is the case before anything, `at` then None."""

    revision: int
    at: str | None


@dataclass(frozen=True, slots=True)
class FindingState:
    """What a finding was at a moment. `values` are those of its `Value`s, as JSON."""

    id: str
    status: Status
    flags: tuple[str, ...]
    reconciled: Any
    values: tuple[Any, ...]
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class PastState:
    """What a finding was from a moment on, until the next."""

    since: Moment
    state: FindingState


@dataclass(frozen=True, slots=True)
class FindingChange:
    """What became of one finding. `before` is None for a new one, `after` for one that was withdrawn."""

    change: Change
    question: str
    before: FindingState | None
    after: FindingState | None
    supersedes: str | None  # the earlier finding whose place it takes, or from which it was split
    superseded_by: str | None  # of one that was withdrawn: the finding that has its claims now
    because: tuple[str, ...]  # ids of the reports and judgements that came between and bear on it


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A report that came in or was read again. `revises` is the earlier report that it is a later version of."""

    report: str
    change: str  # added, revised, reread
    revision: int
    at: str
    revises: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a case between two moments at which its reports had been compared."""

    since: Moment
    until: Moment
    reaches: Moment  # the first moment whose findings are known
    findings: tuple[FindingChange, ...]
    reports: tuple[ReportChange, ...]
    judgements: tuple[Judgement, ...]
    recomputed: tuple[str, str] | None  # the versions that compared then and now, where they are others
