"""firsthand diff: what changed in a case between two moments, aligned, each change by its mark and its word."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from rich.cells import cell_len
from rich.text import Text

from firsthand.cli.options import AsJson, CasePath, Quiet  # noqa: TC001 -- typer reads the hints

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.cli.console import Terminal
    from firsthand.model import Changes, FindingChange, FindingState, Judgement, Moment, Report, ReportChange

_SHOWN = 40  # changes of a kind, or reports, before it says how many more there are
_NAMED = 3  # reports named as what a change came of
_SHORT = 8  # characters of an id: enough to ask why with
# By kind of change: its mark, the style of the mark, and the heading.
_KINDS = {
    "new": ("+", "green", "New findings"),
    "withdrawn": ("-", "red", "Withdrawn"),
    "corrected": ("!", "yellow", "Corrected"),
    "status changed": ("*", "cyan", "Status changed"),
    "updated": ("*", "cyan", "Updated: another value"),
    "flagged": ("*", "cyan", "Flags changed"),
    "support changed": ("=", "dim", "Other reports, origins or attributions behind the same value"),
}
_REPORT_MARKS = {"added": ("+", "green"), "revised": ("!", "yellow"), "reread": ("*", "cyan")}


def diff(
    case: CasePath,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT",
            help="A revision (12), a day (2024-12-14), a time in UTC (2024-12-14T09:30), or 2h, 3d, yesterday.",
            show_default="before what was done last",
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="MOMENT", help="Likewise; a day means its end.", show_default="now")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=f"All changes of a kind, not the first {_SHOWN}.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show what changed between two moments: findings new, corrected or withdrawn, their status, and what it came of.

    The findings compared are those of the last comparings before each moment; what follows from one add is seen whole.
    """
    from firsthand.cli.console import Terminal  # noqa: PLC0415 -- not for --help
    from firsthand.pipeline import Case  # noqa: PLC0415
    from firsthand.store import plain  # noqa: PLC0415

    terminal = Terminal(quiet=quiet)
    with Case.open(case, create=False) as opened:
        with terminal.progress() as progress:
            if opened.store.writable:
                opened.finish(progress=progress)
        try:
            changes = opened.changes(since, until)
        except ValueError as error:
            raise typer.BadParameter(f"{error}.") from error
        reports = {r.id: r for r in opened.reports()}
    if as_json:
        terminal.data(plain(changes))
    else:
        for asked, moment in ((since, changes.since), (until, changes.until)):
            _say_between(terminal, asked, moment)
        show_changes(terminal, changes, reports, None if every else _SHOWN)


def show_changes(terminal: Terminal, changes: Changes, reports: Mapping[str, Report], limit: int | None) -> None:
    """Print what changed: the span of time, the totals, then findings by kind of change, reports and judgements."""
    terminal.say(Text(_span(changes), style="bold"))
    _say_reach(terminal, changes)
    if changes.since == changes.until:
        return
    terminal.say(_totals(changes))
    judged = {j.id: j for j in changes.judgements}
    for kind, rows in groupby(changes.findings, key=lambda c: c.change.value):
        listed = list(rows)
        mark, style, heading = _KINDS[kind]
        terminal.say()
        terminal.say(Text(f"{heading} ({len(listed):,})", style="bold"))
        for row in listed[:limit]:
            _show_finding(terminal, row, (mark, style), reports, judged)
        _say_more(terminal, len(listed), limit)
    _show_reports(terminal, changes.reports, reports, limit)
    _show_judgements(terminal, changes.judgements, limit)


def _show_finding(
    terminal: Terminal,
    row: FindingChange,
    mark: tuple[str, str],
    reports: Mapping[str, Report],
    judged: Mapping[str, Judgement],
) -> None:
    from firsthand.cli.console import line  # noqa: PLC0415

    state = row.after or row.before
    head = Text().append(f"{mark[0]} ", style=mark[1]).append(f"{state.id[:_SHORT] if state else ''}  ", style="dim")
    terminal.say(line(row.question), indent=2, hang=_SHORT + 4, label=head)
    for name, said in _facts(row):
        terminal.say(said, indent=_SHORT + 6, hang=8, label=Text(f"{name:<8}"))
    cause = _cause(row, reports, judged)
    if cause:
        terminal.say(Text(cause, style="dim"), indent=_SHORT + 6, hang=8, label=Text(f"{'because':<8}", style="dim"))


def _facts(row: FindingChange) -> Iterable[tuple[str, Text]]:
    """Yield what changed of a finding, a word for each: its status, its value, its flags, who stands behind it."""
    old, new = row.before, row.after
    both = old is not None and new is not None
    if old is None or new is None or old.status is not new.status:
        yield "status", _arrow(_status(old), _status(new))
    if old is None or new is None or _values(old) != _values(new):
        yield "value", _arrow(_plain(_values(old)), _plain(_values(new)))
    if old is not None and new is not None and set(old.flags) != set(new.flags):
        gone, came = sorted(set(old.flags) - set(new.flags)), sorted(set(new.flags) - set(old.flags))
        yield "flags", Text(", ".join((*(f"now {f}" for f in came), *(f"no longer {f}" for f in gone))))
    if both and _behind(old) != _behind(new):
        yield "behind", _arrow(_plain(_behind(old)), _plain(_behind(new)))
    if row.supersedes:
        word = "split from" if old is None else "was"
        yield "id", Text(f"{word} {row.supersedes[:_SHORT]}")
    if row.superseded_by:
        yield "now in", Text(row.superseded_by[:_SHORT])


