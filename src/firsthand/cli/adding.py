"""The commands that change a case: add, set, demo."""

from __future__ import annotations

import shlex
import tempfile
from contextlib import chdir
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, CasePath, Jobs, Quiet  # noqa: TC001 -- typer reads the hints
from firsthand.errors import SourceError

if TYPE_CHECKING:
    from firsthand.cli.console import Terminal
    from firsthand.pipeline import AddResult, Unsure

_SHOWN = 20  # rows of a table before it says how many more there are


def add(
    case: CasePath,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Files, folders, web addresses, feeds, JSON Lines, or - for standard input."
            " None: finish what was interrupted.",
            show_default=False,
        ),
    ] = None,
    *,
    addresses: Annotated[
        list[Path] | None,
        typer.Option(
            "--addresses",
            metavar="FILE",
            help="Fetch the web addresses listed in a file, one a line.",
            show_default=False,
        ),
    ] = None,
    jobs: Jobs = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read again what another version of firsthand, model or pack read.")
    ] = False,
    pack: Annotated[
        list[Path] | None,
        typer.Option(
            "--pack", metavar="FILE", help="Add a vocabulary to the case, which keeps a copy.", show_default=False
        ),
    ] = None,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch addresses of private networks and of this machine.")
    ] = False,
    forget: Annotated[
        list[str] | None,
        typer.Option(
            "--forget",
            metavar="SOURCE",
            help="Strike a source that failed (a mistyped path) from what was not read.",
            show_default=False,
        ),
    ] = None,
    text_only: Annotated[bool, typer.Option("--text-only", help="Keep no copy of the original documents.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Add reports to a case: read them, find their claims, compare them with the rest.

    The case is made if there is none. Adding a report again changes nothing; what was interrupted is finished.
    """
    from firsthand.cli.console import Terminal, line  # noqa: PLC0415 -- not for --help
    from firsthand.pipeline import Case  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    names = [*(sources or []), *(address for path in addresses or () for address in _listed(path))]
    if not names and not case.exists():
        raise typer.BadParameter(f"there is no case {case} yet; name at least one source to make it")
    with Case.open(case) as opened:
        if pack:
            opened.add_packs(pack)
        opened.forget(forget or ())
        with terminal.progress() as progress:
            result = opened.add(
                names, jobs=jobs, progress=progress, reread=reread, allow_private=private, text_only=text_only
            )
    if as_json:
        terminal.data(asdict(result))
    else:
        _report_added(terminal, str(case), result)
        if names and not (result.added or result.known or result.failures):
            terminal.note(f"No document was found in {', '.join(line(name) for name in names)}.")
    if (result.failures or names) and not result.added and not result.known:
        raise typer.Exit(SourceError.code)


def _listed(path: Path) -> tuple[str, ...]:
    """Return the web addresses that a file lists.

    Raises:
        typer.BadParameter: it cannot be read, or holds something else.
    """
    from firsthand.pipeline.intake import addresses_in  # noqa: PLC0415

    try:
        listed = addresses_in(path)
    except OSError as error:
        raise typer.BadParameter(f"{path}: {(error.strerror or str(error)).lower()}.") from error
    if not listed:
        raise typer.BadParameter(f"{path} is no list of web addresses: one a line, each from http:// or https:// on.")
    return listed


def set_(
    case: CasePath,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Its id, or a beginning of it, or its file name.")],
    *,
    outlet: Annotated[str | None, typer.Option(help="Who published it.", show_default=False)] = None,
    published: Annotated[
        str | None,
        typer.Option(
            help="When: 2024-12-14, 2024-12-14T09:30 or, with its time zone, 2024-12-14T09:30+02:00.",
            show_default=False,
        ),
    ] = None,
    version_of: Annotated[
        str | None, typer.Option(metavar="REPORT", help="The report that it is a later version of.", show_default=False)
    ] = None,
    who: Annotated[str | None, typer.Option(help="Who says so.", show_default="your login name")] = None,
    reason: Annotated[str, typer.Option(help="Why.", show_default=False)] = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Set a report's outlet, date or version: what `add` was unsure of.

    What was read stays stored; your word takes its place, is logged, and bears on the next brief.
    """
    from firsthand.cli.console import Terminal, line  # noqa: PLC0415
    from firsthand.pipeline import Case  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    with Case.open(case, create=False) as opened:
        try:
            now = opened.set(report, outlet=outlet, published=published, version_of=version_of, who=who, reason=reason)
        except ValueError as error:
            raise typer.BadParameter(f"{error}.") from error
    fields = {"id": now.id, "outlet": now.outlet, "published": now.published, "version_of": now.version_of}
    if as_json:
        terminal.data({**fields, "unsure": list(now.unsure)})
        return
    parts = [f"outlet {now.outlet or 'unknown'}", f"published {now.published or 'unknown'}"]
    parts += [f"a version of {now.version_of[:8]}"] if now.version_of else []
    terminal.note(line(f"Report {now.id[:8]}: {', '.join(parts)}."))
    if now.unsure:
        terminal.note(f"Still unsure of: {', '.join(now.unsure)}.")


def demo(
    *,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Where to make it.", show_default="a temporary folder")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Write its pages too, and open them in the browser.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Build the demo case, print its brief, and say where things are."""
    from firsthand.cli.console import Terminal  # noqa: PLC0415
    from firsthand.cli.show import show_brief  # noqa: PLC0415
    from firsthand.pipeline import Case  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    folder = (to or Path(tempfile.mkdtemp(prefix="firsthand-demo-"))).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "demo.case"
    _clear(path)
    with resources.as_file(resources.files("firsthand.demo") / "reports") as reports, Case.open(path) as case:
        # From inside their folder, so that the case names them alike wherever firsthand is installed.
        with chdir(reports), terminal.progress() as progress:
            result = case.add(sorted(p.name for p in reports.iterdir()), jobs=jobs, progress=progress)
        terminal.note(f"Read {result.added + result.known} reports written for this demo (outlets invented).\n")
        show_brief(terminal, case.render("terminal", terminal.text_width))
    at = shlex.quote(str(path))
    terminal.note(f"\nThe case is {path}. Try next:")
    for words in (
        f"serve {at} --open",
        f"claims {at}",
        f"lineage {at}",
        f"search {at} Jufra",
        f"export {at} --format csv --to .",
    ):
        terminal.note(f"  firsthand {words}")
    if open_:
        import webbrowser  # noqa: PLC0415

        from firsthand.cli.serving import export_site  # noqa: PLC0415

        export_site(path, str(folder / "pages"), terminal)
        webbrowser.open((folder / "pages" / "index.html").as_uri())


def _clear(path: Path) -> None:
    """Remove the demo case of an earlier run: it is built anew, for the same result each time.

    Raises:
        CaseError: what is there is no case, or one with judgements, which are a person's work.
    """
    from firsthand.errors import CaseError  # noqa: PLC0415
    from firsthand.pipeline import Case  # noqa: PLC0415

    if not path.exists():
        return
    with Case.open(path, create=False) as earlier:
        judged = bool(earlier.store.judgements())
    if judged:
        raise CaseError(
            path, "this demo case holds judgements of yours", "Name another folder with --to, or move it away"
        )
    for part in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        part.unlink(missing_ok=True)


def _report_added(terminal: Terminal, case: str, result: AddResult) -> None:
    from firsthand.cli.console import line  # noqa: PLC0415

    known = f", {result.known:,} known already" if result.known else ""
    terminal.note(
        f"{result.added:,} added{known}; the case holds {result.reports:,} report{'s' * (result.reports != 1)}."
    )
    if result.failures:
        others = " (the others were)" if result.added or result.known else ""
        terminal.note(f"\n{len(result.failures):,} could not be read or analysed{others}:", style="bold")
        for failure in result.failures[:_SHOWN]:
            # Most reasons begin with the source they speak of.
            named = "" if failure.reason.startswith(failure.report) else f"{line(failure.report)}: "
            named = named if failure.report else "''"  # an empty name on the command line
            terminal.note(f"  {named}{line(failure.reason)}")
        if len(result.failures) > _SHOWN:
            terminal.note(f"  and {len(result.failures) - _SHOWN:,} more: see failures in firsthand export")
    if result.unsure and not terminal.quiet:
        _show_unsure(terminal, case, result.unsure)
    if result.added:
        terminal.note(f"\nNext: firsthand brief {shlex.quote(case)}")


def _show_unsure(terminal: Terminal, case: str, rows: tuple[Unsure, ...]) -> None:
    from firsthand.cli.console import line  # noqa: PLC0415

    terminal.say(
        f"\nUnsure of {len(rows):,} report{'s' * (len(rows) != 1)}. Look, and mend with the command below each:"
    )
    for row in rows[:_SHOWN]:
        terminal.say(line(f"{row.source or row.report[:8]}: {_what(row)}"), indent=2, style="bold")
        terminal.command(mend(case, row), indent=4)
    if len(rows) > _SHOWN:
        terminal.note(f"  and {len(rows) - _SHOWN:,} more; --json lists them all")


def _what(row: Unsure) -> str:
    from firsthand.cli.console import line  # noqa: PLC0415

    read = {"outlet": row.outlet, "date": row.published, "time zone": row.published}
    return ", ".join(f"{what} (read: {line(read[what])})" if read.get(what) else what for what in row.what)


def mend(case: str, row: Unsure) -> str:
    """Return the command that mends what `add` was unsure of: with what was read, or capitals to fill in."""
    from firsthand.cli.console import line  # noqa: PLC0415

    words = ["firsthand", "set", shlex.quote(case), row.report[:10]]
    if "outlet" in row.what:
        words += ["--outlet", shlex.quote(line(row.outlet)) if row.outlet else '"NAME"']
    if "time zone" in row.what and row.published:
        words += ["--published", f"{row.published}+HH:MM"]
    elif "date" in row.what:
        words += ["--published", row.published or "YYYY-MM-DD"]
    return " ".join(words)
