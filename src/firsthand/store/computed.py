"""What is computed of the whole set of reports, in the case: only what changed is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from firsthand.errors import CaseError
from firsthand.store.codec import decode, encode
from firsthand.store.judgements import Judgements
from firsthand.store.undo import remember

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

Record = TypeVar("Record")

_NUMBER = 8  # bytes of a row's number in `related_order`


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one kind of record.

    Attributes:
        numbers: of the rows, by digest.
        records: in order, as the process that stored them has them; none where the file was read.
        digests: of these records, by `id`: a record that is held here keeps its id its own.
    """

    numbers: Mapping[bytes, int] = field(default_factory=dict)
    records: tuple[Any, ...] = ()
    digests: Mapping[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """What a comparing left in the case.

    Attributes:
        stood: which comparing it was: after another, this is of no use.
        kinds: the rows of each kind of record.
        memo: kind and key of what was kept beside.
    """

    stood: tuple[Any, ...]
    kinds: Mapping[str, Rows]
    memo: AbstractSet[tuple[str, str]]


class Computed(Judgements):
    """The part of a case that can be computed again from the rest."""

    def changes(self) -> int:
        """Return the number of changes the case has seen: what `put_related` is told it was computed from."""
        return int(self._state("changed"))

    def computed_with(self) -> str:
        """Return the versions that computed what is stored of the set; empty before the first time."""
        return self._state("related_with")

    def is_related(self, computed_with: str) -> bool:
        """Return whether what is stored of the set is of this very set, and computed with these versions."""
        return self._state("changed") == self._state("related") and self.computed_with() == computed_with

    def put_related(
        self,
        records: Mapping[str, Iterable[Any]],
        changes: int,
        computed_with: str,
        memo: Mapping[str, Mapping[str, Callable[[], bytes]]] | None = None,
        revision: int = 0,
        *,
        placed: Placed | None = None,
    ) -> Placed:
        """Make these records all that is stored of the set; it counts as current if the case still stands at `changes`.

        Args:
            records: by the name of their kind, in order.
            changes: how many changes the case had seen when they were computed.
            computed_with: the versions that computed them.
            memo: what is to be had again by `memo`, by kind and key: made if it is not there; never another of one key.
            revision: the last one that they know of.
            placed: what this returned before, if this process stored the last ones: it spares reading what is there.
        """
        with self._writing() as run:
            if placed is None or placed.stood != self._stood():
                placed = self._placed()
            had_findings = bool(placed.kinds.get("finding", Rows()).numbers)
            kinds, gone = {}, [placed.kinds[kind] for kind in placed.kinds if kind not in records]
            added: list[str] = []
            for kind, given in records.items():
                before, rows = placed.kinds.get(kind, Rows()), tuple(given)
                kinds[kind] = before
                if rows and rows == before.records:
                    continue
                # What came is told only where something was there before: at first it is all of a large case.
                kinds[kind] = self._put_rows(kind, rows, before, added if kind == "finding" and had_findings else None)
                gone.append(Rows({d: n for d, n in before.numbers.items() if d not in kinds[kind].numbers}))
            numbers = [(number,) for rows_gone in gone for number in rows_gone.numbers.values()]
            old = (
                run("SELECT record FROM related WHERE kind = 'finding' AND number = ?", n).fetchone() for n in numbers
            )
            replaced = [row[0] for row in old if row]
            remember(self._connection, revision, computed_with, replaced if had_findings else None, added)
            self._connection.executemany("DELETE FROM related WHERE number = ?", numbers)
            run(f"DELETE FROM related_order WHERE kind NOT IN ({','.join('?' * len(kinds))})", tuple(kinds))  # noqa: S608
            kept = self._put_memo(memo or {}, placed.memo)
            run("UPDATE state SET value = ? WHERE key = 'related'", (str(changes),))
            run("UPDATE state SET value = ? WHERE key = 'related_with'", (computed_with,))
            return Placed(self._stood(), kinds, kept)

    def _put_rows(self, kind: str, records: tuple[Any, ...], before: Rows, added: list[str] | None) -> Rows:
        """Store the records of a kind that are not there, and their order; `added` takes what was stored."""
        numbers: dict[bytes, int] = {}
        digests: dict[int, bytes] = {}
        order = []
        for record in records:
            digest = before.digests.get(id(record)) or _digest(record)
            digests[id(record)] = digest
            number = numbers.get(digest) or before.numbers.get(digest)
            if number is None:
                text = encode(record)
                row = (kind, digest, text)
                number = self._connection.execute(
                    "INSERT INTO related (kind, digest, record) VALUES (?,?,?)", row
                ).lastrowid
                if added is not None:
                    added.append(text)
            numbers[digest] = number or 0
            order.append(numbers[digest])
        self._connection.execute("INSERT OR REPLACE INTO related_order VALUES (?,?)", (kind, _in_order(order)))
        return Rows(numbers, records, digests)

    def placed(self, records: Mapping[str, Iterable[Any]]) -> Placed:
        """Return where these records stand in the case, which are those of its last comparing."""
        placed = self._placed()
        kinds = dict(placed.kinds)
        for kind, given in records.items():
            rows = tuple(given)
            digests = {id(record): _digest(record) for record in rows}
            numbers = kinds.get(kind, Rows()).numbers
            order = self._one("SELECT numbers FROM related_order WHERE kind = ?", kind)
            if order and bytes(order[0]) == _in_order(numbers.get(digests[id(record)], 0) for record in rows):
                kinds[kind] = Rows(numbers, rows, digests)
        return Placed(placed.stood, kinds, placed.memo)

    def _stood(self) -> tuple[Any, ...]:
        """Return what tells one comparing from another."""
        last = self._one("SELECT number, revision, at FROM comparing ORDER BY number DESC LIMIT 1")
        return self._state("related"), self.computed_with(), last

    def _placed(self) -> Placed:
        """Return what is stored, as the file tells it."""
        run, kinds = self._connection.execute, dict[str, dict[bytes, int]]()
        for number, kind, digest in run("SELECT number, kind, digest FROM related"):
            kinds.setdefault(kind, {})[digest] = number
        memo = frozenset(run("SELECT kind, key FROM memo").fetchall())
        return Placed(self._stood(), {kind: Rows(numbers) for kind, numbers in kinds.items()}, memo)

    def related(self, name: str, kind: type[Record]) -> tuple[Record, ...]:
        """Return the stored records of that name, in order."""
        found = self._one("SELECT numbers FROM related_order WHERE kind = ?", name)
        packed = bytes(found[0]) if found else b""
        texts = dict(self._all("SELECT number, record FROM related WHERE kind = ?", name))
        numbers = [int.from_bytes(packed[i : i + _NUMBER], "little") for i in range(0, len(packed), _NUMBER)]
        if not texts.keys() >= set(numbers):
            raise CaseError(self.path, f"records of the set are missing ({name})", "Restore it from a copy")
        with self._decoding():
            read = {number: decode(kind, text) for number, text in texts.items()}
        return tuple(read[number] for number in numbers)

    def related_by_digest(self, name: str, kind: type[Record]) -> dict[bytes, Record]:
        """Return the stored records of that name by the digest of what is stored of each: blake2b, 16 bytes."""
        with self._decoding():
            rows = self._all("SELECT digest, record FROM related WHERE kind = ?", name)
            return {digest: decode(kind, text) for digest, text in rows}

    def memo(self, kind: str, read: Callable[[bytes], Record]) -> dict[str, Record]:
        """Return what `put_related` was last given to keep under `kind`, by key, as `read` makes it of the bytes."""
        rows = self._all("SELECT key, value FROM memo WHERE kind = ? ORDER BY key", kind)
        with self._decoding():
            return {key: read(value) for key, value in rows}

    def _put_memo(
        self, memo: Mapping[str, Mapping[str, Callable[[], bytes]]], held: AbstractSet[tuple[str, str]]
    ) -> frozenset[tuple[str, str]]:
        """Make these all that is kept, and return their kinds and keys."""
        wanted = {(kind, key): value for kind, values in memo.items() for key, value in values.items()}
        self._connection.executemany("DELETE FROM memo WHERE kind = ? AND key = ?", sorted(held - wanted.keys()))
        self._connection.executemany(
            "INSERT INTO memo VALUES (?,?,?)", ((*key, made()) for key, made in wanted.items() if key not in held)
        )
        return frozenset(wanted)


def _in_order(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(_NUMBER, "little") for number in numbers)


def _digest(record: object) -> bytes:
    return blake2b(encode(record).encode(), digest_size=16).digest()
