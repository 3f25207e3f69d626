"""The groups of one family of events joined into occurrences, one group after the other, the best described first.

Each step is a function of the group and of the clusters that it may join, as they are by then. A step of which all that
is as it was in an earlier run is taken over from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import Relation
from firsthand.reconcile.filing import Numbers, filed_under, looked_up_under, packed, packed_small
from firsthand.reconcile.likeness import MUCH, NEEDED, SOME, counts_likeness, likeness
from firsthand.reconcile.profile import Profile, at_other_hours, day_gap, things_agree, tolerance, united

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.packs import Packs

Known = tuple[frozenset[str], frozenset[str]]  # of a group: its known origins, and the claims of the same words

COPIED = 4.0  # the weight of the same words
ONE_ORIGIN = 2.0  # the weight of one known origin
_NAMES_EACH = 100  # names for each group beyond which most are of groups that went
_NONE = -1
LARGE = 64  # claims of a cluster from which on its earlier states are not kept


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one group.

    Attributes:
        group: what was to be joined.
        own: its known origins.
        near: the clusters that it might join.
        sizes: how many groups were in each of these by then.
        copied: those of them that hold the same words.
        into: the cluster that it joined, or began.
        joined: what that cluster was from then on; None of a large one, of which every state would take much room.
        keys: under which it was looked up.
        filed: those under which that cluster was filed then.
        weighed: those of the clusters near that it could join, with how much spoke for each.
    """

    group: Profile
    own: frozenset[str]
    near: Sequence[int]
    sizes: Sequence[int]
    copied: tuple[int, ...]
    into: int
    joined: Profile | None
    keys: Sequence[int]
    filed: Sequence[int]
    weighed: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The occurrences of one family, and by the first claim of each group the step in which it was joined.

    Names keep their numbers from run to run: a step that is taken over has its keys as it left them.
    """

    clusters: tuple[Profile, ...]
    steps: Mapping[str, Step]
    packs: Packs
    names: Mapping[str, int]


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
    return Joined(tuple(joining.clusters), joining.steps, packs, joining.numbers.names)


class _Joining:
    """One run over the groups of a family. Two clusters of two runs are the same while the same steps made them."""

    def __init__(self, packs: Packs, before: Joined) -> None:
        self.clusters: list[Profile] = []
        self.steps: dict[str, Step] = {}
        # Names that nothing has any more are dropped with all others, once they are the most.
        crowded = len(before.names) > _NAMES_EACH * (len(before.steps) + 1)
        self.numbers = Numbers({} if crowded else before.names)
        self._packs, self._before = packs, {} if crowded else before.steps
        self._origins: list[set[str]] = []
        self._sizes: list[int] = []  # how many groups are in each cluster
        self._was: list[int] = []  # by cluster, the one of the earlier run that the same steps made; -1 for none
        self._filed: dict[int, int | set[int]] = {}  # by key, the cluster; several of few keys alone
        self._holder: dict[str, int] = {}

    def take(self, group: Profile, own: frozenset[str], twins: frozenset[str]) -> None:
        """Let a group join its cluster, or begin one."""
        copied = sorted({self._holder[twin] for twin in twins if twin in self._holder})
        last = self._before.get(group.claims[0])
        if last is not None and (last.group, last.own) != (group, own):
            last = None
        # What was said is one only in the same words: nothing else that is filed can be it.
        speech = group.family.speech
        keys = last.keys if last is not None else packed(() if speech else looked_up_under(group, own, self.numbers))
        near = self._of_its_days(group, self._found(keys, copied), copied)
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
        sizes = packed_small([self._sizes[i] for i in near])
        at = self._put(at, joined, step)
        self._origins[at] |= own
        filed = step.filed if step is not None else packed(() if speech else filed_under(joined, own, self.numbers))
        self._file(filed, at)
        self._holder.update(dict.fromkeys(group.claims, at))
        kept = joined if len(joined.claims) < LARGE else None
        self.steps[group.claims[0]] = Step(
            group, own, packed_small(near), sizes, tuple(copied), at, kept, keys, filed, weighed
        )

    def _found(self, keys: Iterable[int], copied: Iterable[int]) -> list[int]:
        """Return the clusters that are filed under one of the keys, and those that hold the same words."""
        found, filed = set(copied), self._filed
        for key in keys:
            held = filed.get(key)
            if held is None:
                continue
            if isinstance(held, int):
                found.add(held)
            else:
                found |= held
        return sorted(found)

    def _of_its_days(self, group: Profile, found: list[int], copied: Sequence[int]) -> list[int]:
        """Return the clusters without those that other days keep a group from joining, as `may_be_one` has it.

        What is filed without a day, by a town or a sort of building, is found by all that ever happened there.
        """
        if group.days is None:
            return found
        apart, clusters, named = tolerance(group.family), self.clusters, bool(group.victims)
        first, last = group.days[0] - apart, group.days[1] + apart
        return [
            i
            for i in found
            if (days := clusters[i].days) is None
            or (days[0] <= last and first <= days[1])
            or (named and clusters[i].victims)
            or i in copied
        ]

    def _file(self, keys: Iterable[int], at: int) -> None:
        filed = self._filed
        for key in keys:
            held = filed.setdefault(key, at)
            if isinstance(held, set):
                held.add(at)
            elif held != at:
                filed[key] = {held, at}

    def _taken_before(self, step: Step | None, near: Sequence[int], copied: Sequence[int]) -> Step | None:
        """Return the step of the earlier run in which the same group met these very clusters."""
        if step is None or len(step.near) != len(near):
            return None
        was, sizes = self._was, self._sizes
        if packed_small([was[i] for i in near]) != step.near or packed_small([sizes[i] for i in near]) != step.sizes:
            return None
        return step if tuple([was[i] for i in copied]) == step.copied else None

    def _is_outcome(self, at: int | None, step: Step) -> bool:
        """Return whether a group does what it did in the earlier run: joins the very cluster, or begins one."""
        sizes = dict(zip(step.near, step.sizes, strict=True))
        if at is None:
            return step.into not in sizes
        return self._was[at] == step.into and self._sizes[at] == sizes.get(step.into)

    def _put(self, at: int | None, joined: Profile, step: Step | None) -> int:
        """Let a cluster be what it has become, or begin it; it is that of the earlier run only after the same step."""
        if at is None:
            self.clusters.append(joined)
            self._origins.append(set())
            self._sizes.append(1)
            self._was.append(step.into if step is not None else _NONE)
            return len(self.clusters) - 1
        self.clusters[at] = joined
        self._sizes[at] += 1
        if step is None:
            self._was[at] = _NONE
        return at

    def _weighed(
        self, group: Profile, own: frozenset[str], near: Sequence[int], copied: Sequence[int], last: Step | None
    ) -> tuple[tuple[int, float], ...]:
        """Return the clusters near that a group can join, with how much speaks for each.

        What was weighed in the earlier run is not weighed again where the cluster is the one that it was.
        """
        met = set(zip(last.near, last.sizes, strict=True)) if last is not None else set()
        known = dict(last.weighed) if last is not None else {}
        found = []
        for i in near:
            then = (self._was[i], self._sizes[i])
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
