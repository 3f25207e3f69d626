"""Who said, saw or showed what: every attribution of a report, with its source named and its content's exact spans.

Rules on the dependency parse and on quotation marks. Spans follow PolNeAR (Newell et al. 2018): the source is the
whole noun phrase, the cue the verb group, the content the clause or quotation with its marks.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.asides import read_asides
from firsthand.language.attribution.citing import read_opening
from firsthand.language.attribution.clauses import FATES, read_clause
from firsthand.language.attribution.credits import same_pictures
from firsthand.language.attribution.cutting import before_contrast, before_other, clipped, ended, runs_on
from firsthand.language.attribution.figures import read_figure
from firsthand.language.attribution.found import Found, first_persons, floating_quotes, introducing, posts, size
from firsthand.language.attribution.grounds import read_grounds
from firsthand.language.attribution.inverted import read_inverted
from firsthand.language.attribution.kinds import as_voice
from firsthand.language.attribution.leads import spoken_by
from firsthand.language.attribution.linking import link, parts_of, top_of
from firsthand.language.attribution.nouns import read_noun, read_shown_in_it
from firsthand.language.attribution.papers import read_papers
from firsthand.language.attribution.pointing import read_pointing
from firsthand.language.attribution.presence import STAYS, read_presence, read_visit
from firsthand.language.attribution.quotes import find_quotes
from firsthand.language.attribution.quoting import read_quotes
from firsthand.language.attribution.recalled import recalled
from firsthand.language.attribution.relays import beside
from firsthand.language.attribution.secondhand import second_hand
from firsthand.language.attribution.settling import settle
from firsthand.language.attribution.speakers import describe
from firsthand.language.attribution.tagfeatures import read_features
from firsthand.language.attribution.tagging import score, tag
from firsthand.language.attribution.tails import (
    MISTAGGED,
    after_sibling,
    is_saw,
    read_headline,
    read_mistagged,
    read_tail,
)
from firsthand.language.attribution.voices import REMEMBERED, Speaker, Voices
from firsthand.language.doc import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

    from firsthand.language.attribution.linking import Triple
    from firsthand.language.attribution.quotes import Quote
    from firsthand.language.attribution.spans import Clause
    from firsthand.language.attribution.tagging import Scorer
    from firsthand.language.doc import SourceMention
    from firsthand.model import Report

_SEERS = frozenset({"person", "unnamed", "crew", "outlet", "wire", "monitor"})
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
        found = _settled(found, voices, marks, scorer)
    found += [*recalled(found, voices), *read_pointing(found, voices)]
    found = first_persons([*found, *second_hand(found, voices)], quotes, report)
    ordered = sorted(found, key=lambda f: (f.record.content[0][0], -size(f.record), f.rank, f.record.cue or (0, 0)))
    return same_pictures(tuple(dict.fromkeys(f.record for f in ordered)), report)


def _settled(found: list[Found], voices: Voices, marks: tuple[Quote, ...], scorer: Scorer) -> list[Found]:
    """Return what the rules found as the tagger corrects it, and what only the tagger found."""
    tokens, text = voices.tokens, voices.text
    if len(tokens.tensor) != len(tokens):
        return found  # a stored parse without the parser's vectors
    records = [f.record for f in found]
    features = read_features(tokens, records, marks)
    tags = tag(features, scorer(features))

    def likeliest_cue(span: tuple[int, int]) -> float:
        first, last = features.ends.searchsorted(span[0], "right"), features.starts.searchsorted(span[1], "left")
        return float(tags.chances[first:last, 2].max(initial=0))

    triples = link(parts_of(tags.spans, features, tokens), tokens)
    settlement = settle(records, triples, tokens, likeliest_cue)
    out = [replace(f, record=r) for f, r in zip(found, settlement.records, strict=True) if r is not None]
    met = sorted((f.speaker for f in out), key=lambda s: s.start)
    for triple in settlement.missed:
        record = _missed(triple, voices, met, text)
        if record is not None:
            out.append(record)
    return out


def _missed(triple: Triple, voices: Voices, met: list[Speaker], text: str) -> Found | None:
    """Return the attribution of a triple that no rule found, its source named by whoever was met before it."""
    tokens, source = voices.tokens, triple.source
    if source is None:
        return None
    head, verb = top_of(source, tokens), top_of(triple.cue, tokens)
    lemma = "according to" if verb.lower_ == "according" else cues.lemma_of(verb.lemma_, verb.text)
    if lemma in cues.BELIEVE and verb.i + 1 < len(tokens) and tokens[verb.i + 1].lower_ in FATES:
        return None  # "five crew feared dead"
    start = tokens[source.first].idx
    before = replace(voices, met=[s for s in met if s.start < start][-REMEMBERED:])
    speaker = as_voice(describe(head, before, source.first, source.last), head, lemma)
    if speaker.name is None and not speaker.us:
        return None
    content = tuple(part.chars(tokens) for part in triple.content)
    record = Attribution(
        source=source.chars(tokens),
        cue=triple.cue.chars(tokens),
        content=content,
        name=speaker.name,
        kind=speaker.kind,
        cue_lemma=lemma,
        quoted=all(text[s] in "“\"„«‘`'" for s, _ in content),
        root_stated=speaker.stated and speaker.name is not None,
        first_hand=speaker.crew or (lemma in cues.PERCEIVE and speaker.kind in _SEERS),
    )
    return Found(record, speaker, 0)


def _empty(record: Attribution, text: str) -> bool:
    """Return whether the content is no assertion, only a question word: "what the images cannot show"."""
    pieces = [text[s:e].casefold() for s, e in record.content]
    asks = pieces[0] == "what" and record.cue_lemma in cues.FIND
    return asks or all(piece in {"what", "which", "that", "who", "whom", "it", "this", "so"} for piece in pieces)


def _sentence(sentence: Span, voices: Voices, quotes: tuple[Quote, ...]) -> list[Found]:
    """Return the attributions whose cue stands in `sentence`, and meet their sources in order."""
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
    clauses = _inherit([*clauses, *read_grounds(sentence, clauses)])
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
    first_hand = (speaker.crew and not heard) or (clause.perceives and not heard and speaker.kind in _SEERS)
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
