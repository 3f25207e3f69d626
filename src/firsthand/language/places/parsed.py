"""Names of places that the parse takes for one, and towns that it took for something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.placewords import (
    BEFORE_ANY,
    BEFORE_TOWN,
    DIRECTION_ONLY,
    LABELS,
    LARGE,
    LOCAL,
    NO_NAME,
    OUTLET,
    REGION_ADJECTIVES,
    SITES,
    SMALL,
    STRIP,
    TITLE,
)
from firsthand.language.places.spellings import fold
from firsthand.language.places.written import Toponym

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

_TOWN = 5_000  # inhabitants
_INITIALS = 5  # letters


def entities(tokens: Tokens, whole: str, people: set[str]) -> Iterator[Toponym]:
    """Find what the parse takes for a place, those that are people, initials or no name left out."""
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
            and not led(tokens, ent.start)
        ):
            continue  # "ALEA", "KCTV": initials
        lower = text.lower()
        if lower in gazetteer.demonyms or lower in REGION_ADJECTIVES:
            yield Toponym(start, end, text, "demonym")
        elif ent.label_ == "NORP" or DIRECTION_ONLY.fullmatch(text):
            continue
        elif (text in people or TITLE.match(text)) and not led(tokens, ent.start):
            continue  # a person's name that the parse took for a place
        elif SITES.search(text) and not (ent.label_ == "GPE" and led(tokens, ent.start) and _is_town(text)):
            yield Toponym(start, end, text, "site")
        elif fold(text) in NO_NAME and not led(tokens, ent.start):
            continue
        elif "," in text:
            for piece in re.finditer(r"[^,]+", text):
                s, e = _trim(whole, start + piece.start(), start + piece.end())
                if e - s > 1:
                    yield Toponym(s, e, whole[s:e], "name")
        else:
            if text.endswith(" State") and not text.startswith("Washington"):
                text, end = text[:-6], end - 6
            role = "site" if ent.label_ == "FAC" else "name" if led(tokens, ent.start) else "bare"
            yield Toponym(start, end, text, role)


def _is_town(text: str) -> bool:
    """Return whether a name that could be a park's or a station's is a town's: "Oak Park", "College Station"."""
    return any(e.population >= _TOWN for e in load_gazetteer().towns(text)[:1])


def led(tokens: Tokens, i: int) -> bool:
    """Return whether a preposition of place stands before token `i`, an article between them allowed."""
    before = tokens[i - 1].lower_ if i else ""
    if before == "the" and i > 1:
        before = tokens[i - 2].lower_
    return before in BEFORE_TOWN


def local(tokens: Tokens, text: str, common: frozenset[str]) -> Iterator[Toponym]:
    """Find towns used as an adjective of what is local: "Winona police", "a Winchester apartment"."""
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


def in_bodies(tokens: Tokens) -> Iterator[Toponym]:
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


def rescued(tokens: Tokens, runs: tuple[Span, ...], common: frozenset[str]) -> Iterator[Toponym]:
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


def proper_runs(tokens: Tokens) -> Iterator[Span]:
    """Yield the unbroken runs of capitalised proper nouns, dates left out."""
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
