"""What one entry of a pack says about another: references that lead nowhere, cycles, and names taken twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.errors import PackError
from firsthand.packs.explain import field_of, suggest
from firsthand.packs.schema import Triggers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from firsthand.packs.document import Document, Location
    from firsthand.packs.schema import KindEntry, PlaceEntry, SourceEntry, ThingEntry

    Places = Mapping[str, PlaceEntry]

_SPELLING = re.compile(r"[\s\-‐-―'’]+")


def same_spelling(text: str, section: str = "things") -> str:
    """Return the key under which spellings count as one: of things, "IL 76" is "Il-76"; else only case is ignored."""
    return (_SPELLING.sub("", text) if section == "things" else text).casefold()


@dataclass(frozen=True, slots=True)
class Files:
    """The files that were merged, to find the line on which an entry says something."""

    documents: tuple[Document, ...]

    def fault(self, where: tuple[str, str, str], value: str, reason: str) -> PackError:
        """Return the error for `value` at `where` (section, entry, field), in the last file that says so."""
        section, name, field = where
        best: tuple[Document, Location] | None = None
        for document in self.documents:
            for index, entry in enumerate(document.data.get(section) or ()):
                if entry["name"] == name:
                    exact = _find(entry, (), field, value)
                    if exact is not None or best is None:
                        best = document, (section, index, *(exact or ()))
        if best is None:
            return PackError("packs", None, f"{section} {name!r}, {field}", reason)
        document, location = best
        return PackError(document.path, document.line_of(location), field_of(document, location), reason)


def _find(entry: object, location: Location, field: str, value: str) -> Location | None:
    """Return where in `entry` the text `value` stands below a key `field`."""
    if isinstance(entry, dict):
        steps: Iterable[tuple[int | str, object]] = entry.items()
    elif isinstance(entry, list):
        steps = enumerate(entry)
    else:
        return location if entry == value and field in location else None
    for step, inner in steps:
        found = _find(inner, (*location, step), field, value)
        if found is not None:
            return found
    return None


def check_things(things: Mapping[str, ThingEntry], files: Files) -> None:
    """Raise a PackError where a thing's parent or whole is unknown, or is below it."""
    for field, of in _RELATIONS:
        for name, thing in things.items():
            for other in of(thing):
                if other not in things:
                    reason = f"there is no thing {other!r}" + suggest(other, things)
                    raise files.fault(("things", name, field), other, reason)
        for name in things:
            cycle = _cycle(name, lambda n, of=of: of(things[n]))  # type: ignore[misc]
            if cycle:
                path = " is ".join(repr(n) for n in cycle)
                reason = f"the taxonomy runs in a circle: {path}" if field == "is" else f"parts run in a circle: {path}"
                raise files.fault(("things", name, field), cycle[1], reason)


_RELATIONS: tuple[tuple[str, Callable[[ThingEntry], tuple[str, ...]]], ...] = (
    ("is", lambda thing: thing.is_),
    ("part_of", lambda thing: thing.part_of),
)


def _cycle(start: str, above: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names from `start` back to itself, or nothing."""
    stack: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while stack:
        path = stack.pop()
        for name in above(path[-1]):
            if name == start:
                return (*path, name)
            if name not in seen:
                seen.add(name)
                stack.append((*path, name))
    return ()


def check_kinds(kinds: Mapping[str, KindEntry], things: Mapping[str, ThingEntry], files: Files) -> None:
    """Raise a PackError where a kind names an unknown thing or kind."""
    for name, kind in kinds.items():
        for root in (*kind.things, *kind.never, *(r for t in kind.triggers.all for r in (*t.things, *t.never))):
            if root not in things:
                reason = f"there is no thing {root!r}" + suggest(root, things)
                raise files.fault(("kinds", name, "things"), root, reason)
        for field, others in (("opposes", kind.opposes), ("entails", kind.entails)):
            for other in others:
                if other not in kinds or other == name:
                    reason = f"there is no other kind {other!r}" + suggest(other, [k for k in kinds if k != name])
                    raise files.fault(("kinds", name, field), other, reason)
        if not kind.triggers.all:
            raise files.fault(("kinds", name, "triggers"), "", "has no triggers; nothing would ever evoke it")
        for part in Triggers.model_fields:
            said: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
            for trigger in getattr(kind.triggers, part):
                if (trigger.text, trigger.things, trigger.by) in said:
                    reason = f"{trigger.text!r} is given twice, or again with another role; keep one"
                    raise files.fault(("kinds", name, part), trigger.text, reason)
                said.add((trigger.text, trigger.things, trigger.by))


def check_sources(sources: Mapping[str, SourceEntry], files: Files) -> None:
    """Raise a PackError where a source carries what is no wire, or two sources share a domain."""
    owners: dict[str, str] = {}
    for name, source in sources.items():
        for wire in source.carries:
            if wire not in sources:
                reason = f"there is no source {wire!r}" + suggest(wire, sources)
                raise files.fault(("sources", name, "carries"), wire, reason)
            if sources[wire].kind != "wire":
                reason = f"{wire!r} is of kind {sources[wire].kind!r}; only wires are carried"
                raise files.fault(("sources", name, "carries"), wire, reason)
        for domain in source.domains:
            if owners.setdefault(domain, name) != name:
                reason = f"the domain {domain!r} already belongs to {owners[domain]!r}"
                raise files.fault(("sources", name, "domains"), domain, reason)


def check_names(section: str, spellings: Iterator[tuple[str, str, str]], files: Files) -> None:
    """Raise a PackError where two entries of a section answer to one spelling.

    Args:
        section: "things", "places" or "sources".
        spellings: (name of the entry, field, spelling), in the order of the files.
        files: where to look for the line.
    """
    owners: dict[str, str] = {}
    for name, field, text in spellings:
        key = same_spelling(text, section)
        owner = owners.setdefault(key, name)
        if owner != name:
            reason = f"{text!r} already names {owner!r}; one spelling cannot name two {section}"
            raise files.fault((section, name, field), text, reason)
