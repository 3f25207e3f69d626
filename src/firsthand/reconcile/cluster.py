"""Claims into occurrences: first within each report, in the order of its telling, then across reports.

A report that speaks of several occurrences of one kind tells them apart by place or day; a claim that gives neither
belongs to what was spoken of last. Across reports two groups are one occurrence when enough speaks for it and nothing
forbids it (another type of thing, another place, another day).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import Relation, meet
from firsthand.reconcile.families import HARM
from firsthand.reconcile.profile import (
    Profile,
    day_gap,
    may_be_one,
    one_surname,
    one_victim,
    places_agree,
    profile_of,
    things_agree,
    tolerance,
    united,
)
from firsthand.reconcile.spellings import is_latin

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.compare import Interval
    from firsthand.reconcile.families import Family
    from firsthand.reconcile.origins import Resolution

_Key = tuple[str | int | None, ...]  # what is filed: a victim, an origin, a day, a place in a week or at no known time

COPIED = 4.0  # the weight of the same words
ONE_ORIGIN = 2.0  # the weight of one known origin
ANSWERED = 1.5  # what it weighs that a denial answers a figure told before
_THINGS = {Relation.SAME: 1.0, Relation.INSIDE: -0.5, Relation.CONTAINS: -0.5}
_PLACES = {Relation.SAME: 3.0, Relation.NEAR: 2.5, Relation.INSIDE: 1.5, Relation.CONTAINS: 1.5}
NEEDED = 3.5  # the weight at which two groups are one occurrence
SOME, MUCH = 0.5, 1.0  # what figures alike weigh: of one person, of several
NEWS_FOR = 10  # days after an occurrence in which an undated account is most likely of it
REPORTED_WITHIN = 45  # days after an occurrence in which an undated account of it is expected


def cluster(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    resolution: Resolution,
    packs: Packs,
    kept: Kept,
) -> tuple[tuple[Profile, ...], dict[str, tuple[int, int]]]:
    """Return the occurrences that the claims tell of, and the days each claim's own report puts its occurrence on.

    Args:
        claims: of all reports.
        reports: by id.
        resolution: the claims' origins.
        packs: the vocabularies.
        kept: what was made before of one report's claims, and of the occurrences of one family.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.report, []).append(claim)
    groups: list[Profile] = []
    for report_id in sorted(told):
        here, report = tuple(told[report_id]), reports.get(report_id)
        made = partial(_of_one_report, here, report, packs)
        groups += kept.of(("within", report_id), (here, report, packs), made)
    days = {claim_id: group.days for group in groups for claim_id in group.claims if group.days is not None}
    evidence = Evidence(resolution)
    joined = across_reports(groups, evidence, packs, kept, "first")
    # What has come to name a place or a victim finds its like.
    joined = across_reports(joined, evidence, packs, kept, "second")
    denials = {claim.id for claim in claims if claim.denies}
    return _denials_joined(joined, denials, packs), days


def _of_one_report(claims: Sequence[Claim], report: Report | None, packs: Packs) -> tuple[Profile, ...]:
    return tuple(_dated_beside(within_report(claims, report, packs)))


def within_report(claims: Sequence[Claim], report: Report | None, packs: Packs) -> list[Profile]:
    """Return the occurrences of one report's claims: what is said of one thing, then what is said of its kind."""
    groups: list[Profile] = []
    last: list[int] = []  # groups by how lately they were spoken of
    for claim in sorted(claims, key=lambda c: (c.mention, c.id)):
        here = profile_of(claim, report, packs)
        fitting = [
            index
            for index in reversed(last)
            if not _unlike_words(groups[index], here) and may_be_one(groups[index], here, packs)
        ]
        if not fitting and claim.scope == "same" and last and groups[last[-1]].family == here.family:
            fitting = [last[-1]]  # "he was flown to a hospital in another town": the person spoken of before
        if fitting:
            groups[fitting[0]] = united(groups[fitting[0]], here)
            last.remove(fitting[0])
            last.append(fitting[0])
        else:
            groups.append(here)
            last.append(len(groups) - 1)
    return _kinds_joined(groups, packs)


def _dated_beside(groups: list[Profile]) -> list[Profile]:
    """Return the groups with undated harm on the day of the disaster, or the rescue, that their report tells of there.

    "The crew rescued 41 off the cape on Wednesday ... At least 35 were missing."
    """
    days = [(g.places, g.days) for g in groups if g.family.name in _DISASTERS and g.days is not None and g.places]
    if not days:
        return groups
    kept = []
    for group in groups:
        beside = {d for places, d in days if places == group.places}
        undated = group.family.name == HARM and group.days is None
        kept.append(replace(group, days=beside.pop()) if undated and len(beside) == 1 else group)
    return kept


