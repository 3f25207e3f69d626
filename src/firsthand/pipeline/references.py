"""What a person means by a beginning of an id."""

from __future__ import annotations

from firsthand.errors import UnknownReference


def unique(kind: str, name: str, found: list[str]) -> str:
    """Return the one id in `found`.

    Raises:
        UnknownReference: there is none, or more than one.
    """
    distinct = sorted(set(found))
    if len(distinct) == 1:
        return distinct[0]
    if not distinct:
        raise UnknownReference(kind, name)
    few = ", ".join(d[:12] for d in distinct[:4]) + (", ..." if len(distinct) > 4 else "")
    raise UnknownReference(kind, name, f"It is the beginning of {len(distinct)}: {few}; give more of it")
