"""Where a text names places: what the writing gives away, then the parse's entities, lists, bodies and demonyms."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.placewords import (
    ARABIC,
    BEFORE_ANY,
    BEFORE_TOWN,
    CITY,
    DIRECTION_ONLY,
    FIRST_NAMES,
    LABELS,
    LARGE,
    LOCAL,
    NAMED_AFTER,
    NO_NAME,
    NO_TOWN,
    OUTLET,
    REGION_ADJECTIVES,
    SITES,
    SMALL,
    STATES_KNOWN,
    STRIP,
    TITLE,
)
from firsthand.language.places.spellings import fold
from firsthand.language.places.written import (
    Toponym,
    counties,
    county_name,
    datelines,
    pack_places,
    quarters,
    residences,
    streets,
    with_state,
)
from firsthand.language.surface import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

    from firsthand.packs import Packs


def find_toponyms(tokens: Tokens, packs: Packs) -> list[Toponym]:
    """Return the toponyms in order, without overlaps; what comes first below wins."""
    text, runs = text_of(tokens), tuple(_proper_runs(tokens))
    people = {word for ent in tokens.ents if ent.label_ == "PERSON" and len(ent) > 1 for word in ent.text.split()}
    common = frozenset(word for word in text.split() if word.islower()) | NO_TOWN
    taken = _Taken()
    for found in (
        streets(text),
        pack_places(text, packs),
        counties(text),
        with_state(text),
        quarters(text),
        datelines(text),
        _entities(tokens, text, people),
        residences(text),
        _local(tokens, text, common | {fold(name) for name in people}),
        _rescued(tokens, runs, common | {fold(name) for name in people}),
        _in_bodies(tokens),
    ):
        taken.add(found)
    taken.add(_countries(tokens, text))
    taken.add(_abroad(tokens, runs, taken.kept, common))
    taken.add(_incounties(tokens, runs, taken.kept, common))
    taken.add(_listed(tokens, text, runs, {t.end for t in taken.kept}, common))
    taken.add(_repeated(tokens, text, taken.kept, people))
    days = [(e.start_char, e.end_char) for e in tokens.ents if e.label_ in {"DATE", "TIME"}]
    kept = [t for t in taken.kept if t.role == "state" or not any(s <= t.start and t.end <= e for s, e in days)]
    return _parts_of_towns([_whole_name(t, text) for t in sorted(kept, key=lambda t: t.start)])


def _whole_name(found: Toponym, text: str) -> Toponym:
    """Return the building that bears a town's or a person's name, under its whole name: "Comer Children's Hospital"."""
    longer = NAMED_AFTER.match(text, found.end) if found.role in {"name", "bare"} else None
    if longer is None:
        return found
    return replace(found, end=longer.end(), text=text[found.start : longer.end()], role="site")


class _Taken:
    """The toponyms kept so far; a later one that overlaps is dropped."""

    def __init__(self) -> None:
        self.kept: list[Toponym] = []
        self._owners: dict[int, bool] = {}

    def add(self, found: Iterator[Toponym]) -> None:
        for toponym in found:
            if not any(i in self._owners for i in range(toponym.start, toponym.end)):
                self.kept.append(toponym)
                self._owners |= dict.fromkeys(range(toponym.start, toponym.end), True)


def _parts_of_towns(found: list[Toponym]) -> list[Toponym]:
    """Return the toponyms with a quarter's name read as the quarter's, unless a state or a county stands by it."""
    quarters = {t.text for t in found if t.role == "quarter"}
    holders = {t.start for t in found if t.role in {"state", "county"}}
    stated = {t.text for t in found if t.role == "name" and {t.end + 1, t.end + 2} & holders}
    return [
        replace(t, role="site")
        if t.role == "quarter" or (t.role in {"bare", "name"} and t.text in quarters - stated)
        else t
        for t in found
    ]


def _entities(tokens: Tokens, whole: str, people: set[str]) -> Iterator[Toponym]:
    gazetteer = load_gazetteer()
    for ent in tokens.ents:
        if ent.label_ not in LABELS:
            continue
        start, end = _trim(whole, ent.start_char, ent.end_char)
        text = whole[start:end]
        if len(text) < 2 or "\n" in text or fold(text) in {"metro", "state", "local", "news"}:
            continue
        if (
            text.isupper()
            and 3 < len(text) <= 5
            and fold(text) not in gazetteer.country_names
            and not _led(tokens, ent.start)
        ):
            continue  # "ALEA", "KCTV": initials
        lower = text.lower()
        if lower in gazetteer.demonyms or lower in REGION_ADJECTIVES:
            yield Toponym(start, end, text, "demonym")
        elif ent.label_ == "NORP" or DIRECTION_ONLY.fullmatch(text):
            continue
        elif (text in people or TITLE.match(text)) and not _led(tokens, ent.start):
            continue  # a person's name that the parse took for a place
        elif SITES.search(text) and not (ent.label_ == "GPE" and _led(tokens, ent.start) and _is_town(text)):
            yield Toponym(start, end, text, "site")
        elif fold(text) in NO_NAME and not _led(tokens, ent.start):
            continue
        elif "," in text:
            for piece in re.finditer(r"[^,]+", text):
                s, e = _trim(whole, start + piece.start(), start + piece.end())
                if e - s > 1:
                    yield Toponym(s, e, whole[s:e], "name")
        else:
            if text.endswith(" State") and not text.startswith("Washington"):
                text, end = text[:-6], end - 6
            role = "site" if ent.label_ == "FAC" else "name" if _led(tokens, ent.start) else "bare"
            yield Toponym(start, end, text, role)


def _is_town(text: str) -> bool:
    """Return whether a name that could be a park's or a station's is a town's: "Oak Park", "College Station"."""
    return any(e.population >= _TOWN for e in load_gazetteer().towns(text)[:1])


