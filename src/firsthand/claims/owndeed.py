"""What a report tells of its own doing: "We treated 40 people hurt in the crash", "Our divers raised the boat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices import is_name_of, is_personal, phrase_start
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OURS = (
    cues.CREW_NOUNS
    | cues.WITNESS_NOUNS
    | cues.EXPERT_NOUNS
    | frozenset(
        {
            "staff",
            "volunteer",
            "delegate",
            "observer",
            "monitor",
            "colleague",
            "member",
            "investigator",
            "nurse",
            "medic",
        }
        | {"ambulance", "clinic", "hospital", "boat", "vessel", "lifeboat", "helicopter", "patrol", "unit", "ward"}
        | {
            "surgeon",
            "driver",
            "pilot",
            "officer",
            "fieldworker",
            "office",
            "mission",
            "hand",
            "people",
            "man",
            "woman",
        }
    )
)
# Who feels, says or asks so need not have been there; who prints a thing has it from others.
_NO_DEED = (
    cues.SAY
    | cues.BELIEVE
    | cues.INFINITIVE
    | frozenset({"condemn", "deplore", "mourn", "regret", "reject", "welcome", "publish", "print", "learn", "receive"})
    | frozenset({"get", "have", "be", "need", "obtain", "quote", "cite", "interview", "meet", "translate", "follow"})
) - cues.PERCEIVE
_DEEPEST = 10  # steps up a parse


def is_own_deed(event: Token, outlet: str, text: str) -> bool:
    """Return whether an event is told as something that the outlet, or its people, did or dealt with themselves.

    Args:
        event: the word that tells of it.
        outlet: whose report it is.
        text: of the report.
    """
    token = event
    for step in range(_DEEPEST):
        if token.pos_ in {"VERB", "AUX"} and not _is_passive(token):
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            if subject is not None:
                direct = step == 0 or token.lemma_.lower() not in _NO_DEED
                return direct and _is_own(subject, outlet) and not _in_quotes(subject, text)
        if token.head.i == token.i or token.dep_ in {"ccomp", "advcl", "relcl", "parataxis"}:
            return False  # what is told, or stands, beside what they did
        token = token.head
    return False


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)


def _is_own(subject: Token, outlet: str) -> bool:
    if subject.lower_ == "we":
        return True
    if any(c.lower_ == "our" and c.dep_ == "poss" for c in subject.children):
        return subject.lemma_.lower() in _OURS or is_personal(subject.lemma_.lower())
    name = subject.doc[phrase_start(subject) : subject.i + 1].text
    return subject.pos_ == "PROPN" and is_name_of(name, outlet)


def _in_quotes(word: Token, text: str) -> bool:
    """Return whether a word stands inside quotation marks that its paragraph opened before it."""
    start = max(text.rfind("\n\n", 0, word.idx), 0)
    before = text[start : word.idx]
    if before.count("“") > before.count("”"):
        return True
    sentence = sentence_of(word)
    return before.count('"') % 2 == 1 or text[sentence.start_char : word.idx].count('"') % 2 == 1
