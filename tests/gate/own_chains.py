"""The gold of nested attribution (`chains.jsonl`): how it is read, which claim answers a row, and how it is scored.

Pure: nothing here runs the tool but `claims_of`, which takes the path that a user's JSON Lines file takes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.model import Claim, Report
from firsthand.pipeline.analysis import analyse
from firsthand.read import read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firsthand.packs import Packs

GOLD = Path(__file__).with_name("chains.jsonl")
MEASURES = ("chain", "voices", "root", "root stated", "basis", "found")


@dataclass(frozen=True, slots=True)
class Row:
    """A text with one target event; `answer` holds the fields that only one of the sets has."""

    id: str
    text: str
    outlet: str
    phenomenon: str
    kind: str
    start: int
    end: int
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """What was made of a row: each measure right or wrong, and a line for who reads the failures."""

    row: Row
    right: Mapping[str, bool]
    line: str


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a gold file, in its order."""
    common = {"id", "text", "outlet", "phenomenon", "kind", "target"}
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.append(
            Row(
                id=row["id"],
                text=row["text"],
                outlet=row["outlet"],
                phenomenon=row["phenomenon"],
                kind=row["kind"],
                start=row["target"]["start"],
                end=row["target"]["end"],
                answer={key: value for key, value in row.items() if key not in common},
            )
        )
    return tuple(rows)


def claims_of(rows: Sequence[Row], packs: Packs) -> dict[str, tuple[Claim, ...]]:
    """Return the claims that the tool finds in each row, by the row's id, at offsets of the row's text.

    A row becomes a JSON Lines record with an id, an outlet, the text and its language, and is read and analysed as
    a user's is. A text that the reader did not keep as it stood has no claims: its offsets would mean nothing.
    """
    records = ({"id": r.id, "outlet": r.outlet, "text": r.text, "language": "en"} for r in rows)
    data = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
    reports = {r.external_id: r for r in read_report(data, packs=packs) if isinstance(r, Report)}
    found: dict[str, tuple[Claim, ...]] = {}
    for row in rows:
        report = reports.get(row.id)
        kept = report is not None and report.text == row.text
        found[row.id] = analyse(report).claims if report and kept else ()
    return found


def pick(row: Row, claims: Sequence[Claim], packs: Packs) -> Claim | None:
    """Return the claim that answers the row, or None.

    Among the claims whose mention overlaps the target's words (the saying of it apart) one of the row's kind, else
    the one with the longest overlap, else the earliest; failing any, the first of the row's kind whose sentence holds
    the target's first character.
    """
    speech = {name for name, kind in packs.kinds.items() if kind.speech}

    def overlap(claim: Claim) -> int:
        return min(claim.mention[1], row.end) - max(claim.mention[0], row.start)

    touching = [c for c in claims if overlap(c) > 0 and (c.kind == row.kind or c.kind not in speech)]
    if touching:
        return min(touching, key=lambda c: (c.kind != row.kind, -overlap(c), c.mention, c.id))
    around = [c for c in claims if c.kind == row.kind and c.start <= row.start < c.end]
    return min(around, key=lambda c: (c.mention, c.id), default=None)


def same_name(a: str, b: str) -> bool:
    """Return whether two names are equal, without case, articles and outer punctuation."""
    return _words(a) == _words(b)


def same_voice(a: str, b: str) -> bool:
    """Return whether one name's words all stand in the other's: "governor" and "Governor Tomas Weil"."""
    one, other = set(_words(a)), set(_words(b))
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+(?:['’.&-][^\W_]+)*", name.casefold())
    return tuple(w for w in words if w not in {"a", "an", "the"})


def score_row(row: Row, claim: Claim | None) -> Result:
    """Return what is right of a row's chain, root and basis; without a claim nothing is."""
    chains = [row.answer["chain"], *row.answer.get("chain_or", ())]
    wanted = " > ".join(row.answer["chain"])
    if claim is None:
        return Result(row, dict.fromkeys(MEASURES, False), f"{row.id} {row.phenomenon}: no claim; wanted {wanted}")
    names = [link.name for link in claim.chain]

    def fits(same: Callable[[str, str], bool]) -> bool:
        return any(len(c) == len(names) and all(map(same, c, names)) for c in chains)

    right = {
        "chain": fits(same_name),
        "voices": fits(same_voice),
        "root": any(same_name(c[-1], names[-1]) for c in chains),
        "root stated": claim.root_stated == row.answer["root_stated"],
        "basis": claim.basis.value in row.answer["basis"].split("|"),
        "found": True,
    }
    got = f"{' > '.join(names)}; stated {claim.root_stated}; {claim.basis.value}"
    line = f"{row.id} {row.phenomenon}: {claim.kind}: {got}; wanted {wanted}; {row.answer['root_stated']}; "
    return Result(row, right, line + row.answer["basis"])


def shares(results: Sequence[Result]) -> dict[str, float]:
    """Return the percentage of rows that are right, for each measure."""
    return {name: 100 * sum(r.right[name] for r in results) / len(results) for name in MEASURES}


def measure(packs: Packs, path: Path = GOLD) -> tuple[Result, ...]:
    """Return the result of every row of the set, in its order."""
    rows = read_rows(path)
    found = claims_of(rows, packs)
    return tuple(score_row(row, pick(row, found[row.id], packs)) for row in rows)
