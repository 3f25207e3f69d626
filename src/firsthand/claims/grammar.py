"""Who does what to whom, off the dependency parse: subjects, objects, agents, through control, relatives and ellipsis.

Labels are those of the ClearNLP scheme that spaCy's English models use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.misparses import (
    beside,
    doer_perceived,
    first_of_two,
    has_nominative,
    place_after_off,
    subject_past_a_date,
    subject_taken_for_conjunct,
    swallowed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLAUSE = frozenset({"relcl", "ccomp", "xcomp", "advcl", "acl", "ROOT", "conj", "pcomp", "csubj", "parataxis", "dep"})
_OBJECT_CONTROL = frozenset(
    {
        "see",
        "order",
        "ask",
        "force",
        "allow",
        "show",
        "leave",
        "hear",
        "watch",
        "spot",
        "film",
        "find",
        "catch",
        "cause",
        "let",
    }
    | {"urge", "tell", "persuade", "warn", "invite", "instruct", "command", "direct", "beg", "require", "encourage"}
    | {"help", "expect", "want", "enable", "permit", "compel", "oblige", "press"}
)

_STATE_GIVING = frozenset({"find", "discover", "locate", "leave", "pronounce", "declare", "see", "encounter"})
_FROM_CONTROL = frozenset(
    {"prevent", "stop", "keep", "bar", "block", "save", "deter", "discourage", "ban", "hinder", "prohibit", "dissuade"}
)
_PERCEPTION = frozenset({"see", "watch", "hear", "notice", "observe", "film", "spot", "count"})
_OF_CONTROL = frozenset({"accuse", "suspect", "convict", "acquit"})


def is_passive(verb: Token) -> bool:
    """Return whether `verb` stands in the passive: "was killed", "a man killed by", "believed to have been shot"."""
    if any(c.dep_ in _PASSIVE_SUBJECT or c.dep_ == "auxpass" for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod"}:
        return not (_finite(verb) or _is_headed(verb) or _answers(verb) or _is_what_is_told(verb))
    if any(
        c.lower_ in {"get", "got", "gets", "getting", "being", "been"} and c.dep_.startswith("aux")
        for c in verb.children
    ):
        return True
    has_aux = any(c.dep_ == "aux" for c in verb.children)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not has_aux:
        return is_passive(verb.head)
    return not has_aux and verb.dep_ in {"advcl", "oprd", "ccomp"} and not _own(verb, _SUBJECT)


def _finite(verb: Token) -> bool:
    """Return whether a participle is the verb of a clause: "claims that they had left", "that [the trucks left]"."""
    if _own(verb, _SUBJECT) or any(c.dep_ == "aux" and c.lower_ in {"has", "have", "had"} for c in verb.children):
        return True
    return verb.head.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.head.children)


def _is_headed(verb: Token) -> bool:
    """Return whether a "participle" with an object is the verb of its sentence: "A gunman [killed] at least ten"."""
    bare = verb.head.dep_ == "ROOT" and verb.head.pos_ in {"NOUN", "PROPN"} and verb.dep_ == "acl"
    return bare and any(c.dep_ == "dobj" and c.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} for c in verb.children)


def _is_what_is_told(verb: Token) -> bool:
    """Return whether a "participle" is the verb of what is told: "A bus [overturned] near X, the police said".

    The parse then gives the verb of telling two subjects: what is told of first, and who tells it last.
    """
    told, telling = verb.head, verb.head.head
    if verb.dep_ != "acl" or told.dep_ != "nsubj" or telling.pos_ != "VERB" or verb.i < told.i:
        return False
    return any(c.dep_ == "nsubj" and verb.i < c.i < telling.i for c in telling.children)


def _answers(verb: Token) -> bool:
    """Return whether a "participle" with an object hangs on an adverbial: "Freland in return [freed] nine men"."""
    above = verb.head
    phrases = [above.head] if above.dep_ == "pobj" else [c for c in above.rights if c.dep_ == "prep" and c.i < verb.i]
    adverbial = any(p.lower_ == "in" and o.lower_ in _EXCHANGES for p in phrases for o in p.children)
    return adverbial and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


_EXCHANGES = frozenset({"return", "turn", "exchange", "response", "reply", "retaliation"})


def is_bare_clause(verb: Token) -> bool:
    """Return whether a "participle" is the verb of its sentence: "300 people [marched] in Ghent, according to police".

    What it would modify is counted, and heads the sentence, which has no other verb than those of what hangs on that.
    """
    counted = verb.head
    if verb.dep_ != "acl" or counted.dep_ != "ROOT" or counted.pos_ not in {"NOUN", "PROPN"} or verb.i < counted.i:
        return False
    if any(c.dep_ == "agent" for c in verb.children) or not any(c.dep_ == "nummod" for c in counted.children):
        return False
    own = [c for c in counted.children if c.dep_ in {"prep", "acl", "relcl"} and c.i > verb.i]
    return any(c.lower_ == "according" for c in own) or not any(
        t.pos_ in {"VERB", "AUX"} and t.i != verb.i and t.tag_ in {"VBD", "VBZ", "VBP"} for t in counted.subtree
    )


def subjects(verb: Token) -> list[Token]:
    """Return the heads that act (active) or, in the passive, that undergo; relative pronouns are resolved."""
    own = [s for s in _own(verb, _SUBJECT | _PASSIVE_SUBJECT) if s.i < verb.i or not _is_parted(verb, s)]
    if own and is_believed_by(verb):
        return subjects(verb.head)
    if own:
        return [_antecedent(subject_past_a_date(verb, first_of_two(own)))]
    helping = [s for c in verb.lefts if c.dep_.startswith("aux") for s in _own(c, _SUBJECT | _PASSIVE_SUBJECT)]
    if helping:
        return helping  # hung on the auxiliary: "eight jets [were] lined up"
    opening = [c for c in verb.lefts if c.dep_ == "intj" and c.i == verb.i - 1 and c.text[:1].isupper()]
    found = opening or beside(verb) or swallowed(verb)  # a headline's "Boy dies in ..."
    joined = None if found else subject_taken_for_conjunct(verb)
    return found or ([joined] if joined is not None else _inherited_subject(verb, 0))


def _is_parted(verb: Token, later: Token) -> bool:
    """Return whether a colon or a semicolon parts a later "subject" from a verb: "were freed: [a bus] took them"."""
    return any(t.text in {":", ";"} for t in verb.doc[verb.i : later.i])


def is_believed_by(verb: Token) -> bool:
    """Return whether the "subject" of an infinitive is who believes it: "is thought by analysts to have left"."""
    words = {c.lower_ for c in verb.children if c.dep_ in {"mark", "aux"}}
    return verb.dep_ == "advcl" and {"by", "to"} <= words and is_passive(verb.head)


def _inherited_subject(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if head == verb or depth > 6:
        return []
    perceived = doer_perceived(verb)
    if perceived is not None:
        return [perceived]
    if verb.dep_ in {"acl", "relcl", "amod"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return [head]
    if verb.dep_ in {"xcomp", "ccomp"} and head.lemma_ in _OBJECT_CONTROL:
        objects = _own(head, frozenset({"dobj"}))
        if objects:
            return objects
    if verb.dep_ == "xcomp" and head.lemma_ == "call":
        asked = [o for p in _own(head, frozenset({"prep"})) if p.lower_ in {"on", "upon"} for o in p.children]
        if asked:
            return [o for o in asked if o.dep_ == "pobj"]  # "called on the troops to leave"
    if verb.dep_ in {"pcomp", "pobj"} and head.lower_ in {"from", "of"}:
        kept = _own(head.head, frozenset({"dobj"}))
        if head.head.dep_ == "dobj" and head.head.head.lemma_.lower() in _FROM_CONTROL:
            return [head.head]
        controls = _FROM_CONTROL if head.lower_ == "from" else _OF_CONTROL
        if kept and head.head.lemma_.lower() in controls:
            return kept  # "prevented the plane from crashing", "accused the soldiers of killing"
    if verb.dep_ == "pobj" and head.pos_ == "ADP" and verb.lower_.endswith("ing"):
        return _climb(head.head, depth) if depth else subjects(head.head)
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "oprd", "acomp"}:
        governor = head.head if head.pos_ == "ADP" else head
        if governor.lower_ in {"short", "close"}:
            governor = governor.head  # "stopped short of crossing", "came close to sinking"
        return subjects(governor) if depth == 0 else _climb(governor, depth)
    return []


def _climb(verb: Token, depth: int) -> list[Token]:
    own = _own(verb, _SUBJECT | _PASSIVE_SUBJECT)
    return [_antecedent(t) for t in own] if own else _inherited_subject(verb, depth + 1)


def _gapped(participle: Token) -> Token | None:
    """Return the number that a clause without its verb is of: "seven were killed in Homs and eight injured".

    Gapping leaves a remnant before each participle (Quirk et al. 1985, 13.92); the parse hangs it on what is before it.
    """
    if participle.tag_ not in {"VBN", "VBD"} or participle.i < 2 or _own(participle, _SUBJECT | _PASSIVE_SUBJECT):
        return None
    back = 2 if participle.nbor(-1).lower_ in {"were", "was"} and participle.i > 2 else 1
    number, joint = participle.nbor(-back), participle.nbor(-back - 1)
    above = participle.head
    gap = number.tag_ == "CD" and joint.lower_ in {"and", "but", ","} and number.head != participle
    return number if gap and above.pos_ == "VERB" and is_passive(above) and above.i < number.i else None


def _is_share(number: Token) -> bool:
    """Return whether a number is that of a part: "61 of 84 drones", "three of the crew"."""
    following = number.nbor() if number.i + 1 < len(number.doc) else number
    return following.lower_ == "of" and following.head.i == number.i


def patients(verb: Token) -> list[Token]:
    """Return the heads that undergo the verb, whatever the voice; headlines' missing auxiliary is allowed for.

    "Three killed in crash" has an active form on its face; a transitive past form without an object is a participle.
    """
    reduced = _reduced_relative(verb)
    if reduced is not None:
        return [reduced]
    gapped = _gapped(verb)
    if gapped is not None:
        return [gapped]
    if verb.dep_ == "oprd" and verb.head.lemma_.lower() == "leave":
        return _own(verb.head, frozenset({"dobj"}))  # "left [nine] wounded"
    if is_passive(verb):
        return subjects(verb)
    if verb.lemma_ == "let":
        let = [c for c in _own(verb, frozenset({"ccomp", "xcomp"})) if c.i > verb.i]
        freed = [t for c in let if c.lemma_.lower() in {"go", "out"} for t in _own(c, frozenset({"dobj"}))]
        own = [t for c in let for t in _own(c, _SUBJECT)]
        return _own(verb, frozenset({"dobj"})) or freed or own  # "let go all nine", "let nine go"
    off = place_after_off(verb)
    undergoing = [t for t in _own(verb, frozenset({"dobj", "obj", "dative"})) if off is None or t.i != off.i]
    objects = [_antecedent(t) for t in undergoing if not _is_set_off(t)]
    # The parse takes a bare number for a measure: "shot down 61 of 84 drones launched from the coast".
    objects = objects or [c for c in verb.rights if c.dep_ == "npadvmod" and c.tag_ == "CD" and _is_share(c)]
    if objects:
        return [*objects, *_himself(verb)]
    if verb.dep_ == "relcl" and any(c.lower_ == "whom" for c in verb.children):
        return [verb.head]
    inner = in_state_found(verb)
    if inner:
        return inner
    complement = [
        c for c in verb.children if c.dep_ in {"ccomp", "oprd", "attr"} and c.pos_ in {"NOUN", "PROPN", "NUM"}
    ]
    if complement:
        return complement
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i - verb.head.i <= 3:
        return patients(verb.head)  # "shot and killed a man": the object hangs on either verb
    shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i <= 3]
    for other in shared:
        if not is_passive(other):
            return [_antecedent(t) for t in _own(other, frozenset({"dobj", "obj"}))]
    return subjects(verb) if _may_lack_auxiliary(verb) else []


def _himself(verb: Token) -> list[Token]:
    """Return the doer told as a further object, which the parse hung on the verb: "killed two men and then himself"."""
    return [c for c in verb.rights if c.dep_ == "conj" and c.lower_ in {"himself", "herself", "themselves"}]


def _is_set_off(thing: Token) -> bool:
    """Return whether a comma, the only one, parts an "object" from its verb: "Sheds burned, [a photograph] shows"."""
    between = [t.text for t in thing.doc[thing.head.i + 1 : thing.left_edge.i]]
    return between[-1:] == [","] and between.count(",") == 1


def in_state_found(verb: Token) -> list[Token]:
    """Return who or what was found, or left, in a state: "police found [three people dead]", "left [two men hurt]".

    The parse makes a clause of them (Quirk et al. 1985, 16.46: complex-transitive complementation by an object and an
    adjective or a participle); whoever finds is never the one found.
    """
    if verb.lemma_.lower() not in _STATE_GIVING or is_passive(verb):
        return []
    states = [
        c
        for c in verb.children
        if c.dep_ in {"ccomp", "xcomp", "oprd"}
        and c.tag_ in {"JJ", "VBN", "VBD", "VBG", "RB", "NN"}
        and not any(k.dep_ in {"aux", "auxpass", "mark", "cop"} for k in c.children)
    ]
    return [t for c in states for t in _own(c, _SUBJECT | _PASSIVE_SUBJECT) if verb.i < t.i < c.i]


def _may_lack_auxiliary(verb: Token) -> bool:
    """Return whether a past form may be a headline's participle: nothing after it can be its object."""
    if (
        verb.tag_ not in {"VBD", "VBN"}
        or has_nominative(verb)
        or any(c.dep_ == "aux" or c.lower_ in {"as", "while"} for c in verb.lefts)
    ):
        return False
    if verb.lemma_.lower() in _PERCEPTION and verb.tag_ == "VBD" and any(c.dep_ == "ccomp" for c in verb.rights):
        return False  # "I saw [tanks go by]": what was seen is a clause
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return (
        following is None or following.pos_ not in {"PROPN", "NOUN", "DET"} or following.ent_type_ in {"DATE", "TIME"}
    )


