"""The voices of one report met so far, for pronouns, short names and definite descriptions to stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.names import COMMON_NAMES, folded, is_name_of, medium_kind, person_name
from firsthand.language.tree import has_child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.doc import SourceMention

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
        if word.casefold() in COMMON_NAMES | cues.OFFICE_NOUNS | cues.MEDIA_NOUNS | cues.CALENDAR_WORDS:
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
        return bool(self.outlet) and text.startswith(folded(self.outlet))

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
