"""Words that the rules for expressions of time are made of: months, weekdays, units, clock times, amounts."""

from __future__ import annotations

from firsthand.language.quantities.numerals import WORDS

S = r"[ \u00a0]"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WD = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
WD_SHORT = rf"(?:{WD}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
TH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})"
# A bare number below 1900 is a year after "in" or "since" where no noun follows that it could count.
LONG_AGO = (
    r"(?:(?<=\bin )|(?<=\bsince ))1[0-8][0-9]{2}"
    r"(?=[,.;:)]|\s+(?:and|when|by|after|the|a|an|to|for|with|was|were)\b|\s*$)"
)
TO = rf"{S}?(?:-|–|—|to|and|through|&|or){S}?"
PART = r"(?:early morning|late night|morning|afternoon|evening|night|overnight|midday)"
ZONE = (
    r"(?:UTC|GMT|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET|CEST|EET|MSK|local time|Moscow time"
    r"|(?:Eastern|Central|Mountain|Pacific)(?: (?:Standard|Daylight))?(?: time)?)"
)
CLOCK = (
    rf"(?:(?P<h>[01]?[0-9]|2[0-4])(?:[:.](?P<min>[0-5][0-9])(?::[0-5][0-9])?)?{S}?(?P<ap>[ap])\.?{S}?m\b\.?"
    rf"|(?P<h24>[01]?[0-9]|2[0-3]):(?P<m24>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:.])"
    rf"|(?P<h4>[01][0-9]|2[0-3])(?P<m4>[0-5][0-9])(?={S}?(?:hours|hrs|GMT|UTC|local))(?:{S}?(?:hours|hrs))?"
    rf"|(?P<hb>1[0-2]|[1-9])(?={S}(?:last night|tonight|this (?:morning|afternoon|evening)"
    rf"|yesterday{S}(?:morning|afternoon|evening)))"
    rf"|(?P<hw>[0-9]{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){S}o['’]clock"
    r"|(?P<word>noon|midnight))"
)
ABOUT = (
    rf"(?:(?:about|around|approximately|roughly|nearly|almost|just (?:before|after)|shortly (?:before|after)"
    rf"|exactly){S})"
)
UNIT = r"(?:second|minute|hour|day|week|weekend|month|year|decade|century|centurie|night|quarter)"
NUM = (
    rf"(?:[0-9]{{1,4}}(?:,[0-9]{{3}})?(?:\.[0-9]+)?(?:{S}?[½¼¾])?|half an?|(?:a|three) quarters? of an?|{WORDS}"
    rf"|an?|several|a few|few|many|some|a couple of|a couple|a number of|the)"
)
FISCAL = rf"(?:(?:the{S})?(?:fiscal|financial)(?:{S}year)?{S})"
OF_YEAR = (
    rf"(?:{S}(?:of{S}|in{S})?(?:{FISCAL}?(?P<qy>{YEAR})\b|(?P<qrel>the(?:{S}(?:current|fiscal|financial))?{S}year"
    rf"|(?:last|this|next|the{S}previous|the{S}following|the{S}same){S}year)\b))"
)
RESULT = (
    r"(?:profits?|sales|results|earnings|net|revenues?|loss(?:es)?|figures|pre-?tax|operating|turnover|deliveries|orders"
    r"|income|gdp|growth|numbers|report|performance|output|production|dividend)"
)

# What the text must hold for a rule that speaks of them to be tried at all.
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASON_NAMES = ("spring", "summer", "autumn", "fall", "winter")
UNIT_NAMES = (
    "week", "month", "year", "day", "hour", "minute", "second", "quarter", "decade", "centur", "night", *SEASON_NAMES,
)  # fmt: skip
