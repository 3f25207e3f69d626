"""Whether two roots may be one: same is never said here, different only where something shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Basis, Verdict
from firsthand.reconcile.persons import (
    is_body,
    person_like,
    share_a_part,
    spelt_alike,
    telling_words,
    two_people,
    unlike_employers,
)
from firsthand.reconcile.retold import ONE_OF_A_TOWN
from firsthand.reconcile.roles import LAY, OF_NO_OFFICE, WORLD, people_apart, unlike
from firsthand.reconcile.roots import APART, BARE_BODY, JOURNALIST
from firsthand.reconcile.states import two_states

if TYPE_CHECKING:
    from firsthand.reconcile.cards import Voices
    from firsthand.reconcile.roots import Names, Root

_LOCAL = re.compile(
    r"\b(?:villages?|villagers?|hamlet|neighbou?rhood|community|elders?|tribal|tribe|clan|parish|residents?|sheikh)\b"
)
_SEES_FOR_HIMSELF = frozenset({LAY, "health"})  # "Professor" at a bedside, an engineer of the ship: no analyst
_RESCUES = frozenset({"rescue", "health"})  # services that go by what they do, and by names of their own
_MATERIAL = frozenset({Basis.SATELLITE.value, Basis.VIDEO.value, Basis.PHOTOGRAPH.value})
_SAID = frozenset({Basis.OFFICIAL.value, Basis.UNSPECIFIED.value, Basis.DOCUMENT.value, Basis.EXPERT.value})
_OFFICIAL = re.compile(
    r"\b(?:officers?|officials?|police|deput(?:y|ies)|detectives?|investigators?|authorities|soldiers?|troops|guards?|"
    r"emergency|responders?|rescuers?|(?:rescue|fire) (?:crews?|teams?|workers?)|"
    r"spokes\w+|firefighters?|paramedics?|medics|prosecutors?|sheriff|lieutenant|sergeant|captain|chief)\b"
)
# Offices that tell of a crime from one inquiry, and from one another.
_INQUIRY = re.compile(
    r"\b(?:police|sheriff|prosecutors?|attorneys?|coroners?|medical examiners?|troopers?|detectives?|marshals?|fbi|atf|"
    r"bureau of investigation|investigative committee|gendarmerie|carabinieri|\w{2,5}pd)\b"
)
# A post of nobody named.
_SOME_ACCOUNT = re.compile(
    r"(?:[\w-]+\s+){0,2}(?:accounts?|users?|posts?|channels?|tweets?|messages?|videos?|clips?|bloggers?|pages?|telegram|"
    r"facebook|twitter|x|social media)"
)
# Offices that no group, party or company is called, and what those are called.
_OF_THE_STATE = re.compile(
    r"(?:the )?(?:army|military|navy|air force|police|government|court|parliament|coast ?guard|"
    r"fire (?:department|brigade))"
)
_PRIVATE_BODY = re.compile(
    r"\b(?:group|movement|party|association|company|league|club|federation|brigades|coalition|alliance|fund|trust)$"
)


def compare_roots(a: Root, b: Root, names: Names | Voices) -> tuple[Verdict, str]:
    """Return whether two unlike roots may be one."""
    if (b.sort, b.name) < (a.sort, a.name):
        a, b = b, a
    if a.sort == "picture" and _own_eyes(b, names):
        return _unlike("a picture, and a witness who tells what his own eyes saw")
    for root in (a, b):
        if root.weak:
            return undetermined("an origin whose source is not stated may be any other")
        if root.sort == "crew" and not root.name:
            return undetermined("an unknown outlet may be any outlet")
    if a.sort == b.sort == "speaker" and a.name != b.name and {a.name, b.name} <= names.makers:
        seen = Basis.EYEWITNESS.value  # who filmed it was there
        return _speakers(a._replace(basis=seen), b._replace(basis=seen), names)
    if a.name in names.viewers and b.name in names.viewers:
        return undetermined("both tell of a picture, and it may be one")
    if a.sort == b.sort:
        return _alike(a, b, names)
    if a.name and a.name == b.name:
        return undetermined("one name, of an origin told of in two ways")
    sorts = {a.sort, b.sort}
    if "imagery" in sorts:
        other = b if a.sort == "imagery" else a
        reads = other.name in names.readers or "expert" in names.trades.fields_of(other.name) | _fields(other, names)
        if reads or other.basis in _MATERIAL | {Basis.EXPERT.value}:
            return undetermined("the other may read the same picture")
        return _unlike("a picture and a voice")
    if "unnamed" in sorts and a.basis in _MATERIAL and b.basis in _MATERIAL:
        return undetermined("both may show one picture")
    if "unnamed" in sorts:
        unnamed, other = (a, b) if a.sort == "unnamed" else (b, a)
        return _unnamed_and(unnamed, other, names)
    if "crew" in sorts and {a.name, b.name} & names.journalists:
        return undetermined("the journalist may be the outlet's own")
    if sorts == {"document", "speaker"} and _private_witness(a, b, names):
        return _unlike("a paper, and a witness of no office")
    if "document" in sorts and sorts & {"speaker", "tracker"}:
        return undetermined("the document may be the speaker's own")
    if sorts == {"post", "speaker"} and _may_post(a, b):
        return undetermined("the account may be the speaker's own")
    if a.basis in _MATERIAL and b.basis in _MATERIAL:
        return undetermined("both may show one picture")
    if Basis.EXPERT.value in {a.basis, b.basis}:
        if "crew" in sorts:
            return _unlike("an outlet's own observation and an expert")
        return undetermined("an expert may judge by the other's material")
    return _unlike("roots of unlike sort")


def _alike(a: Root, b: Root, names: Names | Voices) -> tuple[Verdict, str]:
    if a.sort == "imagery":
        return _pictures(a, b)
    if a.basis in _MATERIAL and b.basis in _MATERIAL:
        return undetermined("both may show one picture")
    if a.sort == "unnamed":
        if _counted_apart(a, b):
            return _unlike("one outlet tells the one source from the other")
        if unlike_employers(a.name, b.name):
            return _unlike("two unnamed sources of unlike employers")
        if _described_apart(a, b):
            return _unlike("one outlet's report tells a group from a single person, described unlike")
        trades = names.trades
        if unlike(trades.fields_of(a.name), trades.fields_of(b.name), is_body(a.name) or is_body(b.name)):
            return _unlike("two unnamed sources of unlike office")
        private = trades.fields_of(a.name) | trades.fields_of(b.name) <= OF_NO_OFFICE
        if private and not (is_body(a.name) or is_body(b.name)) and people_apart(a.name, b.name):
            return _unlike("two unnamed people, described so that they cannot be one")
        return undetermined("two unnamed sources are not shown to be one, nor two")
    if a.sort == "document":
        return undetermined("one document may rest on the other")
    if a.sort == "crew":
        group = names.groups.get(a.name)
        if group is not None and group == names.groups.get(b.name):
            return undetermined("two outlets of one publisher")
        return _unlike("two outlets' own observations")
    if a.name == b.name:
        return undetermined("one voice on two days: two statements, or one repeated")
    if a.sort == "tracker":
        return undetermined("two trackers may receive one signal")
    if a.sort == "speaker":
        return _speakers(a, b, names)
    if share_a_part(a.name, b.name):
        return undetermined("two accounts that share a part of their name may be of one house")
    if any(_SOME_ACCOUNT.fullmatch(root.name) for root in (a, b)):
        return undetermined("an account that is not named may be the other")
    return _unlike("two accounts")


def _speakers(a: Root, b: Root, names: Names | Voices) -> tuple[Verdict, str]:
    if any(two_states(one, other) for one in _bodies(a, names) for other in _bodies(b, names)):
        return _unlike("offices of two states")
    if _is_person(a.name, names) and _is_person(b.name, names) and spelt_alike(a.name, b.name):
        return undetermined("the two names may be one person's, spelt in two ways")
    if _belongs(a, b, names) or _belongs(b, a, names):
        return undetermined("one is introduced as somebody of the body that the other is")
    one, other = _fields(a, names), _fields(b, names)
    shown = {a.name, b.name} & (names.makers | names.readers)
    if not shown and two_people(a.name, b.name) and any(LAY in known <= OF_NO_OFFICE for known in (one, other)):
        return _unlike("two people, one of no office")
    if _is_expert(a, names) or _is_expert(b, names):
        return undetermined("an expert may judge by what the other found, or by one material with him")
    if telling_words(a.name) & telling_words(b.name) and not two_people(a.name, b.name):
        return undetermined("the two names share a word: perhaps one office, or its speaker")
    if BARE_BODY.fullmatch(a.name) or BARE_BODY.fullmatch(b.name):
        return undetermined("a body told of without its name may be the other")
    people = _is_person(a.name, names), _is_person(b.name, names)
    if unlike(one, other, people[0] != people[1]):
        return _unlike("two speakers of unlike office")
    if people[0] != people[1] and a.basis in _SAID and b.basis in _SAID:
        return undetermined("a person and an office: perhaps its speaker")
    if a.basis in _SAID and b.basis in _SAID and people[0]:
        return undetermined("two officials who may speak for one office")
    services = [x for x in (a, b) if ONE_OF_A_TOWN.fullmatch(x.name)]
    if services and not any(people) and (not one or not other or one & other & _RESCUES):
        return undetermined("a service called by what it does may be the other, called by its name")
    if _INQUIRY.search(a.name) and _INQUIRY.search(b.name) and a.basis in _SAID and b.basis in _SAID:
        return undetermined("two offices of one inquiry")
    return _unlike("two speakers")


def _bodies(root: Root, names: Names | Voices) -> tuple[str, ...]:
    """Return the name of a speaker, and those of the bodies for which reports say that it speaks."""
    return (root.name, *sorted(names.spoken.get(root.name, ())))


def _belongs(one: Root, body: Root, names: Names | Voices) -> bool:
    """Return whether reports introduce `one` by a body's name: "a surgeon at the Karmal Teaching Hospital"."""
    words = frozenset(re.findall(r"\w{3,}", body.name))
    role = names.roles.get(one.name, "")
    told = frozenset(re.findall(r"\w{3,}", role))
    if not words or not words <= told or _is_person(body.name, names) is (len(words) > 1):
        return False
    within = rf"\b(?:of|for|with|at|from|by) (?:the )?{re.escape(body.name)}\b"
    return len(words) > 1 or re.search(within, role) is not None


