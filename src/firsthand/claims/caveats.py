"""What an outlet says it could not check: "could not confirm the count", "has not been independently verified".

The caveat is the outlet's own, on what it told last: whoever reads the claim must read it too. It becomes a declared
unknown of the same event, told by the outlet. Editors' handbooks ask for such words wherever a report carries what
its outlet has not seen (Reuters Handbook of Journalism, "Accuracy"; BBC Editorial Guidelines, 3.3.6).
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.chain import outlet_name
from firsthand.language.attribution.voices import is_name_of
from firsthand.language.surface import sentences_of
from firsthand.model import Basis, Certainty, Link, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from firsthand.language.doc import Doc
    from firsthand.model import Claim

_CHECKS = frozenset({"verify", "confirm", "corroborate", "authenticate", "substantiate", "establish", "check"})
_FIGURES = frozenset({"count", "figure", "number", "toll", "total", "estimate"})
_TOLD = frozenset(
    {"claim", "report", "account", "statement", "information", "assertion", "allegation", "accusation", "detail"}
    | {"video", "footage", "image", "picture", "photo", "photograph", "post", "recording", "clip", "authenticity"}
)
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "either", "both"})
_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_UNABLE = frozenset({"unable", "impossible"})
_REACH = 3  # sentences back: what was told before them is not what a caveat speaks of


def find_caveats(doc: Doc, told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a declared unknown for each sentence in which the outlet says that it could not check what it told."""
    sentences = sentences_of(doc.tokens)
    for at, sentence in enumerate(sentences):
        if any(c.start < sentence.end_char and sentence.start_char < c.end for c in told):
            continue
        checked = next((t for t in sentence if _is_unchecked(t, doc)), None)
        if checked is None:
            continue
        since = sentences[max(0, at - _REACH)].start_char
        earlier = _spoken_of(checked, [c for c in told if since <= c.end and c.end <= sentence.start_char])
        if earlier is not None:
            yield _caveat(doc, earlier, sentence, checked)


def _is_unchecked(verb: Token, doc: Doc) -> bool:
    """Return whether a verb says that the outlet could not check something told before."""
    if verb.lemma_.lower() not in _CHECKS or verb.pos_ not in {"VERB", "AUX"}:
        return False
    above = _governors(verb)
    negated = any(c.dep_ == "neg" or c.lower_ in {"no", "never"} for t in above for c in t.children)
    unable = any(t.lower_ in _UNABLE for t in (*above, *(c for t in above for c in t.children)))
    return (negated or unable) and _is_its_own(verb, above, doc) and _object_of(verb) is not None


def _governors(verb: Token) -> list[Token]:
    """Return the verb and what it completes: "[has] not been [able] to [verify]"."""
    found = [verb]
    while found[-1].dep_ in {"xcomp", "acomp", "acl", "relcl"}:
        found.append(found[-1].head)
    return found


def _is_its_own(verb: Token, above: list[Token], doc: Doc) -> bool:
    """Return whether it is the outlet that could not check: "we", its name, or nobody: "could not be verified"."""
    if any(t.dep_ == "agent" for t in verb.children):
        return False
    outlet = outlet_name(doc.report)
    return all(
        s.lower_ in {"we", "it", "there"} or _is_object(s) or any(_names(n, outlet) for n in (_whole(s), s.text))
        for governor in above
        for s in grammar.subjects(governor)
    )


def _names(name: str, outlet: str) -> bool:
    """Return whether a name is the outlet's, or its initials: "HNA" of the Harlan News Agency."""
    initials = "".join(word[0] for word in outlet.split() if word[:1].isupper() and word != "The")
    return is_name_of(name, outlet) or (len(initials) > 1 and name == initials)


def _whole(head: Token) -> str:
    return head.doc[head.left_edge.i : head.right_edge.i + 1].text


def _object_of(verb: Token) -> Token | None:
    """Return what could not be checked, if it is something told before: "the claims", "this footage", "it"."""
    return next((t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"} and _is_object(t)), None)


def _is_object(token: Token) -> bool:
    if token.lower_ in _PRONOUNS:
        return True
    if token.lemma_.lower() not in _FIGURES | _TOLD:
        return False
    pointed = any(c.lower_ in _POINTING or c.dep_ == "poss" for c in token.children)
    return pointed or token.tag_ == "NNS"


def _spoken_of(verb: Token, before: Sequence[Claim]) -> Claim | None:
    """Return the claim that a caveat speaks of: the last one told by another voice, with a count where it is of one."""
    target = _object_of(verb)
    figure = target is not None and target.lemma_.lower() in _FIGURES
    cited = [c for c in before if len(c.chain) > 1 and (c.count is not None or not figure)]
    return max(cited, key=lambda c: (c.end, c.mention), default=None)


def _caveat(doc: Doc, earlier: Claim, sentence: Span, verb: Token) -> Claim:
    text = doc.report.text
    end = sentence.start_char + len(sentence.text.rstrip())
    identity = f"{doc.report.id}|{verb.idx}|{verb.idx + len(verb)}|{earlier.kind}|caveat"
    return replace(
        earlier,
        id=blake2b(identity.encode(), digest_size=10).hexdigest(),
        start=sentence.start_char,
        end=end,
        quote=text[sentence.start_char : end],
        mention=(verb.idx, verb.idx + len(verb)),
        block=next((b.type for b in doc.report.blocks if b.start <= verb.idx < b.end), earlier.block),
        count=None,
        certainty=Certainty.DECLARED_UNKNOWN,
        tense=Tense.PAST,
        chain=(Link(outlet_name(doc.report), kind="outlet"),),
        root_stated=False,
        basis=Basis.UNSPECIFIED,
        imagery=None,
        hedges=(),
        denies=False,
        corrects=False,
    )
