"""Times: every TIMEX3 of a report, with the interval it names, resolved against the day of publication.

Weekdays take their tense from the clause: past is the latest such day, the day of publication included; future the
next. A clock time takes its day from the words beside it, else from the day last named in its paragraph. Without a
publication date, relative expressions keep null bounds.

For a benchmark of TIMEX3 (MEANTIME, TempEval): `{"start": t.start, "end": t.end, "type": t.type, "value": t.value}`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.doc import TimeExpression
from firsthand.language.places.spellings import vocabulary
from firsthand.language.quantities.numerals import PLAIN_LETTERS
from firsthand.language.surface import text_of
from firsthand.language.times import intervals as iv
from firsthand.language.times.relativetimes import read_clock
from firsthand.language.times.timerules import RULES
from firsthand.language.times.timesetting import Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.times.timesetting import Reader, Reading


_FUTURE_AUX = frozenset({"will", "'ll", "’ll", "shall", "wo", "going"})
_OPEN_AUX = frozenset({"should", "would", "may", "might"})
_TIMETABLED = vocabulary("start begin resume kick")
_PLANNED = vocabulary("expect schedule due set slate plan plot intend prepare hope begin continue")
_CLIMB, _NEAR_HOPS = 8, 2
_RECENT_DAYS = 62
_PARAGRAPHS = 2
_DAY_FOLLOWS = re.compile(r",? ?(?:on |of |the )*")


def find_times(tokens: Tokens, published: str | None) -> tuple[TimeExpression, ...]:
    """Return the expressions of time in order, resolved against `published` (an ISO day or instant, or None)."""
    text = text_of(tokens).translate(PLAIN_LETTERS)
    day = iv.parse_day(published)
    tense = _tense_of(tokens)
    found: list[TimeExpression] = []
    reference: date | None = None
    night, paragraph = False, 0
    matches = list(_matches(text))
    for (match, reader), after in zip(matches, [*matches[1:], None], strict=False):
        if reference is not None and text.count("\n", paragraph, match.start()) > _PARAGRAPHS:
            reference, night = None, False
        paragraph = match.start()
        before = text[max(0, match.start() - 24) : match.start()]
        setting = Setting(day, tense, reference, night, before)
        if reader is read_clock and after is not None and _DAY_FOLLOWS.fullmatch(text, match.end(), after[0].start()):
            setting = replace(setting, reference=_day_of(after, setting) or reference, night=False)
        reading = reader(match, setting)
        if reading is None or not _is_time(tokens, match, reading):
            continue
        found.append(_expression(text, match, reading))
        if reading.anchors and _recent(reading.interval.day, day):
            reference, night = reading.interval.day, reading.night
    return tuple(found)


def _day_of(following: tuple[re.Match[str], Reader], setting: Setting) -> date | None:
    """Return the day that the next expression names: "at 0600 GMT on 8 December"."""
    match, reader = following
    reading = reader(match, setting) if reader is not read_clock else None
    return reading.interval.day if reading is not None and reading.anchors else None


def _recent(named: date | None, published: date | None) -> bool:
    """Return whether a day named can be the day of what is told next: a date of birth cannot."""
    return named is not None and (published is None or abs((named - published).days) <= _RECENT_DAYS)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Reader]]:
    """Yield the matches of all rules in order; of two that overlap the one that begins first, then the longer."""
    lower = text.lower()
    tried = [(p, r) for p, r, needs in RULES if not needs or any(word in lower for word in needs)]
    candidates = sorted(
        ((match, order, reader) for order, (pattern, reader) in enumerate(tried) for match in pattern.finditer(text)),
        key=lambda item: (item[0].start(), -item[0].end(), item[1]),
    )
    end = -1
    for match, _, reader in candidates:
        if match.start() >= end:
            end = match.end()
            yield match, reader


def _expression(text: str, match: re.Match[str], reading: Reading) -> TimeExpression:
    start, end = match.span()
    while start < end and text[start] in " \u00a0":
        start += 1
    if text[end - 2 : end] in {"'s", "’s"} and text[end - 3].isalpha():
        end -= 2
    while end > start and text[end - 1] in " \u00a0,":
        end -= 1
    interval = reading.interval
    return TimeExpression(start, end, reading.type, interval.value, interval.earliest, interval.latest)


def _is_time(tokens: Tokens, match: re.Match[str], reading: Reading) -> bool:
    """Return whether the words stand for a time here: not "May" the person, nor "2,013 people", nor "second man"."""
    span = tokens.char_span(match.start(), match.end(), alignment_mode="expand")
    if span is None or not len(span):
        return False
    last = span[-1]
    if len(reading.interval.value) == 4 and reading.interval.value.isdigit() and match.group()[-4:].isdigit():
        return not _counts_things(last)
    return not (reading.type == "DATE" and len(span) == 1 and span[0].ent_type_ == "PERSON" and not span[0].like_num)


def _counts_things(token: Token) -> bool:
    return (
        token.dep_ == "nummod"
        and token.head.i > token.i
        and token.head.tag_ == "NNS"
        and token.ent_type_ not in {"DATE", "EVENT", "LAW"}
    )


def _tense_of(tokens: Tokens) -> Callable[[int], str]:
    """Return a function that gives the tense of the clause around a character: past, future, or "" for neither."""

    def tense(at: int) -> str:
        """Return the tense of the clause at a character."""
        span = tokens.char_span(at, at + 1, alignment_mode="expand")
        return _clause_tense(span[0]) if span is not None and len(span) else ""

    return tense


def _clause_tense(token: Token) -> str:
    for hops in range(_CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            # "The hearing is Thursday" is to come; "the suspect in Sunday's shooting is 25" is not.
            return "" if hops > _NEAR_HOPS and token.lemma_ == "be" else _verb_tense(token)
        if token.head.i == token.i:
            return ""
        token = token.head
    return ""


def _verb_tense(verb: Token) -> str:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE_AUX:
        return "future"
    if verb.tag_ == "VB" and "to" in words:
        lead = verb.head
        if lead.lemma_ in _PLANNED and lead.lemma_ not in {"begin", "continue"}:
            return "future"
        return _verb_tense(lead) if lead.i != verb.i and lead.pos_ in {"VERB", "AUX"} else ""
    if verb.tag_ == "VBN" and {"to", "be"} <= words and verb.dep_ in {"relcl", "acl", "xcomp"}:
        return "future"  # "an event to be held on the 12th"
    if verb.tag_ == "VB" and words & _OPEN_AUX and "have" not in words:
        return "future"  # "the deal should close in the fourth quarter"
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in _TIMETABLED and not helpers:
        return "future"  # "the trial begins Monday"
    if verb.lemma_ in _PLANNED and verb.tag_ == "VBN" and words & {"is", "are", "'s", "'re"}:
        return "future"  # "is scheduled for Wednesday"
    tags = {verb.tag_, *(child.tag_ for child in helpers)}
    if tags & {"VBD"} or (words & {"has", "have", "had", "was", "were", "'ve", "did"}):
        planned = verb.lemma_ in {"schedule", "expect", "slate", "plan", "set"} and verb.dep_ != "ROOT"
        return "" if planned else "past"
    if verb.tag_ == "VBN":
        return "past"
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "'re", "'m", "am"}:
        return "future"
    if verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}:
        return "future"
    return ""
