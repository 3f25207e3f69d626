# ruff: noqa: INP001 -- a script beside its picture, in no package
"""Draw the picture of the README from what `firsthand demo` prints: `python docs/images/make.py`.

The output is the real one, run here and now; only its height is cut, at the end of a line, and the cut is shown.
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
LINES = 46


def demo_output() -> str:
    """Return what the demo prints to a terminal of `WIDTH` columns, with its colours."""
    environment = {**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    command = [str(Path(sys.executable).parent / "firsthand"), "demo"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603


def picture(output: str) -> str:
    """Return an SVG of the first `LINES` lines of `output`, without fonts fetched from elsewhere."""
    lines = output.rstrip().splitlines()
    kept = [*lines[:LINES], "..."] if len(lines) > LINES else lines
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(["$ make demo", "", *kept])))
    svg = console.export_svg(title="firsthand demo", theme=MONOKAI)
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    (HERE / "demo.svg").write_text(picture(demo_output()), encoding="utf-8")
