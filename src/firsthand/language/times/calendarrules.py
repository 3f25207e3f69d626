"""Rules for dates by the calendar: days, months, years, seasons, quarters, fiscal years, holidays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.times import intervals as iv
from firsthand.language.times.calendartimes import (
    read_date,
    read_decade,
    read_holiday,
    read_month,
    read_numeric,
    read_ordinal_day,
    read_season,
    read_year,
)
from firsthand.language.times.fiscaltimes import (
    read_fiscal_year,
    read_part_of_year,
    read_period_ended,
    read_same_period,
)
from firsthand.language.times.timewords import (
    DAY,
    FISCAL,
    LONG_AGO,
    MONTH,
    MONTH_NAMES,
    OF_YEAR,
    RESULT,
    SEASON_NAMES,
    TH,
    TO,
    WD_SHORT,
    YEAR,
    S,
)

if TYPE_CHECKING:
    from firsthand.language.times.timesetting import Rule

_I = re.IGNORECASE
CALENDAR: tuple[Rule, ...] = (
    (
        re.compile(
            rf"\b(?:the{S}(?P<of>morning|afternoon|evening"
            rf"|night){S}of{S})?(?:(?P<dw>{WD_SHORT}){S}?,?{S}?(?:the{S})?)?(?P<m>{MONTH}){S}(?P<d>{DAY}){TH}(?:{TO}(?P<d2>{DAY}){TH})?(?![0-9%]|:[0-9])(?!,[0-9]{{3}}\b)"
            rf"(?:{S}?,?{S}?(?P<y>{YEAR})\b)?(?!{S}?(?:percent|per cent|people))",
            _I,
        ),
        read_date,
        MONTH_NAMES,
    ),
    (
        re.compile(
            rf"(?<![\w.$-])(?:the{S}(?P<of>morning|afternoon|evening"
            rf"|night){S}of{S})?(?:(?P<dw>{WD_SHORT}){S}?,?{S}?(?:the{S})?)?(?:the{S}(?=[0-9]))?(?P<d>{DAY}){TH}(?:{TO}(?P<d2>{DAY}){TH})?{S}(?:of{S})?(?P<m>{MONTH})(?![\w'’])"
            rf"(?:{S}?,?{S}?(?P<y>{YEAR})\b)?",
            _I,
        ),
        read_date,
        MONTH_NAMES,
    ),
    (
        re.compile(
            r"(?<![\w/.-])(?:(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])"
            r"|(?P<slash>[0-3]?[0-9]/[0-3]?[0-9]/(?:[12][0-9]{3}|[0-9]{2})"
            r"|[0-3]?[0-9]\.[01]?[0-9]\.[12][0-9]{3}))(?![\w/])"
        ),
        read_numeric,
        (),
    ),
    (
        re.compile(
            rf"\b(?:(?P<mod>early|late|mid|(?:the{S})?(?:beginning|start|end|middle|early part"
            rf"|latter part){S}of)[ \u00a0-](?:in{S})?)?(?:(?P<rel>last|this past|this coming|this"
            rf"|next){S})?(?P<m>{MONTH})"
            rf"(?:{S}?,?{S}?(?:of{S})?(?P<y>{YEAR})\b|{S}(?:of{S})?(?P<ry>last|this|next){S}year\b)?"
            rf"(?![\w'’]*[A-Za-z]|{S}?(?:[0-2]?[0-9]|3[01])(?![0-9])|{S}?[0-9]{{3}})",  # "last May 40 tanks": no day
            _I,
        ),
        read_month,
        MONTH_NAMES,
    ),
    (
        re.compile(
            rf"(?<![\w$£€.,/#:-])(?:(?P<mod>early|late|mid|(?:the{S})?(?:beginning|start"
            rf"|end){S}of)[ \u00a0-](?:in{S})?)?(?P<y>(?:19|20)[0-9]{{2}}|{LONG_AGO})(?![\w%/]|[,.:][0-9]|-[0-9A-Za-z]"
            rf"|['’]s? [0-9]|[ \u00a0-]blocks?\b)",  # "the 1900 block of Lowry Avenue" is an address
            _I,
        ),
        read_year,
        ("19", "20", "in 1", "In 1", "since 1", "Since 1"),
    ),
    (
        re.compile(
            rf"(?<![\w$])(?:the{S})?(?:(?P<mod>early|late|mid)[ -](?:to[ -]late[ -])?)?(?:(?P<decade>(?:1[0-9]"
            rf"|20)[0-9]0['’]?s|['’][1-9]0s)|(?P<century>[12][0-9]|[1-9])(?:st|nd|rd|th)[ -]century)\b",
            _I,
        ),
        read_decade,
        ("0s", "0's", "0’s", "century"),
    ),
    (
        re.compile(
            rf"\bthe (?P<od>{DAY})(?:st|nd|rd|th)\b(?=[.,;:)]|$|{S}(?:and|to|when|as|after|before|at|in"
            rf"|of this month)\b)",
            _I,
        ),
        read_ordinal_day,
        ("st", "nd", "rd", "th"),
    ),
    (
        re.compile(
            rf"\bthe{S}(?:(?:first|second|third|fourth|fiscal|financial|full){S})?(?P<eunit>quarter|half|year|month|week)"
            rf"(?={S}(?:which{S}|that{S})?(?:ended|ending|ends|to|through){S}(?:on{S})?(?:(?P<ed2>{DAY}){S})?"
            rf"(?P<em>{MONTH})(?:{S}(?P<ed>{DAY})\b(?!:))?(?:{S}?,?{S}?(?P<ey>{YEAR})\b)?)",
            _I,
        ),
        read_period_ended,
        (" end", " to ", " through "),
    ),
    (
        re.compile(
            rf"\b(?:(?:the|early|late){S})?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all"
            rf"|[Ww]inter)(?:{S}(?:of{S})?(?P<sy>(?:19|20)[0-9]{{2}})\b|(?<=the [sS]ummer)|(?<=the [wW]inter)"
            rf"|(?<=the [aA]utumn))(?!\w)"
        ),
        read_season,
        SEASON_NAMES,
    ),
    (
        re.compile(
            rf"\b(?:the{S})?(?:fiscal{S})?(?P<qname>first|second|third|fourth|final|last)[ \u00a0-](?:fiscal{S})?"
            rf"(?:(?P<quarter>quarter)|(?P<half>half)(?={S}of{S}(?:{FISCAL}?(?:{YEAR}|year\b)"
            rf"|(?:last|this|next|the(?:{S}(?:current|previous|following|same|fiscal|financial))?){S}year\b)"
            rf"|{S}(?:last|this|next){S}year|{S}{RESULT}\b))\b(?!-|{S}of{S}an?\b){OF_YEAR}?",
            _I,
        ),
        read_part_of_year,
        ("quarter", "half"),
    ),
    (
        re.compile(
            rf"\b(?:(?:Q(?P<q>[1-4])|H(?P<h>[12])(?={S}?['’]?(?:19|20)))(?:{S}?(?:of{S})?(?:(?:fiscal|FY){S}?)?"
            rf"['’]?(?P<qy>(?:19|20)[0-9]{{2}}|(?<=['’])[0-9]{{2}}))?|(?P<qy0>(?:19|20)[0-9]{{2}}){S}?Q(?P<q0>[1-4])"
            rf"|(?P<q1>[1-4])Q['’]?(?P<qy1>(?:20)?[0-9]{{2}}))\b"
        ),
        read_part_of_year,
        ("q", "h1", "h2"),
    ),
    (
        re.compile(rf"\b(?:{FISCAL}(?P<fy>{YEAR})|FY{S}?['’]?(?P<fy2>(?:20)?[0-9]{{2}}))(?:[-/][0-9]{{2,4}})?\b", _I),
        read_fiscal_year,
        ("fiscal", "financial", "fy"),
    ),
    (
        re.compile(
            rf"\bthe{S}(?:(?:same|corresponding|comparable|like|equivalent){S}(?P<unit>period|quarter|month|week|time|day)"
            rf"(?:{S}(?:of{S}|in{S})?(?:(?:the{S})?(?P<last>last|previous|prior|preceding){S}year"
            rf"|a{S}year{S}(?:ago|earlier|before)|(?P<y>{YEAR})))"
            rf"|(?:year-ago|year-earlier|prior-year){S}(?P<unit2>period|quarter|month|week))\b",
            _I,
        ),
        read_same_period,
        ("year",),
    ),
    (
        re.compile(
            rf"\b(?P<hol>{iv.HOLIDAYS.replace(chr(39), '[’' + chr(39) + ']').replace('.', '[.]?')}|new years (?:eve"
            rf"|day)|july 4th)\b(?:{S}(?P<hy>(?:19|20)[0-9]{{2}})\b)?",
            _I,
        ),
        read_holiday,
        (),
    ),
)
