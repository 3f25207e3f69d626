"""How far a denial or a "no" reaches: the event itself, or only what stands beside it.

A negation denies what it is laid on (its focus: Huddleston and Pullum 2002, 9.4); what a noun phrase or a clause of
time takes for granted stands outside it (presupposition projects: Karttunen 1973). "No protester was killed *by the
police*", "no *other* injuries", "I *saw* nobody shot" leave open whether anyone was; "denied that the men *arrested*
there were soldiers" grants the arrest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.certainty import hedges
from firsthand.language.certainty.dependents import only
from firsthand.language.certainty.governors import taken_back
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = 12  # steps from an event to the denial that it may stand under
_EXISTS = frozenset({"any", "anyone", "anybody", "single"})
_CLOSED = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "'s", "’s"})
_TIMELY = frozenset({"when", "after", "before", "since", "while", "once", "until", "during", "following"})
# Nouns of what somebody may have had to do with an event: who denies it denies that, and grants the event.
_SHARES = frozenset(
    {"responsibility", "involvement", "role", "part", "link", "hand", "knowledge", "connection", "complicity", "blame"}
    | {"guilt", "participation", "tie", "wrongdoing", "liability", "negligence"}
)
_HAPPENS = frozenset({"happen", "occur", "take", "exist", "carry", "be", "order", "commit"})
_OTHER = frozenset({"other", "others", "further", "additional", "more", "else", "new"})
_SAVE = frozenset({"but", "except", "besides", "save", "apart", "aside", "other"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "noone"})
_PERCEIVE = frozenset({"see", "hear", "witness", "watch", "notice", "spot", "observe", "film"})
_PERSONS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_DOERS = frozenset(
    {"police", "officer", "soldier", "troop", "troops", "army", "force", "guard", "military", "navy", "militia"}
    | {"militant", "rebel", "fighter", "gunman", "protester", "demonstrator", "settler", "agent", "commando"}
    | {"policeman", "sniper", "guardsman", "state", "government", "crew", "member", "man", "side", "prisoner"}
    | {"us", "him", "her", "them", "me"}
)
_ARMS = frozenset(
    {"bullet", "round", "fire", "ammunition", "ammo", "missile", "shell", "gunfire", "weapon", "rocket", "gun"}
    | {"knife", "shrapnel", "shelling", "airstrike", "strike", "warplane", "aircraft", "drone", "jet", "artillery"}
    | {"tank", "gas"}
)
_MANNERS = frozenset(
    {"seriously", "critically", "badly", "severely", "gravely", "fatally", "deliberately", "intentionally", "knowingly"}
    | {"directly", "wilfully", "willfully", "purposely", "wrongly", "unlawfully", "illegally", "arbitrarily"}
    | {"serious", "major", "severe", "critical", "grave", "significant", "life-threatening", "threatening"}
    | {"deliberate", "arbitrary", "unlawful", "illegal", "extrajudicial", "widespread", "mass", "large"}
)
_POINTING = frozenset({"it", "this", "that", "they", "we", "these", "those"})
_MEANS = frozenset({"with", "using", "without"})
_INDOORS = frozenset({"inside", "outside", "within"})


def is_granted(event: Token, denial: Token) -> bool:
    """Return whether who denies by the word `denial` takes `event` for granted.

    It stands in a relative clause or participle, in a clause of time, in the definite subject of what is denied, or is
    what somebody denies a share in.
    """
    token = event
    for _ in range(_UP):
        head = token.head
        if token.i in (head.i, denial.i):
            return False
        aside = head.dep_ == "pobj" and head.head.head.i == denial.i  # "denied on Monday [that ...]", as it may parse
        if token.dep_ in {"relcl", "acl", "amod"} and head.i != denial.i and not aside and _is_known(token, head):
            return True
        if token.dep_ in {"advcl", "pcomp", "pobj"} and _is_timely(token):
            return True
        if token.dep_ in {"pobj", "pcomp"} and head.head.lemma_.lower() in _SHARES:
            return True
        if token.i == event.i and _is_definite_subject(token) and head.i != denial.i:
            return True
        token = head
    return False


def _is_known(token: Token, head: Token) -> bool:
    """Return whether a modifier of `head` only tells which one is meant: not "any man held", "a report of men held"."""
    if token.dep_ == "amod" and token.tag_ not in {"VBN", "VBD"}:
        return False
    if head.lemma_.lower() in cues.NOUNS or head.lower_ in _EXISTS:
        return False
    if any(c.lower_ in _EXISTS or c.lower_ == "no" for c in head.children):
        return False
    above = head.head
    if head.dep_ in {"attr", "nsubj"} and any(c.dep_ == "expl" for c in above.children):
        return False
    return not (head.dep_ == "pobj" and above.head.lemma_.lower() in cues.NOUNS | hedges.FIGURES)


def _is_timely(token: Token) -> bool:
    """Return whether a clause or noun gives the time of something else: "after they were held", "during the raid"."""
    if token.dep_ == "advcl":
        return any(c.dep_ in {"mark", "advmod"} and c.lower_ in _TIMELY for c in token.children)
    if token.head.lower_ not in _TIMELY or token.head.dep_ not in {"prep", "mark"}:
        return False
    return token.dep_ == "pcomp" or any(c.lower_ in _CLOSED for c in token.children)


def _is_definite_subject(token: Token) -> bool:
    """Return whether a known event has something else told of it: "that the attack was planned", not "took place"."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ != "NOUN":
        return False
    verb = token.head
    plain = verb.lemma_.lower() in _HAPPENS and not any(c.dep_ in {"attr", "acomp"} for c in verb.children)
    return not plain and any(c.lower_ in _CLOSED and c.i < token.i for c in token.children)


