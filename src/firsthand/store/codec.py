"""Records of `model.py` as JSON, and back: by their type hints, so that a new field needs no line here."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record")


def encode(record: Any) -> str:
    """Return `record` as one line of JSON with sorted keys, without what is None; bytes are stored beside it."""
    return json.dumps(_present(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(kind: type[Record], text: str) -> Record:
    """Return the record of type `kind` that `encode` wrote; a field it lacks takes its default.

    Raises:
        ValueError: `text` is no such record.
    """
    try:
        record: Record = _reader(cast("Any", kind))(json.loads(text))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a stored {kind}: {error}") from error
    return record


def plain(value: Any) -> Any:
    """Return `value` as dicts, lists, strings, numbers, truths and None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _stored_fields(type(value))}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _present(value: Any) -> Any:
    """Return `value` as `plain` does, a record's fields that are None left out: half of a stored case would be null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((name, getattr(value, name)) for name in _stored_fields(type(value)))
        return {name: _present(item) for name, item in fields if item is not None}
    if isinstance(value, list | tuple):
        return [_present(item) for item in value]
    return plain(value)


@cache
def _stored_fields(kind: type) -> tuple[str, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(f.name for f in dataclasses.fields(kind) if hints[f.name] is not bytes)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return the function that turns plain data into a value of the type hint `kind`."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))  # the model has no other unions
        read = _reader(inner)
        if read is _same:
            return _same
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        item = _reader(arguments[0])
        if item is _same:
            return tuple
        return lambda value: tuple(item(v) for v in value)
    if origin is dict:
        item = _reader(arguments[1])
        return lambda value: {key: item(v) for key, v in value.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if dataclasses.is_dataclass(kind):
        return _record_reader(kind)
    return _same


def _same(value: Any) -> Any:
    return value


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = {name: _reader(hints[name]) for name in _stored_fields(kind)}
    # A case holds hundreds of thousands of records: what JSON gives as it is needs no call.
    made = tuple((name, reader) for name, reader in readers.items() if reader is not _same)
    required = {f.name for f in dataclasses.fields(kind) if f.default is f.default_factory is dataclasses.MISSING}
    absent = {name: None for name in readers if name in required and _may_be_none(hints[name])}

    def read(value: dict[str, Any]) -> Any:
        found = absent | value
        for name, reader in made:
            if (part := found.get(name)) is not None:
                found[name] = reader(part)
        if found.keys() - readers.keys():
            # A field this version does not know was written by a later one of the same schema: it is not lost on disk.
            found = {name: part for name, part in found.items() if name in readers}
        return kind(**found)

    return read


def _may_be_none(hint: Any) -> bool:
    return hint is Any or type(None) in typing.get_args(hint)
