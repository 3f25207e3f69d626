"""Where a voice's words end because another's begin: what the parse gave the one, cut off before the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.surface import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.attribution.clauses.clause import Clause

_TELLS = cues.SAY | {"put"}


def before_other(clause: Clause, clauses: list[Clause]) -> Clause:
    """Return the clause without a voice that its content runs on into, whose own content holds the clause's cue.

    "[Divers found two boats], an officer said": what the divers found ends before the officer.
    """
    if clause.rank < 0:
        return clause  # who passed a voice on tells of that voice, too
    for other in clauses:
        if other.verb == clause.verb or other.source is None or not _inside(clause.cue, other.content):
            continue
        stop = other.source.left_edge.idx
        if _inside(other.cue, clause.content) and any(s < stop <= e for s, e in clause.content):
            text = text_of(other.source.doc)
            kept = tuple((s, _trimmed_end(text, s, min(e, stop))) for s, e in clause.content if s < stop)
            return replace(clause, content=tuple(piece for piece in kept if piece[0] < piece[1]))
    return clause


def before_contrast(clause: Clause, clauses: list[Clause]) -> Clause:
    """Return the clause without what another voice says against it: "X said ten had died, [while Y put it at 45]"."""
    for other in clauses:
        if other.source is None or other.verb == clause.verb or other.lemma not in _TELLS:
            continue
        first = other.source.left_edge.i
        doc = other.source.doc
        parts = 2 < first < other.verb and doc[first - 1].lower_ in {"while", "whereas"} and doc[first - 2].text == ","
        if parts and clause.verb < first and any(s < doc[first - 2].idx < e for s, e in clause.content):
            stop = doc[first - 2].idx
            kept = tuple((s, min(e, stop)) for s, e in clause.content if s < stop)
            return replace(clause, content=kept)
    return clause


def _inside(cue: tuple[int, int], content: tuple[tuple[int, int], ...]) -> bool:
    return any(s <= cue[0] and cue[1] <= e for s, e in content)


def _trimmed_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" ,;\n"))


def runs_on(source: Token | None, verb: Token) -> bool:
    """Return whether a source holds a comma and no second one before `verb`: "... shelled X, a Y claims" is Y's word.

    An apposition before the verb is closed by a comma; a list has its "and".
    """
    if source is None or source.i > verb.i or verb.nbor(-1).text == ",":
        return False
    between = verb.doc[source.i : verb.i]
    return any(t.text == "," for t in between) and not any(t.dep_ == "cc" or t.tag_ == "POS" for t in between)


def clipped(content: tuple[tuple[int, int], ...], stop: int, cue: int) -> tuple[tuple[int, int], ...]:
    """Return `content` ended at `stop` where a piece runs on past it into the next voice's name."""
    return tuple((s, stop) if s < stop < e <= cue + 1 else (s, e) for s, e in content)


def ended(content: tuple[tuple[int, int], ...], begin: int) -> tuple[tuple[int, int], ...]:
    """Return what of `content` begins before `begin`; all of it where nothing does."""
    return tuple(piece for piece in content if piece[0] < begin) or content