# What leaves dead, hurt and missing, and the rescue from it: of one day with them.
_DISASTERS = frozenset({"rescued", "sank", "exploded", "burned", "crashed"})


def _kinds_joined(groups: list[Profile], packs: Packs) -> list[Profile]:
    """Return the groups with what is said of a kind of thing ("helicopters") joined to the one such thing named."""
    kept: list[Profile] = []
    for group in sorted(groups, key=lambda g: (-depth(g, packs), g.claims)):
        fitting = [i for i, other in enumerate(kept) if _unlike_words(other, group) and may_be_one(other, group, packs)]
        if len(fitting) == 1:
            kept[fitting[0]] = united(kept[fitting[0]], group)
        else:
            kept.append(group)
    return kept


def _unlike_words(a: Profile, b: Profile) -> bool:
    """Whether the two name different things; groups of one thing were held apart by place or day."""
    return a.things != b.things and set(a.things) != set(b.things)


def depth(group: Profile, packs: Packs) -> int:
    """Return how narrow the things of a group are: how many names stand above them in the taxonomy."""
    return max((len(packs.ancestors(thing)) for thing in group.things), default=0)


class Evidence:
    """What speaks across reports for claims being of one occurrence: the same words, one known origin."""

    def __init__(self, resolution: Resolution) -> None:
        self._twins: dict[str, set[str]] = {}
        for a, b, _ in resolution.copies:
            self._twins.setdefault(a, set()).add(b)
            self._twins.setdefault(b, set()).add(a)
        firm = {origin for origin, roots in resolution.roots.items() if not any(root.weak for root in roots)}
        self._origin = {claim: origin for claim, origin in resolution.claim_origin.items() if origin in firm}

    def of(self, group: Profile) -> tuple[frozenset[str], frozenset[str]]:
        """Return the known origins of a group of claims, and the claims elsewhere that are of the same words."""
        own = frozenset(self._origin[c] for c in group.claims if c in self._origin)
        return own, frozenset(twin for c in group.claims for twin in self._twins.get(c, ()))


def across_reports(
    groups: Sequence[Profile], evidence: Evidence, packs: Packs, kept: Kept, turn: str
) -> tuple[Profile, ...]:
    """Return the groups joined into occurrences, each family's by themselves: two are never of one occurrence."""
    families: dict[Family, list[Profile]] = {}
    for group in groups:
        families.setdefault(group.family, []).append(group)
    joined: list[Profile] = []
    for family, members in families.items():
        ranked = tuple(sorted(members, key=lambda g: _rank(g, packs)))
        known = tuple(evidence.of(group) for group in ranked)
        made = partial(_of_one_family, ranked, known, packs)
        joined += kept.of(("across", turn, family), (ranked, known, packs), made)
    return tuple(sorted(joined, key=lambda c: c.claims[0]))


def _of_one_family(
    groups: Sequence[Profile], known: Sequence[tuple[frozenset[str], frozenset[str]]], packs: Packs
) -> tuple[Profile, ...]:
    """Return the groups of a family joined into occurrences, the narrowest and best described first."""
    clusters: list[Profile] = []
    origins: list[set[str]] = []
    filed: dict[_Key, list[int]] = {}
    holder: dict[str, int] = {}
    for group, (own, twins) in zip(groups, known, strict=True):
        copied = {holder[twin] for twin in twins if twin in holder}
        # What was said is one only in the same words: nothing else that is filed can be it.
        near = [] if group.family.speech else [filed[key] for key in _keys(group, own) if key in filed]
        weighed = []
        for i in sorted(copied.union(*near)):
            weight = likeness(group, clusters[i], packs)
            if weight is None and i in copied and _placed_otherwise(group, clusters[i], packs):
                weight = 0.0
            if weight is None and own & origins[i] and _borrows_otherwise(group, clusters[i], packs):
                weight = NEEDED - ONE_ORIGIN
            if group.family.speech and clusters[i].family == group.family and i in copied:
                weight = 0.0
            if weight is not None:
                weight += COPIED * (i in copied) + ONE_ORIGIN * bool(own & origins[i])
                if weight >= NEEDED:
                    weighed.append((weight, -i))
        chosen = _chosen(group, weighed, clusters, packs)
        if chosen is None and copied:
            chosen = max((-i for _, i in weighed if -i in copied), default=None)
        if chosen is None:
            clusters.append(group)
            origins.append(set())
            chosen = len(clusters) - 1
        else:
            clusters[chosen] = united(clusters[chosen], group)
        origins[chosen] |= own
        for key in () if group.family.speech else _filed(clusters[chosen], own):
            listed = filed.setdefault(key, [])
            if chosen not in listed:
                listed.append(chosen)
        holder.update(dict.fromkeys(group.claims, chosen))
    return tuple(clusters)


