"""Which words of a clause name whom or what an evoked event is about, by the role that its trigger gives the thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.claims.triggers import Evocation

# Verbs of which a phrase of place says where something is; with others it says where something was done.
_LOCATIVE = frozenset(
    {
        "be",
        "remain",
        "stay",
        "stand",
        "sit",
        "wait",
        "park",
        "see",
        "spot",
        "leave",
        "find",
        "lie",
        "rest",
        "keep",
        "base",
    }
    | {"station", "line", "log", "record"}
)


def heads_of(evocation: Evocation) -> list[Token]:
    """Return the heads of the argument that the trigger says is the thing."""
    token, role = evocation.token, evocation.trigger.thing
    if evocation.part == "infinitives":
        return _of_infinitive(token)
    if evocation.part == "participles":
        return [c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod", "nummod", "poss"}][-1:]
    if evocation.part == "nouns":
        return _of_noun(token, role, undergoes=evocation.kind.roles.thing[:1] == ("object",))
    if evocation.part == "phrases" and evocation.trigger.denies and token.pos_ == "VERB":
        return grammar.subjects(token)  # "did not survive the strike", "have not come home"
    if evocation.part in {"adjectives", "phrases"}:
        return _of_adjective(token)
    if role == "subject":
        if grammar.is_passive(token) and not (_moves_itself(token) or _is_the_only_verb(token)):
            return []
        if _moves_another(evocation):
            return []
        return _found_before(token) or grammar.subjects(token)
    if role == "object" and (numbered := _numbered(token)):
        return numbered
    if role == "either":
        return grammar.patients(token) or grammar.subjects(token)
    if role in {"on", "to", "of", "into"}:
        return _by_preposition(token, role)
    return _undergoing(evocation) if role == "object" else []


def _moves_another(evocation: Evocation) -> bool:
    """Return whether a verb with a particle of direction moves its object, not itself: "we pulled nine [men] out"."""
    particle = evocation.trigger.first if len(evocation.trigger.words) == 1 else frozenset()
    objects = [c for c in evocation.token.rights if c.dep_ in {"dobj", "obj"} and not c.ent_type_]
    return not particle.isdisjoint(_DIRECTED) and any(
        not (c.lower_.endswith("self") or c.lower_ == "way") for c in objects
    )


_DIRECTED = frozenset({"out", "off", "up", "down", "away", "back", "in", "over", "on", "through", "ashore", "aboard"})


def _undergoing(evocation: Evocation) -> list[Token]:
    """Return who or what an active verb with a preposition of its own is done to: never the one who does it.

    "Searched for [two sailors]"; "men stormed into the shop" did something, and nothing was done to them.
    """
    verb, particle = evocation.token, evocation.trigger.particle
    if grammar.is_passive(verb):
        return grammar.patients(verb)
    last = particle.split()[-1] if particle else ""
    if last in _LEADING_TO_OBJECT:
        phrases = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == last]
        led = [o for phrase in phrases for o in phrase.children if o.dep_ == "pobj"]
        if led or not any(c.dep_ in {"dobj", "obj"} for c in verb.children):
            return led  # "fired live rounds into [a crowd]"
    if any(c.dep_ in {"dobj", "obj"} for c in verb.children):
        doers = [t.i for t in grammar.subjects(verb)]
        return [t for t in grammar.patients(verb) if t.i not in doers]
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    moved = not particle and verb.tag_ == "VBD" and following in _INTO
    aimed = not particle and verb.lemma_.lower() == "fire"  # a gun: whom a firm fires, is told
    return [] if moved or aimed or verb.lower_ in _PAST_ONLY else grammar.patients(verb)


_PAST_ONLY = frozenset({"ran", "drove", "flew", "took", "tore", "broke", "blew", "gave", "threw", "went", "ate"})
"""Past forms that no participle shares: who "flew from Cairo" is no headline's "flown from Cairo"."""
_LEADING_TO_OBJECT = frozenset({"for", "upon", "with", "into"})
_INTO = frozenset({"into", "onto", "toward", "towards"})


def _numbered(participle: Token) -> list[Token]:
    """Return the number of those whom a participle after "left" is said of: "left seven dead and [19] wounded"."""
    finder = participle.head
    if participle.tag_ != "VBN" or participle.dep_ not in {"conj", "oprd", "ccomp"}:
        return []
    while finder.dep_ == "conj":
        finder = finder.head
    return [c for c in participle.children if c.dep_ == "nummod"] if finder.lemma_.lower() in _FINDING else []


