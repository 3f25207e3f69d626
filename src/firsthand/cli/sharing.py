"""An archive made for sharing: what will be masked and withheld is shown first, and asked about."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from firsthand.cli.console import Terminal
    from firsthand.export.shared import Plan, Shared

_NAMES = 60  # of a list, before it says how many more there are
_WARNING = (
    "What this cannot know: nicknames, misspellings, names in scripts that are not read, people whom no claim names, "
    "and who can be told by what is said of them. Outlets, authors, headlines, days and addresses stay: whoever finds "
    "a report elsewhere reads it whole. Look through the archive before you hand it on."
)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the command line says of sharing."""

    keep: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()
    yes: bool = False


def share_site(case: Path, to: str, terminal: Terminal, outlines: Path | None, asked: Sharing) -> None:
    """Show what sharing the case masks and withholds; once agreed to, write the archive and print its digest."""
    from firsthand.export.as_site import shared_archive, write_site  # noqa: PLC0415
    from firsthand.pages import read_outlines  # noqa: PLC0415

    if to == "-":
        raise typer.BadParameter("an archive is a folder: name it with --to DIR.")
    own = read_outlines(outlines) if outlines is not None else ""
    shared = _shared(case, terminal, asked)
    preview(terminal if asked.yes else replace(terminal, quiet=False), shared.plan)
    if not asked.yes and not _agreed():
        terminal.note("Nothing was written. With --yes it is written without asking.")
        raise typer.Exit(1)
    digest = write_site(shared_archive(shared, own), Path(to), lambda part: terminal.note(f"Writing {part} ..."))
    terminal.say(digest)
    terminal.note(f"Wrote {to}: open {Path(to) / 'index.html'}, and look through it before you hand it on.")
    terminal.note("Keep the digest above elsewhere: firsthand verify DIR --manifest DIGEST then shows any change.")


def _shared(case: Path, terminal: Terminal, asked: Sharing) -> Shared:
    from firsthand.export.shared import Choice  # noqa: PLC0415
    from firsthand.pipeline import Case  # noqa: PLC0415
    from firsthand.pipeline.handing import shared_case  # noqa: PLC0415

    with Case.open(case, create=False) as opened:
        with terminal.progress() as progress:
            if opened.store.writable:
                opened.finish(progress=progress)
        return shared_case(opened, case.stem, Choice(asked.keep, asked.mask))


def preview(terminal: Terminal, plan: Plan) -> None:
    """Print what is masked and withheld, by name: this goes to whoever decides, never into the archive."""
    terminal.note(
        f"Withheld: the originals of {plan.reports:,} reports, the case file, the log, what changed, "
        f"{plan.reviewers:,} {'reviewer' if plan.reviewers == 1 else 'reviewers'} and their notes."
    )
    share = plan.shared / plan.of if plan.of else 0.0
    terminal.note(f"Of the reports' text {share:.0%} is shared: what is cited, and a sentence or two around it.")
    _list(terminal, "People to be masked", plan.masked)
    _list(terminal, "People who stay, by their office", plan.kept)
    _list(terminal, "Accounts to be masked", plan.accounts)
    _list(terminal, "Exact places of victims to be masked", plan.places)
    terminal.note(f"Points rounded to ten kilometres: those of {len(plan.rounded):,} places.")
    _list(terminal, "Surnames that are places too, masked only within the full name", plan.towns)
    _list(terminal, "Not masked, and perhaps names", plan.unsure)
    terminal.note("--mask NAME masks a name, --keep NAME lets one stay; either may be given more than once.")
    terminal.note(_WARNING)


def _list(terminal: Terminal, title: str, names: Collection[str]) -> None:
    more = f"; and {len(names) - _NAMES:,} more" if len(names) > _NAMES else ""
    shown = "; ".join(_told(names, name) for name in list(names)[:_NAMES])
    terminal.note(f"{title} ({len(names):,}){': ' if names else ''}{shown}{more}")


def _told(names: Collection[str] | Mapping[str, str], name: str) -> str:
    why = names[name] if isinstance(names, dict) else ""
    return f"{name} ({why})" if why else name


def _agreed() -> bool:
    """Return whether a person agrees; where nobody can be asked, nobody does."""
    return sys.stdin.isatty() and typer.confirm("Write the archive?", default=False, err=True)
