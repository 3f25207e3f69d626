"""Words that a person selected in a report, to be made a claim that was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.pages import fields, wording
from firsthand.pages.page import Asked, NoSuchItem, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.model import Report
    from firsthand.pages.fields import Field
    from firsthand.pages.links import Links
    from firsthand.pages.view import View


@dataclass(frozen=True, slots=True)
class Missed:
    """Words that a person selected, to be made a claim."""

    report: Report
    outlet: str
    quote: str
    start: int
    fields: dict[str, Field]
    main: tuple[str, ...]
    further: tuple[str, ...]
    values: dict[str, str]
    kinds: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    seen: int
    back: str


def build(view: View, asked: Asked, links: Links) -> Missed:
    """Return the selected words where they stand in the report, nearest to where they were selected."""
    report = view.reports.get(asked.item)
    if report is None:
        raise NoSuchItem("report", asked.item)
    quote = asked.chosen("quote").strip()
    near = asked.number("near", 0)
    if asked.chosen("skip"):
        start = _after(report.text, quote, near, asked.number("skip", 0))
    else:
        start = _nearest(report.text, quote, near)
    if start is None:
        raise NoSuchItem("passage", quote[:80])
    return Missed(
        report=report,
        outlet=wording.outlet(report),
        quote=report.text[start : start + len(quote)],
        start=start,
        fields=fields.FIELDS,
        main=fields.MAIN,
        further=fields.FURTHER,
        values=fields.fresh(),
        kinds=view.once(fields.kinds),
        things=view.once(fields.things),
        places=view.once(fields.places),
        seen=len(view.snapshot.judgements),
        back=links.page("report", report.id, at=f"at-{start}", state={"span": f"{start}-{start + len(quote)}"}),
    )


def _after(text: str, quote: str, near: int, skip: int) -> int | None:
    """Return where `quote` stands at or after an offset, once it stood there `skip` times; None where it does not."""
    at = text.find(quote, near) if quote else -1
    while at >= 0 and skip:
        at, skip = text.find(quote, at + 1), skip - 1
    return at if at >= 0 else None


def _nearest(text: str, quote: str, near: int) -> int | None:
    """Return where `quote` stands in `text`, nearest to an offset; None where it does not."""
    if not quote:
        return None
    before, after = text.rfind(quote, 0, near + len(quote)), text.find(quote, near)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - near)) if found else None


def _nothing(view: View) -> Iterable[str]:
    del view
    return ()


PAGE = Page("missed", "", build, _nothing, live=True)
