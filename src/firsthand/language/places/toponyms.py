"""Where a text names places: what the writing gives away, then the parse's entities, lists, bodies and demonyms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.places.companions import abroad, countries, incounties, listed, repeated, wordlike
from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.parsed import entities, in_bodies, local, proper_runs, rescued
from firsthand.language.places.placewords import DWELLING, JOINED, NAMED_AFTER, NO_TOWN, ORDINARY, REGION_ADJECTIVES
from firsthand.language.places.romanised import native_names
from firsthand.language.places.sited import sited
from firsthand.language.places.spellings import fold
from firsthand.language.places.written import (
    Toponym,
    counties,
    county_name,
    datelines,
    forces,
    pack_places,
    quarters,
    residences,
    stations,
    streets,
    with_state,
)
from firsthand.language.surface import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens

    from firsthand.packs import Packs


def find_toponyms(tokens: Tokens, packs: Packs) -> list[Toponym]:
    """Return the toponyms in order, without overlaps; what comes first below wins."""
    text, runs = text_of(tokens), tuple(proper_runs(tokens))
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
        stations(text),
        forces(text),
        (Toponym(start, end, text[start:end], "name") for start, end in native_names(text)),
        entities(tokens, text, people),
        residences(text),
        local(tokens, text, common | {fold(name) for name in people}),
        rescued(tokens, runs, common | {fold(name) for name in people}),
        sited(tokens, text, runs, common, people),
        in_bodies(tokens),
    ):
        taken.add(found)
    taken.add(countries(tokens, text))
    taken.add(abroad(tokens, runs, taken.kept, common))
    taken.add(incounties(tokens, runs, taken.kept, common))
    taken.add(listed(tokens, text, runs, {t.end for t in taken.kept}, common))
    taken.add(repeated(tokens, text, taken.kept, people))
    words = tuple(wordlike(text, taken.kept))
    taken.add(iter(words))
    told = {t.start for t in words}
    days = [(e.start_char, e.end_char) for e in tokens.ents if e.label_ in {"DATE", "TIME"}]
    kept = [
        t
        for t in taken.kept
        if t.role == "state" or t.start in told or not any(s <= t.start and t.end <= e for s, e in days)
    ]
    kept = [t for t in kept if not _opens_with_a_word(t, text, kept)]
    ordered = sorted((t for t in kept if not DWELLING.match(text, t.start)), key=lambda t: t.start)
    return _parts_of_towns(_towns_of_counties([_whole_name(t, text) for t in ordered]))


def _opens_with_a_word(found: Toponym, text: str, kept: list[Toponym]) -> bool:
    """Return whether a name is the first word of a sentence, is an English word, and is named nowhere else."""
    if found.role not in {"name", "bare"} or found.text.lower() not in ORDINARY:
        return False
    before = text[max(0, found.start - 4) : found.start].rstrip(" \"“‘'")
    opening = not before or before[-1] in "\n.!?:;"
    followed = text[found.end : found.end + 2]
    again = any(t.text == found.text and t.start != found.start for t in kept)
    return opening and not again and followed[:1] == " " and followed[1:].islower()


def _whole_name(found: Toponym, text: str) -> Toponym:
    """Return a name with what belongs to it: the whole of a town with a hyphen, the building that bears a name.

    "Winston-Salem" is no Winston, "Comer Children's Hospital" no Comer.
    """
    joined = JOINED.match(text, found.end) if found.role in {"name", "bare"} else None
    if joined is not None and load_gazetteer().towns(text[found.start : joined.end()]):
        return replace(found, end=joined.end(), text=text[found.start : joined.end()])
    longer = NAMED_AFTER.match(text, found.end) if found.role in {"name", "bare"} else None
    if longer is None:
        return found
    return replace(found, end=longer.end(), text=text[found.start : longer.end()], role="site")


def _towns_of_counties(found: list[Toponym]) -> list[Toponym]:
    """Return the toponyms with a town of a county that is named read as one, though its name ends like a park's."""
    gazetteer = load_gazetteer()
    named = {
        (e.division, e.county) for t in found if t.role == "county" for e in gazetteer.counties(county_name(t.text))
    }
    if not named:
        return found
    return [
        replace(t, role="name")
        if t.role == "site" and any((e.division, e.county) in named for e in gazetteer.towns(t.text))
        else t
        for t in found
    ]


class _Taken:
    """The toponyms kept so far; a later one that overlaps is dropped."""

    def __init__(self) -> None:
        self.kept: list[Toponym] = []
        self._owners: dict[int, bool] = {}

    def add(self, found: Iterator[Toponym]) -> None:
        """Keep those whose words no toponym has taken yet."""
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


def region_of_adjective(text: str) -> str | None:
    """Return the region of the world that an adjective names: "European"."""
    return REGION_ADJECTIVES.get(text.lower())
