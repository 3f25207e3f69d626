"""How many: the count of a mention, from its own noun phrase only (DESIGN: counts are intervals)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.mentions import number_of
from firsthand.model import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.claims.participants import Mentions
    from firsthand.language.doc import Quantity, ThingMention

_ONE = frozenset({"a", "an", "one", "another", "this", "that", "each", "every"})
_SINGULAR_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "him",
        "her",
        "i",
        "it",
        "someone",
        "somebody",
        "another",
        "one",
        "himself",
        "herself",
        "myself",
        "self",
    }
)
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "both", "all"}
)
_SHARE = frozenset({"part", "half", "rest", "much", "remainder"})  # "part of a battery": no number
_OF_A_CLASS = frozenset({"grader", "graders", "former", "formers"})  # "an eighth-grader": one, of the eighth class
_LAST_RANK = 50  # beyond it an ordinal is a name or a century, not a tally
_COLLECTIVE = frozenset({"police"})  # a force, unless numbered
_INVARIANT = frozenset({"aircraft", "spacecraft", "hovercraft", "personnel", "police"})
_NO = frozenset({"no", "neither"})


def count_of(mention: ThingMention, mentions: Mentions, *, named: bool, deed: Token | None = None) -> Count | None:
    """Return the interval the noun phrase of `mention` gives, or None where it gives none.

    A number stands before its noun or, with a partitive, above it ("a column of 250 vehicles" counts the vehicles;
    "dozens of trucks"). "the X" is one; "the Xs" are as many as were told before: None. Of "nine of 20 missiles fired"
    nine are the part that the verb above befell; the `deed` that hangs on the noun itself befell the whole.
    """
    head = mentions.tokens[mention.head]
    if head.dep_ == "pobj" and head.head.head.lemma_.lower() in _SHARE and head.head.lower_ == "of":
        return None
    if not mentions.packs.knows(mention.thing.name):
        return None
    tally = tally_noun(head)
    if tally is not None:
        figure = figure_of(tally, mentions)
        return figure.count if figure is not None else None
    part = None if deed is not None and head.is_ancestor(deed) else _part_of(head)
    for token in (head, *filter(None, [part]), *_quantifiers(head, mention, mentions)):
        quantity = mentions.quantity_at.get(token.i)
        if quantity is not None and quantity.kind == "count" and quantity.count is not None:
            return quantity.count
    rank = _rank(head, mentions)
    if rank is not None:
        return rank
    if named or head.lower_ in _SINGULAR_PRONOUNS:
        return Count(1, 1, text=mention.thing.text)
    return _by_determiner(head, mention)


_TALLIES = frozenset({"toll", "number", "count", "tally", "total", "list", "register"})


# Those whom something befell or who came, as many as a number is put at: "put the dead at eleven".
_FIGURED = frozenset(
    {"dead", "injured", "wounded", "missing", "crowd", "turnout", "attendance", "procession", "gathering", "rally"}
    | {"march", "demonstration", "strength", "losses", "displaced", "homeless", "arrested", "detained"}
)
_PUTTING = frozenset({"put", "estimate", "place", "set", "reckon", "give", "number", "count", "guess"})


def puts_a_figure(head: Token) -> bool:
    """Return whether a number is put at or given for those whom a noun names: "the crowd was put at 5,000"."""
    verb = head.head
    if head.lower_ not in _FIGURED or verb.lemma_.lower() not in _PUTTING:
        return False
    if verb.lemma_.lower() == "number":
        return head.dep_ == "nsubj"
    if head.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return any(c.lower_ in {"at", "as"} for c in verb.rights) or _number_after(head, _GIVEN_AS) is not None


def tally_noun(head: Token) -> Token | None:
    """Return the noun that names the figure of `head`: the "number" of "the number of dead", the toll itself."""
    if head.lemma_.lower() in {"toll", "count"} or puts_a_figure(head):
        return head
    if head.dep_ == "acl" and head.head.lemma_.lower() in {"number", "total"}:
        return head.head if any(c.lower_ in {"the", "its"} for c in head.head.children) else None  # "the number killed"
    above = head.head.head if head.dep_ in {"pobj", "pcomp"} and head.head.lower_ == "of" else None
    definite = above is not None and any(c.lower_ in {"the", "its"} for c in above.children)
    return above if above is not None and definite and above.lemma_.lower() in _TALLIES else None


def figure_of(tally: Token, mentions: Mentions) -> Quantity | None:
    """Return the figure that a tally rose to, stands at, was put at or given as, or is of."""
    governor = tally.head if tally.dep_ in {"nsubj", "nsubjpass", "dobj"} else tally
    people = [o for c in tally.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children]
    wanted_of = [(governor, ("to", "at", "as")), (tally, ("of", "at"))]
    wanted_of += [(p, ("to", "at", "as")) for p in people if p.pos_ not in {"NOUN", "PROPN"}]
    wanted_of += [(c, ("to", "at")) for c in tally.children if c.dep_ == "acl"]  # "raised the number killed to six"
    for holder, wanted in wanted_of:
        for words, target in grammar.prepositional(holder):
            ranged = words == "from" and any(
                c.lower_ == "to" and c.dep_ == "quantmod" for c in target.children
            )  # "from 30 to 44"
            last = words.rpartition(" ")[2]  # "down to six", "from nine to eleven"
            if (last in wanted or ranged) and (found := _number_at(target, mentions)) is not None:
                return found
    if governor.lemma_.lower() in {"include", "comprise"}:
        return None  # "the toll includes three firefighters": a part of it
    for child in governor.children:
        if child.dep_ in {"attr", "dobj", "acomp"} and child != tally:
            found = _number_at(child, mentions)
            if found is not None:
                return found
    after = _RISEN_TO if tally.lemma_.lower() == "toll" else _GIVEN_AS if puts_a_figure(tally) else frozenset()
    number = _number_after(tally, after) if after else None
    return _number_at(number, mentions) if number is not None else None


_RISEN_TO, _GIVEN_AS = frozenset({"to", "at"}), frozenset({"at", "as"})


def _number_after(tally: Token, leading: frozenset[str]) -> Token | None:
    """Return the figure after the next "to" or "at", wherever it hangs: "lifting the toll in the landslides to 35"."""
    for word in tally.doc[tally.i + 1 : tally.i + _REACH]:
        if word.is_punct or word.is_sent_start:
            return None
        if word.lower_ in leading and word.i + 1 < len(tally.doc):
            number = next((t for t in tally.doc[word.i + 1 : word.i + 4] if t.pos_ == "NUM"), None)
            if number is not None and number.head.pos_ != "NOUN":
                return number
    return None


_REACH = 14


def _number_at(token: Token, mentions: Mentions) -> Quantity | None:
    for candidate in (token, *token.children):
        quantity = mentions.quantity_at.get(candidate.i)
        if quantity is None or quantity.kind not in {"count", "measure"}:
            continue
        if quantity.count is not None:
            return quantity
        if isinstance(quantity.value, int | float):
            whole = int(quantity.value)
            return replace(quantity, count=Count(whole, whole, text=candidate.text))
    return None


def _rank(head: Token, mentions: Mentions) -> Count | None:
    """Return [n, open] for the nth person: "a fifth victim died" tells of five at least.

    "The second victim" is one of those told of before: how many there were, that sentence does not say. Whoever
    "stabbed a sixth person" did it to one: the rank is among all whom something befell.
    """
    acted_on = head.dep_ == "dobj" and head.head.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in head.head.children)
    if head.lower_ in _OF_A_CLASS or any(child.lower_ == "the" for child in head.children):
        return None
    for child in head.children:
        quantity = mentions.quantity_at.get(child.i)
        if quantity is not None and quantity.kind == "rank":
            value = quantity.value
            if isinstance(value, float | int) and 1 < value <= _LAST_RANK:
                return Count(1, 1, text=child.text) if acted_on else Count(int(value), None, text=child.text)
    return None


def _part_of(head: Token) -> Token | None:
    """Return the number of the part in "nine of 20 missiles", which the parse hangs on the number of the whole."""
    whole = next((c for c in head.lefts if c.dep_ == "nummod"), None)
    of = whole is not None and whole.i > head.doc[0].i and whole.nbor(-1).lower_ == "of"
    return next((c for c in whole.lefts if c.tag_ == "CD"), None) if whole is not None and of else None


def _quantifiers(head: Token, mention: ThingMention, mentions: Mentions) -> list[Token]:
    """Return the tokens that may number `head`: its own modifiers, those inside the mention, the partitive above it."""
    found = [
        c
        for c in head.children
        if c.i < head.i and (c.dep_ in {"nummod", "amod", "det", "quantmod", "compound", "predet"} or c.i == head.i - 1)
    ]
    taken = [c for c in head.lefts if c.dep_ == "compound" and c.lower_.endswith("ed")]  # "[three] gutted sheds"
    found += [k for c in taken for k in c.children if k.dep_ == "nummod"]
    first = next((t for t in reversed(list(head.lefts)) if t.dep_ == "nummod"), None)
    if first is not None:
        found.insert(0, first)
    inside = [t for t in mentions.tokens[max(0, mention.head - 6) : mention.head] if t.idx >= mention.start]
    for token in inside:
        found += [c for c in token.children if c.dep_ in {"nummod", "det"}]
    first = head.left_edge
    if first.i < head.i and first.tag_ == "CD" and first.head.head == head and first.head.dep_ == "compound":
        found += [first] if first.nbor().text != "-" else []  # "three vanilla warehouses"
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        found.append(head.head.head)
    if mention.person and (heads := number_of(head)) is not None:
        found.append(heads)
    # A number inside the mention belongs to a designator: the "100" of "An-124-100 transports".
    return [t for t in found if t.i in mentions.quantity_at and not mention.start <= t.idx < head.idx]


def _by_determiner(head: Token, mention: ThingMention) -> Count | None:
    words = {c.lower_ for c in head.children if c.dep_ in {"det", "poss", "predet", "nummod", "amod"} and c.i < head.i}
    if words & _NO:
        return Count(0, 0, text=f"no {head.text}")
    if head.lower_ == "crew" and "both" in words:
        return Count(2, 2, text=f"both {head.text}")
    if head.lower_ in _FIGURED and words & _DEFINITE:
        return None  # "the dead" are as many as were told
    if head.lower_ in _INVARIANT and not words & _ONE:
        return Count(1, 1, text=mention.thing.text) if _governs_singular(head) else None
    if mention.plural:
        if head.lower_ in _COLLECTIVE:
            return None
        return None if words & _DEFINITE or head.pos_ == "PRON" else Count(2, None, text=mention.thing.text)
    if head.pos_ == "PRON" or head.lower_ in {"anyone", "anybody"}:
        return None
    if words & _ONE or words & _DEFINITE or head.tag_ in {"NN", "NNP"} or head.lower_ == "old":
        return Count(1, 1, text=" ".join([*sorted(words & (_ONE | _DEFINITE)), head.text]))
    return None


def _governs_singular(head: Token) -> bool:
    """Return whether the verb shows that an invariant noun is one: "the aircraft was", not "the aircraft were"."""
    verbs = (head.head, *head.head.children)
    return head.dep_.startswith("nsubj") and any(v.lower_ in {"is", "was", "has"} or v.tag_ == "VBZ" for v in verbs)
