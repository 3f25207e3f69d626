"""What a case file promises: whole or not at all, refused when it is something else, judgements never altered."""

import json
import os
import shutil
import sqlite3
from random import Random

import pytest

from firsthand.errors import CaseError, CaseUnwritable, NewerCase, NotACase
from firsthand.model import (
    Basis,
    Block,
    BlockType,
    Certainty,
    Claim,
    Failure,
    Judgement,
    Link,
    Report,
    Tense,
)
from firsthand.store import Store
from firsthand.store.schema import MIGRATIONS


def a_report(name="r1", text="Headline\n\nTwo trucks left the depot.", **fields):
    blocks = (Block(BlockType.HEADLINE, 0, 8), Block(BlockType.POST, 10, len(text), "Ann", "@ann", "2024-01-02"))
    return Report(name, text, blocks, original=text.encode() * 3, sha256="00", **fields)


def a_claim(name="c1", report="r1"):
    return Claim(
        name, report, 10, 36, "Two trucks left the depot.", (14, 20), BlockType.POST, "departed", (), None, None, None,
        None, None, None, Tense.PAST, Certainty.CERTAIN, (Link("Ann"),), True, Basis.EYEWITNESS,
    )  # fmt: skip


def a_judgement(n=1):
    return Judgement("", f"2024-12-14T10:00:0{n}+00:00", "Ann", "note", "r1", None, {"n": n}, "because", "", "")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "my.case"


@pytest.fixture
def store(path):
    with Store.open(path, make=True) as opened:
        yield opened


def test_a_report_comes_back_with_its_blocks_and_its_original_bytes(store) -> None:
    report = a_report(outlet="The Post", unsure=("date",), source_path="a/b.txt")
    store.put_report(report, [a_claim()], 4, [Failure("r1", "claims", "why")], read_by={"model": "m"})
    assert store.report("r1") == report
    assert list(store.claims()) == [a_claim()]
    assert store.unread() == {"r1": 4}
    assert store.failures() == [Failure("r1", "claims", "why")]
    assert store.read_by("r1") == {"model": "m"}


def test_a_report_that_cannot_be_stored_whole_is_not_stored_at_all(store) -> None:
    claims = [a_claim(), a_claim()]  # the same id twice
    with pytest.raises(CaseError):
        store.put_report(a_report(), claims, 0, [], read_by={})
    assert not store.holds("r1")
    assert list(store.claims()) == []
    assert store.search("trucks") == []


def test_a_report_read_again_replaces_itself_also_in_the_search(store) -> None:
    store.put_report(a_report(), [a_claim()], 0, [Failure("r1", "claims", "x")], read_by={})
    store.put_report(a_report(text="Headline\n\nThree buses came in."), [], 0, [], read_by={}, action="reread")
    assert store.count_reports() == 1
    assert store.search("trucks") == []
    assert [h.report for h in store.search("buses")] == ["r1"]
    assert store.failures() == []


def test_what_was_computed_of_the_set_is_old_as_soon_as_the_set_changes(store) -> None:
    store.put_report(a_report(), [], 0, [], read_by={})
    changes = store.changes()
    store.put_related({"origin": []}, changes, "v1")
    assert store.is_related("v1")
    assert not store.is_related("v2")
    store.put_report(a_report("r2"), [], 0, [], read_by={})
    assert not store.is_related("v1")
    store.put_related({}, changes, "v1")  # computed before r2 came in
    assert not store.is_related("v1")


def test_records_of_the_set_come_back_in_their_order_whatever_was_stored_before(store) -> None:
    sets = (["b", "d"], ["a", "b", "c", "d"], [], ["d", "a", "d", "b"])
    for names in sets:
        store.put_related({"cycle": [(n,) for n in names], "claim_event": [("x", names[0])] if names else []}, 0, "v1")
        assert [n for (n,) in store.related("cycle", tuple[str, ...])] == names
    assert store.related("claim_event", tuple[str, str]) == (("x", "d"),)
    assert store.related("finding", tuple[str, ...]) == ()


def test_a_change_of_the_set_writes_only_what_it_changed(store) -> None:
    names = [(f"n{i}",) for i in range(200)]
    store.put_related({"cycle": names}, 0, "v1")
    before = store._connection.total_changes
    store.put_related({"cycle": [("first",), *names[:100], *names[101:]]}, 0, "v1")
    assert store._connection.total_changes - before < 10


