"""Places: every toponym of a report, placed, with a point, a radius, what contains it, and the runners-up.

For a benchmark of toponyms (TR-News), leave out what stands for no toponym there:
`{"start": m.start, "end": m.end, "lat": m.place.lat, "lon": m.place.lon} for m in found if m.place.kind != "site"`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from firsthand.language.doc import PlaceMention
from firsthand.language.places.entries import kilometres
from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.placing import Placed, place_all
from firsthand.language.places.quarters import town_of
from firsthand.language.places.toponyms import find_toponyms
from firsthand.language.places.unlisted import settle
from firsthand.language.places.written import with_state
from firsthand.language.surface import text_of
from firsthand.model import BlockType, Candidate, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens

    from firsthand.model import Report
    from firsthand.packs import Packs

_SITE_KM = 15.0
# The country that a top-level domain stands for where it is not the domain in capitals.
_TLDS = {"uk": "GB"}
_NO_COUNTRY = frozenset({"io", "tv", "me", "co", "ai", "eu", "fm", "ly", "is", "to", "cc", "ws", "am"})


# Broadcasters' names: call signs, which begin with W or K in the United States alone (ITU Radio Regulations, app. 42),
# and its networks' local stations.
_CALL_SIGN = re.compile(
    r"[kw][a-z]{2,3}(?:-?tv|news|am|fm)?\d{0,2}(?:-?tv)?|(?:abc|nbc|cbs|fox|my)\d{1,2}[a-z]*|cbslocal"
)
# Offices and numbers of the United States; two of them, so that a word about America makes no report American.
_AMERICAN = re.compile(
    r"\b(?:[Cc]ounty [Ss]heriff|[Ss]heriff['’]s (?:[Oo]ffice|[Dd]epartment|[Dd]eput)|[Ss]tate [Tt]rooper"
    r"|[Hh]ighway [Pp]atrol|[Dd]istrict [Aa]ttorney|[Gg]rand jury|[Cc]ounty (?:[Jj]ail|[Cc]oroner|[Aa]ttorney)|SWAT"
    r"|(?:call(?:ed)?|dialed) 911|911 (?:call|dispatch))"
)
_AMERICAN_WORDS = 2
_LONG_NAME, _LONG_LABEL, _LARGE_TOWN = 5, 24, 100_000


@dataclass(frozen=True, slots=True)
class PlaceHints:
    """What is known of a report beside its text: the outlet's country, the dateline, the host of its address."""

    country: str | None = None  # ISO 3166-1 alpha-2
    dateline: str | None = None
    host: str | None = None
    texts: tuple[str, ...] = ()  # further texts that name places: a title, a section


def hints_for(report: Report, packs: Packs) -> PlaceHints:
    """Return the hints a report gives."""
    host = (urlsplit(report.url).hostname or "") if report.url and "://" in report.url else ""
    host = _archived(report.url or "") or host
    source = next((s for d, s in packs.source_by_domain.items() if host == d or host.endswith(f".{d}")), None)
    outlet = packs.sources.get(report.outlet or "")
    country = (source.country if source else "") or (outlet.country if outlet else "") or _country_of(host)
    dateline = next((report.text[b.start : b.end] for b in report.blocks if b.type is BlockType.DATELINE), None)
    if not country and ((host.endswith(".com") and _CALL_SIGN.fullmatch(_labels(host)[-1])) or _is_american(report)):
        country = "US"
    return PlaceHints(country or None, dateline, host or None, (report.title,) if report.title else ())


def _is_american(report: Report) -> bool:
    """Return whether a report tells of offices and calls for help that only the United States have."""
    return len({match.lower() for match in _AMERICAN.findall(report.text)}) >= _AMERICAN_WORDS


def find_places(tokens: Tokens, packs: Packs, hints: PlaceHints) -> tuple[PlaceMention, ...]:
    """Return the places named in the text, in order."""
    toponyms = find_toponyms(tokens, packs)
    if not toponyms:
        return ()
    text = text_of(tokens)
    placed = settle(place_all(toponyms, text, hints.country, _context(hints)), text, hints.texts)
    mentions = []
    for one in placed:
        place = _pack_place(one, packs) or _place(one, placed)
        if place is not None:
            mentions.append(PlaceMention(one.toponym.start, one.toponym.end, place, one.adjectival))
    return tuple(mentions)


