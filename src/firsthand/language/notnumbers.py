"""Numbers that count and measure nothing: dates, clock times, addresses, phone numbers, ordinals, scores, ages."""

from __future__ import annotations

import re

from firsthand.language.doc import Quantity
from firsthand.language.numerals import SMALL, read_number

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_STREET = (
    r"(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|ln|court|ct|place|pl|highway|hwy|parkway|pkwy"
    r"|terrace|ter"
    r"|circle|cir|way|pike|square|trail|alley|loop|broadway)"
)
_ORDINALS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
)
_ORDINAL_VALUES = {word: n + 1 for n, word in enumerate(_ORDINALS.split("|(?:", maxsplit=1)[0].split("|"))}
_NAMED = (
    r"(?:route|rte\.?|highway|hwy\.?|interstate|us|u\.s\.|state road|county road|cr|sr|i|flight|no\.|nos\.|number"
    r"|room|apartment|apt\.?|suite"
    r"|unit|building|block|exit|channel|district|precinct|ward|zone|sector|area|chapter|article|section|page|line"
    r"|platform"
    r"|gate|terminal|pier|bus|train|class|grade|phase|stage|level|category|type|model|mark|version|windows|game"
    r"|week|round"
    r"|group|team|division|brigade|regiment|squad|company|station|engine|ladder|medic|local|psalm|verse"
    r"|resolution|protocol"
    r"|act|title|rule|lot|box|zip|case|docket|ext\.?|extension|tier|planet|world war|s&p|s p|sp|nasdaq|ftse|stoxx"
    r"|nikkei|asx|csi|dax|super bowl|proposition|measure|pm|day)"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SMALL_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
# One pattern, named by what it finds; a later alternative never sees what an earlier one took.
_MASKS = re.compile(
    r"(?=(?<!\w)[\w@#'’(+]|,|[ ]\(|@)(?:"  # most positions fail here, before any alternative is tried
    r"(?P<skip>https?://\S+|www\.\S+|@\w\S*|#\w+)"
    r"|(?P<phone>(?<![\w.])(?:\+?1[-. ])?(?:\([0-9]{3}\) ?|[0-9]{3}[-./])[0-9]{3}[-. ][0-9]{4}\b"
    r"|(?<![\w-])(?:1-)?8[0-9]{2}-[0-9]{3}-[0-9A-Z]{4,7}\b|(?<![\w-])[0-9]{3}-[0-9]{4}\b"
    r"|(?<![\w-])1-8[0-9]{2}-[0-9A-Z-]{7,14}"
    r"|(?<![\w-])9-1-1\b|\b(?:call(?:ed|ing|s)?|dial(?:ed|ing|led)?|a|the|to|via|through|with) 911\b(?! [a-z]+s\b)"
    r"|\b911\b(?! (?:[a-z]+ )?(?:people|[a-z]+s)\b)|\b911 (?:calls?|callers?|dispatch(?:er|ers)?|tapes?"
    r"|operators?|centers?|emergency)\b|\b9/11\b)"
    r"|(?P<date>\b(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]\b|(?<![\w/$])[0-3]?[0-9]/[0-3]?[0-9]/(?:[0-9]{4}|[0-9]{2})\b"
    rf"|\b{_MONTH} {_DAY}(?: ?(?:-|–|—|to|and|&) ?{_DAY})?(?![0-9:/])(?!,[0-9])(?: ?, ?[12][0-9]{{3}}\b(?! [a-z]+s\b))?"
    rf"|(?<![\w.,$]){_DAY}(?: ?(?:-|–|—|to|and|&) ?{_DAY})? (?:of )?{_MONTH}\b(?![’'])(?:,? [12][0-9]{{3}}\b)?"
    rf"|\b{_MONTH},? (?:of )?[12][0-9]{{3}}\b|(?<!\w)(?:A\.?D\.? [0-9]+(?: (?:and|to) [0-9]+)?|[0-9]+ (?:BCE?|B\.C\.)))"
    r"|(?P<clock>(?<![\w.:$])[0-2]?[0-9](?:[:.][0-5][0-9])?(?: ?(?:-|–|to"
    r"|and) ?[0-2]?[0-9](?:[:.][0-5][0-9])?)? ?[ap]\.? ?m\b\.?"
    rf"|(?<![\w.:$])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\.[0-9]+)?(?! ?[:0-9])|\b(?:[0-9]{{1,2}}"
    rf"|{_HOURS}) o['’]clock\b"
    r"|(?<!\w)[0-2][0-9][0-5][0-9] ?(?:hours|hrs|gmt|utc|local time)\b)"
    r"|(?P<address>(?<![\w,.$])[0-9]{1,6}(?:[- ]?(?:hundred))?(?:st|nd|rd|th)? blocks?\b"
    rf"|(?<![\w,.$-])[0-9]{{1,6}}[A-Z]?(?: [NSEW]\.?W?E?\.?| North| South| East| West)? (?!(?:St"
    rf"|Dr)\.? [A-Z][a-z]+ )(?:[0-9]{{1,3}}(?:st|nd|rd|th)"
    rf"|(?:[A-Z][\w'’.]*)(?: [A-Z][\w'’]*){{0,3}}) {_STREET.title().replace('|', '|')}\b)"
    r"|(?P<agespan>\bin (?:his|her|their|its) (?:(?:early|mid|late)[- ])?(?:to[- ]late[- ])?(?P<age7>[1-9]0)['’]?s\b)"
    r"|(?P<yearspan>(?<![\w,.$-])[12][0-9]{3}[-–/](?:[12][0-9]{3}|[0-9]{2})\b(?![-–0-9])"
    r"|(?<![\w,.$])(?:[12][0-9]{2}0|['’]?[1-9]0)['’]?s\b|(?<!\w)['’][0-9]{2}\b)"
    r"|(?P<ageof>\b(?:aged?|ages) (?:of )?(?:from |between )?(?P<age1>[0-9]{1,3})(?: ?(?:-|–|to"
    r"|and) ?(?P<age2>[0-9]{1,3}))?\b(?! ?(?:%|percent|per cent|people)))"
    r"|(?P<ageold>(?<![\w.,$])(?:(?P<age3>[0-9]{1,3}|"
    rf"(?:{_SMALL_WORDS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"[- ]+(?P<ageunit>years?|months?|weeks?|days?|yr|yrs)[- ]+olds?\b|(?P<age4>[0-9]{1,2})y/?o\b))"
    r"|(?P<agecomma>(?<=[a-z.’'A-Z]), ?(?P<age5>[1-9][0-9]?|10[0-9])(?= ?[,.;)]| of [A-Z]| and [A-Z]"
    r"|$)(?!,[0-9]{3})(?!\.[0-9]))"
    r"|(?P<ageparen>(?<=[a-z]) \((?P<age6>[1-9][0-9]?)\)(?!\w))"
    r"|(?P<score>(?<![\w,.$-])[0-9]{1,3}[-–][0-9]{1,3}(?= (?:win|loss|victory|defeat|lead|draw|tie|record|vote"
    r"|decision|thanks|in favou?r|at home|on aggregate|majority)\b))"
    rf"|(?P<rank>(?<![\w.,$])[0-9]{{1,3}}(?:,[0-9]{{3}})*(?:st|nd|rd|th)\b|\b(?:{_ORDINALS})\b(?!s))"
    rf"|(?P<named>\b{_NAMED}[ -]#?[0-9][0-9-]*[A-Z]?\b(?!,[0-9]{{3}}|\.[0-9]|%| ?(?:people|persons|men|women"
    rf"|children|killed|dead|injured|wounded)))"
    r"|(?P<hash># ?[0-9]+))",
    re.IGNORECASE,
)
_KINDS = {
    "skip": "skip", "phone": "label", "date": "year", "clock": "clock", "address": "label", "yearspan": "year",
    "ageof": "age", "ageold": "age", "agespan": "age", "agecomma": "age", "ageparen": "age",
    "score": "score", "rank": "rank",
    "named": "label", "hash": "label",
}  # fmt: skip
_NUMBER = re.compile(r"[0-9]+")


