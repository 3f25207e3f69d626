"""How results look in a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

from firsthand.cli.console import clean, in_place, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.cli.console import Terminal
    from firsthand.model import Claim, Count, FindingState, Judgement, Report, Snapshot
    from firsthand.store import Hit

_INNER = str.maketrans("“”", "‘’")
STATUS_STYLE = {
    "disputed": "bold red",
    "unresolved": "yellow",
    "updated": "cyan",
    "corroborated": "bold green",
    "agreeing": "green",
    "repeated": "magenta",
    "single-source": "blue",
}


def show_brief(terminal: Terminal, text: str) -> None:
    """Print the brief: headings bold, statuses in their colours, footnote numbers and cited words set apart."""
    if not terminal.out.is_terminal:
        terminal.write(clean(text))
        return
    quoting = False
    for row in clean(text).splitlines():
        styled = Text(row.strip())
        if row == row.strip() and row.isupper():
            styled.stylize("bold")
        elif quoting or row.lstrip().startswith("“"):  # the exact words of a footnote
            styled.stylize("dim")
            quoting = "”" not in row
        styled.highlight_regex(r"(?:\[\d+\])+", "cyan")
        styled.highlight_regex(r"·\u00a0[0-9a-f]+$", "dim")
        for status, style in STATUS_STYLE.items():
            styled.highlight_regex(rf"(?<=\(){status}(?=[:;])", style)
        terminal.say(styled, indent=len(row) - len(row.lstrip()))


def show_claims(terminal: Terminal, snapshot: Snapshot, claims: Sequence[Claim]) -> None:
    """Print claims, grouped by report."""
    reports = {r.id: r for r in snapshot.reports}
    last = None
    for claim in claims:
        if claim.report != last:
            last = claim.report
            terminal.say(label(reports[last]) if last in reports else last[:8], style="bold")
        head = Text(f"{claim.id[:8]}  ", style="dim")
        said = line(f"{claim.kind}: {', '.join(p for p in (subject_words(claim), setting_words(claim)) if p)}")
        head.append(f"{said}  ")
        head.append(f"{claim.certainty.value} {claim.tense.value}", style="cyan")
        terminal.say(head, indent=2)
        terminal.say(line(f"{chain_words(claim)} ({claim.basis.value})"), indent=12)
        terminal.say(quoted(claim.quote), indent=12, style="dim")


def show_lineage(terminal: Terminal, snapshot: Snapshot) -> None:
    """Print the graph of who stands on whom: each source with what stands on it below it, a second time only named."""
    reports = {r.id: r for r in snapshot.reports}
    below: dict[str, list[Any]] = {}
    for edge in snapshot.lineage.edges:
        below.setdefault(edge.from_, []).append(edge)
    standing = {edge.to for edge in snapshot.lineage.edges}
    seen: set[str] = set()

    def name(node: str) -> str:
        """Return how a report, or a source that is none, is called."""
        return label(reports[node]) if node in reports else line(node.removeprefix("source:"))

    def show(node: str, depth: int, how: str, reason: str = "") -> None:
        """Say a node and what stands on it, each that was shown before only by name."""
        again = node in seen and node in below
        terminal.say(line(f"{how}{name(node)}{' (shown above)' if again else ''}"), depth * 2, "" if depth else "bold")
        if reason:
            terminal.say(line(reason), depth * 2 + 2, "dim")
        if again:
            return
        seen.add(node)
        for edge in sorted(below.get(node, []), key=lambda e: (name(e.to), e.to, e.kind)):
            show(edge.to, depth + 1, f"{edge.kind}: ", edge.reason)

    roots = sorted((n for n in below if n not in standing), key=lambda n: (name(n), n))
    for root in [*roots, *sorted(n for n in below if n in standing)]:
        if root not in seen:
            show(root, 0, "")
    alone = [r for r in snapshot.reports if r.id not in standing and r.id not in below]
    if alone:
        terminal.say("\nStanding on nothing that was found:", style="bold")
        for report in alone:
            terminal.say(label(report), indent=2)
    for cycle in snapshot.lineage.cycles:
        terminal.say(f"\nIn a circle, each citing the next: {', '.join(map(name, cycle))}", style="yellow")


def show_hits(terminal: Terminal, hits: Sequence[Hit], reports: Mapping[str, Report]) -> None:
    """Print the reports that a search found, each with the sentences that have the words."""
    for hit in hits:
        terminal.say(label(reports[hit.report]), style="bold")
        for found in hit.passages:
            passage = Text(in_place(found.text))
            for start, end in found.matches:
                passage.stylize("bold yellow", start - found.start, end - found.start)
            terminal.say(passage, indent=2)
        if hit.more:
            terminal.say(f"and {hit.more:,} more sentence{'s' * (hit.more != 1)} of it", indent=2, style="dim")


def show_judgements(
    terminal: Terminal, judgements: Iterable[Judgement], broken: int | None = None, indent: int = 0
) -> None:
    """Print judgements, and where their chain breaks."""
    for count, judgement in enumerate(judgements):
        said = (
            f"{judgement.when[:19].replace('T', ' ')} UTC  {judgement.who}  {judgement.action} {judgement.target[:12]}"
        )
        terminal.say(line(said), indent=indent)
        if judgement.before is not None or judgement.after is not None:
            said = f"{value_words(judgement.before)} -> {value_words(judgement.after)}"
            terminal.say(line(said), indent=indent + 4)
        if judgement.reason:
            terminal.say(line(judgement.reason), indent=indent + 4, style="dim")
        if broken == count:
            terminal.say("the chain does not hold from here on", indent=indent + 4, style="bold red")


def outlet_words(report: Report) -> str:
    """Return the outlet, or the name of its file in angle brackets where it is not known."""
    source = Path(report.source_path).name if report.source_path else report.url or report.id[:8]
    return line(report.outlet or f"<{source}>")


def quoted(text: str) -> str:
    """Return the exact words of a report between quotation marks, those within them single."""
    return f"“{line(text).translate(_INNER)}”"


def label(report: Report, *, title: bool = True) -> str:
    """Return what a report is called: outlet, day, title (if wanted), beginning of its id."""
    source = Path(report.source_path).name if report.source_path else report.url or ""
    parts = [outlet_words(report), (report.published or "no date")[:10]]
    parts += [report.title or source] if title else []
    return line(f"{', '.join(p for p in parts if p)} ({report.id[:8]})")


def subject_words(claim: Claim) -> str:
    """Return how many of what a claim is about."""
    things = ", ".join(t.name for t in claim.things) or "?"
    return f"{count_words(claim.count)}{things}"


def count_words(count: Count | None) -> str:
    """Return a count in words, with a blank after it; nothing where there is none."""
    if count is None:
        return ""
    about = "about " if count.approximate else ""
    if count.min == count.max:
        return f"{about}{count.min} "
    if count.max is None:
        return f"{about}{count.min} or more "
    return f"{about}{count.min or 0} to {count.max} "


def setting_words(claim: Claim) -> str:
    """Return where and when, as far as the claim says."""
    parts = [
        f"at {claim.place.name}" if claim.place else "",
        f"from {claim.origin_place.name}" if claim.origin_place else "",
        f"to {claim.destination.name}" if claim.destination else "",
        (claim.when.earliest or claim.when.latest or claim.when.text) if claim.when else "",
    ]
    return ", ".join(p for p in parts if p)


def chain_words(claim: Claim) -> str:
    """Return the voices of a claim, the outlet first."""
    return " > ".join(link.name for link in claim.chain) + ("" if claim.root_stated else " > nobody named")


def state_words(state: FindingState) -> str:
    """Return what a finding answers at a moment, in words: of values that differ all, the smallest first."""
    if state.status.value in {"disputed", "unresolved"}:
        return "; ".join(value_words(v) for v in sorted(state.values, key=size))
    return value_words(state.reconciled) if state.values else "declared unknown"


def size(value: Any) -> tuple[float, float, str]:
    """Return the sort key of a value: counts by size, all else by its words."""
    if not isinstance(value, dict) or "min" not in value:
        return (0.0, 0.0, value_words(value))
    low, high = value["min"], value.get("max")
    return (low or 0.0, float("inf") if high is None else high, "")


def value_words(value: Any) -> str:
    """Return the value of a finding, or what a judgement set, in words."""
    if isinstance(value, dict) and "min" in value:
        low, high = value.get("min"), value.get("max")
        words = f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}"
        return f"about {words}" if value.get("approximate") else words
    if isinstance(value, list | tuple):
        return ", ".join(map(value_words, value)) or "nothing"
    if isinstance(value, dict) and "cue" in value:  # a voice of a chain
        return line(value["name"])
    if isinstance(value, dict):
        return ", ".join(f"{k.replace('_', ' ')}: {value_words(v)}" for k, v in value.items() if v is not None)
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return line(value)