def _country_of(host: str) -> str:
    """Return the country of a host's top-level domain; those sold to the world say nothing."""
    last = host.rpartition(".")[2]
    code = _TLDS.get(last, last.upper())
    return code if last not in _NO_COUNTRY and code in load_gazetteer().countries else ""


def _context(hints: PlaceHints) -> list[str]:
    """Return the names of places that the hints hold."""
    names = [name for label in _labels(hints.host or "") for name in _named_in_host(label)]
    if hints.dateline:
        names += [part.strip(" —–-()") for part in re.split(r"[,(]", hints.dateline) if part.strip(" —–-()")]
    for text in hints.texts:
        names += dict.fromkeys(t.text for t in with_state(text) if t.role == "state")
    return names


def _labels(host: str) -> list[str]:
    """Return the labels of a host that its owner chose: the "chicago" and "suntimes" of "chicago.suntimes.com"."""
    return [label for label in host.split(".")[:-1] if label != "www"][-2:]


@lru_cache(maxsize=1024)
def _named_in_host(label: str) -> tuple[str, ...]:
    """Return the state of the large American town that an outlet's own name begins or ends with: "clickorlando"."""
    if not label.isascii() or len(label) > _LONG_LABEL:
        return ()
    for size in range(len(label), _LONG_NAME - 1, -1):
        for piece in (label[:size], label[-size:]):
            for spelt in (piece, *(f"{piece[:at]} {piece[at:]}" for at in range(3, size - 2))):
                town = next(iter(load_gazetteer().towns(spelt)), None)
                if town is not None and town.country == "US" and town.population >= _LARGE_TOWN:
                    return town.within[-2:-1]
    return ()


def _archived(url: str) -> str:
    """Return the host of the page that an archive's address holds."""
    match = re.search(r"/https?://([\w.-]+)", url)
    return match[1].lower() if match else ""


def _pack_place(one: Placed, packs: Packs) -> Place | None:
    if one.toponym.pack is None:
        return None
    entry = packs.places[one.toponym.pack]
    return Place(entry.name, one.toponym.text, entry.lat, entry.lon, entry.precision_km, (), entry.within, entry.kind)


def _place(one: Placed, placed: list[Placed]) -> Place | None:
    entry, text = one.entry, one.toponym.text
    if entry is None:
        if one.toponym.role == "site":
            return _site(one, placed)
        return Place(text, text, kind="unknown") if one.toponym.role == "name" else None
    others = tuple(
        Candidate(", ".join((o.name, *o.within[-2:])), o.lat, o.lon)
        for o in one.others
        if kilometres(o.lat, o.lon, entry.lat, entry.lon) > 1
    )
    town = town_of(entry) if entry.kind == "city" else None
    within, kind = (entry.within, entry.kind) if town is None else ((town.name, *town.within), "quarter")
    return Place(entry.name, text, entry.lat, entry.lon, entry.radius_km, others, within, kind)


def _site(one: Placed, placed: list[Placed]) -> Place:
    """Return a quarter at the point of its town; a street, park or building at that of the nearest named, if any."""
    text, whole = one.toponym.text, one.whole
    if whole is not None:
        reach, inside = max(_SITE_KM, whole.radius_km), (whole.name, *whole.within)
        return Place(text, text, whole.lat, whole.lon, reach, (), inside, "quarter")
    towns = [p for p in placed if p.entry is not None and p.entry.kind == "city"]
    if not towns:
        return Place(text, text, kind="site")
    near = min(towns, key=lambda p: (abs(p.toponym.start - one.toponym.start), p.toponym.start)).entry
    assert near is not None
    return Place(text, text, near.lat, near.lon, max(_SITE_KM, near.radius_km), (), (near.name, *near.within), "site")
