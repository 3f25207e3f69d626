"""Whether two origins are one: same, different or undetermined, each with its reason.

In doubt the verdict is undetermined: calling two tellings of one source independent is the worst error there is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from firsthand.model import Basis, Verdict
from firsthand.reconcile.introduced import body_of
from firsthand.reconcile.roles import LAY, WORLD, people_apart, unlike
from firsthand.reconcile.roots import BARE_BODY, JOURNALIST, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from firsthand.reconcile.origins import Resolution
    from firsthand.reconcile.roots import Names, Root

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
# Offices of which a state has one, with the word for their nation; "Tripoli's coast guard" may be Libya's.
_OF_A_STATE = (
    r"(?P<office>army|navy|air force|military|coast ?guard|border (?:guard|service|police)|armed forces|"
    r"(?:defen[cs]e|foreign|interior|health|information) ministry|government|security service)"
)
_OF_A_NATION = re.compile(rf"(?P<nation>[^\W\d_]{{2,}}(?:ian|an|ish|ese|ch|ic|[^aeiou]i|yz|ek|jik|kh)) {_OF_A_STATE}")
_OF_A_COUNTRY = re.compile(
    rf"(?P<nation>[^\W\d_]{{2,}}(?:stan|ia|land|[aeiou]n|[aeiou]l|q|[td]an|ya|ea))['’]s? {_OF_A_STATE}"
)
_VOICES = frozenset({"speaker", "unnamed"})
_PART = 4  # letters that two handles of one house have in common at an end
_FILLER = frozenset({"of", "the", "and", "for", "in", "at", "office", "department", "ministry", "agency", "a"})


class Sameness:
    """Verdicts on pairs of origins, each computed once."""

    def __init__(self, resolution: Resolution) -> None:
        self._resolution = resolution
        self._known: dict[tuple[str, str], tuple[Verdict, str]] = {}

    def verdict(self, a: str, b: str) -> tuple[Verdict, str]:
        """Return whether origins `a` and `b` are one, and why."""
        if a == b:
            return Verdict.SAME, "one origin"
        key = (a, b) if a < b else (b, a)
        if key not in self._known:
            self._known[key] = self._decide(*key)
        return self._known[key]

    def different(self, a: str, b: str) -> bool:
        """Return whether the two are known to be different."""
        return self.verdict(a, b)[0] is Verdict.DIFFERENT

    def one_voice(self, a: str, b: str) -> bool:
        """Return whether both are statements of one speaker or handle, though perhaps of two days."""
        if a == b:
            return True
        voices = {(r.sort, r.name) for r in self._resolution.roots[a] if r.sort in ("speaker", "post")}
        return any((r.sort, r.name) in voices for r in self._resolution.roots[b])

    def outlets_own(self, origin: str) -> bool:
        """Return whether an outlet says it of its own, naming nobody else."""
        return all(r.sort in ("crew", "unstated") for r in self._resolution.roots[origin])

    def _decide(self, a: str, b: str) -> tuple[Verdict, str]:
        forced = self._resolution.forced.get((a, b))
        if forced is not None:
            return Verdict.DIFFERENT, forced[1]
        different = (Verdict.DIFFERENT, "")
        known = self._resolution
        if not known.vouchers[a].isdisjoint(known.vouchers[b]):
            return _maybe("both are known only through one voice")
        if (a, b) in known.gainsaid and self._told_apart(a, b):
            return Verdict.DIFFERENT, "one denies what the other says"
        together = not known.reports[a].isdisjoint(known.reports[b])
        for one in _as_tracker(known.roots[a]):
            for other in _as_tracker(known.roots[b]):
                spoken = known.names.spoken
                if _speaks_for(one, known.conduits[b], spoken) or _speaks_for(other, known.conduits[a], spoken):
                    return _maybe("one is known only through the other")
                if together and _told_for(one, other):
                    return _maybe("the outlet may be telling what its own source saw")
                verdict = compare_roots(one, other, known.names)
                if verdict[0] is not Verdict.DIFFERENT:
                    return verdict
                different = verdict
        if self._quotes(a, b) or self._quotes(b, a):
            return _maybe("one gives a figure that it quotes elsewhere from a source which may be the other")
        return different

    def _quotes(self, a: str, b: str) -> bool:
        """Return whether `a`, or whose word `a` is, quotes for a figure of both a source that may be `b`."""
        known = self._resolution
        names = {n for r in known.roots[a] for n in (_desk(r.name), *map(_desk, known.names.spoken.get(r.name, ())))}
        for fact in sorted(known.facts.get(a, frozenset()) & known.facts.get(b, frozenset()), key=str):
            for conduit, origin in known.quoted.get(fact, ()):
                desks = {_desk(conduit), *map(_desk, known.names.spoken.get(conduit, ()))}
                if origin != a and not names.isdisjoint(desks) and self._may_be(origin, b):
                    return True
        return False

    def _may_be(self, a: str, b: str) -> bool:
        known = self._resolution
        return a == b or any(
            compare_roots(one, other, known.names)[0] is not Verdict.DIFFERENT
            for one in known.roots[a]
            for other in known.roots[b]
        )

    def _told_apart(self, a: str, b: str) -> bool:
        """Return whether two origins are stated, and neither's name is, or is a part of, the other's."""
        known = self._resolution
        pairs = [(one, other) for one in known.roots[a] for other in known.roots[b]]
        return all(
            not (one.weak or other.weak)
            and one.sort in _VOICES
            and other.sort in _VOICES
            and not _words(one.name) & _words(other.name)
            and not {_desk(one.name), *known.names.spoken.get(one.name, ())}
            & {_desk(other.name), *known.names.spoken.get(other.name, ())}
            for one, other in pairs
        )


def _as_tracker(roots: Iterable[Root]) -> list[Root]:
    """Return the roots without what is told better by another: a tracking service as a speaker, a named one unnamed."""
    listed = list(roots)
    trackers = {root.name for root in listed if root.sort == "tracker"}
    named = any(root.sort == "speaker" and root.name not in trackers for root in listed)
    return [
        root
        for root in listed
        if (root.sort != "speaker" or root.name not in trackers) and not (named and root.sort == "unnamed")
    ]


def _speaks_for(root: Root, conduits: Iterable[str], spoken: Mapping[str, AbstractSet[str]]) -> bool:
    """Whether a root is, or may be, one of those through whom another is known: "his sister", "Orsic's sister".

    A body is known through those who speak for it: what its minister quotes, a ministry does not know of its own.
    """
    if root.name in conduits:
        return True
    desks = {_desk(root.name), *(_desk(body) for body in spoken.get(root.name, ()))}
    if any(not desks.isdisjoint((_desk(name), *map(_desk, spoken.get(name, ())))) for name in conduits):
        return True
    head = root.name.rpartition(" ")[2]
    return root.sort == "unnamed" and any(name.rpartition(" ")[2] == head for name in conduits)


@lru_cache(maxsize=16384)
def _desk(name: str) -> str:
    """Return the body behind an office's name: the ministry behind its minister, its spokesman."""
    return re.sub(r"\bminister\b", "ministry", body_of(name) or name).removeprefix("the ")


