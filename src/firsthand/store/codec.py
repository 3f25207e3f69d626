"""Records of `model.py` as JSON, and back: by their type hints, so that a new field needs no line here."""

from __future__ import annotations

import dataclasses
import typing
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record")

_write = msgspec.json.Encoder(order=None).encode


def encode(record: Any) -> str:
    """Return `record` as one line of JSON, its fields in their order; bytes are stored beside it, and must be empty."""
    return _write(record).decode()


def decode(kind: type[Record], text: str) -> Record:
    """Return the record of type `kind` that `encode` wrote; a field it lacks takes its default.

    A field that `kind` does not know was written by a later version of the same schema: it is passed over, not lost.

    Raises:
        ValueError: `text` is no such record.
    """
    try:
        record: Record = _reader(cast("Any", kind))(text)
    except msgspec.DecodeError as error:
        raise ValueError(f"not a stored {kind}: {error}") from error
    return record


@cache
def _reader(kind: Any) -> Callable[[str], Any]:
    return msgspec.json.Decoder(kind).decode


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


@cache
def _stored_fields(kind: type) -> tuple[str, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(f.name for f in dataclasses.fields(kind) if hints[f.name] is not bytes)