_TOWN = 5_000  # inhabitants
_INITIALS = 5  # letters


def _led(tokens: Tokens, i: int) -> bool:
    """Return whether a preposition of place stands before token `i`, an article between them allowed."""
    before = tokens[i - 1].lower_ if i else ""
    if before == "the" and i > 1:
        before = tokens[i - 2].lower_
    return before in BEFORE_TOWN


def _local(tokens: Tokens, text: str, common: frozenset[str]) -> Iterator[Toponym]:
    gazetteer = load_gazetteer()
    for match in LOCAL.finditer(text):
        words = match[1].split(" ")
        for skip in range(len(words)):
            name = " ".join(words[skip:])
            start = match.start(1) + sum(len(w) + 1 for w in words[:skip])
            if (
                fold(name) in common
                or len(name) < 4
                or (name.isupper() and len(name) <= _INITIALS)
                or DIRECTION_ONLY.fullmatch(name)
                or not any(e.population >= SMALL for e in gazetteer.towns(name)[:3])
            ):
                continue
            span = tokens.char_span(start, start + len(name), alignment_mode="expand")
            first = span[0] if span is not None and len(span) else None
            # The last word of a longer person's name is no town: "John Winchester's home".
            person = first is not None and first.ent_type_ == "PERSON" and (first.ent_iob_ == "I" or skip)
            if not person:
                yield Toponym(start, start + len(name), name, "name")
            break


def _incounties(
    tokens: Tokens, runs: tuple[Span, ...], kept: list[Toponym], common: frozenset[str]
) -> Iterator[Toponym]:
    """Find the towns of a county the report names, whatever the parse took them for."""
    gazetteer = load_gazetteer()
    named = {
        (e.division, e.county) for t in kept if t.role == "county" for e in gazetteer.counties(county_name(t.text))
    }
    if not named:
        return
    for chunk in runs:
        person = any(
            t.ent_type_ == "PERSON" and (t.ent_iob_ == "I" or (t.i + 1 < len(tokens) and t.nbor().ent_iob_ == "I"))
            for t in chunk
        )
        if person or fold(chunk.text) in common:
            continue
        if any((e.division, e.county) in named for e in gazetteer.towns(chunk.text)):
            yield Toponym(chunk.start_char, chunk.end_char, chunk.text, "name")


def _listed(
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
            and (_led(tokens, span.start) or match.start() - 2 in ends or match.start() - 5 in ends)
        ):
            yield Toponym(match.start(), match.end(), match.group(), "name")


def _in_bodies(tokens: Tokens) -> Iterator[Toponym]:
    """Find the place in a body's name: "Kentucky State Police", "University of Manitoba"."""
    gazetteer = load_gazetteer()
    for ent in tokens.ents:
        if ent.label_ != "ORG" or len(ent) < 2 or OUTLET.search(ent.text):
            continue
        words = [t.text for t in ent]
        first = 1 if words[0].lower() == "the" else 0
        if "of" in words[first:-1]:
            first = words.index("of", first) + 1
            first += first < len(words) and words[first].lower() == "the"
        for size in range(min(3, len(words) - first), 0, -1):
            span = ent[first : first + size]
            key = fold(span.text)
            known = key in gazetteer.country_names or any(
                e.radius_km and e.country for e in gazetteer.regions.get(key, ())
            )
            if len(key) > 3 and (known or any(e.population >= LARGE for e in gazetteer.towns(span.text)[:1])):
                yield Toponym(span.start_char, span.end_char, span.text, "name")
                break


