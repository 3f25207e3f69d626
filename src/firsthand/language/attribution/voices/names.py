"""What a name alone tells: a person's without title or trade, a medium's by its last word, the outlet's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues

if TYPE_CHECKING:
    from spacy.tokens import Span

_WIRE_WORDS = frozenset({"Wire", "Newswire", "Agency", "Agencies"})
_OUTLET_WORDS = frozenset(
    {"News", "Press", "Times", "Post", "Herald", "Tribune", "Gazette", "Journal", "Chronicle"}
    | {"Telegraph", "Observer", "Courier", "Daily", "Today", "TV", "Television", "Radio", "Broadcasting"}
    | {"Newspaper", "Magazine", "Review", "Dispatch", "Sentinel", "Inquirer", "Examiner", "Ledger"}
    | {"Monitor", "Standard", "Mail", "Mirror", "Echo", "Bulletin", "Argus", "Messenger", "Advertiser"}
    | {"Guardian", "Express", "Evening", "Weekly", "Digest", "Globe", "Star", "Sun", "Voice", "Record"}
    | {"Register", "Advocate", "Citizen", "Independent"}
)
# What agencies of a state or of an aid organisation are for; those of news are called by a name.
_AGENCIES_FOR = frozenset(
    {"relief", "space", "environment", "environmental", "refugee", "health", "energy", "intelligence"}
    | {"security", "aid"}
    | {"protection", "meteorological", "housing", "tax", "drug", "drugs", "border", "disaster", "emergency", "customs"}
    | {"development", "weather", "aviation", "nuclear", "atomic", "food", "statistics", "crime", "fisheries", "rescue"}
    | {"forest", "forestry", "water", "defence", "defense", "maritime", "coastguard", "transport", "railway", "police"}
    | {"management", "enforcement", "standards", "medicines", "monitoring", "children", "children's", "investigation"}
)
_STATIONS = frozenset({"Radio", "TV", "Television", "Channel"})


def is_name_of(name: str | None, outlet: str | None) -> bool:
    """Return whether `name` is `outlet`, without its article, or "the" and its last word."""
    if not name or not outlet:
        return False
    own, full = folded(name), folded(outlet)
    if full.startswith(f"{own} ") and set(full.removeprefix(own).split()) <= COMMON_NAMES and len(own) > 3:
        return True  # "Copperline" is the Copperline News Agency
    short = " " not in own and name[:1].isupper() and own not in COMMON_NAMES
    return own == full or (short and full.endswith(f" {own}"))


# The last word of too many names to be short for one of them.
COMMON_NAMES = frozenset(
    {"news", "agency", "wire", "press", "online", "radio", "tv", "television", "daily", "media", "service", "newswire"}
)


def folded(name: str | None) -> str:
    """Return a name without its article, in lower case: by which an outlet is known again."""
    return (name or "").casefold().removeprefix("the ")


def person_name(entity: Span) -> str:
    """Return a person's name without possessive, quotes, line breaks, employer or title."""
    text = entity.text
    if "'" in text or "’" in text:
        text = re.sub(r"^.*?\w['’]s\s+(?=\w+\s+\w)", "", text)
    words = person_text(text).split()
    while len(words) > 2 and words[0].casefold().strip(".") in cues.TITLES:
        words.pop(0)
    if len(words) == _WITH_TITLE and words[0].casefold().strip(".") in _HONORIFICS:
        words.pop(0)
    return " ".join(words)


_WITH_TITLE = 2  # words of "Mrs Diarra"
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "madame", "monsieur", "madam"})


def person_text(text: str) -> str:
    """Return `text` without possessive, surrounding marks or line breaks."""
    return re.sub(r"\s*['’]s?$", "", " ".join(text.split())).strip(" ,.\"“”'’:;-–—()[]")


def medium_kind(name: str) -> str:
    """Return "wire" or "outlet" when the last word of `name` is one that media end in, else ""."""
    words = name.split()
    last = words[-1].strip(".,'’") if words else ""
    if len(words) > 1 and last in _WIRE_WORDS:
        return "" if last == "Agency" and words[-2].casefold() in _AGENCIES_FOR else "wire"
    if len(words) > 1 and words[0] in _STATIONS and words[1][:1].isupper():
        return "outlet"
    return "outlet" if len(words) > 1 and last in _OUTLET_WORDS else ""


def bare(text: str) -> str:
    """Return a name without its article."""
    return re.sub(r"^(?:the|a|an)\s+", "", person_text(text), flags=re.IGNORECASE)


def without_trade(name: str) -> str:
    """Return a full name without the trade that a sentence opens with: "Headteacher Sibongile Moyo"."""
    words = name.split()
    trade = len(words) > _FULL_NAME and words[0].casefold() in _TRADES
    return " ".join(words[1:]) if trade else name


_FULL_NAME = 2  # words of a name that may stand without a trade
# Of the nouns for people, those that people are seldom called by.
_TRADES = (cues.PEOPLE_NOUNS | cues.HEADS | {"headteacher", "schoolmistress", "storekeeper", "midwife", "watchman"}) - {
    "mason", "porter", "hunter", "fisher", "miller", "baker", "cook", "potter", "weaver", "tailor", "ranger", "angler",
    "carpenter", "brewer", "judge", "marshal", "major", "bishop", "dean", "emir", "sheikh", "imam", "gardener",
}  # fmt: skip
