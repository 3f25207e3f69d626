"""The gold cases of comparing reports (tests/cases): run, scored, summed up; `python -m bench.cases [CASE...]`.

Entrances for other measurements: `run_cases`, `totals`, `render`, `as_json`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import floors
from bench.casegold import MISSING, Score, score_case
from firsthand.errors import GateError
from firsthand.export import EXPORTERS
from firsthand.pipeline import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bench.casegold import Check, Record

FOLDER = Path(__file__).parents[1] / "tests" / "cases"

PARTS = ("development", "held-back")
"""Who mends what fails reads the first and never the second, which is named in `held-back.txt`."""

SECTION = "cases"
"""The section of the floors; it is flat: measure, floor."""

CHECKED = (
    "claims found",
    "counts",
    "chain",
    "basis",
    "certainty",
    "origin count",
    "findings found",
    "status",
    "flags",
    "value",
    "lineage",
)
"""The shares that are a figure of their own, in the order of the stages."""

TARGETS = {"chain": 90.0, "same pairs F1": 92.0, "origin count": 90.0, "status macro F1": 90.0, "gate": 100.0}
"""What is to be reached."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of all cases, in per cent, and the numbers of what must not happen."""

    figures: dict[str, float]
    numbers: dict[str, int]


def case_folders(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the folders of the cases, by name."""
    return tuple(sorted(path.parent for path in folder.glob("*/expected.json")))


def held_back(folder: Path = FOLDER) -> frozenset[str]:
    """Return the names of the cases that are scored, and not read by who mends what fails."""
    return frozenset((folder / "held-back.txt").read_text(encoding="utf-8").split())


def run_case(folder: Path) -> tuple[Record, str | None]:
    """Return the JSON export of a case's inputs, and why its brief was refused (None when every sentence passed)."""
    with tempfile.TemporaryDirectory() as room, Case.open(Path(room) / "gold.case") as case:
        case.add([str(folder / "inputs")], jobs=1)
        snapshot = case.snapshot()
        (document,) = EXPORTERS["json"](snapshot)
        refused = None
        try:
            case.brief(snapshot)
        except GateError as error:
            refused = f"{error.sentence} ({'; '.join(error.reasons)})"
        return json.loads("".join(document.pieces)), refused


def score_folder(folder: Path) -> Score:
    """Return the score of the case in `folder`, run now."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    export, refused = run_case(folder)
    return score_case(folder.name, expected, export, refused)


def run_cases(folders: Iterable[Path] = ()) -> Iterator[Score]:
    """Yield the score of each case, all of them when none is named."""
    for folder in folders or case_folders():
        yield score_folder(folder)


def totals(scores: Sequence[Score]) -> Totals:
    """Return the figures of the cases together."""
    checks = [c for s in scores for c in s.checks]
    figures = {name: _share([c.right for c in checks if c.measure == name]) for name in CHECKED}
    verdicts = [v for s in scores for v in s.verdicts]
    statuses = [p for s in scores for p in s.statuses]
    figures["same pairs F1"] = 100 * pair_f1(verdicts)
    figures["undetermined pairs"] = _share([told == wanted for wanted, told in verdicts if wanted == "undetermined"])
    figures["status macro F1"] = 100 * macro_f1(statuses)
    figures["gate"] = _share([s.gate is None for s in scores])
    numbers = {
        "cases": len(scores),
        "wrong corroborated": sum(len(s.wrong_corroborated) for s in scores),
        "findings not found": sum(told == MISSING for _, told in statuses),
        "undetermined taken for same": verdicts.count(("undetermined", "same")),
        "undetermined taken for different": verdicts.count(("undetermined", "different")),
        "never said": sum(c.measure == "never" for c in checks),
    }
    return Totals({k: round(v, 1) for k, v in figures.items()}, numbers)


def pair_f1(verdicts: Iterable[tuple[str, str]]) -> float:
    """Return F1 of "same" over pairs (expected, found) known to be the same or different, 0..1."""
    known = [(wanted, told) for wanted, told in verdicts if wanted != "undetermined"]
    hit = known.count(("same", "same"))
    wrong = sum(told == "same" and wanted != "same" for wanted, told in known)
    lost = sum(wanted == "same" and told != "same" for wanted, told in known)
    return 2 * hit / (2 * hit + wrong + lost) if hit else 0.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the statuses that are expected at least once, 0..1."""
    wanted, told, both = (
        Counter(w for w, _ in pairs),
        Counter(t for _, t in pairs),
        Counter(w for w, t in pairs if w == t),
    )
    return sum(2 * both[s] / (wanted[s] + told[s]) for s in wanted) / max(1, len(wanted))


def confusion(scores: Iterable[Score]) -> dict[str, dict[str, int]]:
    """Return how often each expected status was answered by which."""
    table: dict[str, Counter[str]] = {}
    for score in scores:
        for wanted, told in score.statuses:
            table.setdefault(wanted, Counter())[told] += 1
    return {wanted: dict(sorted(table[wanted].items())) for wanted in sorted(table)}


def misses(scores: Iterable[Score]) -> list[tuple[str, Check]]:
    """Return what went wrong, as (case, check)."""
    return [(s.case, c) for s in scores for c in s.checks if not c.right]


def as_json(scores: Sequence[Score]) -> dict[str, Any]:
    """Return figures, numbers and a row a case, as JSON takes them."""
    summed = totals(scores)
    return {
        "figures": summed.figures,
        "numbers": summed.numbers,
        "statuses": confusion(scores),
        "stages": dict(sorted(Counter(c.stage for _, c in misses(scores)).items())),
        "cases": [_row(s) for s in scores],
    }


def render(scores: Sequence[Score], *, failures: bool = True) -> str:
    """Return the figures, a line a case and, if wanted, a line for every failure of a case that is not held back."""
    summed = totals(scores)
    shown = [s for s in scores if s.case not in held_back()]
    lines = [
        *(f"{name:<24}{figure:6.1f}{_target(name)}" for name, figure in summed.figures.items()),
        *(f"{name:<34}{number}" for name, number in summed.numbers.items()),
        "",
        *(f"{wanted:<15}{told}" for wanted, told in confusion(scores).items()),
        "",
    ]
    lines += ["  ".join(f"{k} {v}" for k, v in _row(s).items()) for s in scores]
    if failures:
        lines.append("")
        lines += [f"{n}: {c.stage}: {c.measure}: {c.about}: {c.wanted} <- {c.found}" for n, c in misses(shown)]
        lines += [f"{s.case}: GATE: {s.gate}" for s in shown if s.gate]
        lines += [f"{s.case}: WRONG CORROBORATED: {q}" for s in shown for q in s.wrong_corroborated]
    return "\n".join(lines)


def _row(score: Score) -> dict[str, Any]:
    def part(*measures: str) -> str:
        right = [c.right for c in score.checks if c.measure in measures]
        return f"{sum(right)}/{len(right)}"

    return {
        "case": score.case,
        "claims": part("claims found"),
        "chain": part("chain"),
        "pairs": part("same pairs", "different pairs", "undetermined pairs"),
        "origins": part("origin count"),
        "status": part("status"),
        "gate": "refused" if score.gate else "passed",
        "corroborated": len(score.wrong_corroborated),
    }


def _target(name: str) -> str:
    return f"  of {TARGETS[name]:.0f}" if name in TARGETS else ""


def _share(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 100.0


def main() -> None:
    """Run the cases named, or all, and print what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.cases", description=__doc__)
    parser.add_argument("cases", nargs="*", metavar="CASE", help="folders of tests/cases; all when none is named")
    parser.add_argument("--part", choices=PARTS, help="of the cases, those alone")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--brief", action="store_true", help="leave out the lines of the failures")
    parser.add_argument("--raise-floors", action="store_true", help="raise the floors to what was reached")
    arguments = parser.parse_args()
    folders = [FOLDER / name for name in arguments.cases] or case_folders()
    if arguments.part:
        hidden = held_back()
        folders = [f for f in folders if (f.name in hidden) == (arguments.part == "held-back")]
    scores = list(run_cases(folders))
    if arguments.json:
        print(json.dumps(as_json(scores), ensure_ascii=False, indent=1))
    else:
        print(render(scores, failures=not arguments.brief))
    if arguments.raise_floors and not arguments.cases and not arguments.part:
        raise_floors(totals(scores))


def raise_floors(reached: Totals, path: Path = floors.PATH) -> None:
    """Raise the floors of the cases to a little under what was reached; the other sections stay as they are."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole |= floors.risen({SECTION: whole.get(SECTION, {})}, {SECTION: reached.figures})
    path.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