def test_what_was_found_out_is_kept_by_its_key_until_it_is_not_given_again(store) -> None:
    def never() -> bytes:
        pytest.fail("what is stored under this key was made again")

    store.put_related({}, 0, "v1", {"prints": {"k1": lambda: b"one", "k2": lambda: b"two"}})
    store.put_related({}, 0, "v1", {"prints": {"k2": never, "k3": lambda: b"three"}})
    assert store.memo("prints", bytes) == {"k2": b"two", "k3": b"three"}
    assert store.memo("passages", bytes) == {}


def test_a_missing_record_of_the_set_is_noticed(store) -> None:
    store.put_related({"cycle": [("a",), ("b",)]}, 0, "v1")
    store._connection.execute("DELETE FROM related WHERE record LIKE '%a%'")
    with pytest.raises(CaseError):
        store.related("cycle", tuple[str, ...])


def test_reports_come_by_id_whatever_the_order_they_were_added_in(store) -> None:
    for name in ("r3", "r1", "r2"):
        store.put_report(a_report(name), [], 0, [], read_by={})
    assert [r.id for r in store.reports()] == ["r1", "r2", "r3"]


def test_every_add_and_judgement_is_a_timestamped_revision(store) -> None:
    store.put_report(a_report(), [], 0, [], read_by={})
    sealed = store.append(a_judgement())
    rows = store.revisions()
    assert [(r.action, r.target) for r in rows] == [("add", "r1"), ("judge", sealed.id)]
    assert all(r.at.endswith("+00:00") for r in rows)


def test_judgements_are_chained_and_an_altered_one_is_noticed(store, path) -> None:
    for n in range(3):
        store.append(a_judgement(n))
    first, second, third = store.judgements()
    assert second.previous == first.hash
    assert third.previous == second.hash
    with pytest.raises(sqlite3.Error, match="only ever appended"):
        store._connection.execute("UPDATE judgement SET record = '{}'")
    outside = sqlite3.connect(path)
    outside.execute("DROP TRIGGER judgement_is_not_changed")
    outside.execute("UPDATE judgement SET record = replace(record, 'Ann', 'Bob') WHERE number = 2")
    outside.commit()
    outside.close()
    with pytest.raises(CaseError, match="judgement 2 was changed"):
        store.judgements()
    assert store.judgements_and_break()[1] == 1


@pytest.mark.parametrize("doomed", [1, 3])
def test_a_judgement_taken_out_is_noticed(store, path, doomed) -> None:
    for n in range(3):
        store.append(a_judgement(n))
    outside = sqlite3.connect(path)
    outside.execute("DROP TRIGGER judgement_is_not_removed")
    outside.execute("DELETE FROM judgement WHERE number = ?", (doomed,))
    outside.commit()
    outside.close()
    with pytest.raises(CaseError):
        store.judgements()


