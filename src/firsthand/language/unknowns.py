"""Declared unknowns: "it is not known whether ...", "how many were hurt was unclear", "could not be verified".

Read off the words of the sentence, because parsers lose the clauses that such sentences ask about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE = r"(?:is|are|was|were|remains?|remained|stays?|stayed|it['’]s)"
_STILL = r"(?:(?:still|yet|as\s+yet|so\s+far|largely|immediately|publicly|been|also|currently)\s+)*"
_NOT = r"(?:not|n['’]t|never)"
_UNKNOWN = re.compile(
    rf"\b{_BE}\s+{_STILL}{_NOT}\s+{_STILL}(?:known|clear|certain|confirmed|disclosed|specified|established|determined"
    rf"|identified|verified|made\s+public)\b"
    rf"|\b(?:has|have|had)\s+{_STILL}{_NOT}\s+{_STILL}been\s+{_STILL}(?:known|confirmed|disclosed|established|determined|verified)\b"
    rf"|\b{_BE}\s+{_STILL}(?:unknown|unclear|uncertain|unconfirmed|undetermined|unverified|a\s+mystery|anyone['’]s\s+guess)\b"
    rf"|\b(?:could|can)\s*{_NOT}\s+(?:be\s+)?{_STILL}(?:independently\s+)?(?:verif(?:y|ied)|confirm(?:ed)?|determined?"
    rf"|establish(?:ed)?|corroborated?|say)\b"
    rf"|\bno\s+(?:immediate\s+|official\s+|further\s+)?(?:word|information|details?|indication|confirmation|reports?)"
    rf"\s+(?:(?:was|were|is|are)\s+)?{_STILL}(?:(?:available|given|released)\s+)?(?:on|about|of|as\s+to|whether|that)\b"
    rf"|\b(?:did|does|do|would|could|has|have|had)\s*{_NOT}\s+{_STILL}(?:say|said|know|specify|specified|disclosed?|give|given"
    rf"|elaborate|revealed?|clarify|clarified|identify|identified)\b"
    rf"|\b(?:declined|refused)\s+to\s+(?:say|specify|disclose|confirm|give|elaborate)\b"
    rf"|\bwithout\s+(?:saying|specifying|giving|elaborating|disclosing)\b"
    rf"|\btoo\s+(?:early|soon)\s+to\s+(?:say|tell|know|judge)\b",
    re.IGNORECASE,
)
_ASK_WORDS = r"(?:whether|if|how|what|who|whom|whose|where|when|why|which)"
_LEADS = r"(?:(?:on|about|of|as\s+to|by|from|for|to|exactly|immediately|just|precisely|it)\s+|\w+\s+)"
_ASKING = re.compile(rf"[\s,]*{_LEADS}{{0,2}}{_ASK_WORDS}\b", re.IGNORECASE)
_ASKS = re.compile(rf"[\s,\"“]*(?:and\s+|but\s+|exactly\s+|just\s+)?{_ASK_WORDS}\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:.]\s|,\s+(?:and|but|while|though|although)\b")
_SPEECH = frozenset({"say", "give", "elaborate", "comment", "disclose", "reveal", "specify", "clarify", "identify"})


def declared_unknown(event: Token) -> tuple[int, int] | None:
    """Return the words that say nobody knows of `event`, or None.

    The event stands in the question that follows or precedes those words, is what could not be verified, or is the
    knowing itself ("its type was not known"). A refusal to speak is a known silence: "did not say" denies a saying.
    """
    sentence = event.sent
    start, text = sentence.start_char, sentence.text
    at = event.idx - start
    for match in _UNKNOWN.finditer(text):
        if match.start() <= at < match.end():
            known = event.lemma_.lower() not in _SPEECH
        elif match.end() <= at:
            between = text[match.end() : at]
            asked = _ASKING.match(f"{match.group()[-8:]}{between}"[8:]) or match.group().casefold().endswith("whether")
            known = (asked is not None and asked is not False) and not _BREAK.search(between)
            known = known or (match.group().casefold().startswith("no ") and not _BREAK.search(between))
        else:
            clause = _BREAK.split(text[:at])[-1]
            open_ = not _BREAK.search(text[at : match.start()])
            known = open_ and (_ASKS.match(clause) is not None or _verified(event, match.group()))
        if known:
            return start + match.start(), start + match.end()
    return None


def _verified(event: Token, words: str) -> bool:
    """Return whether `event` is the subject of "could not be verified": "the reported attack could not be ..."."""
    checks = re.search(r"verif|confirm|corroborat|known|unknown|unclear|establish|determin", words, re.IGNORECASE)
    token, steps = event, 0
    while steps < 4 and token.dep_ in {"pobj", "prep", "amod", "compound", "acl", "nummod"}:
        token, steps = token.head, steps + 1
    return checks is not None and token.dep_ in {"nsubj", "nsubjpass"}
