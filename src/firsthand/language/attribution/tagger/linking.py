"""The tagger's spans linked into attributions: every content to one cue, every cue to the source that fits it best.

Linking goes by the parse where it joins two spans, by nearness elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.attribution.clauses.clause import Chars
    from firsthand.language.attribution.tagger.features import Features
    from firsthand.language.attribution.tagger.network import Tagged


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
