"""The footnotes of a brief, numbered in the order in which its sentences first need them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from firsthand.brief.voices import outlet_name
from firsthand.brief.wording import clean, date_words
from firsthand.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Brief, BriefSentence, Report, Snapshot


_UNKNOWN = "declared-unknown"  # the flag of what a report says is not known
# Of a count of findings: the best supported first.
_ORDER = (
    Status.CORROBORATED, Status.AGREEING, Status.REPEATED, Status.SINGLE_SOURCE,
    Status.DISPUTED, Status.UNRESOLVED, Status.UPDATED,
)  # fmt: skip
MOST_NOTES = 20  # footnotes printed after one sentence; a thousand copies of one story need no thousand to be believed


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: the exact words, where they stand, and which of the brief's sentences rest on them."""

    number: int
    outlet: str
    date: str  # "14 December 2024", or "date not known"
    block: str  # headline, body, caption, ...
    quote: str  # the cited span, on one line
    where: str  # the file or address as the user gave it
    report: str
    start: int
    end: int
    used_in: tuple[int, ...]  # numbers of the sentences, counted through the brief


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence ready to print: its number in the brief, its footnotes' numbers, its sub-sentences."""

    number: int
    text: str
    notes: tuple[int, ...]
    details: tuple[Line, ...]
    finding: str | None
    status: str | None
    short: str | None = None  # enough of the finding's id to ask for it; None where the line above has it
    anchor: bool = False  # whether the finding is first told here
    more: int = 0  # footnotes that are not printed


@dataclass(frozen=True, slots=True)
class Part:
    """A section ready to print."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A brief ready to print in any format."""

    title: str
    summary: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    asking: str  # how to ask why; empty where there is nothing to ask about
    nothing: str = ""  # which sections hold nothing, in one line
    standing: str = ""  # how many findings have each status, in one line
    unsure: str = ""  # beneath how many of them stands what is not known, in one line; empty where none

    @property
    def held(self) -> tuple[Part, ...]:
        """The sections that hold something."""
        return tuple(part for part in self.parts if part.lines)


def lay_out(brief: Brief, snapshot: Snapshot, most: int | None = None) -> Layout:
    """Return `brief` with its footnotes numbered; a span cited twice is one footnote.

    Args:
        brief: what `write_brief` returned.
        snapshot: the state of the case it was written from.
        most: how many footnotes of one sentence are printed, the others being counted; None for all.
    """
    sentences = list(_walk(brief))
    keys: dict[tuple[str, int, int], list[int]] = {}
    for i, sentence in enumerate(sentences, 1):
        for key in _spans(sentence)[:most]:
            keys.setdefault(key, []).append(i)
    numbers = {key: n for n, key in enumerate(keys, 1)}
    reports = {r.id: r for r in snapshot.reports}
    position = iter(range(1, len(sentences) + 1))
    size = _short_size(snapshot)
    told: set[str] = set()

    def line(sentence: BriefSentence, above: str | None = None) -> Line:
        """Return a sentence as a numbered line with those below it."""
        number = next(position)
        finding = sentence.finding
        anchor = finding is not None and finding not in told
        told.update([finding] if finding else [])
        spans = _spans(sentence)
        cited = tuple(numbers[key] for key in spans[:most])
        details = tuple(line(d, finding) for d in sentence.details)
        status = str(sentence.status) if sentence.status else None
        short = finding[:size] if finding and finding != above else None
        return Line(number, sentence.text, cited, details, finding, status, short, anchor, len(spans) - len(cited))

    parts = tuple(Part(s.key, s.title, tuple(line(x) for x in s.sentences)) for s in brief.sections)
    notes = tuple(_note(n, key, reports, tuple(keys[key])) for key, n in numbers.items())
    example = next((x.short for p in parts for line in p.lines for x in (line, *line.details) if x.short), None)
    asking = f"To see why a finding stands so, name the id after it: firsthand why CASE {example}"
    unsure = _unsure(brief, snapshot)
    return Layout(
        brief.title,
        _summary(brief),
        parts,
        notes,
        asking if example else "",
        _nothing(brief, bool(unsure)),
        _standing(snapshot),
        unsure,
    )


def _standing(snapshot: Snapshot) -> str:
    """Return "2 corroborated, 1 disputed": how many findings have each status, the best supported first."""
    numbers = Counter(f.status for f in snapshot.reconciliation.findings)
    return ", ".join(f"{numbers[status]:,} {status}" for status in _ORDER if numbers[status])


def _unsure(brief: Brief, snapshot: Snapshot) -> str:
    """Return beneath how many sentences stands what a report does not know or could not check; empty where none."""
    flagged = {f.id for f in snapshot.reconciliation.findings if _UNKNOWN in f.flags}
    told = {
        s.finding for part in brief.sections if part.key != "unknown" for top in part.sentences for s in _below(top)
    }
    many = len(flagged & told)
    if not many:
        return ""
    which = "one finding" if many == 1 else f"{many:,} findings"
    return f"Beneath {which} stands what a report says is not known, or that it could not check."


def _spans(sentence: BriefSentence) -> list[tuple[str, int, int]]:
    """Return the spans that `sentence` cites, each once."""
    return list(dict.fromkeys((c.report, c.start, c.end) for c in sentence.citations))


def _nothing(brief: Brief, beside: bool) -> str:
    """Return "No finding is: corroborated; expected.": the sections that hold nothing, by the words of their titles."""
    told = {"unknown"} if beside else set()
    missing = [s.title.partition(":")[0] for s in brief.sections if not s.sentences and s.key not in told]
    return f"No finding is: {'; '.join(m[:1].lower() + m[1:] for m in missing)}." if missing else ""


def _short_size(snapshot: Snapshot) -> int:
    """Return how many characters of a finding's id tell all of them apart; at least six, to be known as an id."""
    ids = sorted({f.id for f in snapshot.reconciliation.findings})
    shared = (sum(1 for _ in takewhile(lambda p: p[0] == p[1], zip(a, b, strict=False))) for a, b in pairwise(ids))
    return max(6, 1 + max(shared, default=0))


def _walk(brief: Brief) -> Iterator[BriefSentence]:
    """Yield every sentence, each followed by its details, in the order they are printed."""
    for section in brief.sections:
        for sentence in section.sentences:
            yield from _below(sentence)


def _below(sentence: BriefSentence) -> Iterator[BriefSentence]:
    """Yield a sentence and all that stand below it."""
    yield sentence
    for detail in sentence.details:
        yield from _below(detail)


def _note(number: int, key: tuple[str, int, int], reports: dict[str, Report], used: tuple[int, ...]) -> Note:
    report_id, start, end = key
    report = reports[report_id]
    block = next((b.type for b in report.blocks if b.start <= start < b.end), None)
    return Note(
        number,
        outlet_name(report) + ("" if report.outlet else " (outlet not known)"),
        date_words(report.published, "") or "date not known",
        str(block) if block else "text",
        clean(report.text[start:end]),
        clean(report.source_path or report.url or report.external_id or report.id),
        report_id,
        start,
        end,
        used,
    )


def _summary(brief: Brief) -> str:
    """Return "12 reports, 41 claims, 9 origins, 20 findings, 1 failure"."""
    shown = (
        ("reports", "report"),
        ("claims", "claim"),
        ("origins", "origin"),
        ("findings", "finding"),
        ("failures", "failure"),
    )
    counts = ((brief.counts.get(key, 0), noun) for key, noun in shown)
    return ", ".join(f"{n:,} {noun if n == 1 else noun + 's'}" for n, noun in counts)
