"""The words by which a report says who somebody is: "the forester", "head of the clinic", "who keeps a tea stall"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from firsthand.reconcile.beside import mentions, words_before
from firsthand.reconcile.roles import fields_of
from firsthand.reconcile.roots import plain
from firsthand.reconcile.staff import JOURNALIST_ROLE
from firsthand.reconcile.titles import CAPPED, LONGEST, STOPS, heads_role

if TYPE_CHECKING:
    from collections.abc import Iterator

# Offices that one person holds at a time, each of some country, town or body.
HELD_BY_ONE = re.compile(
    r"\b(?:(?:\w+ )?minister|president|governor|mayor|premier|chancellor|harbou?r ?master|prefect|sheriff|coroner|"
    r"(?:police|fire) (?:chief|commissioner)|chief (?:fire|medical|police) officer|ambassador|bishop|archbishop|"
    r"secretary[ -]general|(?:security|interior|home|health|transport|defen[cs]e|education|finance|foreign|energy|"
    r"press|permanent|general|executive) secretary|village (?:chief|head)|chief (?:physician|doctor|surgeon))\b"
)
# Who speaks for a body, before "of" or "for" and its name, or after the body's name.
_SPEAKER = r"(?:spokes\w+|heads?|directors?|chiefs?|chair\w*|president|secretary|commander|manager|commissioner)"
_SPEAKS_FOR = re.compile(
    rf"\b{_SPEAKER}\s+(?:of|for|at)\s+(?:the\s+)?(?P<body>.+?)(?:\s+wh(?:o|ose|ich)\b.*)?$", re.IGNORECASE
)
# What may stand between an office and the name: "the parish priest, Father ...".
_HONORIFIC = re.compile(
    r"(?:Father|Sister|Brother|Reverend|Rev\.|Dr\.?|Prof\.?|Professor|Pastor|Imam|Rabbi|Sheikh|Mr\.?|Mrs\.?|Ms\.?|"
    r"(?:(?:Lieutenant|Major|Brigadier|Colonel|First|Staff)[ -])?"
    r"(?:Colonel|Col\.|General|Gen\.|Brigadier|Captain|Capt\.|Major|Maj\.|Lieutenant|Lt\.|Admiral|Commander|Inspector|"
    r"Superintendent|Sergeant|Sgt\.))\s+$"
)
# What those are who are called so before their name.
_CALLED = {
    "Father": "priest", "Fr": "priest", "Reverend": "pastor", "Rev": "pastor", "Pastor": "pastor", "Sister": "nun",
    "Imam": "imam", "Rabbi": "rabbi", "Monsignor": "priest", "Padre": "priest", "Elder": "elder", "Nurse": "nurse",
}  # fmt: skip
_ORDAINED = re.compile(rf"\b({'|'.join(_CALLED)})\.?\s+$")
_BODY_BEFORE = re.compile(
    rf"^(?P<body>.+?)(?:['’]s?)?\s+(?:(?:chief|senior|deputy|press|official)\s+)?{_SPEAKER}$", re.IGNORECASE
)
_WHO_LEADS = re.compile(
    r"who (?:heads?|headed|leads?|led|runs?|ran|commands?|directs?|chairs?|manages?|speaks? for)\s+(?:the\s+)?"
    r"(?P<body>[^,;]+?)(?:\s+(?:in|at|on|near|since|for)\s.*)?$"
)
_BELONGS_TO = re.compile(r"of (?:the|its) (?P<body>[^,;]+)$")
_OFFICER_OF = re.compile(
    r"(?:the\s+)?(?P<body>[^,;]+?)['’]s?\s+(?:[\w-]+\s+){0,3}(?:officer|official|inspector|superintendent|captain|"
    r"coordinator|representative|colonel|major|lieutenant|sergeant)$"
)
_RANK = re.compile(
    r"general|colonel|col\.?|major|maj\.?|captain|capt\.?|lieutenant|lt\.?|sergeant|sgt\.?|admiral|dr\.?"
)
# What follows a name, or comes before it, and says who its bearer is.
_APPOSED = re.compile(
    r"\s*,\s+(?:\d{1,3},\s+)?((?:an?|the|who|whose|its|their|our|his|her|head|chief|director|"
    r"deputy|spokes\w+|chair\w*|president|secretary|commander|leader|mayor|governor|minister|professor|doctor|nurse|"
    r"manager|coordinator|member|[A-Z]\w+['’]s)\s"
    r"[^,.;:\"“”\n]{2,120})"
)
_KEEPS = re.compile(
    r"\s+((?:has |had |now |still )?(?:keeps?|kept|sells?|sold|drives?|drove|teach(?:es)?|taught|farms|farmed|fishes|"
    r"fished|tends?|tended|grows|grew|bakes|baked|work(?:s|ed)? (?:as|in|at|for|on)|owns|owned|herds|mends|"
    r"runs an?)\s[^,.;:\"“”\n]{2,80})"
)
_IS_ONE = re.compile(r"\s+(?:is|was)\s+((?:an?|the|one of)\s[^,.;:\"“”\n]{2,60})")
# "She is one of three surgeons at the hospital", in the sentence after the one that names her.
_HE_IS = re.compile(
    r"[^.!?\n]{0,120}[.!?]['\"’”]?\s+(?:She|He)\s+(?:is|was|works as|has been|had been)\s+((?:an?|the|one of)\s"
    r"[^,.;:\"“”\n]{2,80})"
)
_HE_WAS = re.compile(r"[^.!?\n]{0,120}[.!?]['\"’”]?\s+(?:She|He)\s+((?:was|had been)\s+[a-z]+ing\s[^,.;:\"“”\n]{2,80})")
# "A B was at his hives when", "A B was mending nets": what somebody was at, or among what is his, when it happened.
_WAS_AT = re.compile(r"\s+((?:was|had been)\s+(?:[a-z]+ing|(?:at|in|on|by|among) (?:his|her))\s[^,.;:\"“”\n]{2,80})")
_AT_WORK = re.compile(r"(?:^|[.!?]['\"’”]?\s+|\n)([A-Z][a-z]+ing\s[^,.;:\"“”\n]{3,80}),\s+$")
_SAYING = re.compile(r"\s+(?:said|told|says|tells)\b")
_SEGMENT = re.compile(r"(?:^|[,.;:\"“”\n])([^,.;:\"“”\n]{3,}),\s+$")
_BELONGING = re.compile(r"\s+(of\s+(?:the|its|their|an?)\s[^,.;:\"“”\n]{2,80})")
# A clause, not who somebody is: "the crew of the ship rescued 41 people on Wednesday, Ines Duarte said".
_TOLD = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:was|were|had|have|has)\b|"
    r"\b(?!retired\b|united\b|armed\b|combined\b|allied\b)\w{2,}ed\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5  # of an office before a name
FAR = 160  # characters within which a name is introduced
LOOKED_AT = 12  # mentions of one name that are looked at
_REMEMBERED = 1 << 16  # names, each with its text, of which what a text says is remembered


@lru_cache(maxsize=_REMEMBERED)
def body_of(role: str) -> str:
    """Return the body for which a role, in lower case, speaks: "spokesman for the army"; "" where it names none."""
    words = role[:LONGEST].split()
    while len(words) > 2 and _RANK.fullmatch(words[-1]):  # "army spokesman colonel"
        words.pop()
    role = " ".join(words)
    found = _SPEAKS_FOR.search(role) or _BODY_BEFORE.match(role) or _WHO_LEADS.match(role) or _OFFICER_OF.match(role)
    found = found or _BELONGS_TO.match(role)
    return plain(re.sub(r"['’]s$", "", found["body"])) if found is not None else ""


@lru_cache(maxsize=_REMEMBERED)
def roles_in(name: str, text: str) -> tuple[str, ...]:
    """Return the words by which a text says who the bearer of a name is."""
    return tuple(_told_roles(name, text))


def _told_roles(name: str, text: str) -> Iterator[str]:
    for start, end in islice(mentions(name, text), LOOKED_AT):
        before, after = text[max(0, start - FAR) : start], text[end : end + FAR]
        found = _APPOSED.match(after) or _BELONGING.match(after)
        if found is not None:
            yield _SAYING.split(found[1])[0]
        if (found := _IS_ONE.match(after)) is not None and fields_of(found[1].casefold(), named=True):
            yield found[1]
        if (found := _HE_IS.match(after)) is not None and fields_of(_one_of(found[1]), named=True):
            yield _one_of(found[1])
        if (found := _HE_WAS.match(after) or _WAS_AT.match(after)) is not None:
            yield f"who {found[1]}"
        if (found := _AT_WORK.search(before)) is not None:  # "Driving the night coach, A B"
            yield f"who was {found[1][0].lower()}{found[1][1:]}"
        if (does := _KEEPS.match(after)) is not None:  # "A B keeps a tea stall": as good as "who keeps"
            yield "who " + does[1].removeprefix("has ").removeprefix("had ")
        ahead = _HONORIFIC.sub("", before)
        if (ordained := _ORDAINED.search(before)) is not None:
            yield _CALLED[ordained[1].rstrip(".")]
        found = _SEGMENT.search(ahead) if ahead.rstrip().endswith(",") else None
        if found is not None and (role := _last_phrase(found[1])):
            yield role
        if role := _title(words_before(before.removesuffix("\n"), _MOST_WORDS)) or _opening_trade(before):
            yield role


def _one_of(words: str) -> str:
    """Return what each of several is: "surgeon at the hospital" of "one of three surgeons at the hospital"."""
    found = _ONE_OF.match(words)
    if found is None:
        return words.casefold()
    singular = f"{found[1].removesuffix('men')}man" if found[1].endswith("men") else found[1].removesuffix("s")
    return f"{singular}{found[2]}".casefold()


_ONE_OF = re.compile(r"one of (?:the |its |her |his )?(?:[\w-]+ )??(\w+(?:s|men))\b(.*)", re.IGNORECASE)


def _opening_trade(before: str) -> str:
    """Return the trade that opens a sentence before a name: "Schoolteacher A B"; "" where there is none."""
    found = _OPENING.search(before)
    return found[1].casefold() if found is not None and fields_of(found[1].casefold()) else ""


_OPENING = re.compile(r"(?:^|[.!?:\n“\"”]\s*)([A-Z][a-z]+(?:[ -][a-z]+){0,2})\s+$")


def _last_phrase(segment: str) -> str:
    """Return the noun phrase that ends a segment and holds an office; "" where none does."""
    found = re.findall(r"(?:^|\s)(?=((?:the|an?|its|their|our|his|her|[A-Z]\w*['’]s)\s.*$))", segment, re.IGNORECASE)
    told = [phrase for phrase in found if _opens_with_role(phrase) and _TOLD.search(phrase) is None]
    return max(told, key=len, default="")


def _opens_with_role(phrase: str) -> bool:
    """Return whether the head of the phrase, before any "of" or "in", is a word for an office or a doer."""
    head = re.split(r"\s+(?:of|for|at|in|from|with|near|on)\s+", phrase)[0].split()
    return bool(head) and len(head) <= 7 and (heads_role(head[-1]) or bool(fields_of(head[-1].casefold(), named=True)))


def _title(words: list[str]) -> str:
    """Return the office that ends the words before a name: "the forester", "Interior Ministry spokesman"."""
    kept: list[str] = []
    for word in reversed(words):
        if STOPS.fullmatch(word):
            break
        kept.insert(0, word)
    staff = bool(kept) and JOURNALIST_ROLE.fullmatch(kept[-1]) is not None
    if not kept or not (
        staff or heads_role(kept[-1]) or (kept[-1].islower() and fields_of(kept[-1].casefold(), named=True))
    ):
        return ""
    return " ".join(kept)


@lru_cache(maxsize=_REMEMBERED)
def office_in(bare: str, text: str) -> str:
    """Return the one name by which a text calls the office of a bare noun: "the ministry", the Energy Ministry."""
    named, unlike = _offices_of(bare)
    found = {" ".join(m[0].split()) for m in named.finditer(text)}
    found = {re.sub(r"^(?:The|In|At|A|An|But|And)\s+", "", name) for name in found}
    found = {name for name in found if " " in name and not STOPS.fullmatch(name.split()[0])}
    return found.pop() if len(found) == 1 and unlike.search(text) is None else ""


@lru_cache(maxsize=1024)
def _offices_of(bare: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a name that ends in the noun, and of the noun told apart in another way."""
    noun = re.escape(bare)
    return (
        re.compile(rf"(?<!\w)(?:{CAPPED}[ \t]+){{1,4}}(?i:{noun})(?!\w)"),
        re.compile(rf"(?<!\w)(?:[a-z]+(?:ior|eign|ence|lth|nce|rgy|port))\s+{noun}\b|\b{noun}\s+(?:of|for)\b"),
    )


