"""Names that stand where the name of a place stands, whatever the parse took them for.

The parse knows the names of large places; a town of which it never read is a person to it: "at Trincomalee", "the
Sikasso barracks", "Irpin's municipal hospital". What is beside such a name tells what it is, and the gazetteer agrees.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer
from firsthand.language.places.placewords import BEFORE_TOWN, SMALL, STATES_KNOWN
from firsthand.language.places.spellings import fold, vocabulary
from firsthand.language.places.written import Toponym

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span

_TAKEN_FOR = frozenset({"", "PERSON", "ORG", "FAC", "PRODUCT"})
_LONGEST = 3  # words of a name
_SHORTEST = 4  # letters
_BEFORE = BEFORE_TOWN | vocabulary("past through beyond against opposite below")
# What lies on the ground and is called by the town or village it lies at.
_GROUND = (
    "township|village|hamlet|district|sub-?district|province|prefecture|governorate|oblast|raion|commune|territory"
    "|border (?:crossing|post|gate|station)|crossing|checkpoint|frontier|road|highway|barracks|garrison|airfield"
    "|air ?base|air ?strip|aerodrome|naval base|military base|waterfront|seafront|harbou?r|docks?|dockyard|shipyard"
    "|jetty|ferry terminal|river|valley|creeks?|hills?|forest|lagoon|delta|oasis|primary school|secondary school"
    "|refugee camp|displacement camp|mine|open pit|pit|quarry|dam|oilfield|refinery|railway station|rail junction"
    "|junction|toll plaza|front|sector|axis|area|region|suburb|outskirts|countryside|depot"
)
# Of these, what shows a place by itself, though no gazetteer lists it: "the Kobero border crossing".
_SHOWS = (
    "township|village|hamlet|district|sub-?district|commune|border (?:crossing|post|gate)|crossing|checkpoint|barracks"
    "|garrison|airfield|air ?base|air ?strip|aerodrome|primary school|refugee camp|displacement camp"
)
# What a town has.
_CIVIC = (
    "hospital|clinic|police|mayor|council|governor|prefect|fire (?:brigade|service|department)|civil defen[cs]e"
    "|(?:disaster|health|press|rescue) (?:office|directorate|agency|service)|market|bazaar|port|airport|harbou?r"
    "|prison|jail|cathedral|mosque|stadium|streets|suburbs|outskirts|bus station|railway station|main square"
    "|old (?:city|town)|residents|inhabitants|town hall|city hall"
)
_ON_THE_GROUND = re.compile(rf" (?:[a-z]+ )?(?:{_GROUND})\b")
_SHOWN = re.compile(rf" (?:{_SHOWS})\b")
_OF_THE_TOWN = re.compile(rf"['’]s? (?:[a-z]+ ){{0,2}}(?:{_CIVIC}|{_GROUND})\b")


def sited(
    tokens: Tokens, text: str, runs: tuple[Span, ...], common: frozenset[str], people: set[str]
) -> Iterator[Toponym]:
    """Find names that a preposition leads to or that what lies there is called by, where a town abroad bears the name.

    The towns of English-speaking countries bear the names of people: those are left to what else finds them. A name
    that is a part of a person's anywhere in the report is left out. Where the gazetteer has no such town, what lies
    there must show one by itself.

    Args:
        tokens: the parse.
        text: its text.
        runs: its runs of capitalised proper nouns.
        common: words that the report writes small, folded.
        people: the words of the names of persons that have more than one.
    """
    gazetteer = load_gazetteer()
    for run in runs:
        if len(run) > _LONGEST or not _stands_alone(tokens, run):
            continue
        name = run.text
        if len(name) < _SHORTEST or name.isupper() or fold(name) in common or {t.text for t in run} & people:
            continue
        ground = _ON_THE_GROUND.match(text, run.end_char) is not None
        led = run.start > 0 and tokens[run.start - 1].lower_ in _BEFORE  # no article: towns have none
        if not (ground or led or _OF_THE_TOWN.match(text, run.end_char)):
            continue
        towns = gazetteer.towns(name)[:3]
        listed = any(e.population >= SMALL or ground for e in towns) and towns[0].country not in STATES_KNOWN
        shown = not towns and run[0].ent_type_ in _TAKEN_FOR and _SHOWN.match(text, run.end_char)
        if listed or shown:
            yield Toponym(run.start_char, run.end_char, name, "name")


def _stands_alone(tokens: Tokens, run: Span) -> bool:
    """Return whether the parse took a run for one whole name, or for none."""
    first, last = run[0], run[-1]
    after = tokens[run.end] if run.end < len(tokens) else None
    begins = not first.ent_type_ or first.ent_iob_ == "B"
    ends = after is None or after.ent_iob_ != "I" or not last.ent_type_ or after.text in {"'s", "’s"}
    return begins and ends
