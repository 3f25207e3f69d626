"""What a list tells of each item alone: "wounded three people in Kovel and [five in Rivne] on Friday".

A clause left out but for its new words keeps a remnant of each (gapping: Quirk et al. 1985, 13.92).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.spread import share_before
from firsthand.model import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.claims.setting import Scene, Setting


def remnants(verb: Token, scene: Scene) -> list[Token]:
    """Return the numbers told after the verb's own, each with a place or day of its own, that hang on no other word."""
    tokens = verb.doc
    numbers = _numbers(tokens)
    after = numbers[bisect_right(numbers, verb.i) : bisect_right(numbers, verb.right_edge.i)]
    return [
        t
        for t in (tokens[at] for at in after)
        if verb.is_ancestor(t)
        and (t.dep_ == "conj" or _hangs_on_a_place(verb, t, scene))
        and not any(c.i > t.i and c.dep_ not in {"prep", "punct", "cc", "conj"} for c in t.children)
        and (_hangs_on_a_place(verb, t, scene) or grammar.clause_of(t.head) in {verb, t.head})
        and _phrases(t, scene)
    ]


@lru_cache(maxsize=2)
def _numbers(tokens: Tokens) -> tuple[int, ...]:
    """Return the indices of the numbers of a text."""
    return tuple(t.i for t in tokens if t.tag_ == "CD")


def _hangs_on_a_place(verb: Token, number: Token, scene: Scene) -> bool:
    """Return whether the order of words shows a share, hung elsewhere: "30 died in Lyon, [15] in Lille"."""
    place = _in_order(number, scene)
    if place is None or number.i < verb.i:
        return False
    return not any(t.pos_ in {"VERB", "AUX"} for t in verb.doc[verb.i + 1 : number.i])


def _in_order(number: Token, scene: Scene) -> Token | None:
    """Return the place that follows a number as a share of what was told."""
    reach = number.doc[number.i + 1 : number.i + 5]
    return next((t for t in reach if t.i in scene.place_at and share_before(t) == number), None)


def are_parted(heads: Sequence[Token], scene: Scene) -> bool:
    """Return whether an item of a list has a place or day of its own: each is then the whole of what was there."""
    return any(item.i > heads[0].i and _phrases(item, scene) for head in heads for item in grammar.conjuncts(head))


def own_setting(item: Token, setting: Setting, scene: Scene) -> Setting:
    """Return the setting of one item of a list, with the place and the day that are told of it alone."""
    for target in _phrases(item, scene) if item.dep_ == "conj" or _in_order(item, scene) is not None else ():
        place, time = scene.place_at.get(target.i), scene.time_at.get(target.i)
        if place is not None:
            setting = replace(setting, place=place.place)
        elif time is not None:
            words = scene.doc.report.text[time.start : time.end]
            setting = replace(setting, when=When(time.earliest, time.latest, words))
    return setting


def _phrases(item: Token, scene: Scene) -> list[Token]:
    """Return the places and days that a number's or noun's own phrases name."""
    phrases = [c for c in item.children if c.dep_ == "prep" and c.i > item.i]
    targets = [o for p in phrases for o in p.children if o.dep_ == "pobj"]
    found = [o for o in targets if o.i in scene.place_at or o.i in scene.time_at]
    in_order = _in_order(item, scene) if not found else None
    return found if in_order is None else [in_order]
