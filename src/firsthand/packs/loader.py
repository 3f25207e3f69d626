"""Packs: load them, explain a mistake by file, line and field, and answer questions about the taxonomy."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from firsthand.errors import PackError
from firsthand.packs import check
from firsthand.packs.document import Document, read_document
from firsthand.packs.explain import SECTIONS, explain, field_of
from firsthand.packs.nouns import class_of
from firsthand.packs.schema import (
    KindEntry,
    PackFile,
    PlaceEntry,
    SourceEntry,
    ThingEntry,
    Triggers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DATA = Path(__file__).parent / "data"

_Stamped = tuple[Path, tuple[int, int]]
Entry = TypeVar("Entry", ThingEntry, KindEntry, PlaceEntry, SourceEntry)


@dataclass(frozen=True, eq=False)
class Packs:
    """Every loaded pack, merged. Look-ups are by canonical name; two are the same only where they are one object."""

    versions: dict[str, str]
    things: dict[str, ThingEntry]
    kinds: dict[str, KindEntry]
    places: dict[str, PlaceEntry]
    sources: dict[str, SourceEntry]
    _closure: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _entailed: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def source_by_domain(self) -> dict[str, SourceEntry]:
        """Return the sources by each of their web domains."""
        return {domain: s for s in self.sources.values() for domain in s.domains}

    @cached_property
    def homonyms(self) -> dict[str, tuple[str, ...]]:
        """Return the things that a word means where the kind of event takes none of its other senses."""
        found: dict[str, tuple[str, ...]] = {}
        for name, entry in self.things.items():
            for word in entry.homonyms:
                found[word] = (*found.get(word, ()), name)
        return found

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every name above `name` in the taxonomy, itself included.

        A noun that no pack lists is of the thing that `class_of` says; any other unknown name stands alone.
        """
        if name not in self._closure:
            entry = self.things.get(name)
            unlisted = class_of(name) if entry is None else None
            parents = entry.is_ if entry is not None else (unlisted,) if unlisted is not None else ()
            self._closure[name] = frozenset({name}).union(*(self.ancestors(p) for p in parents))
        return self._closure[name]

    def knows(self, name: str) -> bool:
        """Return whether a name is of the taxonomy: listed, or a noun that falls under what is."""
        return name in self.things or class_of(name) is not None

    def is_a(self, name: str, other: str) -> bool:
        """Return whether a `name` is an `other`: "Ka-52" is a "helicopter"."""
        return other in self.ancestors(name)

    def entailed(self, kind: str) -> frozenset[str]:
        """Return the kinds that hold wherever `kind` does, itself included: who withdrew has left."""
        if kind not in self._entailed:
            found = {kind}
            open_ = [kind]
            while open_:
                entry = self.kinds.get(open_.pop())
                new = set(entry.entails if entry is not None else ()) - found
                found |= new
                open_ += sorted(new)
            self._entailed[kind] = frozenset(found)
        return self._entailed[kind]


def load_packs(extra: Iterable[Path] = ()) -> Packs:
    """Return the packs in the box and those in `extra`, merged; a later file may add and extend, not redefine.

    Args:
        extra: YAML files, or folders of them. An entry whose name is known already adds its aliases, parents and
            triggers to the known one; what it says besides must not contradict it.

    Raises:
        PackError: a file is no YAML, or a field is wrong; the message names file, line and field.
    """
    files = [*sorted(DATA.glob("*.yaml")), *(file for path in extra for file in _files(path))]
    with _collector_at_rest():
        return _load(tuple((path, _stamp(path)) for path in files))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from scanning tens of thousands of new records that all stay: it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted([*path.glob("*.yaml"), *path.glob("*.yml")])
    if not found:
        raise PackError(path, None, "", "this folder holds no pack (*.yaml)")
    return found


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when the file does; a file that cannot be read is explained where it is opened."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a sequence of files says so far: entries by section and name, pack versions, and the files themselves."""

    entries: dict[str, dict[str, Any]]
    versions: dict[str, str]
    documents: tuple[Document, ...]


@lru_cache(maxsize=8)
def _load(files: tuple[_Stamped, ...]) -> Packs:
    read = _read(files)
    packs = Packs(versions=read.versions, **read.entries)
    _check(packs, read.documents)
    return replace(packs, kinds=_mutual(packs.kinds))


