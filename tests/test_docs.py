"""What the documentation says exists: files it links to, commands and options it shows; and no command is left out."""

import re
from pathlib import Path

import pytest
import typer

from firsthand.cli import app
from firsthand.cli.reading import SITE
from firsthand.export import exporters

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = typer.main.get_command(app).commands


def command_lines(page: Path) -> list[tuple[str, str]]:
    """Return the command and the rest of each line in a fenced block that calls firsthand."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return re.findall(r"^(?:\$ )?firsthand ([a-z]+)([^\n#]*)", "\n".join(blocks), re.MULTILINE)


def commands_in_words(page: Path) -> list[tuple[str, str]]:
    """Return the command and the rest of each call of firsthand that stands in a sentence."""
    return re.findall(r"`firsthand ([a-z]+)([^`\n]*)`", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_the_readme_shows_every_command_and_no_other() -> None:
    assert {command for command, _ in command_lines(ROOT / "README.md")} == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_options_shown_exist(page: Path) -> None:
    for command, rest in (*command_lines(page), *commands_in_words(page)):
        assert command in COMMANDS, command
        known = {name for parameter in COMMANDS[command].params for name in parameter.opts}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known | {"--help"}, command


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_formats_shown_exist(page: Path) -> None:
    shown = [
        form
        for command, rest in (*command_lines(page), *commands_in_words(page))
        if command == "export"
        for form in re.findall(r"--format[ =](\w+)", rest)
    ]
    assert set(shown) <= {*exporters(), SITE}
