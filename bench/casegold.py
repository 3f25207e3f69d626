"""What is expected of a case and what was found: `expected.json` against a JSON export, one case at a time. Pure.

How claims, chains and findings are matched is written down in tests/cases/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Record = dict[str, Any]

OPENINGS = {
    "count": ("how many", "who "),
    "whether": ("whether",),
    "to": ("where to",),
    "from": ("where from",),
    "place": ("where",),
    "which": ("of which", "which"),
}
"""The first words of a finding's question, by what it asks for; an aspect that is not here is itself the opening."""

MISSING = "not found"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing expected: what it measures, whether it is right, what was wanted and found, the stage to look at."""

    measure: str
    right: bool
    wanted: str
    found: str
    stage: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """What was made of one case. `wrong_corroborated`: the questions of findings that say so on too little."""

    case: str
    checks: tuple[Check, ...]
    wrong_corroborated: tuple[str, ...]
    gate: str | None = None  # why the brief was refused
    statuses: tuple[tuple[str, str], ...] = ()  # (expected, found), one a finding
    verdicts: tuple[tuple[str, str], ...] = ()  # (expected, found), one a pair


@dataclass(frozen=True, slots=True)
class _Found:
    """An export, and the claims of it that stand for the expected ones."""

    export: Record
    claims: tuple[Record | None, ...]
    by_id: dict[str, Record] = field(default_factory=dict)


def score_case(name: str, expected: Record, export: Record, gate: str | None = None) -> Score:
    """Return every check of a case; `gate` is why its brief was refused, None when it was written."""
    claims = tuple(claim_for(row, export) for row in expected["claims"])
    found = _Found(export, claims, {c["id"]: c for c in export["claims"]})
    checks = [c for row, claim in zip(expected["claims"], claims, strict=True) for c in _claim_checks(row, claim)]
    verdicts = []
    for wanted in ("same", "different", "undetermined"):
        for a, b in expected.get(wanted, ()):
            told = _verdict(claims[a], claims[b], export)
            verdicts.append((wanted, told))
            about = f"{_label(expected, a)} ~ {_label(expected, b)}"
            checks.append(Check(f"{wanted} pairs", told == wanted, wanted, told, "origin", about))
    statuses = []
    chosen: dict[str, bool] = {}  # finding id -> whether it may be called corroborated
    for row in expected.get("findings", ()):
        finding = finding_for(row, found)
        if finding is not None:
            chosen[finding["id"]] = chosen.get(finding["id"], False) or "corroborated" in some(row["status"])
        statuses.append(_status_pair(row, finding))
        checks += _finding_checks(row, finding, found)
    checks += [_edge_check(row, export) for row in expected.get("lineage", ())]
    refused = [(row, f) for row in expected.get("never", ()) for f in export["findings"] if _breaks(row, f)]
    checks += [
        Check("never", False, f"not {row['status']}", row["status"], "status", f["question"])
        for row, f in refused
        if row["status"] != "corroborated"
    ]
    wrong = {f["id"]: f["question"] for row, f in refused if row["status"] == "corroborated"}
    wrong |= {
        f["id"]: f["question"]
        for f in export["findings"]
        if f["status"] == "corroborated" and chosen.get(f["id"]) is False
    }
    return Score(name, tuple(checks), tuple(wrong[i] for i in sorted(wrong)), gate, tuple(statuses), tuple(verdicts))


# Claims


def report_name(report: Record) -> str:
    """Return what `expected.json` calls a report: the id of its record, else its file's name."""
    path = str(report["source_path"] or "")
    return str(report["external_id"]) if path.endswith(".jsonl") else PurePath(path).name


def claim_for(row: Record, export: Record) -> Record | None:
    """Return the exported claim that stands for an expected one: same sentence, kind and thing; the likest count."""
    ids = {r["id"] for r in export["reports"] if report_name(r) == row["report"]}
    near = [
        c
        for c in export["claims"]
        if c["report"] in ids
        and _flat(row["quote_has"]) in _flat(c["quote"])
        and c["kind"] in some(row["kind"])
        and ("thing" not in row or {t["name"] for t in c["things"]} & set(some(row["thing"])))
    ]
    return min(
        near, key=lambda c: (not _count_fits(row, c), not _certainty_fits(row, c), c["start"], c["id"]), default=None
    )


def _claim_checks(row: Record, claim: Record | None) -> list[Check]:
    about = f"{row['report']}: {row['quote_has']!r}"
    if claim is None:
        kind = "/".join(some(row["kind"]))
        lost = [Check("claims found", right=False, wanted=kind, found=MISSING, stage="claims", about=about)]
        return [
            *lost,
            Check("chain", right=False, wanted=str(row["chain"]), found=MISSING, stage="claims", about=about),
        ]
    chain = [link["name"] for link in claim["chain"]]
    stated = claim["root_stated"] in some(row["root_stated"])
    exact = stated and any(same_chain(chain, wanted) for wanted in chains_of(row))
    checks = [
        Check("claims found", right=True, wanted="", found="", stage="claims", about=about),
        Check(
            "chain",
            exact,
            f"{row['chain']} stated {row['root_stated']}",
            f"{chain} stated {claim['root_stated']}",
            "chain",
            about,
        ),
    ]
    if "count" in row:
        told = claim["count"] and [claim["count"]["min"], claim["count"]["max"]]
        checks.append(Check("counts", _count_fits(row, claim), str(row["count"]), str(told), "claims", about))
    if "certainty" in row:
        fits = _certainty_fits(row, claim)
        checks.append(Check("certainty", fits, str(row["certainty"]), claim["certainty"], "certainty", about))
    if "basis" in row:
        fits = claim["basis"] in some(row["basis"])
        checks.append(Check("basis", fits, str(row["basis"]), claim["basis"], "basis", about))
    return checks


