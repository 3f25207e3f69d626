"""The last section: what was not read, and what this brief cannot say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.brief.voices import outlet_name, published
from firsthand.brief.wording import counted, number, quotation, quoted_name, upper_first
from firsthand.model import MOST_ANALYSED, BlockType, BriefSentence, Citation, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Failure, Finding

ANALYSED = "en"
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
# Said in every brief, word for word; the gate knows them by heart.
CAVEATS = (
    (
        "That nothing is found here does not mean that it did not happen: only what these reports say, and what the "
        "packs know, is found."
    ),
    "Different origins are those for which no common source was found; that is not proof that there is none.",
    (
        "Not measured on these reports: how often a claim was missed or misread, how often a source was "
        "misattributed, and how often two accounts were wrongly joined or kept apart."
    ),
)
TOO_LONG = (
    f"is longer than {MOST_ANALYSED:,} characters; what follows them is kept and can be searched, and was not analysed."
)
QUOTED = 200  # characters of the part not analysed that a footnote shows
_NO_LANGUAGE = "in a language not recognised"


def unread(ledger: Ledger) -> Iterator[BriefSentence]:
    """Yield the sentences of the last section: failures, languages, sentences no pack recognised, and the caveats."""
    snapshot = ledger.snapshot
    for failure in sorted(snapshot.failures, key=lambda f: (f.report, f.stage, f.reason)):
        report = ledger.reports.get(failure.report)
        name = quoted_name(
            re.split(r"[/\\]", report.source_path or report.url or report.id)[-1] if report else failure.report
        )
        yield BriefSentence(f"{name} was not read: {quotation(reason_of(failure))}.", None, None, ())
    for report in sorted(snapshot.reports, key=lambda r: (r.published or "", r.id)):
        if report.language != ANALYSED:
            blocks = [b for b in report.blocks if report.text[b.start : b.end].strip()]
            told = [b for b in blocks if b.type in {BlockType.HEADLINE, BlockType.BODY}]
            first = next(iter(told or blocks), None)
            start, end = (first.start, first.end) if first else (0, 0)
            spoken = f"in {LANGUAGES.get(report.language, 'another language')}" if report.language else _NO_LANGUAGE
            whose = f"{upper_first(outlet_name(report))}'s report{published(report, ledger)}"
            text = f"{whose} is {spoken}; it is kept, and was not analysed."
            yield BriefSentence(text, None, None, (Citation(None, report.id, start, end),))
    for report in sorted(snapshot.reports, key=lambda r: (r.published or "", r.id)):
        beyond = next((b for b in report.blocks if b.end > MOST_ANALYSED and b.type is not BlockType.BOILERPLATE), None)
        if report.language == ANALYSED and beyond is not None:
            whose = f"{upper_first(outlet_name(report))}'s report{published(report, ledger)}"
            start = max(beyond.start, MOST_ANALYSED)
            end = min(beyond.end, start + QUOTED)
            yield BriefSentence(f"{whose} {TOO_LONG}", None, None, (Citation(None, report.id, start, end),))
    skipped = {r: n for r, n in snapshot.unread.items() if n}
    if skipped:
        total = sum(skipped.values())
        yield BriefSentence(
            f"{upper_first(counted(total, 'sentence'))} in {counted(len(skipped), 'report')} "
            f"{'speaks' if total == 1 else 'speak'} of nothing that the packs know, and stayed unused.",
            None, None, (),
        )  # fmt: skip
    for text in CAVEATS:
        yield BriefSentence(text, None, None, ())


def reason_of(failure: Failure) -> str:
    """Return why a source was not read, without its name, which stands beside it wherever failures are told."""
    return failure.reason.removeprefix(f"{failure.report}: ")


def one_sourced(ledger: Ledger) -> tuple[Finding, ...]:
    """Return the findings of the case that stand on one report alone."""
    return tuple(f for f in ledger.snapshot.reconciliation.findings if f.status is Status.SINGLE_SOURCE)


def not_written(left_out: int, total: int) -> str:
    """Return the line that says how much of what stands on one source is only counted."""
    return (
        f"Of {number(total)} findings with one source, {number(left_out)} are not written out here, those of the "
        "events that fewest reports tell of; firsthand claims and firsthand export list all of them."
    )


def further(n: int) -> str:
    """Return the line above the findings that come after the main ones."""
    return f"And {number(n)} further {'finding' if n == 1 else 'findings'} with one source."


def statements(n: int) -> str:
    """Return the line above what was only said: no event is told by it."""
    return f"And {number(n)} {'statement' if n == 1 else 'statements'} that one report has: what somebody said."
