"""Who said, saw or showed what: every attribution of a report, with its source named and its content's exact spans.

Rules on the dependency parse and on quotation marks. Spans follow PolNeAR (Newell et al. 2018): the source is the
whole noun phrase, the cue the verb group, the content the clause or quotation with its marks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.language import cues
from firsthand.language.clauses import read_clause
from firsthand.language.credits import same_pictures
from firsthand.language.doc import Attribution
from firsthand.language.nouns import read_noun, recipient
from firsthand.language.quotes import Quote, find_quotes
from firsthand.language.quoting import introduced_post, post_name, read_quotes
from firsthand.language.speakers import as_voice, describe
from firsthand.language.tails import MISTAGGED, read_headline, read_mistagged, read_tail
from firsthand.language.voices import Speaker, Voices
from firsthand.model import BlockType

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

    from firsthand.language.doc import SourceMention
    from firsthand.language.spans import Clause
    from firsthand.model import Report

_SEERS = frozenset({"person", "unnamed", "crew", "outlet", "wire", "monitor"})
_SPEECH_WORDS = 3  # a quotation of fewer words is a scare quote or a title, no speech of its own


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution before first persons are resolved."""

    record: Attribution
    speaker: Speaker
    rank: int


def find_attributions(tokens: Tokens, sources: tuple[SourceMention, ...], report: Report) -> tuple[Attribution, ...]:
    """Return the attributions of a report in reading order, an outer voice before the ones inside it."""
    text = tokens.text
    voices = Voices(tokens, text, sources, report.outlet)
    quotes = tuple(q for q in find_quotes(text) if len(text[q.start : q.end].split()) >= _SPEECH_WORDS)
    found: list[_Found] = []
    for sentence in tokens.sents:
        if not sentence.text.strip():
            continue
        found += _sentence(sentence, voices, quotes)
    found += _floating(text, quotes, found)
    found = _posts(report, text) + [_introducing(f, report) for f in found]
    found = _first_persons(found, quotes, report)
    found = [f for f in found if f.record.content and not _empty(f.record, text)]
    ordered = sorted(found, key=lambda f: (f.record.content[0][0], -_size(f.record), f.rank, f.record.cue or (0, 0)))
    return same_pictures(tuple(dict.fromkeys(f.record for f in ordered)), report)


def _empty(record: Attribution, text: str) -> bool:
    """Return whether the content is no assertion, only a question word: "what the images cannot show"."""
    pieces = [text[s:e].casefold() for s, e in record.content]
    asks = pieces[0] == "what" and record.cue_lemma in cues.FIND
    return asks or all(piece in {"what", "which", "that", "who", "whom", "it", "this", "so"} for piece in pieces)


def _size(record: Attribution) -> int:
    return sum(end - start for start, end in record.content)


def _sentence(sentence: Span, voices: Voices, quotes: tuple[Quote, ...]) -> list[_Found]:
    """Return the attributions whose cue stands in `sentence`, and meet their sources in order."""
    clauses: list[Clause] = []
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} or token.lower_ in {"according", "citing"}:
            clauses += read_clause(token)
        if token.pos_ in {"NOUN", "PROPN"}:
            clauses += read_noun(token, voices)
    clauses = _with_tails(sentence, clauses)
    if not clauses:
        clauses = read_headline(sentence)
    clauses = read_quotes(sentence, clauses, quotes, voices.text)
    clauses = _inherit(clauses)
    out: list[_Found] = []
    for clause in sorted(clauses, key=lambda c: (c.source.i if c.source is not None else c.verb, c.rank)):
        speaker = _speaker(clause, voices)
        unnamed_it = speaker is not None and speaker.name is None and _is_it(clause.source)
        if unnamed_it and clause.lemma not in {"say", "add", "report", "state"}:
            continue  # an "it" that stands for no voice: "it shows that"
        out += _records(clause, speaker, voices, quotes)
    return out


