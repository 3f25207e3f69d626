"""The rules for expressions of time: each is a pattern and the reader that resolves its match.

Spans follow TimeML and MEANTIME: prepositions stay outside, determiners and modifiers ("early 2009", "almost two
years", "this week") inside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language import intervals as iv
from firsthand.language.calendartimes import (
    read_date,
    read_decade,
    read_holiday,
    read_month,
    read_numeric,
    read_ordinal_day,
    read_quarter,
    read_season,
    read_year,
)
from firsthand.language.durations import period, read_duration, read_set, read_vague
from firsthand.language.numerals import WORDS
from firsthand.language.relativetimes import (
    read_anaphor,
    read_clock,
    read_deictic,
    read_part_of_day,
    read_relative,
    read_sun,
    read_weekday,
)
from firsthand.language.timesetting import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.language.timesetting import Setting

_S = r"[ \u00a0]"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WD = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_WD_SHORT = rf"(?:{_WD}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})"
_TO = rf"{_S}?(?:-|–|—|to|and|through|&|or){_S}?"
_PART = r"(?:early morning|late night|morning|afternoon|evening|night|overnight|midday)"
_ZONE = (
    r"(?:UTC|GMT|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET|CEST|EET|MSK|local time|Moscow time"
    r"|(?:Eastern|Central|Mountain|Pacific)(?: (?:Standard|Daylight))?(?: time)?)"
)
_CLOCK = (
    rf"(?:(?P<h>[01]?[0-9]|2[0-4])(?:[:.](?P<min>[0-5][0-9])(?::[0-5][0-9])?)?{_S}?(?P<ap>[ap])\.?{_S}?m\b\.?"
    rf"|(?P<h24>[01]?[0-9]|2[0-3]):(?P<m24>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:.])"
    rf"|(?P<h4>[01][0-9]|2[0-3])(?P<m4>[0-5][0-9])(?={_S}?(?:hours|hrs|GMT|UTC|local))(?:{_S}?(?:hours|hrs))?"
    rf"|(?P<hb>1[0-2]|[1-9])(?={_S}(?:last night|tonight|this (?:morning|afternoon|evening)"
    rf"|yesterday{_S}(?:morning|afternoon|evening)))"
    rf"|(?P<hw>[0-9]{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){_S}o['’]clock"
    r"|(?P<word>noon|midnight))"
)
_ABOUT = (
    rf"(?:(?:about|around|approximately|roughly|nearly|almost|just (?:before|after)|shortly (?:before|after)"
    rf"|exactly){_S})"
)
_UNIT = r"(?:second|minute|hour|day|week|weekend|month|year|decade|century|centurie|night|quarter)"
_NUM = (
    rf"(?:[0-9]{{1,4}}(?:,[0-9]{{3}})?(?:\.[0-9]+)?|{WORDS}|an?|several|a few|few|many|some|a couple of|a couple"
    rf"|a number of|half an?|the)"
)


_I = re.IGNORECASE
RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Setting], Reading | None]], ...] = (
    (
        re.compile(
            rf"\b(?:the{_S}(?P<of>morning|afternoon|evening"
            rf"|night){_S}of{_S})?(?:(?P<dw>{_WD_SHORT}){_S}?,?{_S}?(?:the{_S})?)?(?P<m>{_MONTH}){_S}(?P<d>{_DAY}){_TH}(?:{_TO}(?P<d2>{_DAY}){_TH})?(?![0-9:%])(?!,[0-9]{{3}}\b)"
            rf"(?:{_S}?,?{_S}?(?P<y>{_YEAR})\b)?(?!{_S}?(?:percent|per cent|people))",
            _I,
        ),
        read_date,
    ),
    (
        re.compile(
            rf"(?<![\w.$-])(?:the{_S}(?P<of>morning|afternoon|evening"
            rf"|night){_S}of{_S})?(?:(?P<dw>{_WD_SHORT}){_S}?,?{_S}?(?:the{_S})?)?(?:the{_S}(?=[0-9]))?(?P<d>{_DAY}){_TH}(?:{_TO}(?P<d2>{_DAY}){_TH})?{_S}(?:of{_S})?(?P<m>{_MONTH})(?![\w'’])"
            rf"(?:{_S}?,?{_S}?(?P<y>{_YEAR})\b)?",
            _I,
        ),
        read_date,
    ),
    (
        re.compile(
            r"(?<![\w/.-])(?:(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])"
            r"|(?P<slash>[0-3]?[0-9]/[0-3]?[0-9]/(?:[12][0-9]{3}|[0-9]{2})"
            r"|[0-3]?[0-9]\.[01]?[0-9]\.[12][0-9]{3}))(?![\w/])"
        ),
        read_numeric,
    ),
    (
        re.compile(
            rf"\b(?:(?P<mod>early|late|mid|(?:the{_S})?(?:beginning|start|end|middle|early part"
            rf"|latter part){_S}of)[ \u00a0-](?:in{_S})?)?(?:(?P<rel>last|this past|this coming|this"
            rf"|next){_S})?(?P<m>{_MONTH})"
            rf"(?:{_S}?,?{_S}?(?:of{_S})?(?P<y>{_YEAR})\b)?(?![\w'’]*[A-Za-z]|{_S}?[0-9])",
            _I,
        ),
        read_month,
    ),
    (
        re.compile(
            rf"(?<![\w$£€.,/#:-])(?:(?P<mod>early|late|mid|(?:the{_S})?(?:beginning|start"
            rf"|end){_S}of)[ \u00a0-](?:in{_S})?)?(?P<y>(?:19|20)[0-9]{{2}})(?![\w%/]|[,.:][0-9]|-[0-9A-Za-z]"
            rf"|['’]s? [0-9])",
            _I,
        ),
        read_year,
    ),
    (
        re.compile(
            rf"(?<![\w$])(?:the{_S})?(?:(?P<mod>early|late|mid)[ -](?:to[ -]late[ -])?)?(?:(?P<decade>(?:1[0-9]"
            rf"|20)[0-9]0['’]?s|['’][1-9]0s)|(?P<century>[12][0-9]|[1-9])(?:st|nd|rd|th)[ -]century)\b",
            _I,
        ),
        read_decade,
    ),
    (
        re.compile(
            rf"\b(?:the{_S}(?P<of>morning|afternoon|evening|night){_S}of{_S})?(?:(?P<lead>(?:early|late|last"
            rf"|this past|this coming|this|next|the past)(?:{_S}(?:on|this"
            rf"|last))?){_S})?(?P<wd>{_WD})\b(?:['’]s)?(?:{_S}(?P<part>{_PART})\b)?",
            _I,
        ),
        read_weekday,
    ),
    (
        re.compile(
            rf"(?<![\w.:$-]){_ABOUT}?{_CLOCK}(?P<zone>{_S}?\(?{_S}?{_ZONE}(?:{_S}?[+-][0-9]{{1,2}})?\b{_S}?\)?)?"
            rf"(?:{_S}?,?{_S}?(?:on{_S})?(?P<crel>last{_S})?(?:(?P<cwd>{_WD})\b(?:{_S}{_PART}\b)?|(?P<deictic>today"
            rf"|yesterday|tonight|this morning|last night|this afternoon|this evening)(?:{_S}(?:morning|afternoon"
            rf"|evening))?\b))?"
            rf"(?:{_S}?,?{_S}?(?:on{_S})?(?P<cm>{_MONTH}){_S}(?P<cd>{_DAY})\b(?:{_S}?,{_S}?(?P<cy>{_YEAR}))?)?",
            _I,
        ),
        read_clock,
    ),
    (
        re.compile(
            rf"\b(?P<when>the day before yesterday|(?:today|yesterday|tomorrow)(?=\W|$)|tonight|overnight"
            rf"|last (?:night|evening)|(?:early )?this (?:morning|afternoon|evening))\b(?:{_S}(?P<dpart>morning"
            rf"|afternoon|evening|night)\b)?",
            _I,
        ),
        read_deictic,
    ),
    (
        re.compile(
            r"\b(?:that|the same|the previous|the following|the next)(?: very)? (?P<ppart>morning|afternoon|evening"
            r"|night)\b",
            _I,
        ),
        read_part_of_day,
    ),
    (
        re.compile(
            r"(?:(?<=\bat )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )|(?<=\baround )|(?<=\buntil )|(?<=\bsince ))"
            r"(?P<sun>dawn|daybreak|sunrise|nightfall|dusk|sunset|sundown)\b(?! on\b)",
            _I,
        ),
        read_sun,
    ),
    (
        re.compile(
            r"\b(?:(?:the same|that|the next|the following|the previous|the very next) day|the day (?:before"
            r"|after)(?! the\b| yesterday)|a day (?:earlier|later|before|after)|one day (?:earlier|later)"
            r"|next day)\b(?: (?P<apart>morning|afternoon|evening|night)\b)?",
            _I,
        ),
        read_anaphor,
    ),
    (
        re.compile(
            rf"\bthe (?P<od>{_DAY})(?:st|nd|rd|th)\b(?=[.,;:)]|$|{_S}(?:and|to|when|as|after|before|at|in"
            rf"|of this month)\b)",
            _I,
        ),
        read_ordinal_day,
    ),
    (
        re.compile(
            rf"\b(?:(?P<rmod>(?:earlier|later|early|late|mid|(?:the{_S})?(?:beginning|start|end"
            rf"|middle){_S}of))[ -])?(?P<rrel>this past|this|last|next|(?:the{_S})?(?:past|previous|coming|following"
            rf"|last|next|current)|the(?={_S}(?:year|month|week)\b))"
            rf"{_S}(?P<runit>week|weekend|month|year|quarter|decade|century|spring|summer|autumn|fall|winter)\b(?!-)",
            _I,
        ),
        read_relative,
    ),
    (
        re.compile(
            rf"\b(?:(?:the|early|late){_S})?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all"
            rf"|[Ww]inter)(?:{_S}(?:of{_S})?(?P<sy>(?:19|20)[0-9]{{2}})\b|(?<=the [sS]ummer)|(?<=the [wW]inter)"
            rf"|(?<=the [aA]utumn))(?!\w)"
        ),
        read_season,
    ),
    (
        re.compile(
            rf"\b(?:(?:the{_S})?(?P<qname>first|second|third|fourth"
            rf"|final){_S}quarter(?:{_S}of{_S}(?:fiscal{_S})?(?P<qy>(?:19|20)[0-9]{{2}}))?"
            rf"|Q(?P<q>[1-4])(?:{_S}(?:of{_S})?(?P<qy2>(?:19|20)[0-9]{{2}}))?)\b",
            _I,
        ),
        read_quarter,
    ),
    (
        re.compile(
            rf"\b(?P<hol>{iv.HOLIDAYS.replace(chr(39), '[’' + chr(39) + ']').replace('.', '[.]?')}|new years (?:eve"
            rf"|day)|july 4th)\b(?:{_S}(?P<hy>(?:19|20)[0-9]{{2}})\b)?",
            _I,
        ),
        read_holiday,
    ),
    (
        re.compile(
            rf"(?<![\w.,$-])(?:(?P<window>(?:the|these|those|this){_S}(?:next|past|last|previous|coming|following"
            rf"|first|final)|(?:next|past|last)){_S})?"
            rf"(?:(?:about|around|approximately|nearly|almost|roughly){_S})?(?P<amount>{_NUM})[ \u00a0-](?:more{_S}"
            rf"|full{_S}|straight{_S}|long{_S})?(?P<dunit>{_UNIT}s?)\b(?![- ]+old|-olds)(?!{_S}of{_S}age)"
            rf"(?:{_S}(?P<tail>ago|earlier|later|afterwards?|from now)\b)?",
            _I,
        ),
        read_duration,
    ),
    (
        re.compile(
            r"\b(?P<window>)(?P<amount>several|many)?(?P<dunit>decade|year|month|week|hour|day"
            r"|centurie)s-long\b(?P<tail>)",
            _I,
        ),
        lambda m, _s: Reading("DURATION", iv.Interval(period(None, m["dunit"].lower()))),
    ),
    (
        re.compile(
            rf"\b(?:(?:every|each|per)(?:{_S}(?:other|single))?{_S}(?:(?P<setunit>day|night|week|month|year|hour"
            rf"|morning|minute|decade)|(?P<setwd>{_WD}))|(?P<setadj>daily|weekly|monthly|quarterly|annual|annually"
            rf"|yearly|hourly|nightly|biweekly))\b(?!-old)",
            _I,
        ),
        read_set,
    ),
    (
        re.compile(
            r"\b(?P<vague>now|currently|(?:more |most |just )?recently|nowadays|presently|at (?:the|this) (?:moment"
            r"|time|point)|in the near future|lately)\b",
            _I,
        ),
        read_vague,
    ),
)