def _reduced_relative(verb: Token) -> Token | None:
    """Return the noun right before a participle that the parser hung elsewhere: "a student gunned down near a park"."""
    if verb.i == 0 or verb.tag_ not in {"VBD", "VBN"} or verb.dep_ not in {"advcl", "ccomp", "dep"}:
        return None
    before = verb.doc[verb.i - 1]
    bare = not any(c.dep_ in {"aux", "auxpass", "mark", "advmod"} or c.dep_.startswith("nsubj") for c in verb.lefts)
    return (
        before
        if bare and before.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "dobj" for c in verb.children)
        else None
    )


def agents(verb: Token) -> list[Token]:
    """Return the heads that act: the by-phrase in the passive, the subject in the active with an object."""
    if is_passive(verb):
        return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    if any(c.dep_ in {"dobj", "obj"} for c in verb.children):
        return subjects(verb)
    return []


def prepositional(head: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, its object's head) for every prepositional phrase on `head`, or at the end of another."""
    off = None
    for child in head.children:
        if child.dep_ == "prt" and child.lower_ == "off":
            off = place_after_off(head)
        if child.dep_ in {"prep", "agent", "prt"} or (child.dep_ == "advmod" and child.pos_ == "ADP"):
            yield from _of_preposition(child, child.lower_)
        elif child.lower_ == "following" and child.dep_ in {"xcomp", "advcl"}:
            for after in _own(child, frozenset({"dobj"})):  # after: "died following a crash [in Ghent]"
                yield from prepositional(after)
    if off is not None:
        yield "off", off


def _of_preposition(preposition: Token, words: str) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            for conjunct in conjuncts(child):
                yield words, conjunct
                yield from prepositional(conjunct)
        elif child.dep_ == "prep":
            yield from _of_preposition(child, f"{words} {child.lower_}")


def conjuncts(head: Token) -> list[Token]:
    """Return `head` and everything coordinated with it, in reading order: "three X, three Y and a Z"."""
    return [head, *(c for c in head.conjuncts if c.i > head.i)]


def clause_of(token: Token) -> Token:
    """Return the head of the smallest clause `token` stands in."""
    while token.dep_ not in _CLAUSE and token.head != token:
        token = token.head
    return token


def _own(verb: Token, labels: frozenset[str]) -> list[Token]:
    return [c for c in verb.children if c.dep_ in labels]


def _antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if token.lower_ in _RELATIVE and token.head.dep_ == "relcl":
        meant = token.head.head
        if token.lower_ == "who" and meant.ent_type_ in {"GPE", "LOC", "FAC"} and meant.dep_ == "pobj":
            return meant.head.head  # "a teacher in Gulu, who saw": the teacher
        return meant
    if token.lower_ in _RELATIVE and token.head.dep_ == "conj" and token.head.head.dep_ == "relcl":
        return token.head.head.head
    return token