def _speaker(clause: Clause, voices: Voices) -> Speaker | None:
    if clause.source is None:
        return None
    return as_voice(describe(clause.source, voices, clause.start, clause.end), clause.source, clause.lemma)


def _is_it(noun: Token | None) -> bool:
    return noun is not None and noun.lower_ == "it"


def _with_tails(sentence: Span, clauses: list[Clause]) -> list[Clause]:
    """Add "..., X said" where the parse gave that verb nothing, and cut other contents off before X."""
    known = {c.verb: c for c in clauses}
    out = list(clauses)
    for token in sentence:
        earlier = known.get(token.i)
        if (token.pos_ != "VERB" and token.lower_ not in MISTAGGED) or (
            earlier is not None
            and earlier.content
            and earlier.content[0][0] <= sentence.start_char + 3
            and not _runs_on(earlier.source, token)
        ):
            continue
        tail = read_tail(token) or read_mistagged(token)
        if tail is None or tail.source is None:
            continue
        out = [c for c in out if c.verb != token.i]
        stop, cue = tail.content[-1][1], tail.cue[1]
        out = [replace(c, content=_clipped(c.content, stop, cue)) if c.verb < token.i else c for c in out]
        out.append(tail)
    return out


def _runs_on(source: Token | None, verb: Token) -> bool:
    """Return whether a source holds a comma and no second one before `verb`: "... shelled X, a Y claims" is Y's word.

    An apposition before the verb is closed by a comma; a list has its "and".
    """
    if source is None or source.i > verb.i or verb.nbor(-1).text == ",":
        return False
    between = verb.doc[source.i : verb.i]
    return any(t.text == "," for t in between) and not any(t.dep_ == "cc" or t.tag_ == "POS" for t in between)


def _clipped(content: tuple[tuple[int, int], ...], stop: int, cue: int) -> tuple[tuple[int, int], ...]:
    """Return `content` ended at `stop` where a piece runs on past it into the next voice's name."""
    return tuple((s, stop) if s < stop < e <= cue + 1 else (s, e) for s, e in content)


def _inherit(clauses: list[Clause]) -> list[Clause]:
    """Give "citing X" the content of the clause it qualifies."""
    content = {c.verb: c.content for c in clauses if c.content}
    filled = [replace(c, content=content.get(c.inherits, ())) if c.inherits is not None else c for c in clauses]
    return [c for c in filled if c.content]


def _records(clause: Clause, speaker: Speaker | None, voices: Voices, quotes: tuple[Quote, ...]) -> list[_Found]:
    text = voices.text
    content = tuple(p for p in clause.content if text[slice(*p)] != "that") or clause.content
    content = tuple(_whole_quotes(piece, clause.cue, quotes, text) for piece in content)
    quoted = any(q.start <= s and e <= q.end for q in quotes for s, e in content)
    if speaker is None:
        record = Attribution(None, clause.cue, content, None, "", clause.lemma, quoted, root_stated=False)
        return [_Found(record, Speaker(None, "", 0, 0), clause.rank)]
    if not speaker.us or not any(q.start < speaker.start < q.end for q in quotes):
        voices.meet(speaker)
    first_hand = speaker.crew or (clause.perceives and speaker.kind in _SEERS)
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
    found = [_Found(record, speaker, clause.rank)]
    told = recipient(voices.tokens[clause.verb], voices) if clause.lemma in {"tell", "say", "write", "inform"} else None
    if told is not None and told.name != speaker.name and text[told.start : told.end].strip():
        outer = replace(record, source=(told.start, told.end), name=told.name, kind=told.kind, cue_lemma="be told")
        found.insert(0, _Found(replace(outer, first_hand=False), told, clause.rank - 1))
    return found


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


