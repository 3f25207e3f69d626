"""An attribution in the making, and what a report's records want once its sentences are read.

Quotations that float between sentences get their voice, posts their author, "we" whoever it is that speaks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.quoting import introduced_post, post_name
from firsthand.language.attribution.voices import Speaker
from firsthand.language.doc import Attribution
from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.language.attribution.quotes import Quote
    from firsthand.model import Report


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution before first persons are resolved."""

    record: Attribution
    speaker: Speaker
    rank: int


def size(record: Attribution) -> int:
    """Return the length of a record's content in characters: an outer voice has more than the ones inside it."""
    return sum(end - start for start, end in record.content)


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
        before = [(_reach(f), f) for f in [*spoken, *out] if _reach(f) <= quote.start]
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


def _reach(found: Found) -> int:
    record = found.record
    ends = [e for _, e in record.content]
    return max([*ends, record.cue[1] if record.cue else 0, record.source[1] if record.source else 0])


def _nothing_said(gap: str) -> bool:
    """Return whether no further sentence stands in `gap`: at most the rest of one, and a stop."""
    return len([s for s in gap.replace("\n", " ").split(". ") if s.strip(" .,\n")]) <= 1


def posts(report: Report, text: str) -> list[Found]:
    """Return one attribution for each post: all of it is its author's."""
    found = []
    for block in report.blocks:
        if block.type is not BlockType.POST or not text[block.start : block.end].strip():
            continue
        name = post_name(block)
        record = Attribution(
            None, None, ((block.start, block.end),), name, "post", "post", quoted=True, root_stated=name is not None
        )
        found.append(Found(record, Speaker(name, "post", block.start, block.end), -5))
    return found


def introducing(found: Found, report: Report) -> Found:
    """Return the attribution with the name of the post that its sentence introduces: "an account wrote of X:"."""
    record = found.record
    if record.source is None or record.cue_lemma == "be told" or record.cue_lemma not in cues.SAY | cues.QUOTE_ONLY:
        return found
    block = introduced_post(report, _reach(found))
    name = post_name(block) if block is not None else None
    if name is None:
        return found
    return replace(found, record=replace(record, name=name, kind="post", root_stated=True))


_PASSED_ON = frozenset({"be told", "relay"})


def first_persons(found: list[Found], quotes: tuple[Quote, ...], report: Report) -> list[Found]:
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
        # Of those who passed the words on and who spoke them, whoever spoke.
        voice = min(around_, key=lambda f: (size(f.record), f.record.cue_lemma in _PASSED_ON, -f.rank), default=None)
        inside_post = voice is not None and voice.record.kind == "post"
        alone = voice is not None and item.speaker.head == "i"  # "Then, writes X, I looked over the wall"
        if voice is not None and (quoted or inside_post or alone):
            record = replace(item.record, name=voice.record.name, kind=voice.record.kind, root_stated=True)
        elif quoted:
            record = replace(item.record, name=None, kind="person", root_stated=False)
        else:
            record = replace(
                item.record, name=report.outlet, kind="crew", root_stated=True, first_hand=item.record.first_hand
            )
        out.append(replace(item, record=record))
    return out
