"""`python -m bench`: the whole table, or one measurement of it. See bench/README.md."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from bench import floors, gold, measuring, own, reuse, speed, table, tasks

WIDTH = 100


def main() -> None:
    """Run what the command line asks for."""
    arguments = _arguments()
    if arguments.command == "predict":
        rows = gold.rows(arguments.source)
        measuring.write(measuring.predict(arguments.task, rows, arguments.jobs), arguments.target)
    elif arguments.command == "score":
        predictions = measuring.predict(arguments.task, gold.inputs(arguments.task), arguments.jobs)
        print(json.dumps(measuring.scored(arguments.task, predictions, arguments.keep), indent=1))
    elif arguments.command == "speed":
        speed.main()
    elif arguments.command == "reuse":
        reuse.main(sorted(arguments.sizes))
    elif arguments.command == "pages":
        from bench import pages  # noqa: PLC0415 -- brings a web server along

        sys.exit(pages.main(arguments.case, as_json=arguments.json))
    else:
        sys.exit(_table(arguments))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict", help="write predictions for a file of rows")
    one.add_argument("task", choices=tasks.PUBLIC)
    one.add_argument("source", type=Path, metavar="IN.jsonl")
    one.add_argument("target", type=Path, metavar="OUT.jsonl")
    two = commands.add_parser("score", help="predict the development rows under $FIRSTHAND_GOLD and score them")
    two.add_argument("task", choices=tasks.PUBLIC)
    two.add_argument("--keep", type=Path, help="write the predictions here, too")
    commands.add_parser("speed", help="per-report work / bare pass; the ratio stands alone on the last line")
    shared = commands.add_parser("reuse", help="shared passages: the curve, what adding costs, recall and precision")
    shared.add_argument(
        "sizes", nargs="*", type=int, default=reuse.SIZES, metavar="REPORTS", help="how many, each 100 up"
    )
    shown = commands.add_parser("pages", help="the workbench on a large case: each page, a decision, a browser")
    shown.add_argument("--case", type=Path, help="the large case; built there if there is none, and kept")
    shown.add_argument("--json", action="store_true")
    all_of_it = commands.add_parser("table", help="every task, ours and peers side by side; 1 below a floor")
    all_of_it.add_argument("tasks", nargs="*", metavar="TASK", help="these alone")
    all_of_it.add_argument("--quick", action="store_true", help="leave out incidents and linking, which take minutes")
    shape = all_of_it.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true")
    shape.add_argument("--markdown", action="store_true")
    all_of_it.add_argument("--raise-floors", action="store_true", help="raise the floors to what was reached")
    return parser.parse_args()


def _table(arguments: argparse.Namespace) -> int:
    """Print the table; return 1 when a figure of ours is below its floor."""
    outcomes = _outcomes(arguments.tasks, arguments.jobs, quick=arguments.quick)
    if arguments.raise_floors:
        floors.keep(floors.risen(floors.load(), table.reached(o for o in outcomes if o.task.name in tasks.PUBLIC)))
    standing = floors.load() | {task.name: floors.own(task.name) for task in tasks.OWN}
    lines = table.lines_of(outcomes, standing)
    found = None if arguments.tasks else speed.cost()
    missing = [] if gold.named() else [name for name in tasks.PUBLIC if name in (arguments.tasks or tasks.PUBLIC)]
    notes = [f"FIRSTHAND_GOLD is not set: left out are {', '.join(missing)} (see bench/README.md)."] if missing else []
    notes += table.footnotes(outcomes)
    notes += speed.told(found) if found else []
    if arguments.json:
        whole = {"lines": table.as_json(lines), "speed": asdict(found) if found else None, "notes": notes}
        print(json.dumps(whole, indent=1))
    elif arguments.markdown:
        print("\n\n".join([table.markdown(lines), "\n".join(f"- {note}" for note in notes)]))
    else:
        console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
        if lines:
            console.print(table.rich_table(lines))
        for note in notes:
            console.print(note, markup=False)
    short = [line for line in lines if line.short]
    for line in short:
        print(f"below its floor: {line.task} {line.measure}: {line.ours} < {line.floor}", file=sys.stderr)
    return 1 if short else 0


def _outcomes(named: list[str], jobs: int, *, quick: bool) -> list[measuring.Outcome]:
    """Return every task measured, the ones that take minutes last; `named` are those asked for, if not all."""
    unknown = sorted(set(named) - set(tasks.NAMES))
    if unknown:
        sys.exit(f"no such task: {', '.join(unknown)}. There are {', '.join(tasks.NAMES)}.")
    chosen = set(named or tasks.NAMES)
    outcomes = [measuring.compare(t) for t in tasks.COMPONENTS if t.name in chosen and gold.named()]
    outcomes += [own.measure(t) for t in tasks.OWN if t.name in chosen]
    if gold.named() and not quick:
        outcomes += [measuring.follow(t, jobs) for t in tasks.EVENTS if t.name in chosen]
    return outcomes


if __name__ == "__main__":
    main()
