"""Numbers that count and measure nothing: dates, clock times, addresses, phone numbers, ordinals, scores, ages."""

from __future__ import annotations

import re

from firsthand.language.doc import Quantity
from firsthand.language.quantities.numerals import SMALL, read_number

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
# In a headline: "3 Dead After Shooting On Main Street".
_NO_STREET = (
    r"(?:On|In|At|Near|After|From|And|People|Persons|Men|Women|Dead|Killed|Injured|Wounded|Shot|Hurt|Teens|Children"
    r"|Students|Officers|Victims|Suspects)\b"
)
_ORDINALS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
)
_ORDINAL_VALUES = {word: n + 1 for n, word in enumerate(_ORDINALS.split("|(?:", maxsplit=1)[0].split("|"))}
_NAMED = (
    r"(?:route|rte\.?|highway|hwy\.?|interstate|state road|county road|flight|no\.|nos\.|number|room|apartment|apt\.?"
    r"|suite|channel|district|precinct|chapter|article|section|category|version|windows|android|ios|resolution|protocol"
    r"|docket|ext\.|extension|world war|super bowl|proposition|psalm|verse|fortune|formula|apollo|iphone|ipad|galaxy"
    r"|playstation|xbox|mile ?(?:marker|post)|(?-i:Model|Mach|Mark|Type)|s&p|s p|sp|nasdaq|ftse"
    r"|stoxx|nikkei|asx|csi|dax|cac|ibex|topix|russell|tsx|dow|bse)"
)
# These stand before true counts, too ("gave the team 3 points", "cost the company 2 million dollars").
_MAY_NAME = (
    r"(?:(?-i:US|U\.S\.|CR|SR|PM)|(?-i:I)(?=-)|unit|building|block|exit|ward|zone|sector|area|page|line|platform|gate"
    r"|terminal|pier|bus|train|class|grade|phase|stage|level|type|model|mark|game|round|group|team|division"
    r"|brigade|regiment|squad|company|station|engine|ladder|medic|local|act|title|rule|lot|box|zip|case|tier|planet"
    # "In one week 48 lorries passed": a week that is counted or pointed at has no number of its own.
    r"|measure|(?<!\bone )(?<!\ba )(?<!\bthis )(?<!\blast )(?<!\bpast )(?:day|week))"
)
_NAMED_BY_WORD = (
    r"(?:phase|stage|level|tier|chapter|number|article|part|day|round|episode|season|volume|world war|grade|formula"
    r"|league|division|air force|marine|xbox|capital|gate|class|title|page)"
)
_COUNTED_NEXT = (
    r"(?! ?(?:%|percent|per cent|pct|million|billion|trillion|thousand|hundred|dozen|more\b|other\b|km|miles?"
    r"|met(?:er|re)s?"
    r"|[a-z]+(?:[bcdefghklmnoprty]s|ies|men|people)\b|people|persons|men\b|women|children|killed|dead|injured|wounded)"
    r"|,[0-9]{3}|\.[0-9])"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SMALL_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
# One pattern, named by what it finds; a later alternative never sees what an earlier one took.
_MASKS = re.compile(
    r"(?=(?<!\w)[\w@#'’(+]|,|[ ]\(|@|\[)(?:"  # most positions fail here, before any alternative is tried
    r"(?P<skip>https?://\S+|www\.\S+|@\w\S*|#[A-Za-z_]\w*|(?<=\S)\[[0-9]{1,3}\]"
    # Idioms and names made of numbers; screens, networks and shapes.
    r"|(?:one-on-one|one-to-one|7-eleven|24[/-]7|50[/-]50|9-to-5|20[/-]20|catch[- ]22"
    r"|zero[- ](?:tolerance|sum|gravity|day)|(?:ground|net|absolute) zero|(?-i:PS[1-5])|(?-i:[2-6]G)(?:/(?-i:[2-6]G))?"
    r"|(?:480|720|1080|1440|2160|4320)[pi]|(?-i:[248]K)(?=[ -](?:tv|television|video|display|screen|resolution|content"
    r"|footage|ultra|monitor|camera|movie|blu)))\b)"
    r"|(?P<phone>(?<![\w.])(?:\+?1[-. ])?(?:\([0-9]{3}\) ?|[0-9]{3}[-./])[0-9]{3}[-. ][0-9]{4}\b"
    r"|(?<![\w-])(?:1-)?8[0-9]{2}-[0-9]{3}-[0-9A-Z]{4,7}\b|(?<![\w-])[0-9]{3}-[0-9]{4}\b"
    r"|(?<![\w-])1-8[0-9]{2}-[0-9A-Z-]{7,14}"
    r"|(?<![\w.,])(?:\+[1-9][0-9]{0,2}[ -]?\(?0?\)?|\(?0)[0-9]{1,5}\)?(?:[ -][0-9]{2,6}){1,4}\b"
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
    rf"|(?-i:(?<![\w,.$-])[0-9]{{1,6}}[A-Z]?(?: [NSEW]\.?W?E?\.?| North| South| East| West)? (?!(?:St"
    rf"|Dr)\.? [A-Z][a-z]+ )(?:[0-9]{{1,3}}(?:st|nd|rd|th)"
    rf"|(?!{_NO_STREET})(?:[A-Z][\w'’.]*)(?: (?!{_NO_STREET})[A-Z][\w'’]*){{0,3}}) {_STREET.title()}\b))"
    r"|(?P<agespan>\bin (?:his|her|their|its) (?:(?:early|mid|late)[- ])?(?:to[- ]late[- ])?(?P<age7>[1-9]0)['’]?s\b)"
    r"|(?P<yearspan>(?<![\w,.$-])[12][0-9]{3}[-–/](?:[12][0-9]{3}|[0-9]{2})\b(?![-–0-9])"
    r"|(?<![\w,.$])(?:[12][0-9]{2}0|['’]?[1-9]0)['’]?s\b|(?<!\w)['’][0-9]{2}\b)"
    r"|(?P<ageof>\b(?:aged?|ages) (?:of )?(?:from |between )?(?P<age1>[0-9]{1,3})(?: ?(?:-|–|to"
    r"|and) ?(?P<age2>[0-9]{1,3}))?\b(?! ?(?:%|percent|per cent|people)))"
    r"|(?P<ageold>(?<![\w,$])(?<![0-9]\.)(?:(?P<age3>[0-9]{1,3}|"
    rf"(?:{_SMALL_WORDS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"[- ]+(?P<ageunit>years?|months?|weeks?|days?|yr|yrs)[- ]+olds?\b|(?P<age4>[0-9]{1,2}(?:\.5)?)[ -]?y/?o\b))"
    r"|(?P<agecomma>(?<=[a-z.’'A-Z]), ?(?P<age5>[1-9][0-9]?|10[0-9])(?= ?[,.;)]| of [A-Z]| and [A-Z]"
    r"|$)(?!,[0-9]{3})(?!\.[0-9]))"
    r"|(?P<ageparen>(?<=[a-z]) \((?P<age6>[1-9][0-9]?)\)(?!\w))"
    r"|(?P<score>(?<![\w,.$-])[0-9]{1,3}[-–][0-9]{1,3}(?:(?= (?:win|loss|victory|defeat|lead|draw|tie|record|vote"
    r"|decision|thanks|in favou?r|at home|on aggregate|majority|triumph|home|away|over|against|up|down|ahead)\b)"
    r"|[-–][0-9]{1,3}(?![\w-]))|(?<![\w,.$:-])[0-9]{1,3}:[0-9]{1,2}(?![\w:.])"
    r"|(?<=\()[0-9]{1,3}[-–][0-9]{1,3}(?=\))|(?<![\w,.$-])[0-9]{1,3}-(?:for|of|on)-[0-9]{1,3}(?![\w-])"
    r"|(?<![\w,.$-])[0-9]{1,2}[-–][0-9]{1,2}(?:, [0-9]{1,2}[-–][0-9]{1,2}(?![\w-])(?! ?(?:%|percent|points))){1,4}"
    r"|(?<![\w,.$-])(?P<same>[0-9]{1,2})[-–](?P=same)(?![\w-])"
    r"|(?<=won )[0-9]{1,2}[-–][0-9]{1,2}\b|(?<=lost )[0-9]{1,2}[-–][0-9]{1,2}\b|(?<=drew )[0-9]{1,2}[-–][0-9]{1,2}\b)"
    # A date without a year, or a mark out of ten; "1/2" and its like are numbers.
    r"|(?P<slashed>(?<![\w/.,$-])(?!(?:[135]/8|1/2|[12]/3|[13]/4|[1-4]/5|[15]/6)(?![0-9]))[0-9]{1,2}/[0-9]{1,3}(?!\.?[\w/%]))"
    r"|(?P<height>(?<![\w.,$-])(?P<feet>[1-9])(?:(?:[’'′] ?)(?P<inch>1[01]|[0-9])(?:[”\"″]|''|(?![\w’'′]))"
    r"|-f(?:oo|ee)t-(?P<inch2>1[01]|[0-9])\b))"
    # Airliners of Boeing's, and parts of product names written with a hyphen: "787-9s", "the 737 fleet".
    r"|(?P<airliner>(?<![\w.,$£€-])7[0-9]7(?:-[0-9]{1,3}(?:ER|LR|SP|F|BCF|i)?s?\b|s\b"
    r"|(?= (?:max|dreamliner|classic|next)\b)|(?= (?:jet|plane|airliner|aircraft|jetliner|freighter"
    r"|program(?:me)?|fleet|famil|order|model|narrow|wide)"
    r"(?:s|y|ies|body)?\b)))"
    rf"|(?P<rank>(?<![\w.,$])[0-9]{{1,3}}(?:,[0-9]{{3}})*(?:st|nd|rd|th)\b|\b(?:{_ORDINALS})\b(?!s))"
    rf"|(?P<named>\b(?:{_NAMED}[ -]#?[0-9][0-9-]*(?:\.[0-9]+)*[A-Z]?\b(?!,[0-9]{{3}}|%|[ -]?(?:people|persons|men|women"
    rf"|children|killed|dead|injured|wounded|percent|million|billion|thousand))"
    rf"|(?:image|photo|slide|picture|figure|fig\.|exhibit) [0-9]+(?: of [0-9]+)?\b"
    rf"|{_MAY_NAME}[ -]#?[0-9][0-9-]*[A-Z]?\b{_COUNTED_NEXT}|{_NAMED_BY_WORD}[ -](?:{_HOURS})\b(?![ -](?:[a-z]+s\b"
    rf"|hundred|thousand|million|years?|months?))))"
    r"|(?P<hash># ?[0-9]+))",
    re.IGNORECASE,
)
_KINDS = {
    "skip": "skip", "phone": "label", "date": "year", "clock": "clock", "address": "label", "yearspan": "year",
    "ageof": "age", "ageold": "age", "agespan": "age", "agecomma": "age", "ageparen": "age",
    "score": "score", "rank": "rank", "slashed": "label", "height": "measure", "airliner": "label",
    "named": "label", "hash": "label",
}  # fmt: skip
_NUMBER = re.compile(r"[0-9]+")
_POSITION = re.compile(
    r"\b(?:quarterback|running back|receiver|cornerback|linebacker|lineman|tight end|tackle|safety|kicker|punter|guard"
    r"|forward|cent(?:er|re)|pitcher|catcher|shortstop|baseman|outfielder|fielder|goal(?:ie|keeper|tender)|defen[cs]eman"
    r"|defender|midfielder|striker|winger|back|end)\b[^.;()]{3,40}$",
    re.IGNORECASE,
)


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
    if group == "height":
        height = int(match["feet"]) + int(match["inch"] or match["inch2"]) / 12
        return Quantity(start, end, height, "=", kind, "foot", None, None)
    if group == "ageparen" and _POSITION.search(match.string, max(0, start - 60), start):
        kind = "label"  # a player's shirt
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
