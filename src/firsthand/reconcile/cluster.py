"""Claims into occurrences: first within each report, in the order of its telling, then across reports.

A report that speaks of several occurrences of one kind tells them apart by place or day; a claim that gives neither
belongs to what was spoken of last. Across reports two groups are one occurrence when enough speaks for it and nothing
forbids it (another type of thing, another place, another day).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from firsthand.model import Certainty
from firsthand.reconcile.compare import Relation, interval, is_person, meet, place_relation
from firsthand.reconcile.families import HARM
from firsthand.reconcile.joining import join_family
from firsthand.reconcile.likeness import MUCH, NEEDED, counts_likeness, likeness
from firsthand.reconcile.moments import days_of
from firsthand.reconcile.otherwise import are_alike, joined_across_kinds
from firsthand.reconcile.profile import Profile, is_told, may_be_one, places_agree, profile_of, things_agree, united

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.compare import Interval
    from firsthand.reconcile.families import Family
    from firsthand.reconcile.origins import Resolution

ANSWERED = 1.5  # what it weighs that a denial answers a figure told before


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
    # Who says that there was none, and nothing of where or when, speaks of what was told: of the one such event.
    bare = {c.id for c in claims if c.certainty is Certainty.COUNTERFACT and c.scope == "whole" and len(c.chain) > 1}
    denials = {claim.id: claim.denies for claim in claims if claim.denies or claim.id in bare}
    joined = _denials_joined(joined, denials, packs, kept)
    of_kin = kept.within(("of kin",), (joined, packs), lambda parts: joined_across_kinds(joined, packs, parts))
    return of_kin, days


def _of_one_report(claims: Sequence[Claim], report: Report | None, packs: Packs) -> tuple[Profile, ...]:
    return tuple(_dated_beside(within_report(claims, report, packs)))


def within_report(claims: Sequence[Claim], report: Report | None, packs: Packs) -> list[Profile]:
    """Return the occurrences of one report's claims: what is said of one thing, then what is said of its kind."""
    groups: list[Profile] = []
    last: list[int] = []  # groups by how lately they were spoken of
    apart = _told_apart(claims)
    before: Claim | None = None
    for claim in sorted(claims, key=lambda c: (c.mention, c.id)):
        here = profile_of(claim, report, packs)
        if claim.id in apart:
            here = replace(here, apart=apart[claim.id])
        fitting = [
            index
            for index in reversed(last)
            if not _unlike_words(groups[index], here) and may_be_one(groups[index], here, packs)
        ]
        if (
            not fitting
            and claim.scope == "listed"
            and last
            and _is_listed_beside(claim, before, here, groups[last[-1]], packs)
        ):
            fitting = [last[-1]]
        if not fitting and claim.scope == "same" and last and groups[last[-1]].family == here.family:
            fitting = [last[-1]]  # "he was flown to a hospital in another town": the person spoken of before
        if fitting:
            groups[fitting[0]] = united(groups[fitting[0]], here)
            last.remove(fitting[0])
            last.append(fitting[0])
        else:
            groups.append(here)
            last.append(len(groups) - 1)
        before = claim
    return _kinds_joined(groups, packs)


def _is_listed_beside(claim: Claim, before: Claim | None, here: Profile, group: Profile, packs: Packs) -> bool:
    """Return whether people stand in one list with those before: "seven men and women", told of one occurrence."""
    if before is None or (before.start, before.kind, before.scope) != (claim.start, claim.kind, "listed"):
        return False
    if not all(is_person(t.name, packs) for c in (before, claim) for t in c.things):
        return False
    return before.id in group.claims and may_be_one(replace(here, things=()), replace(group, things=()), packs)


