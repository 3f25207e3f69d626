"""Report to Doc: what the language of a report says, component by component, each with exact offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import find_attributions
from firsthand.language.attribution.reach.continuing import find_continued
from firsthand.language.doc import Doc
from firsthand.language.parse import load_model, model_version, parse_report
from firsthand.language.places import find_places, hints_for
from firsthand.language.quantities import find_quantities
from firsthand.language.sources import find_sources
from firsthand.language.things import find_things
from firsthand.language.times import find_times

if TYPE_CHECKING:
    from firsthand.model import Report
    from firsthand.packs import Packs

__all__ = ["Doc", "annotate", "load_model", "model_version"]

ANALYSED = ("en",)


def annotate(report: Report, packs: Packs) -> tuple[Doc, ...]:
    """Return the report's reading: one Doc, or one a window for a very long text; none in a language not analysed."""
    if report.language not in ANALYSED:
        return ()
    docs = []
    for tokens in parse_report(report):
        sources = find_sources(tokens, packs)
        attributions = find_attributions(tokens, sources, report)
        docs.append(
            Doc(
                report=report,
                tokens=tokens,
                quantities=find_quantities(tokens),
                times=find_times(tokens, report.published),
                places=find_places(tokens, packs, hints_for(report, packs)),
                things=find_things(tokens, packs),
                sources=sources,
                attributions=attributions,
                continued=find_continued(tokens, attributions, report),
            )
        )
    return tuple(docs)
