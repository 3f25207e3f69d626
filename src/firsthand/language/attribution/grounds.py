"""Whom a report names as what it rests on: "based on accounts by X", "on word from X", "referring to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.accounts import whose
from firsthand.language.attribution.kinds import may_be_source
from firsthand.language.attribution.spans import Clause, around
from firsthand.language.tree import child_of, children, has_child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_PICTURES = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
_RELAYING = frozenset({"relaying", "repeating", "recounting"})
_FOUNDED = cues.STATEMENT_NOUNS | cues.ANALYSIS_NOUNS | cues.RESULT_NOUNS | cues.PAPER_NOUNS


def read_grounds(sentence: Span, clauses: list[Clause]) -> list[Clause]:
    """Return whom a report names as what it rests on: "based on accounts by X", "on word from X", "referring to X".

    The voice behind takes over the content of the clause that the phrase qualifies; where there is none, that of the
    clause around it.
    """
    found = []
    for token in sentence:
        if token.lower_ not in cues.GROUNDS or not _opens_grounds(token):
            continue
        target = next(_grounds_of(token, cues.GROUNDS[token.lower_]), None)
        if target is None or not may_be_source(target):
            continue
        cue = (token.idx, token.idx + len(token))
        governing = _governing(token, target, clauses)
        looks = token.lower_ == "looking" or not cues.GROUNDS[token.lower_]
        near = governing is not None and token.doc[governing.verb].is_ancestor(token)
        if looks and (not near or (target.lemma_.lower() not in _PICTURES and token.lower_ not in _RELAYING)):
            continue
        if governing is not None:
            if not _same_phrase(governing.source, target):
                found.append(Clause(token.i, target, cue, "according to", (), rank=2, inherits=governing.verb))
            continue
        first = token if token.pos_ in {"VERB", "ADP", "SCONJ"} else token.head
        found.append(Clause(token.i, target, cue, "according to", around(first, target)))
    return found


def _opens_grounds(token: Token) -> bool:
    """Return whether a word of grounds is used so: no "was referring to", and the nouns after "on (the)" or "with"."""
    doc, i = token.doc, token.i
    if token.tag_ == "VBG":
        return not has_child(token, "aux", "nsubj")
    if token.lower_ == "based":
        return not has_child(token, "nsubj", "nsubjpass", "auxpass") and (
            token.dep_ != "acl" or token.head.lemma_.lower() in _FOUNDED
        )
    before = doc[i - 1].lower_ if i else ""
    earlier = doc[i - 2].lower_ if i > 1 else ""
    leads = {"with", "in", "by"} if token.lower_ == "reference" else {"on", "upon"}
    return before in leads or (before == "the" and earlier in leads)


def _grounds_of(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Yield the nouns of those on whose word something rests."""
    if not prepositions:
        yield from (c for c in children(token) if c.dep_ == "dobj" and c.lemma_.lower() in _PICTURES)
        for told in children(token):  # "relaying what villagers had told it"
            if told.dep_ in {"ccomp", "dobj"} and told.left_edge.lower_ == "what":
                yield from (c for c in children(told) if c.dep_ == "nsubj")
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    for preposition in [*children(token), after]:
        if preposition.lower_ not in prepositions:
            continue
        for target in children(preposition):
            if target.dep_ == "pobj":
                account = target.lemma_.lower() in cues.ACCOUNTS
                voice = whose(target) or whose(token) if account else target
                if voice is not None:
                    yield voice
            elif target.dep_ == "pcomp":  # "relying on what its drivers had told it"
                teller = child_of(target, "nsubj")
                if teller is not None:
                    yield teller


def _governing(token: Token, target: Token, clauses: list[Clause]) -> Clause | None:
    """Return the clause of saying that a phrase of grounds qualifies: the nearest above it, else any beside it."""
    by_verb = {c.verb: c for c in clauses if c.content and c.source is not None}
    above = token
    while above.head.i != above.i:
        above = above.head
        if above.i in by_verb:
            return by_verb[above.i]
    source = {c.verb: c for c in by_verb.values() if c.source is not None and c.source.is_ancestor(token)}
    rest = list(source.values()) or [c for c in by_verb.values() if not _same_phrase(c.source, target)]
    return rest[0] if rest else None


def _same_phrase(source: Token | None, target: Token) -> bool:
    return source is not None and (source.i == target.i or target.is_ancestor(source))
