"""The voices of one report: who has spoken so far, and how their names are read off the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from spacy.tokens import Span

from firsthand.language.attribution import cues
from firsthand.language.tree import children, has_child, noun_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.doc import SourceMention

_WIRE_WORDS = frozenset({"Wire", "Newswire", "Agency", "Agencies"})
_OUTLET_WORDS = frozenset(
    [
        "News",
        "Press",
        "Times",
        "Post",
        "Herald",
        "Tribune",
        "Gazette",
        "Journal",
        "Chronicle",
        "Telegraph",
        "Observer",
        "Courier",
        "Daily",
        "Today",
        "TV",
        "Television",
        "Radio",
        "Broadcasting",
        "Newspaper",
        "Magazine",
        "Review",
        "Dispatch",
        "Sentinel",
        "Inquirer",
        "Examiner",
        "Ledger",
        "Monitor",
        "Standard",
        "Mail",
        "Mirror",
        "Echo",
        "Bulletin",
        "Argus",
        "Messenger",
        "Advertiser",
        "Guardian",
        "Express",
        "Evening",
        "Weekly",
        "Digest",
        "Globe",
        "Star",
        "Sun",
        "Voice",
        "Record",
        "Register",
        "Advocate",
        "Citizen",
        "Independent",
    ]
)
# What agencies of a state or of an aid organisation are for; those of news are called by a name.
_AGENCIES_FOR = frozenset(
    {
        "relief",
        "space",
        "environment",
        "environmental",
        "refugee",
        "health",
        "energy",
        "intelligence",
        "security",
        "aid",
    }
    | {"protection", "meteorological", "housing", "tax", "drug", "drugs", "border", "disaster", "emergency", "customs"}
    | {"development", "weather", "aviation", "nuclear", "atomic", "food", "statistics", "crime", "fisheries", "rescue"}
    | {"forest", "forestry", "water", "defence", "defense", "maritime", "coastguard", "transport", "railway", "police"}
    | {"management", "enforcement", "standards", "medicines", "monitoring", "children", "children's", "investigation"}
)
_STATIONS = frozenset({"Radio", "TV", "Television", "Channel"})
_HANDLED_BY = re.compile(
    r"\b(?:verified|geolocated|reviewed|seen|checked|studied|obtained|analy[sz]ed|cited)\s+by\s+(?:the\s+)?$"
)
REMEMBERED = 60
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source: its span, the name a chain gives it, and what is known of it."""

    name: str | None
    kind: str
    start: int
    end: int
    head: str = ""  # lemma of its noun
    plural: bool = False
    gender: str = ""
    stated: bool = True  # False for "media", which names nobody
    crew: bool = False  # the outlet's own people, or another medium's: an observation of its own
    us: bool = False  # "we", "our crew": whoever speaks


