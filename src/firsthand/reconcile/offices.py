"""Which voices are one by their office: an office and its holder, a body and who speaks for it, one saying reprinted.

Joining two voices can only lower the number of origins; it is done where both say one thing, on one day or the next.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from firsthand.reconcile.affairs import LATER_DAYS, of_one_affair
from firsthand.reconcile.compare import Relation, interval, meet, place_name, place_relation
from firsthand.reconcile.corrections import figures_before
from firsthand.reconcile.desks import one_desk
from firsthand.reconcile.moments import day_number, days_of
from firsthand.reconcile.papers import one_paper
from firsthand.reconcile.persons import is_body
from firsthand.reconcile.retold import join_forces
from firsthand.reconcile.roles import fields_of
from firsthand.reconcile.roots import no_name
from firsthand.reconcile.states import office_of_a_nation
from firsthand.reconcile.toldroles import HELD_BY_ONE, body_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Claim, Report
    from firsthand.reconcile.byreport import ByReport
    from firsthand.reconcile.introduced import Introductions
    from firsthand.reconcile.roots import Root
    from firsthand.reconcile.union import Groups

SAME_DAYS = 1  # days by which two tellings of one statement may be dated apart
WORDS_ALIKE = 8  # words that two quotations have in common, one after the other, and are then one saying
PAIRS = 60  # roots of one office beyond which they are not compared pair by pair
ONE_OF_A_STATE = re.compile(
    r"army|navy|air force|military|coast ?guard|border guard|government|parliament|presidency|red cross|red crescent"
)
MANY = 3  # fewer may stand in two papers by chance
_TWO_NATIONS = frozenset({("niger", "nigerian"), ("dominica", "dominican")})
_LAND = re.compile(r"i?stan|land")
_ADJECTIVE = re.compile(r"v?ians?|ans?|ns?|ese|ish|is?|k|ic|er")
_SMALL = frozenset({"of", "the", "for", "in", "and", "s", "at", "its", "a"})


def join_offices(
    single: ByReport,
    claims: Sequence[Claim],
    told: Introductions,
    groups: Groups[Root],
    reasons: dict[Root, set[str]],
) -> None:
    """Join the roots that are one voice by office, by body or by wording, and note why."""
    roots = single.roots
    said: dict[Root, list[Claim]] = {}
    for claim in claims:
        if roots[claim.id].sort in ("speaker", "unnamed", "post"):
            said.setdefault(roots[claim.id], []).append(claim)
    said = {root: said[root] for root in sorted(said)}  # once: every join goes through them in order
    held: dict[str, dict[Root, frozenset[str]]] = {}  # office -> those who hold it, with what tells it from others
    for root in sorted(said):
        for office in sorted(told.offices.get(root.name, ())) or [root.name]:
            if (found := HELD_BY_ONE.search(office)) is not None:
                held.setdefault(found[0], {})[root] = _words(office) - _words(found[0])

    def of_one_matter(a: Root, b: Root) -> bool:
        """Return whether two roots speak near each other, and say one thing."""
        return _near(a, b) and _say_one_thing(said[a], said[b])

    for holders in held.values():
        for a, b in combinations(sorted(holders)[:PAIRS], 2):
            part = holders[a] <= holders[b] or holders[b] <= holders[a]
            if not (part and _one_of_them_unnamed(a, b, told)):
                continue
            if of_one_matter(a, b) or (_near(a, b, LATER_DAYS) and _of_one_fact(said[a], said[b])):
                _join(a, b, "one office and its holder", groups, reasons)
    by_name: dict[str, list[Root]] = {}
    for root in sorted(said):
        by_name.setdefault(root.name, []).append(root)
    _join_nations(said, groups, reasons)
    _join_seats(said, told, groups, reasons)

    for a, b, reason in one_desk(said, told, of_one_matter, of_one_nation):
        _join(a, b, reason, groups, reasons)
    _join_bodies(said, told, groups, reasons)
    _join_surnames(said, told, groups, reasons)
    join_forces(said, told, groups, reasons)
    _join_tellings(said, groups, reasons)
    _join_sayings([s for said_here in single.of("sayings", _sayings).values() for s in said_here], groups, reasons)
    for a, b, reason in one_paper(roots, claims):
        _join(a, b, reason, groups, reasons)
    for listed in by_name.values():
        for a, b in combinations(listed[:PAIRS], 2):
            if a.sort == b.sort and a.sort != "unnamed" and _one_saying(said[a], said[b]):
                _join(a, b, "one voice, in the same words", groups, reasons)
        for a, b in of_one_affair([root for root in listed if root.sort in ("speaker", "post")], said):
            _join(a, b, "one voice, of one affair on two days", groups, reasons)


def _join_surnames(
    said: Mapping[Root, Sequence[Claim]], told: Introductions, groups: Groups[Root], reasons: dict[Root, set[str]]
) -> None:
    """Join a bare surname with the one full name of the case that ends in it, where both speak of one matter."""
    full: dict[str, list[Root]] = {}
    for root in sorted(said):
        if root.sort == "speaker" and " " in root.name:
            full.setdefault(root.name.rpartition(" ")[2], []).append(root)
    for root in sorted(said):
        longer = full.get(root.name, []) if root.sort == "speaker" and root.name not in told.shared else []
        if len({other.name for other in longer}) == 1:
            for other in longer:
                if _near(root, other) and _of_one_matter(said[root], said[other]):
                    _join(root, other, "one speaker, named more fully elsewhere", groups, reasons)


def _of_one_matter(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Return whether two voices tell of one kind of event, of one thing or of one place."""
    kinds = {c.kind for c in a} & {c.kind for c in b}
    things = {t.name for c in a for t in c.things} & {t.name for c in b for t in c.things}
    places = {place_name(c.place) for c in a if c.place} & {place_name(c.place) for c in b if c.place}
    return bool(kinds or things or places)


