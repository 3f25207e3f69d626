"""What the rules found as the tagger corrects it, and what only the tagger found, each with its voice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.governed import FATES
from firsthand.language.attribution.reach.found import Found
from firsthand.language.attribution.tagger.features import read_features
from firsthand.language.attribution.tagger.linking import Triple, link, parts_of, top_of
from firsthand.language.attribution.tagger.network import tag
from firsthand.language.attribution.tagger.settling import settle
from firsthand.language.attribution.voices.kinds import SEERS, as_voice
from firsthand.language.attribution.voices.met import REMEMBERED, Speaker, Voices
from firsthand.language.attribution.voices.speakers import describe
from firsthand.language.doc import Attribution

if TYPE_CHECKING:
    from firsthand.language.attribution.quotes import Quote
    from firsthand.language.attribution.tagger.network import Scorer


def settled(found: list[Found], voices: Voices, marks: tuple[Quote, ...], scorer: Scorer) -> list[Found]:
    """Return what the rules found as the tagger corrects it, and what only the tagger found."""
    tokens, text = voices.tokens, voices.text
    if len(tokens.tensor) != len(tokens):
        return found  # a stored parse without the parser's vectors
    records = [f.record for f in found]
    features = read_features(tokens, records, marks)
    tags = tag(features, scorer(features))

    def likeliest_cue(span: tuple[int, int]) -> float:
        """Return the greatest chance of a cue over the tokens of a span."""
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
        first_hand=speaker.crew or (lemma in cues.PERCEIVE and speaker.kind in SEERS),
    )
    return Found(record, speaker, 0)
