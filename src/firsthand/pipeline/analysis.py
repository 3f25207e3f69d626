"""The per-report work: a report in, its claims out; pure, so that it can be mapped anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.model import Claim, Failure, Report
from firsthand.pipeline.vocabulary import PackTexts, load

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Analysed:
    """What the per-report work makes of a report; `model` is the language model that read it, empty if none did."""

    report: Report
    claims: tuple[Claim, ...]
    unread: int
    failures: tuple[Failure, ...]
    model: str = ""


def analyse(report: Report, packs: PackTexts = ()) -> Analysed:
    """Return what `report` asserts: the whole per-report work, pure, so that it can be mapped anywhere.

    An error in it is a `Failure` of this report: the others go on.
    """
    from firsthand.claims import find_claims  # noqa: PLC0415 -- spaCy, half a second: paid where text is analysed
    from firsthand.language import annotate  # noqa: PLC0415
    from firsthand.language.parse import model_version  # noqa: PLC0415

    vocabulary = load(packs)
    claims: dict[str, Claim] = {}
    unread, model, stage = 0, "", "annotate"
    try:
        docs = annotate(report, vocabulary)
        stage = "claims"
        for doc in docs:
            model = model_version()
            found = find_claims(doc, vocabulary)
            claims.update((c.id, c) for c in found)
            unread += _count_unread(doc.tokens, found)
    except Exception as error:  # noqa: BLE001 -- one report's text must never stop the others, whatever it sets off
        return Analysed(report, (), 0, (Failure(report.id, stage, inner_error(error)),), model)
    return Analysed(report, tuple(sorted(claims.values(), key=lambda c: (c.start, c.id))), unread, (), model)


def inner_error(error: Exception) -> str:
    """Return the reason of a failure that is a defect of ours or of a library's."""
    said = " ".join(str(error).split())[:200]  # some say the whole document
    return f"an error inside firsthand ({type(error).__name__}: {said}); please report it with this document"


def _count_unread(tokens: Any, claims: Iterable[Claim]) -> int:
    """Return how many sentences of the parse hold words and no claim."""
    spans = [(c.start, c.end) for c in claims]
    return sum(
        any(t.is_alpha for t in s) and not any(a < s.end_char and s.start_char < b for a, b in spans)
        for s in tokens.sents
    )