def _arrow(old: Text | None, new: Text | None) -> Text:
    if old is None or new is None or old == new:
        return new or old or Text()
    return Text().append_text(old).append(" -> ").append_text(new)


def _status(state: FindingState | None) -> Text | None:
    from firsthand.cli.show import STATUS_STYLE  # noqa: PLC0415

    return Text(state.status.value, style=STATUS_STYLE.get(state.status.value, "")) if state else None


def _values(state: FindingState | None) -> str | None:
    from firsthand.cli.show import state_words  # noqa: PLC0415

    return state_words(state) if state else None


def _behind(state: FindingState | None) -> str | None:
    return None if state is None else f"{_count(len(state.reports), 'report')}, {_count(len(state.origins), 'origin')}"


def _plain(words: str | None) -> Text | None:
    return Text(words) if words is not None else None


def _cause(row: FindingChange, reports: Mapping[str, Report], judged: Mapping[str, Judgement]) -> str:
    """Return what a change came of, in words: the reports and judgements that bear on it."""
    from firsthand.cli.console import line  # noqa: PLC0415
    from firsthand.cli.show import label  # noqa: PLC0415

    said = [label(reports[i], title=False) for i in row.because if i in reports]
    said += [f"{j.who} said: {j.action} {j.target[:_SHORT]}" for i in row.because if (j := judged.get(i))]
    if not said:
        return (
            "" if row.before is None else "what came in beside it bears on its sources, or on what it is compared with"
        )
    more = f"; and {len(said) - _NAMED} more" if len(said) > _NAMED else ""
    return line("; ".join(said[:_NAMED]) + more)


def _show_reports(
    terminal: Terminal, rows: tuple[ReportChange, ...], reports: Mapping[str, Report], limit: int | None
) -> None:
    from firsthand.cli.show import label  # noqa: PLC0415

    if not rows:
        return
    terminal.say()
    terminal.say(Text(f"Reports ({len(rows):,})", style="bold"))
    wide = max(cell_len(r.change) for r in rows)
    number = max(len(f"{r.revision}") for r in rows)
    for row in rows[:limit]:
        mark, style = _REPORT_MARKS[row.change]
        said = Text(label(reports[row.report]) if row.report in reports else row.report[:_SHORT])
        if row.revises:
            said.append(f", a later version of {row.revises[:_SHORT]}", style="dim")
        done = Text().append(f"{mark} ", style=style).append(f"{row.change:<{wide}}  {row.revision:>{number}}  ")
        terminal.say(said, indent=2, hang=wide + number + 6, label=done)
    _say_more(terminal, len(rows), limit)


def _show_judgements(terminal: Terminal, judgements: tuple[Judgement, ...], limit: int | None) -> None:
    from firsthand.cli.show import show_judgements  # noqa: PLC0415

    if judgements:
        terminal.say()
        terminal.say(Text(f"Judgements ({len(judgements):,})", style="bold"))
        show_judgements(terminal, judgements[:limit], indent=2)
        _say_more(terminal, len(judgements), limit)


def _say_more(terminal: Terminal, count: int, limit: int | None) -> None:
    if limit is not None and count > limit:
        terminal.say(f"and {count - limit:,} more: --all shows them", indent=2, style="dim")


def _span(changes: Changes) -> str:
    if changes.since == changes.until:
        done = "in this case yet" if not changes.until.revision else f"since {_when(changes.until)}"
        return f"Nothing was done {done}."
    return f"From {_when(changes.since)} to {_when(changes.until)}"


def _when(moment: Moment) -> str:
    if not moment.revision or moment.at is None:
        return "the empty case"
    return f"revision {moment.revision} ({moment.at[:16].replace('T', ' ')} UTC)"


def _say_between(terminal: Terminal, asked: str | None, moment: Moment) -> None:
    """Note that the revision asked for lies within an `add`, of whose reports only all together were compared."""
    number = (asked or "").strip().lower().lstrip("r#")
    if number.isascii() and number.isdigit() and int(number) != moment.revision:
        terminal.note(
            f"At revision {int(number)} work was under way; the reports had last been compared at {_when(moment)}."
        )


def _say_reach(terminal: Terminal, changes: Changes) -> None:
    if changes.reaches.revision and changes.since == changes.reaches:
        terminal.note(
            f"Findings are known from {_when(changes.reaches)} on: an older version of firsthand, which made this case,"
            " did not keep what they were before."
        )
    if changes.recomputed:
        then, now = changes.recomputed
        terminal.note(f"Compared then with {then}, now with {now}: some changes may come of that alone.")


def _totals(changes: Changes) -> str:
    from firsthand.model import Change  # noqa: PLC0415

    kinds = Counter(c.change for c in changes.findings)
    findings = ", ".join(f"{kinds[kind]:,} {kind.value}" for kind in Change if kinds[kind])
    parts = [f"Findings: {findings or 'none changed'}"]
    done = Counter(r.change for r in changes.reports)
    reports = ", ".join(f"{done[word]:,} {word}" for word in _REPORT_MARKS if done[word])
    parts += [f"reports: {reports}"] if reports else []
    parts += [_count(len(changes.judgements), "judgement")] if changes.judgements else []
    return "; ".join(parts) + "."


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'s' * (n != 1)}"
