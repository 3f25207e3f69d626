"""What is computed of the whole set of reports, in the case: only what changed is written."""

from __future__ import annotations

from dataclasses import dataclass
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
class Placed:
    """What a comparing left in the case, as the process that stored it knows it.

    Attributes:
        stood: which comparing it was: after another, this is of no use.
        rows: the row of each record, by kind and digest.
        memo: kind and key of what was kept beside.
        digests: by `id`, the records that were stored, each with its digest; a record held here keeps its id its own.
    """

    stood: tuple[Any, ...]
    rows: Mapping[tuple[str, bytes], int]
    memo: AbstractSet[tuple[str, str]]
    digests: Mapping[int, tuple[Any, bytes]]


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
            held, had_findings = dict(placed.rows), any(kind == "finding" for kind, _ in placed.rows)
            digests: dict[int, tuple[Any, bytes]] = {}
            wanted: set[tuple[str, bytes]] = set()
            added: list[str] = []
            run("DELETE FROM related_order")
            for kind, rows in records.items():
                numbers = []
                for record in rows:
                    digests[id(record)] = record, _digest(record, placed)
                    key = (kind, digests[id(record)][1])
                    if key not in held:
                        text = encode(record)
                        held[key] = run(
                            "INSERT INTO related (kind, digest, record) VALUES (?,?,?)", (*key, text)
                        ).lastrowid
                        if kind == "finding":
                            added.append(text)
                    wanted.add(key)
                    numbers.append(held[key])
                packed = b"".join(n.to_bytes(_NUMBER, "little") for n in numbers)
                run("INSERT INTO related_order VALUES (?,?)", (kind, packed))
            gone = [(held.pop(key),) for key in [key for key in held if key not in wanted]]
            old = (run("SELECT record FROM related WHERE kind = 'finding' AND number = ?", n).fetchone() for n in gone)
            replaced = [row[0] for row in old if row] if had_findings else None
            remember(self._connection, revision, computed_with, replaced, added)
            self._connection.executemany("DELETE FROM related WHERE number = ?", gone)
            kept = self._put_memo(memo or {}, placed.memo)
            run("UPDATE state SET value = ? WHERE key = 'related'", (str(changes),))
            run("UPDATE state SET value = ? WHERE key = 'related_with'", (computed_with,))
            return Placed(self._stood(), held, kept, digests)

    def _stood(self) -> tuple[Any, ...]:
        """Return what tells one comparing from another."""
        last = self._one("SELECT number, revision, at FROM comparing ORDER BY number DESC LIMIT 1")
        return self._state("related"), self.computed_with(), last

    def _placed(self) -> Placed:
        """Return what is stored, as the file tells it."""
        run = self._connection.execute
        rows = {(k, d): n for n, k, d in run("SELECT number, kind, digest FROM related").fetchall()}
        return Placed(self._stood(), rows, frozenset(run("SELECT kind, key FROM memo").fetchall()), {})

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


def _digest(record: Any, placed: Placed) -> bytes:
    """Return the digest by which a record is stored; that of the very object that was stored before is known."""
    known = placed.digests.get(id(record))
    return blake2b(encode(record).encode(), digest_size=16).digest() if known is None else known[1]
