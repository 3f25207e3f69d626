"""What leads from the findings of one comparing back to those of the one before it: kept small, and never changed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Finding
from firsthand.store.codec import decode, encode

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_FIRST = b""  # what is kept of a comparing before which the case held no finding
_LARGEST_UNDO = 1 << 30  # bytes: a case is read as hostile, and zlib can promise more than memory holds


@dataclass(frozen=True, slots=True)
class Undo:
    """What leads from the findings of a comparing back to those before it."""

    replaced: tuple[Finding, ...]  # as they were: those that changed or went
    added: tuple[str, ...]  # ids of those that came
    first: bool = False  # whether there was none before


def remember(
    connection: sqlite3.Connection,
    revision: int,
    computed_with: str,
    replaced: Iterable[str] | None,
    added: Iterable[str] = (),
) -> None:
    """Note, inside a transaction, that the set was compared, and what leads back.

    Args:
        connection: the case's, in the transaction that stores what was compared.
        revision: the last one that was known.
        computed_with: the versions that compared.
        replaced: the stored records of the findings that changed or went; None where there was none before.
        added: the stored records of those that came, or as they are now.
    """
    row = connection.execute("SELECT number, revision, computed_with FROM comparing ORDER BY number DESC LIMIT 1")
    last = row.fetchone()
    undo = None
    if last is None or last[2]:
        undo = _FIRST if replaced is None else _packed(replaced, added)
    else:  # the first comparing of a case of an earlier schema takes the place of the mark that was left for it
        connection.execute("DELETE FROM comparing WHERE number = ?", (last[0],))
    if last is not None and undo == _packed((), ()) and last[1:] == (revision, computed_with):
        return
    when = connection.execute("SELECT coalesce(max(at), '') FROM revision WHERE number = ?", (revision,)).fetchone()[0]
    connection.execute(
        "INSERT INTO comparing (revision, at, computed_with, undo) VALUES (?,?,?,?)",
        (revision, when, computed_with, undo),
    )


def _packed(replaced: Iterable[str], added: Iterable[str]) -> bytes:
    old = tuple(sorted((decode(Finding, text) for text in replaced), key=lambda f: f.id))
    before = {f.id for f in old}
    new = sorted({decode(Finding, text).id for text in added} - before)
    return zlib.compress(encode(Undo(old, tuple(new))).encode(), 6)


def unpacked(packed: bytes) -> Undo:
    """Return what a comparing kept.

    Raises:
        ValueError: it is damaged.
        zlib.error: likewise.
    """
    if packed == _FIRST:
        return Undo((), (), first=True)
    machine = zlib.decompressobj()
    text = machine.decompress(packed, _LARGEST_UNDO)
    if machine.unconsumed_tail:
        raise ValueError("a history larger than 1 GB")
    return decode(Undo, text.decode())


def undone(findings: dict[str, Finding], packed: bytes) -> dict[str, Finding]:
    """Return the findings, by id, before the comparing that kept `packed`, from those after it.

    Raises:
        ValueError: it is damaged.
        zlib.error: likewise.
    """
    if packed == _FIRST:
        return {}
    undo = unpacked(packed)
    gone = frozenset(undo.added)
    return {i: f for i, f in findings.items() if i not in gone} | {f.id: f for f in undo.replaced}
