"""Names of roots that name nobody: question words, days, and common nouns for things, as a misread sentence gives them.

Such a root is taken for not stated. In doubt it is: an unstated root is never known to be different from another.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.packs import Packs

_OPENS = re.compile(
    r"^(?:who|whom|whose|which|what|that|how|why|when|where|whether|this|these|those|it|there|he|she|they|we|i|you|"
    r"him|her|them|us|me|no|none|nobody|nothing|everyone|everybody|someone|somebody|anyone|anybody|something|only|rest)\b"
)
_OWNED = re.compile(r"^(?:its|his|her|their|our|my)\s+")  # "its press service": whose, does not matter here
_LETTERS = re.compile(r"(?:US|IT|HE|WHO)\b")  # letters that stand for a name: "US officials", the "WHO"
_DAY = re.compile(
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|today|yesterday|tonight|tomorrow|morning|"
    r"afternoon|evening|night|midnight|noon|week(?:end)?|month|year|hours?|minutes?|[ap]\.?m\.?|early|late|last|next|"
    r"past|previous|on|of|the|in|at|\d+(?:st|nd|rd|th|s)?|[:/.,-])"
)
# "8 dead": a count, as a headline puts it before a colon.
_TOLL = re.compile(r"\d[\d,]*\s+(?:dead|killed|injured|wounded|hurt|missing|arrested|detained|held)\b")
# "Four armoured vehicles", which opens a sentence: the capital names nobody.
_COUNTED = re.compile(
    r"^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens of|Hundreds of|Several|Some|Many)\s+"
)
_DAYS = re.compile(rf"{_DAY.pattern}(?:[\s,./:-]*{_DAY.pattern})*[\s,.]*")
# Words for material and happenings, which state nothing of their own whatever their capital.
_MATTER = re.compile(
    r"(?:evidence|myster(?:y|ies)|investigations?|inquir(?:y|ies)|probes?|results?|charges?|updates?|details?|"
    r"information|circumstances|tensions?|motives?|shootings?|attacks?|blasts?|explosions?|violence|deaths?|toll|"
    r"scenes?|cases?|incidents?|accidents?|crash(?:es)?|fires?|conversations?|coverage|news|story|stories|weapons?|"
    r"ammunition|help|use|things?|lots?|traffic|fears?|concerns?|hopes?|questions?|rumou?rs?|speculation|history|"
    r"facts?|truth|data|signs?|traces?|wounds?|injur(?:y|ies)|bod(?:y|ies))"
)
# Bodies and people by the end of their name; the packs' own nouns for people come first.
_BODY = re.compile(
    r"(?:police|sheriff|hospital|clinic|court|council|ministry|department|office|government|army|navy|military|forces?|"
    r"militia|troops|agency|company|firm|union|party|committee|commission|service|institute|cent(?:re|er)|group|"
    r"school|university|college|city|county|state|authorit(?:y|ies)|administration|embassy|mission|church|airline|"
    r"bureau|association|organi[sz]ation|charity|network|coalition|command|guards?|crews?|teams?|family|families|"
    r"relatives?|kin|staff|brigade|regiment|unit|enforcement|prosecution|defen[cs]e|parliament|senate|presidency|"
    r"directorate|inspectorate|secretariat|prefecture|chancellery|consulate|registry|headquarters|assembly|congress|"
    r"cabinet|junta|tribunal|council|board|panel|foundation|federation|league|front|movement|alliance|society|"
    r"cooperative|guild|chamber|consortium|trust|fund|bank|observatory|laboratory|parish|diocese|mosque|monastery|"
    r"convent|orphanage|port|harbour|harbor|airport|railways?|utility|operator|squadron|battalion|battery|division|"
    r"corps|fleet|garrison|patrol|squad|wing|branch|desk|helpline|hotline|switchboard|dispatch|"
    r"municipality|town|village|management|personnel|coastguards?|responders?|people|public|community|neighbou?rhood|coroner|"
    r"mayor|principal|chief|attorneys?|counsel|aides?|superintendent|sources?|friends?|citizens?|agents?|residents?|students?|"
    r"presidents?|patients?|veterans?|nuns?|monks?|nurses?|medics?|judges?|captains?|pilots?|guides?|heads?|"
    r"diplomats?|bosses|boss|spokes(?:man|woman|men|people|person|persons)|clerks?|cops?|teens?|kids?|buddy|"
    r"officials?|detectives?|deput(?:y|ies)|witness(?:es)?|experts?|activists?|bystanders?|women|men|others|chiefs|mayors|aunts?|victims?|hosts?|cooks?|shepherds?|monitors?|observator(?:y|ies))"
)
# Cues that only somebody has: a figure or an image "says" and "shows", and tells nobody.
_SPEAKS = re.compile(
    r"\b(?:t(?:old|ells?)|quot(?:ed|ing)|citing|add(?:ed|s)|recount(?:ed|s)|relat(?:ed|es)|recall(?:ed|s))\b"
)
_DOER = re.compile(r"\w{2,}(?:ers?|ors?|ists?|ians?|eers?|men|man|woman|women|people|person|persons|ees?|ants|ants?)")
_NO_DOER = re.compile(
    r"(?:news)?papers?|letters?|numbers?|matters?|weather|rivers?|orders?|computers?|scanners?|chambers?|chatter|"
    r"disasters?|errors?|terror|horror|power|water|winter|summer|center|centers|corner|fever|danger|anger|murders?|"
    r"answers?|offers?|rumou?rs?|tremors?|factors?|doors?|floors?|trees?|fees?|degrees?|warrants?|plants?|grants?|"
    r"covers?|posters?|stickers?|registers?|papers?|buyer|layers?|towers?|trailers?|trackers?|counters?|manner|"
    r"(?:great|larg|small|old|eld|young|bigg|high|low|upp|inn|out|near|long|short|earli|lat|fast|slow|strong|wid|bett)er|"
    r"other|another|former|never|ever|over|under|after|later|earlier|further|rather|whether|either|neither|per|her"
)


def people_nouns(packs: Packs) -> frozenset[str]:
    """Return the last words of the packs' nouns for people and units, in lower case."""
    found = set()
    for thing in packs.things.values():
        if thing.person or "unit" in packs.ancestors(thing.name):
            found |= {name.casefold().split()[-1] for name in (thing.name, *thing.aliases, thing.plural) if name}
    return frozenset(found)


