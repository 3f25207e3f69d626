"""The gate for sentences about the case itself: what was not read. Each is recomputed whole; no other form passes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.brief.gate.evidence import outlet_label
from firsthand.brief.gate.reading import as_day, normal, parse, read
from firsthand.brief.unread import ANALYSED, CAVEATS, LANGUAGES, TOO_LONG, one_sourced, reason_of
from firsthand.brief.wording import day
from firsthand.model import MOST_ANALYSED, Status

if TYPE_CHECKING:
    from firsthand.brief.ledger import Ledger
    from firsthand.model import BriefSentence, Finding

_FAILED = re.compile(r"“([^“”]*)” was not read: “([^“”]*)”\.")
_SKIPPED = re.compile(
    r"([\w,]+) sentences? in ([\w,]+) reports? speaks? of nothing that the packs know, and stayed unused\."
)
_FURTHER = re.compile(r"And ([\w,]+) further findings? with one source\.")
_SAID = re.compile(r"And ([\w,]+) statements? that one report has: what somebody said\.")
_COUNTED = re.compile(
    r"Of ([\w,]+) findings with one source, ([\w,]+) are not written out here, those of the events that fewest "
    r"reports tell of; firsthand claims and firsthand export list all of them\."
)
_LANGUAGE = re.compile(
    r"(⟨n\d+⟩)'s report(?: on (⟨d\d+⟩))? is in (?:a language not recognised|([\w ]+)); it is kept, "
    r"and was not analysed\."
)
_LONG = re.compile(rf"(⟨n\d+⟩)'s report(?: on (⟨d\d+⟩))? {re.escape(TOO_LONG)}")


def case_refusals(sentence: BriefSentence, ledger: Ledger) -> tuple[str, ...]:
    """Return why a sentence that states no finding may not stand; empty when it is one of those recomputed here."""
    text, snapshot = sentence.text, ledger.snapshot
    if text in CAVEATS:
        return ()
    if match := _FAILED.fullmatch(text):
        told = (normal(match[1]), normal(match[2]))
        rows = {
            (normal(part), normal(reason_of(f)).rstrip(" .,;:"))
            for f in snapshot.failures
            for part in _labels(f.report, ledger)
        }
        piece = told[1].removeprefix("… ").removesuffix(" …")  # a long reason is cut
        held = any(
            name == told[0] and (reason == told[1] or (len(piece) > 40 and piece in reason)) for name, reason in rows
        )
        return () if held else ("no such failure is recorded",)
    if match := _SKIPPED.fullmatch(text):
        skipped = [n for n in snapshot.unread.values() if n]
        told_counts = (parse(match[1].casefold()), parse(match[2].casefold()))
        return () if told_counts == (sum(skipped), len(skipped)) else ("the number of unused sentences is another",)
    if match := _FURTHER.fullmatch(text) or _SAID.fullmatch(text):
        below = [ledger.findings.get(d.finding or "") for d in sentence.details]
        single = all(f is not None and f.status is Status.SINGLE_SOURCE for f in below)
        spoken = match.re is _FURTHER or all(f is not None and _is_speech(f, ledger) for f in below)
        if parse(match[1].casefold()) == len(sentence.details) and single and spoken:
            return ()
        return ("the number of further findings is another",)
    if match := _COUNTED.fullmatch(text):
        total, left_out = parse(match[1].casefold()), parse(match[2].casefold())
        true = len(one_sourced(ledger))
        return () if total == true and 0 < (left_out or 0) <= true else ("the number of findings is another",)
    return _not_analysed(sentence, ledger)


def _is_speech(finding: Finding, ledger: Ledger) -> bool:
    kind = ledger.packs.kinds.get(finding.kind)
    return kind is not None and kind.speech


def _labels(report: str, ledger: Ledger) -> tuple[str, ...]:
    known = ledger.reports.get(report)
    return (re.split(r"[/\\]", known.source_path or known.url or known.id)[-1],) if known else (report,)


def _not_analysed(sentence: BriefSentence, ledger: Ledger) -> tuple[str, ...]:
    cited = [ledger.reports[c.report] for c in sentence.citations if c.report in ledger.reports]
    if len(cited) != 1:
        return ("this sentence about the case is not one that can be recomputed",)
    report = cited[0]
    reading = read(sentence.text, (outlet_label(report), normal(outlet_label(report))))
    match = _LANGUAGE.fullmatch(reading.shape) or _LONG.fullmatch(reading.shape)
    if match is None:
        return ("this sentence about the case is not one that can be recomputed",)
    if match.re is _LONG:
        if report.language != ANALYSED or all(b.end <= MOST_ANALYSED for b in report.blocks):
            return ("the report is not so long, or was not analysed at all",)
    elif report.language == ANALYSED:
        return ("the report was analysed",)
    elif match[3] != (LANGUAGES.get(report.language, "another language") if report.language else None):
        return ("the report's language is another",)
    if match[2] and as_day(reading.dates[0], ledger.year) != day(report.published):
        return ("the report's date is another",)
    return ()
