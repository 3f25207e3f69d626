"""What a car or a train hits is no attack: traffic collides, unless somebody is said to have driven it at somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.language.places.spellings import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.claims.triggers import Evocation

_ATTACKED = "attacked"
_MEET = frozenset({"hit", "strike"})
_TRAFFIC = vocabulary(
    "car vehicle sedan hatchback suv truck lorry pickup van minivan bus minibus coach taxi cab motorcycle motorbike"
    " moped scooter bicycle bike train tram streetcar trolley locomotive ambulance cruiser trailer semi tractor"
    " forklift limousine snowplow motorist driver cyclist motorcyclist biker"
)
_ON_PURPOSE = frozenset({"deliberately", "intentionally", "purposely", "bomb", "booby-trapped", "explosive-laden"})


def is_collision(evocation: Evocation) -> bool:
    """Return whether an attack is told of that was an accident of traffic: "a cyclist was hit by a bus"."""
    verb = evocation.token
    if evocation.kind.name != _ATTACKED or verb.lemma_.lower() not in _MEET or verb.pos_ != "VERB":
        return False
    drivers = grammar.agents(verb) or grammar.subjects(verb)
    if not drivers or not all(d.lemma_.lower() in _TRAFFIC for d in drivers):
        return False
    return not any(_is_on_purpose(word) for driver in (verb, *drivers) for word in driver.children)


def _is_on_purpose(word: Token) -> bool:
    return word.lower_ in _ON_PURPOSE
