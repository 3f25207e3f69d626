"""Short natural reports with the answers an analyst would give (tests/probes): run, scored; `python -m bench.probes`.

They measure how the tool does on text that nobody wrote for it: `tests/probes/README.md` has their format and history.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.pipeline import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.model import Claim, Finding, Snapshot

FOLDER = Path(__file__).parents[1] / "tests" / "probes"
HELD_BACK = "held-back"
"""The file that is scored and not read by who mends what fails."""

MEASURES = (
    "claim",
    "count",
    "place",
    "day",
    "source",
    "stated",
    "denied",
    "together",
    "apart",
    "same pairs",
    "different pairs",
    "undetermined pairs",
    "status",
    "origins",
    "value",
)
Record = dict[str, Any]
_QUOTES = str.maketrans("’‘“”", "''\"\"")


@dataclass(slots=True)
class Tally:
    """What was right of what was asked, by measure; what failed; corroborated where it should not be."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    wrong_corroborated: list[str] = field(default_factory=list)

    def check(self, measure: str, name: str, right: bool, about: str = "") -> None:
        """Count one thing asked."""
        self.asked[measure] += 1
        self.right[measure] += right
        if not right:
            self.failures.append(f"{name}: {measure}: {about}")

    def figures(self) -> dict[str, float]:
        """Return the share that is right of each measure, in per cent."""
        return {m: round(100 * self.right[m] / self.asked[m], 1) for m in MEASURES if self.asked[m]}


def read_probes(paths: Iterable[Path]) -> Iterator[Record]:
    """Yield the probes of files, in order."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def score_probe(probe: Record, tally: Tally) -> None:
    """Run one probe and count what is right of it."""
    snapshot = _run(probe)
    claims = {key: _claim_for(row, snapshot) for key, row in _keyed(probe)}
    for key, row in _keyed(probe):
        _check_claim(probe, row, claims[key], tally)
    for a, b, wanted in probe.get("pairs", ()):
        told = _verdict(claims[_key(a)], claims[_key(b)], snapshot)
        tally.check(f"{wanted} pairs", probe["name"], told == wanted, f"{a}, {b}: {told}")
    for row in probe.get("findings", ()):
        _check_finding(probe["name"], row, [claims[_key(c)] for c in row["claims"]], snapshot, tally)


def _run(probe: Record) -> Snapshot:
    with tempfile.TemporaryDirectory() as room:
        reports = Path(room) / "reports.jsonl"
        rows = (
            {"id": r["id"], "outlet": r["outlet"], "published": r["date"], "title": None, "text": r["text"]}
            for r in probe["reports"]
        )
        reports.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        with Case.open(Path(room) / "probe.case") as case:
            case.add([str(reports)], jobs=1)
            return case.snapshot()


def _keyed(probe: Record) -> Iterator[tuple[str, Record]]:
    """Yield the claims asked for as "a:1", "a:2": the nth that is listed of a report."""
    seen: Counter[str] = Counter()
    for row in probe["claims"]:
        seen[row["report"]] += 1
        yield f"{row['report']}:{seen[row['report']]}", row


def _key(name: str) -> str:
    return name if ":" in name else f"{name}:1"


def _flat(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.translate(_QUOTES)) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", plain).strip().casefold()


def _claim_for(row: Record, snapshot: Snapshot) -> Claim | None:
    """Return the claim that stands for an expected one: its sentence holds the words; the one with the right count."""
    report = next(r.id for r in snapshot.reports if r.external_id == row["report"])
    words = _flat(row["words"])
    near = [c for c in snapshot.claims if c.report == report and c.kind in row["kind"] and words in _flat(c.quote)]
    return min(near, key=lambda c: (not _counts(row, c), c.mention), default=None)


def _counts(row: Record, claim: Claim) -> bool:
    wanted = row.get("count")
    return wanted is None or (claim.count is not None and [claim.count.min, claim.count.max] == list(wanted))


def _check_claim(probe: Record, row: Record, claim: Claim | None, tally: Tally) -> None:
    name, about = probe["name"], f"{row['report']}: {row['words']}"
    tally.check("claim", name, claim is not None, about)
    if claim is None:
        return
    if "count" in row:
        tally.check("count", name, _counts(row, claim), about)
    if "place" in row:
        told = [_flat(p.name) for p in (claim.place, claim.origin_place, claim.destination) if p is not None]
        near = any(_flat(w) in p or p in _flat(w) for w in row["place"] for p in told)
        tally.check("place", name, near, f"{about}: {told}")
    if "day" in row:
        when = claim.when
        held = when is not None and (when.earliest or "")[:10] <= row["day"] <= (when.latest or "")[:10]
        tally.check("day", name, held, about)
    if "source" in row:
        outlet = next(r["outlet"] for r in probe["reports"] if r["id"] == row["report"])
        root = _flat(claim.chain[-1].name)
        wanted = [_flat(outlet if s == "OUTLET" else s) for s in row["source"]]
        tally.check("source", name, any(w in root or root in w for w in wanted), f"{about}: {root}")
    if row.get("seen"):
        tally.check("stated", name, claim.root_stated, about)
    if row.get("polarity") == "denied":
        tally.check("denied", name, claim.denies or claim.certainty.value in {"CT-", "PR-"}, about)


def _verdict(a: Claim | None, b: Claim | None, snapshot: Snapshot) -> str:
    """Return whether two claims' origins are one; a pair of origins that is not listed is different."""
    if a is None or b is None:
        return "not found"
    origins = snapshot.reconciliation.claim_origin
    one, other = origins[a.id], origins[b.id]
    if one == other:
        return "same"
    pairs = snapshot.reconciliation.sameness
    return next((s.verdict.value for s in pairs if {s.a, s.b} == {one, other}), "different")


