"""Credit lines: who made a picture and who passed it on, and which agency's story a report carries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.names import is_name_of, medium_kind, person_text
from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.language.doc import Attribution, SourceMention
    from firsthand.model import Block, Report

_LEAD = re.compile(
    r"(?:satellite\s+)?(?:file\s+)?(?:photo(?:graph)?s?|images?|pictures?|videos?|credits?|courtesy(?:\s+of)?|source|still|handout)"
    r"(?:\s+(?:credit|by|from|courtesy(?:\s+of)?|source|taken\s+by))?\s*[:©]?\s*",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?:\b(?:photo(?:graph)?|image|picture|video|credit|source|courtesy(?:\s+of)?|photo\s+credit|image\s+credit)s?"
    r"(?:\s+(?:by|from|credit))?\s*[:©]\s*|\bsatellite\s+image\s*(?:©|\(c\)|:)\s*|©\s*)(?P<rest>[^.\n]{2,120})",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[](?P<rest>[^()\[\]]{2,120})[)\]]\s*\.?\s*$")
_SPLIT = re.compile(r"\s*(?:/|\||;|\s+via\s+|\bvia\s+|,\s+|\s+through\s+)\s*", re.IGNORECASE)
_NOISE = re.compile(
    r"(?:©|\(c\)|copyright|all rights reserved|\b(?:19|20)\d\d\b|\bhandout\b|\bfile(?: photo| picture)?\b|\bvia\b"
    r"|\bphoto\b"
    r"|\bimage\b|\bsatellite\b|\bpool\b|\bscreengrab\b|\bundated\b|\bsupplied\b|\bcourtesy of\b|\bfor\b.*$)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w.'’-]*)(?:\s+(?:[A-ZÀ-ÞА-Я][\w.'’-]*|of|for|de|al|the|van|von|bin)){0,6}")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_WIRE_DATELINE = re.compile(r"[(\[](?P<name>[^()\[\]\n]{2,40})[)\]]\s*[-–—:]")
_CAPPED = r"[A-Z][\w'’&-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w'’&-]*){0,4}"
_IN_DATELINE = re.compile(rf"[(\[](?P<name>(?!(?:{_MONTHS})){_CAPPED})[)\]]\s*[-–—:]*\s*$")
_AT_END = re.compile(rf"(?:^|(?<=[.!?\"”’]))\s*[(\[](?P<name>[A-Z]{{2,6}}|{_CAPPED})[)\]]\s*$")
_SOURCE_LINE = re.compile(rf"\W*[Ss]ources?\s*:\s*(?P<name>{_CAPPED})\s*$")
_IN_BRACKETS = re.compile(rf"[(\[](?:[Ss]ource|[Vv]ia|[Ff]rom)\s*:?\s+(?P<name>{_CAPPED})[)\]]")
_WIRE_NAME = re.compile(r"(?:[A-Z][\w'’-]+\s+){1,3}(?:Wire|Newswire|Agency)\b")
_FILE = re.compile(
    r"\bfile\s+(?:photo|picture|image|footage|pic)|\barchive\b|\(file\b|\blibrary picture|\bfile\)", re.IGNORECASE
)
_LISTED_MAKERS = frozenset({"imagery", "office", "outlet", "wire", "monitor", "tracker"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a credit, where it stands, and its kind."""

    name: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit: `names` from who passed the picture on to who made it. `handout`: given out, its maker untold."""

    names: tuple[Name, ...]
    start: int
    end: int
    handout: bool = False


def is_file_picture(text: str) -> bool:
    """Return whether a caption says its picture is an old one: "in this file photo from 2018"."""
    return _FILE.search(text) is not None


def caption_credit(report: Report, caption: Block, sources: Sequence[SourceMention]) -> Credit | None:
    """Return the credit of a caption: at its end, after "Photo:" or "©", or in a credit block beside it."""
    text = report.text
    found = list(_MARKED.finditer(text, caption.start, caption.end))
    match = found[-1] if found else _BRACKETS.search(text[: caption.end], caption.start)
    if match:
        credit = _read(text, match.start("rest"), match.end("rest"), sources)
        if credit.names or credit.handout:
            return credit
    index = report.blocks.index(caption) if caption in report.blocks else -1
    for neighbour in report.blocks[index + 1 : index + 2]:
        if neighbour.type is BlockType.CREDIT:
            start, end = neighbour.start, neighbour.end
            lead = _LEAD.match(text, start, end)
            start = lead.end() if lead else start
            credit = _read(text, start, end, sources)
            return credit if credit.names or credit.handout else None
    return None


def _read(text: str, start: int, end: int, sources: Sequence[SourceMention]) -> Credit:
    """Return the names of text[start:end], who passed it on before who made it."""
    names: list[Name] = []
    handout = re.search(r"\b(?:handout|supplied|courtesy)\b", text[start:end], re.IGNORECASE) is not None
    at = start
    for part in [*_SPLIT.finditer(text, start, end), None]:
        stop = part.start() if part else end
        name = _name(text, at, stop, sources)
        if name and name.name not in {n.name for n in names}:
            names.append(name)
        at = part.end() if part else end
    return Credit(tuple(reversed(names)), start, end, handout)


def _name(text: str, start: int, end: int, sources: Sequence[SourceMention]) -> Name | None:
    listed = next((s for s in sources if start <= s.start and s.end <= end and s.kind in _LISTED_MAKERS), None)
    if listed:
        return Name(listed.name, listed.kind, listed.start, listed.end)
    cleaned = _NOISE.sub(lambda m: " " * len(m.group()), text[start:end])
    match = _NAME.search(cleaned)
    if not match or match.group().casefold() in {"getty", "getty images", "picture", "photo", "the"}:
        return None
    name = person_text(match.group())
    if all(word.casefold() in cues.CALENDAR_WORDS for word in name.split()):
        return None  # "an image of 3 June"
    kind = medium_kind(name) or ("person" if 1 < len(name.split()) <= 4 else "office")
    return Name(name, kind, start + match.start(), start + match.start() + len(match.group()))


def story_wire(report: Report, sources: Sequence[SourceMention]) -> Name | None:
    """Return the agency whose story the report carries by its dateline, byline or credit, if it is not the outlet."""
    bodies = [b for b in report.blocks if b.type is BlockType.BODY]
    first = bodies[0] if bodies else None
    places = [(b.start, b.end) for b in report.blocks if b.type in {BlockType.DATELINE, BlockType.CREDIT}]
    head = [(first.start, min(first.end, first.start + 120))] if first else []
    named = (*_datelined(report), *_closing(report, bodies))
    found = [n for n in named if not (is_name_of(n.name, report.outlet) or _stands_for(n.name, report.outlet))]
    for start, end in [*head, *places]:
        for name in _wires(report, start, end, sources, only_dateline=(start, end) in head):
            if not is_name_of(name.name, report.outlet):
                return name
    return found[0] if found else None


def _stands_for(letters: str, outlet: str | None) -> bool:
    """Return whether a name is the first letters of the outlet's words: NVW of the Nile Valley Wire."""
    words = [w for w in re.findall(r"[^\W\d_]+", outlet or "") if w[0].isupper()]
    return len(words) > 1 and letters == "".join(w[0] for w in words)


