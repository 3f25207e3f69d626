"""Places that no gazetteer lists: villages, capes and districts, known by the phrase of place they stand in.

Most of the world's named places are in no list; a report puts its event "off" or "near" them all the same. Such a name
is where the event was, without a point. What shows it is the phrase, not the name: a preposition of place, a name of
proper nouns, and nothing after it that makes it somebody's or some body's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.doc import PlaceMention
from firsthand.language.parse import load_model
from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.spellings import fold, vocabulary
from firsthand.language.surface import sentence_of
from firsthand.model import BlockType, Place
from firsthand.packs.nouns import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

    from firsthand.language.doc import Doc

_IN = frozenset(
    {"in", "on", "at", "near", "off", "outside", "inside", "around", "above", "beyond", "from"}
    | {"through", "across", "along", "over"}
)
_SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts"})
# What a phrase of place calls the name after "of": "the village of X", "the coast of X".
_SORTS = _SIDES | vocabulary(
    "village town hamlet settlement city district province region island isle port commune municipality governorate"
    " quarter suburb coast cape valley shore locality quarters districts suburbs villages parts streets"
    " market bazaar square centre center edge airport harbour harbor entrance gates"
)
# What stands after a name and makes of it a tract of land, or a spot on it.
_TRACTS = vocabulary("province region governorate state county department prefecture oblast voivodeship")
_SPOTS = vocabulary(
    "district area valley village town island islands peninsula commune municipality checkpoint crossing camp base"
    " quarter forest gorge pass oasis reef bay mine mines river canal dam reservoir glacier lake wharf quay airstrip"
    " airfield terminal barracks garrison outpost corridor plantation estate oilfield gasfield settlement sector"
    " subdistrict locality lagoon delta desert hills mountains plateau"
)
# Land, water and what people named them by: in a name of several words the one that may be a word of the language.
_LAND = (
    _TRACTS
    | _SPOTS
    | vocabulary(
        "cape mount mountain port fort strait gulf point hill rock creek springs sea channel sound cove beach ridge"
        " falls coast heights atoll isle wells landing harbour harbor ford bridge banks shoal shoals basin plain plains"
    )
)
_NO_GROUND = frozenset(
    {"operation", "exercise", "project", "hurricane", "cyclone", "typhoon", "storm", "flight", "the"}
)
_JOINED = frozenset({"de", "del", "do", "da", "dos", "el", "al", "la", "le", "of", "e", "ben", "bin", "di", "-"})
_NO_PLACE = frozenset({"EVENT", "LAW", "LANGUAGE", "MONEY", "WORK_OF_ART"})
_OF_LAND = frozenset({"near", "off", "of"})  # of land alone, where a name stands after them
_LEAVING = frozenset({"leave", "depart", "reach", "enter", "exit", "flee", "quit", "capture", "storm"})
# What shakes or shells a town has it for its object, whatever a tagger takes the name for.
_STRIKING = frozenset(
    {"shake", "rock", "jolt", "hit", "strike", "lash", "flood", "shell", "bomb", "besiege", "overrun"}
)
_PARTS_OF_TOWN = frozenset(
    {"central", "downtown", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "inner"}
    | {"outer", "greater", "upper", "lower", "old", "rural", "nearby", "neighbouring", "neighboring", "occupied"}
)
_AIMED = frozenset({"fire", "shoot", "aim", "throw", "look", "shout", "swear", "point", "yell", "laugh"})
# Where every hamlet is listed a name that is not is a shop's or a house's.
_LISTED = frozenset({"United States", "United Kingdom", "Canada", "Australia", "Ireland", "New Zealand"})
_LIES_IN = re.compile(r"(?:,| in| of)(?: the)?(?: [a-z-]+){0,2} ")
_NEAR = 40  # characters to the name of what holds a place
_LONGEST = 5  # words of a name
_SHORTEST = 3  # letters
_ACRONYM = 6
_LARGE, _SMALL = 50_000, 200  # inhabitants


def with_unlisted(doc: Doc) -> Doc:
    """Return the doc with the places of its phrases of place that no gazetteer lists, without a point."""
    if is_where_all_is_listed(doc):
        return doc
    found = list(_unlisted(doc))
    if not found:
        return doc
    covered = {at for new in found for at in range(new.start, new.end)}
    longer = [p for p in doc.places if p.start not in covered]
    return replace(doc, places=tuple(sorted((*longer, *found), key=lambda p: (p.start, p.end))))


def is_where_all_is_listed(doc: Doc) -> bool:
    """Return whether most places that a report names lie where the gazetteer lists every hamlet.

    One name after its opening says nothing of where it plays: "its shares fell in Toronto".
    """
    named = [(p.start, p.place) for p in doc.places if p.place.lat is not None]
    opening = next((b.end for b in doc.report.blocks if b.type is BlockType.BODY), 0)
    if len(named) == 1 and named[0][0] > opening:
        return False
    lands = Counter(place.within[-1] if place.within else place.name for _, place in named)
    return bool(lands) and max(lands, key=lambda land: (lands[land], land)) in _LISTED


def _unlisted(doc: Doc) -> Iterator[PlaceMention]:
    placed = [(p.start, p.end, p.place) for p in doc.places if not p.adjectival]
    known = [(s, e, p.kind) for s, e, p in placed if p.kind != "unknown"]
    people: dict[str, set[str]] = {}
    for ent in doc.tokens.ents:
        if ent.label_ == "PERSON" and len(ent) > 1:
            for word in ent:
                people.setdefault(word.text, set()).add(ent.text)
    sources = {at for a in doc.attributions if a.source for at in range(*a.source)}
    starts = [s for s, _, _ in placed]
    text, taken, lands = doc.report.text, 0, _lands(doc)
    timed = {at for t in doc.times for at in range(t.start, t.end)}
    names = frozenset(p.place.text.rpartition(" of ")[2] for p in doc.places if not p.adjectival)
    for token in doc.tokens:
        if token.i < taken or not _leads(token):
            continue
        name = _name_after(token, names)
        if name is None or name.start_char in timed:
            continue
        first = bisect_left(known, (name.start_char - _NEAR,))
        last = bisect_left(known, (name.end_char,))
        over = [(s, e, kind) for s, e, kind in known[first:last] if name.start_char < e]
        if over and not _is_longer(name, over):
            continue
        taken = name.end
        if not _may_be_a_place(name, token, people) or name[0].idx in sources or _in_capitals(doc, name):
            continue
        holder = _holder(name, placed[bisect_left(starts, name.end_char) :][:1], text)
        if holder is not None and holder.kind not in {"country", "region", "state", "county"}:
            continue  # a part of a town that is known
        ground = _ground(name, token)
        known_one = _listed(name.text, ground, lands)
        if known_one is not None:
            yield PlaceMention(name.start_char, name.end_char, known_one)
            continue
        within = () if holder is None else (holder.name, *holder.within)
        kind = "region" if ground in _TRACTS else "unknown"
        yield PlaceMention(name.start_char, name.end_char, Place(name.text, name.text, within=within, kind=kind))


def _holder(name: Span, following: list[tuple[int, int, Place]], text: str) -> Place | None:
    """Return the place that a name is told to lie in: the one named right after it."""
    for start, _, place in following:
        if start - name.end_char <= _NEAR and _LIES_IN.fullmatch(text, name.end_char, start):
            return place
    return None


def _is_longer(name: Span, known: list[tuple[int, int, str]]) -> bool:
    """Return whether a town's name is only a word of a longer one, which the parse takes for one: "Dara Beyda"."""
    whole = name[0].ent_iob_ != "O" and all(t.ent_iob_ == "I" for t in name[1:])
    words = all(t.lower_ not in _LAND and t.lower_ not in _common_nouns() for t in name)
    return len(name) > 1 and whole and words and all(kind == "city" and e - s < len(name.text) for s, e, kind in known)


