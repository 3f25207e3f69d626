"""What is found out of each report by itself: made again only where what it is made from is not what it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firsthand.engine import Kept
    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.roots import Root

    Roots = dict[str, Root]

Outcome = TypeVar("Outcome")


class ByReport:
    """The claims of a case report by report, with what of the case bears on the reading of each.

    Attributes:
        roots: of every claim, by id, as the steps that were taken left them.
        told: the claims of each report that makes any, in their order.
    """

    def __init__(
        self,
        reports: Mapping[str, Report],
        claims: Sequence[Claim],
        roots: Mapping[str, Root],
        near: Mapping[str, tuple[str, ...]],
        *,
        packs: Packs,
        kept: Kept,
    ) -> None:
        """Begin with these roots.

        Args:
            reports: by id.
            claims: of all of them.
            roots: of each claim, by id.
            near: by report, the outlets of the case that it may name.
            packs: the vocabularies.
            kept: what was found before.
        """
        self.roots = dict(roots)
        listed: dict[str, list[Claim]] = {}
        for claim in claims:
            listed.setdefault(claim.report, []).append(claim)
        self.told = {
            report: kept.of(("told", report), tuple(own), partial(tuple, own)) for report, own in listed.items()
        }
        self._ids = {report: [claim.id for claim in own] for report, own in self.told.items()}
        self._reports, self._near, self._packs, self._kept = reports, near, packs, kept

    def of(
        self,
        step: str,
        make: Callable[[Roots, Sequence[Claim], Mapping[str, Report]], Outcome],
        given: Callable[[str], Any] | None = None,
    ) -> dict[str, Outcome]:
        """Return what `make` makes of each report, by report.

        Args:
            step: its name.
            make: called with the roots of one report's claims by id, these claims, and the report by its id: it may
                read nothing else of the case but what the names of outlets near to the report, and `given`, tell.
            given: what else of the case it reads, of a report.
        """
        roots, found = self.roots, {}
        for report, claims in self.told.items():
            own = tuple([roots[claim] for claim in self._ids[report]])
            read = (claims, own, self._reports.get(report), self._near.get(report), self._packs)
            more = None if given is None else given(report)
            found[report] = self._kept.of((step, report), (*read, more), partial(self._made, make, report, own))
        return found

    def change(
        self,
        step: str,
        change: Callable[[Roots, Sequence[Claim], Mapping[str, Report]], None],
        given: Callable[[str], Any] | None = None,
    ) -> None:
        """Let `change` give the claims of each report other roots; its arguments are those of `make` in `of`."""
        for changed in self.of(step, partial(_changed, change), given).values():
            self.roots.update(changed)

    def _made(
        self,
        make: Callable[[Roots, Sequence[Claim], Mapping[str, Report]], Outcome],
        report: str,
        roots: Sequence[Root],
    ) -> Outcome:
        record = self._reports.get(report)
        return make(
            dict(zip(self._ids[report], roots, strict=True)),
            self.told[report],
            {} if record is None else {report: record},
        )


def _changed(
    change: Callable[[Roots, Sequence[Claim], Mapping[str, Report]], None],
    roots: Roots,
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
) -> tuple[tuple[str, Root], ...]:
    """Return the roots that a step gives in place of others."""
    before = dict(roots)
    change(roots, claims, reports)
    return tuple((claim, root) for claim, root in roots.items() if root is not before[claim])
