"""Whether who or what did it is of the sort that a wording asks for: armed men who "took 23 pupils" took them away.

A verb of bare change of place or of holding tells no crime by itself; its doer does (selectional restrictions: Katz and
Fodor 1963): police who take a man away arrest him, gunmen abduct him, a bus only takes him to school. What falls,
lands or tears through something strikes it where it is a shell, and burns it where it is a fire.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from firsthand.claims.participants import Mentions
    from firsthand.claims.triggers import Evocation

_NOBODY = "nobody"
_GROUPS = {
    "law": (
        "police officer",
        "officer",
        "agent",
        "official",
        "guard",
        "soldier",
        "army",
        "National Guard",
        "Rosgvardia",
    ),
    "outlaws": ("fighter", "gunman", "attacker", "robber", "killer", "gang member", "militia", "mercenary group"),
    "shots": ("munition", "drone", "combat aircraft"),
}
"""What a pack calls the law, outlaws and shots: doers that many wordings ask for."""
_FORCES = frozenset({"river", "fire", "landslide"})
"""Forces of nature act by themselves: a "Fire Rescue" or a "mountain guide" that took four people is none."""
_MEASURING = frozenset(
    {"group", "number", "dozens", "scores", "hundreds", "members", "fighters", "column", "lot", "some"}
)


def is_done_by(evocation: Evocation, mentions: Mentions) -> bool:
    """Return whether the doer of a verb is one of those that its trigger asks for; true where it asks for none."""
    if not evocation.trigger.by:
        return True
    wanted = tuple(name for word in evocation.trigger.by for name in _GROUPS.get(word, (word,)))
    told = [t for head in _doers(evocation.token, evocation.trigger.thing) for t in grammar.conjuncts(head)]
    if not told:
        return _NOBODY in wanted
    forces = not _FORCES.isdisjoint(wanted)
    return any(_is_of(t, wanted, mentions) for head in told for t in (_meant(head) if not forces else (head,)))


def _doers(verb: Token, role: str | None) -> list[Token]:
    """Return who or what acts; of "stones were thrown at the shop" what flew, as where "stones fell on the shop"."""
    struck = role in {"into", "on"}
    if not grammar.is_passive(verb):
        return _thrown(verb) if struck else grammar.subjects(verb)
    by = [o for c in verb.children if c.dep_ == "agent" or c.lower_ == "by" for o in c.children if o.dep_ == "pobj"]
    return grammar.subjects(verb) if struck else by


def _thrown(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"dobj", "obj"}] or grammar.subjects(verb)


def _meant(head: Token) -> Iterator[Token]:
    """Yield a noun, what it measures out of ("a group of [gunmen]") and what modifies it ("a police [squad]")."""
    yield head
    if head.lower_ in _MEASURING or head.pos_ == "NUM":
        yield from (o for c in head.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj")
    yield from (c for c in head.lefts if c.dep_ in {"compound", "nmod"})


def _is_of(token: Token, wanted: tuple[str, ...], mentions: Mentions) -> bool:
    if token.pos_ == "PROPN" and token.i not in mentions.by_head:
        if "river" in wanted and any(c.lower_ == "the" for c in token.lefts):
            bare = not any(c.dep_ == "compound" for c in token.lefts)  # "the Zambezi", not "the Maruna Club"
            return (
                token.ent_type_ in {"LOC", "FAC"}
                or token.i in mentions.placed
                or (bare and token.ent_type_ in {"GPE", ""})
            )
        if "person" in wanted and token.ent_type_ == "PERSON":
            return True
    mention = mentions.by_head.get(token.i)
    name = mention.thing.name if mention is not None else token.lemma_.lower()
    return token.lemma_.lower() in wanted or any(mentions.packs.is_a(name, of) for of in wanted)