def compare_roots(a: Root, b: Root, names: Names) -> tuple[Verdict, str]:
    """Return whether two unlike roots may be one."""
    if (b.sort, b.name) < (a.sort, a.name):
        a, b = b, a
    for root in (a, b):
        if root.weak:
            return _maybe("an origin whose source is not stated may be any other")
        if root.sort == "crew" and not root.name:
            return _maybe("an unknown outlet may be any outlet")
    if a.name in names.viewers and b.name in names.viewers:
        return _maybe("both tell of a picture, and it may be one")
    if a.sort == b.sort:
        return _alike(a, b, names)
    if a.name and a.name == b.name:
        return _maybe("one name, of an origin told of in two ways")
    sorts = {a.sort, b.sort}
    if "imagery" in sorts:
        other = b if a.sort == "imagery" else a
        reads = other.name in names.readers or "expert" in names.trades.fields_of(other.name) | _fields(other, names)
        if reads or other.basis in _MATERIAL | {Basis.EXPERT.value}:
            return _maybe("the other may read the same picture")
        return _unlike("a picture and a voice")
    if "unnamed" in sorts:
        unnamed, other = (a, b) if a.sort == "unnamed" else (b, a)
        return _unnamed_and(unnamed, other, names)
    if "crew" in sorts and {a.name, b.name} & names.journalists:
        return _maybe("the journalist may be the outlet's own")
    if sorts == {"document", "speaker"} and _private_witness(a if a.sort == "speaker" else b, names):
        return _unlike("a paper, and a witness of no office")
    if "document" in sorts and sorts & {"speaker", "tracker"}:
        return _maybe("the document may be the speaker's own")
    if sorts == {"post", "speaker"} and _may_post(a, b):
        return _maybe("the account may be the speaker's own")
    if a.basis in _MATERIAL and b.basis in _MATERIAL:
        return _maybe("both may show one picture")
    if Basis.EXPERT.value in {a.basis, b.basis}:
        if "crew" in sorts:
            return _unlike("an outlet's own observation and an expert")
        return _maybe("an expert may judge by the other's material")
    return _unlike("roots of unlike sort")


