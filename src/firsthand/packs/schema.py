"""What a pack may say: the fields of its YAML file, checked by pydantic.

A pack is data: anyone may add kinds of event, things, places and sources without code. `docs/packs.md` shows how.

How the brief words a kind
--------------------------
`says` is a verb phrase that follows the subject; `question` asks for the count. Both are templates that
`packs/wording.py` fills:

- `{be}` and `{have}` agree with the subject, in the past (was or were, had); `{thing}` is the plural of the thing;
- `{place}`, `{from}` and `{to}` are names of places, `{actor}` who did it; `{at}` before `{place}` is the choice of
  "at" (a base, a port) or "in" (a city, a country);
- `[...]` stands only when every placeholder in it is known; `[this|that]` falls back to `that`.

"{be} [{at} {place}|present]" gives "were at Hmeimim", and "were present" where no place is known.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from firsthand.packs.wording import is_template, placeholders

PLACEHOLDERS = frozenset({"be", "have", "thing", "at", "place", "from", "to", "actor"})

Argument = Literal["subject", "object", "either", "of", "on", "to", "into", "none"]
Text = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Wording = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]  # lower case, no scheme, no path


def _known_placeholders(template: str) -> str:
    if not is_template(template):
        raise ValueError("the brackets or braces do not match; write [ {at} {place}] or [{at} {place}|present]")
    unknown = [name for name in placeholders(template) if name not in PLACEHOLDERS]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS))
        raise ValueError(f"{{{unknown[0]}}} is not a placeholder; there are {known}")
    return template


Template = Annotated[Text, AfterValidator(_known_placeholders)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class ThingEntry(_Entry):
    """A thing or participant. `is` names its parents in the taxonomy; aliases are spellings and designators."""

    name: Text
    is_: tuple[Text, ...] = Field(default=(), alias="is")
    aliases: tuple[Text, ...] = ()
    nicknames: tuple[Text, ...] = ()  # "Candid", "Bear": only with a capital and a clue beside them
    # Words of something else that mean this where the kind of event takes nothing else: "the coach overturned".
    homonyms: tuple[Text, ...] = ()
    plural: str = (
        ""  # of a noun, when English rules do not give it ("aircraft", "personnel"); designators do not change
    )
    designator: bool = False  # "Il-76", "B-52": matched with any hyphen, space or look-alike letter, case kept
    noun: bool = False  # an ordinary noun ("helicopter", "launcher", "civilian"): matched by lemma, any case
    part_of: tuple[Text, ...] = ()
    person: bool = False  # people: countable victims, speakers, participants


class Trigger(_Entry):
    """One word or wording that evokes a kind of event; in YAML a plain string, or a mapping where it needs more.

    `thing` says which argument is the thing the kind is about. Subject and object are those of the active form, so
    the subject of a passive is an "object". "either": the object where there is one, else the subject ("they moved
    the jets", "the jets moved"). Of a noun: "of" is a genitive, an of-phrase or a compound ("the death of two men",
    "his death", "troop deaths"), "on" a phrase with on, against or at ("an attack on a bus"), "to" one with to
    ("injuries to two men"), "into" one of where something struck ("shells fell on the market", "a fire at the mill").
    "none": the words evoke the kind and have no such argument. The actor, where the kind has one, is what remains: the
    subject (or by-phrase) when the thing is not the subject.

    A bar parts words that serve alike, each in its place: "consume|devour", "relieve of duty|post|command";
    "<place>" is the name of any place.
    """

    text: Wording  # as the pack writes it: "take off", "open fire", "in critical condition"
    thing: Argument | None = None  # None only in the YAML: a loaded kind has filled it from its roles
    things: tuple[Text, ...] = ()  # taxonomy roots the thing must be of for this trigger; empty: those of the kind
    never: tuple[Text, ...] = ()  # roots it must not be of: police who "block a road" do not protest
    # Who or what must do it, where the verb alone does not tell: things, words, or "nobody" where none is told.
    by: tuple[Text, ...] = ()
    counts: bool = False  # a noun whose own number counts the things: "two deaths" are two dead, "two attacks" are not
    tally: bool = False  # a noun that names the figure itself: "the death toll rose to six"
    # A noun whose happening is itself told of, where nothing is told that it befell: "two explosions were heard".
    itself: Text | None = None  # the thing that it then is
    alone: bool = False  # only where nothing undergoes the verb: who "marched", not who "marched a prisoner off"

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    def each(self, *, heads: bool) -> tuple[Trigger, ...]:
        """Return the triggers that the words with bars between them stand for; itself where there are none.

        `heads`: only those that head it; the rest is asked of the text as it is, for many verbs with many complements.
        """
        if "|" not in self.text:
            return (self,)
        words = self.text.split()
        choices = product(*(w.split("|") if not (heads and i) else [w] for i, w in enumerate(words)))
        return tuple(self.model_copy(update={"text": " ".join(words)}) for words in choices)

    @property
    def lemma(self) -> str:
        """Return the head lemma: "take" of "take off"."""
        return self.text.partition(" ")[0]

    @cached_property
    def denies(self) -> bool:
        """Return whether the wording holds a "no" of its own: who has "not been seen since" is missing."""
        return not _NOS.isdisjoint(self.text.lower().split())

    @cached_property
    def first(self) -> frozenset[str]:
        """Return what the first word of the particle can be, by which most wordings are ruled out; or nothing."""
        return self.words[0] if self.words else frozenset()

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """Return what each word of the particle can be, in lower case."""
        return tuple(frozenset(word.split("|")) for word in (self.particle or "").lower().split())

    @property
    def particle(self) -> str | None:
        """Return what must stand with the head, perhaps not next to it: "off", "into custody", "dead"; or None."""
        return self.text.partition(" ")[2] or None


_NOS = frozenset({"no", "not", "never", "nothing", "nowhere"})


class Triggers(_Entry):
    """The words that evoke a kind of event: lemmas, or phrases written as they stand."""

    verbs: tuple[Trigger, ...] = ()  # "land", "take off": lemma, with particle or complement
    nouns: tuple[Trigger, ...] = ()  # "landing", "departure"; of a compound ("air strike") the last word is the head
    adjectives: tuple[Trigger, ...] = ()  # predicative or attributive: "dead", "wounded", "visible"
    phrases: tuple[Trigger, ...] = ()  # any other fixed wording, matched on lower-cased text

    @property
    def all(self) -> tuple[Trigger, ...]:
        """Return every trigger, verbs first."""
        return (*self.verbs, *self.nouns, *self.adjectives, *self.phrases)


class Roles(_Entry):
    """What the arguments of the triggers are, where a trigger does not say otherwise."""

    thing: tuple[Argument, ...] = ("subject",)  # first: of verbs; nouns take "of", adjectives and phrases "subject"
    actor: tuple[Literal["subject", "object", "by", "none"], ...] = ("none",)
    place: tuple[Text, ...] = ("at", "in", "on", "near", "outside", "inside", "over", "around")  # prepositions
    from_: tuple[Text, ...] = Field(default=("from", "out of"), alias="from")
    to: tuple[Text, ...] = ("to", "into", "toward", "towards", "for")


class KindEntry(_Entry):
    """A kind of event, the words that evoke it, and how the brief words it (see the module's docstring)."""

    name: Text  # "present", "departed", "killed"
    says: Template  # "{be} killed[ {at} {place}]"
    question: Template  # "how many {thing} were killed[ {at} {place}]"
    time: Literal["state", "occurrence", "cumulative"]
    triggers: Triggers
    roles: Roles = Roles()
    things: tuple[Text, ...] = ()  # taxonomy roots this kind is about; empty: any
    never: tuple[Text, ...] = ()  # things of these roots that it cannot befall: nobody rescues a body
    opposes: tuple[Text, ...] = ()  # kinds that cannot hold of one thing at one time
    entails: tuple[Text, ...] = ()  # kinds that hold of a thing wherever this one does: what burned was damaged
    wrongdoing: bool = False  # its actor is accused of something: always name the accuser
    speech: bool = False  # said, denied: the content is the claim
    pictured: bool = False  # what a caption asserts that only names a thing and a place

    @model_validator(mode="after")
    def _fill_things(self) -> Self:
        defaults: dict[str, Argument] = {
            "verbs": self.roles.thing[0] if self.roles.thing else "subject",
            "nouns": "of",
            "adjectives": "subject",
            "phrases": "subject",
        }
        filled = {
            part: tuple(
                t if t.thing else t.model_copy(update={"thing": argument})
                for written in getattr(self.triggers, part)
                for t in written.each(heads=part == "verbs")
            )
            for part, argument in defaults.items()
        }
        # The model is frozen for its readers; this is still its construction.
        object.__setattr__(self, "triggers", self.triggers.model_copy(update=filled))
        return self


class PlaceEntry(_Entry):
    """A base, port, crossing or other place the gazetteers lack or misspell."""

    name: Text
    aliases: tuple[Text, ...] = ()
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    kind: str
    country: str = Field(pattern=r"^[A-Z]{2}$")  # ISO 3166-1 alpha-2
    within: tuple[Text, ...] = ()
    precision_km: float = Field(default=2.0, gt=0)


class SourceEntry(_Entry):
    """An outlet, wire, imagery company, office or network. No reputation is ever recorded here."""

    name: Text
    kind: Literal["outlet", "wire", "imagery", "office", "network", "monitor", "tracker"]
    aliases: tuple[Text, ...] = ()
    domains: tuple[Domain, ...] = ()
    country: str = ""
    group: str = ""  # publisher family
    carries: tuple[Text, ...] = ()  # wires it syndicates


class PackFile(_Entry):
    """One YAML file."""

    pack: Text
    version: int
    describes: str = ""
    things: tuple[ThingEntry, ...] = ()
    kinds: tuple[KindEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
