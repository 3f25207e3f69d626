"""The tagger's attributions settled with what the rules found.

Settling corrects the edges of the rules' spans where the tagger is sure, drops what it is sure is no attribution, and
adds what the rules missed; voices within voices are the rules' own, for the tagger sees one layer. Where the
probabilities come from does not matter here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.tagger.features import nested

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc as Tokens

    from firsthand.language.attribution.clauses.clause import Chars
    from firsthand.language.attribution.tagger.linking import Part, Triple
    from firsthand.language.doc import Attribution

_SURE = 0.5  # a source or cue whose tokens' mean probability is below is not taken over
_SURE_CONTENT = 0.65  # contents are longer, and what lies in one decides whose word it is
_LONG = 400  # characters
_SLACK = 6  # characters: "that", a quotation mark
_DISBELIEVED = 0.02  # no token of a rule's cue is likelier than this to be one: it is none
_OWN_EYES = frozenset({"crew", "imagery", "post", "tracker"})  # kinds whose wording the training data does not know
_KEPT_LEMMAS = cues.SAY | cues.PERCEIVE | frozenset({"according to"})
_TELLING = (cues.SAY | cues.BELIEVE | cues.FIND) - cues.QUOTE_ONLY


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of the rules' records, one for one (None: dropped), and the triples that no rule found."""

    records: tuple[Attribution | None, ...]
    missed: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class _Beside:
    """The sources and cues of all records in the order of the text, and the contents that each cue has."""

    voices: tuple[Chars, ...]
    contents: dict[Chars | None, tuple[tuple[Chars, ...], ...]]

    @classmethod
    def of(cls, records: Sequence[Attribution]) -> _Beside:
        """Return what stands beside one another in `records`."""
        contents: dict[Chars | None, tuple[tuple[Chars, ...], ...]] = {}
        for record in records:
            contents[record.cue] = (*contents.get(record.cue, ()), record.content)
        voices = {voice for r in records for voice in (r.cue, r.source) if voice is not None}
        return cls(tuple(sorted(voices)), contents)

    def near(self, start: int, end: int) -> tuple[Chars, ...]:
        """Return the voices that begin in [start, end), or at most a long source's length before it."""
        return self.voices[bisect_left(self.voices, (start - _LONG, 0)) : bisect_left(self.voices, (end, 0))]


def settle(
    records: Sequence[Attribution], triples: Sequence[Triple], tokens: Tokens, likeliest_cue: Callable[[Chars], float]
) -> Settlement:
    """Return the rules' records with their edges corrected, without those disbelieved, and what they missed.

    Args:
        records: the rules' own, inner voices among them.
        triples: the tagger's, linked.
        tokens: the parse.
        likeliest_cue: the greatest probability of a cue over the tokens of a span.
    """
    outer = {id(record) for record in nested(records)[0]}
    matches = _matches(records, triples, tokens)
    beside = _Beside.of(records)
    shared = Counter(record.content for record in records)
    edges: dict[tuple[Chars, ...], tuple[Chars, ...]] = {}  # voices with one content keep having one: they are a chain
    out: list[Attribution | None] = []
    for record, match in zip(records, matches, strict=True):
        if id(record) not in outer or record.kind in _OWN_EYES or record.first_hand:
            out.append(record)
        elif match is not None:
            edges.setdefault(record.content, _content(record, match, beside, tokens))
            out.append(_corrected(record, match, tokens))
        else:
            alone = shared[record.content] == 1
            out.append(None if alone and _disbelieved(record, likeliest_cue) else record)
    met = {id(match) for match in matches if match is not None}
    missed = tuple(t for t in triples if id(t) not in met and _tells(t, tokens))
    return Settlement(tuple(r and replace(r, content=edges.get(r.content, r.content)) for r in out), missed)


def _matches(records: Sequence[Attribution], triples: Sequence[Triple], tokens: Tokens) -> list[Triple | None]:
    """Return for each record the triple whose cue its own cue overlaps, the first of several."""
    spans = sorted(((t.cue.chars(tokens), t) for t in triples), key=lambda pair: pair[0])
    ends = [end for (_, end), _ in spans]  # cues do not overlap: their ends are in order, too
    out: list[Triple | None] = []
    for record in records:
        at = bisect_right(ends, record.cue[0]) if record.cue is not None else len(spans)
        here = at < len(spans) and record.cue is not None and spans[at][0][0] < record.cue[1]
        out.append(spans[at][1] if here else None)
    return out