def _unnamed_and(unnamed: Root, other: Root, names: Names | Voices) -> tuple[Verdict, str]:
    """An unnamed source is never tied to a named one; whether it is another is shown only where the kinds differ."""
    if other.sort == "tracker" and not _may_track(unnamed, names):
        return _unlike("a signal received, and a person")
    if other.sort == "crew":
        if JOURNALIST.search(unnamed.name):
            return undetermined("the journalist may be the outlet's own")
        return _unlike("an outlet's own observation and a source it is not")
    if telling_words(unnamed.name) <= telling_words(other.name):
        return undetermined("the unnamed source may be the other, called more shortly")
    words = telling_words(other.name)
    if other.sort == "speaker" and len(words) > 1 and words <= telling_words(unnamed.name):
        return undetermined("the unnamed source is described as somebody of the other")
    if _many(unnamed.name) and LAY in names.trades.fields_of(unnamed.name) and _of_the_place(other, names):
        return undetermined("the other may be one of those people")
    if other.sort == "speaker" and _fields(other, names) == {WORLD} and "state" in names.trades.fields_of(unnamed.name):
        return undetermined("a body of several states may give what local officials told it")
    body = is_body(unnamed.name) or not _is_person(other.name, names)
    if other.sort == "speaker" and unlike(names.trades.fields_of(unnamed.name), _fields(other, names), body):
        return _unlike("an unnamed source and a speaker of unlike office")
    known, seen = _fields(other, names), names.trades.fields_of(unnamed.name)
    private = bool(known) and known | seen <= OF_NO_OFFICE
    if other.sort == "speaker" and private and people_apart(unnamed.name, names.roles.get(other.name, "")):
        return _unlike("an unnamed person, and a named one who is of another trade or kin")
    if other.sort == "speaker" and _OF_THE_STATE.fullmatch(unnamed.name) and _PRIVATE_BODY.search(other.name):
        return _unlike("an office of the state, and a group that is none")
    official = _OFFICIAL.search(unnamed.name)
    if (
        not official
        and unnamed.basis == Basis.EYEWITNESS.value
        and other.sort == "speaker"
        and other.basis == Basis.OFFICIAL.value
    ):
        return _unlike("a witness and an official statement")
    return undetermined("an unnamed source may be the other's speaker, or another person")