def _placed_otherwise(a: Profile, b: Profile, packs: Packs) -> bool:
    """Return whether only their places hold two groups apart: the same words, read for two places, tell of one."""
    if a.family != b.family or a.family.speech or things_agree(a, b, packs) is Relation.APART:
        return False
    if a.counts and b.counts and _counts_likeness(a, b) <= 0:
        return False  # a formula, of two numbers in two places
    gap = day_gap(a, b)
    return gap is None or gap <= tolerance(a.family)


def _borrows_otherwise(a: Profile, b: Profile, packs: Packs) -> bool:
    """Return whether only a borrowed place holds them apart: kind, thing, number and day agree."""
    if not (a.borrowed or b.borrowed) or day_gap(a, b) or not _placed_otherwise(a, b, packs):
        return False
    if a.nations and b.nations and set(a.nations).isdisjoint(b.nations):
        return False
    if {p.filed[0] for p in a.places} & {p.filed[0] for p in b.places}:
        return False  # two towns of one name, which their reports tell apart
    return _counts_likeness(a, b) >= (MUCH if day_gap(a, b) is None else SOME)


def _chosen(
    group: Profile, weighed: Sequence[tuple[float, int]], clusters: Sequence[Profile], packs: Packs
) -> int | None:
    """Return the cluster a group joins: the likest; none where it speaks of a kind and two things of it would fit."""
    if not weighed:
        return None
    best = -max(weighed)[1]
    if things_agree(group, clusters[best], packs) is Relation.CONTAINS:
        named = {clusters[-i].things for _, i in weighed}
        if len(named) > 1:
            return None
    return best


def _rank(group: Profile, packs: Packs) -> tuple[int, bool, bool, int, str]:
    """The narrowest and best described first, so that vaguer accounts find them."""
    vague = not group.places or group.places[0].coarse
    return (-depth(group, packs), group.days is None, vague, -len(group.claims), group.claims[0])


def _denials_joined(clusters: Sequence[Profile], denials: Collection[str], packs: Packs) -> tuple[Profile, ...]:
    """Return the clusters with those that only deny joined to what they deny, told as fact or as expected.

    Who denies answers what others told: a figure in common and no other day or place stand for day and place.
    """
    joined = list(clusters)
    index: dict[tuple[str, tuple[str, Interval]], list[int]] = {}
    for at, cluster_ in enumerate(joined):
        for count in cluster_.counts:
            index.setdefault((cluster_.family.name, count), []).append(at)
    gone: set[int] = set()
    for at in [i for i, c in enumerate(joined) if all(claim in denials for claim in c.claims)]:
        denial = joined[at]
        near = sorted({i for n in denial.counts for i in index[denial.family.name, n]} | _expected(joined, denial))
        told = [(i, joined[i]) for i in near if i != at and i not in gone]
        weights = [(_denied(denial, other, packs), -i) for i, other in told]
        weight, chosen = max(weights, default=(0.0, 0))
        if weight >= NEEDED:
            other = joined[-chosen]
            joined[-chosen] = united(other, replace(denial, family=other.family))
            gone.add(at)
    return tuple(sorted((c for i, c in enumerate(joined) if i not in gone), key=lambda c: c.claims[0]))


def _expected(clusters: Sequence[Profile], denial: Profile) -> set[int]:
    ahead = replace(denial.family, expected=True)
    return {i for i, c in enumerate(clusters) if c.family == ahead}


def _denied(denial: Profile, other: Profile, packs: Packs) -> float:
    """Return the weight that speaks for a denial to be of what another cluster tells."""
    weight = likeness(replace(denial, family=other.family), other, packs)
    if weight is None:
        return 0.0
    bare = denial.days is None and not denial.places
    alike = _counts_likeness(denial, other) >= MUCH
    answers = bare and alike and things_agree(denial, other, packs) is not Relation.CONTAINS
    return weight + ANSWERED * answers


def likeness(a: Profile, b: Profile, packs: Packs) -> float | None:
    """Return the weight that speaks for one occurrence; None where something forbids it.

    Day and place weigh three each where they are exact; a shared victim alone is enough; what is unknown weighs little.
    """
    if not may_be_one(a, b, packs):
        return None
    things = things_agree(a, b, packs)
    # "aircraft" may be other aircraft than the helicopters: it takes a day in common, not a place alone
    places = places_agree(a, b)
    if places is Relation.UNKNOWN and _otherwise_called(a, b) and not _many_alike(a, b):
        return None
    if things is Relation.UNKNOWN and a.things and b.things and _counts_likeness(a, b) <= 0:
        return None  # "two women", "five teachers": not shown to be the same people
    weight = _THINGS.get(things, 0.0) + _PLACES.get(places, 0.0)
    days = _days_likeness(a, b)
    if days is None:
        return None
    weight += days
    if set(a.victims) & set(b.victims):
        weight += 4
    elif one_surname(a, b):
        weight += 1
    return weight + _counts_likeness(a, b)