def _told_apart(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Return, by claim, those that its report puts at another place or day: "three in Kovel and five in Rivne"."""
    beside: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.scope == "whole" and claim.count is not None:
            beside.setdefault(claim.kind, []).append(claim)
    return {
        one.id: others
        for listed in beside.values()
        if 1 < len(listed) <= _MOST_COUNTED
        for one in listed
        if (others := tuple(sorted(other.id for other in listed if _is_elsewhere(one, other))))
    }


_MOST_COUNTED = 60  # of one kind in one report: more are a list, which no sentence sets against each other


def _is_elsewhere(a: Claim, b: Claim) -> bool:
    """Return whether two claims of one report each count all of those at a place of its own, named in its sentence.

    In one sentence a day of its own does too; of two the numbers must be unlike, for one place has many names.
    """
    one_sentence = (a.start, a.end) == (b.start, b.end)
    if a.count is None or b.count is None or not (one_sentence or not meet(interval(a.count), interval(b.count))):
        return False
    told = a.place is not None and b.place is not None and is_told(a.place, a) and is_told(b.place, b)
    if told and place_relation(a.place, b.place) in (Relation.APART, Relation.UNKNOWN):
        return True
    one, other = days_of(a), days_of(b)
    return one_sentence and one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


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
    return _depth(group.things, packs)


@lru_cache(maxsize=1 << 14)
def _depth(things: tuple[str, ...], packs: Packs) -> int:
    return max((len(packs.ancestors(thing)) for thing in things), default=0)


_NO_TWIN: frozenset[str] = frozenset()


class Evidence:
    """What speaks across reports for claims being of one occurrence: the same words, one known origin."""

    def __init__(self, resolution: Resolution) -> None:
        self._known: dict[tuple[str, ...], tuple[frozenset[str], frozenset[str]]] = {}
        self._twins: dict[str, set[str]] = {}
        for a, b, _ in resolution.copies:
            self._twins.setdefault(a, set()).add(b)
            self._twins.setdefault(b, set()).add(a)
        firm = {origin for origin, roots in resolution.roots.items() if not any(root.weak for root in roots)}
        self._origin = {claim: origin for claim, origin in resolution.claim_origin.items() if origin in firm}

    def of(self, group: Profile) -> tuple[frozenset[str], frozenset[str]]:
        """Return the known origins of a group of claims, and the claims elsewhere that are of the same words."""
        known = self._known.get(group.claims)
        if known is None:
            own = frozenset([self._origin[c] for c in group.claims if c in self._origin])
            twins = [self._twins[c] for c in group.claims if c in self._twins]
            known = self._known[group.claims] = own, _NO_TWIN.union(*twins) if twins else _NO_TWIN
        return known


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
        key = ("across", turn, family)
        made = partial(join_family, ranked, known, packs, kept.last(key))
        joined += kept.of(key, (ranked, known, packs), made).clusters
    return tuple(sorted(joined, key=lambda c: c.claims[0]))


def _rank(group: Profile, packs: Packs) -> tuple[int, bool, bool, int, str]:
    """The narrowest and best described first, so that vaguer accounts find them."""
    vague = not group.places or group.places[0].coarse
    return (-depth(group, packs), group.days is None, vague, -len(group.claims), group.claims[0])


def _denials_joined(
    clusters: Sequence[Profile], denials: Mapping[str, bool], packs: Packs, kept: Kept
) -> tuple[Profile, ...]:
    """Return the clusters with those that only deny joined to what they deny, told as fact or as expected.

    Who denies answers what others told: a figure in common and no other day or place stand for day and place.
    """
    joined = list(clusters)
    index: dict[tuple[str, tuple[str, Interval]], list[int]] = {}
    ahead: dict[Family, set[int]] = {}
    families: dict[Family, list[int]] = {}
    for at, cluster_ in enumerate(joined):
        families.setdefault(cluster_.family, []).append(at)
        for count in cluster_.counts:
            index.setdefault((cluster_.family.name, count), []).append(at)
        if cluster_.family.expected:
            ahead.setdefault(cluster_.family, set()).add(at)
    gone: set[int] = set()
    for at in [i for i, c in enumerate(joined) if all(claim in denials for claim in c.claims)]:
        denial = joined[at]
        expected = ahead.get(replace(denial.family, expected=True), ())
        near = sorted({*(i for n in denial.counts for i in index[denial.family.name, n]), *expected})
        told = [i for i in near if i != at and i not in gone]
        others = tuple([joined[i] for i in told])
        weigh = partial(_all_denied, denial, others, packs)
        weights = kept.of(("denied", denial.claims[0]), (denial, others, packs), weigh)
        weight, chosen = max(zip(weights, [-i for i in told], strict=True), default=(0.0, 0))
        alike = [i for family, listed in families.items() if are_alike(family, denial.family, packs) for i in listed]
        answered = -chosen if weight >= NEEDED else _spoken_of(at, alike, joined, denials, gone, packs)
        if answered is not None:
            other = joined[answered]
            joined[answered] = united(other, replace(denial, family=other.family))
            gone.add(at)
    return tuple(sorted((c for i, c in enumerate(joined) if i not in gone), key=lambda c: c.claims[0]))


def _all_denied(denial: Profile, others: Sequence[Profile], packs: Packs) -> tuple[float, ...]:
    return tuple([_denied(denial, other, packs) for other in others])


def _spoken_of(  # noqa: PLR0917  # the denial, those of its kind, and all that they are looked at in
    at: int,
    alike: Sequence[int],
    clusters: Sequence[Profile],
    denials: Mapping[str, bool],
    gone: Collection[int],
    packs: Packs,
) -> int | None:
    """Return the cluster that a denial without a day is of: the only one of its kind, and place, that it can answer.

    Who denies "that anyone was detained" names neither town nor day, for all know of what he speaks. Of several, one
    that far more is told of than of any other.
    """
    denial = clusters[at]
    figures = [count for _, count in denial.counts if count.max not in (None, 0, 1) or count.min > _SEVERAL]
    if denial.days is not None or not denial.published or figures:
        return None
    answered = [i for i in alike if i != at and i not in gone and _was_told_before(clusters[i], denial)]
    answered = [i for i in answered if not all(claim in denials for claim in clusters[i].claims)]
    if denial.places:
        answered = [i for i in answered if places_agree(denial, clusters[i]) in _THERE]
    told = {(clusters[i].things, clusters[i].days) for i in answered}  # in words of two kinds, it is one
    if not 0 < len(told) <= (_FEW if any(denials[claim] for claim in denial.claims) else 1):
        return None
    fitting = [
        i for i in answered if likeness(replace(denial, family=clusters[i].family), clusters[i], packs) is not None
    ]
    ranked = sorted(fitting, key=lambda i: (-len(clusters[i].claims), i))
    others = [clusters[i] for i in ranked[1:] if clusters[i].days != clusters[ranked[0]].days or len(told) > 1]
    if not ranked or (others and len(clusters[ranked[0]].claims) < _FAR_MORE * len(others[0].claims)):
        return None
    return ranked[0]


_THERE = frozenset({Relation.SAME, Relation.NEAR, Relation.INSIDE, Relation.CONTAINS})
_FEW = 12  # events of one kind among which a denial may still be understood
_FAR_MORE = 3
_SEVERAL = 2  # what a bare plural is at least
_ANSWERED_WITHIN = 14  # days


def _was_told_before(other: Profile, denial: Profile) -> bool:
    return bool(other.published) and 0 <= max(denial.published) - min(other.published) <= _ANSWERED_WITHIN


def _denied(denial: Profile, other: Profile, packs: Packs) -> float:
    """Return the weight that speaks for a denial to be of what another cluster tells."""
    weight = likeness(replace(denial, family=other.family), other, packs)
    if weight is None:
        return 0.0
    bare = denial.days is None and not denial.places
    alike = counts_likeness(denial, other) >= MUCH
    answers = bare and alike and things_agree(denial, other, packs) is not Relation.CONTAINS
    return weight + ANSWERED * answers
