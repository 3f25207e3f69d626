"""What is done about a deed, or becomes of those it befell, afterwards: charges, a hearing, a burial."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_AFTERWARDS = frozenset(
    {"charge", "arraign", "plead", "sentence", "convict", "indict", "acquit", "testify", "prosecute", "extradite"}
    | {
        "arrest",
        "apprehend",
        "unseal",
        "surrender",
        "detain",
        "book",
        "jail",
        "accuse",
        "rule",
        "dismiss",
        "postpone",
        "file",
    }
    | {"identify", "name", "announce", "release", "publish", "update", "confirm", "reveal", "disclose", "unveil"}
    | {"appear", "face", "schedule", "reschedule", "deliberate", "argue", "waive", "request", "issue", "deny"}
    | {"bury", "mourn", "remember", "gather", "honor", "honour", "pray", "commemorate", "grieve", "thank", "visit"}
    | {"remain", "recover", "improve", "continue", "undergo", "search", "seek", "hunt", "interview", "question"}
    | {
        "return",
        "resign",
        "retire",
        "suspend",
        "reopen",
        "unseal",
        "discuss",
        "tell",
        "say",
        "speak",
        "add",
        "set",
        "meet",
    }
)
_ITS_SCENES = frozenset(
    {"court", "courtroom", "courthouse", "trial", "hearing", "arraignment", "jury", "judge", "charge", "plea"}
    | {"verdict", "indictment", "sentence", "sentencing", "conviction", "warrant", "custody", "jail", "prison"}
    | {"bail", "bond", "vigil", "funeral", "memorial", "service", "burial", "autopsy"}
    | {"conference", "statement", "release", "interview"}
)


def is_afterwards(governor: Token) -> bool:
    """Return whether a time's governor tells what was done about a deed: charges, a hearing, a funeral."""
    if governor.pos_ not in {"VERB", "AUX"}:
        return governor.lemma_.lower() in _ITS_SCENES
    verb = governor
    if verb.lemma_.lower() in _AFTERWARDS:
        return True
    named = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}]
    inner = [g for c in verb.children if c.dep_ in {"advmod", "acomp"} for g in c.children]  # "was back in court"
    named += [o for c in (*verb.children, *inner) if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
    return any(t.lemma_.lower() in _ITS_SCENES for t in named)
