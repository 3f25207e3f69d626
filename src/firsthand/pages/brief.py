"""The brief as a page: each sentence with its status, the origins behind it, and the words it rests on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages import wording
from firsthand.pages.chips import chips
from firsthand.pages.collapse import Collapse, draw, drawn
from firsthand.pages.decided import changes_to, reviewers
from firsthand.pages.page import Asked, BeingWritten, NoSuchItem, Page
from firsthand.pages.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.brief import Layout, Line, Note, Part
    from firsthand.model import Finding
    from firsthand.pages.audit import Entry
    from firsthand.pages.links import Links
    from firsthand.pages.view import View

_UNKNOWN = "declared-unknown"
BEGINNING = 40  # sentences of each section on the first page
SIZE = 100  # on a page of one section

# A section by a word or two, where it is only named; its heading says it in full.
SHORT = {
    "corroborated": "Corroborated",
    "one-origin": "One origin, or not shown to be more",
    "disputed": "Disputed, unresolved",
    "changed": "Changed",
    "expected": "Expected",
    "unknown": "Declared unknown",
    "unread": "Not read, not said",
}
# In which section the findings of a status are told.
_SECTION = {
    "corroborated": "corroborated",
    "agreeing": "one-origin",
    "repeated": "one-origin",
    "single-source": "one-origin",
    "disputed": "disputed",
    "unresolved": "disputed",
    "updated": "changed",
}
_ALWAYS = ("corroborated", "disputed")  # what a reader looks for first: that there is none is told as well

EXAMPLE = drawn({"one": ("a", "b", "c", "d"), "other": ("e",)}, ("one", "other"))
"""What the legend shows: four reports of one origin, and one of another."""

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
    flags: tuple[tuple[str, str], ...]  # with what each says
    reviewed: str  # by whom, or empty
    decided: tuple[Entry, ...]  # what people changed of it, or of its claims: the sentence may not be able to say it
    collapse: Collapse | None  # how its reports come down to its origins
    details: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is shown of a section: `total` sentences that the filter lets through, `hidden` that it does not."""

    key: str
    title: str
    short: str
    lines: tuple[Told, ...]
    total: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings have a status, and where they are told; nowhere when there is none."""

    status: str
    number: int
    where: str


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The brief, filtered as asked: the beginning of each section, or one page of one section."""

    title: str
    summary: str
    tallies: tuple[Tally, ...]
    unknown: int  # things that reports say nobody knows
    beside: tuple[int, ...]  # sentences shown beneath which stands what a report does not know or could not check
    sections: tuple[Section, ...]
    notes: dict[int, Note]  # those of the sentences shown
    lines: frozenset[int]  # numbers of the sentences shown
    status: str
    words: str
    section: str  # empty on the first page, which begins all of them
    page: int
    pages: int
    layout: Layout
    example: Collapse = EXAMPLE