def _moves_itself(participle: Token) -> bool:
    """Return whether a "participle" that the parse hung on its subject is the verb: "trucks [crossed] into Iraq"."""
    bare = participle.tag_ == "VBN" and participle.dep_ == "acl"
    helped = any(c.dep_ in {"agent", "auxpass", "aux"} for c in participle.children)
    goes = participle.i + 1 < len(participle.doc) and participle.nbor(1).lower_ in _DIRECTIONS
    goes = goes or (participle.head.dep_ == "pobj" and participle.head.head.lower_ == "as")  # "watched as it sank"
    return bare and not helped and goes and participle.lemma_.lower() not in _LEFT_OR_SENT


def _is_the_only_verb(participle: Token) -> bool:
    """Return whether a "participle" hung on its subject is all that the sentence tells: "a jet [set down] there"."""
    if grammar.is_bare_clause(participle):
        return True
    headed = participle.head
    if participle.dep_ != "acl" or headed.dep_ != "ROOT" or headed.pos_ not in {"NOUN", "PROPN"}:
        return False
    helped = any(c.dep_ in {"agent", "auxpass", "aux"} for c in participle.children)
    return not helped and not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in headed.children if t.i != participle.i)


_DIRECTIONS = frozenset({"into", "from", "over", "through", "toward", "towards", "off", "across", "past", "onto"})
_LEFT_OR_SENT = frozenset({"leave", "fly", "drive", "follow", "return", "carry", "move", "march"})
_ONLY_TRIED = frozenset({"attempted", "foiled", "failed", "averted", "thwarted"})  # "attempted murder of two deputies"
_NOUN_PREPOSITIONS = {
    "of": ("of",),
    "on": ("on", "against", "at", "upon"),
    "to": ("to",),
    "into": ("in", "into", "inside", "on", "onto", "upon", "against", "at", "through", "across", "over"),
}


