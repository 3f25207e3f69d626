"""Shares of a whole: "two thirds of those", "half an hour", "one in five children"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.doc import Quantity
from firsthand.language.quantities import numerals, units
from firsthand.language.quantities.changes import CHANGE_OF_BOUND, bound_before, read_direction
from firsthand.language.quantities.counted import find_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens

_I = re.IGNORECASE
_FRACTION = re.compile(numerals.FRACTION, _I)
# "A third of", "by a third", "nearly a quarter": otherwise it is an ordinal or a term.
_BY = re.compile(
    r"\b(?:by|than|nearly|almost|about|around|roughly|up|down)(?: more than| nearly| almost| about)? $", _I
)
_ENDS = re.compile(r"(?=$|[.,;:)!?\n]| (?:in|to|from|since|on|at|over|during|after|and|but|last|this|as|by|year)\b)")
_ANOTHER = re.compile(
    r"\b(?:first|second|latter|last|final|opening|closing|bottom|top|upper|lower|front|back|better|other|northern"
    r"|southern|eastern|western|1st|2nd|early) $",
    _I,
)
_OF_SCALE = re.compile(r"(?:-| of | )(?:an? )?(?:dozen|hundred|thousand|million|billion|trillion)\b", _I)
_WHOLE = re.compile(r" (?:of|the|full|empty)\b", _I)
_OF_UNIT = re.compile(r"(?:-| (?:of )?(?:an? )?)", _I)
_HALF_UNIT = re.compile(
    r"\b(?P<half>half|quarter)-(?=hour|mile|century|second|minute|inch|day|year|percent|point|marathon)", _I
)
_IN = re.compile(
    r" (?P<of>in|out of)(?: every| each)? "
    r"(?P<m>[1-9][0-9]{0,2}(?:,[0-9]{3})?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|(?:twenty-five|thirty|forty|fifty)|(?:a|one) (?:hundred|thousand|million))\b(?![-.,:%$€£/]\d|%)",
    _I,
)
_SMALL_WHOLES = frozenset({"three", "3", "four", "4", "five", "5"})
_SHARE_OF = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|[1-9])$", _I)
_PARTS = ("half", "halv", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_EVENTS = re.compile(
    r"[ -](?:(?:[a-z]+ )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|percent|a\.?m|p\.?m"
    r"|matches|games|starts|appearances|attempts|innings|sets|attacks|raids|strikes|incidents|shootings|outings"
    r"|million|billion|thousand|hundred))\b",
    _I,
)


def find_shares(tokens: Tokens, text: str) -> list[Quantity]:
    """Return the shares of the text, in order and without overlaps."""
    found = sorted([*_fractions(tokens, text), *_ratios(tokens, text)], key=lambda q: q.start)
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _fractions(tokens: Tokens, text: str) -> Iterator[Quantity]:
    lower = text.lower()
    if not any(part in lower for part in _PARTS):
        return
    for match in _FRACTION.finditer(text):
        over = (match["over"] or "").lower()
        before = text[max(0, match.start() - 30) : match.start()]
        if over in {"a", "an", ""} and _OF_SCALE.match(text, match.end()):
            continue  # "half a million", "a quarter of a million": numbers
        measured = _unit_of(match, text)
        if measured is None and over in {"a", "an", "one"} and not _is_share(match, before, text):
            continue  # "a third man", "a quarter", "one second": ordinals and terms
        quarters = match["part"] == "quarters" and " " in match.group()
        if measured is None and quarters and not _WHOLE.match(text, match.end()):
            continue  # "over three quarters": of the year
        if measured is None and _ANOTHER.search(before):
            continue  # "the second half of the match"
        value = numerals.read_fraction(over, match["part"] and match["part"].lower())
        yield _share(tokens, text, match.span(), value, measured)
    for match in _HALF_UNIT.finditer(text):
        if measured := units.UNIT.match(text, match.end()):
            value = 0.5 if match["half"].lower() == "half" else 0.25
            yield _share(tokens, text, (match.start(), match.end() - 1), value, measured)


def _is_share(match: re.Match[str], before: str, text: str) -> bool:
    if text.startswith(" of ", match.end()):
        return True
    return _BY.search(before) is not None and _ENDS.match(text, match.end()) is not None


def _unit_of(match: re.Match[str], text: str) -> re.Match[str] | None:
    """Return the unit that the fraction divides: "half an hour", "three quarters of a mile", "a quarter-century"."""
    gap = _OF_UNIT.match(text, match.end())
    if gap is None or (gap.group() == " " and match["part"] not in {"half", None}):
        return None
    if " of " in gap.group() and not gap.group().endswith(("a ", "an ")):
        return None
    unit = units.UNIT.match(text, gap.end())
    return (
        unit if unit is not None and len(unit.group()) > 3 and unit.group().lower() not in {"time", "times"} else None
    )


def _share(tokens: Tokens, text: str, span: tuple[int, int], value: float, unit: re.Match[str] | None) -> Quantity:
    start, end = span
    head = find_head(tokens, start, end)
    kind, name = ("measure", units.unit_name(unit.group())) if unit is not None else ("percent", "share")
    bound = bound_before(text, start)
    begin, change = (bound[0], CHANGE_OF_BOUND[bound[1]]) if bound else (start, "=")
    if kind == "percent" and change in {"=", "~"}:
        change = read_direction(text, begin, end, kind, name) or change
    return Quantity(begin, end, value, change, kind, name, None, head)


def _ratios(tokens: Tokens, text: str) -> Iterator[Quantity]:
    for match in _IN.finditer(text):
        over = _SHARE_OF.search(text, max(0, match.start() - 6), match.start())
        if over is None or _EVENTS.match(text, match.end()):
            continue
        n, m = numerals.read_number(over.group()), numerals.read_number(match["m"])
        if n is None or m is None or not 0 < n < m:
            continue
        if n > 1 and not _names_a_share(tokens, match, over.start()):
            continue  # "two in three": a share only of a noun that is said to be such
        yield _share(tokens, text, (over.start(), match.end()), n / m, None)


def _names_a_share(tokens: Tokens, match: re.Match[str], start: int) -> bool:
    """Return whether "three in ten voters" names a share of a plural noun: not after a verb ("scored two in five")."""
    whole = match["m"].lower()
    # "Two out of three planes" counts planes: only round wholes are ratios.
    if whole not in {"ten", "10", "100"} and (match["of"].lower() != "in" or whole not in _SMALL_WHOLES):
        return False
    head = find_head(tokens, start, match.end())
    span = tokens.char_span(start, match.end(), alignment_mode="expand")
    if head is None or span is None or tokens[head].tag_ != "NNS":
        return False
    return not span.start or tokens[span.start - 1].pos_ not in {"VERB", "AUX"}
