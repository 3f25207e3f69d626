"""What a person means by a beginning of an id."""

from __future__ import annotations

from firsthand.errors import UnknownReference

# Where a person sees the ids of each kind.
_WHERE = {
    "finding": "Its id, or a beginning of it, stands after it in the brief",
    "report": "Give its file's name, or an id that firsthand lineage or firsthand claims shows",
    "claim": "firsthand claims --json lists their ids",
}


def unique(kind: str, name: str, found: list[str]) -> str:
    """Return the one id in `found`.

    Raises:
        UnknownReference: there is none, or more than one.
    """
    distinct = sorted(set(found))
    if len(distinct) == 1:
        return distinct[0]
    if not distinct:
        raise UnknownReference(kind, name, _WHERE.get(kind, ""))
    few = ", ".join(d[:12] for d in distinct[:4]) + (", ..." if len(distinct) > 4 else "")
    raise UnknownReference(kind, name, f"It is the beginning of {len(distinct)}: {few}; give more of it")
