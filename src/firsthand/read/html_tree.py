"""A page's element tree: parsed without network or entities, and the part of it that holds the story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select", "option", "button",
     "input", "textarea", "canvas", "audio", "video", "picture", "map", "head", "math", "datalist", "progress", "meter",
     "applet"]
)  # fmt: skip
BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
     "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
     "thead", "tr", "ul", "caption", "legend", "label", "time"]
)  # fmt: skip
_FURNITURE_TAGS = frozenset(["nav", "aside", "footer", "menu", "dialog"])
_FURNITURE_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|related|recirc\w*|recommend\w*|promo\w*|"
    r"shar(?:e|ing)|social|newsletter|"
    r"signup|sign-up|subscri\w+|comments?|disqus|footer|sidebar|side-bar|tags?|taglist|topics?|trending|"
    r"most-?(?:read|popular|viewed)|popular|"
    r"adverts?|advertisement|ads?|ad-\w+|sponsor\w*|outbrain|taboola|widget|cookies?|consent|gdpr|banner|"
    r"toolbar|skip-?link|pagination|pager|"
    r"read-?more|also-?read|see-?also|more-?(?:on|from|stories|news|articles)|author-?bio|"
    r"about-?(?:the-)?author|masthead|site-?header|"
    r"site-?footer|global-?header|paywall|teaser|teasers|up-?next|latest-?news|login|modal|popup|print-only|"
    r"sr-only|visually-?hidden|screen-reader\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:^|[\s_-])(?:article[-_]*(?:body|content|text)|story[-_]*(?:body|content|text)|(?:entry|post|page|"
    r"news)[-_]*(?:content|body|text)|"
    r"body[-_]*(?:copy|text|content)|articleBody|field--name-body|wysiwyg|rich-?text)(?=$|[\s_-])",
    re.IGNORECASE,
)
DEEPEST = 100  # levels above a paragraph that are looked at; unclosed tags can pile up thousands
_STRICT = re.compile(r"(?:article|story)[-_]*body(?=$|[\s_-])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the story stands in a tree: its element, and those that are page furniture."""

    story: HtmlElement | None
    furniture: frozenset[HtmlElement]


def parse(text: str) -> HtmlElement | None:
    """Return the root of a page, or None when nothing in it is markup.

    libxml2's HTML parser expands no entities but the fixed named ones and opens no network; it stops descending at a
    depth of 2048, so a hostile page cannot exhaust the stack.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def is_hidden(element: HtmlElement) -> bool:
    """Return whether an element is marked not to be shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def names(element: HtmlElement) -> str:
    """Return the class, id and the like of an element, what its author calls it: "StoryBody" as "Story-Body"."""
    called = (element.get(key) for key in ("class", "id", "name", "data-component", "data-testid"))
    return _CAMEL.sub("-", " ".join(filter(None, called))[:500])


def is_block(element: HtmlElement) -> bool:
    """Return whether an element stands on lines of its own; elements of a site's own making do."""
    return element.tag in BLOCKS or "-" in element.tag


def element_text(element: HtmlElement) -> str:
    """Return the words of an element; blocks and line breaks part words, inline elements do not."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            if event == "end" and node is not element:
                parts.append(node.tail or "")
            continue
        if event == "start":
            parts.append(" " if is_block(node) or node.tag == "br" else "")
            parts.append("" if node.tag in SKIPPED else node.text or "")
        else:
            parts.append(" " if is_block(node) else "")
            parts.append("" if node is element else node.tail or "")
    return " ".join("".join(parts).split())


def find_story(tree: HtmlElement) -> Shape:
    """Return the element that holds the story: where running text is densest, widened to the article it is part of.

    Paragraphs vote for their parents, half for grandparents (after Arc90's Readability), those inside furniture not at
    all. An element named like furniture that holds most of the page's text is none.
    """
    prose = _paragraphs(tree)
    total = sum(prose.values())
    under: dict[HtmlElement, int] = {}
    for element, count in prose.items():
        for above in (element, *islice(element.iterancestors(), DEEPEST)):
            under[above] = under.get(above, 0) + count
    furniture = frozenset(
        x for x in tree.iter() if isinstance(x.tag, str) and _is_furniture(x) and under.get(x, 0) * 2 <= total
    )
    votes: dict[HtmlElement, float] = {}
    for element, count in prose.items():
        above = list(islice(element.iterancestors(), DEEPEST))
        if any(x in furniture for x in (element, *above)):
            continue
        for weight, voted in zip((1.0, 0.5, 0.25), (element, *above) if element.tag != "p" else above, strict=False):
            votes[voted] = votes.get(voted, 0.0) + weight * count
    if not votes:
        return Shape(None, furniture)
    order = {element: i for i, element in enumerate(tree.iter())}
    best = max(votes, key=lambda x: (votes[x], -order[x]))
    return Shape(_widen(best, under, total), furniture)


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag in _FURNITURE_TAGS or (element.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    if element.tag in {"html", "body", "main", "article", "p", "h1", "figure", "figcaption"}:
        return False
    called = names(element)
    return bool(called) and bool(_FURNITURE.search(called))


def _is_body(element: HtmlElement) -> bool:
    """Return whether an element says in so many words that it is an article or its body."""
    said = f"{element.get('itemprop') or ''} {names(element)}"
    return element.tag == "article" or bool(_STRICT.search(said))


def _paragraphs(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Return the words of running text that each element holds itself, links apart."""
    found: dict[HtmlElement, int] = {}
    for element in tree.iter(
        "p", "div", "td", "article", "section", "span", "font", "blockquote", "li", "main", "body"
    ):
        if element.tag == "p":
            words = len(element_text(element).split())
            linked = sum(len(element_text(a).split()) for a in element.iter("a"))
            if words >= 8 and linked * 2 < words:
                found[element] = words
            continue
        own = [element.text or ""]
        own += [
            child.tail or ""
            for child in element
            if not (isinstance(child.tag, str) and child.tag in {"script", "style"})
        ]
        words = len(" ".join(own).split())
        if words >= 15 and not any(x.tag == "p" for x in element.iterancestors("p")):
            found[element] = words
    return found


def _widen(best: HtmlElement, under: dict[HtmlElement, int], total: int) -> HtmlElement:
    """Return the story's whole element: the article around the densest part, or as far up as the text keeps growing."""
    chain = [best, *(x for x in islice(best.iterancestors(), DEEPEST) if x in under)]
    named = [x for x in chain if _is_body(x) or _BODY.search(names(x))]
    if named:
        at = named[0]
        for above in named[1:]:
            grown = under[above] / max(1, under[at])
            if _is_body(above) and (grown > 1.15 or (above.tag == "article" and grown <= 1.5)):
                at = above  # a story in several columns, or the article with its headline and pictures around the text
        if under[at] * 3 >= total or under[at] >= 150:
            return at
    at = best
    for above in chain[1:]:
        if above.tag in {"html", "body"} and under[at] * 10 >= total * 6:
            break
        if under[above] * 100 >= under[at] * 115:
            at = above
    return at
