"""The tagger's spans linked into attributions, and settled with what the rules found.

Linking goes by the parse where it joins two spans, by nearness elsewhere. Settling corrects the edges of the rules'
spans where the tagger is sure, drops what it is sure is no attribution, and adds what the rules missed; voices within
voices are the rules' own, for the tagger sees one layer. Where the probabilities come from does not matter here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.language import cues
from firsthand.language.tagfeatures import nested

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.doc import Attribution
    from firsthand.language.tagfeatures import Features
    from firsthand.language.tagging import Tagged

Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A span of one role: its tokens [first, last) in the parse, and how sure the tagger is of it."""

    role: str
    first: int
    last: int
    mean: float
    least: float
    sentence: int
    paragraph: int

    def chars(self, tokens: Tokens) -> Chars:
        """Return the span as characters."""
        end = tokens[self.last - 1]
        return tokens[self.first].idx, end.idx + len(end)


@dataclass(frozen=True, slots=True)
class Triple:
    """An attribution as the tagger sees it: a cue, its source if one is named, and its content in pieces."""

    cue: Part
    source: Part | None
    content: tuple[Part, ...]


def parts_of(tagged: Sequence[Tagged], features: Features, tokens: Tokens) -> list[Part]:
    """Return tagged spans as parts of the parse, in reading order."""
    sentences = _sentences(tokens)
    out = []
    for span in tagged:
        first, last = int(features.index[span.first]), int(features.index[span.last - 1]) + 1
        paragraph = int(features.paragraph[span.first])
        out.append(Part(span.role, first, last, span.mean, span.least, sentences[first], paragraph))
    return out


def _sentences(tokens: Tokens) -> list[int]:
    """Return the number of the sentence of each token."""
    out, number = [], 0
    for token in tokens:
        number += bool(token.is_sent_start)
        out.append(number)
    return out


def link(parts: Sequence[Part], tokens: Tokens) -> list[Triple]:
    """Return one triple a cue: every content goes to one cue, every cue to the source that fits it best."""
    out: list[Triple] = []
    by_paragraph: dict[int, list[Part]] = {}
    for part in parts:
        by_paragraph.setdefault(part.paragraph, []).append(part)
    for some in by_paragraph.values():
        if any(p.role == "cue" for p in some):
            out += _linked(some, [top_of(p, tokens) for p in some])
    return out


def _linked(parts: Sequence[Part], tops: Sequence[Token]) -> list[Triple]:
    """Return the triples of one paragraph."""
    held: dict[int, list[Part]] = {i: [] for i, p in enumerate(parts) if p.role == "cue"}
    sources: dict[int, list[tuple[float, int]]] = {i: [] for i in held}
    for at, part in enumerate(parts):
        if part.role == "cue":
            continue
        near = [i for i in range(max(0, at - _NEAR), min(len(parts), at + _NEAR + 1)) if i in held]
        costs = [(_cost(at, i, parts, tops), i) for i in near]
        if part.role == "source":
            for cost, i in costs:
                sources[i].append((cost, at))
        elif costs:
            held[min(costs)[1]].append(part)
    out = []
    for i, content in held.items():
        best = min(sources[i], default=(_FAR, 0))
        out.append(Triple(parts[i], parts[best[1]] if best[0] < _FAR else None, tuple(content)))
    return out


_NEAR = 10  # spans to either side among which a span's cue is looked for
_FAR = 40.0


def top_of(part: Part, tokens: Tokens) -> Token:
    """Return the token of a span that hangs on a token outside of it."""
    for token in tokens[part.first : part.last]:
        if not part.first <= token.head.i < part.last or token.head.i == token.i:
            if token.is_punct:
                continue
            return token
    return tokens[part.first]


def _cost(at: int, cue: int, parts: Sequence[Part], tops: Sequence[Token]) -> float:
    """Return how far a source or content is from a cue: words between, sentences between, rivals between."""
    part, said = parts[at], parts[cue]
    between = max(part.first - said.last, said.first - part.last, 0)
    low, high = sorted((at, cue))
    rivals = sum(other.role in {"cue", part.role} for other in parts[low + 1 : high])
    cost = min(between, 12) + 6.0 * rivals + 14.0 * abs(part.sentence - said.sentence)
    return cost - 12.0 * _joined(tops[at], said, tops[cue], part)


def _joined(top: Token, cue: Part, verb: Token, part: Part) -> bool:
    """Return whether the parse hangs the span on the cue, the cue in the span, or both on coordinated verbs."""
    if cue.first <= top.head.i < cue.last or part.first <= verb.head.i < part.last:
        return True
    if part.role == "source":
        above = verb
        for _ in range(3):
            if above.dep_ not in {"conj", "xcomp", "advcl"}:
                break
            above = above.head
            if top.head.i == above.i and top.dep_ in {"nsubj", "nsubjpass"}:
                return True
    return False


_SURE = 0.5  # a source or cue whose tokens' mean probability is below is not taken over
_SURE_CONTENT = 0.65  # contents are longer, and what lies in one decides whose word it is
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
    spans = [(t.cue.chars(tokens), t) for t in triples]
    matches = [next((t for c, t in spans if r.cue is not None and _overlap(c, r.cue)), None) for r in records]
    shared = Counter(record.content for record in records)
    edges: dict[tuple[Chars, ...], tuple[Chars, ...]] = {}  # voices with one content keep having one: they are a chain
    out: list[Attribution | None] = []
    for record, match in zip(records, matches, strict=True):
        if id(record) not in outer or record.kind in _OWN_EYES or record.first_hand:
            out.append(record)
        elif match is not None:
            edges.setdefault(record.content, _content(record, match, records, tokens))
            out.append(_corrected(record, match, tokens))
        else:
            alone = shared[record.content] == 1
            out.append(None if alone and _disbelieved(record, likeliest_cue) else record)
    met = {id(match) for match in matches if match is not None}
    missed = tuple(t for t in triples if id(t) not in met and _tells(t, tokens))
    return Settlement(tuple(r and replace(r, content=edges.get(r.content, r.content)) for r in out), missed)


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


def _content(record: Attribution, triple: Triple, records: Sequence[Attribution], tokens: Tokens) -> tuple[Chars, ...]:
    """Return the content of `record` with the tagger's pieces in place of those of the rules' they lie over.

    Left as it is where that would take another voice in or let one out, or leave words between content and cue.
    """
    told = [p.chars(tokens) for p in triple.content if p.mean >= _SURE_CONTENT]
    mine = {c for c in told if any(_overlap(c, piece) for piece in record.content)}
    if not mine:
        return record.content
    others = [r.content for r in records if r.cue == record.cue and r.content != record.content]
    fresh = {c for c in told if not any(_overlap(c, piece) for content in others for piece in content)}
    rest = {piece for piece in record.content if not any(_overlap(piece, c) for c in told)}
    content = tuple(sorted(mine | fresh | rest))
    own = {record.cue, record.source}
    voices = [v for r in records for v in (r.cue, r.source) if v is not None and v not in own]
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
