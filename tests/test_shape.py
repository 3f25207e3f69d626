"""The code keeps its shape: documented, short, mapped; no error swallowed unsaid, and no test that cannot fail."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "firsthand"
MODULES = sorted(SRC.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
LONGEST_FILE = 420  # lines
LONGEST_BODY = 60  # lines of a function without its signature and docstring
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def named(path):
    return str(path.relative_to(ROOT))


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def public(node, within=""):
    """Yield the public functions and classes below a node with their full names, nested ones and methods too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)):
            if not child.name.startswith("_"):
                yield f"{within}{child.name}", child
            yield from public(child, f"{within}{child.name}.")
        else:
            yield from public(child, within)


def length(function):
    """Return the lines of a function's body, its docstring aside."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return function.end_lineno - body[0].lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_everything_public_says_what_it_is(path):
    assert ast.get_docstring(tree(path)), "the file"
    assert [name for name, node in public(tree(path)) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_and_functions_are_short(path):
    allowed = 560 if path.name == "model.py" else LONGEST_FILE  # the records between stages, side by side
    assert len(path.read_text(encoding="utf-8").splitlines()) <= allowed
    functions = (n for n in ast.walk(tree(path)) if isinstance(n, FUNCTIONS))
    assert {f.name: length(f) for f in functions if length(f) > LONGEST_BODY} == {}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_catches_every_error_says_why(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    caught = (n for n in ast.walk(tree(path)) if isinstance(n, ast.ExceptHandler))
    broad = [n for n in caught if n.type is None or ast.unparse(n.type) in {"Exception", "BaseException"}]
    assert [n.lineno for n in broad if "#" not in lines[n.lineno - 1]] == []


def can_fail(test, helpers):
    """Return whether a test asserts, expects an error, or calls what does."""
    if any(isinstance(n, ast.Assert) for n in ast.walk(test)):
        return True
    calls = {ast.unparse(n.func) for n in ast.walk(test) if isinstance(n, ast.Call)}
    return bool(calls & helpers) or any(re.search(r"raises|expect|assert_|pytest\.fail", call) for call in calls)


@pytest.mark.parametrize("path", TESTS, ids=named)
def test_every_test_can_fail(path):
    here = tree(path)
    functions = [n for n in ast.walk(here) if isinstance(n, FUNCTIONS)]
    helpers = {f.name for f in functions if any(isinstance(n, ast.Assert) for n in ast.walk(f))}
    assert [f.name for f in functions if f.name.startswith("test_") and not can_fail(f, helpers)] == []


def test_no_two_tests_have_one_name():
    stems = sorted(p.stem for p in (ROOT / "tests").rglob("*.py") if p.stem != "conftest")
    assert [a for a, b in pairwise(stems) if a == b] == [], "pytest imports them by their name alone"


def folders():
    """Return the modules of each folder of the source."""
    found = {}
    for path in MODULES:
        if not path.name.startswith("__"):
            found.setdefault(path.parent.relative_to(SRC).as_posix().replace(".", "firsthand"), set()).add(path.stem)
    return found


MAP = ROOT / "ARCHITECTURE.md"
TITLE = "\n## The files\n"


def rows():
    """Return the rows of the file map as they should stand."""
    return {folder: f"| `{folder}` | {' '.join(sorted(files))} |" for folder, files in sorted(folders().items())}


@pytest.mark.parametrize("folder", sorted(folders()))
def test_the_file_map_names_every_file_and_no_other(folder):
    table = MAP.read_text(encoding="utf-8").partition(TITLE)[2]
    assert rows()[folder] in table.splitlines(), "`python tests/test_shape.py` writes the map anew"


def test_the_file_map_names_no_folder_that_is_gone():
    table = MAP.read_text(encoding="utf-8").partition(TITLE)[2]
    assert set(re.findall(r"^\| `([\w/]+)` \|", table, re.MULTILINE)) == set(folders())


if __name__ == "__main__":
    before, title, after = MAP.read_text(encoding="utf-8").partition(TITLE)
    kept = [line for line in after.splitlines() if not line.startswith("| `")]
    MAP.write_text("\n".join([f"{before}{title}".rstrip("\n"), *kept, *rows().values()]) + "\n", encoding="utf-8")