def _by_preposition(token: Token, role: str) -> list[Token]:
    wanted = _NOUN_PREPOSITIONS[role]
    hung = (token, *(c for c in token.rights if c.i == token.i + 1 and c.lower_ in _DIRECTED))  # "rounding up [of]"
    found = [
        o
        for t in hung
        for c in t.children
        if c.dep_ == "prep" and c.lower_ in wanted
        for o in c.children
        if o.dep_ == "pobj"
    ]
    if not found and role == "of" and token.pos_ == "VERB":  # "claimed the lives of [seven men]"
        held = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
        found = [o for h in held for c in h.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    if not found and role == "on" and token.dep_ == "dobj" and token.head.lemma_.lower() in _PERFORMING:
        found = [o for c in token.head.rights if c.lower_ in {"on", "against"} for o in c.children if o.dep_ == "pobj"]
        found = [o for o in found if o.ent_type_ not in {"DATE", "TIME"}]  # "made a raid [on Tuesday]"
    return [o for o in found if not (o.head.lower_ == "at" and o.lemma_.lower() in _SPOTS)]


# Where something is done, not what it is done to: "fired at the corner of the road".
_SPOTS = frozenset({"corner", "intersection", "junction", "scene", "spot", "edge", "outskirts", "time", "end", "range"})


def _of_noun(token: Token, role: str | None, *, undergoes: bool) -> list[Token]:
    """Return what an event noun is about; `undergoes`: who "made" it did it to another, as in "made an arrest"."""
    if role in {"on", "to", "into"}:
        return _by_preposition(token, role)
    if role != "of":
        return []
    heads = _by_preposition(token, "of")
    heads += [c for c in token.children if c.dep_ == "poss"]
    if not heads:
        heads = [c for c in token.children if c.dep_ in {"compound", "nmod"}]
    if not heads and not undergoes and token.dep_ == "dobj" and token.head.lemma_.lower() in _PERFORMING:
        heads = grammar.subjects(token.head)
    return heads


# Verbs that add nothing to the event noun they govern: who "made a landing" landed.
_PERFORMING = frozenset(
    {"make", "perform", "complete", "begin", "attempt", "execute", "carry", "conduct", "stage", "launch", "mount"}
)


# Verbs that find somebody in a state or put him in one: whoever does so is not in it.
_FINDING = frozenset({"leave", "find", "pronounce", "declare", "discover", "locate", "encounter"})


def _found_before(participle: Token) -> list[Token]:
    """Return who was found as the participle says: "police arrived to find [a man] in the yard, suffering from ..."."""
    if participle.tag_ != "VBG" or participle.dep_ not in {"advcl", "acl", "xcomp", "ccomp"}:
        return []
    if any(c.dep_.startswith(("nsubj", "aux", "mark")) or c.dep_ == "prep" for c in participle.lefts):
        return []
    for word in reversed(participle.doc[sentence_of(participle).start : participle.i]):
        if word.pos_ == "VERB" and word.lemma_.lower() in _FINDING and not grammar.is_passive(word):
            return [o for o in word.children if o.dep_ in {"dobj", "obj"} and o.i < participle.i]
        if word.pos_ in {"VERB", "AUX"}:
            return []
    return []


def _of_adjective(token: Token) -> list[Token]:
    if token.pos_ == "ADV" and token.lower_.endswith("ly"):
        some = token.head if token.head.pos_ == "NUM" else token.head.head.head
        of_them = token.head.pos_ == "PRON" and token.head.dep_ == "pobj" and some.pos_ == "NUM"
        return [some] if token.head.pos_ == "NUM" or of_them else []  # "six were shot, two of them fatally"
    before_noun = token.dep_ == "compound" and token.lower_.endswith("ed")  # "three [gutted] sheds", taken for a noun
    if (token.dep_ == "amod" or before_noun) and token.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        return [token.head]
    if token.dep_ in {"acomp", "attr", "oprd", "xcomp", "ccomp"}:
        if own := [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}]:
            return own  # "how many people are missing", whatever the parse hung it on
        finder = token.head
        if finder.lemma_.lower() in _FINDING and not grammar.is_passive(finder):
            found = [c for c in finder.children if c.dep_ in {"dobj", "obj"}] or grammar.in_state_found(finder)
            own = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}]
            own = own or [c for c in token.children if c.dep_ == "nummod"]  # "left [seven] dead"
            return own or found or grammar.subjects(finder)
        return grammar.patients(finder) if grammar.is_passive(finder) else grammar.subjects(finder)
    if token.pos_ == "VERB" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return [c for c in token.lefts if c.dep_ == "nummod"][-1:]  # "[nine] wounded were admitted"
    if token.pos_ == "VERB":
        return grammar.patients(token) or grammar.subjects(token)
    if token.pos_ == "ADP":
        return _of_phrase(token)
    own = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "nummod"}]
    if own:
        return own
    previous = token.doc[token.i - 1] if token.i else None
    return [previous] if previous is not None and previous.pos_ in {"NUM", "NOUN"} else [token]


def _of_phrase(preposition: Token) -> list[Token]:
    """Return what a prepositional wording is said of: "an Il-76 on the apron", "two men were in critical condition"."""
    governor = preposition.head
    if governor.dep_ == "pobj" and governor.head.dep_ == "agent" and governor.head.head.lemma_.lower() in _FINDING:
        return grammar.patients(governor.head.head)  # "was found by sailors with a gunshot wound"
    if governor.pos_ in {"NOUN", "PROPN", "NUM"}:
        return [governor]
    if governor.lemma_.lower() not in _LOCATIVE and not (governor.lemma_.lower() in _SEEING and _is_way(preposition)):
        return []
    if grammar.is_passive(governor):
        return grammar.subjects(governor)
    objects = [c for c in governor.children if c.dep_ in {"dobj", "obj", "attr"} and c.i < preposition.i]
    return objects or grammar.subjects(governor)


_SEEING = frozenset({"count", "see", "film", "spot", "observe", "watch", "photograph"})


def _is_way(preposition: Token) -> bool:
    """Return whether a road is told by where it leads: what is counted "on the road from X to Y" is on its way."""
    roads = [c for c in preposition.children if c.dep_ == "pobj"]
    return any(c.dep_ == "prep" and c.lower_ in _LEADING for t in (*roads, preposition.head) for c in t.children)


_LEADING = frozenset({"from", "to", "toward", "towards", "between"})


def _of_infinitive(token: Token) -> list[Token]:
    """Return who does what was perceived, where the parser took a bare infinitive for a noun: "saw an Il-76 land"."""
    compounds = [c for c in token.children if c.dep_ in {"compound", "nmod", "nsubj"}]
    later = [c for c in token.head.children if c.dep_ in {"npadvmod", "conj", "dobj"} and c.i > token.i]
    return [*compounds[-1:], *later, *(c for c in token.conjuncts if c.i > token.i)]