def _private_witness(speaker: Root, names: Names) -> bool:
    return speaker.basis == Basis.EYEWITNESS.value and _fields(speaker, names) == {LAY}


def _may_post(a: Root, b: Root) -> bool:
    speaker = a if a.sort == "speaker" else b
    official = person_like(speaker.name) and speaker.basis in _SAID
    return official or bool(_words(a.name) & _words(b.name))


def _told_for(one: Root, other: Root) -> bool:
    """Whether one is an outlet's own observation and the other a witness whom the same report may go on telling for."""
    seen = {Basis.EYEWITNESS.value, Basis.UNSPECIFIED.value}
    crew, voice = (one, other) if one.sort == "crew" else (other, one)
    return crew.sort == "crew" and voice.sort in ("speaker", "unnamed") and voice.basis in seen


def _maybe(reason: str) -> tuple[Verdict, str]:
    return Verdict.UNDETERMINED, reason


def _unlike(reason: str) -> tuple[Verdict, str]:
    return Verdict.DIFFERENT, reason


def _alike(a: Root, b: Root, names: Names) -> tuple[Verdict, str]:
    if a.sort == "imagery":
        return _pictures(a, b)
    if a.sort == "unnamed":
        if _described_apart(a, b):
            return _unlike("one outlet's report tells a group from a single person, described unlike")
        trades = names.trades
        if unlike(trades.fields_of(a.name), trades.fields_of(b.name), is_body(a.name) or is_body(b.name)):
            return _unlike("two unnamed sources of unlike office")
        private = {LAY} >= trades.fields_of(a.name) | trades.fields_of(b.name)
        if private and not (is_body(a.name) or is_body(b.name)) and people_apart(a.name, b.name):
            return _unlike("two unnamed people, described so that they cannot be one")
        return _maybe("two unnamed sources are not shown to be one, nor two")
    if a.sort == "document":
        return _maybe("one document may rest on the other")
    if a.sort == "crew":
        group = names.groups.get(a.name)
        if group is not None and group == names.groups.get(b.name):
            return _maybe("two outlets of one publisher")
        if a.basis in _MATERIAL and b.basis in _MATERIAL:
            return _maybe("both may show one picture")
        return _unlike("two outlets' own observations")
    if a.name == b.name:
        return _maybe("one voice on two days: two statements, or one repeated")
    if a.sort == "tracker":
        return _maybe("two trackers may receive one signal")
    if a.basis in _MATERIAL and b.basis in _MATERIAL:
        return _maybe("both may show one picture")
    if a.sort == "speaker":
        return _speakers(a, b, names)
    if _share_a_part(a.name, b.name):
        return _maybe("two accounts that share a part of their name may be of one house")
    if any(_SOME_ACCOUNT.fullmatch(root.name) for root in (a, b)):
        return _maybe("an account that is not named may be the other")
    return _unlike("two accounts")