@pytest.mark.parametrize(
    "content",
    [b"", b"A report about an event.\n", b"SQLite format 3\0" + b"\0" * 200, Random(1).randbytes(5000), b"%PDF-1.7"],
)
def test_a_file_that_is_no_case_is_refused_and_left_as_it_is(path, content) -> None:
    path.write_bytes(content)
    before = path.stat()
    for make in (False, True):
        with pytest.raises(NotACase):
            Store.open(path, make=make)
    assert path.read_bytes() == content
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_another_programs_database_is_refused_and_left_as_it_is(path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE report (id)")
    other.close()
    content = path.read_bytes()
    with pytest.raises(NotACase):
        Store.open(path, make=True)
    assert path.read_bytes() == content


def test_a_case_of_a_newer_version_is_refused_and_left_as_it_is(path) -> None:
    Store.open(path, make=True).close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    content = path.read_bytes()
    with pytest.raises(NewerCase, match="Upgrade"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_missing_case_a_folder_and_a_missing_folder_are_told_apart(tmp_path) -> None:
    with pytest.raises(CaseError, match="there is no such case"):
        Store.open(tmp_path / "none.case")
    with pytest.raises(CaseError, match="this is a folder"):
        Store.open(tmp_path, make=True)
    with pytest.raises(CaseError, match="there is no folder"):
        Store.open(tmp_path / "no" / "a.case", make=True)
    assert list(tmp_path.iterdir()) == []


def test_making_a_case_leaves_nothing_but_the_case(path) -> None:
    Store.open(path, make=True).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("cut", [600, 5000, 20000])
def test_a_damaged_case_is_said_to_be_damaged(store, path, cut) -> None:
    for n in range(40):
        store.put_report(a_report(f"r{n:02}"), [a_claim(f"c{n}", f"r{n:02}")], 0, [], read_by={})
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[:cut] + Random(cut).randbytes(min(8000, len(content) - cut)) + content[cut + 8000 :])

    def read_all() -> None:
        with Store.open(path) as opened:
            list(opened.reports())
            list(opened.claims())
            opened.search("trucks")

    with pytest.raises(CaseError):
        read_all()


def test_a_record_that_was_tampered_with_is_a_damaged_case(store, path) -> None:
    store.put_report(a_report(), [a_claim()], 0, [], read_by={})
    outside = sqlite3.connect(path)
    outside.execute("UPDATE claim SET record = ?", (json.dumps({"id": 1}),))
    outside.commit()
    outside.close()
    with pytest.raises(CaseError, match="damaged"):
        list(store.claims())


def test_a_locked_case_says_who_holds_it(store, path) -> None:
    store._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CaseUnwritable, match="another firsthand is writing"):
        store.put_report(a_report(), [], 0, [], read_by={})
    other.execute("ROLLBACK")
    store.put_report(a_report(), [], 0, [], read_by={})
    assert store.holds("r1")


def test_a_full_disk_is_said_and_what_was_stored_is_kept(store) -> None:
    store.put_report(a_report(), [], 0, [], read_by={})
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(CaseUnwritable, match="disk is full"):
        store.put_report(a_report("r2", text="x" * 10 + Random(2).randbytes(200_000).hex()), [], 0, [], read_by={})
    assert [r.id for r in store.reports()] == ["r1"]


def test_a_read_only_case_can_be_read_and_not_written(store, path, monkeypatch) -> None:
    store.put_report(a_report(), [], 0, [], read_by={})
    store.close()
    monkeypatch.setattr(os, "access", lambda *_: False)  # as for someone else's file: root, who may run this, may write
    before = path.stat().st_mtime_ns
    with Store.open(path) as opened:
        assert opened.holds("r1")
        assert [h.report for h in opened.search("trucks")] == ["r1"]
        with pytest.raises(CaseUnwritable, match="read-only"):
            opened.put_failure(Failure("a", "read", "b"))
    assert path.stat().st_mtime_ns == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_copy_taken_while_it_is_open_is_a_case(store, path, tmp_path) -> None:
    store.put_report(a_report(), [], 0, [], read_by={})
    shutil.copy(path, tmp_path / "copy.case")  # without the -wal beside it: older, but whole
    with Store.open(tmp_path / "copy.case") as copy:
        assert copy.count_reports() in (0, 1)


def test_a_case_of_the_first_schema_is_converted_and_its_judgements_still_hold(path, monkeypatch) -> None:
    monkeypatch.setattr("firsthand.store.schema.MIGRATIONS", MIGRATIONS[:1])
    with Store.open(path, make=True) as old:
        old.put_report(a_report(outlet="The Post"), [a_claim()], 4, [], read_by={"model": "m"})
        sealed = old.append(a_judgement())
    monkeypatch.undo()
    connection = sqlite3.connect(path)  # schema 1 left out what was None
    connection.execute("DROP TRIGGER judgement_is_not_changed")
    connection.execute("UPDATE judgement SET record = json_remove(record, '$.before')")
    connection.execute(
        "CREATE TRIGGER judgement_is_not_changed BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    connection.execute("UPDATE report SET record = json_remove(record, '$.url', '$.title')")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert store.report("r1").outlet == "The Post"
        assert store.judgements() == (sealed,)
        assert list(store.claims()) == []
        assert store.stale() == ["r1"]
        with pytest.raises(sqlite3.IntegrityError):
            store._connection.execute("UPDATE judgement SET target = 'x'")
