"""Rules for times told from the day of publication or a day named before, and for times of day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.times.relativetimes import (
    read_anaphor,
    read_attack_day,
    read_clock,
    read_deictic,
    read_middle,
    read_part_of_day,
    read_relative,
    read_small_hours,
    read_sun,
    read_weekday,
)
from firsthand.language.times.timewords import ABOUT, CLOCK, DAY, MONTH, PART, UNIT_NAMES, WD, YEAR, ZONE, S

if TYPE_CHECKING:
    from firsthand.language.times.timesetting import Rule

_I = re.IGNORECASE
RELATIVE: tuple[Rule, ...] = (
    (
        re.compile(
            rf"\b(?:the{S}(?P<of>morning|afternoon|evening|night){S}of{S})?(?:(?P<lead>(?:early|late|last"
            rf"|this past|this coming|this|next|the past)(?:{S}(?:on|this"
            rf"|last))?){S})?(?P<wd>{WD})\b(?:['’]s)?(?:{S}(?P<part>{PART})(?P<every>s)?\b)?",
            _I,
        ),
        read_weekday,
        ("day",),
    ),
    (
        re.compile(
            rf"(?<![\w.:$-]){ABOUT}?{CLOCK}(?P<zone>{S}?\(?{S}?{ZONE}(?:{S}?[+-][0-9]{{1,2}})?\b{S}?\)?)?"
            rf"(?:{S}?,?{S}?(?:on{S})?(?P<crel>last{S})?(?:(?P<cwd>{WD})\b(?!{S}?,{S}?{MONTH})(?:{S}{PART}\b)?|(?P<deictic>today"
            rf"|yesterday|tonight|this morning|last night|this afternoon|this evening)(?:{S}(?:morning|afternoon"
            rf"|evening))?\b))?"
            rf"(?:{S}?,?{S}?(?:on{S})?(?P<cm>{MONTH}){S}(?P<cd>{DAY})\b(?:{S}?,{S}?(?P<cy>{YEAR}))?)?",
            _I,
        ),
        read_clock,
        (),
    ),
    (
        re.compile(
            rf"\b(?P<when>the day before yesterday|(?:today|yesterday|tomorrow)(?=\W|$)|tonight|overnight"
            rf"|last (?:night|evening)|(?:early )?this (?:morning|afternoon|evening))\b(?:{S}(?P<dpart>morning"
            rf"|afternoon|evening|night)\b)?",
            _I,
        ),
        read_deictic,
        ("day", "night", "tomorrow", "this ", "last "),
    ),
    (
        re.compile(
            r"\b(?:(?:later |early |earlier )?(?:that|the same|the previous|the following|the next)(?: very)?"
            r" (?P<ppart>morning|afternoon|evening|night)|the (?P<apart>morning|afternoon|evening|night) "
            r"(?P<step>before|after)(?! the\b))\b",
            _I,
        ),
        read_part_of_day,
        ("morning", "afternoon", "evening", "night"),
    ),
    (
        re.compile(
            r"(?:(?<=\bat )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )|(?<=\baround )|(?<=\buntil )|(?<=\bsince ))"
            r"(?P<sun>dawn|daybreak|sunrise|nightfall|dusk|sunset|sundown)\b(?! on\b)",
            _I,
        ),
        read_sun,
        ("dawn", "daybreak", "sunrise", "nightfall", "dusk", "sunset", "sundown"),
    ),
    (
        re.compile(
            r"\b(?:(?:(?:later|earlier) )?(?:the same|that|the next|the following|the previous|the very next) day"
            r"|the day (?:before|after)(?! the\b| yesterday)"
            r"|a day (?:earlier|later|(?:before|after)(?=[.,;]|$))|one day (?:earlier|later)|next day)\b"
            r"(?: (?P<apart>morning|afternoon|evening|night)\b)?",
            _I,
        ),
        read_anaphor,
        (" day", "next day"),
    ),
    (
        re.compile(
            rf"\b(?:(?P<rmod>(?:earlier|later|early|late|mid|(?:the{S})?(?:beginning|start|end"
            rf"|middle){S}of))[ -])?(?P<rrel>this past|this|last|next|(?:the{S})?(?:past|previous|coming|following"
            rf"|last|next|current)|the(?={S}(?:year|month|week|weekend|quarter)\b))"
            rf"{S}(?P<runit>week|weekend|month|year|quarter|decade|century|spring|summer|autumn|fall|winter)\b(?!-)",
            _I,
        ),
        read_relative,
        UNIT_NAMES,
    ),
    (
        re.compile(
            rf"\b(?:mid[- ]?(?P<part>morning|afternoon)|(?P<midday>midday)|(?P<early>early{S}morning))\b(?!{S}hours)",
            _I,
        ),
        read_middle,
        ("mid", "early morning"),
    ),
    (
        re.compile(
            rf"\b(?:the{S})?(?:early|wee){S}(?:morning{S})?hours{S}(?:of|on){S}(?P<wd>{WD})\b(?!{S}?,{S}?{MONTH})",
            _I,
        ),
        read_small_hours,
        ("hours",),
    ),
    (re.compile(r"(?<![\w/$.,-])9/11\b(?![/%]|\.[0-9])"), read_attack_day, ("9/11",)),
)
