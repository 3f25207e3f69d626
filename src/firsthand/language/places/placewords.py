"""The words and patterns by which a text shows that a name is a place: prepositions, streets, counties, datelines."""

from __future__ import annotations

import re

from firsthand.language.places.spellings import vocabulary

LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
# Bounded, so that no hostile line ("A-A-A-...") costs more than its length.
CAP = r"(?:[A-Z][\w'’.-]{0,20}\w|[A-Z]\.|[A-Z])"
STREET = (
    r"(?:Street|St\b\.?|Avenue|Ave\b\.?|Road|Rd\b\.?|Drive|Dr\b\.?(?! [A-Z])|Boulevard|Blvd\b\.?|Lane|Ln\b\.?"
    r"|Court|Ct\b\.?|Parkway|Pkwy\b\.?"
    r"|Highway|Hwy\b\.?|Terrace|Pike|Expressway|Freeway|Turnpike)"
)
STREETS = re.compile(
    rf"(?:\b[0-9]+(?:st|nd|rd|th)?[ -](?:hundred )?block of )?(?:\b(?:[NSEW]\.?|North|South|East|West|Northeast"
    rf"|Northwest|Southeast|Southwest) )?"
    rf"(?:\b(?:{CAP}|[0-9]{{1,3}}(?:st|nd|rd|th)) ){{1,3}}{STREET}(?![\w'’])"
    rf"|\b[0-9]+(?:st|nd|rd|th)?[ -](?:hundred )?block of (?:{CAP}|[0-9]{{1,3}}(?:st|nd|rd|th))(?: {CAP}){{0,2}}"
)
# Two streets by where they meet: "near the intersection of Wagner and Brunnen".
CORNER = re.compile(rf"\b(?:intersection|corner) of ({CAP}(?: {CAP}){{0,2}}) (?:and|&) ({CAP}(?: {CAP}){{0,2}})")
COUNTIES = re.compile(
    rf"\b(?:{CAP} ){{1,3}}(?:County|COUNTY|Counties|Parish|Borough|Co\.)(?![\w’'-]*[A-Za-z]{{2}})"
    rf"|\bCounty of {CAP}(?: {CAP})?"
)
SITES = re.compile(
    r"\b(?:airport|air ?base|airfield|hospital|medical center|university|college|school|church|cathedral|mosque"
    r"|museum|stadium|arena"
    r"|park|plaza|mall|center|centre|bridge|tunnel|station|building|tower|house|hotel|apartments?|street|avenue"
    r"|road|highway"
    r"|boulevard|drive|lane|hall|palace|castle|temple|gallery|library|theat(?:er|re)|market|prison|jail|club"
    r"|court|square)\b",
    re.IGNORECASE,
)
# A dateline begins a line, or what stands after boilerplate, which is read as blanks.
DATELINE = re.compile(
    r"(?:^[ \t]*|(?<= {3}))([A-Z][A-Z.'’ -]{2,28}[A-Z.])(?:, ?([A-Z][A-Za-z.]{1,14}(?: [A-Z][a-z]+)?)(?! [0-9]))?"
    r"(?:, ?[A-Z][a-z]{2,8}\.? [0-9]{1,2})?(?: ?\([^)\n]{1,40}\))?(?=,? ?(?:—|–|--|-|[|:]) |[ ]\()",
    re.MULTILINE,
)
# Call signs of stations: W or K and two or three letters (ITU Radio Regulations, appendix 42).
STATION = re.compile(
    rf"(?:^[ \t]*|(?<= {{3}}))({CAP}(?:[ -]{CAP}){{0,2}})(?:, ?[A-Z][A-Za-z.]{{1,14}})?"
    r" ?\([KW][A-Z]{2,3}(?:[- ]?TV)?\) ?(?:—|–|--|-|[|:])",
    re.MULTILINE,
)
RESIDENCE = re.compile(
    rf"(?:, [0-9]{{1,2}},? of|\b(?:town|village|city|suburb|hamlet"
    rf"|port) of)(?: the)? ({CAP}(?:[ -]{CAP}){{0,2}})"
)
OUTLET = re.compile(
    r"\b(?:Post|Times|Herald|Tribune|News|Journal|Gazette|Observer|Globe|Chronicle|Press|Daily|Star|Sun|Telegraph"
    r"|Guardian|Enquirer|Examiner|Mail|Review|Today|Dispatch|Register|Record|Bee|Sentinel|Courier|Inquirer"
    r"|Republic|Beacon|Patch)\b"
)
DIRECTION_ONLY = re.compile(
    r"(?:(?:far|deep) )?(?:north|south|east|west|central|northern|southern|eastern|western|midwest|northeast"
    r"|northwest|southeast|southwest|upper|lower)"
    r"(?:ern)?(?:side|[ -](?:side|coast|end|district|region|west|east|bank(?!)))?",
    re.IGNORECASE,
)
# "Clearwater boy", "Winona police", "a Winchester apartment": a town used as an adjective of what is local.
LOCAL = re.compile(
    rf"\b({CAP}(?: {CAP}){{0,2}})(?:['’]s)?[ -](?:(?i:police|pd|fire department|volunteer fire|high school"
    rf"|middle school|elementary school|man|woman|teen|teens|teenager"
    r"|boy|girl|couple|family|mother|father|resident|residents|officer|officers|officials|home|house|apartments?"
    r"|apartment complex|hospital|jail|bar|nightclub|club"
    r"|shooting|shootout|homicide|murder|stabbing|crash|fire|area|neighborhood|neighbourhood|suburb|school|mayor"
    r"|city council|city hall|street|motel|mobile home))\b"
)
# One force of a town and its county: "Savannah-Chatham Metro Police".
FORCE = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)-([A-Z][a-z]+)(?: [A-Z][a-z]+)? (?:Metro(?:politan)? )?(?:[Pp]olice|PD|[Ff]ire)\b"
)
NO_TOWN = vocabulary(
    "local metro state county city central high middle young old black white brown green male female"
    " former suspended police north south east west new man woman teen fatal dead armed public community"
    " medical national american federal house senate senior junior victim sunday monday tuesday wednesday"
    " thursday friday saturday university college court district department crime home video photo live"
    " breaking update news early late the a an our his her two three four five another family gay muslim"
    " indian hotel union republic church catholic baptist target subway best independence freedom liberty"
    " metro arrest hope day may march june side springs spring many date ward trail officer officers investigators"
    " detectives"
)
# Words that the parse takes for a place where a headline writes them large, and that are a town somewhere.
NO_NAME = vocabulary("police side springs many date excel ward officer suspect shooting")
# Words that are a town somewhere and no place where a sentence begins with one: "Strong winds", "Mobile networks".
ORDINARY = vocabulary(
    "strong mobile superior normal surprise paradise defiance eureka commerce industry energy enterprise liberal"
    " rugby sandy plain plains battle bell salt cash early best central light orange buffalo champion sublime"
    " protection security welcome success economy fairness reform unity harmony friendship eagle wolf bear deer"
    " winter summer autumn sunset sunrise bonanza coffee gas oil diamond gold silver gun bullet boring hazard"
)
# A part of a town, said to be one: its namesakes among towns are not meant.
QUARTER = re.compile(
    rf"(?:\b[Tt]he|['’]s?) ({CAP}(?: {CAP}){{0,2}}) (?:neighbou?rhood|section|subdivision)\b"
    rf"|\bneighbou?rhood of ({CAP}(?: {CAP}){{0,2}})"
)
# What makes of the name before it the name of a building or a body: "Comer Children's Hospital", "Tyler House".
NAMED_AFTER = re.compile(
    rf"(?: (?:{CAP}|and|of|&|for|the)){{0,4}}? (?:Hospitals?|Medical Cent(?:er|re)|Health(?:care)?|Clinic|Hospice"
    r"|House|Inn|Hotel|(?:Night)?[Cc]lub|Tavern|Grill|Apartments?|Manor|Motel|Restaurant|Lounge|Elementary"
    r"|Middle School|Church|Chapel)(?![\w’'-])"
)
JOINED = re.compile(rf"-{CAP}")
# "a Mobile home", as headlines write it.
DWELLING = re.compile(r"Mobile [Hh]omes?\b")
TITLE = re.compile(r"(?:Mr|Ms|Mrs|Dr|Sir|Lord|Lady)\b")
# "Al-Bab", "Deir ez-Zor", "Ras al-Ain".
ARABIC = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]+ )?(?:[Aa]l|[Ee]l|[Aa]d|[Aa]sh|[Aa]r|[Ee]z|[Aa]s|[Aa]t|[Aa]n)[-‑][A-Z][\w'’]+"
)
CITY, LARGE, SMALL = 150_000, 50_000, 200
BEFORE_TOWN = vocabulary(
    "in near outside at from around toward towards to into across leaving reached entering downtown of via between"
    " left entered captured seized retook recaptured shelled bombed struck besieged surrounded rural nearby above off"
)
# Before a body as often as before a place: "from Boeing", "to Apple".
BEFORE_ANY = frozenset({"of", "to", "from", "at", "between", "left", "struck", "entered", "off"})
FIRST_NAMES = frozenset(
    {"Chad", "Jordan", "Georgia", "Israel", "Kenya", "Cuba", "Malta", "Niger", "Guinea", "Dominica", "Grenada"}
)
STATES_KNOWN = frozenset({"US", "CA", "AU", "GB"})
STRIP = " \u00a0\t\n\r,;:.'’\"“”()[]-–—"
REGION_ADJECTIVES = {
    "european": "Europe",
    "europeans": "Europe",
    "asian": "Asia",
    "asians": "Asia",
    "african": "Africa",
    "africans": "Africa",
    "scandinavian": "Scandinavia",
}
