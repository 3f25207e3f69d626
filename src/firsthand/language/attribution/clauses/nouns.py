"""Attributions carried by nouns and adjuncts: "his claim that", "in images taken by X", "told the Y", "reports of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.accounts import read_words_of
from firsthand.language.attribution.clauses.clause import Clause, around, trimmed
from firsthand.language.surface import sentence_of
from firsthand.language.tree import child_of, children, has_child, noun_after, preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.attribution.clauses.clause import Chars
    from firsthand.language.attribution.voices.met import Voices

_ADJUNCTS = frozenset({"in", "on", "from", "by", "per", "via"})
_HOSTS = frozenset(
    {"see", "show", "say", "visible", "write", "spot", "film", "capture", "identify", "appear", "report"}
)
_MADE = frozenset({"take", "capture", "release", "publish", "shoot", "film", "record", "share", "post", "provide"})
_FINDS = frozenset({"count", "identify", "spot", "find", "locate", "detect", "note", "observe"})
_SAID_IN = cues.STATEMENT_NOUNS | cues.POST_NOUNS


def read_noun(noun: Token, voices: Voices) -> list[Clause]:
    """Return the attribution whose cue is `noun` or the adjunct that `noun` stands in."""
    lemma = noun.lemma_.lower()
    if lemma in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS:
        found = _shown_in(noun)
        if found:
            return found
    if lemma in cues.NOUNS:
        found = _content_noun(noun, lemma)
        if found:
            return found
    if noun.dep_ == "pobj" and noun.head.lower_ in _ADJUNCTS:
        found = read_words_of(noun)
        if found:
            return found
        return _adjunct(noun, lemma, voices)
    return []


def _content_noun(noun: Token, lemma: str) -> list[Clause]:
    """Return "X's claim that ...", "reports of ...", "the fear that ..."."""
    doc = noun.doc
    clause = next(
        (
            c
            for c in children(noun)
            if c.dep_ in {"acl", "ccomp"} and any(m.lower_ == "that" and m.dep_ == "mark" for m in children(c))
        ),
        None,
    )
    of = preposition_of(noun, {"of"})
    if clause is not None:
        content = trimmed(doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    elif of is not None and lemma in cues.NOUNS_OF:
        target = child_of(of, "pobj", "pcomp")
        if target is None:
            return []
        content = trimmed(doc, ((target.left_edge.i, target.right_edge.i + 1),))
    else:
        return []
    owner = child_of(noun, "poss")
    if owner is None:
        owner = noun_after(noun, {"by", "from"})
    if owner is not None and owner.pos_ not in {"NOUN", "PROPN", "PRON"}:
        owner = None
    cue = (noun.idx, noun.idx + len(noun))
    return [Clause(noun.i, owner, cue, lemma, content)]


def _adjunct(noun: Token, lemma: str, voices: Voices) -> list[Clause]:
    """Return "visible in images taken by X on Friday", "seen in footage from Y": the picture is the source."""
    preposition = noun.head
    host = preposition.head
    words = {t.lower_ for t in noun.subtree}
    picture = lemma in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
    if not picture or preposition.lower_ == "by":
        return []
    if host.lemma_.lower() in cues.SAY and has_child(host, "nsubj"):
        return []  # somebody "said in a video": the voice is theirs
    finder = host if host.pos_ == "VERB" else _carrier(host)
    if finder.lemma_.lower() in _FINDS and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in children(finder)):
        cue = (preposition.idx, preposition.idx + len(preposition))
        return [Clause(preposition.i, noun, cue, preposition.lower_, (), rank=2, inherits=finder.i)]
    hosted = (
        host.lemma_.lower() in _HOSTS or preposition.i == sentence_of(noun).start or bool(words & cues.SATELLITE_WORDS)
    )
    if hosted:
        host = host if preposition.i == sentence_of(noun).start else _carrier(host)
    elif not _met(noun, voices):
        host = _carrier(host)
        owned = voices.credited(noun) or voices.listed(noun.doc[noun.left_edge.i].idx, noun.idx)
        made = any(c.dep_ == "acl" and c.lemma_.lower() in _MADE for c in children(noun))
        acts = made and host.pos_ == "VERB"  # "Six trucks leave the yard in a clip posted by X"
        if (host.lemma_.lower() not in _HOSTS and host.pos_ != "AUX" and not acts) or not (owned or made):
            return []
    first = preposition.nbor(-1) if preposition.i and preposition.nbor(-1).lower_ == "as" else preposition
    if host.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ == "mark" for c in children(host)):
        first, host = host.left_edge, host.head  # "As can be seen in an image by X, ..."
        end = sentence_of(noun).end
        cue = (preposition.idx, preposition.idx + len(preposition))
        return [Clause(preposition.i, noun, cue, preposition.lower_, _beside(noun, first.i, end))]
    content = around(first, noun) if host.pos_ in {"VERB", "AUX", "ADJ"} else ()
    if not content:
        return []
    return [
        Clause(preposition.i, noun, (preposition.idx, preposition.idx + len(preposition)), preposition.lower_, content)
    ]


def read_shown_in_it(pronoun: Token) -> list[Clause]:
    """Return "In them, eight guns stand in a yard": what is told is what the pictures of the sentence before show."""
    preposition = pronoun.head
    host = preposition.head
    seen = any(t.lemma_.lower() in _HOSTS for t in (host, *(c for c in children(host) if c.dep_ == "acomp")))
    if pronoun.dep_ != "pobj" or preposition.lower_ not in {"in", "on"} or not (seen or host.pos_ in {"VERB", "AUX"}):
        return []
    sentence = sentence_of(pronoun)
    first = preposition.i == sentence.start
    last = pronoun.i + 2 >= sentence.end
    if not first and not last and not seen:
        return []
    piece = (pronoun.i + 1, sentence.end) if first else (sentence.start, preposition.i)
    content = trimmed(pronoun.doc, (piece,))
    return [Clause(preposition.i, pronoun, (preposition.idx, preposition.idx + len(preposition)), "show", content)]


def _beside(noun: Token, first: int, end: int) -> tuple[Chars, ...]:
    """Return what follows the aside that `noun` stands in, up to `end`, and what stands before it."""
    comma = next((t.i for t in noun.doc[noun.i : end] if t.text == ","), end)
    return trimmed(noun.doc, ((sentence_of(noun).start, first), (comma, end)))


def _shown_in(noun: Token) -> list[Clause]:
    """Return "a video in which ...": what follows is what the video shows."""
    for clause in children(noun):
        opening = clause.left_edge
        if clause.dep_ == "relcl" and opening.lower_ in {"in", "on"} and opening.nbor(1).lower_ == "which":
            cue = (opening.idx, opening.nbor(1).idx + 5)
            content = trimmed(noun.doc, ((opening.i + 2, clause.right_edge.i + 1),))
            return [Clause(opening.i, noun, cue, "show", content)] if content else []
    return []


def _carrier(host: Token) -> Token:
    """Return the verb or adjective above a noun that a parse hung the picture on: "visible at the base in images"."""
    for _ in range(4):
        if host.pos_ not in {"NOUN", "PROPN", "ADP"} or host.head.i == host.i:
            return host
        host = host.head
    return host


def _met(noun: Token, voices: Voices) -> bool:
    """Return whether `noun` is a picture spoken of before: "in the same images"."""
    definite = any(c.lower_ in {"the", "these", "those"} for c in children(noun))
    return definite and any(v.kind == "imagery" for v in voices.latest())