_Key = tuple[object, ...]


class _Saying(NamedTuple):
    """What a named voice says of one thing.

    Attributes:
        claim: the id of the claim.
        root: the voice.
        days: the voice, the kind of event, the place or the figure, and the days; None where it is of no one day.
        figure: with the figure in place of the days.
        replaced: likewise, with each figure that it takes back or raises.
    """

    claim: str
    root: Root
    days: _Key | None
    figure: _Key | None
    replaced: tuple[_Key, ...]


def _sayings(roots: Mapping[str, Root], claims: Sequence[Claim], _: Mapping[str, Report]) -> tuple[_Saying, ...]:
    """Return what the named voices of one report say of something that another day's saying may be of."""
    found = []
    for claim in claims:
        root = roots[claim.id]
        if root.sort not in ("speaker", "post"):
            continue
        place = claim.place or claim.origin_place
        days, count = days_of(claim), claim.count
        if place is None and (count is None or (count.min or 0) < MANY):
            continue
        where = place_name(place) if place is not None else f"{count}"  # one number of one day, wherever it was
        base = (root.sort, root.name, claim.kind, where)
        dated = (*base, days) if days is not None and days[1] - days[0] <= 1 else None
        figure = (*base, "figure", count.min) if count is not None and count.min == count.max else None
        replaced = tuple((*base, "figure", n) for n in figures_before(claim.quote))
        if dated or figure or replaced:
            found.append(_Saying(claim.id, root, dated, figure, replaced))
    return tuple(found)


def _join_sayings(sayings: Sequence[_Saying], groups: Groups[Root], reasons: dict[Root, set[str]]) -> None:
    """Join what one named voice says on two days of one thing: one kind, place and day, or a figure it replaces."""
    first: dict[_Key, Root] = {}
    replaced: list[tuple[_Key, Root]] = []
    for saying in sorted(sayings, key=lambda s: s.claim):
        replaced += [(key, saying.root) for key in saying.replaced]
        if saying.days is not None:
            other = first.setdefault(saying.days, saying.root)
            if other != saying.root:
                _join(saying.root, other, "one voice, of one thing on two days", groups, reasons)
        if saying.figure is not None:
            first.setdefault(saying.figure, saying.root)
    for key, root in replaced:
        if key in first and first[key] != root:
            _join(root, first[key], "one voice, of the figure it replaces", groups, reasons)


