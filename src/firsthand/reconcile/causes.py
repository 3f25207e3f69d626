"""What people came to harm by, and at what others were arrested or gathered, as the sentence of a claim tells it.

A bus crash is not a shooting, whatever day and town they share: accounts of two unlike causes are of two occurrences.
What one attack is called ("blast", "strike", "shelling") differs by telling, and so does what follows on what: a crash
burns, a quake brings houses down.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from firsthand.model import Claim

_LONGEST = 2000  # characters of a sentence that are read
_HARM = {
    "attack": r"(?:attack|ambush|massacre|raid)(?:s|ed|ers?)?",
    "gun": r"shootings?|gunfire|gunm[ae]n|shot (?:dead|to death|and)|(?:fatally|were|was) shot|opened fire|gunshots?",
    "blade": r"stabb\w+|kni(?:fe|ves)|knif\w+|machetes?|axe|hacked",
    "traffic": r"overturn\w*|crash\w*|collisions?|collid\w+|derail\w*|plunged|(?:ran|run|was|were) over|pile-?up",
    "fire": r"(?:a|the|in|by|house|forest|factory|hotel|market) (?:(?!opened|under)\w+ )?(?:fire|blaze|inferno)\b(?! "
    r"(?:service|brigade|chief|department|official|officer|station|crew|truck|engine|marshal|authority))|wildfires?|"
    r"burned to death|engulfed in flames",
    "water": r"drown\w*|capsiz\w*|sank|sinking|shipwreck",
    "weather": r"floods?|flooding|flash flood|landslides?|mudslides?|storms?|cyclones?|hurricane|typhoon|tornado\w*|"
    r"lightning|avalanches?",
    "quake": r"earthquakes?|quakes?|tremors?",
    "collapse": r"collaps\w+|caved in|gave way",
    "blast": r"explosions?|blasts?|bomb\w*|explod\w+|detonat\w+|went off|suicide vest",
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
    "attack": ("gun", "blade", "blast", "shelling", "air", "fire", "mine", "collapse"),
    "blast": ("air", "shelling", "gun", "fire", "collapse", "mine", "traffic"),
    "air": ("shelling", "fire", "collapse", "gun", "traffic"),
    "shelling": ("fire", "collapse", "gun"),
    "gun": ("fire", "blade", "crush"),
    "traffic": ("fire", "water", "weather", "crush", "collapse", "mine"),
    "fire": ("collapse", "crush", "quake", "weather"),
    "weather": ("water", "collapse", "quake"),
    "quake": ("collapse", "water"),
    "crush": ("collapse",),
    "protest": ("terror", "plunder", "vote", "match"),
    "passage": ("drugs", "terror", "fraud", "plunder"),
    "drugs": ("fraud", "plunder"),
    "fraud": ("vote",),
}
_ALIKE = frozenset(frozenset((one, other)) for one, others in _GOES_WITH.items() for other in others)
_ARRESTS = frozenset({"arrested", "charged", "convicted", "released", "dispersed", "sought"})


@lru_cache(maxsize=2)
def _pattern(of: str) -> re.Pattern[str]:
    table = _HARM if of == "harm" else _OCCASION
    return re.compile("|".join(rf"\b(?P<{name}>{words})\b" for name, words in table.items()), re.IGNORECASE)


def causes_of(claim: Claim, *, harm: bool) -> tuple[str, ...]:
    """Return what a claim's sentence names as the cause of harm, or as the occasion of arrests, in order."""
    if not harm and claim.kind not in _ARRESTS:
        return ()
    found = {m.lastgroup or "" for m in _pattern("harm" if harm else "occasion").finditer(claim.quote[:_LONGEST])}
    if len(found) > 1:
        found.discard("attack")  # "a knife attack" is told by what it was done with
    return tuple(name for name in (_HARM if harm else _OCCASION) if name in found)


def unlike(a: Collection[str], b: Collection[str]) -> bool:
    """Return whether both tell a cause, and none of the one is, or goes with, any of the other."""
    return bool(a and b) and not any(x == y or frozenset((x, y)) in _ALIKE for x in a for y in b)


_PURPOSE = re.compile(
    r"\b(?:against|over|demand(?:ing|ed)?|in support of|in favou?r of|calling for|called for)\s+(?P<what>[^,.;]{3,80})",
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
    told = " ".join(m["what"] for m in _PURPOSE.finditer(claim.quote[:_LONGEST]))
    words = (word.strip("’'\"“”()").removesuffix("s") for word in told.casefold().split())
    place = claim.place.text.casefold().split() if claim.place is not None else ()
    return frozenset(w for w in words if w and w not in _NO_PURPOSE and w not in place)


_GATHERED = frozenset({"protested", "dispersed", "arrested"})
