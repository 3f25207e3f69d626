"""What a careless or hostile set of reports does to the whole way, as a user of the command line sees it."""

import json
import os
import subprocess
import sys

import pytest

STORY = (
    "Four soldiers were killed in Brenford on Monday when a depot exploded, police said.\n\n"
    "Witnesses saw smoke over the harbour until nightfall. How many were inside is not known."
)


def firsthand(folder, *words):
    """Return what a run printed as its result and as its notes, and its exit status."""
    env = os.environ | {"COLUMNS": "88", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "firsthand", *words], cwd=folder, env=env, capture_output=True, check=False, timeout=120
    )
    return " ".join(done.stdout.decode().split()), " ".join(done.stderr.decode().split()), done.returncode


@pytest.fixture
def told(tmp_path):
    """Add records to a case by the command line, and return its notes and its brief."""

    def _told(*records):
        (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(r) for r in records))
        added = firsthand(tmp_path, "add", "a.case", "in.jsonl")
        assert added[2] == 0, added[1]
        brief = firsthand(tmp_path, "brief", "a.case")
        assert brief[2] == 0, brief[1]
        return added[1], brief[0]

    return _told


def test_many_copies_of_one_story_are_one_origin_in_a_short_brief(told) -> None:
    rows = [
        {
            "id": f"c{n}",
            "outlet": f"Paper {n}",
            "published": "2024-05-07",
            "url": f"https://p{n}.example/x",
            "text": STORY,
        }
        for n in range(60)
    ]
    _, brief = told(*rows)
    assert "carried by 60 reports (repeated: 60 reports, one origin; not reviewed)" in brief
    assert "and 40 more" in brief
    assert len(brief) < 9_000
