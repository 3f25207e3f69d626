"""Plain text and Markdown, often a page saved as text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.read import cues, furniture
from firsthand.read.assemble import failure
from firsthand.read.clean import clean_text, squeeze
from firsthand.read.dates import parse_date
from firsthand.read.decode import decode
from firsthand.read.exports import draft_article, split_export
from firsthand.read.records import Draft, Line
from firsthand.read.titles import LONGEST_TITLE

if TYPE_CHECKING:
    from firsthand.model import Failure
    from firsthand.packs import Packs
    from firsthand.read.records import Payload

from firsthand.model import BlockType

_HEADER = re.compile(
    r"^\W{0,3}(?P<key>title|headline|date|published|publication date|pubdate|outlet|publication|publisher|"
    r"source|site|newspaper|author|by|url|link|"
    r"language|lang|retrieved|accessed|id)\W{0,3}\s*[:=]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "pubdate": "published",
    "publication date": "published", "outlet": "outlet", "publication": "outlet", "publisher": "outlet",
    "source": "outlet", "site": "outlet", "newspaper": "outlet", "author": "author", "by": "author", "url": "url",
    "link": "url", "language": "language", "lang": "language", "retrieved": "retrieved", "accessed": "retrieved",
    "id": "external_id",
}  # fmt: skip
_LINK = re.compile(
    r"!?\[(?P<text>[^\[\]]{0,500})\]\((?P<to>[^()\s]{0,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?)(?:\s+\"[^\"]{0,200}\")?\)"
)
_ADDRESS = re.compile(
    r"(?:(?:url|source|link|original|retrieved from|available at|from)\s*:?\s+)?<?(https?://[^\s<>]{4,1500})>?",
    re.IGNORECASE,
)
_ONE_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_BAR = re.compile(r"(?:^|(?<=\s))[|·•»›](?=\s|$)")
_BULLET = re.compile(r"^\s*(?:[-*+•▪●‣]|\d{1,2}[.)])\s+(?=\S)")


def read_text(payload: Payload, packs: Packs) -> tuple[Draft | Failure, ...]:  # noqa: ARG001 - the readers' signature
    """Return the draft that a text file holds, or one for each article of a press database's export.

    A list of web addresses is no report: it fails, and says how to have them fetched.
    """
    text, notes = decode(payload.data, payload.charset)
    if listed := list_addresses(text):
        many = f"a list of {len(listed)} web addresses" if len(listed) > 1 else "a web address"
        remedy = "Give the addresses themselves to have them fetched (in a terminal: --addresses FILE)"
        return (failure(payload.name, f"this is {many}, not a report", remedy),)
    markdown = payload.media_type == "text/markdown"
    articles = () if markdown else split_export(clean_text(text))
    if articles:
        return tuple(draft_article(piece, text_lines, len(articles)) for piece in articles)
    return (draft_text(text, payload, notes, markdown=markdown),)


def list_addresses(text: str) -> tuple[str, ...]:
    """Return the web addresses in a text that holds nothing else but remarks after "#"; none where it does."""
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
    listed = [line for line in lines if line and not line.startswith("#")]
    return tuple(dict.fromkeys(listed)) if all(map(_ONE_ADDRESS.fullmatch, listed)) else ()


def draft_text(text: str, payload: Payload, notes: tuple[str, ...] = (), *, markdown: bool = False) -> Draft:
    """Return the draft of a text: its heading fields taken off, its lines unwrapped."""
    fields, body = split_fields(clean_text(text))
    lines = markdown_lines(body) if markdown else text_lines(body)
    published = parse_date(fields.get("published"))
    retrieved = parse_date(fields.get("retrieved"))
    return Draft(
        lines=lines,
        media_type=payload.media_type or "text/plain",
        original=payload.data,
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        author=fields.get("author"),
        published=published,
        published_source="metadata" if published else None,
        language=fields.get("language"),
        url=fields["url"] if re.match(r"https?://", fields.get("url", "")) else written_address(lines),
        external_id=fields.get("external_id"),
        retrieved=retrieved.value if retrieved else None,
        notes=notes,
    )


def written_address(lines: tuple[Line, ...]) -> str | None:
    """Return the address that stands alone on one of the first or last lines, as people paste it; None if two do."""
    found = {match[1] for line in (*lines[:6], *lines[-4:]) if (match := _ADDRESS.fullmatch(line.text))}
    return found.pop() if len(found) == 1 else None


def split_fields(text: str) -> tuple[dict[str, str], str]:
    """Return the fields ("Title: ...", "Date: ...") that head a text, by our names, and the text after them.

    Front matter between two rows of "---" is such a head. Without those rows there must be two fields in a row, one of
    them a title, date, outlet or address: a single "Source: X" is a line of the page.
    """
    lines = text.lstrip("\n").split("\n")
    fenced = lines[0].strip() == "---"
    found: dict[str, str] = {}
    at = 1 if fenced else 0
    while at < len(lines) and at < 40:
        line = lines[at].strip()
        match = _HEADER.match(line)
        if fenced and line in {"---", "..."}:
            return found, "\n".join(lines[at + 1 :])
        if match:
            found.setdefault(_KEYS[match["key"].lower()], match["value"].strip().strip("\"'"))
        elif not fenced:
            break
        at += 1
    strong = len(found) >= 2 and at == len(found) and found.keys() & {"title", "published", "url"}
    return (found, "\n".join(lines[at:])) if strong and not fenced else ({}, text)


def text_lines(text: str) -> tuple[Line, ...]:
    """Return the paragraphs of a plain text, hard-wrapped lines joined."""
    rows = [piece for row in text.split("\n") for piece in _unflattened(row)]
    width = wrap_width(rows)
    result: list[Line] = []
    previous = ""
    gap = True
    for row in rows:
        menu = furniture.is_navigation(row)  # wide gaps between items tell a menu, and are gone once squeezed
        line = squeeze(row)
        if not line:
            gap, previous = True, ""
            continue
        if width and previous and not gap and not menu and _wrapped(previous, line, width):
            last = result[-1]
            result[-1] = Line(f"{last.text} {line}", tight=last.tight, bullet=last.bullet)
        else:
            bullet = bool(_BULLET.match(row))
            result.append(Line(line, BlockType.BOILERPLATE if menu else None, bullet=bullet, tight=not gap))
        previous, gap = line, False
    return tuple(result)


def _unflattened(row: str) -> list[str]:
    """Return the items of a page that was saved as one line, its menu, headline and story between bars; else the row.

    Each item is a paragraph of its own: a blank row stands before it.
    """
    if len(row) <= LONGEST_TITLE:
        return [row]
    items = [item for item in _BAR.split(row) if item.strip()]
    short = sum(cues.words(item) <= 12 for item in items)
    told = any(cues.is_prose(item) for item in items)
    return [piece for item in items for piece in ("", item)] if short >= 3 and told else [row]


def wrap_width(rows: list[str]) -> int | None:
    """Return the column at which the text was hard-wrapped, or None when its lines are paragraphs.

    A wrapped line is one that its successor's first word would have made too long; that must explain at least three
    line ends that are no sentence ends and go on in lower case.
    """
    lengths = sorted(len(row.rstrip()) for row in rows if " " in row.strip())
    if len(lengths) < 4 or lengths[-1] > 140:
        return None
    width = lengths[-1]
    going_on = 0
    for row, after in pairwise(rows):
        a, b = row.rstrip(), after.strip()
        if a and b and _wrapped(a, b, width) and b[:1].islower() and not cues.ends_sentence(a):
            going_on += 1
    return width if going_on >= 3 else None


def _wrapped(line: str, following: str, width: int) -> bool:
    first = following.split(" ", 1)[0]
    return len(line) + 1 + len(first) > width - 6 and not _BULLET.match(following)


def markdown_lines(text: str) -> tuple[Line, ...]:
    """Return the paragraphs of a Markdown text without its marks; links keep their words, headings are known."""
    result: list[Line] = []
    titled = False
    for paragraph in re.split(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>#]|\d{1,2}[.)])[ \t])|(?<=\n)(?=#)", text):
        raw = paragraph.strip()
        if not raw or re.fullmatch(r"[-=_*\s]{3,}", raw):
            continue
        setext = re.fullmatch(r"([^\n]+)\n(=+|-+)", raw)
        head = re.match(r"(#{1,6})\s+", raw)
        level = len(head[1]) if head else ({"=": 1, "-": 2}[setext[2][0]] if setext else 0)
        raw = setext[1] if setext else re.sub(r"^#{1,6}\s+|\s+#+$", "", raw)
        picture = re.fullmatch(r"!\[([^\]]*)\]\([^)]*\)", raw)
        bullet = bool(_BULLET.match(raw))
        bare, linked = _unlink(_BULLET.sub("", raw, count=1))
        for piece in _hard_lines(bare, level):
            kind = BlockType.HEADLINE if level == 1 and not titled else BlockType.CAPTION if picture else None
            titled = titled or kind is BlockType.HEADLINE
            menu = kind is None and furniture.is_navigation(piece)
            words = squeeze(
                re.sub(r"^(?:>\s?)+|(?<!\w)(?:\*\*|__|\*|_|~~)(?=\S)|(?<=\S)(?:\*\*|__|\*|_|~~)(?!\w)|`", "", piece)
            )
            if words:
                kind = BlockType.BOILERPLATE if menu else kind
                result.append(
                    Line(
                        words,
                        kind,
                        linked=linked,
                        heading=level > 0,
                        bullet=bullet,
                        strong=level == 1 and kind is not None,
                    )
                )
    return tuple(result)


def _hard_lines(text: str, level: int) -> list[str]:
    """Return a paragraph in one piece, or line by line where two spaces or short, unwrapped lines break it."""
    rows = text.split("\n")
    if level or len(rows) == 1:
        return [text.replace("\n", " ")]
    pieces = [rows[0]]
    for before, row in pairwise(rows):
        if before.endswith(("  ", "\\")) or (cues.words(before) <= 9 and not row[:1].islower()):
            pieces.append(row)
        else:
            pieces[-1] = f"{pieces[-1].rstrip()} {row.lstrip()}"
    return [p.rstrip("\\ ") for p in pieces]


def _unlink(text: str) -> tuple[str, float]:
    """Return the text with links as their words, and the share of it that stood in links."""
    inside = 0

    def words(found: re.Match[str]) -> str:
        """Return the words of a link, and count them among the line's."""
        nonlocal inside
        inside += len(found["text"])
        return found["text"]

    bare = _LINK.sub(words, text)
    bare = re.sub(r"<(https?://[^<>\s]{1,500})>", r"\1", bare)
    return bare, inside / max(1, len(bare.strip()))
