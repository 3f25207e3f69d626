"""What "the plane" and "they" stand for: definite mentions resolved within a report, to the nearest that fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import Thing

if TYPE_CHECKING:
    from firsthand.claims.participants import Mentions
    from firsthand.language.doc import ThingMention

_PRONOUNS_OF_THINGS = frozenset({"it", "they", "them"})


def resolve(mention: ThingMention, mentions: Mentions) -> ThingMention:
    """Return `mention` under the name of its antecedent: "the plane" after "an Il-76" is an Il-76.

    The antecedent is the nearest earlier mention in the report that is of the named sort, more specific, and of the
    same number. People are never resolved to one another here: a victim is not a suspect because both are men.
    """
    if mention.person or not mention.definite:
        return mention
    for earlier in reversed([m for m in mentions.doc.things if m.end <= mention.start]):
        same_number = earlier.plural == mention.plural
        name = earlier.thing.name
        if same_number and name != mention.thing.name and mentions.packs.is_a(name, mention.thing.name):
            return replace(mention, thing=Thing(name, mention.thing.text))
        if same_number and name == mention.thing.name and not earlier.definite:
            return mention
    return mention
