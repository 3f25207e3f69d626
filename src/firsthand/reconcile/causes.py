"""What people came to harm by, and at what others were arrested or gathered, as the sentence of a claim tells it.

A bus crash is not a shooting, whatever day and town they share: accounts of two unlike causes are of two occurrences.
What one attack is called ("blast", "strike", "shelling") differs by telling, and so does what follows on what: a crash
burns, a quake brings houses down.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.reconcile.marks import HIT

if TYPE_CHECKING:
    from collections.abc import Collection

    from firsthand.model import Claim

_LONGEST = 2000  # characters of a sentence that are read
_HARM = {
    "attack": r"(?:attack|ambush|massacre|raid)(?:s|ed|ers?)?",
    "gun": r"shootings?|gunfire|gunm[ae]n|shot (?:dead|to death|and)|(?:fatally|were|was) shot|opened fire|gunshots?",
    "hand": r"brawls?|fistfights?|scuffles?|beaten to death|fight",
    "blade": r"stabb\w+|kni(?:fe|ves)|knif\w+|machetes?|axe|hacked",
    "traffic": r"overturn\w*|crash\w*|collisions?|collid\w+|derail\w*|plunged|(?:ran|run|was|were) over|pile-?up|"
    r"(?:road|traffic|bus|car|train|truck|lorry|plane|helicopter) accidents?|"
    r"(?:bus|car|truck|lorry|van|train) (?:hit|struck|rammed)",
    "fire": r"(?:a|the|in|by|house|forest|factory|hotel|market) (?:(?!opened|under)\w+ )?(?:fire|blaze|inferno)\b(?! "
    r"(?:service|brigade|chief|department|official|officer|station|crew|truck|engine|marshal|authority))|wildfires?|"
    r"burned to death|engulfed in flames",
    "water": r"boat accidents?|drown\w*|capsiz\w*|sank|sinking|shipwreck|"
    r"(?:from|out of|in|into|under) the (?:water|sea|river|lake|waves)|washed (?:up|ashore)",
    "heat": r"heat ?waves?|extreme heat|hypothermia|cold snap|thirst|starvation|hunger",
    "weather": r"heavy rains?|torrential rains?|"
    r"floods?|flooding|flash flood|(?:land|mud|rock|snow)?slides?|(?:land|mud)slips?|storms?|cyclones?|hurricane|"
    r"typhoon|tornado\w*|lightning|avalanches?",
    "quake": r"earthquakes?|quakes?|tremors?",
    "collapse": r"collaps\w+|caved in|gave way|(?:from|under|beneath|in|out of) the (?:rubble|debris|ruins)",
    "blast": r"explosions?|grenades?|blasts?|bomb\w*|explod\w+|detonat\w+|went off|suicide vest",
    "mine": r"land ?mines?|mine (?:blast|explosion|went off|exploded)|(?:on|over|hit|struck) a (?:land)?mine",
    "shelling": r"shell(?:ing|ed|fire|s)|artillery|mortars?",
    "air": r"air ?strikes?|air raids?|drones?|missiles?|rockets?|(?:strike|strikes) on",
    "crush": r"stampedes?|crush|trampled|crushed to death",
    "poison": r"poison\w*|methanol|tainted|food poisoning",
}
_OCCASION = {
    "protest": r"protest\w*|rall(?:y|ies)|demonstrat\w+|march(?:es|ed|ers)?|unrest|riots?|sit-in|opposition",
    "match": r"football|match|stadium|fans|derby|hooligan\w*",
    "drugs": r"drugs?|narcotics?|cocaine|heroin|fentanyl",
    "plunder": r"robber\w*|thefts?|burglar\w*|heist|looting|looters",
    "fraud": r"corruption|fraud|briber\w*|embezzl\w+|money laundering",
    "terror": r"terror\w*|militants?|bomb plot|extremis\w+",
    "vote": r"elections?|polling|ballots?|voters?",
    "passage": r"smuggl\w+|people traffick\w+|migrants?",
}
# What one occurrence is called in two tellings, or what brings the other with it.
_GOES_WITH = {
    "attack": ("gun", "blade", "hand", "blast", "shelling", "air", "fire", "mine", "collapse"),
    "blast": ("air", "shelling", "gun", "fire", "collapse", "mine", "traffic"),
    "air": ("shelling", "fire", "collapse", "gun", "traffic"),
    "shelling": ("fire", "collapse", "gun"),
    "gun": ("fire", "blade", "crush", "hand"),
    "blade": ("hand",),
    "traffic": ("fire", "water", "weather", "crush", "collapse", "mine"),
    "fire": ("collapse", "crush", "quake", "weather"),
    "weather": ("water", "collapse", "quake"),
    "quake": ("collapse", "water"),
    "crush": ("collapse",),
    "protest": ("terror", "vote", "match"),
    "passage": ("drugs", "terror", "fraud", "plunder"),
    "drugs": ("fraud", "plunder"),
    "fraud": ("vote",),
}
_ALIKE = frozenset(frozenset((one, other)) for one, others in _GOES_WITH.items() for other in others)
_ARRESTS = frozenset({"arrested", "charged", "convicted", "released", "dispersed", "sought"})


@lru_cache(maxsize=2)
def _pattern(of: str) -> re.Pattern[str]:
    table = _HARM if of == "harm" else _OCCASION
    # Whom a unit is against by its name is no occasion: the anti-smuggling branch may arrest anybody.
    told = "|".join(rf"(?P<{name}>{words})\b" for name, words in table.items())
    return re.compile(rf"\b(?<!anti-)(?:{told})", re.IGNORECASE)


def causes_of(claim: Claim, *, harm: bool) -> tuple[str, ...]:
    """Return what a claim's sentence names as the cause of harm, or as the occasion of arrests, in order.

    Of an accident, also what kind of vehicle it befell; of a thing with a counterpart, which of the two it was.
    """
    return _causes_in(claim.quote[:_LONGEST], "harm" if harm else "occasion" if claim.kind in _ARRESTS else "")


@lru_cache(maxsize=1 << 14)  # a sentence makes several claims, and each of them answers several questions
def _causes_in(quote: str, of: str) -> tuple[str, ...]:
    sides = tuple(sorted({f"{m['thing'].casefold()}: {m['side'].casefold()}" for m in _SIDED.finditer(quote)}))
    if not of:
        return sides
    found = {m.lastgroup or "" for m in _pattern(of).finditer(quote)}
    if len(found) > 1:
        found.discard("attack")  # "a knife attack" is told by what it was done with
    vehicles: set[str] = set()
    if found & {"traffic", "water"}:
        vehicles = {f"~{m.lastgroup}" for m in _RIDDEN.finditer(quote)}
    return (*(name for name in (_HARM if of == "harm" else _OCCASION) if name in found), *sorted(vehicles), *sides)


def unlike(a: Collection[str], b: Collection[str]) -> bool:
    """Return whether both tell a cause, and none of the one is, or goes with, any of the other."""
    if not a or not b:
        return False
    one, other = [x for x in a if x[0] != "~" and ":" not in x], [y for y in b if y[0] != "~" and ":" not in y]
    if one and other and not go_together(one, other):
        return True
    ridden, driven = {x for x in a if x[0] == "~"}, {y for y in b if y[0] == "~"}
    if ridden and driven and ridden.isdisjoint(driven):
        return True
    told, sides = (dict(x.split(": ") for x in listed if ": " in x) for listed in (a, b))
    return any(_COUNTERPARTS.get(side) == sides.get(thing) for thing, side in told.items())


def go_together(a: Collection[str], b: Collection[str]) -> bool:
    """Return whether any cause of the one is, or goes with, one of the other."""
    return any(x == y or frozenset((x, y)) in _ALIKE for x in a for y in b)


_RIDDEN = re.compile(
    r"\b(?:(?P<bus>(?:mini)?bus(?:es)?|coach(?:es)?|vans?)|(?P<truck>trucks?|lorr(?:y|ies)|tankers?)|(?P<train>trains?)|"
    r"(?P<car>cars?|taxis?|motorcycles?|motorbikes?)|(?P<boat>boats?|ferr(?:y|ies)|ships?|vessels?|canoes?)|"
    r"(?P<plane>planes?|aircraft|jets?|airliners?)|(?P<helicopter>helicopters?))\b",
    re.IGNORECASE,
)
_PAIRS = (("eastern", "western"), ("northern", "southern"), ("upper", "lower"), ("left", "right"), ("old", "new"))
_COUNTERPARTS = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
# "The eastern tower", and the western.
_SIDED = re.compile(rf"\bthe (?P<side>{'|'.join(_COUNTERPARTS)}) (?P<thing>[a-z][\w-]+)", re.IGNORECASE)
# Where it befell them, as far as one is told by a word; those of one line may be one.
_SCENES = (
    ("wedding",),
    ("funeral",),
    ("mosque",),
    ("church", "cathedral", "mass"),
    ("temple",),
    ("market", "bazaar"),
    ("bar", "pub", "tavern", "nightclub", "club"),
    ("restaurant", "cafe", "café"),
    ("bus", "minibus", "coach"),
    ("train",),
    ("stadium", "match"),
    ("checkpoint",),
    ("school", "college", "university"),
    ("prison", "jail"),
    ("factory", "plant"),
    ("bank",),
    ("police station",),
    ("court", "courthouse"),
    ("airport",),
)
_SCENE = re.compile(
    r"\b(?:at|in|on|inside|outside|aboard) (?:an?|the) (?:[\w-]+ ){0,2}?(?P<scene>"
    + "|".join(sorted((word for words in _SCENES for word in words), key=lambda w: (-len(w), w)))
    + r")\b",
    re.IGNORECASE,
)


# What was hit, whatever it is: "a shell hit a bakery".
_HIT = re.compile(
    rf"\b{HIT} (?:an?|the) (?:[a-z-]+ ){{0,3}}?(?P<scene>[a-z-]+)"
    r"(?=[,.;]|$| (?:in|at|near|on|of|and|as|killing|wounding|injuring|where|when|while|during|that|which|who|late"
    r"|early|outside|inside|overnight|before|after|with|was|were)\b)",
    re.IGNORECASE,
)
_NO_SCENE = frozenset(
    {
        "area",
        "building",
        "city",
        "town",
        "village",
        "district",
        "neighbourhood",
        "neighborhood",
        "house",
        "home",
        "side",
    }
    | {"vehicle", "crowd", "group", "region", "country", "ground", "suburb", "quarter", "camp", "convoy", "position"}
)


def scenes_of(claim: Claim) -> frozenset[str]:
    """Return at what sort of place or gathering a claim's sentence puts its event: a wedding, a mosque, a bus."""
    return _scenes_in(claim.quote[:_LONGEST])


