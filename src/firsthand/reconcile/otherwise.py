"""One occurrence told in words of two kinds: what one calls blown up, another calls destroyed.

Kinds are joined where their packs say that one entails the other, or that both entail a third. The question is then
the one that every account answers: "how many bridges were damaged".
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from itertools import combinations
from typing import TYPE_CHECKING

from firsthand.reconcile.compare import Relation, interval, meet, thing_relation
from firsthand.reconcile.families import NEGATIVE, time_of
from firsthand.reconcile.filing import Numbers, filed_under, looked_up_under, packed, told_in
from firsthand.reconcile.likeness import NEEDED, likeness
from firsthand.reconcile.profile import Profile, places_agree, things_agree, united

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.engine import Kept
    from firsthand.model import Claim
    from firsthand.packs import Packs
    from firsthand.reconcile.families import Family

_LIKE = frozenset({Relation.SAME, Relation.INSIDE, Relation.CONTAINS})
_NUMBERS = ("numbers of kin",)  # of the names in keys: a key that is kept means what it did


@lru_cache(maxsize=1 << 12)
def has_kin(kind: str, packs: Packs) -> bool:
    """Return whether other accounts may tell what is of this kind as one of another kind."""
    return len(packs.entailed(kind)) > 1 or any(kind in entry.entails for entry in packs.kinds.values())


@lru_cache(maxsize=1 << 12)
def in_common(a: str, b: str, packs: Packs) -> str | None:
    """Return the narrowest kind that both of two kinds entail, one of them where it does; None where there is none."""
    both = packs.entailed(a) & packs.entailed(b)
    if len(both & {a, b}) == 2:
        return min(a, b)
    # Who came and who left were both there: that makes no one occurrence of the two.
    both = frozenset(k for k in both if k in (a, b) or time_of(k, packs) != "state")
    return min(both, key=lambda k: (k not in (a, b), -len(packs.entailed(k)), k), default=None)


@lru_cache(maxsize=1 << 12)
def are_alike(a: Family, b: Family, packs: Packs) -> bool:
    """Return whether two families are of one kind, or of two that entail each other: to leave, and to withdraw."""
    return a == b or (
        a.expected == b.expected and b.name in packs.entailed(a.name) and a.name in packs.entailed(b.name)
    )


def joined_across_kinds(clusters: Sequence[Profile], packs: Packs, kept: Kept) -> tuple[Profile, ...]:
    """Return the clusters with those joined that tell of one thing, place, day and number in kinds that go together."""
    told: list[Profile | None] = list(clusters)
    names = sorted({c.family.name for c in clusters if has_kin(c.family.name, packs)})
    kin = {own: [k for k in names if k != own and in_common(own, k, packs) is not None] for own in names}
    kinds = {i: frozenset({c.family.name}) for i, c in enumerate(clusters) if kin.get(c.family.name)}
    filed: dict[str, dict[int, set[int]]] = {name: {} for name in names}
    numbers = Numbers(kept.last(_NUMBERS))
    for at in sorted(kinds, key=lambda i: clusters[i].claims):
        group = clusters[at]
        own, first = group.family.name, group.claims[0]
        wanted, under = kept.of(("keys of kin", first), group, partial(_keys, group, numbers))
        # Only what is filed as of a kind that goes with its own can be of one occurrence with it.
        found = {i for kind in kin[own] for key in filed[kind].keys() & wanted for i in filed[kind][key]}
        near = [i for i in sorted(found) if own not in kinds[i]]
        given = (group, tuple([told[i] for i in near]), tuple([kinds[i] for i in near]), packs)
        weights = kept.of(("kin", first), given, partial(_weights, *given)) if near else ()
        weighed = [(weight, -i) for i, weight in zip(near, weights, strict=True) if weight >= NEEDED]
        if weighed:
            into = -max(weighed)[1]
            other = told[into]
            told[into] = None if other is None else _united(other, group, packs)
            told[at] = None
            kinds[into] |= kinds[at]
        else:
            into = at
        for key in under:
            filed[own].setdefault(key, set()).add(into)
    kept.of(_NUMBERS, len(numbers.names), lambda: numbers.names)
    return tuple(sorted((c for c in told if c is not None), key=lambda c: c.claims[0]))


def _keys(group: Profile, numbers: Numbers) -> tuple[Sequence[int], Sequence[int]]:
    """Return the keys under which a cluster looks for its like, and those under which it is filed."""
    told = told_in(group, numbers)
    wanted, under = {*looked_up_under(group, (), numbers), *told}, {*filed_under(group, (), numbers), *told}
    return packed(sorted(wanted)), packed(sorted(under))


def _weights(
    group: Profile, others: Sequence[Profile | None], kinds: Sequence[frozenset[str]], packs: Packs
) -> tuple[float, ...]:
    return tuple([_weight(group, other, of, packs) for other, of in zip(others, kinds, strict=True)])


def _as_one(profile: Profile, like: Profile) -> Profile:
    """Return a profile as one of the other's family, its figures as of one kind."""
    family = replace(like.family, time="occurrence")
    return replace(profile, family=family, counts=tuple((family.name, n) for _, n in profile.counts))