def _datelined(report: Report) -> Iterator[Name]:
    """Yield the name in the brackets of a dateline, which is an agency's whoever lists it: "NIKOPOL (Ridge) -"."""
    for block in report.blocks:
        found = _IN_DATELINE.search(report.text, block.start, block.end) if block.type is BlockType.DATELINE else None
        if found is not None:
            yield Name(found["name"], "wire", *found.span("name"))


def _closing(report: Report, bodies: Sequence[Block]) -> Iterator[Name]:
    """Yield the medium that ends a story in brackets, or that a credit line gives as its source."""
    for block in bodies[-1:]:
        found = _AT_END.search(report.text, block.start, block.end)
        if found is not None and (medium_kind(found["name"]) or found["name"].isupper()):
            yield Name(found["name"], "wire", *found.span("name"))
    for block in bodies[:1]:
        found = _IN_BRACKETS.search(report.text, block.start, block.end)
        if found is not None:
            yield Name(found["name"], "wire", *found.span("name"))
    for block in report.blocks:
        found = _SOURCE_LINE.match(report.text, block.start, block.end) if block.type is BlockType.CREDIT else None
        if found is not None and medium_kind(found["name"]) and not _is_picture_credit(report, block.start):
            yield Name(found["name"], "wire", *found.span("name"))


def _wires(
    report: Report, start: int, end: int, sources: Sequence[SourceMention], *, only_dateline: bool
) -> list[Name]:
    text = report.text
    if only_dateline:
        match = _WIRE_DATELINE.search(text, start, end)
        if not match:
            return []
        start, end = match.span("name")
    elif _is_picture_credit(report, start):
        return []
    found = [
        Name(s.name, s.kind, s.start, s.end) for s in sources if start <= s.start and s.end <= end and s.kind == "wire"
    ]
    found += [Name(m.group(), "wire", m.start(), m.end()) for m in _WIRE_NAME.finditer(text, start, end)]
    return found


def _is_picture_credit(report: Report, start: int) -> bool:
    """Return whether the block at `start` credits a picture: it follows a caption, or says "Photo"."""
    for before, block in zip((None, *report.blocks), report.blocks, strict=False):
        if block.start == start:
            words = report.text[block.start : block.start + 40].casefold()
            return (before is not None and before.type is BlockType.CAPTION) or re.match(
                r"\W*(?:photo|image|picture|video|graphic|map|satellite)", words
            ) is not None
    return False


def same_pictures(records: Sequence[Attribution], report: Report) -> tuple[Attribution, ...]:
    """Return the attributions with a headline's bare "images" named as the only pictures that the report names."""
    headlines = [b for b in report.blocks if b.type is BlockType.HEADLINE]
    below = [r for r in records if r.kind == "imagery" and r.name and not _within(r, headlines)]
    named = {r.name for r in below if not is_picture_noun(r.name)} or {r.name for r in below}
    if len(named) != 1:
        return tuple(records)
    (name,) = named
    return tuple(
        replace(r, name=name) if r.kind == "imagery" and _within(r, headlines) and is_picture_noun(r.name) else r
        for r in records
    )


def is_picture_noun(name: str | None) -> bool:
    """Return whether `name` tells only what a picture is, not whose: "images", "satellite pictures of the base"."""
    words = re.findall(r"[^\W_]+", (name or "").casefold())
    stems = {w.removesuffix("s") for w in words} | set(words)
    return bool(stems & (cues.IMAGE_NOUNS | cues.SATELLITE_WORDS)) or not (name or " ")[0].isupper()


def _within(record: Attribution, blocks: Sequence[Block]) -> bool:
    return record.source is not None and any(b.start <= record.source[0] < b.end for b in blocks)