@lru_cache(maxsize=1 << 14)
def _scenes_in(quote: str) -> frozenset[str]:
    found = {m["scene"].casefold() for m in _SCENE.finditer(quote)}
    found |= {m["scene"].casefold() for m in _HIT.finditer(quote) if m["scene"].casefold() not in _NO_SCENE}
    if not found:
        return frozenset()
    known = frozenset(words[0] for words in _SCENES if found.intersection(words))
    return known | found.difference(word for words in _SCENES for word in words)


_PURPOSE = re.compile(
    r"\b(?P<how>against|(?:in protest|in anger) (?:at|over)|in opposition to|over|demand(?:ing|ed)?|in support of"
    r"|in favou?r of|calling for|called for|for)\s+"
    r"(?P<what>[^,.;]{3,80})",
    re.IGNORECASE,
)
_NO_PURPOSE = frozenset(
    {"the", "a", "an", "in", "on", "at", "of", "to", "and", "for", "its", "their", "his", "her", "after", "with", "by"}
    | {"new", "planned", "proposed", "government", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
    | {"sunday"}
)


def purpose_of(claim: Claim) -> frozenset[str]:
    """Return the words for what people marched for or against: "tax", "bill"; none where no purpose is told."""
    if claim.kind not in _GATHERED:
        return frozenset()
    phrases = list(_PURPOSE.finditer(claim.quote[:_LONGEST]))
    told = " ".join(m["what"] for m in phrases)
    words = (word.strip("’'\"“”()").removesuffix("s") for word in told.casefold().split())
    place = claim.place.text.casefold().split() if claim.place is not None else ()
    ways = {"against" if m["how"].casefold() in _AGAINST else "for" for m in phrases if m["how"].casefold() in _SIDES}
    return frozenset(w for w in words if w and w not in _NO_PURPOSE and w not in place) | frozenset(ways)


_AGAINST = frozenset(
    {"against", "in protest at", "in protest over", "in anger at", "in anger over", "in opposition to"}
)
_SIDES = _AGAINST | frozenset({"for", "in support of", "in favour of", "in favor of"})


def at_odds(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether two purposes are not one: no word in common, or the one for what the other is against."""
    ways = {"for", "against"}
    if len((a | b) & ways) == len(ways) and not a & b & ways:
        return True
    return bool(a - ways and b - ways) and (a - ways).isdisjoint(b - ways)


_GATHERED = frozenset({"protested", "dispersed", "arrested"})
