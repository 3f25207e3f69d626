"""One YAML file of a pack: its plain data, and the line on which each part of it stands.

The files are written by hand and may come from anyone, so only a plain subset of YAML is read: mappings, lists and
scalars, of which `true`, `false`, whole numbers and decimals are the only ones that are not text. Country code NO and
the preposition "on" are therefore text, which YAML 1.1 would turn into truth values. Anchors, aliases and tags are
refused: a pack needs none, and a few nested aliases expand to gigabytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from firsthand.errors import PackError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 5_000_000  # bytes; the packs in the box are below 200,000 together


class _Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The fastest YAML loader there is, without YAML 1.1's guesses at what a scalar means."""

    def descend_resolver(self, _parent: yaml.Node | None, _index: Any) -> None:
        """Keep no path: nothing is resolved by it."""

    def ascend_resolver(self) -> None:
        """Keep no path: nothing is resolved by it."""

    def resolve(self, kind: type[yaml.Node], _value: str | None, _implicit: Any) -> str:
        """Return the tag of a node that has none of its own."""
        return _TAGS[kind]


_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_WHOLE = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?\d{1,18}\.\d{1,18}")
_NUMERIC = frozenset("0123456789+-")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

Location = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The data of one file, and its text, which is parsed again only when a mistake must be shown its line."""

    path: Path
    data: Any
    text: str

    def line_of(self, location: Location) -> int:
        """Return the line of what stands at `location`, or of the nearest thing around it that exists."""
        node = _root(self.path, self.text)
        for step in location:
            inner = _child(node, step)
            if inner is None:
                break
            node = inner
        return int(node.start_mark.line) + 1 if node else 1

    def key_line(self, location: Location) -> int:
        """Return the line of the key that ends `location`."""
        node = _root(self.path, self.text)
        for step in location[:-1]:
            node = _child(node, step) or node
        if isinstance(node, yaml.MappingNode):
            for key, _ in node.value:
                if key.value == location[-1]:
                    return int(key.start_mark.line) + 1
        return self.line_of(location)


def read_document(path: Path) -> Document:
    """Return the data of the YAML file at `path`.

    Raises:
        PackError: the file cannot be read, is too large, is not UTF-8, is no YAML, or uses what packs do not need.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise PackError(path, None, "", f"cannot be read ({error.strerror or error})") from error
    if len(raw) > LARGEST:
        raise PackError(path, None, "", f"is larger than {LARGEST // 1_000_000} MB; split it into several packs")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PackError(path, line, "", "is not UTF-8; save it in that encoding") from error
    root = _compose(path, text)
    if root is None:
        raise PackError(path, None, "", "is empty")
    return Document(path, _construct(path, root, set()), text)


@lru_cache(maxsize=1)
def _root(path: Path, text: str) -> yaml.Node | None:
    """Return the nodes of the file whose mistakes are being told, parsed once however many there are."""
    return _compose(path, text)


def _compose(path: Path, text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Plain)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(part for part in (error.context, error.problem) if part)
        raise PackError(path, mark.line + 1 if mark else None, "", f"is not valid YAML ({reason})") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PackError(path, line, "", f"is not valid YAML ({error.reason})") from error
    except RecursionError as error:  # the loader written in Python; libyaml has a limit of its own
        raise PackError(path, None, "", "is not a pack: it is nested too deeply") from error
    return node


def _construct(path: Path, node: yaml.Node, seen: set[int]) -> Any:
    if id(node) in seen:
        raise _refused(path, node, "uses a YAML alias (&name, *name); write the entry out")
    seen.add(id(node))
    if not node.tag.startswith("tag:yaml.org,2002:"):
        raise _refused(path, node, f"uses the YAML tag {node.tag!r}, which packs do not need")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(path, item, seen) for item in node.value]
    return _mapping(path, node, seen)


def _refused(path: Path, node: yaml.Node, reason: str, field: str = "") -> PackError:
    return PackError(path, int(node.start_mark.line) + 1, field, reason)


def _mapping(path: Path, node: yaml.Node, seen: set[int]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _refused(path, key, "a field name must be a word, not a list or a mapping")
        if key.value in data:
            raise _refused(path, key, "is given twice in one entry; keep one", key.value)
        data[key.value] = _construct(path, value, seen)
    return data


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style:  # quoted, so text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _child(node: yaml.Node | None, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item
    return None