def _may_track(unnamed: Root, names: Names | Voices) -> bool:
    """Return whether an unnamed source may have read what a tracker shows: an expert, a site, a source in shipping."""
    if unnamed.basis in (Basis.EXPERT.value, Basis.TRACKING.value) or "expert" in names.trades.fields_of(unnamed.name):
        return True
    seen = unnamed.basis == Basis.EYEWITNESS.value or bool(names.trades.fields_of(unnamed.name))
    return (
        not seen
        or re.search(r"\b(?:track\w*|monitor\w*|data|sources?|spotters?|watchers?)\b", unnamed.name) is not None
    )


def _of_the_place(speaker: Root, names: Names | Voices) -> bool:
    """Return whether a named voice is introduced as one of those who live there: the head of a village, an elder."""
    return speaker.sort == "speaker" and _LOCAL.search(names.roles.get(speaker.name, "")) is not None


def _private_witness(a: Root, b: Root, names: Names | Voices) -> bool:
    """Return whether one is a person of no office, who was there or whose word no paper of an office can be."""
    speaker, paper = (a, b) if a.sort == "speaker" else (b, a)
    if _fields(speaker, names) != {LAY}:
        return False
    return speaker.basis == Basis.EYEWITNESS.value or _OF_AN_OFFICE.search(paper.name) is not None


