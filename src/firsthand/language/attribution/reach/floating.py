"""Whose a quotation is that stands between sentences: of the voice before it, or of whom that sentence tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.reach.found import Found, reach_of
from firsthand.language.attribution.voices.met import Speaker, Voices
from firsthand.language.attribution.voices.names import person_name
from firsthand.language.attribution.voices.naming import apposed_person
from firsthand.language.attribution.voices.phrases import entity_of
from firsthand.language.doc import Attribution
from firsthand.language.surface import sentence_of
from firsthand.language.tree import children, has_child

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Span, Token

    from firsthand.language.attribution.quotes import Quote


def spoken_by(quote: Quote, voices: Voices) -> Speaker | None:
    """Return the one person whom the sentence right before a quotation on its own is about.

    "A B drives the school bus. "The bridge shook."": the convention of reportage. The quotation opens a sentence, and
    the sentence before names nobody else and is in its paragraph or ends the one before.
    """
    here = voices.tokens.char_span(quote.start, quote.start + 1, alignment_mode="expand")
    last = here.start - 1 if here is not None else -1
    while last >= 0 and voices.tokens[last].is_space:
        last -= 1
    if last < 1 or voices.tokens[last].text not in {".", ":", "!", "?"}:
        return None
    before = sentence_of(voices.tokens[last])
    first = next((t for t in before if not t.is_space), before[0])
    if voices.text[first.idx : quote.start].count("\n\n") > 1:
        return None
    subject = next((c for c in children(before.root) if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
    people = [e for e in before.ents if e.label_ == "PERSON"]
    if subject is None or subject.tag_ in {"NNS", "NNPS"} or len(people) > 1:
        return None
    lead = entity_of(subject) or apposed_person(subject)
    if lead is None or lead.label_ != "PERSON" or len(lead) < 2:
        lead = _full_name_at(subject)
    if lead is None or len(person_name(lead).split()) < 2:
        return None
    return Speaker(person_name(lead), "person", lead.start_char, lead.end_char)


_LONGEST_NAME = 4  # words


def _full_name_at(subject: Token) -> Span | None:
    """Return the two to four capitalised words that end in a subject, where no body is called so."""
    doc, first, lowest = subject.doc, subject.i, sentence_of(subject).start
    while first > lowest and doc[first - 1].is_title and doc[first - 1].pos_ == "PROPN":
        first -= 1
        if first - 1 > lowest and doc[first - 1].text == "-" and doc[first - 2].is_title:
            first -= 2  # "Marie-Ange"
    name = doc[first : subject.i + 1]
    body = any(t.lemma_.lower() in cues.OFFICE_NOUNS | cues.MEDIA_NOUNS or t.lower_ == "the" for t in name)
    whole = doc[first].ent_type_ == subject.ent_type_
    place = whole and subject.ent_type_ in {"GPE", "LOC", "FAC", "NORP"}
    place = place or has_child(subject, "det")
    return name if 2 <= len(name.text.split()) <= _LONGEST_NAME and not body and not place else None


def floating_quotes(
    text: str, quotes: tuple[Quote, ...], found: list[Found], whose: Callable[[Quote], Speaker | None]
) -> list[Found]:
    """Return the quotations that stand in no content, each given to the voice quoted right before it.

    Nothing but the end of that voice's sentence may stand between. A quotation after other words stays unattributed,
    unless `whose` knows whom those words are about.
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
    out: list[Found] = []
    for quote in quotes:
        if quote.depth > 1 or any(_covers(f.record, quote) for f in found):
            continue
        before = [(reach_of(f), f) for f in [*spoken, *out] if reach_of(f) <= quote.start]
        reach, last = max(before, key=lambda b: b[0], default=(0, None))
        gap = text[reach : quote.start]
        if last is not None and len(gap) < 250 and gap.count("\n") <= 2 and _nothing_said(gap):
            record = replace(last.record, content=((quote.start, quote.end),), quoted=True)
            out.append(Found(record, last.speaker, last.rank))
            continue
        about = whose(quote) if last is None or reach < quote.start - _NEAR else None
        if about is not None and about.name:
            content = ((quote.start, quote.end),)
            source, name = (about.start, about.end), about.name
            record = Attribution(source, None, content, name, about.kind, "say", quoted=True, root_stated=True)
            out.append(Found(record, about, 0))
    return out


_NEAR = 3  # characters between the end of what a voice says and a quotation that goes on with it


def _covers(record: Attribution, quote: Quote) -> bool:
    """Return whether a voice from outside `quote` already has it, or a part of it, for its content."""
    outside = record.cue is None or not quote.start <= record.cue[0] < quote.end
    return outside and any(s < quote.end and quote.start < e for s, e in record.content)


def _nothing_said(gap: str) -> bool:
    """Return whether no further sentence stands in `gap`: at most the rest of one, and a stop."""
    return len([s for s in gap.replace("\n", " ").split(". ") if s.strip(" .,\n")]) <= 1
