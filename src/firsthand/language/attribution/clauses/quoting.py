"""Reporting verbs and the quotations next to them: '"...", he said', 'he said: "..."'."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import Clause, cue_span, is_nobody, subject_of
from firsthand.language.surface import sentence_of
from firsthand.language.tree import children, has_child

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from firsthand.language.attribution.quotes import Quote


def read_quotes(sentence: Span, clauses: list[Clause], quotes: tuple[Quote, ...], text: str) -> list[Clause]:
    """Add to reporting verbs the quotations that stand next to them: '"...", he said', 'he said: "..."'."""
    near_by = [
        q for q in quotes if q.depth <= 2 and q.start < sentence.end_char + 2 and q.end > sentence.start_char - 2
    ]
    if not near_by:
        return clauses
    outer, nested = [q for q in near_by if q.depth == 1], [q for q in near_by if q.depth == 2]
    known = {c.verb: i for i, c in enumerate(clauses) if c.source is not None}
    out = list(clauses)
    for token in sentence:
        lemma = cues.lemma_of(token.lemma_, token.text)
        if token.pos_ not in {"VERB", "AUX"} or lemma not in cues.SAY | cues.QUOTE_ONLY:
            continue
        here = nested if any(q.start <= token.idx < q.end for q in outer) else outer
        if any(q.start <= token.idx < q.end for q in here):
            continue
        if token.tag_ == "VBN" and not has_child(token, "aux", "auxpass"):
            continue  # "asked whether they would stay, ..."
        near = _adjacent(token, here, text)
        if not near:
            continue
        if token.i in known:
            earlier = out[known[token.i]]
            fresh = tuple(n for n in near if not any(s < n[1] and n[0] < e for s, e in earlier.content))
            out[known[token.i]] = replace(earlier, content=tuple(sorted((*earlier.content, *fresh))))
            continue
        source = subject_of(token) or _beside_quote(token)
        if source is not None and not is_nobody(source):
            kids = {c.dep_: c for c in children(token)}
            out.append(Clause(token.i, source, cue_span(token), lemma, near, "neg" in kids))
    return out


def _beside_quote(verb: Token) -> Token | None:
    """Return the noun next to a reporting verb that the parse left without subject: '"...," said Col Smith'."""
    doc = verb.doc
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    after = doc[verb.i + 1] if verb.i + 1 < sentence_of(verb).end else None
    if after is not None and after.pos_ in {"PROPN", "PRON", "DET", "NOUN"} and after.ent_type_ not in {"DATE", "TIME"}:
        return next(
            (t for t in doc[verb.i + 1 : verb.i + 8] if t.pos_ in {"PROPN", "NOUN", "PRON"} and t.dep_ != "compound"),
            None,
        )
    before = doc[verb.i - 1] if verb.i > sentence_of(verb).start else None
    return before if before is not None and before.pos_ in {"PROPN", "NOUN", "PRON"} else None


def _adjacent(verb: Token, quotes: list[Quote], text: str) -> tuple[tuple[int, int], ...]:
    """Return the quotations before and after the clause of `verb`, with nothing but its own words between."""
    left = min([verb.idx, *(c.left_edge.idx for c in children(verb) if c.dep_ in {"nsubj", "aux", "advmod"})])
    before = [q for q in quotes if q.end <= left + 1 and not text[q.end : left].strip(" ,.–—-\n")]
    after = [q for q in quotes if q.start >= verb.idx and _only_adjuncts(text, verb, q.start)]
    return tuple((q.start, q.end) for q in [*before[-1:], *after[:1]])


def _only_adjuncts(text: str, verb: Token, start: int) -> bool:
    """Return whether a quotation at `start` is what `verb` introduces: in its sentence, or right after its colon."""
    between = text[verb.idx + len(verb) : start]
    if len(between) > 160 or any(mark in between for mark in ("“", "”", '"', "''")):
        return False
    return start < sentence_of(verb).end_char or between.rstrip().endswith((":", ","))
