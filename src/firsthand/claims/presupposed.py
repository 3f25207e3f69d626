"""What a speaker takes for granted rather than tells: of such events his words are no testimony.

Who hopes "they catch the people who killed him" attests no killing; definite descriptions, relative clauses under
verbs of feeling and wishing, and nouns of events in adjuncts keep what the text around has already told
(presupposition projects: Karttunen 1973; emotive factives: Kiparsky and Kiparsky 1970).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_WISHES = frozenset(
    {
        "hope",
        "wish",
        "want",
        "pray",
        "hate",
        "love",
        "deserve",
        "need",
        "demand",
        "urge",
        "appeal",
        "ask",
        "beg",
        "thank",
    }
    | {"forgive", "forget", "miss", "mourn", "condemn", "deplore", "denounce", "regret", "fear", "praise", "salute"}
    | {"wonder", "understand", "comprehend", "curse", "grieve"}
)
_FEELS = frozenset({"hate", "regret", "mourn", "resent", "grieve", "condemn", "deplore", "denounce", "lament"})
# What one says of one's feelings: "sad to learn that", "expressed disbelief that", "still in shock over".
_MOVED = frozenset(
    {"sad", "saddened", "sorry", "shocked", "stunned", "appalled", "horrified", "devastated", "upset", "angry", "glad"}
    | {"relieved", "grateful", "thankful", "outraged", "heartbroken", "proud", "surprised", "ashamed", "dismayed"}
    | {"disbelief", "shock", "outrage", "sorrow", "grief", "dismay", "regret", "anger", "sympathy", "sadness", "horror"}
)
_MOVED_BY = frozenset({"ccomp", "xcomp", "acl", "pcomp", "pobj", "advcl"})
_HOLDS = frozenset({"relcl", "acl"})
_ASKING = frozenset({"who", "whoever", "what", "whatever", "why", "how"})
_CLUES = frozenset({"information", "tip", "clue", "evidence", "reward", "lead", "intelligence", "anything"})
# Who sends condolences has heard of a death, and tells of none.
_CONDOLES = re.compile(
    r"\b(?:rest in (?:peace|power)|R\.?I\.?P\b|(?:my|our|his|her|their|heartfelt|deepest) (?:\w+ )?condolences|"
    r"(?:thoughts|prayers|hearts?) (?:and prayers |go(?:es)? out |is |are )?(?:with|to|for)\b|praying for|"
    r"heart-?broken|will be (?:sorely |deeply |greatly )?missed)",
    re.IGNORECASE,
)
_WITHIN = frozenset({"in", "during", "after", "following", "since", "before", "amid", "despite", "over", "about"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "'s", "’s"})
_CLAUSES = frozenset({"VERB", "AUX"})
_FURTHEST = 24  # steps up a parse


def is_wanted(event: Token) -> bool:
    """Return whether an event is only what clues or rewards are to lead to: "information leading to the arrest of"."""
    for above in _above(event):
        lemma = above.lemma_.lower()
        if lemma == "lead" and above.pos_ == "VERB" and above.tag_ in {"VBG", "VB", "VBZ"} | {"VBP"}:
            governs = above.head.lemma_.lower() if above.dep_ in {"acl", "relcl"} else ""
            subject = next((c.lemma_.lower() for c in above.children if c.dep_ == "nsubj"), "")
            return bool({governs, subject} & _CLUES) or (subject in {"that", "which"} and governs in _CLUES)
        if above.pos_ in _CLAUSES and above.i != event.i:
            return False
    return False


def is_presupposed(event: Token) -> bool:
    """Return whether who speaks takes the event for granted and tells something else."""
    return _felt_about(event) or _background(event) or _CONDOLES.search(sentence_of(event).text) is not None


def _felt_about(event: Token) -> bool:
    """Return whether a verb of feeling or wishing stands above the relative or asking clause of an event."""
    nested = event.dep_ in _HOLDS or _asks(event)
    below = event
    for above in _above(event):
        if above.i == event.i:
            continue
        lemma = above.lemma_.lower()
        if above.pos_ in _CLAUSES and nested and (lemma in _WISHES or _is_order(above)):
            return True
        if lemma in _FEELS and below.dep_ in {"ccomp", "dobj"}:
            return True
        if lemma in _MOVED or above.lower_ in _MOVED:
            return below.dep_ in _MOVED_BY or below.dep_ == "prep"
        nested = nested or above.dep_ in _HOLDS or _asks(above)
        below = above
    return False


def _asks(verb: Token) -> bool:
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return verb.dep_ in {"ccomp", "xcomp"} and subject is not None and subject.lower_ in _ASKING


def _is_order(verb: Token) -> bool:
    """Return whether a verb commands: "Find the men who did it"."""
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(c.dep_ in {"nsubj", "aux"} for c in verb.children)


def _background(event: Token) -> bool:
    """Return whether a noun of a known event only places another: "were hurt in [Monday's attack on a bus]"."""
    if event.pos_ != "NOUN" or event.dep_ != "pobj" or event.head.lower_ not in _WITHIN:
        return False
    verb = event.head.head
    known = any(
        c.lower_ in _KNOWN or (c.dep_ == "poss" and (c.ent_type_ in {"DATE", "TIME"} or event.head.lower_ == "about"))
        for c in event.children
        if c.i < event.i
    )
    return known and verb.pos_ in _CLAUSES and verb.i != sentence_of(event).start


def _above(token: Token) -> Iterator[Token]:
    """Yield the token and what governs it, up to the root."""
    for _ in range(_FURTHEST):
        yield token
        if token.head.i == token.i:
            return
        token = token.head