def denied_beside(event: Token) -> Token | None:
    """Return the word that a negation over `event` is laid on, where it leaves the event open; else None."""
    if _is_cleft(event):
        return event.head
    if not _is_negated(event):
        return _unseen(event) or ((_doer_or_means(event) or _manner(event)) if is_rejected(event) else None)
    if event.lemma_.lower() in _PERCEIVE and _sees_nothing(event):
        return event
    for subject in (c for c in event.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}):
        beyond = _beyond(subject)
        if beyond is not None:
            return beyond
    return (
        _beyond(event)
        or _exception(event)
        or _doer_or_means(event)
        or _manner(event)
        or _contrast(event)
        or _unseen(event)
    )


def is_rejected(event: Token) -> bool:
    """Return whether `event` is what somebody denies, or a report of it: "denied any deaths", "reports of deaths"."""
    head = event.head
    if event.dep_ == "pobj" and head.lower_ == "of":
        return taken_back(head.head) is not None
    if head.lemma_.lower() == "be" and event.dep_ in {"attr", "nsubj"} and any(c.dep_ == "expl" for c in head.children):
        event, head = head, head.head
    return event.dep_ in {"ccomp", "dobj"} and head.lemma_.lower() == "deny"


def _is_negated(event: Token) -> bool:
    """Return whether a negation hangs on the event or its arguments: "no", "nobody", "not"."""
    for child in (event, *event.children):
        if child.dep_ == "neg" and not only(child):
            return True
        if child.lower_ in _NOBODY or (child.lower_ == "not" and child.dep_ == "advmod"):
            return True
        argued = child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} or child.i == event.i
        if argued and any(_is_no(d) for m in (child, *child.lefts) for d in m.children):
            return True
    return False


def _is_no(word: Token) -> bool:
    return word.lower_ in {"no", "neither", "none", "not"} and not only(word)


def _beyond(noun: Token) -> Token | None:
    """Return the word by which a "no" leaves out those told of: "no other", "nobody else", "no one but the driver"."""
    denied = noun.lower_ in _NOBODY or any(_is_no(c) for m in (noun, *noun.children) for c in m.children)
    if not denied or noun.pos_ not in {"NOUN", "PRON", "PROPN", "ADJ", "NUM"}:
        return None
    for child in noun.children:
        if child.lower_ == "more" and any(_is_no(c) for c in child.children):
            return child
        then = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        if child.lower_ in _OTHER and then != "than":
            return child
        if child.dep_ == "prep" and child.lower_ in _SAVE:
            return child
        if child.lower_ == "other" and then == "than":
            return child
    last = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    return last if last is not None and last.lower_ in {"else", "but", "except", "besides"} else None


