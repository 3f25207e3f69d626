# ruff: noqa: INP001 -- a script beside its picture, in no package
"""Draw the picture of the README from what `firsthand demo` prints: `python docs/images/make.py`.

The output is the real one, run here and now. Of each section only the first sentences are kept; "..." marks each cut.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

HERE = Path(__file__).parent
WIDTH = 104
SENTENCES = 2
NOT_A_HEADING = re.compile(r"[a-z]")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def demo_output() -> str:
    """Return what the demo prints to a terminal of `WIDTH` columns, with its colours."""
    environment = {**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    command = [str(Path(sys.executable).parent / "firsthand"), "demo"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603


def shortened(output: str) -> str:
    """Return the first `SENTENCES` paragraphs of each section of `output`."""
    kept: list[str] = []
    left = SENTENCES
    for paragraph in re.split(r"\n\s*\n", output.strip("\n")):
        if not NOT_A_HEADING.search(COLOURS.sub("", paragraph)):
            left = SENTENCES
            kept.append(paragraph)
        elif left > 0:
            left -= 1
            kept.append(paragraph)
        elif left == 0:
            left -= 1
            kept.append("...")
    return "\n\n".join(kept)


def picture(output: str) -> str:
    """Return an SVG of `output`, shortened, without fonts fetched from elsewhere."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ make demo\n\n{shortened(output)}"))
    svg = console.export_svg(title="firsthand demo", theme=MONOKAI)
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    (HERE / "demo.svg").write_text(picture(demo_output()), encoding="utf-8")
