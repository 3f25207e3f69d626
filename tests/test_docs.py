"""What the documentation says exists: files it links to, commands it shows, commands it leaves out."""

import re
from pathlib import Path

import pytest
import typer

from firsthand.cli import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = typer.main.get_command(app).commands


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_the_readme_shows_every_command_and_no_other() -> None:
    shown = set(
        re.findall(r"^(?:\$ )?firsthand ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert shown == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_options_shown_exist(page: Path) -> None:
    for command, rest in re.findall(
        r"^(?:\$ )?firsthand ([a-z]+)([^\n#]*)", page.read_text(encoding="utf-8"), re.MULTILINE
    ):
        known = {name for parameter in COMMANDS[command].params for name in parameter.opts}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known | {"--help"}, command
