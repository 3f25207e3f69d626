"""A case in one SQLite file: records in, records out; it knows no stages."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from firsthand.model import Block, BlockType, Failure, Report
from firsthand.store.codec import decode, encode
from firsthand.store.history import History
from firsthand.store.search import Hit, Hits, find_passages, fold, match_expression, widened
from firsthand.store.sharing import read_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.model import Claim

_LARGEST_ORIGINAL = 1 << 30  # bytes: a case is read as hostile, and zlib can promise more than memory holds
_REPORT = "SELECT number, id, text, record FROM report"
_BLOCK = 'type, start, "end", author, handle, date'


class Store(History):
    """An open case."""

    # Reports

    def put_report(
        self,
        report: Report,
        claims: Iterable[Claim],
        unread: int,
        failures: Iterable[Failure],
        *,
        read_by: dict[str, Any],
        action: str = "add",
    ) -> None:
        """Store a report with everything read from it, in one transaction; one of the same id is replaced.

        Args:
            report: with its original bytes.
            claims: what it asserts.
            unread: how many of its sentences no pack recognised.
            failures: what went wrong in reading it.
            read_by: the versions of reader, model and packs.
            action: the revision's name: add or reread.
        """
        with self._writing() as run:
            self._forget_words(report.id)
            for table in ("block", "claim"):
                run(f"DELETE FROM {table} WHERE report = ?", (report.id,))  # noqa: S608
            (number,) = run(
                "INSERT INTO report (id, outlet, published, language, url, external_id, source_path, sha256, text,"
                " record, original, unread, read_by) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
                " ON CONFLICT (id) DO UPDATE SET outlet = excluded.outlet, published = excluded.published,"
                " language = excluded.language, url = excluded.url, external_id = excluded.external_id,"
                " source_path = excluded.source_path, sha256 = excluded.sha256, text = excluded.text,"
                " record = excluded.record, original = excluded.original, unread = excluded.unread,"
                " read_by = excluded.read_by, stale = 0 RETURNING number",
                (
                    *(report.id, report.outlet, report.published, report.language, report.url, report.external_id),
                    *(report.source_path, report.sha256, report.text, _record(report)),
                    *(zlib.compress(report.original, 6), unread, json.dumps(read_by, sort_keys=True)),
                ),
            ).fetchone()
            self._connection.executemany(
                "INSERT INTO block VALUES (?,?,?,?,?,?,?,?)",
                [
                    (report.id, i, b.type.value, b.start, b.end, b.author, b.handle, b.date)
                    for i, b in enumerate(report.blocks)
                ],
            )
            run("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, _searchable(report)))
            self._put_claims(claims)
            self._put_failures(report.id, failures)
            self._revise(action, report.id)

    def put_analysis(
        self,
        report: str,
        claims: Iterable[Claim],
        unread: int,
        failures: Iterable[Failure],
        *,
        read_by: dict[str, Any],
        judged: str,
    ) -> None:
        """Replace what was read from a stored report; its text stays.

        It is then no longer stale, unless the judgements are not those (`judged`, of `chain_state`) it was read with.
        """
        with self._writing() as run:
            run("DELETE FROM claim WHERE report = ?", (report,))
            self._put_claims(claims)
            self._put_failures(report, failures)
            run(
                "UPDATE report SET unread = ?, read_by = ?,"
                " stale = stale AND (SELECT value <> ? FROM state WHERE key = 'judged') WHERE id = ?",
                (unread, json.dumps(read_by, sort_keys=True), judged, report),
            )
            self._revise("reanalyse", report)

    def rename_source(self, report: Report, source_path: str) -> None:
        """Note that a stored report is now known by `source_path`, which may name its outlet: it becomes stale."""
        changed = replace(report, source_path=source_path)
        with self._writing() as run:
            run(
                "UPDATE report SET source_path = ?, record = ?, stale = 1 WHERE id = ?",
                (source_path, _record(changed), report.id),
            )
            self._bump()

    def holds(self, report: str) -> bool:
        """Return whether a report of this id is stored."""
        return self._one("SELECT 1 FROM report WHERE id = ?", report) is not None

    def source_path(self, report: str) -> str:
        """Return the source path of a stored report; empty when it has none."""
        return str(self._one("SELECT coalesce(source_path, '') FROM report WHERE id = ?", report)[0])

    def report(self, report: str) -> Report:
        """Return a stored report, with its original bytes."""
        row = self._one(f"{_REPORT} WHERE id = ?", report)
        if row is None:
            raise KeyError(report)
        (packed,) = self._one("SELECT original FROM report WHERE id = ?", report)
        with self._decoding():
            return replace(self._report(row), original=_unpacked(packed))

    def reports(self) -> Iterator[Report]:
        """Return every report in order of id, without original bytes."""
        blocks: dict[str, list[Any]] = {}
        for report, *block in self._all(f"SELECT report, {_BLOCK} FROM block ORDER BY report, ordinal"):  # noqa: S608
            blocks.setdefault(report, []).append(block)
        with self._decoding():
            for row in self._all(f"{_REPORT} ORDER BY id"):
                yield _assembled(row, blocks.get(row[1], ()))

    def some_reports(self, reports: Iterable[str]) -> dict[str, Report]:
        """Return these reports by id, without original bytes; one that is not stored is left out."""
        with self._decoding():
            rows = (self._one(f"{_REPORT} WHERE id = ?", report) for report in reports)
            return {row[1]: self._report(row) for row in rows if row is not None}

    def names(self) -> list[tuple[str, str, str]]:
        """Return id, source path and external id of every report, by id."""
        return self._all("SELECT id, coalesce(source_path, ''), coalesce(external_id, '') FROM report ORDER BY id")

    def read_by(self, report: str) -> dict[str, Any]:
        """Return the versions that read a stored report."""
        (text,) = self._one("SELECT read_by FROM report WHERE id = ?", report)
        with self._decoding():
            return dict(json.loads(text))

    def all_read_by(self) -> list[dict[str, Any]]:
        """Return every combination of versions that read a report of this case, in a fixed order."""
        with self._decoding():
            return [json.loads(t) for (t,) in self._all("SELECT DISTINCT read_by FROM report ORDER BY read_by")]

    def mark_stale(self, read_by: Iterable[dict[str, Any]]) -> None:
        """Mark the reports that these versions read to be analysed again."""
        texts = [(json.dumps(versions, sort_keys=True),) for versions in read_by]
        with self._writing():
            self._connection.executemany("UPDATE report SET stale = 1 WHERE read_by = ?", texts)

    def stale(self) -> list[str]:
        """Return the ids of the reports to be analysed again."""
        return [r for (r,) in self._all("SELECT id FROM report WHERE stale = 1 ORDER BY id")]

    def claims(self) -> Iterator[Claim]:
        """Return every claim, by report, place in it, and id."""
        with self._decoding():
            yield from read_claims(text for (text,) in self._all("SELECT record FROM claim ORDER BY report, start, id"))

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """Return the claims of one report, by place in it, and id."""
        with self._decoding():
            rows = self._all("SELECT record FROM claim WHERE report = ? ORDER BY start, id", report)
            return tuple(read_claims(text for (text,) in rows))

    def unread(self) -> dict[str, int]:
        """Return, for each report, how many of its sentences no pack recognised."""
        return dict(self._all("SELECT id, unread FROM report ORDER BY id"))

    def count_reports(self) -> int:
        """Return how many reports the case holds."""
        return int(self._one("SELECT count(*) FROM report")[0])

    # Failures

    def failures(self, report: str | None = None) -> list[Failure]:
        """Return what could not be read or analysed, of all or of one report or source, in a fixed order."""
        where, values = ("WHERE report = ?", (report,)) if report is not None else ("", ())
        query = f"SELECT report, stage, reason FROM failure {where} ORDER BY report, stage, reason"  # noqa: S608
        return [Failure(*row) for row in self._all(query, *values)]

    def put_failure(self, failure: Failure) -> None:
        """Store a failure; the same one twice is one row."""
        with self._writing() as run:
            run("INSERT OR IGNORE INTO failure VALUES (?,?,?)", _clean_failure(failure))

    def forget_failures(self, report: str) -> None:
        """Remove what was noted of a report or source: it is being read again."""
        if self.failures(report):
            with self._writing() as run:
                run("DELETE FROM failure WHERE report = ?", (report,))

    # Search

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Return the reports whose words match, best first, each with its sentences; see `match_expression`."""
        return list(self.find_words(query, limit).hits)

    def find_words(self, query: str, limit: int = 50, skip: int = 0) -> Hits:
        """Return some of the reports whose words match, best first, and how many do.

        When none has the words themselves, those with words that begin alike are returned, and say so.

        Args:
            query: see `match_expression`.
            limit: how many reports at most.
            skip: how many of the best to leave out: those of earlier pages.
        """
        exact = self._find_words(query, limit, skip)
        if exact.total:
            return exact
        alike = self._find_words(widened(query), limit, skip)
        return Hits(tuple(replace(hit, widened=True) for hit in alike.hits), alike.total, widened=bool(alike.total))

    def _find_words(self, query: str, limit: int, skip: int) -> Hits:
        expression = match_expression(query)
        if not expression:
            return Hits((), 0)
        ((total,),) = self._all("SELECT count(*) FROM words WHERE words MATCH ?", expression)
        rows = self._all(
            "SELECT report.id, report.text FROM words JOIN report ON report.number = words.rowid"
            " WHERE words MATCH ? ORDER BY words.rank, report.id LIMIT ? OFFSET ?",
            *(expression, limit, skip),
        )
        return Hits(tuple(find_passages(report, text, query) for report, text in rows), total)

    def _put_claims(self, claims: Iterable[Claim]) -> None:
        self._connection.executemany(
            "INSERT INTO claim VALUES (?,?,?,?,?,?)",
            [(c.id, c.report, c.start, c.kind, c.certainty.value, encode(c)) for c in claims],
        )

    def _put_failures(self, report: str, failures: Iterable[Failure]) -> None:
        self._connection.execute("DELETE FROM failure WHERE report = ?", (report,))
        self._connection.executemany(
            "INSERT OR IGNORE INTO failure VALUES (?,?,?)", [_clean_failure(f) for f in failures]
        )

    def _forget_words(self, report: str) -> None:
        row = self._connection.execute(f"{_REPORT} WHERE id = ?", (report,)).fetchone()
        if row is not None:  # an index without its text must be told what to take out
            old = _searchable(self._report(row))
            self._connection.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (row[0], old))

    def _report(self, row: tuple[int, str, str, str]) -> Report:
        query = f"SELECT {_BLOCK} FROM block WHERE report = ? ORDER BY ordinal"  # noqa: S608
        return _assembled(row, self._all(query, row[1]))


def _assembled(row: tuple[int, str, str, str], blocks: Iterable[Any]) -> Report:
    _, _, text, record = row
    return replace(
        decode(Report, record), text=text, blocks=tuple(Block(BlockType(kind), *rest) for kind, *rest in blocks)
    )


def _record(report: Report) -> str:
    """Return what of a report stands in no column of its own."""
    return encode(replace(report, text="", blocks=(), original=b""))


def _searchable(report: Report) -> str:
    return fold(f"{report.title or ''}\n{report.text}")


def _clean_failure(failure: Failure) -> tuple[str, str, str]:
    return (_clean(failure.report), failure.stage, _clean(failure.reason))


def _clean(text: str) -> str:
    # A path may hold bytes that are no UTF-8; SQLite keeps text only.
    return text.encode("utf-8", "replace").decode()


def _unpacked(packed: bytes) -> bytes:
    machine = zlib.decompressobj()
    data = machine.decompress(packed, _LARGEST_ORIGINAL)
    if machine.unconsumed_tail:
        raise ValueError("an original larger than 1 GB")
    return data