def _ground(name: Span, lead: Token) -> str:
    """Return what the phrase calls the name: the "province" of "Lamwe province" and of "the province of Lamwe"."""
    after = name.doc[name.end].lower_ if name.end < len(name.doc) else ""
    of = lead.nbor(-1).lower_ if lead.lower_ == "of" else ""
    return next((word for word in (after, of) if word in _TRACTS or word in _SPOTS), "")


def _lands(doc: Doc) -> frozenset[str]:
    """Return the codes of the countries that a report names."""
    countries = load_gazetteer().country_names
    names = (p.place.within[-1] if p.place.within else p.place.name for p in doc.places)
    return frozenset(entry.country for name in names if (entry := countries.get(fold(name))) is not None)


def _listed(name: str, ground: str, lands: frozenset[str]) -> Place | None:
    """Return the place that a gazetteer does list, whatever the parse took its name for; None where it is not sure."""
    gazetteer = load_gazetteer()
    if ground in _TRACTS:
        regions = [gazetteer.region(e) for e in gazetteer.regions.get(fold(name), ())]
        found = [e for e in (*regions, *gazetteer.counties(name)) if not lands or e.country in lands][:2]
        entry = found[0] if len(found) == 1 else None
    else:
        towns = [e for e in gazetteer.towns(name) if e.country in lands or (not lands and e.population >= _LARGE)]
        entry = next((e for e in towns if e.population >= _SMALL), None)
    if entry is None or not entry.radius_km:
        return None
    return Place(entry.name, name, entry.lat, entry.lon, entry.radius_km, (), entry.within, entry.kind)


