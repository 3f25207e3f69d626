"""What is too long to be read as words: encoded data pasted into a page, a file of one letter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.read.records import Line

LONGEST_WORD = 2_000  # characters: longer than any word, name or address that a person writes
NOTE = (
    f"What has no space in {LONGEST_WORD:,} characters is no word (encoded data, it may be): it is kept, and not read."
)
# Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer go on without spaces.
_RUN = re.compile(
    r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
    rf"\U00020000-\U0003ffff]{{{LONGEST_WORD},}}"
)


def set_runs_apart(lines: Iterable[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Return the lines with each endless word in a line of its own, as boilerplate; and the note that says so."""
    result = [piece for line in lines for piece in _cut(line)]
    return result, (NOTE,) if any(is_run(line) for line in result) else ()


def is_run(line: Line) -> bool:
    """Return whether a line is an endless word that was set apart."""
    return line.type is BlockType.BOILERPLATE and line.strong and _RUN.fullmatch(line.text) is not None


def _cut(line: Line) -> Sequence[Line]:
    if len(line.text) < LONGEST_WORD or line.type is BlockType.BOILERPLATE:
        return (line,)
    return tuple(_pieces(line))


def _pieces(line: Line) -> Iterator[Line]:
    at, gap = 0, line.gap
    for run in [*_RUN.finditer(line.text), None]:
        end = run.start() if run else len(line.text)
        if said := line.text[at:end].strip():
            # What goes on behind such a word is no line of its own, which could be taken for a headline.
            yield replace(line, text=said, gap=gap, type=line.type if at == 0 else line.type or BlockType.BODY)
            gap = False
        if run:
            yield replace(line, text=run[0], type=BlockType.BOILERPLATE, strong=True, heading=False, gap=gap)
            at, gap = run.end(), False
