"""The import table of ARCHITECTURE.md holds."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "firsthand"


def table() -> dict[str, set[str]]:
    rows = re.findall(r"^\| (\w+) \|([ \w]*)\|$", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.MULTILINE)
    return {name: set(allowed.split()) for name, allowed in rows}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("firsthand"):
            parts = node.module.split(".")
            names |= {parts[1]} if len(parts) > 1 else {a.name for a in node.names}
        elif isinstance(node, ast.Import):
            names |= {a.name.split(".")[1] for a in node.names if a.name.startswith("firsthand.")}
    return {n for n in names if (SRC / n).is_dir() or (SRC / f"{n}.py").exists()}


def modules() -> list[Path]:
    return sorted(p for p in SRC.rglob("*.py") if p.parent != SRC or p.name == "pipeline.py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SRC)))
def test_a_package_imports_only_what_the_table_allows(path: Path) -> None:
    package = path.relative_to(SRC).parts[0].removesuffix(".py")
    allowed = table()[package] | {package, "errors", "model"}
    assert imported(path) <= allowed


@pytest.mark.parametrize("name", ["errors.py", "model.py"])
def test_errors_and_model_import_nothing_of_ours(name: str) -> None:
    assert imported(SRC / name) == set()


def modules_imported(path: Path) -> set[str]:
    """Return the files of ours that a file imports, for its types too; the root, which opens on all, left out."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("firsthand."):
            within = (node.module or "").removeprefix("firsthand.").replace(".", "/")
            found |= {f"{within}/{a.name}" for a in node.names if (SRC / within / f"{a.name}.py").exists()} or {within}
    return found


def test_no_files_import_each_other_in_a_circle() -> None:
    paths = {str(p.relative_to(SRC).with_suffix("")).removesuffix("/__init__"): p for p in SRC.rglob("*.py")}
    left = {name: modules_imported(path) & paths.keys() - {name} for name, path in paths.items()}
    while free := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in free}
    assert {name: needs & left.keys() for name, needs in left.items()} == {}
