"""How it came about, by the words that a sentence has beside kind, place, day, number and voice.

Lists of causes never end: a crane, a lion. Two accounts that each tell how people came to harm, or what they were
arrested or gathered for, and have not one such word in common, are not shown to tell of one occurrence. They may: what
one calls a riot another calls a mob. So they are not held apart, and they do not corroborate each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.reconcile.causes import causes_of, go_together
from firsthand.reconcile.families import OF_ONE_ATTACK

if TYPE_CHECKING:
    from firsthand.model import Claim

# What crowds carry and where they stop tells no two apart: what they want does (`causes.purpose_of`).
_ASKED = frozenset((*OF_ONE_ATTACK, "arrested", "dispersed"))
_LONGEST = 2000  # characters of a sentence that are read
_STEM = 5  # letters by which "firework" and "fireworks", "derailed" and "derailment" are one
_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w’'])")
# Where a sentence says how: after these words, before a verb of harm, and in a passive of another verb.
_HOW = re.compile(
    r"\b(?:in|on|when|after|by|from|during|over|for|against|as|at|inside|outside|because of|following|suspicion of|"
    r"support of|protest at)\s+(?!(?:[Ii]|we|you|he|she|they|it|my|our|his|her|their)\b)"
    r"(?=(?P<after>(?:[\w’'-]+\s+){0,4}[\w’'-]+))"
)
_SUBJECT = re.compile(r"^(?P<before>[^,;]{3,60}?)\s(?:killed|injured|wounded|hurt|left|claimed|cost|took)\b")
_DONE = re.compile(r"\b(?:were|was|been|being|are|have|has|had)\s+(?:\w+ly\s+)?(?P<done>\w+ed)\b")
# Words that are told of any such event: of telling, of harm and arrest themselves, of time, number and people.
_OF_ANY = (
    "that this these those them they their there then than when where while which whose what with within without"
    " from into onto over under about after before during between among because since until also only just more"
    " most least many much some several other others another each every both either same such very still already"
    " again even once well have been were being will would could should might must does done made make take took"
    " taken according official officials said says saying told tell telling reported reports report confirmed"
    " announced stated statement added spokesman spokeswoman spokesperson source sources agency news police"
    " authorities ministry minister government governor mayor hospital doctor doctors medic medics rescue"
    " rescuers service services local regional provincial national federal state city town village district"
    " province region area near outside inside north south east west northern southern eastern western central"
    " capital country home people person persons civilians civilian resident residents victim victims women woman"
    " child children family families members member workers worker dead death deaths died dying dies kill killed"
    " killing kills fatal fatally lost lives life toll body bodies wounded wound wounds injured injuring injury"
    " injuries hurt harmed suffered left leaving including severe severely serious seriously critical critically"
    " condition treated attack attacks attacked attackers incident incidents accident accidents violence clash"
    " clashes event scene arrested arrest arrests detained detaining detention held custody suspects suspect"
    " protest protested protesters protesting march marched marching rally rallied crowd demonstration"
    " demonstrators gathered monday tuesday wednesday thursday friday saturday sunday morning afternoon evening"
    " night midnight noon dawn dusk today yesterday early late later earlier week weekend month year hours hour"
    " minutes around nearly almost dozens dozen hundreds hundred thousands thousand three four five seven eight"
    " nine eleven twelve home homes house houses household street streets road roads quarter neighbourhood"
    " murdered slaughtered massacred slain executed butchered perished assassinated raid raids rounded officers"
    " across through throughout along came come went brought twenty thirty forty fifty sixty seventy eighty ninety"
    " the and but for was were not all any are has had his her its who two six ten one out off day men man may can did"
    " our own per via yet nor she him you say new old few lot end way how why let put got get set see saw met ago now"
    " boy boys girl girls pre mid anti non dawn"
    " neighborhood overnight sunrise sunset daybreak dark light hand hands floor room door gate square stood"
)


def _stem(word: str) -> str:
    return word.removesuffix("s")[:_STEM]


_ANY = frozenset(map(_stem, _OF_ANY.split()))


def circumstances(claim: Claim) -> frozenset[str]:
    """Return the stems of the words that tell how an event came about, and "=" before a known sort of cause.

    The other words of the sentence have "+" before their stems: "the ferry sank", told elsewhere as "when the ferry".
    """
    if claim.kind not in _ASKED:
        return frozenset()
    told = _without_voices(claim)
    things = {_stem(word) for t in claim.things for word in re.findall(r"[a-z]{4,}", t.text.casefold())}
    stems = _stems(told) - things
    sorts = (f"={sort}" for sort in causes_of(claim, harm=claim.kind in OF_ONE_ATTACK) if sort[:1].isalpha())
    beside = (f"+{stem}" for stem in _words(told) - stems - things)
    return stems.union((s for s in sorts if ":" not in s), beside)


def _without_voices(claim: Claim) -> str:
    """Return a claim's sentence up to whoever said it, or from there on: what is told of the voice is no cause."""
    first, last = 0, min(len(claim.quote), _LONGEST)
    event = claim.mention[0] - claim.start
    for link in claim.chain[1:]:
        if link.start is None or link.end is None:
            continue
        start, end = link.start - claim.start, link.end - claim.start
        if event < start < last:
            last = start
        elif first < end <= event:
            first = end
    return claim.quote[first:last]


@lru_cache(maxsize=8192)
def _stems(told: str) -> frozenset[str]:
    opened = told[:1].lower() + told[1:]
    parts = [m["after"] for m in _HOW.finditer(opened)]
    parts += [m["before"] for m in _SUBJECT.finditer(opened)]
    parts += [m["done"] for m in _DONE.finditer(opened)]
    return frozenset[str]().union(*map(_words, parts))


@lru_cache(maxsize=8192)
def _words(told: str) -> frozenset[str]:
    return frozenset(stem for m in _WORD.finditer(told) if (stem := _stem(m[0])) not in _ANY)


def in_common(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether two sentences have a telling word alike, wherever it stands: both speak of the jail."""
    return not _bare(a).isdisjoint(_bare(b))


def shown_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether both tell how it came about, and neither's way of telling it is in anything the other says."""
    one, other = (frozenset(s for s in told if s[0] != "+") for told in (a, b))
    if not one or not other:
        return False
    if not one.isdisjoint(_bare(b)) or not other.isdisjoint(_bare(a)):
        return False
    sorts, others = ([s[1:] for s in told if s[0] == "="] for told in (one, other))
    return not go_together(sorts, others)


def _bare(told: frozenset[str]) -> frozenset[str]:
    return frozenset(s.removeprefix("+") for s in told)
