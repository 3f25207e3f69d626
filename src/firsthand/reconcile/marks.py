"""What a claim's own sentence tells of its event beside place and day: the name of the thing, and what was struck.

Two tankers of two names are two, whatever strait they lie in; a blast at a mosque is not the blast at a market.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import Relation, thing_relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Claim
    from firsthand.packs import Packs

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_AFTER = re.compile(rf",? (?:the )?(?P<name>{_NAME})")
_BEFORE = re.compile(rf"(?P<name>{_NAME}) (?:(?!(?:the|an?|its|his|her|their|our|my|this|that) )[a-z-]+ ){{0,2}}$")
_OF = re.compile(rf" of (?:the )?(?P<name>{_NAME})")
# Words with a capital that name nothing: what opens a sentence, and whose or on which side something is.
_NO_NAME = re.compile(
    r"(?:the|an?|one|two|three|four|five|its|their|his|her|this|that|some|several|in|on|at|when|after|and|but|north\w*|"
    r"south\w*|east\w*|west\w*|central|european|\w+(?:ian|ish|ese|ican|aeli|aqi|stani|bian|tian))",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?P<side>northern|southern|eastern|western|upper|lower|old|new)\W+(?:[\w-]+\W+)?$", re.IGNORECASE
)
_OTHERWISE = re.compile(r"\b(?:formerly|previously|renamed|ex-|also known as|known as|then called|called the)\b")
_CARRIED = ("ship", "train")  # what is named after its noun: "the tanker Blue Heron"
_HELD = "leader"  # one of a kind in his place: "the governor of Balkh"
_STANDING = ("structure",)  # and before it: "the Velin bridge"
_LONGEST = 2000  # characters of a sentence that are read


_CAPITAL = re.compile(r"(?<=[a-z,;:] )(?P<name>[A-Z][\w’'-]{3,}(?: [A-Z][\w’'-]+)*)")
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|"
    r"sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MOST_NAMES = 8


def names_in(claim: Claim) -> tuple[str, ...]:
    """Return the words of the proper names in a claim's sentence, in lower case: where the market is, whose the fort.

    Those of its voices and victims, of days and of months are left out: they are told of many events.
    """
    told = {w for link in claim.chain for w in link.name.casefold().split()} | set(
        (claim.victim or "").casefold().split()
    )
    found = (w for m in _CAPITAL.finditer(claim.quote[:_LONGEST]) for w in m["name"].casefold().split())
    kept = (re.sub(r"['’]s?$", "", w) for w in found)
    names = dict.fromkeys(w for w in kept if len(w) > 3 and w not in told and not _CALENDAR.fullmatch(w))
    return tuple(names)[:_MOST_NAMES]


_ANYWHERE = re.compile(r"[^\W\d_][\w’'-]{3,}")
_STORY = 4000  # characters of a report in which it names where it is


@lru_cache(maxsize=4096)
def names_around(text: str) -> frozenset[str]:
    """Return the words with a capital in a report, in lower case: its town may stand anywhere in it."""
    words = (re.sub(r"['’]s?$", "", m[0]) for m in _ANYWHERE.finditer(text, 0, _STORY) if m[0][0].isupper())
    return frozenset(w.casefold() for w in words)


_AT = re.compile(
    r"\b(?:in|at|near|from|to|of|off|outside|around|over|on|through|across|for|toward|towards) (?:the |central |"
    r"northern |southern |eastern |western |neighbou?ring )?"
    r"(?P<name>[^\W\d_a-z][\w’'-]{3,}(?: [^\W\d_a-z][\w’'-]+){0,2})"
)
_DATELINE = re.compile(r"^\W*(?P<name>[^\W\d_a-z][^\W\d_a-z’' -]{3,30})(?=[,(:—–-]| -)", re.MULTILINE)


@lru_cache(maxsize=4096)
def places_around(text: str) -> frozenset[str]:
    """Return the words of names in a report that stand where places do, in lower case: "off Vardo", "LUND, Sweden"."""
    found = [m for pattern in (_AT, _DATELINE) for m in pattern.finditer(text, 0, _STORY)]
    words = (re.sub(r"['’]s?$", "", w) for m in found for w in m["name"].casefold().split())
    return frozenset(sys.intern(w) for w in words if len(w) > _SHORT and not _CALENDAR.fullmatch(w))


_SHORT = 3  # letters up to which a word names no place by itself


def name_of(claim: Claim, text: str, packs: Packs) -> str:
    """Return the proper name that a claim's sentence gives its ship, bridge or plant; "" where it gives none.

    `text` is the report's: where it tells of two names of one thing, neither tells it from another.
    """
    thing = claim.things[0] if claim.things else None
    if thing is None or claim.count is None or (claim.count.min, claim.count.max) != (1, 1):
        return ""
    start, end = claim.mention[0] - claim.start, claim.mention[1] - claim.start
    if not 0 <= start <= end <= min(len(claim.quote), _LONGEST):
        return ""
    found = None
    if any(packs.is_a(thing.name, sort) for sort in _CARRIED):
        found = _AFTER.match(claim.quote, end)
    elif packs.is_a(thing.name, _HELD):
        found = _OF.match(claim.quote, end)
    elif any(packs.is_a(thing.name, sort) for sort in _STANDING) and thing.text[:1].isupper():
        return thing.text.casefold()
    elif any(packs.is_a(thing.name, sort) for sort in _STANDING):
        found = _BEFORE.search(claim.quote, max(0, start - 60), start)
    words = [w for w in found["name"].split() if not _NO_NAME.fullmatch(w)] if found is not None else []
    side = _SIDE.search(claim.quote, max(0, start - 60), start)
    if not words and side is not None:
        return side["side"].casefold()
    return " ".join(words).casefold() if words and not _OTHERWISE.search(text) else ""


HIT = (
    r"(?:hits?|struck|strikes|slams? into|slammed into|tore through|ripped through|rammed|targeted|shelled|bombed"
    r"|raided|stormed|attacked|landed on|fell on|exploded (?:in|at|inside|outside)|went off (?:in|at|inside|outside))"
)


@lru_cache(maxsize=8)
def _struck(packs: Packs) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds a building that something befell, and the thing of each word for one."""
    words: dict[str, str] = {}
    for name, entry in sorted(packs.things.items()):
        if name != "structure" and packs.is_a(name, "structure"):
            words.update({word.casefold(): name for word in (name, *entry.aliases)})
    nouns = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    deeds = (
        r"(?:attack|strike|blast|explosion|bomb|bombing|shelling|shooting|fire|raid|missile|drone|stampede|crush|collapse"
        r"|bomber|shell|rocket|airstrike)s?"
    )
    article = r"(?:an?|the|one of the|its|their)"
    led = r"(?:on|at|in|of|inside|outside|against|hit|through)"
    where = rf"\s+(?:\w+\s+){{0,2}}?{led}\s+{article}\s+(?:[\w-]+\s+){{0,3}}?"
    struck = rf"(?:{deeds}{where}|{HIT}\s+{article}\s+(?:[\w-]+\s+){{0,3}}?)"
    return re.compile(rf"\b{struck}(?P<what>{nouns or '(?!)'})s?\b", re.IGNORECASE), words


def struck_in(claim: Claim, packs: Packs) -> tuple[str, ...]:
    """Return the kinds of building that a claim's sentence puts its attack or accident at."""
    pattern, words = _struck(packs)
    return tuple(dict.fromkeys(words[m["what"].casefold()] for m in pattern.finditer(claim.quote[:_LONGEST])))


def two_names(a: Sequence[str], b: Sequence[str]) -> bool:
    """Return whether both are named, and no word of the names is shared."""
    words = {word for name in a for word in name.split()}
    return bool(a and b) and words.isdisjoint(word for name in b for word in name.split())


def two_scenes(a: Sequence[str], b: Sequence[str], packs: Packs) -> bool:
    """Return whether both tell what was struck, and nothing of the one may be of the other.

    People shelter in schools and live in camps: of where they were when it struck accounts may differ.
    """
    if _LIVED_IN & {*a} and _LIVED_IN & {*b}:
        return False
    return bool(a and b) and all(thing_relation(x, y, packs) is Relation.APART for x in a for y in b)


_LIVED_IN = frozenset({"school", "shelter", "camp", "house", "apartment building", "hospital", "farm", "hotel"})