def _leads(token: Token) -> bool:
    """Return whether a token opens a phrase of place: "off", "near", "north of", "the village of"."""
    if token.lower_ == "of":
        return token.i > 0 and token.nbor(-1).lower_ in _SORTS
    if token.pos_ == "VERB":
        if token.i + 1 == len(token.doc):
            return False
        if token.lemma_.lower() in _STRIKING and token.nbor(1).tag_ == "NNP":
            return _is_large(token.nbor(1).text)
        return token.nbor(1).ent_type_ in {"GPE", "LOC", "FAC"} and token.lemma_.lower() in _LEAVING
    if token.lower_ == "at":
        return token.head.lemma_.lower() not in _AIMED
    return token.lower_ in _IN and token.pos_ != "VERB"


def _name_after(token: Token, known: frozenset[str]) -> Span | None:
    """Return the proper name that a preposition governs; None where what follows is no name, or another's.

    `known` are names that the report has for places elsewhere: "the port of Zamira", then "the attack on Zamira".
    """
    doc = token.doc
    start = token.i + 1
    if start < len(doc) and doc[start].lower_ == "the":
        start += 1
    if start < len(doc) and doc[start].lower_ in _PARTS_OF_TOWN:
        start += 1  # "in central Hobart"
    end = start
    while end < len(doc) and end - start < _LONGEST and _is_of_a_name(doc, start, end):
        end += 1
    while end > start and not doc[end - 1].text[0].isupper():
        end -= 1
    if end == start:
        return None
    following = doc[end] if end < len(doc) else None
    if following is not None and (
        following.tag_ in {"POS", "NNP"} or (following.text[0].isupper() and not following.is_punct)
    ):
        return None
    if following is not None and following.dep_ == "compound" and following.head.i == end + 1:
        following = following.head  # "the Nasiba displacement camp"
    made = following is not None and following.pos_ in {"NOUN", "PROPN"} and doc[end - 1].head.i >= end
    article = doc[start - 1].lower_ == "the"
    if made or article:
        ground = following is not None and following.lower_ in _TRACTS | _SPOTS
        water = any(t.lower_ in _LAND or t.ent_type_ in {"LOC", "GPE"} for t in doc[start:end])
        if not ground and not (article and not made and water):
            return None
    if (
        token.lower_ in _ON
        and doc[start:end].text not in known
        and not any(t.lower_ in _LAND for t in doc[start : end + 2])
    ):
        named = all(t.ent_type_ in {"LOC", "GPE"} for t in doc[start:end])
        return doc[start:end] if named or _is_over_a_town(token, doc[start:end]) else None
    return doc[start:end]


