"""An attribution in the making, and whom "we" stands for once all of a report's voices are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.language.attribution.quotes import Quote
    from firsthand.language.attribution.voices.met import Speaker
    from firsthand.language.doc import Attribution
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


def reach_of(found: Found) -> int:
    """Return where the last of an attribution's source, cue and content ends."""
    record = found.record
    ends = [e for _, e in record.content]
    return max([*ends, record.cue[1] if record.cue else 0, record.source[1] if record.source else 0])


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
