"""Who said, saw or showed what: every attribution of a report, with its source named and its content's exact spans.

Rules on the dependency parse and on quotation marks. Spans follow PolNeAR (Newell et al. 2018): the source is the
whole noun phrase, the cue the verb group, the content the clause or quotation with its marks.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.read import read_clauses
from firsthand.language.attribution.credits import same_pictures
from firsthand.language.attribution.quotes import Quote, find_quotes
from firsthand.language.attribution.reach.floating import floating_quotes, spoken_by
from firsthand.language.attribution.reach.found import Found, first_persons, size
from firsthand.language.attribution.reach.hindsight import read_pointing, recalled
from firsthand.language.attribution.reach.posts import introducing, posts
from firsthand.language.attribution.reach.relays import beside
from firsthand.language.attribution.reach.secondhand import second_hand
from firsthand.language.attribution.tagger.network import score
from firsthand.language.attribution.tagger.settled import settled
from firsthand.language.attribution.voices.kinds import SEERS, as_voice
from firsthand.language.attribution.voices.met import Speaker, Voices
from firsthand.language.attribution.voices.speakers import describe
from firsthand.language.doc import Attribution, SourceMention

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

    from firsthand.language.attribution.clauses.clause import Clause
    from firsthand.language.attribution.tagger.network import Scorer
    from firsthand.model import Report

# What one knows from others: an outlet's own people who "learned" it have seen nothing.
_LEARNS = frozenset({"learn", "hear", "understand", "know", "believe", "ascertain", "establish", "gather"})
_SPEECH_WORDS = 3  # a quotation of fewer words is a scare quote or a title, no speech of its own


def find_attributions(
    tokens: Tokens, sources: tuple[SourceMention, ...], report: Report, scorer: Scorer | None = score
) -> tuple[Attribution, ...]:
    """Return the attributions of a report in reading order, an outer voice before the ones inside it.

    Args:
        tokens: the parse.
        sources: the listed sources met in it.
        report: the report, for its posts, credits and outlet.
        scorer: what scores the tags of each token, to settle the rules' records by; None: the rules alone.
    """
    text = tokens.text
    voices = Voices(tokens, text, sources, report.outlet)
    marks = find_quotes(text)
    quotes = tuple(q for q in marks if len(text[q.start : q.end].split()) >= _SPEECH_WORDS)
    found: list[Found] = []
    for sentence in tokens.sents:
        if not sentence.text.strip():
            continue
        found += _sentence(sentence, voices, quotes)
    found += floating_quotes(text, quotes, found, partial(spoken_by, voices=voices))
    found = posts(report, text) + [introducing(f, report) for f in found]
    found = [f for f in found if f.record.content and not _empty(f.record, text)]
    if scorer is not None:
        found = settled(found, voices, marks, scorer)
    found += [*recalled(found, voices), *read_pointing(found, voices)]
    found = first_persons([*found, *second_hand(found, voices)], quotes, report)
    ordered = sorted(found, key=lambda f: (f.record.content[0][0], -size(f.record), f.rank, f.record.cue or (0, 0)))
    return same_pictures(tuple(dict.fromkeys(f.record for f in ordered)), report)


def _empty(record: Attribution, text: str) -> bool:
    """Return whether the content is no assertion, only a question word: "what the images cannot show"."""
    pieces = [text[s:e].casefold() for s, e in record.content]
    asks = pieces[0] == "what" and record.cue_lemma in cues.FIND
    return asks or all(piece in {"what", "which", "that", "who", "whom", "it", "this", "so"} for piece in pieces)


def _sentence(sentence: Span, voices: Voices, quotes: tuple[Quote, ...]) -> list[Found]:
    """Return the attributions whose cue stands in `sentence`, and meet their sources in order."""
    clauses = read_clauses(sentence, voices, quotes)
    out: list[Found] = []
    for clause in sorted(clauses, key=lambda c: (c.source.i if c.source is not None else c.verb, c.rank)):
        speaker = _speaker(clause, voices)
        unnamed_it = speaker is not None and speaker.name is None and _is_it(clause.source)
        if unnamed_it and clause.source is not None and clause.source.dep_ == "pobj":
            continue  # "in it", where nothing before was a picture
        if unnamed_it and clause.lemma not in {"say", "add", "report", "state"}:
            continue  # an "it" that stands for no voice: "it shows that"
        out += _records(clause, speaker, voices, quotes)
    return out


def _speaker(clause: Clause, voices: Voices) -> Speaker | None:
    if clause.source is None:
        return None
    return as_voice(describe(clause.source, voices, clause.start, clause.end), clause.source, clause.lemma)


def _is_it(noun: Token | None) -> bool:
    return noun is not None and (noun.lower_ == "it" or (noun.lower_ == "them" and noun.dep_ == "pobj"))


def _records(clause: Clause, speaker: Speaker | None, voices: Voices, quotes: tuple[Quote, ...]) -> list[Found]:
    text = voices.text
    content = tuple(p for p in clause.content if text[slice(*p)] not in {"that", "as"}) or clause.content
    content = tuple(_whole_quotes(piece, clause.cue, quotes, text) for piece in content)
    quoted = any(q.start <= s and e <= q.end for q in quotes for s, e in content)
    if speaker is None:
        record = Attribution(None, clause.cue, content, None, "", clause.lemma, quoted, root_stated=False)
        return [Found(record, Speaker(None, "", 0, 0), clause.rank)]
    if not speaker.us or not any(q.start < speaker.start < q.end for q in quotes):
        voices.meet(speaker)
    heard = clause.lemma in _LEARNS  # "our correspondent learned": from somebody, who is not told
    first_hand = (speaker.crew and not heard) or (clause.perceives and not heard and speaker.kind in SEERS)
    record = Attribution(
        source=(speaker.start, speaker.end),
        cue=clause.cue,
        content=content,
        name=speaker.name,
        kind=speaker.kind,
        cue_lemma=clause.lemma,
        quoted=quoted,
        root_stated=speaker.stated and speaker.name is not None,
        first_hand=first_hand,
    )
    return [Found(*one) for one in beside(record, speaker, clause, voices)]


def _whole_quotes(
    piece: tuple[int, int], cue: tuple[int, int], quotes: tuple[Quote, ...], text: str
) -> tuple[int, int]:
    """Return `piece` widened to the marks it begins just inside of, and over quotations the cue is outside of."""
    start, end = piece
    for quote in quotes:
        outside = not quote.start <= cue[0] < quote.end
        if outside and quote.start <= start and end <= quote.end:
            start, end = quote.start, quote.end
        if quote.start < start < quote.end and not any(c.isalnum() for c in text[quote.start : start]):
            start = quote.start
        if outside and start <= quote.start < end < quote.end:
            end = quote.end
    return start, end