def _is_over_a_town(preposition: Token, name: Span) -> bool:
    """Return whether something was in the air over a town, or stood on an island: "brought down over Bani Walid"."""
    if not load_gazetteer().towns(name.text):
        return False
    above = preposition.head
    if preposition.lower_ == "over":
        return any(t.lemma_.lower() in _IN_THE_AIR for t in (above, *above.lefts))
    return preposition.lower_ == "on" and class_of(above.lemma_.lower()) == "structure"


_IN_THE_AIR = vocabulary(
    "drone plane jet aircraft helicopter missile rocket balloon bomber fighter airliner warplane chopper fly hover"
    " circle down shoot crash explode intercept"
)
_ON = frozenset({"on", "along", "over"})  # of days, media and subjects as often as of land


def _is_of_a_name(doc: Tokens, start: int, at: int) -> bool:
    token = doc[at]
    if token.text[0].isupper():
        return at == start or token.nbor(-1).whitespace_ != "" or token.nbor(-1).text in "-’'"
    return at > start and token.lower_ in _JOINED and at + 1 < len(doc) and token.nbor(1).text[0].isupper()


def _may_be_a_place(name: Span, lead: Token, people: dict[str, set[str]]) -> bool:
    first, last = name[0], name[-1]
    if len(name.text) < _SHORTEST or (name.text.isupper() and len(name.text) <= _ACRONYM):
        return False
    called = lead.lower_ == "of" or _ground(name, lead) != ""
    if any(t.lower_ in load_gazetteer().demonyms for t in name) or first.lower_ in _NO_GROUND:
        return False
    if (not called and any(t.ent_type_ in _NO_PLACE for t in name)) or last.pos_ not in {"PROPN", "NOUN"}:
        return False
    named = {text for t in name if t.pos_ == "PROPN" for text in people.get(t.text, ())}
    if any(text not in name.text and name.text not in text for text in named):
        return False  # somebody of that name is told of too
    if lead.lower_ == "from" and lead.head.pos_ not in {"VERB", "AUX"} and not called:
        return False  # "three men from Zalamba" lived there
    if len(name) == 1 and last.ent_type_ and _is_large(name.text):
        return True
    if lead.lower_ in _OF_LAND and first.lower_ not in _common_nouns():
        return True
    plain = last.lower_ in _common_nouns() and last.lower_ not in _LAND
    of_land = any(t.lower_ in _LAND for t in name[:-1])
    return not plain or (of_land and len(name) > 1)


def _is_large(name: str) -> bool:
    """Return whether a large town has the name, which may be a word too: "Ghent"."""
    return any(town.population >= _LARGE for town in load_gazetteer().towns(name)[:1])


def _in_capitals(doc: Doc, name: Span) -> bool:
    """Return whether a name stands in a headline that writes every word with a capital."""
    blocks = doc.report.blocks
    at = bisect_right(blocks, name.start_char, key=lambda b: b.start) - 1
    block = blocks[at] if at >= 0 and name.start_char < blocks[at].end else None
    if block is None or block.type not in {BlockType.HEADLINE, BlockType.BODY, BlockType.POST, BlockType.CAPTION}:
        return True
    words = [t for t in sentence_of(name[0]) if t.is_alpha and t.pos_ in {"NOUN", "VERB", "ADJ", "AUX"}]
    return sum(t.text[0].isupper() for t in words) > len(words) / 2


@lru_cache(maxsize=1)
def _common_nouns() -> frozenset[str]:
    """Return the nouns of the language, as the lemmatizer's index (after WordNet) has them; empty without one."""
    model = load_model()
    if "lemmatizer" not in model.pipe_names:
        return frozenset()
    lookups = model.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    return (
        frozenset(lookups.get_table("lemma_index").get("noun", ())) if lookups.has_table("lemma_index") else frozenset()
    )
