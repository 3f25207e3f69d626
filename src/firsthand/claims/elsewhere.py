"""Places that a report names and that are not where its event was: rostrums, seats, nations, landmarks, ways.

A place name is often no place: "Kinshasa denies" names a government by its capital, "the US base" an owner, "Lima
Shipping" a company (place-for-institution metonymy: Markert and Nissim 2002). Such a mention is no place at all; others
are places of something beside the event.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.places.spellings import vocabulary
from firsthand.language.surface import places_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.doc import Doc, PlaceMention

_REACH = 60  # characters
# Where the harmed are taken, and where they die, afterwards: "at a hospital in Reno", "a Reno hospital".
_WARD = r"(?:hospitals?|medical cent(?:er|re)|trauma cent(?:er|re)|clinic|morgue|mortuary|burn cent(?:er|re))"
_AT_A_WARD = re.compile(
    rf"\b{_WARD}\b(?: \([^)]*\))?(?:,| in| of| at| near)(?: the)?(?: [a-z]+){{0,2}} $", re.IGNORECASE
)
_OF_A_WARD = re.compile(rf"(?:['’]s)?(?: (?:[A-Z][\w'’.-]+|area|regional|and|of|for)){{0,4}}? {_WARD}\b", re.IGNORECASE)
# Where something was said is not where it happened.
_AT_A_ROSTRUM = re.compile(
    r"\b(?:(?:press|news) conference|briefing|told (?:reporters|journalists)|spoke to (?:reporters|journalists)"
    r"|interview(?:ed)?)(?: held| later)? (?:in|at|from) $"
)
# Where people live and bodies sit is not where it happened.
_AT_A_SEAT = re.compile(
    r"\b(?:li(?:ves?|ved|ving)|resid(?:es?|ed|ing)|based|born|raised|trained|made|manufactured|registered|exiled?"
    r"|headquarter(?:s|ed)|offices?|embassy|shares \w+) (?:is )?in (?:exile in )?$"
)
# "Tervo, north of the capital Oskar": what lies beside a place that has just been named.
_LANDMARK = re.compile(
    r"[\w)],? (?:(?:just|about|some|around|roughly) )?"
    r"(?:(?:[\d.]+|a few|several|dozens of) ?(?:km|kilomet(?:er|re)s|miles) )?(?:\([^)]*\) )?(?:to the )?"
    r"(?:(?:north|south)(?:-?(?:east|west))?|east|west|outside|away|downstream|upstream|inland)"
    r"(?: (?:of|from))?(?: the)?(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
_COMPOUNDED = re.compile(
    r"-(?:based|led|backed|flagged|registered|owned|born|run|controlled|held|supported|funded|made|built|allied"
    r"|trained|brokered|linked|affiliated|aligned|appointed)\b"
)
_OF_A_NATION = vocabulary(
    "base embassy consulate mission ambassador troop troops force forces army military navy soldier marine serviceman"
    " warship frigate destroyer carrier jet warplane plane aircraft drone helicopter ship tanker vessel trawler company"
    " firm contractor airline citizen national passport flag government ministry official officials administration"
    " personnel adviser advisers convoy patrol outpost team delegation envoy parliament officer boot boots jersey cap"
    " hoodie jacket shirt plate plates"
)
_COMPANY = re.compile(
    r" (?:[A-Z][\w&'’-]* ){0,2}?(?:[A-Z]\w*management|Shipping|Lines?|Airlines?|Airways|Group|Holdings?"
    r"|Corp(?:oration)?|Inc|Ltd|LLC|GmbH|Bank|Energy|Petroleum|Steel|Motors|Maritime|Marine|Industries|Capital|Partners"
    r"|Insurance|Foods|Breweries|Oil|Gas|Chemicals?|Textiles?|Knitwear|Mining|Minerals|Logistics|Analytics|Securities)\b"
)
_SHIP = re.compile(r"\b(?:tanker|ship|vessel|ferry|freighter|trawler|yacht|tug|barge|MV|MT|SS)s?(?:, the)? $")
_THE = re.compile(r"\b[Tt]he $")
_WENT = re.compile(r" (?:left|sailed|sank|was (?:seized|boarded|sailing)|slowed|turned)")
_SAILED = r" (?:left|sailed|sank|slowed|turned|was (?:seized|boarded|sailing))\b"
_SITE_WORD = re.compile(
    r"\b(?:street|road|avenue|square|park|bridge|hospital|school|airport|station|market|mosque|church|hotel|building"
    r"|house|cent(?:er|re)|river|lake|strait|sea|bay|gulf|island|mountain|valley|hill|block|prison|university|college)s?\b",
    re.IGNORECASE,
)
_PROVINCE = re.compile(r" (?:province|governorate|oblast|prefecture|voivodeship)$", re.IGNORECASE)
_GIVING = vocabulary("hand give cede transfer return turn deliver sell surrender appeal complain report restore yield")
_ACCOMPANYING = frozenset({"with", "by", "against", "like", "than", "as"})
_WILLING = vocabulary(
    "deny say accuse reject claim demand warn want insist agree refuse announce vow call urge blame confirm hope plan"
    " order tell ask offer threaten condemn deploy send sign recall expel summon impose dismiss admit acknowledge"
    " accept support back oppose seek negotiate declare pledge promise fear expect believe regard consider"
)
_WORDS = vocabulary("claim accusation denial statement allegation demand offer proposal warning threat embassy")
_WAYS = frozenset({"from", "to", "toward", "towards", "into", "for", "via"})
_JOURNEYS = vocabulary("way route voyage journey trip passage course path crossing")
_FROM_THERE = vocabulary(
    "old man woman boy girl person people resident fisherman farmer worker student migrant refugee teacher lawyer"
    " native family couple driver sailor tourist woman child merchant trader villager doctor soldier player rapper"
    " bus ferry train flight plane boat ship vessel convoy truck lorry rocket missile drone shell"
)


def root_of(tokens: Tokens, mention: PlaceMention) -> Token | None:
    """Return the token that heads the name of a place."""
    span = tokens.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root if span is not None else None


def as_region(mention: PlaceMention) -> PlaceMention:
    """Return a province that the gazetteer knows only by its town as the region that it is."""
    if mention.place.kind != "city" or not _PROVINCE.search(mention.place.text):
        return mention
    return replace(mention, place=replace(mention.place, kind="region"))


def is_no_place(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether a name stands for a nation, a government, a company, a ship or an outlet."""
    text, root = doc.report.text, root_of(doc.tokens, mention)
    if root is None or is_of_the_outlet(doc, mention):
        return True
    after = text[mention.end : mention.end + 1 + _REACH]
    return bool(
        _COMPOUNDED.match(after)
        or _COMPANY.match(after)
        or _is_of_a_nation(mention, root)
        or _is_a_government(mention, root)
        or _is_a_ship(doc, mention)
    )


