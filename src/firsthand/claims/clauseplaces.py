"""The places that a clause itself gives its event: where it was, where it set out from, where it was bound."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.named import ANAPHORIC, WIDE
from firsthand.language.places.spellings import vocabulary
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

    from firsthand.claims.named import Named
    from firsthand.model import Place
    from firsthand.packs.schema import Roles

LIES_IN = re.compile(r"(?:,| in)(?: the)?(?: [a-z-]+){0,2} ")
"""What stands between a place and the one named after it that holds it."""

_BUILDINGS = frozenset(
    {"hospital", "custody", "jail", "prison", "detention", "shelter", "care", "court", "school", "clinic"}
)
_BOUND = {
    "bound": ("for",),
    "headed": ("for", "to", "toward", "towards"),
    "heading": ("for", "to", "toward", "towards"),
    "destined": ("for",),
    "way": ("to",),
    "route": ("to",),
}
# What does harm by itself, so that harm is done where it is.
_CALAMITIES = vocabulary(
    "earthquake quake tremor flood flooding landslide avalanche storm cyclone typhoon hurricane tornado fire blaze"
    " wildfire explosion blast bomb bombing attack strike airstrike shelling crash accident collision shooting collapse"
    " outbreak clash stampede protest riot unrest raid mine leak derailment eruption heatwave fighting violence"
)
_ROADS = frozenset({"road", "highway", "way", "route", "track", "motorway"})


def clause_places(named: Named, token: Token, roles: Roles) -> tuple[Place | None, Place | None, Place | None]:
    """Return where an event was, where it set out from and where it went, by its clause alone."""
    place = origin = destination = None
    for governor in _governors(token):
        for words, target in grammar.prepositional(governor):
            found = named.at(target)
            if found is None:
                continue
            first, last = words.split()[0], words.split()[-1]
            if words in roles.from_ or first in roles.from_:
                if token.lemma_.lower() == "toll":
                    place = place or found  # "the toll from [a fire in Lille]"
                else:
                    origin = origin or found
            elif words in roles.to or last in roles.to:
                destination = destination or found
            elif words in roles.place or last in roles.place:
                place = place or named.together(target) or found
        for child in governor.children:
            if child.lower_ == "there" and child.dep_ == "advmod":
                place = place or named.last(child.idx)
            if child.dep_ in {"dobj", "obj"} and governor.pos_ == "VERB" and "object" not in roles.thing:
                found = named.at(child)
                if found is not None and "from" in roles.from_ and _evokes_leaving(governor):
                    origin = origin or found
                elif found is not None:
                    place = place or found
    return place, origin, destination


def place_of_cause(named: Named, token: Token) -> Place | None:
    """Return where what did it was: "a tremor in eastern Turkey killed 41", "died in floods that hit Peru"."""
    causes = [t for t in grammar.agents(token) or grammar.subjects(token) if t.pos_ == "NOUN"]
    for cause in causes:
        inside = [t for words, t in grammar.prepositional(cause) if words in {"in", "at", "near", "off", "on"}]
        places = [p for t in inside if (p := named.at(t)) is not None]
        if places and cause.lemma_.lower() in _CALAMITIES:
            return places[0]
    for words, target in grammar.prepositional(token):
        for clause in target.children if words in {"in", "by", "after"} else ():
            if clause.dep_ == "relcl" and clause.lemma_.lower() in {"hit", "strike", "rock", "shake", "devastate"}:
                hit = [p for o in clause.children if o.dep_ == "dobj" and (p := named.at(o)) is not None]
                if hit:
                    return hit[0]
    return None


def is_somewhere_unnamed(named: Named, token: Token, roles: Roles, time_at: Container[int]) -> bool:
    """Return whether the clause puts a state at a place without a name: who "remain in hospital" fill no town."""
    return any(
        words in roles.place and named.at(target) is None and target.i not in time_at
        for governor in _governors(token)
        for words, target in grammar.prepositional(governor)
        if target.lemma_.lower() not in ANAPHORIC and target.lemma_.lower() in _BUILDINGS
    )


def _governors(token: Token) -> list[Token]:
    """Return `token`, the verbs below that continue it (xcomp), and the verb above a noun or adjective."""
    found = [
        token,
        *(c for c in token.children if c.dep_ in {"xcomp", "advcl", "acl"} and c.pos_ in {"VERB", "ADJ"}),
    ]
    if token.dep_ in {"xcomp", "acomp", "attr", "dobj", "nsubj", "nsubjpass", "pobj", "conj", "oprd"}:
        above = token.head.head if token.head.pos_ == "ADP" else token.head
        of_which = token.head.lower_ == "of" and token.head.i < above.i  # "of the nine killed, two died in Lyon"
        if above.pos_ in {"VERB", "AUX"} and not of_which:
            found.append(above)
    return found


def finer(named: Named, place: Place | None, token: Token) -> Place | None:
    """Return the town named before the country it lies in: "above the village of Ostrava in northern Arvania"."""
    if place is None or place.kind not in WIDE:
        return place
    sentence, text = sentence_of(token), named.doc.report.text
    here = named.told(sentence)
    for fine, wide in pairwise(here):
        if wide.place == place and fine.place.kind not in WIDE and LIES_IN.fullmatch(text[fine.end : wide.start]):
            return fine.place
    return place


def road(named: Named, token: Token) -> tuple[Place | None, Place | None]:
    """Return both ends of the road that the sentence puts an event on: "on the road from Kayes to Nioro"."""
    for word in sentence_of(token):
        if word.lemma_.lower() in _ROADS:
            ends = [(words, named.at(target)) for g in (word, word.head.head) for words, target in _along(g)]
            left = next((place for words, place in ends if words == "from" and place is not None), None)
            reached = next((place for words, place in ends if words != "from" and place is not None), None)
            if left is not None and reached is not None:
                return left, reached
    return None, None


def heading(named: Named, token: Token) -> tuple[Place | None, Token | None]:
    """Return where the rest of the sentence says it was bound, and the word that says so."""
    for word in sentence_of(token):
        wanted = _BOUND.get(word.lower_)
        if word.i > token.i and wanted:
            for words, target in grammar.prepositional(word):
                found = named.at(target)
                if found is not None and words in wanted:
                    return found, word
    return None, None


def _along(road: Token) -> list[tuple[str, Token]]:
    """Return what is told of as a road's ends, by preposition."""
    return [(w, o) for w, o in grammar.prepositional(road) if w in {"from", "to", "toward", "towards"}]


def _evokes_leaving(verb: Token) -> bool:
    """Return whether the verb takes the place left as its object: "left Hmeimim", "fled the city"."""
    return verb.lemma_.lower() in {"leave", "depart", "flee", "evacuate", "quit", "vacate", "abandon", "exit"}
