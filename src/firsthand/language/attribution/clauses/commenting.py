"""The verbs of comment clauses, in the forms that they stand in between commas: "she recalled", "it made known"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs of saying and thinking that comment clauses are made of, beyond those that `cues` lists.
_TELLING = frozenset(
    {"remember", "narrate", "reminisce", "specify", "stipulate", "recollect", "relate", "recount", "detail", "outline"}
    | {"write", "figure", "calculate", "swear", "confide", "certify", "depose", "proclaim", "lament", "sigh", "record"}
)
# Of those that `cues` lists, the ones that between commas are as often something done, or said of something else.
_DONE = frozenset(
    {"want", "wish", "plan", "intend", "decide", "dream", "know", "consider", "appeal", "protest", "object", "cry"}
    | {"order", "command", "direct", "share", "post", "publish", "broadcast", "project", "agree"}
    | {"call", "begin", "start", "go", "continue", "list", "quote", "cite", "answer", "worry", "retweet", "blog"}
    | {"chant", "threaten", "hint", "signal", "demand", "request", "plead", "beg", "urge", "beseech", "convince"}
    | {"persuade", "remind", "assure", "inform", "brief", "notify", "advise", "instruct", "ask", "tweet", "counter"}
)
_PAST = {
    "say": "said", "tell": "told", "write": "wrote", "think": "thought", "read": "read", "feel": "felt",
    "swear": "swore", "teach": "taught", "understand": "understood", "admit": "admitted", "quip": "quipped",
    "foresee": "foresaw", "blog": "blogged", "confer": "conferred", "know": "knew",
}  # fmt: skip


def _forms() -> dict[str, str]:
    """Return the finite forms of the verbs of comment clauses, with the lemma of each."""
    forms = {}
    for lemma in sorted(((cues.SAY | cues.BELIEVE) - cues.QUOTE_ONLY - _DONE) | _TELLING):
        y = lemma.endswith("y") and lemma[-2] not in "aeiou"
        stem = lemma[:-1] + "i" if y else lemma
        forms[stem + ("es" if y or lemma.endswith(("s", "sh", "ch", "x")) else "s")] = lemma
        forms[_PAST.get(lemma, stem + ("d" if lemma.endswith("e") else "ed"))] = lemma
        forms[lemma] = lemma
    forms["read"] = forms["reads"] = "read"
    return forms


SPOKEN = _forms()
"""Each finite form of a verb that comment clauses are made of, with its lemma."""


def makes_known(verb: Token) -> bool:
    """Return whether a verb and what follows make one of saying: "made known", "let it be known", "gave out"."""
    if verb.lower_ in _GIVES:
        return any(verb.doc[verb.i + 1 : verb.i + 1 + len(words)].text.casefold() == " ".join(words) for words in _OUT)
    if verb.lower_ not in _MAKES and verb.lower_ != "let":
        return False
    after = {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]}
    return (verb.lower_ in _MAKES and bool(after & KNOWN)) or (verb.lower_ == "let" and bool(after & {"known", "slip"}))


_MAKES = frozenset({"made", "makes"})
_GIVES = frozenset({"gave", "gives", "given"})
_OUT = (("out",), ("word",), ("notice",), ("to", "understand"))
GIVEN = frozenset(words[-1] for words in _OUT)
KNOWN = frozenset({"known", "public", "plain"})