def _otherwise_called(a: Profile, b: Profile) -> bool:
    """Return whether both sentences name a spot, one in no gazetteer: a village, and perhaps the town nearby."""
    if a.borrowed or b.borrowed or a.victims or b.victims:
        return False
    spots = [p for profile in (a, b) for p in profile.places]
    known = all(is_latin(p.name) and not p.coarse for p in spots)
    return known and bool(a.places and b.places) and any(p.place.lat is None for p in spots)


def _many_alike(a: Profile, b: Profile) -> bool:
    """Return whether both give one exact figure that two events would hardly share."""
    return any(of == kind and n == one and n.max == n.min >= _MANY for kind, n in a.counts for of, one in b.counts)


_MANY = 5


def _counts_likeness(a: Profile, b: Profile) -> float:
    """Return what the figures say: one number of several people given by both speaks most, unlike numbers against.

    A toll rises while it is told, so that two accounts are alike where any two of their figures of one kind are.
    """
    pairs = [(one, other) for kind, one in a.counts for of, other in b.counts if of == kind]
    if not pairs:
        return 0.0
    alike = [(one, other) for one, other in pairs if meet(one, other)]
    if not alike:
        return -0.5
    return MUCH if any(one == other and one.min > 1 and one.max == one.min for one, other in alike) else SOME


def _days_likeness(a: Profile, b: Profile) -> float | None:
    gap = day_gap(a, b)
    if gap is not None:
        if gap > tolerance(a.family):
            return 0.0  # one victim, named in full, told with two days
        if a.family.time == "state":
            return 1.5 if gap == 0 else 0.5
        wide = any(p.days is not None and p.days[1] - p.days[0] > 3 for p in (a, b))
        return 1.0 if wide or gap else 3.0
    dated, undated = (a, b) if a.days else (b, a)
    if dated.days is None or not undated.published:
        return 0.0
    if undated.published[-1] < dated.days[0] - 1 and not one_victim(a, b):
        return None  # printed before it happened
    later = undated.published[0] - dated.days[1]
    return 0.5 if later <= NEWS_FOR else 0.0 if later <= REPORTED_WITHIN else -0.5


def _names(group: Profile) -> list[str]:
    return list(dict.fromkeys(name for place in (*group.places, *group.ends) for name in place.filed))


def _filed(group: Profile, origins: Collection[str]) -> list[_Key]:
    """Return the keys a cluster is found under, among those of its family."""
    keys: list[_Key] = [("victim", victim) for victim in group.victims]
    keys += [("origin", origin) for origin in origins]
    weeks = _weeks(group)
    for name in _names(group):
        keys += [("place", name, week) for week in weeks] or [("place", name, None)]
        keys.append(("anytime", name))
    days = _single_days(group)
    keys += [("day", day) for day in days]
    keys += [("borrowed" if group.borrowed else "told", origin, day) for origin in origins for day in days or (None,)]
    if not group.places or group.places[0].coarse or group.places[0].place.lat is None:
        keys += [("day somewhere", day) for day in days]
    return keys


def _keys(group: Profile, origins: Collection[str]) -> list[_Key]:
    """Return the keys under which a group looks for its cluster."""
    keys: list[_Key] = [("victim", victim) for victim in group.victims]
    placed = bool(group.places) and not group.places[0].coarse
    if placed and group.places[0].place.lat is None:
        placed = False  # where it lies nobody knows: others may give the town nearby
    if group.days is None or not placed:
        keys += [("origin", origin) for origin in origins]
    weeks = _weeks(group)
    near = range(weeks[0] - 1, weeks[-1] + 2) if weeks else ()
    for name in _names(group):
        keys += [("place", name, week) for week in near]
        keys.append(("place", name, None))
        if not weeks:
            keys.append(("anytime", name))
    days = _single_days(group)
    either = ("borrowed", "told") if group.borrowed else ("borrowed",)
    keys += [(how, origin, day) for how in either for origin in origins for day in (*days, None)]
    if days:
        keys += [("day somewhere" if placed else "day", day) for day in range(days[0] - 1, days[-1] + 2)]
    return keys


def _weeks(group: Profile) -> list[int]:
    if group.days is None:
        return []
    first = group.days[0] // 7
    return list(range(first, min(group.days[1] // 7, first + 8) + 1))


def _single_days(group: Profile) -> list[int]:
    """The days of a closely dated group: what is known by day alone is looked up by day."""
    if group.days is None or group.days[1] - group.days[0] > 3:
        return []
    return list(range(group.days[0], group.days[1] + 1))
