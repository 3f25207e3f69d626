"""Whom somebody cites or rests on: "..., citing X", "quoted X as saying", "based on accounts by X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.accounts import whose
from firsthand.language.attribution.clauses.clause import (
    Clause,
    around,
    nearest_subject,
    said_before,
    subject_of,
    trimmed,
)
from firsthand.language.attribution.voices.kinds import is_personal, may_be_source
from firsthand.language.surface import sentence_of
from firsthand.language.tree import child_of, children, has_child, preposition_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token


def read_citing(verb: Token, lemma: str, kids: dict[str, Token]) -> list[Clause]:
    """Return "..., citing X" and "quoted X as saying that ...": X is the inner voice, the subject the outer."""
    cited = kids.get("dobj")
    if cited is None or (verb.tag_ == "VBG" and _is_reason(cited)):
        return []
    doc = verb.doc
    clause = kids.get("ccomp")
    as_ = preposition_of(verb, {"as"})
    saying = child_of(as_, "pcomp")
    if saying is not None:
        clause = next((c for c in children(saying) if c.dep_ == "ccomp"), clause)
    outer = subject_of(verb)
    cue = (verb.idx, verb.idx + len(verb))
    if saying is not None and clause is None and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        outer = nearest_subject(verb) or outer
        content = said_before(verb, outer) if outer is not None else ()
        if outer is not None and content:
            return [Clause(verb.i, outer, cue, lemma, content), Clause(verb.i, cited, cue, lemma, content, rank=1)]
    main = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "nsubj" else verb.head
    to = main.head
    if clause is None and main.dep_ == "pobj" and to.lower_ == "to" and to.head.lower_ == "according":
        return [Clause(verb.i, cited, cue, lemma, (), rank=1, inherits=to.head.i)]
    stem = _verb_around(verb)
    if stem is not None:
        return [Clause(verb.i, cited, cue, lemma, (), rank=1, inherits=stem.i)]
    said = _verb_before_aside(verb)
    named = _according_before_aside(verb)
    if clause is None and named is not None:
        return [Clause(verb.i, cited, cue, lemma, (), rank=1, inherits=named.i)]
    if clause is None and said is not None and verb.dep_ == "advcl":
        return [Clause(verb.i, cited, cue, lemma, (), rank=1, inherits=said.i)]
    if clause is None and verb.dep_ in {"advcl", "conj", "acl"} and main.pos_ in {"VERB", "AUX"}:
        clause = child_of(main, "ccomp")
        if clause is None:
            says = main.lemma_.lower() in cues.SAY | cues.OBJECT | {"put"}
            content = () if says else around(verb, cited)
            return [Clause(verb.i, cited, cue, lemma, content, rank=1, inherits=main.i if says else None)]
    if clause is None:
        found = [Clause(verb.i, outer, cue, lemma, trimmed(doc, ((cited.left_edge.i, cited.right_edge.i + 1),)))]
        return found if outer is not None and verb.dep_ not in {"advcl", "acl"} else []
    content = trimmed(doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    found = [Clause(verb.i, cited, cue, lemma, content, rank=1)]
    if main.i != verb.i and main.lemma_.lower() in cues.SAY and has_child(main, "ccomp"):
        return found  # the main verb's own clause names the outer voice
    if outer is not None and (saying is not None or verb.head.i != verb.i):
        start = verb.head if verb.dep_ == "advcl" else verb
        outer_cue = (start.idx, start.idx + len(start))
        found.insert(0, Clause(verb.i, outer, outer_cue, start.lemma_.lower(), content))
    return found


def _is_reason(cited: Token) -> bool:
    """Return whether what is cited is why, and nobody's word: "citing operational security", "citing safety fears"."""
    if cited.pos_ != "NOUN" or cited.ent_type_ or may_be_source(cited) or is_personal(cited.lemma_.lower()):
        return False
    bare = cited.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod"} or c.ent_type_ for c in children(cited))
    return bare or cited.lemma_.lower() in _REASONS


