"""What opens a story and what closes a post: datelines ("LATAKIA, Dec 14 (Agency) -"), signatures with a handle."""

from __future__ import annotations

import re

from firsthand.read.cues import words

_POST_TAIL = re.compile(
    r"\s*(?:[—–―]|--|&mdash;|\s-)\s*(?P<author>[^()@—–]{1,70}?)\s*\(@(?P<handle>[\w.]{1,40})\)"
    r"\s*[,·•|-]?\s*(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d)|"
    r"(?:\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d)|(?:19|20)\d\d-\d\d-\d\d)?"
)
_POSTED_TAIL = re.compile(
    r"\s*\b(?:Posted|Publiée|"
    r"Shared) by (?P<author>[^.@]{2,60}?) on (?:\w+day, )?(?P<date>[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d)"
)
_NOT_PLACE = re.compile(
    r"^(?:update[sd]?|breaking|related|watch|read|more|photos?|videos?|new|police|report|correction|exclusive|"
    r"analysis|opinion|note|live|original|just|statement|source|first|"
    r"editor|developing|alert|warning|listen|see|also|file|caption|by|published|posted|advertisement|share|"
    r"tags?|previous|earlier|what|who|why|when|where|how|q|a|fact|"
    r"media|contact|for|image|picture|credit|headline|title|date|url|outlet|author|summary|key|timeline|"
    r"background|interview|clarification)\b",
    re.IGNORECASE,
)
_PLACE = r"(?:[A-ZÀ-Ž][A-ZÀ-Ž'’.-]+(?:[ /][A-ZÀ-Ž][A-ZÀ-Ž'’.-]*){0,4})"
_MIXED = r"(?:[A-ZÀ-Ž][\w'’.-]+(?:[ /-][A-ZÀ-Ž][\w'’.-]*){0,3})"
_REGION = r"(?:,\s*[A-ZÀ-Ž][\w.'’-]*(?: [A-ZÀ-Ž][\w.'’-]*){0,3}){0,2}"
_WHEN = (
    r"(?:,?\s+(?:\w+day,?\s+)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}|"
    r"\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)(?:,?\s+(?:19|20)\d\d)?)"
)
DATELINE = re.compile(
    rf"^(?:(?:Near|Outside|Off|Aboard|Over|Inside|NEAR|OUTSIDE|"
    rf"ABOARD)\s+)?(?P<place>{_PLACE}{_REGION}){_WHEN}?,?\s*(?:\(\s*(?P<agency>[^()]{{2,50}})\)\s*(?:[-–—―]+|"
    rf":)?|/(?P<slash>[A-Z][\w .]{{1,30}})/\s*[-–—.]*|[-–—―]{{1,3}}|:)\s+(?=\S)"
    rf"|^(?P<place2>{_MIXED}{_REGION}){_WHEN}?,?\s*\(\s*(?P<agency2>[^()]{{2,50}})\)\s*(?:[-–—―]{{1,3}}|:)\s+(?=\S)"
    rf"|^(?P<place3>{_MIXED}{_REGION}){_WHEN}\s*(?:[-–—―]{{1,3}})\s+(?=\S)"
)


def split_dateline(text: str) -> tuple[int, str | None] | None:
    """Return (where the story begins, the agency in brackets) when a paragraph opens with a dateline, else None."""
    found = DATELINE.match(text)
    if not found or _NOT_PLACE.match(text) or found.end() > 110:
        return None
    agency = found["agency"] or found["agency2"] or found["slash"]
    place = found["place"]
    if place and not agency and not found[0].rstrip().endswith(("-", "–", "—", "―", ":")):
        return None
    if place and not agency and found[0].rstrip().endswith(":") and words(place) > 3:
        return None
    if place and len(re.sub(r"[^A-ZÀ-Ž]", "", place.split(",")[0])) < 3:
        return None
    return found.end(), agency


def is_dateline(text: str) -> bool:
    """Return whether a whole line is a dateline, its story below it."""
    if words(text) > 12 or not re.search(r"[-–—―:]$|\)$", text):
        return False
    found = split_dateline(f"{text} X")
    return found is not None and found[0] > len(text)


def find_post(text: str) -> re.Match[str] | None:
    """Return the signature that ends an embedded post, with groups author, date and (for a handle) handle."""
    return _POST_TAIL.search(text) or _POSTED_TAIL.search(text)
