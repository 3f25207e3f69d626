"""What the findings were is had again, exactly, for little; and a case of an older schema says from when on."""

import sqlite3
from random import Random

import pytest

from firsthand.errors import CaseError
from firsthand.model import Failure, Finding, Fragility, Judgement, Report, Status, Value
from firsthand.store import Store
from firsthand.store.schema import MIGRATIONS


def a_finding(name, count=2, status=Status.SINGLE_SOURCE, claims=("c1",)):
    value = Value({"min": count, "max": count, "approximate": False}, claims, ("o1",), None)
    return Finding(
        name, "e1", f"how many {name}", "count", status, (), f"{count}.", claims, ("o1",), (value,), value.value,
        Fragility(0, None),
    )  # fmt: skip


def add(store, name):
    store.put_report(Report(name, f"Report {name}.", (), sha256="00"), [], 0, [], read_by={})
    return store.last_revision()


def compare(store, findings, version="v1"):
    store.put_related({"finding": findings}, store.changes(), version, revision=store.last_revision())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "my.case"


@pytest.fixture
def store(path):
    with Store.open(path, make=True) as opened:
        yield opened


def test_the_findings_of_every_earlier_comparing_come_back_whole(store) -> None:
    draw = Random(4)
    states = []
    for turn in range(12):
        add(store, f"r{turn}")
        names = draw.sample(["a", "b", "c", "d", "e", "f"], draw.randint(0, 6))
        states.append(tuple(a_finding(n, draw.randint(1, 3)) for n in sorted(names)))
        compare(store, states[-1])
    moments = store.comparings()
    assert [m.revision for m in moments] == list(range(1, 13))
    assert all(m.reaches_back and m.at.endswith("+00:00") for m in moments)
    assert [store.findings_after(m.number) for m in moments] == states
    assert store.findings_after(0) == ()


def test_comparing_again_what_did_not_change_leaves_no_trace(store) -> None:
    add(store, "r1")
    compare(store, [a_finding("a")])
    compare(store, [a_finding("a")])
    assert len(store.comparings()) == 1
    compare(store, [a_finding("a")], "v2")  # other versions: a moment of its own, though nothing was done
    assert [(m.revision, m.computed_with) for m in store.comparings()] == [(1, "v1"), (1, "v2")]


def test_history_grows_by_what_changed_and_not_by_what_stands(store) -> None:
    findings = [a_finding(f"f{n:04}", claims=tuple(f"claim-{n}-{i}" for i in range(9))) for n in range(800)]
    add(store, "r1")
    compare(store, findings)
    add(store, "r2")
    compare(store, [a_finding("f0000", 7), *findings[1:]])
    kept = [len(u) for (u,) in store._all("SELECT undo FROM comparing ORDER BY number")]
    assert kept[0] == 0
    assert kept[1] < 600


def test_what_was_replaced_is_told_newest_first(store) -> None:
    for n, findings in enumerate(([a_finding("a", 1)], [a_finding("a", 2)], [a_finding("b", 2)])):
        add(store, f"r{n}")
        compare(store, findings)
    told = [(m.revision, [f.summary for f in undo.replaced], undo.added) for m, undo in store.undos()]
    assert told == [(3, ["2."], ("b",)), (2, ["1."], ()), (1, [], ())]


def test_a_damaged_history_is_a_damaged_case(store) -> None:
    for n in (1, 2):
        add(store, f"r{n}")
        compare(store, [a_finding("a", n)])
    store._connection.execute("UPDATE comparing SET undo = x'00ff' WHERE number = 2")
    with pytest.raises(CaseError, match="damaged"):
        store.findings_after(1)


def old_case(path, monkeypatch, schema, *, compared=True):
    """A case as an earlier version of firsthand left it: a report, a judgement, a failure, a finding."""
    monkeypatch.setattr("firsthand.store.schema.MIGRATIONS", MIGRATIONS[:schema])
    with Store.open(path, make=True) as old:
        add(old, "r1")
        old.append(Judgement("", "2024-12-14T10:00:00+00:00", "Ann", "note", "r1", {"n": 0}, {"n": 1}, "why", "", ""))
        old.put_failure(Failure("lost.txt", "read", "no such file"))
    outside = sqlite3.connect(path)
    if schema == 3 and compared:
        import msgspec  # noqa: PLC0415

        record = msgspec.json.encode(a_finding("a")).decode()
        outside.execute("INSERT INTO related (kind, digest, record) VALUES ('finding', x'00', ?)", (record,))
        outside.execute("INSERT INTO related_order VALUES ('finding', x'0100000000000000')")
        outside.execute("UPDATE state SET value = 'v0' WHERE key = 'related_with'")
        outside.execute(
            "UPDATE state SET value = (SELECT value FROM state WHERE key = 'changed') WHERE key = 'related'"
        )
    outside.commit()
    outside.close()
    monkeypatch.undo()


@pytest.mark.parametrize("schema", [1, 2, 3])
def test_a_case_of_an_earlier_schema_begins_its_history_with_the_next_comparing(path, monkeypatch, schema) -> None:
    old_case(path, monkeypatch, schema, compared=False)
    with Store.open(path) as store:
        assert len(store.judgements()) == 1
        assert store.failures() == [Failure("lost.txt", "read", "no such file")]
        compare(store, [a_finding("a", 1)])
        assert [(m.revision, m.reaches_back) for m in store.comparings()] == [(2, False)]
        add(store, "r2")
        compare(store, [a_finding("a", 2), a_finding("b")])
        first, second = store.comparings()
        assert (second.revision, second.reaches_back) == (3, True)
        assert store.findings_after(first.number) == (a_finding("a", 1),)
        with pytest.raises(KeyError):
            store.findings_after(0)


def test_the_findings_that_stood_in_a_case_of_schema_3_are_its_first(path, monkeypatch) -> None:
    old_case(path, monkeypatch, 3)
    with Store.open(path) as store:
        (mark,) = store.comparings()
        assert (mark.revision, mark.reaches_back, mark.computed_with) == (2, False, "v0")
        add(store, "r2")
        compare(store, [a_finding("a", 5)])
        assert store.findings_after(mark.number) == (a_finding("a"),)


def test_a_new_case_and_one_that_was_never_filled_know_all_of_their_history(path, monkeypatch, store) -> None:
    assert store.comparings() == []
    store.close()
    path.unlink()
    monkeypatch.setattr("firsthand.store.schema.MIGRATIONS", MIGRATIONS[:3])
    Store.open(path, make=True).close()
    monkeypatch.undo()
    with Store.open(path) as empty:
        assert empty.comparings() == []
        add(empty, "r1")
        compare(empty, [a_finding("a")])
        assert empty.findings_after(0) == ()