def find_masks(text: str) -> list[Quantity]:
    """Return the numbers that are no counts, in order, as quantities of their kind; "skip" ones are not numbers."""
    found = []
    for match in _MASKS.finditer(text):
        group = match.lastgroup or ""
        kind = next((name for name in _KINDS if match[name] is not None), group)
        mask = _mask(match, kind)
        if mask is not None:
            found.append(mask)
    return found


def _mask(match: re.Match[str], group: str) -> Quantity | None:
    start, end, surface = match.start(), match.end(), match.group()
    kind, unit = _KINDS[group], None
    digits = _NUMBER.findall(surface)
    value: float | tuple[float | None, float | None] = float(digits[0][:15]) if digits else 0.0
    if kind == "age":
        return _age(match, group)
    if kind == "rank" and not digits:
        value = float(_ORDINAL_VALUES.get(surface.lower(), 0))
    return Quantity(start, end, value, "=", kind, unit, None, None)


def _age(match: re.Match[str], group: str) -> Quantity | None:
    first = next((match[f"age{n}"] for n in (1, 3, 4, 5, 6, 7) if match[f"age{n}"]), "")
    if not first[0].isdigit() and first.lower().split("-")[0] not in SMALL:
        return None
    number = read_number(first)
    if number is None:
        return None
    value: float | tuple[float | None, float | None] = number
    if match["age2"]:
        value = (number, float(match["age2"]))
    elif match["age7"]:
        value = (number, number + 9)
    start = (
        match.start("age5") if group == "agecomma" else match.start("age6") if group == "ageparen" else match.start()
    )
    end = match.end("age5") if group == "agecomma" else match.end("age6") if group == "ageparen" else match.end()
    unit = (match["ageunit"] or "year").lower().rstrip("s")
    return Quantity(start, end, value, "=", "age", "year" if unit == "yr" else unit, None, None)