def chains_of(row: Record) -> list[list[str]]:
    """Return the acceptable chains of an expected claim: one, or a list of several."""
    chain = row["chain"]
    return chain if chain and isinstance(chain[0], list) else [chain]


def same_chain(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Return whether the chains have the same length and each name contains what is expected of it."""
    return len(found) == len(wanted) and all(_flat(w) in _flat(f) for f, w in zip(found, wanted, strict=True))


def _count_fits(row: Record, claim: Record) -> bool:
    told = claim["count"] and [claim["count"]["min"], claim["count"]["max"]]
    return "count" not in row or told == row["count"]


def _certainty_fits(row: Record, claim: Record) -> bool:
    return "certainty" not in row or claim["certainty"] in some(row["certainty"])


# Origins


def _verdict(a: Record | None, b: Record | None, export: Record) -> str:
    """Return whether two claims' origins are one; a pair of origins that is not listed is different."""
    if a is None or b is None or a["origin"] is None or b["origin"] is None:
        return MISSING
    if a["origin"] == b["origin"]:
        return "same"
    pair = {a["origin"], b["origin"]}
    listed = [s["verdict"] for s in export["sameness"] if {s["a"], s["b"]} == pair]
    return str(listed[0]) if listed else "different"


def _edge_check(row: Record, export: Record) -> Check:
    ids = {report_name(r): r["id"] for r in export["reports"]}

    def is_end(told: str, wanted: str) -> bool:
        if wanted.startswith("source:"):
            return told.startswith("source:") and _flat(wanted[7:]) in _flat(told)
        outlets = [f"source:{r['outlet']}" for r in export["reports"] if r["id"] == ids.get(wanted)]
        return told == ids.get(wanted) or told in outlets

    near = [e for e in export["lineage"] if is_end(e["from"], row["from"]) and is_end(e["to"], row["to"])]
    right = any(e["kind"] in some(row["kind"]) for e in near)
    told = ", ".join(sorted({e["kind"] for e in near})) or MISSING
    return Check("lineage", right, "/".join(some(row["kind"])), told, "lineage", f"{row['from']} > {row['to']}")


# Findings


def finding_for(row: Record, found: _Found) -> Record | None:
    """Return the finding that answers an expected one: it asks the same and holds every listed claim that was found.

    Of several, the first by the order of the aspects listed, then one that has a word of `about`, then the one with the
    fewest other claims. None when no finding holds them together, or none of the claims was found.
    """
    wanted = {c["id"] for i in row["claims"] if (c := found.claims[i]) is not None}
    kinds = set(some(row["kind"]))
    aspects = some(row["aspect"]) if "aspect" in row else [*OPENINGS, ""]

    def rank(finding: Record) -> tuple[int, bool, int, str]:
        order = next((i for i, a in enumerate(aspects) if _asks(finding, a)), len(aspects))
        return order, not _tells_of(finding, row["about"]), len(finding["claims"]), finding["question"]

    held = [
        f
        for f in found.export["findings"]
        if wanted
        and wanted <= set(f["claims"])
        and any(_asks(f, a) for a in aspects)
        and {found.by_id[c]["kind"] for c in f["claims"]} & kinds
    ]
    return min(held, key=rank, default=None)


def _finding_checks(row: Record, finding: Record | None, found: _Found) -> list[Check]:
    about = f"{'/'.join(some(row['kind']))} {row['about']}"
    missing = any(found.claims[i] is None for i in row["claims"])
    stage = "claims" if missing else "linking"
    expected, told = _status_pair(row, finding)
    checks = [
        Check("findings found", finding is not None, "", "" if finding else MISSING, stage, about),
        Check("status", expected == told, str(row["status"]), told, "status" if finding else stage, about),
    ]
    if "origins" in row:
        number = len(finding["origins"]) if finding else MISSING
        names = {o["id"]: o["name"] for o in found.export["origins"]}
        who = [names.get(o, o) for o in finding["origins"]] if finding else []
        right = number == row["origins"]
        where = "origin" if finding else stage
        checks.append(Check("origin count", right, str(row["origins"]), f"{number} {who}", where, about))
    if "flags_has" in row:
        flags = finding["flags"] if finding else []
        checks.append(
            Check("flags", set(row["flags_has"]) <= set(flags), str(row["flags_has"]), str(flags), "status", about)
        )
    if "value" in row:
        value = finding["reconciled"] if finding else None
        interval = [value["min"], value["max"]] if isinstance(value, dict) else value
        checks.append(Check("value", interval == row["value"], str(row["value"]), str(interval), "status", about))
    return checks


def _status_pair(row: Record, finding: Record | None) -> tuple[str, str]:
    """Return (expected, found): of several acceptable statuses the one found, else the first."""
    accepted = some(row["status"])
    told = finding["status"] if finding else MISSING
    return (told if told in accepted else accepted[0]), told


def _asks(finding: Record, aspect: str) -> bool:
    return str(finding["question"]).startswith(OPENINGS.get(aspect, (aspect,)))


def _tells_of(finding: Record, words: Iterable[str]) -> bool:
    text = _flat(f"{finding['question']} {finding['summary']}")
    return any(_flat(w) in text for w in words)


def _breaks(row: Record, finding: Record) -> bool:
    about = some(row["about"]) if "about" in row else [""]
    return finding["status"] == row["status"] and _tells_of(finding, about)


# Words


def some(value: Any) -> list[Any]:
    """Return the acceptable values: a list as it is, anything else alone."""
    return value if isinstance(value, list) else [value]


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").casefold().split())


def _label(expected: Record, index: int) -> str:
    return str(expected["claims"][index]["report"])