def _floating(text: str, quotes: tuple[Quote, ...], found: list[_Found]) -> list[_Found]:
    """Return the quotations that stand in no content, each given to the voice quoted right before it.

    Nothing but the end of that voice's sentence may stand between; a quotation after other words stays unattributed.
    """
    spoken = [
        f
        for f in found
        if (f.record.quoted or f.record.cue_lemma in cues.SAY)
        and f.record.cue is not None
        and f.record.source is not None
        and f.record.cue_lemma != "be told"
        and not any(q.start <= f.record.cue[0] < q.end for q in quotes)
    ]
    out: list[_Found] = []
    for quote in quotes:
        if quote.depth > 1 or any(_covers(f.record, quote) for f in found):
            continue
        before = [(_reach(f), f) for f in [*spoken, *out] if _reach(f) <= quote.start]
        reach, last = max(before, key=lambda b: b[0], default=(0, None))
        gap = text[reach : quote.start]
        if last is not None and len(gap) < 250 and gap.count("\n") <= 2 and _nothing_said(gap):
            record = replace(last.record, content=((quote.start, quote.end),), quoted=True)
            out.append(_Found(record, last.speaker, last.rank))
    return out


def _covers(record: Attribution, quote: Quote) -> bool:
    """Return whether a voice from outside `quote` already has it, or a part of it, for its content."""
    outside = record.cue is None or not quote.start <= record.cue[0] < quote.end
    return outside and any(s < quote.end and quote.start < e for s, e in record.content)


def _reach(found: _Found) -> int:
    record = found.record
    ends = [e for _, e in record.content]
    return max([*ends, record.cue[1] if record.cue else 0, record.source[1] if record.source else 0])


def _nothing_said(gap: str) -> bool:
    """Return whether no further sentence stands in `gap`: at most the rest of one, and a stop."""
    return len([s for s in gap.replace("\n", " ").split(". ") if s.strip(" .,\n")]) <= 1


def _posts(report: Report, text: str) -> list[_Found]:
    """Return one attribution for each post: all of it is its author's."""
    found = []
    for block in report.blocks:
        if block.type is not BlockType.POST or not text[block.start : block.end].strip():
            continue
        name = post_name(block)
        record = Attribution(
            None, None, ((block.start, block.end),), name, "post", "post", quoted=True, root_stated=name is not None
        )
        found.append(_Found(record, Speaker(name, "post", block.start, block.end), -5))
    return found


def _introducing(found: _Found, report: Report) -> _Found:
    """Return the attribution with the name of the post that its sentence introduces: "an account wrote of X:"."""
    record = found.record
    if record.source is None or record.cue_lemma == "be told" or record.cue_lemma not in cues.SAY | cues.QUOTE_ONLY:
        return found
    block = introduced_post(report, _reach(found))
    name = post_name(block) if block is not None else None
    if name is None:
        return found
    return replace(found, record=replace(record, name=name, kind="post", root_stated=True))


def _first_persons(found: list[_Found], quotes: tuple[Quote, ...], report: Report) -> list[_Found]:
    """Give "we" and "our" to the innermost quoted voice around them, else to the outlet itself."""
    out = []
    for item in found:
        if not item.speaker.us or item.record.source is None:
            out.append(item)
            continue
        at = item.record.source[0]
        quoted = any(q.start < at < q.end for q in quotes)
        around_ = [
            f
            for f in found
            if f is not item and not f.speaker.us and f.record.name and any(s <= at < e for s, e in f.record.content)
        ]
        voice = min(around_, key=lambda f: _size(f.record), default=None)
        inside_post = voice is not None and voice.record.kind == "post"
        if voice is not None and (quoted or inside_post):
            record = replace(item.record, name=voice.record.name, kind=voice.record.kind, root_stated=True)
        elif quoted:
            record = replace(item.record, name=None, kind="person", root_stated=False)
        else:
            record = replace(
                item.record, name=report.outlet, kind="crew", root_stated=True, first_hand=item.record.first_hand
            )
        out.append(replace(item, record=record))
    return out