@lru_cache(maxsize=16)
def _read(files: tuple[_Stamped, ...]) -> _Read:
    """Return the files read in turn; each beginning of the sequence is kept, so the box is read once."""
    if not files:
        return _Read({section: {} for section in SECTIONS}, {}, ())
    before, path = _read(files[:-1]), files[-1][0]
    document = read_document(path)
    pack = _validate(document, before.entries)
    if pack.pack in before.versions:
        raise PackError(path, document.line_of(("pack",)), "pack", f"another pack is named {pack.pack!r}")
    entries = {section: dict(known) for section, known in before.entries.items()}
    for section, known in entries.items():
        _add(section, known, getattr(pack, section), document)
    versions = {**before.versions, pack.pack: str(pack.version)}
    return _Read(entries, versions, (*before.documents, document))


def _validate(document: Document, merged: Mapping[str, Mapping[str, Any]]) -> PackFile:
    """Return the file's entries; one that extends a known entry need not repeat what that must have."""
    data = document.data
    if not isinstance(data, dict):
        raise PackError(document.path, 1, "", "is not a pack: it must begin with fields such as 'pack: my-words'")
    filled = dict(data)
    for section, known in merged.items():
        entries = data.get(section)
        if isinstance(entries, list):
            filled[section] = [_completed(entry, known, SECTIONS[section].model_fields) for entry in entries]
    try:
        return PackFile.model_validate(filled)
    except ValidationError as error:
        raise explain(document, error) from error


def _completed(entry: Any, known: Mapping[str, Any], fields: Mapping[str, Any]) -> Any:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or entry["name"] not in known:
        return entry
    held = known[entry["name"]]
    needed = {name: getattr(held, name) for name, info in fields.items() if info.is_required()}
    if isinstance(held, KindEntry):  # new triggers take the roles of the kind they join
        needed |= {"triggers": {}, "roles": held.roles}
    return {**needed, **entry}


def _add(section: str, known: dict[str, Entry], entries: tuple[Entry, ...], document: Document) -> None:
    here: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.name in here:
            line, shown = document.line_of((section, index, "name")), field_of(document, (section, index))
            raise PackError(document.path, line, shown, "stands twice in this file; keep one")
        here.add(entry.name)
        held = known.get(entry.name)
        known[entry.name] = entry if held is None else _united(held, entry, document, section, index)


def _united(held: Entry, entry: Entry, document: Document, section: str, index: int) -> Entry:
    """Return `held` with what `entry` adds; lists grow, and nothing else may differ."""
    given: dict[str, Any] = document.data[section][index]
    update: dict[str, Any] = {}
    for name, info in type(entry).model_fields.items():
        key = info.alias or name
        old: Any = getattr(held, name)
        new: Any = getattr(entry, name)
        if key not in given or old == new:
            continue
        if isinstance(new, Triggers):
            update[name] = _united_triggers(old, new)
        elif isinstance(new, tuple):
            update[name] = tuple(dict.fromkeys((*old, *new)))
        else:
            reason = f"contradicts the entry of this name, which has {old!r}; give the thing another name"
            where = (section, index, key)
            raise PackError(document.path, document.line_of(where), field_of(document, where), reason)
    return held.model_copy(update=update)


def _united_triggers(old: Triggers, new: Triggers) -> Triggers:
    parts = {part: tuple(dict.fromkeys((*getattr(old, part), *getattr(new, part)))) for part in Triggers.model_fields}
    return Triggers(**parts)


def _mutual(kinds: dict[str, KindEntry]) -> dict[str, KindEntry]:
    """Return the kinds with every opposition said on both sides: whoever writes "absent" need not touch "present"."""
    opposed: dict[str, list[str]] = {name: list(kind.opposes) for name, kind in kinds.items()}
    for name, kind in kinds.items():
        for other in kind.opposes:
            opposed[other].append(name)
    return {
        name: kind.model_copy(update={"opposes": tuple(dict.fromkeys(opposed[name]))}) for name, kind in kinds.items()
    }


def _check(packs: Packs, documents: tuple[Document, ...]) -> None:
    files = check.Files(documents)
    check.check_things(packs.things, files)
    check.check_kinds(packs.kinds, packs.things, files)
    check.check_sources(packs.sources, files)
    for section in ("things", "places", "sources"):
        check.check_names(section, _spellings(getattr(packs, section)), files)


def _spellings(entries: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (entry, field, spelling), names before aliases, so that an error names the alias."""
    for field_ in ("name", "aliases", "nicknames"):
        for name, entry in entries.items():
            value = getattr(entry, field_, ())
            for text in (value,) if isinstance(value, str) else value:
                yield name, field_, text