def _check_finding(name: str, row: Record, claims: list[Claim | None], snapshot: Snapshot, tally: Tally) -> None:
    found = [c for c in claims if c is not None]
    whole = len(found) == len(claims)
    wanted = {c.id for c in found}
    held = [f for f in snapshot.reconciliation.findings if whole and wanted <= set(f.claims)]
    about = ", ".join(row["claims"])
    bad = [f.question for f in held if f.status.value == "corroborated"]
    if not row["together"]:
        if whole:
            tally.check("apart", name, not held, about)
            tally.wrong_corroborated += [f"{name}: {question}" for question in bad]
        return
    tally.check("together", name, bool(held), about)
    if "status" in row:
        tally.check("status", name, any(f.status.value in row["status"] for f in held), f"{about}: {_told(held)}")
        if "corroborated" not in row["status"]:
            tally.wrong_corroborated += [f"{name}: {question}" for question in bad]
    if "origins" in row:
        tally.check("origins", name, row["origins"] in [len(f.origins) for f in held], f"{about}: {_told(held)}")
    if "value" in row:
        tally.check("value", name, list(row["value"]) in [_value(f) for f in held], f"{about}: {_told(held)}")


def _value(finding: Finding) -> list[Any]:
    value = finding.reconciled
    return [value.get("min"), value.get("max")] if isinstance(value, dict) else [value]


def _told(held: list[Finding]) -> str:
    return "; ".join(f"{f.status.value}: {f.question}" for f in held) or "apart"


def main() -> None:
    """Score the files named, or all but the one held back, and print figures and failures."""
    parser = argparse.ArgumentParser(prog="python -m bench.probes", description=__doc__)
    parser.add_argument("files", nargs="*", metavar="NAME", help="of tests/probes; all when none is named")
    parser.add_argument("--failures", action="store_true", help="list what is wrong (never of those held back)")
    arguments = parser.parse_args()
    names = arguments.files or sorted(p.stem for p in FOLDER.glob("*.jsonl"))
    for name in names:
        tally = Tally()
        for probe in read_probes([FOLDER / f"{name}.jsonl"]):
            score_probe(probe, tally)
        print(name)
        for measure, figure in tally.figures().items():
            print(f"  {measure:<20}{tally.right[measure]:>5} of {tally.asked[measure]:<5}{figure:6.1f}")
        print(f"  {'wrong corroborated':<20}{len(tally.wrong_corroborated):>5}")
        if arguments.failures and name != HELD_BACK:
            print(*(f"  {line}" for line in (*tally.failures, *tally.wrong_corroborated)), sep="\n")


if __name__ == "__main__":
    main()
