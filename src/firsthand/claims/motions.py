"""Whether a verb of motion tells of motion: who "went through a hard time" or "left the race" went nowhere.

The commonest verbs of motion are as often used of change, of dealing and of mere beginning (Levin 1993, 51.1; states
are locations: Lakoff and Johnson 1980, chapter 14). What shows motion is where it leads: a place, a building, a
vehicle or people. A list of what is no place can never be full: what is not known as a place leads nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.language.places.spellings import vocabulary
from firsthand.packs.nouns import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIGHT = frozenset(
    {"go", "come", "get", "enter", "reach", "return", "cross", "leave", "pass", "proceed", "advance"}
) | {
    "move",
    "follow",
    "head",
}
# Verbs whose object is where they lead, not what they move.
_REACHING = frozenset({"enter", "reach", "cross", "leave", "follow", "head"})
_PATHS = frozenset(
    {"to", "into", "through", "from", "across", "over", "toward", "towards", "in", "at", "on", "onto", "under", "past"}
    | {"out", "off", "by", "along", "around", "near"}
)
_GROUND = vocabulary(
    "place area zone region country land territory province district state county nation city town village hamlet"
    " settlement capital suburb neighbourhood neighborhood quarter centre center street road highway motorway avenue"
    " lane path track trail route square border frontier boundary line front coast shore beach bank sea ocean water"
    " waters river lake canal strait gulf bay harbour harbor port island mountain hill valley forest wood desert"
    " field farm plain bush jungle park garden yard site scene base camp airport airfield airspace runway apron quay"
    " pier dock station terminal checkpoint crossing gate door entrance exit bridge tunnel fence wall ground roof"
    " floor room hall office shop store market school university church mosque temple hospital clinic prison jail"
    " cell court parliament palace embassy house home flat apartment building hotel restaurant cafe bar stadium"
    " theatre cinema factory plant mine shelter position outpost post stronghold north south east west side"
    " direction corner way sky air space earth world overseas abroad hideout rally demonstration funeral sewer"
    " mainland outskirts interior hinterland stage channel corridor junction roundabout intersection pavement ditch"
    " ravine gorge cliff pass peak summit orbit depot wadi wreck hillside barrack barracks trench heights compound"
    " perimeter premises anchorage roadstead courtroom chamber classroom"
    " kitchen bedroom cellar basement stairs ladder deck"
)
_NO_GROUND = vocabulary("floor line aisle stage world way position side state interior pass peak line mark")
_BEINGS = frozenset({"person", "structure", "vehicle", "ship", "aircraft"})
_NAMED = frozenset({"GPE", "LOC", "FAC"})
_WHEN = frozenset({"DATE", "TIME"})
_WHILE = vocabulary(
    "day week month year night morning evening afternoon hour minute time dawn dusk noon midnight moment"
)


def leads_nowhere(verb: Token) -> bool:
    """Return whether a verb that may tell of motion has what it leads to, and that is no place."""
    lemma = verb.lemma_.lower()
    if lemma not in _LIGHT or any(_is_a_mover(t) for t in grammar.subjects(verb)):
        return False
    if any(c.dep_ == "prt" or (c.dep_ == "advmod" and c.lower_ in _AWAY) for c in verb.rights):
        return False
    if lemma == "move" and grammar.is_passive(verb) and _is_touched(verb):
        return True
    objects = [c for c in verb.rights if c.dep_ in {"dobj", "obj"} and not _is_time(c)]
    objects = [c for c in objects if c.lower_ not in _AWAY]
    if objects and (lemma == "head" or (lemma == "leave" and all(c.pos_ == "PRON" for c in objects))):
        return True  # who "heads the board", "left her with wounds"
    if objects and lemma in _REACHING:
        return not any(_is_spatial(c) and not (lemma == "cross" and c.lower_ in _NO_GROUND) for c in objects)
    led = [t for words, t in _phrases(verb) if words in _PATHS and not _is_time(t)]
    if any(_is_spatial(t) for t in led):
        return False
    return bool(led) or (lemma in {"go", "come", "get"} and any(_is_only_begun(c) for c in verb.rights))


def _is_a_mover(subject: Token) -> bool:
    """Return whether what moves is made to move: of a truck or a column, motion is all that such a verb can tell."""
    named = (subject, *(c for c in subject.lefts if c.dep_ in {"compound", "nmod"}))  # "the [tanker] Blue Heron"
    lemmas = [t.lemma_.lower() for t in named]
    return any(class_of(w) in _MADE_TO_MOVE or w in _COLUMNS or any(c.isdigit() for c in w) for w in lemmas)


_MADE_TO_MOVE = frozenset({"vehicle", "ship", "aircraft"})
_COLUMNS = vocabulary(
    "convoy column tank truck lorry train bus car jeep pickup plane jet bomber fighter helicopter drone aircraft ship"
    " vessel boat ferry frigate destroyer submarine carrier tanker freighter trawler troops battalion brigade regiment"
    " division armour armor flotilla squadron caravan motorcade"
)
_AWAY = frozenset(
    {"home", "away", "back", "there", "here", "abroad", "ashore", "aboard", "north", "south", "east", "west"}
)


def _phrases(verb: Token) -> list[tuple[str, Token]]:
    """Return the prepositions right under a verb, each with what it governs."""
    hung = [c for c in verb.rights if c.dep_ in {"prep", "prt"} or (c.dep_ == "advmod" and c.pos_ == "ADP")]
    deeper = [(c.lower_, k) for c in hung for k in c.children if k.dep_ == "prep"]
    found = [(c.lower_, o) for c in hung for o in c.children if o.dep_ in {"pobj", "pcomp"}]
    return found + [(words, o) for words, k in deeper for o in k.children if o.dep_ == "pobj"]


def _is_only_begun(clause: Token) -> bool:
    """Return whether a verb only opens the next: "came to believe", "get to skate", "went skating"."""
    verb = clause.head
    if clause.tag_ == "VBG":
        return clause.i == verb.i + 1
    if clause.dep_ not in {"xcomp", "advcl", "ccomp"} or clause.i > verb.i + _NEXT:
        return False
    begun = verb.lemma_.lower() == "get" or (verb.lemma_.lower() == "come" and clause.lemma_.lower() in _OF_MIND)
    return clause.tag_ == "VB" and begun


_NEXT = 2
_OF_MIND = vocabulary(
    "believe know realise realize understand regard see accept love hate be have expect trust fear appreciate think"
    " recognise recognize resemble depend mean symbolise symbolize dominate represent define rely embody light pass"
    " grip"
)


def _is_touched(verb: Token) -> bool:
    """Return whether somebody was moved in his heart: no way is told, and he did not move by himself."""
    people = (t for t in grammar.subjects(verb))
    moved = any(t.ent_type_ == "PERSON" or t.pos_ == "PRON" or class_of(t.lemma_.lower()) == "person" for t in people)
    return moved and not any(words in _PATHS and words != "by" for words, _ in _phrases(verb))


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in _WHEN or noun.lemma_.lower() in _WHILE or noun.pos_ == "NUM"


def _is_spatial(noun: Token) -> bool:
    """Return whether a noun can be where a motion leads."""
    if noun.ent_type_ in _NAMED or noun.pos_ in {"PROPN", "PRON"} or noun.text[0].isupper():
        return True
    lemma = noun.lemma_.lower()
    if lemma in _GROUND or class_of(lemma) in _BEINGS:
        return True
    return any(c.dep_ in {"prep", "compound", "appos", "nmod"} and _holds_a_place(c) for c in noun.children)


def _holds_a_place(part: Token) -> bool:
    """Return whether what hangs on a noun names a place: "the wreck off Varna", "a Kherson suburb"."""
    if part.dep_ == "prep":
        return any(o.ent_type_ in _NAMED or o.lemma_.lower() in _GROUND for o in part.children)
    return part.ent_type_ in _NAMED
