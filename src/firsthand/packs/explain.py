"""A mistake in a pack, in words: what pydantic found becomes a `PackError` with file, line, field and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from firsthand.errors import PackError
from firsthand.packs.schema import (
    KindEntry,
    PackFile,
    PlaceEntry,
    Roles,
    SourceEntry,
    ThingEntry,
    Trigger,
    Triggers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from firsthand.packs.document import Document, Location

SECTIONS: dict[str, type[BaseModel]] = {
    "things": ThingEntry,
    "kinds": KindEntry,
    "places": PlaceEntry,
    "sources": SourceEntry,
}
_INNER: dict[str, type[BaseModel]] = {
    "triggers": Triggers,
    "roles": Roles,
    **dict.fromkeys(("verbs", "nouns", "adjectives", "phrases"), Trigger),
}


def suggest(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'aliases'?" where a known word is close to `word`, else the empty string."""
    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=70)
    return f"; did you mean {found[0]!r}?" if found else ""


def field_of(document: Document, location: Location) -> str:
    """Return `location` as a reader finds it in the file: "things 'Il-76', aliases"."""
    if len(location) < 2 or location[0] not in SECTIONS or not isinstance(location[1], int):
        return ".".join(str(step) for step in location)
    entry = document.data[location[0]][location[1]]
    name = entry.get("name") if isinstance(entry, dict) else None
    head = f"{location[0]} {name!r}" if isinstance(name, str) else f"{location[0]}, entry {location[1] + 1}"
    tail = ".".join(str(step) for step in location[2:] if isinstance(step, str))
    return f"{head}, {tail}" if tail else head


def explain(document: Document, error: ValidationError) -> PackError:
    """Return the first mistake of `error`, in the order of the file, with the number of the others."""
    lined = sorted(
        ((_line(document, e["type"], e["loc"]), n, e) for n, e in enumerate(error.errors(include_url=False))),
        key=lambda item: item[:2],
    )
    line, _, first = lined[0]
    more = f" ({len(lined) - 1} more in this file)" if len(lined) > 1 else ""
    return PackError(document.path, line, field_of(document, first["loc"]), _reason(first) + more)


def _line(document: Document, type_: str, location: Location) -> int:
    return document.key_line(location) if type_ == "extra_forbidden" else document.line_of(location)


def _reason(error: ErrorDetails) -> str:
    type_, location, found, message = error["type"], error["loc"], error["input"], error["msg"]
    if type_ == "missing":
        return "is missing"
    if type_ == "extra_forbidden":
        return "is not a field of this entry" + suggest(str(location[-1]), _fields(location[:-1]))
    if type_ == "string_type":
        quoted = f"; put it in quotes: '{found}'" if isinstance(found, int | float) else ""
        return f"expected text, found {_shown(found)}{quoted}"
    if type_ == "tuple_type":
        wrapped = f"; write [{found}]" if isinstance(found, str) else ""
        return f"expected a list, found {_shown(found)}{wrapped}"
    if type_ == "literal_error":
        expected = str(error["ctx"]["expected"])
        return f"expected {expected}, found {_shown(found)}" + suggest(str(found), _words(expected))
    if type_ in {"model_type", "model_attributes_type"}:
        return f"expected fields (name: value), found {_shown(found)}"
    if type_ == "value_error":
        return message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:] + f", found {_shown(found)}"


def _fields(location: Location) -> list[str]:
    names = [step for step in location if isinstance(step, str)]
    model = {**SECTIONS, **_INNER}.get(names[-1], PackFile) if names else PackFile
    return [field.alias or name for name, field in model.model_fields.items()]


def _words(expected: str) -> list[str]:
    return [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]


def _shown(found: Any) -> str:
    if isinstance(found, dict):
        return "a mapping"
    if isinstance(found, list):
        return "a list"
    text = repr(found) if found is not None else "nothing"
    return text if len(text) <= 60 else text[:57] + "..."
