"""Posts of social networks embedded in a page: whose, from which account, of which day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read.clean import one_line
from firsthand.read.dates import find_date, parse_date
from firsthand.read.html_tree import element_text
from firsthand.read.records import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CLASS = re.compile(
    r"(?:^|[\s_-])(?:twitter-(?:tweet|video)|tweet-embed|embedded-tweet|x-post|fb-(?:post|video)|"
    r"instagram-media|tiktok-embed|"
    r"telegram-(?:post|embed)|tgme_widget_message|bluesky-embed|mastodon-embed|reddit-embed|reddit-card|"
    r"vk-?post|threads-post|"
    r"social-(?:post|embed)|embed-(?:tweet|telegram|post))(?=$|[\s_-])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@([\w.]{1,40}(?:@[\w.-]+)?)")
_FROM_URL = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:(?:twitter|x)\.com/(?P<x>\w{1,40})/status|t\.me/(?:s/)?(?P<t>\w{3,40})|"
    r"bsky\.app/profile/(?P<b>[\w.-]+)|(?:www\.)?tiktok\.com/@(?P<k>[\w.]+)|facebook\.com/(?P<f>[\w.]+)/posts|"
    r"threads\.net/@(?P<h>[\w.]+))"
)


def is_post(element: HtmlElement) -> bool:
    """Return whether an element is an embedded post."""
    return bool(_CLASS.search(element.get("class") or "")) or element.get("data-telegram-post") is not None


def read_post(element: HtmlElement) -> tuple[Line, ...]:
    """Return the words of a post with author, handle and day, and after them its signature; empty without words.

    The commonest form is X's own: paragraphs, then a dash, "Name (@handle)" and a link with the date as its text.
    """
    text = one_line(element_text(element))
    author = handle = date = None
    signed = re.search(r"\s*[—–―]\s*([^()@—–]{1,80}?)\s*\(@([\w.]{1,40})\)\s*(.{0,60})$", text)
    signature = ""
    if signed:
        text, signature = text[: signed.start()].strip(), signed[0].strip()
        author, handle = signed[1].strip(), signed[2]
        found = find_date(signed[3])
        date = found.value if found else None
    for link in element.iter("a"):
        at = _FROM_URL.match(link.get("href") or "")
        if at:
            handle = handle or next((v for v in at.groupdict().values() if v), None)
            found = find_date(one_line("".join(link.itertext()))) if not date else None
            date = found.value if found else date
    stamp = next((x.get("datetime") for x in element.iter("time") if x.get("datetime")), None)
    date = date or (dated.value if (dated := parse_date(stamp)) else None)
    named = element.get("data-telegram-post")
    handle = handle or (named.split("/")[0] if named else None) or (m[1] if (m := _HANDLE.search(text)) else None)
    author = author or element.get("data-author") or _labelled(element)
    post = Line(text, BlockType.POST, strong=True, author=author, handle=handle, date=date)
    credit = Line(signature, BlockType.CREDIT, strong=True, gap=False)
    return tuple(line for line in (post, credit) if line.text)


def _labelled(element: HtmlElement) -> str | None:
    for node in element.iter("cite", "span", "strong", "b", "a", "div", "p"):
        if re.search(r"author|user-?name|owner_name|display-?name", node.get("class") or "", re.IGNORECASE):
            return one_line("".join(node.itertext()))[:120] or None
    return None
