"""The parts of attribution stand in one direction of flow: each imports only those before it."""

import ast
from pathlib import Path

import pytest

import firsthand.language.attribution as package

ROOT = Path(package.__file__).parent
FLOW = ("cues", "quotes", "voices", "clauses", "credits", "reach", "tagger", "find", "__init__")


def parts(path: Path) -> set[str]:
    """Return the parts of attribution that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package.__name__):
            below = (node.module or "").removeprefix(package.__name__).strip(".")
            found |= {below.split(".")[0]} if below else {a.name for a in node.names}
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_part_imports_only_what_stands_before_it(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert parts(path) <= {*FLOW[: FLOW.index(own)], own}
