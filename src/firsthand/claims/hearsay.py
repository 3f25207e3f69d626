"""Through whom a voice met before was heard: "he added" carries on what he told a newspaper in the sentence above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues

if TYPE_CHECKING:
    from firsthand.language.doc import Attribution, Doc

_PRONOUNS = frozenset({*cues.PERSON_PRONOUNS, "they", "it", "them", "both"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_FURTHEST = 1500  # characters between two mentions of one voice
_DEEPEST = 12  # mentions of one voice, each taken up from the one before


def heard_through(record: Attribution, doc: Doc) -> tuple[Attribution, ...]:
    """Return the voices above the earlier mention that `record` takes up, the outermost first, or ().

    A pronoun, "the official", a bare surname, and a quotation that goes on after its voice take up an earlier mention.
    A full name or a description given anew does not: whoever it is may have spoken to somebody else.
    """
    name = record.name
    for _ in range(_DEEPEST):
        earlier = _taken_up(record, doc)
        if earlier is None:
            return ()
        above = tuple(a for a in _above(earlier, doc) if a.name != name)
        if above:
            return above
        record = earlier
    return ()


def _taken_up(record: Attribution, doc: Doc) -> Attribution | None:
    """Return the mention of the same voice that `record` refers back to."""
    if record.source is None or not record.name:
        return None
    start = record.source[0]
    same = [
        a
        for a in doc.attributions
        if a is not record and a.source is not None and a.name == record.name and a.cue_lemma != "be told"
    ]
    goes_on = [a for a in same if a.source == record.source and a.cue == record.cue and a.content < record.content]
    if goes_on:
        return goes_on[0]
    before = [a for a in same if a.source is not None and a.source[1] <= start]
    last = max(before, key=lambda a: a.source or (0, 0), default=None)
    if last is None or last.source is None or start - last.source[1] > _FURTHEST:
        return None
    return last if _refers_back(record, last, doc) else None


def _refers_back(record: Attribution, earlier: Attribution, doc: Doc) -> bool:
    text = doc.report.text
    assert record.source is not None
    assert earlier.source is not None
    words = text[slice(*record.source)].casefold().split()
    known = text[slice(*earlier.source)].casefold().split()
    if not words or words[0] in _PRONOUNS:
        return bool(words)
    if record.kind == "person":
        name = (record.name or "").casefold().split()
        return len(name) > 1 and name[-1] in text[slice(*record.source)].casefold() and name[0] not in words
    definite = words[0] in _DEFINITE
    return definite and (record.kind == "unnamed" or len(words) < len(known) or known[0] in {"a", "an"})


def _above(record: Attribution, doc: Doc) -> tuple[Attribution, ...]:
    """Return the voices whose content holds what `record` says, or that passed on that very content."""
    at = record.content[0][0]
    size = _size(record)
    around = [
        a
        for a in doc.attributions
        if a.source != record.source
        and any(s <= at < e for s, e in a.content)
        and (_size(a) > size or (a.content == record.content and _precedes(a, record, doc)))
    ]
    return tuple(sorted(around, key=lambda a: -_size(a)))


def _size(record: Attribution) -> int:
    return sum(end - start for start, end in record.content)


def _precedes(one: Attribution, other: Attribution, doc: Doc) -> bool:
    """Return whether `one` is the outer voice of two with one content: attributions stand in that order."""
    return doc.attributions.index(one) < doc.attributions.index(other)