def is_of_the_outlet(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether the name is a piece of the outlet's own: "Nash" of "Nash Courier", "Savannah" of its TV."""
    outlet, text = (doc.report.outlet or "").casefold(), doc.report.text
    before = outlet.find(text[mention.start : mention.end].casefold())
    if before < 0 or mention.end - mention.start == len(outlet):
        return False
    start = mention.start - before
    whole = text[start : start + len(outlet)].casefold() == outlet
    following = outlet[before + mention.end - mention.start :].split()[:1]  # "Nash Dom" of "Nash Dom Online"
    shortened = before == 0 and bool(following) and text[mention.end :].casefold().startswith(f" {following[0]}")
    return whole or shortened


def _is_of_a_nation(mention: PlaceMention, root: Token) -> bool:
    """Return whether a country, or a town, says whose a base, a force, a company or a garment is: "the US base"."""
    if root.dep_ not in {"compound", "nmod", "amod", "poss"}:
        return False
    owned = root.head.lemma_.lower() in _OF_A_NATION
    worn = root.head.lower_ in {"boots", "jersey", "cap", "hoodie", "jacket", "shirt", "plates"}
    return worn or (owned and mention.place.kind in {"country", "continent"})


def _is_a_government(mention: PlaceMention, root: Token) -> bool:
    """Return whether a town or country is told of as acting, or as dealt with: "Kinshasa denies", "talks with Lima"."""
    if mention.place.kind not in {"city", "country", "state"}:
        return False
    if root.dep_ in {"nsubj", "agent"} and root.head.lemma_.lower() in _WILLING:
        return True
    if root.dep_ in {"compound", "nmod", "poss"} and root.head.lemma_.lower() in _WORDS:
        return True
    preposition = root.head
    if root.dep_ != "pobj":
        return False
    if preposition.lower_ in _ACCOMPANYING:
        return True
    given = {"to"} if preposition.head.lemma_.lower() in _GIVING else set()
    return preposition.lower_ in given and any(c.dep_ in {"dobj", "nsubjpass"} for c in preposition.head.children)


def _is_a_ship(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether a name without a word for a site is said, anywhere in the report, to be that of a ship."""
    name, text = mention.place.text, doc.report.text
    if _SHIP.search(text, max(0, mention.start - _REACH), mention.start):
        return True
    if mention.place.kind not in {"site", "unknown"} or _SITE_WORD.search(name) or " " not in name:
        return False
    return any(
        _SHIP.search(text, max(0, at - _REACH), at)
        or (_THE.search(text, max(0, at - _REACH), at) and _WENT.match(text, at + len(name)))
        for at in places_of(name, text)
    )


def is_a_ward(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether a place is told as that of a hospital, or is one."""
    text = doc.report.text
    if mention.place.kind == "site" and re.search(rf"{_WARD}$", mention.place.text, re.IGNORECASE):
        return True
    if _AT_A_WARD.search(text, max(0, mention.start - _REACH), mention.start):
        return True
    return _OF_A_WARD.match(text, mention.end) is not None


def is_a_rostrum(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether a place is told as that of the telling: "he told reporters in Lisbon", "a press conference in"."""
    return _AT_A_ROSTRUM.search(doc.report.text, max(0, mention.start - _REACH), mention.start) is not None


def is_a_seat(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether a place is told as where somebody lives or sits: "who lives in Arusha", "its office in Kupang"."""
    return _AT_A_SEAT.search(doc.report.text, max(0, mention.start - _REACH), mention.start) is not None


def is_a_landmark(doc: Doc, mention: PlaceMention, before: PlaceMention | None) -> bool:
    """Return whether a place only says where the one named before it lies: "in Tervo, north of the capital Oskar"."""
    if before is None or before.place.kind in {"country", "region", "state", "continent"} or before.end > mention.start:
        return False
    return _LANDMARK.match(doc.report.text, before.end - 1, mention.start) is not None


def is_an_end_of_a_journey(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether something on its way between two places was at neither: "on its way from Lome to Accra"."""
    preposition = _preposition(doc.tokens, mention)
    if preposition is None or preposition.lower_ not in _WAYS:
        return False
    above = preposition.head
    while above.dep_ in {"prep", "conj"} and above.lower_ in _WAYS:
        above = above.head
    return above.lemma_.lower() in _JOURNEYS or (
        above.lower_ in {"bound", "headed", "destined"} and preposition.lower_ != "from"
    )


def is_a_home(doc: Doc, mention: PlaceMention) -> bool:
    """Return whether a place is where somebody is from: "a fisherman from Kilwa"."""
    preposition = _preposition(doc.tokens, mention)
    if preposition is None or preposition.lower_ != "from" or preposition.dep_ != "prep":
        return False
    return preposition.head.lemma_.lower() in _FROM_THERE or preposition.head.ent_type_ == "PERSON"


def _preposition(tokens: Tokens, mention: PlaceMention) -> Token | None:
    """Return the preposition that governs a place, or the list that it is in."""
    head = root_of(tokens, mention)
    while head is not None and head.dep_ == "conj":
        head = head.head
    return head.head if head is not None and head.dep_ == "pobj" else None


def way_of(tokens: Tokens, mention: PlaceMention) -> Token | None:
    """Return the verb beside a noun that a place is the way of: "launched" of "drones launched from Crimea"."""
    head = root_of(tokens, mention)
    while head is not None and head.dep_ == "conj":
        head = head.head
    preposition = head.head if head is not None else None
    if preposition is None or preposition.lower_ not in {"from", "to", "toward", "towards", "into"}:
        return None
    return preposition.head if preposition.head.dep_ in {"acl", "relcl"} else None
