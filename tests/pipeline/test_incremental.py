"""A case that grew bit by bit holds what comparing all of it anew finds, to the byte, whatever the order."""

import json
import random
from importlib.resources import files

import pytest

from firsthand.export import export_json
from firsthand.pipeline import Case, Memory
from firsthand.pipeline.related import Known, from_records, judged, relate, to_records
from firsthand.store import Store, encode


def as_bytes(related):
    return {kind: [encode(row) for row in rows] for kind, rows in to_records(related).items()}


def anew(case):
    reports = tuple(case._reports())
    claims, judgements, _ = judged(reports, tuple(case.store.claims()), case.store.standing())
    return as_bytes(relate(reports, claims, judgements, case.packs, Known())[0])


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """Five reports of the demo, a cut copy of one, and one that retells another with a few words changed."""
    folder = tmp_path_factory.mktemp("sources")
    told = sorted((p for p in (files("firsthand.demo") / "reports").iterdir() if p.suffix == ".txt"), key=str)[:5]
    one, other = (p.read_text(encoding="utf-8") for p in told[:2])
    (folder / "cut.txt").write_text(one[: 2 * len(one) // 3], encoding="utf-8")
    (folder / "changed.txt").write_text(other.replace(" the ", " that ", 9), encoding="utf-8")
    return [*map(str, told), str(folder / "cut.txt"), str(folder / "changed.txt")]


def test_a_case_that_grew_is_the_case_compared_anew(tmp_path, sources):
    ends = []
    for seed in (1, 2):
        draw = random.Random(seed)
        left = draw.sample(sources, len(sources))
        with Case.open(tmp_path / f"{seed}.case") as case:
            while left:
                batch = draw.randint(1, 3)
                case.add(left[:batch], jobs=1)
                left = left[batch:]
                assert as_bytes(from_records(case.store)) == anew(case)
            for name, published in (("cut.txt", "2024-12-01"), (sources[0], "2024-12-20")):  # as a person corrects
                case.set(name, outlet="Tide Courier", published=published)
                case.finish()
                assert as_bytes(from_records(case.store)) == anew(case)
            claims = sorted(c.id for c in case.store.claims())
            case.judge("reject", claims[len(claims) // 2])
            case.finish()
            ends.append(as_bytes(from_records(case.store)))
            assert ends[-1] == anew(case)
            assert ends[-1]["reuse"]
    assert ends[0] == ends[1]


def as_is(path, memory=None):
    """Return the state of a case and its brief, by a process that remembers nothing, or what it was told."""
    with Case.open(path, memory=memory) as case:
        snapshot = case.snapshot()
        return snapshot, case.brief(snapshot)


def test_a_process_that_stays_sees_what_one_that_begins_sees(tmp_path, sources):
    """Whoever changed the case, this process, another, or somebody who put an older copy in its place."""
    path, memory, draw = tmp_path / "served.case", Memory(), random.Random(5)
    with Case.open(path, memory=memory) as case:
        case.add(sources[:3], jobs=1)
        case.remember()
    older = tmp_path / "older.case"
    with Case.open(path) as case:
        case.store.copy_to(older)
    for own in (True, False, True, True):
        with Case.open(path, memory=memory if own else None) as case:
            claims = [c.id for c in case.snapshot().claims]
            origins = [o.id for o in case.snapshot().reconciliation.origins]
            case.judge("edit", draw.choice(claims), after={"certainty": draw.choice(["PR+", "CT-"])}, who="desk")
            case.judge("reject", draw.choice(claims), who="desk")
            case.decide(draw.choice(["same", "different"]), *draw.sample(origins, 2), who="desk")
            case.add(draw.choice(sources), jobs=1)
            case.set(draw.choice(sources[:3]), published=f"2024-12-{draw.randint(1, 28):02}", who="desk")
        assert as_is(path, memory) == as_is(path)
        with Case.open(path) as case:
            assert as_bytes(from_records(case.store)) == anew(case)
    for beside in path.parent.glob("served.case*"):
        beside.unlink()
    older.rename(path)
    assert as_is(path, memory) == as_is(path)


def test_a_judgement_reads_no_report_again(tmp_path, sources, monkeypatch):
    memory = Memory()
    with Case.open(tmp_path / "read.case", memory=memory) as case:
        case.add(sources[:3], jobs=1)
    for name in ("reports", "claims", "related", "related_by_digest"):
        monkeypatch.setattr(Store, name, lambda *_: pytest.fail("it was read again"))
    with Case.open(tmp_path / "read.case", memory=memory) as case:
        case.judge("accept", case.snapshot().claims[0].id)
        assert "reviewed" in {flag for f in case.snapshot().reconciliation.findings for flag in f.flags}


def test_what_another_version_found_out_is_not_used(tmp_path, sources, monkeypatch):
    with Case.open(tmp_path / "old.case") as case:
        case.add(sources[:2], jobs=1)
        monkeypatch.setattr("firsthand.pipeline.opened.TOOL", "firsthand of next year")
        monkeypatch.setattr("firsthand.pipeline.opened.from_memo", lambda _: pytest.fail("it was used"))
        case.finish()
        assert len(case.snapshot().reports) == 2


@pytest.mark.parametrize("cut", [1, 4])
@pytest.mark.parametrize("judged", [False, True])
def test_two_batches_export_as_one(tmp_path, sources, cut, judged):
    """What a case prints, byte for byte, knows nothing of the batches that made it, nor of when people judged."""

    def printed(path, batches):
        with Case.open(tmp_path / path) as case:
            for at, batch in enumerate(batches):
                case.add(batch, jobs=1)
                if judged and at == 0:
                    case.set(sources[0], published="2024-12-20", who="desk")
                    first = min(c.id for c in case.store.claims() if c.report == case.find_report(sources[0]))
                    case.judge("reject", first, who="desk")
            (document,) = export_json(case.snapshot())
            told = json.loads("".join(document.pieces))
        # Who judged when differs from run to run; what came of it does not.
        told["judgements"] = len(told["judgements"])
        for report in told["reports"]:
            report["retrieved"] = None
        return json.dumps(told)

    assert printed("two.case", [sources[:cut], sources[cut:]]) == printed("one.case", [sources])
