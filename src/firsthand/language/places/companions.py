"""Names of places that other names of the report vouch for: its countries, its counties, lists, and repetitions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.parsed import led
from firsthand.language.places.placewords import (
    ARABIC,
    BEFORE_ANY,
    BEFORE_TOWN,
    CITY,
    FIRST_NAMES,
    LARGE,
    NO_TOWN,
    OUTLET,
    SMALL,
    STATES_KNOWN,
)
from firsthand.language.places.spellings import fold, vocabulary
from firsthand.language.places.written import Toponym, county_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span

_NOT_COUNTRIES = frozenset({"PERSON", "ORG", "NORP", "FAC"})
# "The al-Rumal base": what the name is of shows a place.
_BEFORE_A_SITE = re.compile(
    r" (?:military |air ?|naval )?(?:base|camp|airport|airfield|hospital|prison|dam|crossing|port)\b"
)
_DAYS = vocabulary("sunday monday tuesday wednesday thursday friday saturday may march june")
_SIDES = frozenset({"northern", "southern", "eastern", "western", "central"})


@lru_cache(maxsize=1)
def _country_pattern() -> re.Pattern[str]:
    gazetteer = load_gazetteer()
    pieces = sorted((re.escape(n) for n in gazetteer.country_spellings), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(pieces)})(?![\w-]| [A-Z][a-z]+ [Uu]niversity)")


def countries(tokens: Tokens, text: str) -> Iterator[Toponym]:
    """Find the countries the parse missed; those that are first names too want a preposition."""
    for match in _country_pattern().finditer(text):
        span = tokens.char_span(match.start(), match.end())
        if span is None or (any(t.ent_type_ in _NOT_COUNTRIES for t in span) and not _is_led_to(tokens, span)):
            continue
        if match.group() not in FIRST_NAMES or led(tokens, span.start):
            yield Toponym(match.start(), match.end(), match.group(), "name")


def _is_led_to(tokens: Tokens, span: Span) -> bool:
    """Return whether a country that the parse took for a person is led to as a place: "in northern Mali".

    A first name ("near Jordan") and a part of a longer name are left to the parse.
    """
    whole = span[0].ent_iob_ == "B" and (span.end == len(tokens) or tokens[span.end].ent_iob_ != "I")
    if span.text in FIRST_NAMES or span[0].ent_type_ != "PERSON" or not whole:
        return False
    return led(tokens, span.start - (span.start > 0 and tokens[span.start - 1].lower_ in _SIDES))


def abroad(tokens: Tokens, runs: tuple[Span, ...], kept: list[Toponym], common: frozenset[str]) -> Iterator[Toponym]:
    """Find towns of the countries that the report names, and large ones anywhere, where a preposition shows a place."""
    gazetteer = load_gazetteer()
    lands = {
        entry.country
        for t in kept
        if (entry := gazetteer.demonyms.get(t.text.lower()) or gazetteer.country_names.get(fold(t.text)))
    } - STATES_KNOWN
    ends = {t.end for t in kept}
    for chunk in runs:
        before = tokens[chunk.start - 1].lower_ if chunk.start else ""
        listed = before in {",", "and"} and bool(
            ends & {chunk.start_char - 2, chunk.start_char - 5, chunk.start_char - 6}
        )
        name = fold(chunk.text)
        if not (listed or before in BEFORE_TOWN) or len(chunk) > 3 or len(name) < 3 or name in common:
            continue
        towns = gazetteer.towns(chunk.text)
        if len(name) == 3 and not any(e.country in lands and e.population >= LARGE for e in towns[:8]):
            continue  # "Gao": so short a name only where its land is named too
        if any(e.country in lands and e.population >= SMALL for e in towns[:8]):
            yield Toponym(chunk.start_char, chunk.end_char, chunk.text, "name")
            continue
        if listed or (any(t.ent_type_ == "PERSON" for t in chunk) and (len(chunk) > 1 or before in BEFORE_ANY)):
            continue
        known = any(e.population >= LARGE * 2 for e in towns[:1])
        placed = before not in BEFORE_ANY or (before == "at" and _is_at_a_site(tokens, chunk.start - 2))
        if known or (placed and gazetteer.variants(chunk.text, tuple(sorted(lands)))):
            yield Toponym(chunk.start_char, chunk.end_char, chunk.text, "name")


def _is_at_a_site(tokens: Tokens, at: int) -> bool:
    """Return whether "at" is that of a place and of no company: "the base at Rumal", "troops remain at Rumal"."""
    return at >= 0 and tokens[at].lemma_.lower() in _SITED


_SITED = frozenset(
    {"base", "airbase", "camp", "outpost", "airport", "airfield", "port", "prison", "mine", "dam", "crossing", "field"}
    | {"remain", "stay", "arrive", "land", "base", "station", "dock", "hold", "refinery", "garrison", "checkpoint"}
)


def incounties(
    tokens: Tokens, runs: tuple[Span, ...], kept: list[Toponym], common: frozenset[str]
) -> Iterator[Toponym]:
    """Find the towns of a county the report names, whatever the parse took them for."""
    named = _counties_of(kept)
    if not named:
        return
    for chunk in runs:
        person = any(
            t.ent_type_ == "PERSON" and (t.ent_iob_ == "I" or (t.i + 1 < len(tokens) and t.nbor().ent_iob_ == "I"))
            for t in chunk
        )
        if person or fold(chunk.text) in common:
            continue
        if _is_in(chunk.text, named):
            yield Toponym(chunk.start_char, chunk.end_char, chunk.text, "name")


def wordlike(text: str, kept: list[Toponym]) -> Iterator[Toponym]:
    """Find the towns of a county the report names that are called by a word: "in Spring", which is in Harris County.

    A word that the report writes small elsewhere is the word; so are months and days.
    """
    named = _counties_of(kept)
    small = {word for word in text.split() if word.islower()} if named else set()
    towns = [w.title() for w in sorted(NO_TOWN - _DAYS - small) if named and _is_in(w, named)]
    if not towns:
        return
    for match in re.finditer(rf"\b(?:in|near|outside) ({'|'.join(towns)})(?![\w'’-]| [A-Z])", text):
        yield Toponym(match.start(1), match.end(1), match[1], "name")


def _counties_of(kept: list[Toponym]) -> set[tuple[str, str]]:
    gazetteer = load_gazetteer()
    return {(e.division, e.county) for t in kept if t.role == "county" for e in gazetteer.counties(county_name(t.text))}


def _is_in(name: str, counties: set[tuple[str, str]]) -> bool:
    return any((e.division, e.county) in counties for e in load_gazetteer().towns(name))


def listed(
    tokens: Tokens, text: str, runs: tuple[Span, ...], ends: set[int], common: frozenset[str]
) -> Iterator[Toponym]:
    """Find the towns of a list that begins with a place, large towns named alone, and names with an Arabic article."""
    gazetteer = load_gazetteer()
    for chunk in runs:
        name = chunk.text
        if len(name) < 4 or name.isupper() or chunk[0].ent_type_ in {"PERSON", "ORG", "PRODUCT", "WORK_OF_ART"}:
            continue
        gap = next((n for n in (2, 5, 6) if chunk.start_char - n in ends), 0)
        joined = gap and text[chunk.start_char - gap : chunk.start_char] in {", ", " and ", ", and "}
        large = chunk[0].ent_type_ == "" and fold(name) not in common
        towns = gazetteer.towns(name)[:1]
        if any(joined or (large and e.population >= CITY) for e in towns):
            ends.add(chunk.end_char)
            yield Toponym(chunk.start_char, chunk.end_char, name, "name")
    for match in ARABIC.finditer(text):
        span = tokens.char_span(match.start(), match.end(), alignment_mode="expand")
        if (
            span is not None
            and len(span)
            and (
                led(tokens, span.start)
                or match.start() - 2 in ends
                or match.start() - 5 in ends
                or _BEFORE_A_SITE.match(text, match.end())
            )
        ):
            yield Toponym(match.start(), match.end(), match.group(), "name")


def repeated(tokens: Tokens, text: str, kept: list[Toponym], people: set[str]) -> Iterator[Toponym]:
    """Find the other mentions of the names found: "Aleppo" once a place is a place throughout the report."""
    names = sorted({t.text for t in kept if t.role in {"name", "pack"} and len(t.text) > 3 and t.text not in people})
    if not names:
        return
    pattern = re.compile(
        rf"\b(?:{'|'.join(re.escape(n) for n in sorted(names, key=len, reverse=True))})(?!\w|['’-][A-Z])"
    )
    packs = {t.text: t.pack for t in kept if t.role == "pack"}
    for match in pattern.finditer(text):
        if OUTLET.match(text, match.end() + 1):
            continue
        span = tokens.char_span(match.start(), match.end())
        if span is None or any(t.ent_type_ == "PERSON" for t in span):
            continue
        yield Toponym(
            match.start(),
            match.end(),
            match.group(),
            "pack" if match.group() in packs else "name",
            packs.get(match.group()),
        )
