"""Where the scripts of the pages are, and what a checkout is told that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firsthand.errors import FirsthandError
from firsthand.pages.scripts import scripts

if TYPE_CHECKING:
    from pathlib import Path


def test_an_installation_has_them() -> None:
    assert (scripts() / "workbench.js").is_file()


def test_a_bare_checkout_is_told_how_to_build_them(tmp_path: Path) -> None:
    with pytest.raises(FirsthandError, match=r"are not built.*pip install"):
        scripts(tmp_path / "bundles")