def _join_nations(said: Mapping[Root, Sequence[Claim]], groups: Groups[Root], reasons: dict[Root, set[str]]) -> None:
    """Join an office that is named with its country in two forms: "Arvania's navy", "the Arvanian navy"."""
    alike: dict[tuple[str, ...], list[Root]] = {}
    for root in sorted(said):
        if root.sort == "speaker" and " " in root.name:
            key = tuple(sorted(word[:4] for word in _bare(root.name)))
            alike.setdefault(key, []).append(root)
    for listed in alike.values():
        for a, b in combinations(listed[:PAIRS], 2):
            one, other = _bare(a.name), _bare(b.name)
            odd = sorted(one - other), sorted(other - one)
            if len(odd[0]) == len(odd[1]) == 1 and one & other and of_one_nation(odd[0][0], odd[1][0]) and _near(a, b):
                _join(a, b, "one office, its country named in another form", groups, reasons)


def _join_seats(
    said: Mapping[Root, Sequence[Claim]], told: Introductions, groups: Groups[Root], reasons: dict[Root, set[str]]
) -> None:
    """Join "the border service in Astana", or who speaks for it, with the one of a nation that says the same thing."""
    speakers = [root for root in said if root.sort == "speaker"]
    for root in speakers:
        for name in sorted({root.name, *told.bodies.get(root.name, ())}):
            if (seat := _SEATED.fullmatch(name)) is None:
                continue
            nations = [o for o in speakers if office_of_a_nation(o.name) == seat["office"]]
            near = [o for o in nations if _near(root, o) and _say_one_thing(said[root], said[o])]
            if len({o.name for o in nations}) == 1 and near:
                _join(root, near[0], "one office, called by its nation and by its seat", groups, reasons)


_SEATED = re.compile(r"(?P<office>[a-z ]+?) in (?:the )?[\w' -]+")


@lru_cache(maxsize=1 << 16)
def _bare(name: str) -> frozenset[str]:
    return _words(re.sub(r"['’]s?(?!\w)", "", name))


def of_one_nation(a: str, b: str) -> bool:
    """Return whether one word, in lower case, is the other's adjective: "sudan" and "sudanese"."""
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    if (short, long) in _TWO_NATIONS:
        return False
    if long.startswith(short) and len(short) > 3 and _LAND.fullmatch(long[len(short) :]):
        return True  # "kyrgyz" and "kyrgyzstan", "thai" and "thailand"
    stem = len(short) if long.startswith(short) else len(short) - 1
    return stem > 3 and long.startswith(short[:stem]) and _ADJECTIVE.fullmatch(long[stem:]) is not None


def _join_bodies(
    said: Mapping[Root, Sequence[Claim]], told: Introductions, groups: Groups[Root], reasons: dict[Root, set[str]]
) -> None:
    """Join a body and those who speak for it, where they say one thing; a body without a name only if there is but one.

    "Police" of two reports may be two forces; a country has one army.
    """
    bodies: dict[str, list[Root]] = {}
    forms: dict[frozenset[str], str] = {}  # "Arvania's navy" and "the navy of Arvania" are one
    for root in sorted(said):
        spoken = told.bodies.get(root.name, set()) | ({body_of(root.name)} if root.sort == "unnamed" else set())
        own = {root.name} if root.sort != "unnamed" or is_body(root.name) else set()  # "a nephew" is no body
        for body in sorted({*own, *spoken} - {""}):
            if no_name(body) is False or ONE_OF_A_STATE.fullmatch(body):
                bodies.setdefault(forms.setdefault(_bare(body), body), []).append(root)
    for body, listed in bodies.items():
        for a, b in combinations(listed[:PAIRS], 2):
            if a.sort == b.sort == "unnamed" and not {_bare(a.name), _bare(b.name)} & {_bare(body)}:
                continue
            if _near(a, b) and (a.sort == b.sort == "speaker" or _say_one_thing(said[a], said[b])):
                _join(a, b, "a body, and the one who speaks for it", groups, reasons)
        for a, b in of_one_affair([root for root in listed if root.sort == "speaker"], said):
            _join(a, b, "a body, and the one who speaks for it", groups, reasons)


