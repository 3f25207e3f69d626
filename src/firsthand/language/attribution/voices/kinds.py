"""What kind of source a noun names: a person, an office, a medium, material; and whether it can speak at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.tree import children

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from firsthand.language.attribution.voices.met import Speaker

MATERIAL = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
LIFTS = (
    MATERIAL
    | cues.STATEMENT_NOUNS
    | cues.ANALYSIS_NOUNS
    | cues.CREW_NOUNS
    | cues.POST_NOUNS
    | cues.RESULT_NOUNS
    | (cues.PAPER_NOUNS - {"evidence", "minute", "material", "page", "text"})
    | frozenset({"report", "reporting", "figure", "satellite"})
)
AGENT_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "men", "eer", "ant")


def is_personal(lemma: str) -> bool:
    """Return whether a noun names a person by what they do: "bishop", "herder"."""
    return lemma in cues.PEOPLE_NOUNS | cues.HEADS or lemma.endswith(AGENT_ENDINGS)


_NAMES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_SOURCES = (
    LIFTS
    | cues.PEOPLE_NOUNS
    | cues.HUMAN_NOUNS
    | cues.OFFICE_NOUNS
    | cues.MEDIA_NOUNS
    | cues.SATELLITE_WORDS
    | cues.TRACKING_WORDS
) - cues.ABSTRACT_NOUNS
_SHOWN_BY_THINGS = frozenset(
    {"show", "depict", "indicate", "suggest", "demonstrate", "prove", "mean", "display", "feature", "capture"}
)


def may_be_source(noun: Token) -> bool:
    """Return whether `noun` names somebody or something that can stand behind a report."""
    return noun.lemma_.lower() in _SOURCES or noun.pos_ == "PROPN" or noun.ent_type_ in {"PERSON", "ORG"}


def as_voice(speaker: Speaker, head: Token, cue: str) -> Speaker:
    """Return `speaker`, or nobody in its place where its noun names neither person, body, medium, document nor picture.

    A day or month says nothing; an abstract noun or a thing may "show" something and is nobody's word.
    """
    return (
        replace(speaker, name=None, kind="", stated=False, crew=False) if _is_no_voice(speaker, head, cue) else speaker
    )


def _is_no_voice(speaker: Speaker, head: Token, cue: str) -> bool:
    if head.pos_ == "PRON" or speaker.kind not in {"office", "unnamed"}:
        return False
    words = (speaker.name or "").casefold().split()
    if words and words[-1].strip(".,") in cues.CALENDAR_WORDS:
        return True
    lemma = head.lemma_.lower()
    if head.pos_ == "PROPN":
        return len(words) == 1 and words[0] in cues.ABSTRACT_NOUNS | cues.LABELS
    if head.ent_type_ in _NAMES | {"PERSON"} or lemma in _SOURCES:
        return False
    inanimate = cue in _SHOWN_BY_THINGS and not lemma.endswith(AGENT_ENDINGS)
    return lemma in cues.ABSTRACT_NOUNS or inanimate


def material_kind(lemma: str, words: set[str], head: Token) -> str:
    """Return the kind of what speaks for its owner: a tracker, imagery, a post, a crew, a document."""
    if words & cues.TRACKING_WORDS and lemma in {"datum", "data", "record", "log", "information", "site", "website"}:
        return "tracker"
    online = words & {"online", "social", "telegram", "tiktok", "instagram", "facebook", "twitter", "youtube", "posted"}
    if lemma in MATERIAL or lemma == "satellite" or (words & cues.SATELLITE_WORDS and lemma in {"datum", "data"}):
        return "post" if online and not words & cues.SATELLITE_WORDS else "imagery"
    if lemma in cues.POST_NOUNS:
        return "media" if lemma == "channel" and words & {"television", "tv", "news"} else "post"
    if lemma == "crew" and any(c.tag_ == "CD" for c in children(head)):
        return "unnamed"  # the "five crew" of a ship
    if lemma in cues.CREW_NOUNS:
        return "crew" if lemma != "team" or words & {"our", "reporting", "news", "television"} else "unnamed"
    if lemma in cues.ANALYSIS_NOUNS:
        return "document"
    return "document" if head.pos_ != "PROPN" else "office"


_ONE_OF_MANY = frozenset({"a", "an", "another", "one", "second", "third", "other"})


def _tells_of_person(child: Token) -> bool:
    """Return whether what is added to a name says that it is a person's: "X, a nurse", "X, who was there"."""
    if child.dep_ == "appos":
        return child.lemma_.lower() in cues.PEOPLE_NOUNS
    return child.dep_ == "relcl" and any(c.lower_ == "who" and c.dep_.startswith("nsubj") for c in children(child))


def kind_of(head: Token, lemma: str, words: set[str], entity: Span | None, plural: bool) -> tuple[str, bool]:
    """Return the kind of a described source, and whether it says whose word it is."""
    if lemma in {"monitor", "watchdog", "observatory"}:
        return "monitor", True
    if lemma == "station" and not words & {"radio", "television", "tv", "news", "broadcast", "broadcasting"}:
        return "office", True
    if lemma in cues.MEDIA_NOUNS and head.pos_ != "PROPN" and lemma != "agency":
        return "media", not (plural or lemma in {"media", "medium", "press"})
    if lemma == "agency" and words & {"news", "press"}:
        return "media", not plural
    if lemma in {"report", "rumour", "rumor", "source"} and plural:
        return ("unnamed", True) if lemma == "source" else ("media", False)
    if head.pos_ == "PROPN" and any(_tells_of_person(c) for c in children(head)):
        return "person", True
    if lemma in cues.PEOPLE_NOUNS or lemma.removesuffix("s").endswith("ologist"):
        return "unnamed", True
    if lemma == "guard" and (plural or any(c.lower_ in _ONE_OF_MANY for c in children(head))):
        return "unnamed", True  # a man on guard, not the coast guard
    if lemma in cues.OFFICE_NOUNS or (entity is not None and entity.label_ in _NAMES):
        return "office", True
    return ("office" if head.pos_ == "PROPN" else "unnamed"), True


SEERS = frozenset({"person", "unnamed", "crew", "outlet", "wire", "monitor"})
