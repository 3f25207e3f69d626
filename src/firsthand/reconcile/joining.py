"""The groups of one family of events joined into occurrences, one group after the other, the best described first.

Each step is a function of the group and of the clusters that it may join, as they are by then. A step of which all that
is as it was in an earlier run is taken over from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import Relation
from firsthand.reconcile.likeness import MUCH, NEEDED, SOME, counts_likeness, likeness
from firsthand.reconcile.profile import Profile, at_other_hours, day_gap, things_agree, tolerance, united

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from firsthand.packs import Packs

_Key = tuple[str | int | None, ...]  # what is filed: a victim, an origin, a day, a place in a week or at no known time
Known = tuple[frozenset[str], frozenset[str]]  # of a group: its known origins, and the claims of the same words

COPIED = 4.0  # the weight of the same words
ONE_ORIGIN = 2.0  # the weight of one known origin
_KEYS_EACH = 100  # keys for each group beyond which most are of groups that went
LARGE = 64  # claims of a cluster from which on its earlier states are not kept


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one group.

    Attributes:
        group: what was to be joined.
        own: its known origins.
        near: the clusters that it might join, each with how many groups were in it by then.
        copied: those of them that hold the same words.
        into: the cluster that it joined, or began.
        joined: what that cluster was from then on; None of a large one, of which every state would take much room.
        keys: under which it was looked up, each by its number.
        filed: those under which that cluster was filed then.
        weighed: those of the clusters near that it could join, with how much spoke for each.
    """

    group: Profile
    own: frozenset[str]
    near: tuple[tuple[int, int], ...]
    copied: tuple[int, ...]
    into: int
    joined: Profile | None
    keys: tuple[int, ...]
    filed: tuple[int, ...]
    weighed: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The occurrences of one family, and by the first claim of each group the step in which it was joined.

    Keys have numbers, which stay theirs from run to run: a step that is taken over has its keys as it left them.
    """

    clusters: tuple[Profile, ...]
    steps: Mapping[str, Step]
    packs: Packs
    numbers: Mapping[_Key, int]


def join_family(
    groups: Sequence[Profile], known: Sequence[Known], packs: Packs, before: Joined | None = None
) -> Joined:
    """Return the groups of a family joined into occurrences.

    Args:
        groups: in the order in which they are joined.
        known: of each, what speaks for it beside what it says.
        packs: the vocabularies.
        before: an earlier run, of whatever groups: it spares work, and changes nothing.
    """
    joining = _Joining(packs, before if before is not None and before.packs is packs else Joined((), {}, packs, {}))
    for group, (own, twins) in zip(groups, known, strict=True):
        joining.take(group, own, twins)
    return Joined(tuple(joining.clusters), joining.steps, packs, joining.numbers)


class _Joining:
    """One run over the groups of a family. Two clusters of two runs are the same while the same steps made them."""

    def __init__(self, packs: Packs, before: Joined) -> None:
        self.clusters: list[Profile] = []
        self.steps: dict[str, Step] = {}
        # Numbers that nothing has any more are dropped with all others, once they are the most.
        crowded = len(before.numbers) > _KEYS_EACH * (len(before.steps) + 1)
        self.numbers: dict[_Key, int] = {} if crowded else dict(before.numbers)
        self._packs, self._before = packs, {} if crowded else before.steps
        self._origins: list[set[str]] = []
        self._sizes: list[int] = []  # how many groups are in each cluster
        self._was: dict[int, int] = {}  # by cluster, the one of the earlier run that the same steps made
        self._filed: dict[int, set[int]] = {}
        self._holder: dict[str, int] = {}

    def take(self, group: Profile, own: frozenset[str], twins: frozenset[str]) -> None:
        """Let a group join its cluster, or begin one."""
        copied = sorted({self._holder[twin] for twin in twins if twin in self._holder})
        last = self._before.get(group.claims[0])
        if last is not None and (last.group, last.own) != (group, own):
            last = None
        # What was said is one only in the same words: nothing else that is filed can be it.
        speech = group.family.speech
        keys = last.keys if last is not None else self._numbered(() if speech else looked_up_under(group, own))
        near = sorted(set(copied).union(*[self._filed[key] for key in keys if key in self._filed]))
        step = self._taken_before(last, near, copied)
        if step is not None:
            fitting = [i for i in near if self._was[i] == step.into]
            at, known = fitting[0] if fitting else None, dict(step.weighed)
            weighed = tuple([(i, known[self._was[i]]) for i in near if self._was[i] in known]) if known else ()
        else:
            weighed = self._weighed(group, own, near, copied, last)
            at = self._choose(group, weighed, copied)
            step = last if last is not None and self._is_outcome(at, last) else None
        joined = step.joined if step is not None else None
        joined = joined or (group if at is None else united(self.clusters[at], group))
        at = self._put(at, joined, step)
        self._origins[at] |= own
        filed = step.filed if step is not None else self._numbered(() if speech else filed_under(joined, own))
        for key in filed:
            self._filed.setdefault(key, set()).add(at)
        self._holder.update(dict.fromkeys(group.claims, at))
        seen = tuple([(i, self._sizes[i] - (i == at)) for i in near])
        kept = joined if len(joined.claims) < LARGE else None
        self.steps[group.claims[0]] = Step(group, own, seen, tuple(copied), at, kept, keys, filed, weighed)

    def _numbered(self, keys: Sequence[_Key]) -> tuple[int, ...]:
        return tuple([self.numbers.setdefault(key, len(self.numbers)) for key in keys])

    def _taken_before(self, step: Step | None, near: Sequence[int], copied: Sequence[int]) -> Step | None:
        """Return the step of the earlier run in which the same group met these very clusters."""
        if step is None or len(step.near) != len(near):
            return None
        if any((self._was.get(i), self._sizes[i]) != met for i, met in zip(near, step.near, strict=True)):
            return None
        return step if tuple(self._was[i] for i in copied) == step.copied else None

    def _is_outcome(self, at: int | None, step: Step) -> bool:
        """Return whether a group does what it did in the earlier run: joins the very cluster, or begins one."""
        sizes = dict(step.near)
        if at is None:
            return step.into not in sizes
        return self._was.get(at) == step.into and self._sizes[at] == sizes.get(step.into)

    def _put(self, at: int | None, joined: Profile, step: Step | None) -> int:
        """Let a cluster be what it has become, or begin it; it is that of the earlier run only after the same step."""
        if at is None:
            self.clusters.append(joined)
            self._origins.append(set())
            self._sizes.append(1)
            if step is not None:
                self._was[len(self.clusters) - 1] = step.into
            return len(self.clusters) - 1
        self.clusters[at] = joined
        self._sizes[at] += 1
        if step is None:
            self._was.pop(at, None)
        return at

    def _weighed(
        self, group: Profile, own: frozenset[str], near: Sequence[int], copied: Sequence[int], last: Step | None
    ) -> tuple[tuple[int, float], ...]:
        """Return the clusters near that a group can join, with how much speaks for each.

        What was weighed in the earlier run is not weighed again where the cluster is the one that it was.
        """
        met = dict.fromkeys(last.near) if last is not None else {}
        known = dict(last.weighed) if last is not None else {}
        found = []
        for i in near:
            then = (self._was.get(i, -1), self._sizes[i])
            if last is not None and then in met and (then[0] in last.copied) == (i in copied):
                weight = known.get(then[0])
            else:
                weight = self._weight(group, own, i, copied=i in copied)
            if weight is not None:
                found.append((i, weight))
        return tuple(found)

    def _weight(self, group: Profile, own: frozenset[str], at: int, *, copied: bool) -> float | None:
        """Return how much speaks for a group to be of a cluster; None where it is too little."""
        cluster, one_origin = self.clusters[at], not own.isdisjoint(self._origins[at])
        weight = likeness(group, cluster, self._packs)
        if weight is None and copied and _placed_otherwise(group, cluster, self._packs):
            weight = 0.0
        if weight is None and one_origin and _borrows_otherwise(group, cluster, self._packs):
            weight = NEEDED - ONE_ORIGIN
        if group.family.speech and copied:
            weight = 0.0
        if weight is not None:
            weight += COPIED * copied + ONE_ORIGIN * one_origin
        return weight if weight is not None and weight >= NEEDED else None

    def _choose(self, group: Profile, weighed: Sequence[tuple[int, float]], copied: Sequence[int]) -> int | None:
        """Return the cluster that a group joins; None for none of them."""
        ranked = [(weight, -i) for i, weight in weighed]
        chosen = _chosen(group, ranked, self.clusters, self._packs)
        if chosen is None and copied:
            chosen = max((i for i, _ in weighed if i in copied), default=None)
        return chosen


def _placed_otherwise(a: Profile, b: Profile, packs: Packs) -> bool:
    """Return whether only their places hold two groups apart: the same words, read for two places, tell of one."""
    if a.family != b.family or a.family.speech or things_agree(a, b, packs) is Relation.APART:
        return False
    if a.counts and b.counts and counts_likeness(a, b) <= 0:
        return False  # a formula, of two numbers in two places
    gap = day_gap(a, b)
    return gap is None or (gap <= tolerance(a.family) and not at_other_hours(a, b, gap))


def _borrows_otherwise(a: Profile, b: Profile, packs: Packs) -> bool:
    """Return whether only a borrowed place holds them apart: kind, thing, number and day agree."""
    if not (a.borrowed or b.borrowed) or day_gap(a, b) or not _placed_otherwise(a, b, packs):
        return False
    if a.nations and b.nations and set(a.nations).isdisjoint(b.nations):
        return False
    if {p.filed[0] for p in a.places} & {p.filed[0] for p in b.places}:
        return False  # two towns of one name, which their reports tell apart
    return counts_likeness(a, b) >= (MUCH if day_gap(a, b) is None else SOME)


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


def _names(group: Profile) -> list[str]:
    return list(dict.fromkeys(name for place in (*group.places, *group.ends) for name in place.filed))


def _struck(group: Profile) -> list[_Key]:
    """The keys of what was struck in which country: a whole country talks of the fire at its factory."""
    lands = {spot.filed[0] if not spot.place.within else spot.place.within[-1].casefold() for spot in group.places}
    return [("struck", thing, land) for thing in group.struck for land in sorted(lands)]


def filed_under(group: Profile, origins: Collection[str]) -> list[_Key]:
    """Return the keys a cluster is found under, among those of its family."""
    keys: list[_Key] = [("victim", victim) for victim in group.victims]
    keys += [("name", name) for name in group.names]
    keys += _struck(group)
    keys += [("origin", origin) for origin in origins]
    weeks = _weeks(group)
    for name in _names(group):
        keys += [("place", name, week) for week in weeks] or [("place", name, None)]
        keys.append(("anytime", name))
    keys += [("anytime", p.place.text.casefold()) for p in group.places if not p.coarse]
    if not group.places:
        keys += [("named", name) for name in group.mentions]
    days = _single_days(group)
    keys += [("day", day) for day in days]
    keys += [("borrowed" if group.borrowed else "told", origin, day) for origin in origins for day in days or (None,)]
    if not group.places or group.places[0].coarse or group.places[0].place.lat is None:
        keys += [("day somewhere", day) for day in days]
    return keys


def looked_up_under(group: Profile, origins: Collection[str]) -> list[_Key]:
    """Return the keys under which a group looks for its cluster."""
    keys: list[_Key] = [("victim", victim) for victim in group.victims]
    keys += [("name", name) for name in group.names]
    keys += _struck(group)
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
    if not group.places:
        keys += [("anytime", name) for name in (sorted(group.around) if group.days is None else group.mentions)]
    keys += [("named", name) for p in group.places if not p.coarse for name in (p.filed[0], p.place.text.casefold())]
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