def _disbelieved(record: Attribution, likeliest_cue: Callable[[Chars], float]) -> bool:
    """Return whether the tagger is sure that a rule's record is none; plain verbs of saying are never dropped."""
    if record.cue is None or record.quoted or record.cue_lemma in _KEPT_LEMMAS:
        return False
    return likeliest_cue(record.cue) < _DISBELIEVED


def _corrected(record: Attribution, triple: Triple, tokens: Tokens) -> Attribution:
    """Return `record` with the tagger's source and cue where it is sure of them and they lie over the rules'."""
    source, cue = record.source, record.cue
    if triple.source is not None and source is not None and triple.source.mean >= _SURE:
        chars = _trimmed(triple.source, tokens)
        source = chars if _overlap(chars, source) else source
    if triple.cue.mean >= _SURE:
        cue = _trimmed(triple.cue, tokens)
    return replace(record, source=source, cue=cue)


def _content(record: Attribution, triple: Triple, beside: _Beside, tokens: Tokens) -> tuple[Chars, ...]:
    """Return the content of `record` with the tagger's pieces in place of those of the rules' they lie over.

    Left as it is where that would take another voice in or let one out, or leave words between content and cue.
    """
    told = [p.chars(tokens) for p in triple.content if p.mean >= _SURE_CONTENT]
    mine = {c for c in told if any(_overlap(c, piece) for piece in record.content)}
    if not mine:
        return record.content
    others = [content for content in beside.contents[record.cue] if content != record.content]
    fresh = {c for c in told if not any(_overlap(c, piece) for content in others for piece in content)}
    rest = {piece for piece in record.content if not any(_overlap(piece, c) for c in told)}
    content = tuple(sorted(mine | fresh | rest))
    own = {record.cue, record.source}
    reach = (*content, *record.content)
    voices = [v for v in beside.near(min(s for s, _ in reach), max(e for _, e in reach)) if v not in own]
    kept = all(_holds(content, voice) == _holds(record.content, voice) for voice in voices)
    return content if kept and not _parted(record, content) else record.content


def _tells(triple: Triple, tokens: Tokens) -> bool:
    """Return whether a triple that no rule found tells what somebody says, thinks or saw, and is sure enough.

    The training data holds attitudes, too ("backs the plan", "plans to run"): what they are about is nobody's word.
    """
    parts = [triple.cue, *([triple.source] if triple.source is not None else []), *triple.content]
    if triple.source is None or not triple.content or min(p.mean for p in parts) < _SURE:
        return False
    if sum(p.last - p.first for p in triple.content) < 3:
        return False
    words = tokens[triple.cue.first : triple.cue.last]
    lemmas = {cues.lemma_of(t.lemma_, t.text) for t in words if t.pos_ in {"VERB", "AUX"}}
    quoted = any(tokens[p.first].is_quote for p in triple.content)
    clause = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for p in triple.content for t in tokens[p.first : p.last])
    that = any(tokens[p.first].lower_ == "that" and tokens[p.first].dep_ == "mark" for p in triple.content)
    according = words[0].lower_ == "according"
    holds = bool(lemmas & _TELLING) or (that and any(t.pos_ in {"VERB", "AUX", "ADJ"} for t in words))
    return according or (clause and holds) or bool(quoted and lemmas)


def _parted(record: Attribution, content: tuple[Chars, ...]) -> bool:
    """Return whether `content` gives up words that lie between it and the cue: "..., when the bus left, he said"."""
    if record.cue is None:
        return False
    begin, end = record.cue
    for old in record.content:
        inside = [piece for piece in content if _overlap(old, piece)]
        if inside and old[1] <= begin and max(e for _, e in inside) < old[1] - _SLACK:
            return True
        if inside and old[0] >= end and min(s for s, _ in inside) > old[0] + _SLACK:
            return True
    return False


def _trimmed(part: Part, tokens: Tokens) -> Chars:
    """Return a span without the comma or colon that the training data counts to it."""
    last = part.last
    while last > part.first + 1 and tokens[last - 1].text in {",", ":", ";"}:
        last -= 1
    return tokens[part.first].idx, tokens[last - 1].idx + len(tokens[last - 1])


def _holds(content: tuple[Chars, ...], voice: Chars) -> bool:
    return any(_overlap(piece, voice) for piece in content)


def _overlap(a: Chars, b: Chars) -> bool:
    return a[0] < b[1] and b[0] < a[1]
