"""An accusation and what the accused say to it stand together: nobody reads the one without the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.brief.ledger import Ledger
    from firsthand.model import BriefSentence, Finding

_ANSWERS = frozenset({"denied", "rejected"})
_NEAR = 600  # characters of a report between an accusation and its answer: two or three sentences


def answer(filed: dict[str, list[tuple[Finding, BriefSentence]]], ledger: Ledger) -> None:
    """Put each denial that names nothing of its own ("a spokesman denied it") below the accusation before it.

    Args:
        filed: the sentences by section, each with its finding; those that move are taken out of theirs.
        ledger: the case's index.
    """
    wrongs = [(key, i) for key, rows in filed.items() for i, (f, _) in enumerate(rows) if _is_wrong(f, ledger)]
    if not wrongs:
        return
    moved: set[str] = set()
    for finding, sentence in [row for rows in filed.values() for row in rows if row[0].kind in _ANSWERS]:
        offers = [
            (not _is_speech(filed[key][i][0], ledger), near, key, i)
            for key, i in wrongs
            if (near := _distance(filed[key][i][1], sentence)) is not None
        ]
        if offers:
            *_, key, i = min(offers)
            accused, above = filed[key][i]
            filed[key][i] = (accused, replace(above, details=(*above.details, sentence)))
            moved.add(finding.id)
    for key, rows in filed.items():
        filed[key] = [row for row in rows if row[0].id not in moved]


def _distance(accusing: BriefSentence, answering: BriefSentence) -> int | None:
    """Return how far in the text a report answers what it told before; None where it does not, or far from it."""
    gaps = [
        a.start - c.end
        for a in answering.citations
        for c in accusing.citations
        if a.report == c.report and 0 <= a.start - c.end <= _NEAR
    ]
    return min(gaps, default=None)


def _is_wrong(finding: Finding, ledger: Ledger) -> bool:
    kind = ledger.packs.kinds.get(finding.kind)
    return kind is not None and kind.wrongdoing


def _is_speech(finding: Finding, ledger: Ledger) -> bool:
    kind = ledger.packs.kinds.get(finding.kind)
    return kind is not None and kind.speech