def names_nobody(name: str, people: frozenset[str], cue: str | None = None) -> bool:
    """Return whether the words of a root name no person, no office and no kind of either.

    Args:
        name: as the chain has it, its capitals kept, without a leading article.
        people: what `people_nouns` gives.
        cue: the words by which it is made a source: whoever speaks is somebody, by whatever word he is called.
    """
    low = _OWNED.sub("", name.casefold().strip(" \"'“”‘’.,;:()"))
    if (
        not re.search(r"[^\W\d_]", low)
        or (_OPENS.match(low) and not _LETTERS.match(name))
        or _DAYS.fullmatch(low)
        or _MATTER.fullmatch(low)
        or _TOLL.match(low)
    ):
        return True
    if any(c.isupper() for c in _COUNTED.sub("", name)):
        return False
    if cue is not None and _SPEAKS.search(cue.casefold()) and _NO_DOER.fullmatch(low.split()[-1]) is None:
        return False
    return not any(_somebody(word, people) for word in re.findall(r"[^\W\d_]+", low))


def names_somebody(word: str) -> bool:
    """Return whether a word in lower case is a noun for a doer or a body by its form: "forester", "hospital"."""
    return _somebody(word, frozenset())


@lru_cache(maxsize=16384)
def _somebody(word: str, people: frozenset[str]) -> bool:
    singular = {word, word.removesuffix("s"), word.removesuffix("es"), re.sub(r"ies$", "y", word)}
    if singular & people or _BODY.fullmatch(word):
        return True
    return _DOER.fullmatch(word) is not None and _NO_DOER.fullmatch(word) is None