def _weight(group: Profile, other: Profile | None, kinds: frozenset[str], packs: Packs) -> float:
    """Return how much speaks for two clusters of unlike kinds to be of one occurrence; 0 where they are not."""
    own = group.family.name
    if other is None or own in kinds or group.family.expected != other.family.expected:
        return 0.0
    common = [in_common(own, kind, packs) for kind in sorted(kinds)]
    if not all(common) or things_agree(group, other, packs) not in _LIKE:
        return 0.0
    if any(time_of(kind, packs) == "state" for kind in common if kind) and not _as_many(group, other):
        return 0.0
    a, b = _as_one(group, other), _as_one(other, other)
    if a.counts and b.counts and not any(meet(n, m) for _, n in a.counts for _, m in b.counts):
        return 0.0  # five burned, fourteen destroyed: not shown to be the same ones
    return likeness(a, b, packs) or 0.0


def _as_many(a: Profile, b: Profile) -> bool:
    """Return whether both give one exact number of several: of what is seen at a base only some came that day."""
    exact = {n for _, n in a.counts if n.min == n.max and n.min > 1}
    wider = places_agree(a, b) in (Relation.INSIDE, Relation.CONTAINS)  # seen in a region, and past a town of it
    long = any(p.days is not None and p.days[1] - p.days[0] > _SEEN_WITHIN for p in (a, b))
    return a.things == b.things and not (wider or long) and any(n in exact for _, n in b.counts)


_SEEN_WITHIN = 3  # days over which the same number is seen in a place and comes there


def _united(a: Profile, b: Profile, packs: Packs) -> Profile:
    """Return both as one, of the family whose kind both entail, where one of them is that."""
    common = in_common(a.family.name, b.family.name, packs)
    family = b.family if common == b.family.name else a.family
    return replace(united(a, replace(b, family=a.family)), family=family)


def asked_together(by_kind: Mapping[str, list[Claim]], packs: Packs) -> dict[str, list[Claim]]:
    """Return the claims by the kind to ask of: those of kinds that go together under the one that all entail.

    What is told of a kind by two reports or more keeps a question of its own beside the wider one.
    """
    asked = {kind: list(listed) for kind, listed in _once_each(by_kind, packs).items()}
    by_kind = {kind: list(listed) for kind, listed in asked.items()}
    for a, b in combinations(sorted(by_kind), 2):
        common = in_common(a, b, packs)
        if common is None:
            continue
        one, other = (_answering(by_kind[k], k, common, packs) for k in (a, b))
        fitting = [c for c in one if _goes_with(c, other, packs)], [c for c in other if _goes_with(c, one, packs)]
        first, second = ({c.report for c in listed} for listed in fitting)
        if not all(fitting) or first <= second or second <= first:
            continue  # who tells it in both ways tells it once
        held = asked.setdefault(common, [])
        held += [c for listed in fitting for c in listed if c not in held]
    folded = {c.id for kind, listed in asked.items() for c in listed if c not in by_kind.get(kind, ())}
    return {
        kind: listed
        for kind, listed in sorted(asked.items())
        if any(c.id in folded for c in listed if c not in by_kind.get(kind, ()))
        or len({c.report for c in listed}) > 1
        or not all(c.id in folded for c in listed)
    }


def _once_each(by_kind: Mapping[str, list[Claim]], packs: Packs) -> dict[str, list[Claim]]:
    """Return the claims by kind, without a kind of which each claim is told again as a wider one in its sentence.

    "Two ships left, and sailed north": one question, not two.
    """
    kept = dict(by_kind)
    for kind in sorted(by_kind):
        for wide in sorted(packs.entailed(kind) - {kind}):
            if wide in kept and kind in kept and all(_is_told_again(c, kept[wide]) for c in kept[kind]):
                kept[wide] = [*kept[wide], *kept.pop(kind)]
    return _told_as_one(kept, packs)


def _told_as_one(by_kind: Mapping[str, list[Claim]], packs: Packs) -> dict[str, list[Claim]]:
    """Return the claims by kind, without a kind of which each claim is told in its sentence as one that goes with it.

    "The shed was gutted" burned it and destroyed it: where others tell that it was destroyed, it is asked of once.
    """
    kept = dict(by_kind)
    for kind in sorted(by_kind, key=lambda k: (len({c.report for c in by_kind[k]}), k)):
        for other in sorted(kept.keys() - {kind}):
            if (
                kind in kept
                and in_common(kind, other, packs)
                and all(_is_told_again(c, kept[other]) for c in kept[kind])
            ):
                kept[other] = [*kept[other], *kept.pop(kind)]
    return kept


def _is_told_again(claim: Claim, others: Sequence[Claim]) -> bool:
    return any(
        (c.report, c.start, c.things[:1], c.count, c.certainty)
        == (claim.report, claim.start, claim.things[:1], claim.count, claim.certainty)
        for c in others
    )


def _answering(claims: Sequence[Claim], kind: str, asked: str, packs: Packs) -> list[Claim]:
    """Return the claims that say something of the wider kind: who denies the narrower denies no wider one."""
    equal = kind in packs.entailed(asked)
    return [c for c in claims if equal or c.certainty not in NEGATIVE]


def _goes_with(claim: Claim, others: Sequence[Claim], packs: Packs) -> bool:
    """Return whether a claim is of the thing of one of the others, in a number that may be the same."""
    return any(
        bool(claim.things and other.things)
        and thing_relation(claim.things[0].name, other.things[0].name, packs) in _LIKE
        and (claim.count is None or other.count is None or meet(interval(claim.count), interval(other.count)))
        for other in others
    )