def _share_a_part(a: str, b: str) -> bool:
    """Return whether two handles begin or end alike, as those of one newsroom do: "AnnaKXQ9", "bob_KXQ9"."""
    one, other = (re.sub(r"[^a-z0-9]", "", name.casefold()) for name in (a, b))
    return len(one) > _PART and len(other) > _PART and (one[-_PART:] == other[-_PART:] or one[:_PART] == other[:_PART])


def _described_apart(a: Root, b: Root) -> bool:
    """Whether one outlet tells of both on one day, as of several and of one, in words that have nothing in common."""
    full = " " in a.name and " " in b.name  # "officials" and "police" are anybody
    return (
        full
        and (a.scope, a.day) == (b.scope, b.day)
        and not _words(a.name) & _words(b.name)
        and _many(a.name) != _many(b.name)
    )


def _many(name: str) -> bool:
    """Whether a description is of several people: its last noun before "of", "in", "at" is a plural."""
    head = re.split(r"\s+(?:of|in|at|on|from|near|who)\s+", name)[0].split()
    return bool(head) and (head[-1] == "people" or bool(re.search(r"[^s]s$", head[-1])))


def _pictures(a: Root, b: Root) -> tuple[Verdict, str]:
    if not a.name or not b.name:
        return _maybe("a picture whose provider is not named")
    if a.name != b.name and not _providers(a.name) & _providers(b.name):
        return _unlike("two providers' pictures")
    if a.name != b.name:
        return _maybe("the pictures named together include the other's")
    if not a.day or not b.day:
        return _maybe("one provider, and a day not given")
    return _unlike("one provider's pictures of two days")


def _providers(name: str) -> frozenset[str]:
    return frozenset(part for part in re.split(r"\s*(?:,|;|/|&|\band\b|\bwith\b)\s*", name) if part)


def _speakers(a: Root, b: Root, names: Names) -> tuple[Verdict, str]:
    if _two_states(a.name, b.name):
        return _unlike("offices of two states")
    if _is_expert(a, names) or _is_expert(b, names):
        return _maybe("an expert may judge by what the other found, or by one material with him")
    if _words(a.name) & _words(b.name) and not _two_people(a.name, b.name):
        return _maybe("the two names share a word: perhaps one office, or its speaker")
    if BARE_BODY.fullmatch(a.name) or BARE_BODY.fullmatch(b.name):
        return _maybe("a body told of without its name may be the other")
    one, other = _fields(a, names), _fields(b, names)
    people = _is_person(a.name, names), _is_person(b.name, names)
    if unlike(one, other, people[0] != people[1]):
        return _unlike("two speakers of unlike office")
    if _two_people(a.name, b.name) and one and other and {LAY} in (one, other):
        return _unlike("two people, one of no office")
    if people[0] != people[1] and a.basis in _SAID and b.basis in _SAID:
        return _maybe("a person and an office: perhaps its speaker")
    if a.basis in _SAID and b.basis in _SAID and people[0]:
        return _maybe("two officials who may speak for one office")
    if _INQUIRY.search(a.name) and _INQUIRY.search(b.name) and a.basis in _SAID and b.basis in _SAID:
        return _maybe("two offices of one inquiry")
    return _unlike("two speakers")


def _is_expert(root: Root, names: Names) -> bool:
    return root.basis == Basis.EXPERT.value or "expert" in _fields(root, names)


