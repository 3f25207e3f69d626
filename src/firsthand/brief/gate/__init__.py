"""The gate: re-reads a finished sentence and says what in it its citations do not carry.

It takes nothing from the writer of the sentence but the text and its footnotes. Each check is one function of the
sentence's reading and its evidence; its docstring is its rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.brief.gate.case import case_refusals
from firsthand.brief.gate.counts import COUNT_CHECKS
from firsthand.brief.gate.deeds import DEED_CHECKS
from firsthand.brief.gate.evidence import gather
from firsthand.brief.gate.facts import FACT_CHECKS
from firsthand.brief.gate.form import FORM_CHECKS, split_tail
from firsthand.brief.gate.reading import read
from firsthand.brief.gate.stance import STANCE_CHECKS
from firsthand.brief.gate.view import View
from firsthand.brief.ledger import open_ledger

if TYPE_CHECKING:
    from firsthand.brief.ledger import Ledger
    from firsthand.model import BriefSentence, Snapshot
    from firsthand.packs import Packs

CHECKS = (*FORM_CHECKS, *COUNT_CHECKS, *FACT_CHECKS, *DEED_CHECKS, *STANCE_CHECKS)


def gate(sentence: BriefSentence, snapshot: Snapshot, packs: Packs) -> tuple[str, ...]:
    """Return the reasons why `sentence` (or one of its details) may not stand; empty when it may."""
    return refusals(sentence, open_ledger(snapshot, packs))


def refusals(sentence: BriefSentence, ledger: Ledger) -> tuple[str, ...]:
    """Return the reasons why `sentence` may not stand, against an index that is already made."""
    below = tuple(reason for detail in sentence.details for reason in refusals(detail, ledger))
    if sentence.finding is None:
        return (*case_refusals(sentence, ledger), *below)
    evidence = gather(sentence, ledger)
    reading = read(sentence.text, evidence.spelled, evidence.names)
    body, tail = split_tail(reading.shape)
    view = View(sentence, reading, body, tail, evidence, ledger)
    return (*dict.fromkeys(reason for check in CHECKS for reason in check(view)), *below)
