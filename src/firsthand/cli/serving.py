"""The case as pages: served on this machine, written as an archive, and an archive verified."""

from __future__ import annotations

import errno
import os
import socket
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.options import AsJson, CasePath, Quiet  # noqa: TC001 -- typer reads the hints

if TYPE_CHECKING:
    from firsthand.cli.console import Terminal
    from firsthand.export.manifest import Verification
    from firsthand.web import Address

_SHOWN = 20  # files named before it says how many more there are


def serve(
    case: CasePath,
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: one that is free.")] = 8000,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    reviewer: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="Who decides here.", show_default="the login name")
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; beyond this machine by password only.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A name by which it is called besides.", show_default=False),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(
            "--password-file",
            metavar="FILE",
            help="Whose first line is the password (or: the variable FIRSTHAND_PASSWORD).",
            show_default="asked for where it is needed",
        ),
    ] = None,
    outlines: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Boundaries for the map: TopoJSON or GeoJSON.", show_default="those in the box"
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Open the workbench: read the brief, see the sentence behind any word, decide. On this machine, unless told."""
    from firsthand.cli.console import Terminal  # noqa: PLC0415 -- not for --help
    from firsthand.pages import read_outlines  # noqa: PLC0415
    from firsthand.pipeline import Case  # noqa: PLC0415
    from firsthand.web import Address  # noqa: PLC0415
    from firsthand.web import serve as run  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    own = read_outlines(outlines) if outlines is not None else ""
    at = _checked(Address(host, port, tuple(name or ()), _password(password_file)))
    with Case.open(case, create=False) as opened, terminal.progress() as progress:
        if opened.store.writable:
            opened.finish(progress=progress)

    ready = partial(_announce, at, terminal, in_browser=open_)
    try:
        run(case, at=at, reviewer=reviewer or "", outlines=own, ready=ready)
    except KeyboardInterrupt:
        terminal.note("Stopped.")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        said = f"port {port} is in use: name another, or leave --port out for one that is free."
        raise typer.BadParameter(said) from error


def _announce(at: Address, terminal: Terminal, address: str, *, in_browser: bool) -> None:
    """Say at which `address` the workbench answers and who can reach it; open it in the browser if that is wanted."""
    from firsthand.web import REACHED  # noqa: PLC0415 -- not for --help

    terminal.say(address)
    if at.is_reached:
        typer.echo(REACHED, err=True)  # also where notes are not wanted
        terminal.note("Stop it with Ctrl-C.")
    else:
        terminal.note("The workbench answers there, on this machine only. Stop it with Ctrl-C.")
    if in_browser:
        import webbrowser  # noqa: PLC0415

        webbrowser.open(address)


def _checked(at: Address) -> Address:
    """Return where to listen, with a password that was asked for if it needs one and was given none."""
    from firsthand.web import NameNeeded, PasswordNeeded  # noqa: PLC0415

    try:
        try:
            at.check()
        except PasswordNeeded:
            at = replace(at, password=_long_enough(_asked_for(at.host)))
            at.check()
    except NameNeeded as error:
        said = f"{at.host} is every address of this machine: say with --name by which name or address it is called."
        raise typer.BadParameter(said) from error
    except socket.gaierror as error:
        raise typer.BadParameter(f"there is no address {at.host} on this machine.") from error
    return at


def _password(file: Path | None) -> str:
    """Return the password that was given; empty where none was. It is not left for other processes to read."""
    given = os.environ.pop("FIRSTHAND_PASSWORD", "")
    if file is not None:
        try:
            given = (file.read_text(encoding="utf-8").splitlines() or [""])[0]
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{file}: the password could not be read ({error}).") from error
        if not given:
            raise typer.BadParameter(f"{file}: its first line holds no password.")
    return _long_enough(given) if given else ""


def _asked_for(host: str) -> str:
    if not sys.stdin.isatty():
        raise typer.BadParameter(
            f"at {host} others could reach the case: give a password, with --password-file FILE or in the variable"
            " FIRSTHAND_PASSWORD."
        )
    answer: str = typer.prompt("A password for those who open it", hide_input=True, confirmation_prompt=True, err=True)
    return answer


def _long_enough(password: str) -> str:
    from firsthand.web import SHORTEST  # noqa: PLC0415

    if len(password) < SHORTEST:
        raise typer.BadParameter(f"the password is too short: it needs {SHORTEST} characters or more.")
    return password


def verify(
    archive: Annotated[
        Path, typer.Argument(metavar="ARCHIVE", help="What firsthand export wrote: its folder, or a zip of it.")
    ],
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
    from firsthand.export.verifying import read_digest, verify_archive  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    try:
        digest = read_digest(manifest or "")
    except ValueError as error:
        raise typer.BadParameter(f"--manifest is no digest: {error}.") from error
    found = verify_archive(archive, digest)
    if as_json:
        terminal.data({**asdict(found), "holds": found.holds})
    else:
        _show(terminal, found)
    if not found.holds:
        raise typer.Exit(1)


def _show(terminal: Terminal, found: Verification) -> None:
    from firsthand.export.verifying import NOT_SHOWN  # noqa: PLC0415

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
    terminal.note(NOT_SHOWN)


def export_site(case: Path, to: str, terminal: Terminal, outlines: Path | None = None) -> None:
    """Write the archive of a case, and print the digest of its manifest."""
    from firsthand.export.as_site import write_site  # noqa: PLC0415
    from firsthand.pages import read_outlines  # noqa: PLC0415
    from firsthand.pipeline import Case  # noqa: PLC0415
    from firsthand.pipeline.handing import whole_archive  # noqa: PLC0415

    if to == "-":
        raise typer.BadParameter("an archive is a folder: name it with --to DIR.")
    own = read_outlines(outlines) if outlines is not None else ""
    with Case.open(case, create=False) as opened:
        with terminal.progress() as progress:
            if opened.store.writable:
                opened.finish(progress=progress)
        archive = whole_archive(opened, case.stem, own)
        digest = write_site(archive, Path(to), lambda part: terminal.note(f"Writing {part} ..."))
    terminal.say(digest)
    terminal.note(f"Wrote {to}: open {Path(to) / 'index.html'}.")
    terminal.note("Keep the digest above elsewhere: firsthand verify DIR --manifest DIGEST then shows any change.")