def _fields(root: Root, names: Names) -> frozenset[str]:
    """Return what sort of voice a named one is: as reports introduce it, else by its own name if it is a body's."""
    if root.name in names.worldwide:
        return frozenset((WORLD,))
    own = frozenset[str]() if _is_person(root.name, names) else names.trades.fields_of(root.name)
    return names.fields.get(root.name) or own


def _two_states(a: str, b: str) -> bool:
    """Return whether both are an office of which a state has one, of two nations: "the Arvanian army"."""
    one, other = _nation_of(a), _nation_of(b)
    return bool(one[1]) and one[1] == other[1] and one[0][:4] != other[0][:4]


def _nation_of(name: str) -> tuple[str, str]:
    """Return nation and office of "arvanian army", "arvania's border service"; two empty words for others."""
    found = _OF_A_NATION.fullmatch(name) or _OF_A_COUNTRY.fullmatch(name)
    return (found["nation"], found["office"]) if found is not None else ("", "")


def _is_person(name: str, names: Names) -> bool:
    return name not in names.bodies and person_like(name)


def is_body(description: str) -> bool:
    """Return whether the head of a description in lower case is a word for an office: "city fire department"."""
    head = re.split(r"\s+(?:of|in|at|for|from|near|on|run|who|which)\b", description, maxsplit=1)[0].split()
    return bool(head) and not person_like(head[-1])


def _two_people(a: str, b: str) -> bool:
    """Whether both are full names of people whose surnames differ, however they are spelled."""
    if not (" " in a and " " in b and person_like(a) and person_like(b)):
        return False
    return _skeleton(a.rpartition(" ")[2]) != _skeleton(b.rpartition(" ")[2])


def _skeleton(name: str) -> str:
    """Return the consonants of a name, by which its transliterations are alike: "al-Mousa", "Musa"."""
    bare = re.sub(r"^(?:al|el)-", "", "".join(c for c in normalize("NFKD", name) if not combining(c)))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|[aeiouyhw]", "", bare)) or bare


def person_like(name: str) -> bool:
    """Whether the name is a person's rather than a body's: no word of it names a body."""
    return not re.search(
        r"\b(?:police|ministry|department|office|government|army|navy|forces?|hospital|council|court|agency|company|"
        r"union|party|committee|service|institute|centre|center|group|university|authority|organi[sz]ation|nations|"
        r"command|guard|administration|state|kremlin|pentagon|monitor|observatory|association|bureau|corps|network|"
        r"coastguards?|gendarmerie|carabinieri|presidency|embassy|consulate|parliament|senate|headquarters|alliance|"
        r"authorities|firefighters|rescuers|syndicate|prison|jail|factory|bank|firm|operator|observers|"
        r"society|cooperative|co-operative|charity|clinic|church|mission|crescent|cross|watch|movement|front|league|"
        r"ministries|commission|brigades?|squad|clinics?|hospitals?|companies|"
        r"foundation|board|corporation|airport|port|school|brigade|coalition|federation|protection|defen[cs]e)\b",
        name,
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w{3,}", plain(name)) if word not in _FILLER)


def _unnamed_and(unnamed: Root, other: Root, names: Names) -> tuple[Verdict, str]:
    """An unnamed source is never tied to a named one; whether it is another is shown only where the kinds differ."""
    if other.sort == "crew":
        if JOURNALIST.search(unnamed.name):
            return _maybe("the journalist may be the outlet's own")
        return _unlike("an outlet's own observation and a source it is not")
    if _words(unnamed.name) <= _words(other.name):
        return _maybe("the unnamed source may be the other, called more shortly")
    body = is_body(unnamed.name) or not _is_person(other.name, names)
    if other.sort == "speaker" and unlike(names.trades.fields_of(unnamed.name), _fields(other, names), body):
        return _unlike("an unnamed source and a speaker of unlike office")
    private = {LAY} == _fields(other, names) and {LAY} >= names.trades.fields_of(unnamed.name)
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
    return _maybe("an unnamed source may be the other's speaker, or another person")
