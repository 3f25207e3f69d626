"""The brief as a page: each sentence with its status, the origins behind it, and the words it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.page import Asked, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.brief import Layout, Line, Note
    from firsthand.model import Finding
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

# What a sentence ends with: "(corroborated: two reports, two origins, no common source found; not reviewed)."
_STANDING = re.compile(rf" \((?:{'|'.join(wording.STATUSES)})(?P<standing>[:;][^()]*)?\)\.$")
_REVIEW = re.compile(r"[:;] (?:not )?reviewed$")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence as the page shows it."""

    line: Line
    says: str  # the sentence without what stands below it
    finding: Finding | None
    standing: str  # "4 reports, 1 origin", and what else the sentence says of its status
    reviewed: str  # by whom, or empty
    details: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section, and how many of its sentences the filter leaves out."""

    key: str
    title: str
    lines: tuple[Told, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The brief, filtered as asked."""

    title: str
    summary: str
    sections: tuple[Section, ...]
    notes: dict[int, Note]
    status: str
    words: str
    layout: Layout


def build(view: View, asked: Asked, links: Links) -> BriefPage:
    """Return the brief; `status` and `words` (of the sentence) choose among its sentences."""
    del links
    layout = view.layout
    status, words = asked.chosen("status", *wording.STATUSES), asked.chosen("words").strip()
    sections = []
    for part in layout.parts:
        told = tuple(_told(view, line) for line in part.lines)
        shown = tuple(t for t in told if _wanted(t, status, words.casefold()))
        sections.append(Section(part.key, part.title, shown, len(told) - len(shown)))
    notes = {n.number: n for n in layout.notes}
    return BriefPage(layout.title, layout.summary, tuple(sections), notes, status, words, layout)


def _told(view: View, line: Line) -> Told:
    finding = view.findings.get(line.finding or "")
    details = tuple(_told(view, d) for d in line.details)
    if finding is None:
        return Told(line, line.text, None, "", "", details)
    said = _STANDING.search(line.text)
    says = f"{line.text[: said.start()]}." if said is not None else line.text
    standing = _REVIEW.sub("", (said["standing"] or "") if said is not None else "").lstrip(":; ")
    if not standing:
        reports = len({view.claims[c].report for c in finding.claims})
        standing = f"{wording.many(reports, 'report')}, {wording.many(len(finding.origins), 'origin')}"
    return Told(line, says, finding, standing, _reviewed(view, finding), details)


def _reviewed(view: View, finding: Finding) -> str:
    people = (j.who for target in (finding.id, *finding.claims) for j in view.judgements_on.get(target, ()))
    return ", ".join(dict.fromkeys(people))


def _wanted(told: Told, status: str, words: str) -> bool:
    if status and (told.line.status or "") != status:
        return any(_wanted(d, status, words) for d in told.details)
    return not words or words in told.line.text.casefold() or any(_wanted(d, "", words) for d in told.details)


def tables(shown: BriefPage) -> tuple[Table, ...]:
    """Return the sentences, and their footnotes, as tables."""

    def below(section: str, told: Told) -> Iterator[tuple[object, ...]]:
        cited = "; ".join(map(str, told.line.notes))
        yield (section, told.line.number, told.line.text, told.line.status, told.standing, cited, told.line.finding)
        for detail in told.details:
            yield from below(section, detail)

    columns = ("section", "number", "sentence", "status", "standing", "sources", "finding")
    rows = (row for section in shown.sections for told in section.lines for row in below(section.title, told))
    notes = (
        (n.number, n.outlet, n.date, n.block, n.quote, n.where, n.report, n.start, n.end) for n in shown.layout.notes
    )
    sources = ("number", "outlet", "date", "block", "quote", "where", "report", "start", "end")
    return (
        Table("sentences", "Sentences of the brief", columns, tuple(rows)),
        Table("sources", "Sources of the brief", sources, tuple(notes)),
    )


PAGE = Page("brief", "Brief", build, tables=tables)