_REASONS = frozenset(
    {"reason", "concern", "fear", "risk", "rule", "ground", "problem", "threat", "worry", "difficulty", "shortage"}
    | {"cost", "need", "policy", "law", "issue", "constraint", "restriction", "lack", "situation", "condition"}
)


def read_opening(sentence: Span, clauses: list[Clause]) -> list[Clause]:
    """Return the clauses with "Citing X, Y said ..." told apart, where the parse took "Citing X, Y" for one name."""
    doc, first = sentence.doc, next((t for t in sentence if not t.is_space), sentence[0])
    if first.lower_ not in {"citing", "quoting"}:
        return clauses
    out: list[Clause] = []
    for clause in clauses:
        source = clause.source
        comma = next((t.i for t in doc[first.i : clause.verb] if t.text == ","), None)
        taken = source is not None and clause.verb > first.i and source.left_edge.i <= first.i
        if source is None or comma is None or not taken or clause.content[:1] == ():
            out.append(clause)
            continue
        cited, speaker = doc[first.i + 1 : comma], doc[comma + 1 : clause.verb]
        head = next((t for t in reversed(speaker) if t.pos_ in {"NOUN", "PROPN"}), None)
        named = next((t for t in reversed(cited) if t.pos_ in {"NOUN", "PROPN"}), None)
        if head is None or named is None or any(c.lemma == "cite" for c in clauses):
            out.append(clause)
            continue
        cue = (first.idx, first.idx + len(first))
        content = tuple(piece for piece in clause.content if piece[0] > doc[clause.verb].idx) or clause.content
        out.append(replace(clause, source=head, start=comma + 1, end=clause.verb, content=content))
        out.append(Clause(first.i, named, cue, "cite", content, rank=1, start=first.i + 1, end=comma))
    return out


def _verb_around(verb: Token) -> Token | None:
    """Return the verb that an aside parts from its clause: "reported, citing two guards, that ten had fled"."""
    doc, i = verb.doc, verb.i
    if verb.tag_ != "VBG" or i < 2 or doc[i - 1].text != ",":
        return None
    stem = doc[i - 2]
    if stem.tag_ not in {"VBD", "VBZ", "VBP"} or cues.lemma_of(stem.lemma_, stem.text) not in cues.SAY:
        return None
    clause = next((c for c in children(stem) if c.dep_ == "ccomp" and c.i > i), None)
    if clause is None:
        return None
    marks = (t for t in doc[i : clause.i] if t.lower_ == "that" and t.head.i == clause.i)
    return stem if any(t.nbor(-1).text == "," for t in marks) else None


def _verb_before_aside(verb: Token) -> Token | None:
    """Return the reporting verb right before ", citing Y", wherever the parse hung either: "X reported, citing Y"."""
    doc, first = verb.doc, max(sentence_of(verb).start, verb.i - _FURTHEST_BACK)
    if verb.i - 1 <= first or doc[verb.i - 1].text != ",":
        return None
    for index in range(verb.i - 2, first, -1):
        token = doc[index]
        if token.text == "," or token.pos_ in {"VERB", "AUX"}:
            lemma = cues.lemma_of(token.lemma_, token.text)
            finite = token.tag_ in {"VBD", "VBZ", "VBP"} and lemma in cues.TAIL
            return token if finite and not any(c.dep_ == "ccomp" and c.i > token.i for c in children(token)) else None
    return None


_FURTHEST_BACK = 7  # tokens: "reported on Monday evening,"


def _according_before_aside(verb: Token) -> Token | None:
    """Return the "according" of "according to the newspaper X, citing Y", to whatever the parse hung either."""
    doc, start = verb.doc, sentence_of(verb).start
    if verb.tag_ != "VBG" or verb.i - 1 <= start or doc[verb.i - 1].text not in {",", "—", "–"}:
        return None
    for index in range(verb.i - 2, max(start - 1, verb.i - _LONGEST_ASIDE), -1):
        token = doc[index]
        if token.lower_ == "according":
            return token
        if token.pos_ in {"VERB", "AUX"}:
            return None
    return None


_LONGEST_ASIDE = 14  # tokens: "according to the newspaper X of Y,"
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