@dataclass(slots=True)
class Voices:
    """The sources met so far in one report, newest last, for pronouns and short names to stand for."""

    tokens: Tokens
    text: str  # tokens.text, which spaCy puts together anew at each call
    sources: tuple[SourceMention, ...]
    outlet: str | None = None
    met: list[Speaker] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)  # surname -> full name

    def __post_init__(self) -> None:
        for entity in self.tokens.ents:
            if entity.label_ == "PERSON" and len(entity) > 1:
                name = person_name(entity)
                surname = name.split()[-1] if name else ""
                if len(name.split()) > 1:
                    self.people.setdefault(surname, name)

    def full_name(self, surname: Token) -> str | None:
        """Return the full name of which `surname`, standing alone, is the last word, where it came before in full.

        Bodies and places are seldom called by the last word of their name alone; people are.
        """
        word = surname.text
        alone = surname.i == 0 or not surname.nbor(-1).text[:1].isupper() or surname.nbor(-1).is_sent_start
        plain = word.isalpha() and word[:1].isupper() and surname.ent_type_ not in _PLACES
        if not plain or not alone or has_child(surname, "det", "compound", "poss"):
            return None
        if word.casefold() in _COMMON_NAMES | cues.OFFICE_NOUNS | cues.MEDIA_NOUNS | cues.CALENDAR_WORDS:
            return None
        match = re.search(rf"(?<![\w.-])((?:[A-ZÀ-Þ][\w’'-]+ ){{1,2}}){re.escape(word)}\b", self.text[: surname.idx])
        if match is None:
            return None
        words = [w for w in match.group().split() if w.casefold() not in cues.TITLES | {"the", "a"}]
        return " ".join(words) if len(words) > 1 and not medium_kind(match.group()) else None

    def meet(self, speaker: Speaker) -> None:
        """Remember `speaker` as the newest voice."""
        if speaker.name or speaker.us:
            self.met.append(speaker)
            del self.met[:-REMEMBERED]

    def meet_before(self, relays: tuple[Speaker, ...]) -> None:
        """Remember who passed the newest voice's words on, as met before it: "it" still stands for the voice."""
        self.met[-1:-1] = [r for r in relays if r.name]

    def latest(self) -> Iterator[Speaker]:
        """Return the voices met, newest first."""
        return reversed(self.met)

    def nearest(self, position: int) -> Speaker | None:
        """Return the body, medium or outlet named last before `position`: what "its" stands for."""
        named = [(s.start, s.end, s.name, s.kind) for s in self.sources if s.end <= position and s.kind != "network"]
        text = self.text
        if self.outlet:
            at = text.rfind(self.outlet, 0, position)
            if at >= 0:
                named.append((at, at + len(self.outlet), self.outlet, "outlet"))
        best = max(named, default=None)
        return Speaker(best[2], best[3], best[0], best[1]) if best is not None and position - best[0] < 1200 else None

    def is_outlet(self, name: str | None) -> bool:
        """Return whether `name` is the outlet's own, in full or by its last word: "the Courier" in the Bay Courier."""
        return is_name_of(name, self.outlet)

    def outlet_at(self, position: int) -> bool:
        """Return whether the outlet's whole name stands at `position`, an article aside."""
        text = self.text[position : position + 200].casefold().removeprefix("the ")
        return bool(self.outlet) and text.startswith(_key(self.outlet))

    def credited(self, head: Token) -> SourceMention | None:
        """Return the listed source that the words after `head` name as its maker: "images taken by X"."""
        text, start = self.text, head.idx + len(head)
        stop = min(start + 90, head.sent.end_char)
        for source in self.sources:
            if start <= source.start < stop:
                between = text[start : source.start].casefold()
                made = re.search(r"\b(?:by|from|via|of)\s+(?:the\s+)?$", between)
                if made and not re.search(r"[,;:.]", between) and not _HANDLED_BY.search(between):
                    return self._with_partners(source)
        return None

    def _with_partners(self, first: SourceMention) -> SourceMention:
        """Return `first` as one with the like sources that follow it in a list: "from Planet Labs and Maxar"."""
        together = [first]
        for source in self.sources:
            between = self.text[together[-1].end : source.start] if source.start >= together[-1].end else "none"
            if source.kind == first.kind and re.fullmatch(r"\s*(?:,|,?\s*(?:and|&))\s+(?:the\s+)?", between):
                together.append(source)
        names = list(dict.fromkeys(s.name for s in together))
        name = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        return replace(first, end=together[-1].end, name=name)

    def listed(self, start: int, end: int) -> SourceMention | None:
        """Return the listed source that lies in [start, end), the last one of several."""
        inside = [s for s in self.sources if start <= s.start and s.end <= end]
        return inside[-1] if inside else None


def is_name_of(name: str | None, outlet: str | None) -> bool:
    """Return whether `name` is `outlet`, without its article, or "the" and its last word."""
    if not name or not outlet:
        return False
    own, full = _key(name), _key(outlet)
    if full.startswith(f"{own} ") and set(full.removeprefix(own).split()) <= _COMMON_NAMES and len(own) > 3:
        return True  # "Copperline" is the Copperline News Agency
    short = " " not in own and name[:1].isupper() and own not in _COMMON_NAMES
    return own == full or (short and full.endswith(f" {own}"))


# The last word of too many names to be short for one of them.
_COMMON_NAMES = frozenset(
    {"news", "agency", "wire", "press", "online", "radio", "tv", "television", "daily", "media", "service", "newswire"}
)


def _key(name: str | None) -> str:
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


def phrase_end(head: Token) -> int:
    """Return the index after the noun phrase of `head`, a trailing comma or stop left out."""
    doc, end = head.doc, head.right_edge.i + 1
    end = next((t.i for t in doc[head.i + 1 : end] if t.text == ";"), end)
    while end > head.i + 1 and (
        doc[end - 1].is_space or doc[end - 1].text in {",", ".", ":", ";", "--", "–", "—", "-"}
    ):
        end -= 1
    return end


def phrase_start(head: Token) -> int:
    """Return the index of the first token of the noun phrase of `head`, which no paragraph's end can stand in."""
    doc = head.doc
    lowest = next((t.i + 1 for t in reversed(doc[head.left_edge.i : head.i]) if "\n\n" in t.text), head.left_edge.i)
    start = max(head.left_edge.i, lowest)
    while start < head.i and (
        doc[start].is_space or doc[start].is_punct or doc[start].dep_ in {"cc", "punct", "mark"} or doc[start].is_quote
    ):
        start += 1
    return start


def plain_end(head: Token) -> int:
    """Return where a source named after a preposition ends: before "on 13 December" and the like."""
    stops = [
        c.left_edge.i
        for c in children(head)
        if c.i > head.i and c.dep_ in {"prep", "relcl", "acl", "appos", "npadvmod"}
    ]
    return max(head.i + 1, min(stops, default=phrase_end(head)))


def shared_by(noun: Token) -> Token | None:
    """Return whom a number is a part of: the survivors in "two of the survivors"."""
    if noun.tag_ != "CD" and noun.lower_ not in cues.SHARES:
        return None
    return noun_after(noun, {"of"})


def entity_of(token: Token) -> Span | None:
    """Return the named entity that covers `token`."""
    if not token.ent_type_:
        return None
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return Span(doc, start, end, label=token.ent_type)
