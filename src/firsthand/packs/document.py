"""One YAML file of a pack: its plain data, and the line on which each part of it stands.

The files are written by hand and may come from anyone, so only a plain subset of YAML is read: mappings, lists and
scalars, of which `true`, `false`, whole numbers and decimals are the only ones that are not text. Country code NO and
the preposition "on" are therefore text, which YAML 1.1 would turn into truth values. Anchors, aliases and tags are
refused: a pack needs none, and a few nested aliases expand to gigabytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import yaml

from firsthand.errors import PackError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 5_000_000  # bytes; the packs in the box are below 200,000 together


class _Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The fastest YAML loader there is, without YAML 1.1's guesses at what a scalar means."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


_WHOLE = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?\d{1,18}\.\d{1,18}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

Location = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The data of one file and the nodes it came from."""

    path: Path
    data: Any
    root: yaml.Node

    def line_of(self, location: Location) -> int:
        """Return the line of what stands at `location`, or of the nearest thing around it that exists."""
        node = self.root
        for step in location:
            inner = _child(node, step)
            if inner is None:
                break
            node = inner
        return int(node.start_mark.line) + 1

    def key_line(self, location: Location) -> int:
        """Return the line of the key that ends `location`."""
        node = self.root
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
    return Document(path, _construct(path, root, set()), root)


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
    line = int(node.start_mark.line) + 1
    if id(node) in seen:
        raise PackError(path, line, "", "uses a YAML alias (&name, *name); write the entry out")
    seen.add(id(node))
    if not node.tag.startswith("tag:yaml.org,2002:"):
        raise PackError(path, line, "", f"uses the YAML tag {node.tag!r}, which packs do not need")
    if isinstance(node, yaml.MappingNode):
        return _mapping(path, node, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(path, item, seen) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def _mapping(path: Path, node: yaml.MappingNode, seen: set[int]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in node.value:
        line = int(key.start_mark.line) + 1
        if not isinstance(key, yaml.ScalarNode):
            raise PackError(path, line, "", "a field name must be a word, not a list or a mapping")
        name = str(key.value)
        if name in data:
            raise PackError(path, line, name, "is given twice in one entry; keep one")
        data[name] = _construct(path, value, seen)
    return data


def _scalar(node: yaml.ScalarNode) -> Any:
    text = str(node.value)
    if node.style:  # quoted, so text
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _child(node: yaml.Node, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item
    return None
