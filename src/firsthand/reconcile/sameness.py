"""Whether two origins are one: same, different or undetermined, each with its reason.

In doubt the verdict is undetermined: calling two tellings of one source independent is the worst error there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Basis, Verdict
from firsthand.reconcile.cards import desk_of, voices_of
from firsthand.reconcile.persons import telling_words
from firsthand.reconcile.verdicts import compare_roots, undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.reconcile.cards import Card, Cards, Voices
    from firsthand.reconcile.origins import Resolution
    from firsthand.reconcile.roots import Root

_VOICES = frozenset({"speaker", "unnamed", "post", "document"})


class Sameness:
    """Verdicts on pairs of origins, each computed once, from their cards and what is quoted between them."""

    def __init__(self, resolution: Resolution, cards: Cards) -> None:
        self._resolution, self._cards = resolution, cards
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
        known, left, right = self._resolution, self._cards.of(a), self._cards.of(b)
        names = voices_of((left, right), known.names)
        if not left.vouchers.isdisjoint(right.vouchers):
            return undetermined("both are known only through one voice")
        if (a, b) in known.gainsaid and _told_apart(left, right, names):
            return Verdict.DIFFERENT, "one denies what the other says"
        together = not left.reports.isdisjoint(right.reports)
        for one in _as_tracker(left.roots):
            for other in _as_tracker(right.roots):
                spoken = names.spoken
                if _speaks_for(one, right.conduits, spoken) or _speaks_for(other, left.conduits, spoken):
                    return undetermined("one is known only through the other")
                if together and _told_for(one, other):
                    return undetermined("the outlet may be telling what its own source saw")
                verdict = compare_roots(one, other, names)
                if verdict[0] is not Verdict.DIFFERENT:
                    return verdict
                different = verdict
        if self._quotes(a, b) or self._quotes(b, a):
            return undetermined("one gives a figure that it quotes elsewhere from a source which may be the other")
        return different

    def _quotes(self, a: str, b: str) -> bool:
        """Return whether `a`, or whose word `a` is, quotes for a figure of both a source that may be `b`."""
        known = self._resolution
        names = {
            n for r in known.roots[a] for n in (desk_of(r.name), *map(desk_of, known.names.spoken.get(r.name, ())))
        }
        for fact in sorted(known.facts.get(a, frozenset()) & known.facts.get(b, frozenset()), key=str):
            for conduit, origin in known.quoted.get(fact, ()):
                desks = {desk_of(conduit), *map(desk_of, known.names.spoken.get(conduit, ()))}
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


def _told_apart(a: Card, b: Card, names: Voices) -> bool:
    """Return whether two origins are stated, and neither's name is, or is a part of, the other's."""
    pairs = [(one, other) for one in a.roots for other in b.roots]
    return all(
        not (one.weak or other.weak)
        and one.sort in _VOICES
        and other.sort in _VOICES
        and not telling_words(one.name) & telling_words(other.name)
        and not {desk_of(one.name), *names.spoken.get(one.name, ())}
        & {desk_of(other.name), *names.spoken.get(other.name, ())}
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


def _speaks_for(root: Root, conduits: Iterable[str], spoken: Mapping[str, Iterable[str]]) -> bool:
    """Whether a root is, or may be, one of those through whom another is known: "his sister", "Orsic's sister".

    A body is known through those who speak for it: what its minister quotes, a ministry does not know of its own.
    """
    if root.name in conduits:
        return True
    desks = {desk_of(root.name), *(desk_of(body) for body in spoken.get(root.name, ()))}
    if any(not desks.isdisjoint((desk_of(name), *map(desk_of, spoken.get(name, ())))) for name in conduits):
        return True
    head = root.name.rpartition(" ")[2]
    return root.sort == "unnamed" and any(name.rpartition(" ")[2] == head for name in conduits)


def _told_for(one: Root, other: Root) -> bool:
    """Whether one report may tell of one source: its own observation and a witness's, or two posts that it shows."""
    if one.sort == other.sort == "post":
        return True
    seen = {Basis.EYEWITNESS.value, Basis.UNSPECIFIED.value}
    crew, voice = (one, other) if one.sort == "crew" else (other, one)
    return crew.sort == "crew" and voice.sort in ("speaker", "unnamed") and voice.basis in seen
