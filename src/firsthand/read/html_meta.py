"""What a page says of itself: JSON-LD, OpenGraph and other meta elements, the canonical address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.read.clean import one_line
from firsthand.read.dates import Dated, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Blog|WebPage|CreativeWork)$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date.published",
    "publish-date", "publishdate", "publish_date", "published-date", "published_time", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "date",
    "pubdate", "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate",
    "timestamp", "displaydate",
)  # fmt: skip
_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "title")
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone", "copyright")
_AUTHOR = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "twitter:creator")
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|^\s*url:\s*(\S+)", re.MULTILINE)
_SAVED_DATE = re.compile(r"saved date:\s*(.+)$", re.MULTILINE | re.IGNORECASE)
MOST_JSON = 2_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields found; None where the page is silent."""

    title: str | None = None
    outlet: str | None = None  # the publisher that structured data names
    site: str | None = None
    author: str | None = None
    published: Dated | None = None
    language: str | None = None
    url: str | None = None
    body: str | None = None  # articleBody, to tell the story from the rest of the page
    retrieved: str | None = None


def read_metadata(tree: HtmlElement, base: str | None = None) -> Metadata:
    """Return the metadata of a page; of several articles described, the first news article counts."""
    meta = _meta_elements(tree)
    article = _article(tree)
    address = _address(tree, meta, article)
    saved = _saved(tree)
    published = parse_date(_text(article, "datePublished")) or parse_date(_text(article, "dateCreated"))
    for name in _PUBLISHED if published is None else ():
        published = parse_date(meta.get(name))
        if published:
            break
    return Metadata(
        title=_text(article, "headline") or _first(meta, _TITLE) or _title_element(tree),
        outlet=_name(article.get("publisher")),
        site=_site(_first(meta, _SITE)),
        author=_name(article.get("author")) or _author(_first(meta, _AUTHOR)),
        published=published,
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or meta.get("content-language"),
        url=base or saved[0] or address,
        body=_text(article, "articleBody"),
        retrieved=saved[1],
    )


def find_stamp(tree: HtmlElement) -> Dated | None:
    """Return the instant of the page's own <time>: one that is named a publication date, else the article's first."""
    stamps = [x for x in tree.iter("time") if x.get("datetime") and not _is_elsewhere(x)]
    named = [x for x in stamps if re.search(r"publi|pubdate|entry-date|posted", _named(x), re.IGNORECASE)]
    inside = [x for x in stamps if any(a.tag in {"article", "main", "header"} for a in x.iterancestors())]
    return next((found for x in (*named, *inside) if (found := parse_date(x.get("datetime")))), None)


def _named(element: HtmlElement) -> str:
    pubdate = "pubdate" if element.get("pubdate") is not None else ""
    return " ".join(filter(None, (element.get("class"), element.get("itemprop"), pubdate)))


def _is_elsewhere(element: HtmlElement) -> bool:
    """Return whether a <time> belongs to a post, a teaser or a comment, or says when the page was changed."""
    away = any(x.tag in {"aside", "nav", "blockquote", "footer", "li"} for x in element.iterancestors())
    return away or bool(re.search(r"updated|modified", _named(element), re.IGNORECASE))


def _meta_elements(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), one_line(content[:2000]))
    return found


def _article(tree: HtmlElement) -> dict[str, Any]:
    """Return the JSON-LD object that describes the story, or an empty one."""
    weak: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > MOST_JSON:
            continue
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", script.text)
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            names = [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
            if any(_ARTICLE.search(k) and k not in {"WebPage", "CreativeWork"} for k in names):
                return item
            if not weak and any(_ARTICLE.search(k) for k in names):
                weak = item
    return weak


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD at the levels where articles stand."""
    level = [data]
    for _ in range(4):
        below: list[Any] = []
        for item in level[:500]:
            if isinstance(item, list):
                below += item
            elif isinstance(item, dict):
                yield item
                below += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]
        level = below


def _text(article: dict[str, Any], key: str) -> str | None:
    value = article.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    return one_line(value) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """Return the name, or names, in a JSON-LD person or organisation."""
    if isinstance(value, list):
        names = [name for item in value[:8] if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, str) and not value.startswith(("http://", "https://", "#", "_:")):
        return one_line(value)[:200] or None
    return None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _author(value: str | None) -> str | None:
    return None if not value or value.startswith(("http", "@")) else re.sub(r"^[Bb]y\s+", "", value)


def _site(value: str | None) -> str | None:
    """Return a site's name without the claim that some put behind it, or None for what is no name."""
    if not value:
        return None
    name = re.split(r"\s+[|–—-]\s+", re.sub(r"^(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*", "", value, flags=re.IGNORECASE))[
        0
    ]
    return name if name and len(name) <= 60 else None


def _title_element(tree: HtmlElement) -> str | None:
    title = next(tree.iter("title"), None)
    return one_line("".join(title.itertext())[:1000]) or None if title is not None else None


def _address(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    """Return the page's own address, as it declares it."""
    links = (x.get("href") for x in tree.iter("link") if "canonical" in (x.get("rel") or "").lower().split())
    for value in (*links, meta.get("og:url"), _text(article, "url"), meta.get("twitter:url")):
        if value and re.match(r"https?://[^/\s]+\.[^/\s]+/", value.strip()):
            return one_line(value)[:2000]
    return None


def _saved(tree: HtmlElement) -> tuple[str | None, str | None]:
    """Return the address and day that a browser or SingleFile wrote into the copy it saved."""
    root = tree.getroottree()
    comments = [x.text or "" for x in root.xpath("//comment()")[:5]] if root is not None else []
    for comment in comments:
        found = _SAVED.search(comment[:2000])
        url = found and (found[1] or found[2])
        if url and url.startswith(("http://", "https://")):
            when = _SAVED_DATE.search(comment[:2000])
            date = parse_date(re.sub(r"\s*\(.*$", "", when[1])) if when else None
            return url, date.value if date else None
    return None, None
