"""Where the built scripts and styles of the pages are: an installation has them, a bare checkout does not."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from firsthand.errors import FirsthandError


def scripts(folder: Path = Path(str(files("firsthand.pages"))) / "bundles") -> Path:  # noqa: B008 -- a constant
    """Return the folder of the built scripts; FirsthandError if they were never built."""
    if not folder.is_dir():
        raise FirsthandError(
            f"{folder}: the scripts of the pages are not built."
            " Install firsthand from its folder (pip install .), which builds them."
        )
    return folder
