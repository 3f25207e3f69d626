"""The templates `says` and `question` of a kind, filled: "{be} [{at} {place}|present]" -> "were at Hmeimim"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPTION = re.compile(r"\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def placeholders(template: str) -> tuple[str, ...]:
    """Return the names in braces, in order, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(template)))


def is_template(template: str) -> bool:
    """Return whether the brackets and braces of `template` are balanced and none is nested."""
    return not re.search(r"[\[\]{}|]", _PLACEHOLDER.sub("", _OPTION.sub(lambda m: m[1] + (m[2] or ""), template)))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return `template` with its placeholders replaced; a `[part]` whose placeholders lack a value is left out.

    Args:
        template: a `says` or `question`.
        values: text by placeholder; an absent or empty one counts as unknown.

    Raises:
        KeyError: a placeholder outside brackets has no value.
    """

    def option(match: re.Match[str]) -> str:
        """Return the first wording where all that it names is known, else the second."""
        return match[1] if all(values.get(name) for name in placeholders(match[1])) else match[2] or ""

    chosen = _OPTION.sub(option, template)
    return " ".join(_PLACEHOLDER.sub(lambda m: values[m[1]], chosen).split())