_OF_AN_OFFICE = re.compile(
    r"\b(?:decrees?|ordinances?|edicts?|rulings?|verdicts?|warrants?|indictments?|bulletins?|gazette|registers?|"
    r"certificates?|communiqu[eé]s?|ward book|admission book|logs?|records)\b"
)


def _own_eyes(root: Root, names: Names | Voices) -> bool:
    """Return whether a named voice of no office was there, and no picture is told of beside it."""
    there = root.sort == "speaker" and root.basis == Basis.EYEWITNESS.value and _is_person(root.name, names)
    pictured = root.name in names.readers or root.name in names.makers or root.name in names.journalists
    return there and not pictured and _fields(root, names) <= OF_NO_OFFICE


def _may_post(a: Root, b: Root) -> bool:
    speaker = a if a.sort == "speaker" else b
    official = person_like(speaker.name) and speaker.basis in _SAID
    return official or bool(telling_words(a.name) & telling_words(b.name))


def _described_apart(a: Root, b: Root) -> bool:
    """Whether one outlet tells of both on one day, as of several and of one, in words that have nothing in common."""
    full = " " in a.name and " " in b.name  # "officials" and "police" are anybody
    return (
        full
        and (a.scope, a.day) == (b.scope, b.day)
        and not telling_words(a.name) & telling_words(b.name)
        and _many(a.name) != _many(b.name)
    )


def _counted_apart(a: Root, b: Root) -> bool:
    """Whether one outlet tells of both on one day, and of one as "a second", "another" of the other's description."""
    one, other = frozenset(a.name.split()), frozenset(b.name.split())
    if (a.scope, a.day) != (b.scope, b.day) or one & APART == other & APART:
        return False
    return one - APART <= other - APART or other - APART <= one - APART


def _many(name: str) -> bool:
    """Whether a description is of several people: its last noun before "of", "in", "at" is a plural."""
    head = re.split(r"\s+(?:of|in|at|on|from|near|who)\s+", name)[0].split()
    return bool(head) and (head[-1] == "people" or bool(re.search(r"[^s]s$", head[-1])))


def _pictures(a: Root, b: Root) -> tuple[Verdict, str]:
    if not a.name or not b.name:
        return undetermined("a picture whose provider is not named")
    one, other = telling_words(a.name), telling_words(b.name)
    if a.name != b.name and (one <= other or other <= one):
        return undetermined("one provider's name stands in the other's")
    if a.name != b.name and not _providers(a.name) & _providers(b.name):
        return _unlike("two providers' pictures")
    if a.name != b.name:
        return undetermined("the pictures named together include the other's")
    if not a.day or not b.day:
        return undetermined("one provider, and a day not given")
    return _unlike("one provider's pictures of two days")


def _providers(name: str) -> frozenset[str]:
    return frozenset(part for part in re.split(r"\s*(?:,|;|/|&|\band\b|\bwith\b)\s*", name) if part)


def _is_expert(root: Root, names: Names | Voices) -> bool:
    known = _fields(root, names)
    return not known & _SEES_FOR_HIMSELF and (root.basis == Basis.EXPERT.value or "expert" in known)


def _fields(root: Root, names: Names | Voices) -> frozenset[str]:
    """Return what sort of voice a named one is: as reports introduce it, else by its own name if it is a body's."""
    if root.name in names.worldwide:
        return frozenset((WORLD,))
    own = frozenset[str]() if _is_person(root.name, names) else names.trades.fields_of(root.name)
    known = names.fields.get(root.name) or own
    return known - {"expert"} if known & _SEES_FOR_HIMSELF else known


def _is_person(name: str, names: Names | Voices) -> bool:
    return name not in names.bodies and person_like(name)


def undetermined(reason: str) -> tuple[Verdict, str]:
    """Return that two origins are not shown to be one, nor two, and why."""
    return Verdict.UNDETERMINED, reason


def _unlike(reason: str) -> tuple[Verdict, str]:
    return Verdict.DIFFERENT, reason
