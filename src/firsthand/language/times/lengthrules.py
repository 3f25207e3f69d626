"""Rules for lengths of time, rates and the words for past, present and future."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.quantities.numerals import WORDS
from firsthand.language.times import intervals as iv
from firsthand.language.times.durations import period, read_duration, read_plural, read_set, read_vague
from firsthand.language.times.timesetting import Reading
from firsthand.language.times.timewords import NUM, UNIT, UNIT_NAMES, WD, S

if TYPE_CHECKING:
    from firsthand.language.times.timesetting import Rule

_I = re.IGNORECASE
LENGTHS: tuple[Rule, ...] = (
    (
        re.compile(
            rf"\b(?:(?P<recent>(?:the{S})?(?:(?:most{S})?recent|coming|past|last|previous)){S}"
            rf"|the{S}(?=(?:years|decades|centuries)\b))?"
            rf"(?P<plural>seconds|minutes|hours|days|nights|weeks|weekends|months|quarters|years|decades|centuries)\b"
            rf"(?P<tail>{S}(?:ago|later|earlier)\b|(?={S}(?:after|before|of)\b))?(?![- ]long)",
            _I,
        ),
        read_plural,
        ("onds", "utes", "ours", "days", "ghts", "eeks", "ends", "nths", "ters", "ears", "ades", "ries"),
    ),
    (
        re.compile(
            rf"(?<![\w.,$-])(?:(?P<window>(?:the|these|those|this){S}(?:next|past|last|previous|coming|following"
            rf"|first|final)|(?:next|past|last)){S})?"
            rf"(?:(?:about|around|approximately|nearly|almost|roughly){S})?(?P<amount>{NUM})[ \u00a0-](?:more{S}"
            rf"|full{S}|straight{S}|long{S})?(?P<dunit>{UNIT}s?)\b(?![- ]+old|-olds)(?!{S}of{S}age)"
            rf"(?:{S}(?P<tail>ago|earlier|later|afterwards?|from now)\b"
            rf"|(?:,{S}|{S}and{S}|,{S}and{S}|{S})(?P<amount2>[0-9]{{1,3}}|{WORDS}){S}(?P<dunit2>{UNIT}s?)\b"
            rf"(?!{S}(?:ago|earlier|later|old)))?",
            _I,
        ),
        read_duration,
        UNIT_NAMES,
    ),
    (
        re.compile(
            r"\b(?P<window>)(?P<amount>several|many)?(?P<dunit>decade|year|month|week|hour|day"
            r"|centurie)s-long\b(?P<tail>)",
            _I,
        ),
        lambda m, _s: Reading("DURATION", iv.Interval(period(None, m["dunit"].lower()))),
        ("s-long",),
    ),
    (
        re.compile(
            rf"\b(?:(?:(?:once|twice){S})?(?:every|each|per)(?:{S}(?:other|single))?{S}(?:(?P<setunit>day|night|week|month|year|hour"
            rf"|morning|minute|decade|quarter|weekend)|(?P<setwd>{WD}))"
            rf"|every{S}(?P<setnum>[0-9]{{1,4}}|{WORDS}|few|couple{S}of){S}(?P<setunits>{UNIT})s\b"
            rf"|(?:once|twice){S}an?{S}(?P<setof>day|week|month|year|hour|decade|quarter)|(?P<setadj>daily|weekly|monthly|quarterly|annual|annually"
            rf"|yearly|hourly|nightly|biweekly))\b(?!-old)",
            _I,
        ),
        read_set,
        ("every", "each", "per", "once", "twice", "ly", "annual"),
    ),
    (
        re.compile(
            r"\b(?P<vague>now|currently|(?:more |most |just )?recently|nowadays|presently|(?<=\bat )(?:the moment"
            r"|present|this (?:moment|time|point))"
            r"|(?<=\bin )the (?:near |foreseeable |recent |distant )?(?:future|past)(?! (?:[0-9]|tense))|lately)\b",
            _I,
        ),
        read_vague,
        ("now", "current", "recent", "present", "moment", "time", "point", "future", "past", "lately"),
    ),
)