def _repeated(tokens: Tokens, text: str, kept: list[Toponym], people: set[str]) -> Iterator[Toponym]:
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


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Strip article, possessive and punctuation; the stop of an abbreviation ("Ky.", "U.S.") stays."""
    if text[start : start + 4].lower() == "the ":
        start += 4
    while start < end and text[start] in STRIP:
        start += 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    while (
        end > start
        and text[end - 1] in STRIP
        and not (text[end - 1] == "." and re.search(r"\b(?:[A-Z]|[A-Z][a-z]{1,3})\.$", text[start:end]))
    ):
        end -= 1
    return start, end


def _rescued(tokens: Tokens, runs: tuple[Span, ...], common: frozenset[str]) -> Iterator[Toponym]:
    """Find towns that the parse took for nothing, a person or a body, where a preposition shows a place."""
    gazetteer = load_gazetteer()
    n = len(tokens)
    for chunk in runs:
        before = tokens[chunk.start - 1] if chunk.start else None
        if before is None or (
            before.lower_ not in BEFORE_TOWN - BEFORE_ANY
            and not (before.lower_ in BEFORE_TOWN and chunk[0].ent_type_ in {"", "ORG", "PRODUCT"} and len(chunk) < 3)
        ):
            continue
        if chunk.end < n and tokens[chunk.end].pos_ in {"NOUN", "PROPN"}:
            continue
        for size in range(min(len(chunk), 4), 0, -1):
            part = chunk[:size]
            text = part.text
            if (
                len(text) > 3
                and not text.isupper()
                and fold(text) not in common
                and any(e.population >= SMALL for e in gazetteer.towns(text)[:3])
            ):
                yield Toponym(part.start_char, part.end_char, text, "name")
                break


@lru_cache(maxsize=1)
def _country_pattern() -> re.Pattern[str]:
    gazetteer = load_gazetteer()
    pieces = sorted((re.escape(n) for n in gazetteer.country_spellings), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(pieces)})(?![\w-]| [A-Z][a-z]+ [Uu]niversity)")


def _countries(tokens: Tokens, text: str) -> Iterator[Toponym]:
    """Find the countries the parse missed; those that are first names too want a preposition."""
    for match in _country_pattern().finditer(text):
        span = tokens.char_span(match.start(), match.end())
        if span is None or (any(t.ent_type_ in _NOT_COUNTRIES for t in span) and not _is_led_to(tokens, span)):
            continue
        if match.group() not in FIRST_NAMES or _led(tokens, span.start):
            yield Toponym(match.start(), match.end(), match.group(), "name")


_NOT_COUNTRIES = frozenset({"PERSON", "ORG", "NORP", "FAC"})
_SIDES = frozenset({"northern", "southern", "eastern", "western", "central"})


def _is_led_to(tokens: Tokens, span: Span) -> bool:
    """Return whether a country that the parse took for a person is led to as a place: "in northern Mali".

    A first name ("near Jordan") and a part of a longer name are left to the parse.
    """
    whole = span[0].ent_iob_ == "B" and (span.end == len(tokens) or tokens[span.end].ent_iob_ != "I")
    if span.text in FIRST_NAMES or span[0].ent_type_ != "PERSON" or not whole:
        return False
    return _led(tokens, span.start - (span.start > 0 and tokens[span.start - 1].lower_ in _SIDES))


def _abroad(tokens: Tokens, runs: tuple[Span, ...], kept: list[Toponym], common: frozenset[str]) -> Iterator[Toponym]:
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
        if known or (before not in BEFORE_ANY and gazetteer.variants(chunk.text, tuple(sorted(lands)))):
            yield Toponym(chunk.start_char, chunk.end_char, chunk.text, "name")


def _proper_runs(tokens: Tokens) -> Iterator[Span]:
    start = None
    for token in tokens:
        proper = token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in {"DATE", "TIME"}
        if start is not None and token.text == "-" and _joins_names(token):
            continue  # "Zarka-Ledoux"
        if proper and start is None:
            start = token.i
        elif not proper and start is not None:
            yield tokens[start : token.i]
            start = None
    if start is not None:
        yield tokens[start : len(tokens)]


def _joins_names(hyphen: Token) -> bool:
    """Return whether a hyphen stands between two capitalised words, without blanks."""
    if hyphen.whitespace_ or hyphen.i + 1 >= len(hyphen.doc) or hyphen.nbor(-1).whitespace_:
        return False
    after = hyphen.nbor()
    return after.pos_ == "PROPN" and after.text[:1].isupper()


def region_of_adjective(text: str) -> str | None:
    """Return the region of the world that an adjective names: "European"."""
    return REGION_ADJECTIVES.get(text.lower())