def _join_tellings(said: Mapping[Root, Sequence[Claim]], groups: Groups[Root], reasons: dict[Root, set[str]]) -> None:
    """Join one agency's unnamed source, whom two outlets that carry it describe in words of their own.

    Only where each outlet tells of one such source, of like office, who says one thing.
    """
    through: dict[tuple[str, str], list[Root]] = {}
    for root in sorted(said):
        if root.sort == "unnamed":
            for report in sorted({c.report for c in said[root] if _through(c)}):
                through.setdefault((root.scope, report), []).append(root)
    by_agency: dict[str, list[Root]] = {}
    for (agency, _), listed in sorted(through.items()):
        if len(listed) == 1:
            by_agency.setdefault(agency, []).append(listed[0])
    for listed in by_agency.values():
        for a, b in combinations(sorted(set(listed))[:PAIRS], 2):
            like = fields_of(a.name) & fields_of(b.name)
            if like and _near(a, b) and _say_one_thing(said[a], said[b]):
                _join(a, b, "one agency's unnamed source, in two outlets' words", groups, reasons)


def _through(claim: Claim) -> bool:
    """Return whether the root is known through an outlet other than the one that tells it."""
    return any(link.kind in ("outlet", "wire", "network") for link in claim.chain[1:-1])


def _join(a: Root, b: Root, reason: str, groups: Groups[Root], reasons: dict[Root, set[str]]) -> None:
    groups.join(a, b)
    reasons.setdefault(a, set()).add(reason)


def _one_of_them_unnamed(a: Root, b: Root, told: Introductions) -> bool:
    """Whether one is called by its office alone: two names are two holders."""
    return (a.name in told.offices) != (b.name in told.offices)


@lru_cache(maxsize=1 << 16)
def _words(office: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", office)) - _SMALL


def _near(a: Root, b: Root, days: int = SAME_DAYS) -> bool:
    one, other = day_number(a.day), day_number(b.day)
    return one is not None and other is not None and abs(one - other) <= days


def _of_one_fact(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Return whether both give one number of one kind of thing, at a place that may be one."""
    return any(
        one.kind == other.kind
        and one.count is not None
        and one.count == other.count
        and one.count.min == one.count.max
        and (one.count.min or 0) >= MANY
        and place_relation(one.place, other.place) is not Relation.APART
        for one in a[:PAIRS]
        for other in b[:PAIRS]
    )


def _say_one_thing(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    return any(_may_be_one(one, other) for one in a[:PAIRS] for other in b[:PAIRS])


def _may_be_one(a: Claim, b: Claim) -> bool:
    """Return whether both tell one thing of one kind, in numbers and places that meet."""
    if a.kind != b.kind or place_relation(a.place, b.place) is Relation.APART:
        return False
    return a.count is None or b.count is None or meet(interval(a.count), interval(b.count))


def _one_saying(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Return whether a quotation of the one has a run of words that stands in one of the other."""
    runs = {run for claim in a for run in _runs(claim.quote)}
    return any(run in runs for claim in b for run in _runs(claim.quote))


def _runs(quote: str) -> list[tuple[str, ...]]:
    """Return every run of words inside quotation marks that is long enough to know a saying by."""
    found = []
    for quoted in re.findall(r"[\"“]([^\"“”]{20,})[\"”]?", quote):
        words = re.findall(r"\w+", quoted.casefold())
        found += [tuple(words[i : i + WORDS_ALIKE]) for i in range(len(words) - WORDS_ALIKE + 1)]
    return found
