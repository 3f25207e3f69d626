"""What somebody would not, or was not allowed to, speak of is told by nobody: the words name a subject, no event.

"Spoke on condition of anonymity to discuss troop movements", "was not authorised to discuss the withdrawal", "declined
to comment on the arrest": verbs of talking about (Levin 1993, 37.1 and 37.4) take a topic, and assert nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_TALKING = frozenset({"discuss", "speak", "talk", "comment", "brief", "elaborate", "disclose", "reveal"})
_RESERVED = frozenset({"anonymity", "anonymous", "anonymously", "authorised", "authorized", "permission"})
_REFUSING = frozenset({"decline", "refuse", "authorise", "authorize", "permit"})
_FURTHEST = 12  # steps up a parse


def is_not_told(token: Token) -> bool:
    """Return whether a word is, or is of, the subject that somebody kept his name back for or would not speak of."""
    word = token
    for _ in range(_FURTHEST):
        if word.lemma_.lower() in _TALKING and _is_kept_back(word):
            return True
        if word.head.i == word.i or (word.pos_ in {"VERB", "AUX"} and word.dep_ in {"relcl", "ccomp"}):
            return False
        word = word.head
    return False


def _is_kept_back(talking: Token) -> bool:
    """Return whether an infinitive of talking hangs on a refusal, a lack of leave or a promise not to be named."""
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in talking.children):
        return False
    above = talking.head
    if above.lemma_.lower() in _REFUSING or above.lower_ in _RESERVED:
        return True
    named = (t.lower_ for t in talking.sent[: talking.i - talking.sent.start])
    return any(word in _RESERVED for word in named)
