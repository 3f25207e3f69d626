"""What a pack may say: the fields of its YAML file, checked by pydantic.

A pack is data: anyone may add kinds of event, things, places and sources without code.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ThingEntry(_Entry):
    """A thing or participant. `is` names its parents in the taxonomy; aliases are spellings, designators, nicknames."""

    name: str
    is_: tuple[str, ...] = Field(default=(), alias="is")
    aliases: tuple[str, ...] = ()
    designator: bool = False  # "Il-76", "B-52": matched with any hyphen, space or look-alike letter, case kept
    noun: bool = False  # an ordinary noun ("helicopter", "launcher", "civilian"): matched by lemma, any case
    part_of: tuple[str, ...] = ()
    person: bool = False  # people: countable victims, speakers, participants


class Triggers(_Entry):
    """The words that evoke a kind of event: lemmas, or phrases written as they stand."""

    verbs: tuple[str, ...] = ()  # "land", "take off": lemma, with particle
    nouns: tuple[str, ...] = ()  # "landing", "departure"
    adjectives: tuple[str, ...] = ()  # predicative: "dead", "wounded", "visible"
    phrases: tuple[str, ...] = ()  # any other fixed wording, matched on lower-cased text


class Roles(_Entry):
    """Which argument of the trigger is what. Subject and object are those of the active form."""

    thing: tuple[Literal["subject", "object", "of", "either"], ...] = ("subject",)
    actor: tuple[Literal["subject", "object", "by", "none"], ...] = ("none",)
    place: tuple[str, ...] = ("at", "in", "on", "near", "outside", "inside", "over", "around")  # prepositions
    from_: tuple[str, ...] = Field(default=("from", "out of"), alias="from")
    to: tuple[str, ...] = ("to", "into", "toward", "towards", "for")


class KindEntry(_Entry):
    """A kind of event. `says` is how the brief words it, with {thing}, {place}, {from}, {to}."""

    name: str  # "present", "departed", "killed"
    says: str  # past: "{thing} was at {place}"
    question: str  # "how many {thing} were at {place}"
    time: Literal["state", "occurrence", "cumulative"]
    triggers: Triggers
    roles: Roles = Roles()
    things: tuple[str, ...] = ()  # taxonomy roots this kind is about; empty: any
    opposes: tuple[str, ...] = ()  # kinds that cannot hold of one thing at one time
    wrongdoing: bool = False  # its actor is accused of something: always name the accuser
    speech: bool = False  # said, denied: the content is the claim


class PlaceEntry(_Entry):
    """A base, port, crossing or other place the gazetteers lack or misspell."""

    name: str
    aliases: tuple[str, ...] = ()
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    kind: str
    country: str  # ISO 3166-1 alpha-2
    within: tuple[str, ...] = ()
    precision_km: float = 2.0


class SourceEntry(_Entry):
    """An outlet, wire, imagery company, office or network. No reputation is ever recorded here."""

    name: str
    kind: Literal["outlet", "wire", "imagery", "office", "network", "monitor", "tracker"]
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    group: str = ""  # publisher family
    carries: tuple[str, ...] = ()  # wires it syndicates


class PackFile(_Entry):
    """One YAML file."""

    pack: str
    version: int
    describes: str = ""
    things: tuple[ThingEntry, ...] = ()
    kinds: tuple[KindEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