def _exception(event: Token) -> Token | None:
    """Return the word after which somebody is left out of a "no": "nobody was hurt, apart from a waiter"."""
    return next(
        (c for c in event.rights if c.lower_ in _SAVE - {"but", "other"} and c.dep_ in {"advmod", "prep"}), None
    )


def _doer_or_means(event: Token) -> Token | None:
    """Return who or what is said not to have done it: "was not killed by our fire", "shot with live rounds"."""
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in event.children)
    beside = list(event.rights)
    beside += [c for p in beside if p.dep_ == "prep" for o in p.children for c in o.rights if c.lower_ == "by"]
    for child in beside if passive else ():
        if child.dep_ not in {"agent", "prep", "advcl"}:
            continue
        word = child.lower_
        for noun in child.children if child.dep_ != "advcl" else (child,):
            if word == "by" and _is_doer(noun):
                return child
            if word in _MEANS and (noun.lemma_.lower() in _ARMS or word == "without"):
                return child
            if word in _INDOORS and noun.dep_ == "pobj":
                return child
        if word == "because":
            return child
    return None


def _manner(event: Token) -> Token | None:
    """Return the manner or degree that a negation is laid on: "no one was seriously hurt", "no serious injuries"."""
    for child in event.children:
        if child.dep_ in {"advmod", "amod", "compound"} and child.lower_ in _MANNERS:
            return child
    return None


def _contrast(event: Token) -> Token | None:
    """Return the "but" after which the right place, time or reason stands: "did not leave on Monday but on Tuesday"."""
    before: set[str] = set()
    for word in event.doc[event.i + 1 : sentence_of(event).end - 1]:
        if word.lower_ == "but" and word.nbor().pos_ in {"ADP", "SCONJ"}:
            return word if word.nbor().lower_ in before or word.nbor(-1).text != "," else None
        if word.pos_ in {"VERB", "AUX"} and word.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return None
        if word.pos_ in {"ADP", "SCONJ"}:
            before.add(word.lower_)
    return None


def _is_cleft(event: Token) -> bool:
    """Return whether it is who or what did it that is denied: "it was not the army that shelled the school"."""
    picked = event.head
    if event.dep_ != "relcl" or picked.dep_ != "attr" or not any(c.lower_ in {"that", "who"} for c in event.lefts):
        return False
    verb = picked.head
    denied = any(c.dep_ == "neg" for c in verb.children)
    return denied and verb.lemma_ == "be" and any(c.lower_ in _POINTING and c.dep_ == "nsubj" for c in verb.lefts)


def _is_doer(noun: Token) -> bool:
    """Return whether a noun after "by" may be blamed: a person, body or force, its weapon; not the blast told of."""
    parts = [noun, *(c for c in noun.children if c.i < noun.i)]
    if any(t.ent_type_ in _PERSONS or t.dep_ == "poss" for t in parts):
        return True
    named = any(t.lemma_.lower() in _DOERS | _ARMS for t in parts)
    return named or any(c.lower_ == "itself" for c in noun.subtree)


def _sees_nothing(verb: Token) -> bool:
    """Return whether it is who sees that is none: "nobody saw the ship"."""
    seer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return seer is not None and (seer.lower_ in _NOBODY or any(_is_no(c) for c in seer.children))


def _unseen(event: Token) -> Token | None:
    """Return the verb of perceiving that is denied over `event`: "nobody saw it burn", "I did not hear them shoot"."""
    verb = event.head
    if event.dep_ not in {"ccomp", "xcomp", "dobj"} or verb.i == event.i or verb.lemma_.lower() not in _PERCEIVE:
        return None
    if event.dep_ == "dobj":
        return verb if _sees_nothing(verb) else None  # "nobody saw the attack"
    kids = {c.dep_: c for c in verb.children}
    seer = kids.get("nsubj")
    if "auxpass" in kids or seer is None or seer.i > verb.i:
        return None
    finite = event.tag_ in {"VBZ", "VBP"} or any(c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in event.lefts)
    if finite or event.i < verb.i or any(c.dep_ == "mark" for c in event.children):
        return None  # "no lorries had left, our reporter saw": what was seen is that none did
    denied = "neg" in kids or seer.lower_ in _NOBODY or any(_is_no(c) for c in seer.children)
    return verb if denied or _is_negated(event) else None
