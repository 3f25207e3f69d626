"""How `firsthand why` looks: origins by letter, values with their words, how they compare, and what would change it."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from rich.text import Text

from firsthand.cli.console import line
from firsthand.cli.show import (
    STATUS_STYLE,
    chain_words,
    label,
    outlet_words,
    quoted,
    show_judgements,
    size,
    state_words,
    value_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.cli.console import Terminal
    from firsthand.model import Claim, Finding, PastState, Report, Snapshot
    from firsthand.pipeline.why import Why, WouldChange

_NAMED = 4  # outlets named behind an origin before it only counts them
_SHOWN = 20  # pairs of values or origins before it says how many more there are


def show_why(
    terminal: Terminal, snapshot: Snapshot, finding: Finding, why: Why, history: Sequence[PastState] = ()
) -> None:
    """Print why a finding has its status, and what it was before."""
    letters = {origin: _letter(n) for n, origin in enumerate(finding.origins)}
    claims = [c for c in snapshot.claims if c.id in set(finding.claims)]
    reports = {r.id: r for r in snapshot.reports}
    _show_head(terminal, finding)
    _show_origins(terminal, snapshot, finding, letters, reports)
    _show_values(terminal, finding, claims, letters, reports)
    _show_compared(terminal, finding, why)
    _show_sameness(terminal, why, letters)
    _show_would_change(terminal, finding, why, letters)
    _show_history(terminal, history)
    about = [j for j in snapshot.judgements if j.target in (finding.id, *finding.claims, *finding.origins)]
    terminal.say()
    if about:
        show_judgements(terminal, about)
    else:
        terminal.say("Not reviewed by a person.", style="dim")


def _letter(n: int) -> str:
    """Return A to Z, then A2 to Z2, ..."""
    turn, place = divmod(n, len(ascii_uppercase))
    return ascii_uppercase[place] + (f"{turn + 1}" if turn else "")


def _show_head(terminal: Terminal, finding: Finding) -> None:
    terminal.say(Text(line(finding.question), style="bold"))
    status = Text().append(finding.status.value, style=STATUS_STYLE.get(finding.status.value, ""))
    status.append("".join(f"  [{flag}]" for flag in finding.flags), style="dim")
    status.append(f"  finding {finding.id[:12]}", style="dim")
    terminal.say(status)
    terminal.say(line(finding.summary))
    if finding.reason:
        terminal.say(line(f"Why {finding.status.value}: {finding.reason}."))
    many, becomes = finding.fragility.margin, finding.fragility.becomes
    if many and becomes:
        said = f"Support margin {many}: if {many} origin{'s' * (many != 1)} withdrew, it could be {becomes.value}."
        terminal.say(said, style="dim")


def _show_origins(
    terminal: Terminal, snapshot: Snapshot, finding: Finding, letters: Mapping[str, str], reports: Mapping[str, Report]
) -> None:
    origins = {o.id: o for o in snapshot.reconciliation.origins}
    report_of = {c.id: c.report for c in snapshot.claims if c.id in set(finding.claims)}
    claim_origin = snapshot.reconciliation.claim_origin
    _heading(terminal, f"Origins ({len(finding.origins)})")
    for origin in finding.origins:
        found = origins.get(origin)
        behind = list(dict.fromkeys(r for c, r in report_of.items() if claim_origin.get(c) == origin))
        names = list(dict.fromkeys(outlet_words(reports[r]) for r in behind if r in reports))
        told = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
        basis = f" ({found.basis.value})" if found and found.basis.value not in found.name else ""
        in_ = f"; in {told}" if told else ""
        said = line(f"{found.name if found else origin[:8]}{basis}{in_}")
        terminal.say(said, indent=2, hang=3, label=Text(f"{letters[origin]:<3}"))


def _show_values(
    terminal: Terminal,
    finding: Finding,
    claims: Sequence[Claim],
    letters: Mapping[str, str],
    reports: Mapping[str, Report],
) -> None:
    held = {c.id: c for c in claims}
    told: set[str] = set()
    for value in sorted(finding.values, key=lambda v: (size(v.value), v.as_of or "")):
        by = ", ".join(letters[o] for o in value.origins if o in letters)
        when = f" (as of {value.as_of})" if value.as_of else ""
        _heading(terminal, f"{value_words(value.value)}{when}: {by}")
        _show_claims(terminal, [held[c] for c in value.claims if c in held], reports)
        told.update(value.claims)
    beside = [c for c in claims if c.id not in told]
    if beside:
        _heading(terminal, "Beside these, giving no value" if finding.values else "Giving no value")
        _show_claims(terminal, beside, reports)


def _show_claims(terminal: Terminal, claims: Iterable[Claim], reports: Mapping[str, Report]) -> None:
    for claim in claims:
        where = label(reports[claim.report]) if claim.report in reports else claim.report[:8]
        terminal.say(f"{where}, characters {claim.start} to {claim.end}", indent=2, hang=2)
        said = f"{chain_words(claim)} ({claim.basis.value}), {claim.certainty.value} {claim.tense.value}"
        terminal.say(line(said), indent=4, hang=2)
        terminal.say(quoted(claim.quote), indent=4, style="dim")


def _show_compared(terminal: Terminal, finding: Finding, why: Why) -> None:
    if not why.compared:
        return
    _heading(terminal, "How the values compare")
    for pair in why.compared[:_SHOWN]:
        a, b = (value_words(finding.values[i].value) for i in (pair.a, pair.b))
        terminal.say(line(f"{a} / {b}: {pair.relation}."), indent=2, hang=2)
    _say_more(terminal, len(why.compared))


def _show_sameness(terminal: Terminal, why: Why, letters: Mapping[str, str]) -> None:
    if not why.sameness:
        return
    _heading(terminal, "Which origins are one")
    for pair in why.sameness[:_SHOWN]:
        if pair.a == pair.b:
            said = f"{letters[pair.a]}: one origin in several reports. {pair.reason}"
        else:
            said = f"{letters[pair.a]} / {letters[pair.b]}: {pair.verdict.value}. {pair.reason}"
        terminal.say(line(f"{said}."), indent=2, hang=2)
    _say_more(terminal, len(why.sameness))


def _show_would_change(terminal: Terminal, finding: Finding, why: Why, letters: Mapping[str, str]) -> None:
    if not why.would_change:
        return
    answered = bool(finding.values)
    _heading(terminal, f"What would change it from {finding.status.value}" if answered else "What would change it")
    rows = [(_becomes(row, answered), row) for row in why.would_change]
    wide = max(len(status) for status, _ in rows)
    for status, row in rows:
        even = "even " if row.status is finding.status and answered else ""
        becomes = Text(f"{status:<{wide}}  ", style=STATUS_STYLE.get(status, ""))
        terminal.say(line(f"{even}if {_supposed(row, letters)}."), indent=2, hang=wide + 2, label=becomes)


def _becomes(row: WouldChange, answered: bool) -> str:
    if row.status is None:
        return "nothing"
    return row.status.value if answered else "answered"


def _supposed(row: WouldChange, letters: Mapping[str, str]) -> str:
    names = [letters[o] for o in row.origins if o in letters]
    if row.supposing == "different":
        return f"{' and '.join(names)} were shown to be different"
    if row.supposing == "same":
        return f"{' and '.join(names)} were shown to be one"
    if row.supposing == "withdrawn":
        return f"what {' and '.join(names)} said were withdrawn"
    return row.words


def _show_history(terminal: Terminal, history: Sequence[PastState]) -> None:
    """Print what a finding was; nothing where it has always been as it is."""
    if len(history) < 2:
        return
    _heading(terminal, "What it was")
    wide = max(len(past.state.status.value) for past in history)
    number = max(len(f"{past.since.revision}") for past in history)
    for past in history:
        at = f" ({past.since.at[:16].replace('T', ' ')} UTC)" if past.since.at else ""
        when = Text(f"revision {past.since.revision:>{number}}{at}  ", style="dim")
        when.append(f"{past.state.status.value:<{wide}}  ", style=STATUS_STYLE.get(past.state.status.value, ""))
        flags = f" [{', '.join(past.state.flags)}]" if past.state.flags else ""
        terminal.say(line(f"{state_words(past.state)}{flags}"), indent=2, hang=len(when.plain), label=when)


def _heading(terminal: Terminal, text: str) -> None:
    terminal.say()
    terminal.say(Text(line(text), style="bold"))


def _say_more(terminal: Terminal, count: int) -> None:
    if count > _SHOWN:
        terminal.say(f"and {count - _SHOWN:,} more: --json lists them all", indent=2, style="dim")
