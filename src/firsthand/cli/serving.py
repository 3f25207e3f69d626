"""The case as pages: served on this machine, written as an archive, and an archive verified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, CasePath, Quiet  # noqa: TC001 -- typer reads the hints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.cli.console import Terminal
    from firsthand.export.as_site import Verification
    from firsthand.model import Report
    from firsthand.pipeline import Case

_SHOWN = 20  # files named before it says how many more there are


def serve(
    case: CasePath,
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: one that is free.")] = 8000,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    reviewer: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="Who decides here.", show_default="the login name")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Open the workbench: read the brief, see the sentence behind any word, decide. On this machine only."""
    from firsthand.cli.console import Terminal  # noqa: PLC0415 -- not for --help
    from firsthand.pipeline import Case  # noqa: PLC0415
    from firsthand.web import serve as run  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    with Case.open(case, create=False) as opened, terminal.progress() as progress:
        if opened.store.writable:
            opened.finish(progress=progress)

    def ready(address: str) -> None:
        terminal.say(address)
        terminal.note("The workbench answers there, on this machine only. Stop it with Ctrl-C.")
        if open_:
            import webbrowser  # noqa: PLC0415

            webbrowser.open(address)

    run(case, port=port, reviewer=reviewer or "", ready=ready)


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="An archive that firsthand export wrote.")],
    *,
    manifest: Annotated[
        str | None, typer.Option(metavar="DIGEST", help="The digest its export printed.", show_default=False)
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Check an archive against its manifest: which files were touched since it was exported."""
    from dataclasses import asdict  # noqa: PLC0415

    from firsthand.cli.console import Terminal  # noqa: PLC0415
    from firsthand.export.as_site import verify_site  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    found = verify_site(folder, manifest)
    if as_json:
        terminal.data({**asdict(found), "holds": found.holds})
    else:
        _show(terminal, found)
    if not found.holds:
        raise typer.Exit(1)


def _show(terminal: Terminal, found: Verification) -> None:
    for word, names in (("changed", found.changed), ("missing", found.missing), ("added", found.added)):
        for name in names[:_SHOWN]:
            terminal.say(f"{word}  {name}", style="bold red")
        if len(names) > _SHOWN:
            terminal.say(f"{word}  and {len(names) - _SHOWN:,} more", style="bold red")
    if found.as_kept is False:
        terminal.say(f"The manifest is another one: its digest is {found.manifest}.", style="bold red")
    if found.holds:
        terminal.say(f"All {found.files:,} files are as they were when the archive was exported.")
    if found.as_kept is None:
        terminal.note(f"The manifest's digest is {found.manifest}. Compare it with the one that the export printed.")
    terminal.note(
        "This shows change since the export. It does not show who made the archive, when, or that it is true."
    )


def export_site(case: Path, to: str, terminal: Terminal) -> None:
    """Write the archive of a case, and print the digest of its manifest."""
    from firsthand.export.as_site import Archive, write_site  # noqa: PLC0415
    from firsthand.pipeline import Case  # noqa: PLC0415

    if to == "-":
        raise typer.BadParameter("an archive is a folder: name it with --to DIR.")
    with Case.open(case, create=False) as opened:
        with terminal.progress() as progress:
            if opened.store.writable:
                opened.finish(progress=progress)
        snapshot = opened.snapshot()
        archive = Archive(
            case.stem, snapshot, opened, lambda: _originals(opened, snapshot.reports), opened.store.copy_to
        )
        digest = write_site(archive, Path(to), lambda part: terminal.note(f"Writing {part} ..."))
    terminal.say(digest)
    terminal.note(f"Wrote {to}: open {Path(to) / 'index.html'}.")
    terminal.note("Keep the digest above elsewhere: firsthand verify DIR --manifest DIGEST then shows any change.")


def _originals(case: Case, reports: tuple[Report, ...]) -> Iterator[tuple[Report, bytes]]:
    """Yield each report with its original, one at a time; those of which only the text was kept are left out."""
    for report in reports:
        data = case.store.report(report.id).original
        if data:
            yield report, data