def build(view: View, asked: Asked, links: Links) -> BriefPage:
    """Return the brief, or the page of a section that `asked.item` names ("one-origin-2").

    `status` and `words` (of the sentence) choose among its sentences.

    Raises:
        BeingWritten: the workbench is still writing it.
    """
    if links.live and not view.is_written:
        raise BeingWritten
    key, number = _place(view, asked.item)
    status, words = asked.chosen("status", *wording.STATUSES), asked.chosen("words").strip()
    sections, pages = [], 1
    for part in view.layout.parts:
        if part.lines and key in ("", part.key):
            wanted = [line for line in part.lines if _wanted(view, line, status, words.casefold())]
            pages = max(1, -(-len(wanted) // SIZE)) if key else 1
            first = (min(number, pages) - 1) * SIZE if key else 0
            lines = tuple(_told(view, line) for line in wanted[first : first + (SIZE if key else BEGINNING)])
            short = SHORT.get(part.key, part.title)
            if not lines and not key and (status or words):
                continue
            sections.append(Section(part.key, part.title, short, lines, len(wanted), len(part.lines) - len(wanted)))
    cited: dict[int, None] = {}
    numbers = {t.line.number for section in sections for told in section.lines for t in _below(told, cited)}
    notes = {n: view.notes[n] for n in sorted(cited)}
    layout = view.layout
    return BriefPage(
        layout.title, layout.summary, _tallies(view, links), _unknown(layout), _beside(sections),
        tuple(sections), notes, frozenset(numbers), status, words, key,
        min(number, pages), pages, layout,
    )  # fmt: skip


def _tallies(view: View, links: Links) -> tuple[Tally, ...]:
    """Return how many findings there are of each status, and where the brief tells them."""
    numbers = Counter(str(f.status) for f in view.findings.values())
    held = {part.key for part in view.layout.parts if part.lines}

    def where(status: str) -> str:
        """Return the address of the sentences with a status; nothing where there are none."""
        if not numbers[status]:
            return ""
        if links.live:
            return links.page("brief", state={"status": status})
        return links.page("brief", at=_SECTION[status]) if _SECTION[status] in held else ""

    return tuple(Tally(s, numbers[s], where(s)) for s in wording.STATUSES if numbers[s] or s in _ALWAYS)


def _unknown(layout: Layout) -> int:
    return next((len(part.lines) for part in layout.parts if part.key == "unknown"), 0)


def _beside(sections: Iterable[Section]) -> tuple[int, ...]:
    """Return the numbers of the sentences, but those on what nobody knows, whose finding is flagged as not known."""
    lines = (told for section in sections if section.key != "unknown" for told in section.lines)
    return tuple(t.line.number for t in lines if t.finding is not None and _UNKNOWN in t.finding.flags)


def _below(told: Told, cited: dict[int, None]) -> Iterator[Told]:
    """Yield a sentence and those below it; note their sources."""
    cited.update(dict.fromkeys(told.line.notes))
    yield told
    for detail in told.details:
        yield from _below(detail, cited)


def _place(view: View, item: str) -> tuple[str, int]:
    """Return the section and page that an item names; ("", 1) for the first page.

    Raises:
        NoSuchItem: there is no such section or page.
    """
    if not item:
        return "", 1
    key, _, number = item.rpartition("-")
    part = next((p for p in view.layout.parts if p.key == key), None)
    if part is None or not number.isdecimal() or not 1 <= int(number) <= _pages(part):
        raise NoSuchItem("page of the brief", item)
    return key, int(number)


def _pages(part: Part) -> int:
    return max(1, -(-len(part.lines) // SIZE))


def items(view: View) -> Iterator[str]:
    """Yield the first page, and every page of the sections that it does not show whole."""
    yield ""
    for part in view.layout.parts:
        if len(part.lines) > BEGINNING:
            yield from (f"{part.key}-{n}" for n in range(1, _pages(part) + 1))


def place_of(position: int, key: str) -> str:
    """Return the page on which the sentence at a position of a section stands."""
    return "" if position < BEGINNING else f"{key}-{position // SIZE + 1}"


def _told(view: View, line: Line) -> Told:
    finding = view.findings.get(line.finding or "")
    details = tuple(_told(view, d) for d in line.details)
    if finding is None:
        return Told(line, line.text, None, "", (), "", (), None, details)
    said = _STANDING.search(line.text)
    says = f"{line.text[: said.start()]}." if said is not None else line.text
    standing = _REVIEW.sub("", (said["standing"] or "") if said is not None else "").lstrip(":; ")
    if "origin" not in standing:  # the sentence says only what else is to be known of it, or nothing
        reports = len({view.claims[c].report for c in finding.claims})
        counted = f"{wording.many(reports, 'report')}, {wording.many(len(finding.origins), 'origin')}"
        standing = "; ".join(filter(None, (counted, standing)))
    reviewed, changed = ", ".join(reviewers(view, finding)), changes_to(view, finding)
    drawn = draw(view, finding) if line.anchor else None
    return Told(line, says, finding, standing, chips(view, finding), reviewed, changed, drawn, details)


def _wanted(view: View, line: Line, status: str, words: str) -> bool:
    finding = view.findings.get(line.finding or "")
    own = line.status or (str(finding.status) if finding is not None else "")
    if status and own != status:
        return any(_wanted(view, d, status, words) for d in line.details)
    return not words or words in line.text.casefold() or any(_wanted(view, d, "", words) for d in line.details)


def tables(shown: BriefPage) -> tuple[Table, ...]:
    """Return all sentences, and their footnotes, as tables."""

    def below(section: str, line: Line) -> Iterator[tuple[object, ...]]:
        """Yield the row of a line and those of the lines below it."""
        yield (section, line.number, line.text, line.status, "; ".join(map(str, line.notes)), line.finding)
        for detail in line.details:
            yield from below(section, detail)

    columns = ("section", "number", "sentence", "status", "sources", "finding")
    rows = (row for part in shown.layout.parts for line in part.lines for row in below(part.title, line))
    notes = (
        (n.number, n.outlet, n.date, n.block, n.quote, n.where, n.report, n.start, n.end) for n in shown.layout.notes
    )
    sources = ("number", "outlet", "date", "block", "quote", "where", "report", "start", "end")
    return (
        Table("sentences", "Sentences of the brief", columns, rows),
        Table("sources", "Sources of the brief", sources, notes),
    )


PAGE = Page("brief", "Brief", build, items, tables, one_table=True)
