"""The lines of a page in reading order, each with what its markup says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from firsthand.model import BlockType
from firsthand.read import cues, furniture
from firsthand.read.clean import fold, one_line
from firsthand.read.html_posts import is_post, read_post
from firsthand.read.html_tree import SKIPPED, find_story, is_block, is_hidden, names
from firsthand.read.records import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from firsthand.read.html_tree import Shape

_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|figcaption|cutline|image-?caption|photo-?caption|wp-caption-text|"
    r"media-?caption)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|[\s_-])(?:credits?|copyright|photographer|image-?source|photo-?credit|attribution|"
    r"caption-?source)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|article-?author|contributors?|writer)(?=$|[\s_-])", re.IGNORECASE
)
_DATELINE = re.compile(
    r"(?:^|[\s_-])(?:datelines?|location|article-?date|publish(?:ed)?(?:-?date)?|pub-?date|timestamp|"
    r"date-?time|post-?date|entry-?date)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:headline|article-?title|story-?title|entry-?title|post-?title|page-?title)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SIMPLE_CELL = frozenset(["a", "b", "em", "font", "i", "span", "strong", "sub", "sup", "small"])


@dataclass(slots=True)
class _Walk:
    """What is known half-way down a page: open roles, the words since the last break, the lines so far."""

    shape: Shape
    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    roles: list[tuple[HtmlElement, str]] = field(default_factory=list)
    inside: int = 0  # open elements of the story
    seen_story: bool = False
    seen_headline: bool = False
    pre: int = 0

    def open_role(self, role: str) -> bool:
        """Return whether an element of this role is open here."""
        return any(r == role for _, r in self.roles)


def page_lines(tree: HtmlElement, title: str | None) -> tuple[tuple[Line, ...], bool]:
    """Return the lines of a page in reading order, and whether the element that holds the story was found."""
    shape = find_story(tree)
    walk = _Walk(shape)
    body = next(tree.iter("body"), tree)
    walker = etree.iterwalk(body, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "comment" or not isinstance(element.tag, str):
            walk.parts.append(element.tail or "")
        elif event == "start":
            if not _enter(walk, element):
                walker.skip_subtree()
        else:
            _leave(walk, element, title)
            if element is not body:
                _add(walk, element.tail)
    _flush(walk, title)
    return tuple(walk.lines), shape.story is not None


def _enter(walk: _Walk, element: HtmlElement) -> bool:
    """Take in the start of an element; False when its content is not to be walked."""
    if element.tag in SKIPPED or is_hidden(element):
        return False
    if is_post(element) and not walk.open_role("post"):
        _flush(walk, None)
        post = read_post(element)
        if not walk.open_role("furniture"):
            walk.lines += post
        return False
    role = _role(walk, element)
    if is_block(element) or role in {"credit", "caption", "byline", "dateline"}:
        if _is_inner_cell(element):
            walk.parts.append(" | " if "".join(walk.parts).strip() else "")
        else:
            _flush(walk, None)
    elif element.tag == "br":
        _break(walk)
    if role:
        walk.roles.append((element, role))
    if element is walk.shape.story:
        walk.inside += 1
        walk.seen_story = True
    walk.links += element.tag == "a"
    walk.pre += element.tag == "pre"
    _add(walk, element.text)
    return True


def _leave(walk: _Walk, element: HtmlElement, title: str | None) -> None:
    if element.tag in SKIPPED or is_hidden(element):
        return
    held = bool(walk.roles) and walk.roles[-1][0] is element
    if (is_block(element) and not _is_inner_cell(element)) or (
        held and walk.roles[-1][1] in {"credit", "caption", "byline", "dateline"}
    ):
        _flush(walk, title, element)
    if held:
        walk.roles.pop()
    walk.inside -= element is walk.shape.story
    walk.links -= element.tag == "a" and walk.links > 0
    walk.pre -= element.tag == "pre" and walk.pre > 0


def _is_inner_cell(element: HtmlElement) -> bool:
    """Return whether a cell is one of a row of data: it holds words only, so that the row is one line."""
    if element.tag not in {"td", "th"}:
        return False
    row = element.getparent()
    if row is None or any(sum(map(len, cell.itertext())) > 100 for cell in row):
        return False
    return all(isinstance(x.tag, str) and x.tag in _SIMPLE_CELL for cell in row for x in cell.iterdescendants())


def _role(walk: _Walk, element: HtmlElement) -> str | None:
    """Return what an element's tag and names make of the words in it."""
    called = names(element)
    if element in walk.shape.furniture:
        return "furniture"
    if element.tag == "figcaption" or (_CAPTION.search(called) and element.tag != "figure"):
        return "caption"
    if _CREDIT.search(called) and (walk.open_role("figure") or walk.open_role("caption")):
        return "credit"
    if element.tag == "figure":
        return "figure"
    if _BYLINE.search(called) or (element.get("rel") or "") == "author" or "author" in (element.get("itemprop") or ""):
        return "byline"
    if element.tag == "time" or (_DATELINE.search(called) and element.tag not in {"article", "main", "section"}):
        return "dateline"
    return None