@lru_cache(maxsize=_REMEMBERED)
def body_meant(role: str, name: str, text: str) -> str:
    """Return the body's full name where a role tells of it shortly: "its spokesman", "the Front's spokesman"; "" else.

    Args:
        role: the words by which a report says who `name` is.
        name: as the text has it.
        text: of the report.
    """
    low = role.casefold()
    if _ITS.match(low):
        at = next((start for start, _ in mentions(name, text)), -1)
        before = text[max(0, at - FAR) : max(at, 0)]
        said = re.split(r"[.!?\n]", before)
        clause = said[-1] if said[-1].strip() not in _OPENS_BY_ITS else " ".join(said[-2:])
        found = [m["body"] for m in _OF_ITS_OWN.finditer(clause)]
        return found[-1] if found else ""
    short = body_of(low)
    if not short or " " in short or not re.search(rf"\b{re.escape(short.capitalize())}\b", role):
        return ""
    return office_in(short, text)


_OPENS_BY_ITS = frozenset(
    {"Its head,", "Its director,", "Its chief,", "Its spokesman,", "Its spokeswoman,", "Its chair,"}
)
_ITS = re.compile(rf"(?:its|their)\s+(?:[\w-]+\s+){{0,2}}{_SPEAKER}\b")
_OF_ITS_OWN = re.compile(
    rf"(?:[Tt]he\s+)?(?P<body>(?:{CAPPED}['’]?s?\s+){{1,4}}(?:[a-z]+\s+){{0,2}}?(?:(?i:army|navy|"
    r"air force|military|police|ministry|government|coast ?guard|front|brigades?|movement|group|party|agency|"
    r"company|union|network|service|"
    r"general staff|office|department|cent(?:re|er)|hospital|council|commission|authority|directorate|committee|"
    r"federation|association|institute|observatory))\b)"
)
