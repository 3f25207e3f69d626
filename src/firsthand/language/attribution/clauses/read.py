"""The clauses of attribution in a sentence: every reader asked in turn, and where their contents overlap, parted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution.clauses.asides import read_asides
from firsthand.language.attribution.clauses.citing import read_grounds, read_opening
from firsthand.language.attribution.clauses.cutting import before_contrast, before_other, clipped, ended, runs_on
from firsthand.language.attribution.clauses.figures import read_figure
from firsthand.language.attribution.clauses.governed import read_clause
from firsthand.language.attribution.clauses.inverted import read_inverted
from firsthand.language.attribution.clauses.nouns import read_noun, read_shown_in_it
from firsthand.language.attribution.clauses.papers import read_papers
from firsthand.language.attribution.clauses.presence import STAYS, read_presence, read_visit
from firsthand.language.attribution.clauses.quoting import read_quotes
from firsthand.language.attribution.clauses.tails import (
    MISTAGGED,
    after_sibling,
    is_saw,
    read_headline,
    read_mistagged,
    read_tail,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from firsthand.language.attribution.clauses.clause import Clause
    from firsthand.language.attribution.quotes import Quote
    from firsthand.language.attribution.voices.met import Voices


def read_clauses(sentence: Span, voices: Voices, quotes: tuple[Quote, ...]) -> list[Clause]:
    """Return the clauses of attribution whose cue stands in `sentence`, none running on into another's voice."""
    clauses: list[Clause] = []
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} or token.lower_ in {"according", "citing"}:
            clauses += read_clause(token) or read_figure(token) or read_presence(token, voices)
        if token.pos_ in {"NOUN", "PROPN"}:
            clauses += read_noun(token, voices) or (read_visit(token, voices) if token.lower_ in STAYS else [])
        if token.lower_ in {"it", "them"} and token.dep_ == "pobj":
            clauses += read_shown_in_it(token)
    clauses = read_asides(sentence, _with_tails(sentence, clauses), quotes)
    clauses = read_papers(sentence, clauses)
    clauses = [before_other(c, clauses) for c in clauses]
    clauses = [before_contrast(c, clauses) for c in clauses]
    if not clauses:
        clauses = read_headline(sentence)
    clauses = read_quotes(sentence, read_opening(sentence, clauses), quotes, voices.text)
    return _inherit([*clauses, *read_grounds(sentence, clauses)])


def _with_tails(sentence: Span, clauses: list[Clause]) -> list[Clause]:
    """Add "..., X said" where the parse gave that verb nothing, and cut other contents off before X."""
    known = {c.verb: c for c in clauses}
    out = list(clauses)
    for token in sentence:
        earlier = known.get(token.i)
        if (token.pos_ != "VERB" and token.lower_ not in MISTAGGED and not is_saw(token)) or (
            earlier is not None
            and earlier.content
            and earlier.content[0][0] <= sentence.start_char + 3
            and not runs_on(earlier.source, token)
            and after_sibling(token.doc, sentence.start, token.i) == sentence.start
        ):
            continue
        tail = read_tail(token) or read_mistagged(token) or _inverted(token, earlier)
        if tail is None or tail.source is None:
            continue
        out = [c for c in out if c.verb != token.i]
        stop, cue = tail.content[-1][1], tail.cue[1]
        out = [replace(c, content=clipped(c.content, stop, cue)) if c.verb < token.i else c for c in out]
        begin = tail.content[0][0]
        if begin > sentence.start_char + 3:  # after "..., X said, and": X's own words end there
            out = [replace(c, content=ended(c.content, begin)) if c.cue[1] <= begin else c for c in out]
        out.append(tail)
    return out


def _inverted(token: Token, earlier: Clause | None) -> Clause | None:
    """Return what `read_inverted` reads where the parse found nobody after the verb."""
    if earlier is not None and earlier.source is not None and earlier.source.i > token.i:
        return None
    return read_inverted(token)


def _inherit(clauses: list[Clause]) -> list[Clause]:
    """Give "citing X" the content of the clause it qualifies."""
    content = {c.verb: c.content for c in clauses if c.content}
    filled = [replace(c, content=content.get(c.inherits, ())) if c.inherits is not None else c for c in clauses]
    return [c for c in filled if c.content]