def _add(walk: _Walk, text: str | None) -> None:
    if not text:
        return
    if walk.pre and "\n" in text:
        first, *rest = text.split("\n")
        walk.parts.append(first)
        for row in rest:
            _flush(walk, None)
            walk.parts.append(row)
        return
    walk.parts.append(text)
    if walk.links:
        walk.linked += len(text.strip())


def _break(walk: _Walk) -> None:
    """Take in a <br>: a new line after a sentence or after another <br>, else a space."""
    text = "".join(walk.parts)
    ended = text.endswith("\n") or cues.ends_sentence(text.strip()) or cues.words(text) <= 14
    if text.strip() and ended:
        _flush(walk, None)
    else:
        walk.parts.append("\n")


def _flush(walk: _Walk, title: str | None, element: HtmlElement | None = None) -> None:
    """End a line: give it the type its place in the page shows."""
    text = one_line("".join(walk.parts))
    linked = min(1.0, walk.linked / max(1, len(text)))
    walk.parts, walk.linked = [], 0
    if not text:
        return
    tag = element.tag if element is not None else ""
    line = Line(
        text, linked=linked, heading=tag in {"h2", "h3", "h4", "h5", "h6"}, bullet=tag == "li" or walk.open_role("li"),
    )  # fmt: skip
    walk.lines.append(_typed(walk, line, tag, title, element))


def _typed(walk: _Walk, line: Line, tag: str, title: str | None, element: HtmlElement | None) -> Line:
    if tag == "h1" and not walk.seen_headline and not walk.open_role("furniture"):
        same = title is None or _alike(line.text, title)
        if same or (walk.inside and not walk.open_role("caption")):
            walk.seen_headline = True
            return replace(line, type=BlockType.HEADLINE, strong=True, heading=True)
    called = names(element) if element is not None else ""
    if (
        not walk.seen_headline
        and title
        and _alike(line.text, title)
        and (tag in {"h1", "h2", "h3"} or _HEADLINE.search(called))
    ):
        walk.seen_headline = True
        return replace(line, type=BlockType.HEADLINE, strong=True, heading=True)
    if walk.open_role("furniture"):
        return replace(line, type=BlockType.BOILERPLATE, strong=True)
    if walk.shape.story is not None and not walk.inside and (walk.seen_story or not walk.seen_headline):
        dated = walk.open_role("dateline") and not walk.seen_story
        return replace(
            line,
            type=BlockType.DATELINE if dated and cues.is_date_line(line.text) else BlockType.BOILERPLATE,
            strong=True,
        )
    if walk.open_role("credit"):
        return replace(line, type=BlockType.CREDIT, strong=True)
    if walk.open_role("caption"):
        return replace(line, type=BlockType.CAPTION)
    short = cues.words(line.text) <= 25 and not cues.is_prose(line.text)
    if walk.open_role("dateline") and short:
        dated = cues.is_date_line(line.text) or cues.words(line.text) <= 6
        return replace(line, type=BlockType.DATELINE) if dated else line
    if walk.open_role("byline") and short and not furniture.is_share(line.text) and not cues.is_date_line(line.text):
        author = re.sub(r"^by:?\s+", "", line.text, flags=re.IGNORECASE)
        named = 1 < cues.words(author) <= 8 and not re.search(r"\d", author)
        return replace(line, type=BlockType.CREDIT, author=author if named else None, strong=True)
    return line


def _alike(text: str, title: str) -> bool:
    one, other = fold(text), fold(title)
    return one == other or (min(len(one), len(other)) > 15 and (one in other or other in one))
