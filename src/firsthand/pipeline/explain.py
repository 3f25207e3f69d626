"""What each component reads in each sentence of a text, laid side by side: for learning, and for finding mistakes."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from firsthand.export.rows import claim_row
from firsthand.model import Block, BlockType, Failure, Report
from firsthand.pipeline.explained import (
    COMPONENTS,
    AttributionReading,
    EventReading,
    Explanation,
    PlaceReading,
    QuantityReading,
    SourceReading,
    ThingReading,
    TimeReading,
    Words,
)
from firsthand.store import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from firsthand.language import Doc
    from firsthand.language.doc import Attribution, Quantity, ThingMention
    from firsthand.packs import Packs

Span = tuple[int, int]
_Record = TypeVar("_Record")


def explain(
    text: str | Report, packs: Packs | None = None, *, outlet: str | None = None, published: str | None = None
) -> tuple[Explanation, ...]:
    """Return what each component reads in each sentence of `text`; nothing for a language that is not analysed.

    Args:
        text: a few sentences, taken as the body of a report; or a report.
        packs: the vocabularies; those in the box unless given.
        outlet: who published a text that is no report.
        published: when; times are resolved against it ("2024-12-14" or an instant).
    """
    from firsthand.language import annotate  # noqa: PLC0415 -- spaCy, half a second: paid where text is analysed
    from firsthand.packs import load_packs  # noqa: PLC0415

    report = report_of(text, outlet, published) if isinstance(text, str) else text
    vocabulary = packs if packs is not None else load_packs()
    return tuple(e for doc in annotate(report, vocabulary) for e in _sentences(doc, vocabulary))


def report_of(text: str, outlet: str | None = None, published: str | None = None) -> Report:
    """Return `text` as a report whose body it is: each paragraph a block, no word of it moved or cleaned away."""
    from firsthand.read.languages import detect_language, language_name  # noqa: PLC0415 -- lxml and all readers

    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)  # halves of characters, which no parser takes
    # A text too short to tell, or without a letter, is taken for what firsthand reads.
    language = detect_language(whole) or "en"
    note = f"The text is in {language_name(language)}, which is not analysed."
    return Report(
        id=blake2b(whole.encode(), digest_size=12, person=b"firsthand-text").hexdigest(),
        text=whole,
        blocks=tuple(_paragraphs(whole)),
        outlet=outlet,
        published=published,
        language=language,
        capture="text",
        source_path="text",
        notes=() if language == "en" else (note,),
    )


def _paragraphs(text: str) -> Iterator[Block]:
    """Yield what stands between blank lines, as blocks."""
    at = 0
    for gap in (*re.finditer(r"(?:\n[^\S\n]*){2,}", text), None):
        piece = text[at : gap.start() if gap else len(text)]
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield Block(BlockType.BODY, start, start + len(piece.strip()))
        at = gap.end() if gap else len(text)


def read_to_explain(
    source: str, packs: Packs, *, outlet: str | None = None, published: str | None = None
) -> Iterator[Report | Failure]:
    """Yield the reports in a file, or in standard input ("-"); a line of plain text there is a text, not a document.

    Args:
        source: the path of a file, or "-".
        packs: for the names and domains of sources.
        outlet: who published them, in place of what is read.
        published: when, in place of what is read.
    """
    from firsthand.read import ReadOptions, read_report, read_source  # noqa: PLC0415 -- lxml and all readers
    from firsthand.read.decode import decode  # noqa: PLC0415
    from firsthand.read.sniff import sniff  # noqa: PLC0415

    found: Iterable[Report | Failure]
    if source == "-":
        data = sys.stdin.buffer.read(ReadOptions().max_bytes + 1)
        if data.strip() and b"\n" not in data.strip() and sniff(data) == "text/plain":
            yield report_of(decode(data)[0].strip(), outlet, published)
            return
        found = read_report(data, packs=packs)
    else:
        found = read_source(source, ReadOptions(text_only=True), packs)
    for item in found:
        if isinstance(item, Failure):
            yield item
        else:
            yield replace(item, outlet=outlet or item.outlet, published=published or item.published)


def row(explanation: Explanation, only: Iterable[str] = COMPONENTS) -> dict[str, Any]:
    """Return an explanation as JSON: words as {start, end, text}, claims as in the export of a case."""
    head = {"report": explanation.report, "block": explanation.block.value, **plain(explanation.words)}
    wanted = set(only)
    readings = {name: plain(getattr(explanation, name)) for name in COMPONENTS if name in wanted}
    if "claims" in wanted:
        readings["claims"] = [claim_row(c, None, None) for c in explanation.claims]
    return head | readings


def _sentences(doc: Doc, packs: Packs) -> Iterator[Explanation]:
    """Yield the explanation of each sentence of the doc that holds more than blanks."""
    from firsthand.claims import find_claims  # noqa: PLC0415 -- spaCy

    sentences = _extents(doc)

    def share(records: Iterable[_Record], where: Callable[[_Record], Iterable[Span]] = _stands) -> list[list[_Record]]:
        """Return the records of each sentence."""
        return _share(records, sentences, where)

    quantities, times, places = share(doc.quantities), share(doc.times), share(doc.places)
    things, sources, attributions = share(doc.things), share(doc.sources), share(doc.attributions, _attributed)
    events, claims = share(_events(doc, packs), _evoked), share(find_claims(doc, packs), lambda c: (c.mention,))
    for n, (start, end) in enumerate(sentences):
        yield Explanation(
            report=doc.report.id,
            block=next(b.type for b in doc.report.blocks if b.start <= start < b.end),
            words=_words(doc, (start, end)),
            quantities=tuple(_quantity(doc, q) for q in quantities[n]),
            times=tuple(TimeReading(_own(doc, t), t.type, t.value, t.earliest, t.latest) for t in times[n]),
            places=tuple(PlaceReading(_own(doc, p), p.place, p.adjectival) for p in places[n]),
            things=tuple(_thing(doc, t, packs) for t in things[n]),
            sources=tuple(SourceReading(_own(doc, s), s.name, s.kind) for s in sources[n]),
            attributions=tuple(_attributions(doc, attributions[n])),
            events=tuple(events[n]),
            claims=tuple(claims[n]),
        )


def _extents(doc: Doc) -> list[Span]:
    """Return where each sentence stands, without the blanks around it."""
    found = []
    for sentence in doc.tokens.sents:
        words = [t for t in sentence if not t.is_space]
        if words:
            found.append((words[0].idx, words[-1].idx + len(words[-1])))
    return found


def _share(
    records: Iterable[_Record], sentences: list[Span], where: Callable[[_Record], Iterable[Span]]
) -> list[list[_Record]]:
    """Return for each sentence the records of which a part stands in it, in the order of the records."""
    starts = [start for start, _ in sentences]
    shares: list[list[_Record]] = [[] for _ in sentences]
    for record in records:
        held: set[int] = set()
        for start, end in where(record):
            first = max(bisect_right(starts, start) - 1, 0)
            held.update(range(first, max(bisect_right(starts, end - 1), first + 1)))
        for number in sorted(held):
            shares[number].append(record)
    return shares


def _stands(record: Any) -> Iterable[Span]:
    return ((record.start, record.end),)


def _attributed(record: Attribution) -> Iterable[Span]:
    return (span for span in (record.source, record.cue, *record.content) if span is not None)


def _evoked(event: EventReading) -> Iterable[Span]:
    return ((event.words.start, event.words.end),)


def _words(doc: Doc, span: Span) -> Words:
    return Words(*span, doc.report.text[slice(*span)])


def _own(doc: Doc, record: Any) -> Words:
    return _words(doc, (record.start, record.end))


def _quantity(doc: Doc, quantity: Quantity) -> QuantityReading:
    noun = doc.tokens[quantity.head] if quantity.head is not None else None
    of = _words(doc, (noun.idx, noun.idx + len(noun))) if noun is not None else None
    value, change, kind = quantity.value, quantity.change, quantity.kind
    return QuantityReading(_own(doc, quantity), value, change, kind, quantity.unit, quantity.count, of)


def _thing(doc: Doc, mention: ThingMention, packs: Packs) -> ThingReading:
    name = mention.thing.name
    plural, definite, person = mention.plural, mention.definite, mention.person
    return ThingReading(_own(doc, mention), name, _above(name, packs), plural, definite, person)


def _above(name: str, packs: Packs) -> tuple[str, ...]:
    """Return what a thing is by the taxonomy, nearest first."""
    found: dict[str, None] = {}
    level = [name]
    while level:
        level = [p for n in level if n in packs.things for p in packs.things[n].is_ if p not in found]
        found.update(dict.fromkeys(level))
    return tuple(found)


def _attributions(doc: Doc, records: Sequence[Attribution]) -> Iterator[AttributionReading]:
    """Yield the readings of the attributions of a sentence, each with the voices around it, outermost first.

    As in the chain of a claim: who tells more is told of by nobody who tells less, and of two who tell the very same
    words the first speaks of the second.
    """
    outermost_first = sorted(records, key=lambda a: -sum(end - start for start, end in a.content))
    for number, record in enumerate(outermost_first):
        at = record.content[0][0] if record.content else None
        around = (a for a in outermost_first[:number] if at is not None and any(s <= at < e for s, e in a.content))
        yield AttributionReading(
            source=_words(doc, record.source) if record.source else None,
            cue=_words(doc, record.cue) if record.cue else None,
            content=tuple(_words(doc, span) for span in record.content),
            name=record.name,
            kind=record.kind,
            chain=tuple(a.name for a in (*around, record)),
            quoted=record.quoted,
            root_stated=record.root_stated,
            first_hand=record.first_hand,
        )


def _events(doc: Doc, packs: Packs) -> list[EventReading]:
    """Return every word that evokes a kind of event, with how certain the text is of it."""
    from firsthand.claims.triggers import find_evocations  # noqa: PLC0415 -- spaCy
    from firsthand.language.certainty import assess  # noqa: PLC0415 -- spaCy

    found: dict[tuple[int, str], EventReading] = {}
    for evocation in find_evocations(doc.tokens, packs):
        token, kind = evocation.token, evocation.kind.name
        if (token.i, kind) not in found:
            read = assess(token, doc.tokens, doc.attributions)
            hedges = tuple(_words(doc, h) for h in read.hedges)
            words = _words(doc, (token.idx, token.idx + len(token)))
            found[token.i, kind] = EventReading(words, kind, read.certainty, read.tense, hedges)
    return [found[key] for key in sorted(found)]
