"""The process that makes an archive: what ends it before its time leaves nothing of it."""

import errno
import json
from pathlib import Path

import pytest

from firsthand.errors import ArchiveError
from firsthand.export import zipped
from firsthand.web.making import PACKED, Order, make


def ordered(case: Path, tmp_path: Path, **about) -> Order:
    (tmp_path / "work").mkdir()
    return Order(str(case), str(tmp_path / "work"), **about)


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_it_tells_what_it_is_at_and_what_came_of_it(demo_case, tmp_path, capsys) -> None:
    make(ordered(demo_case, tmp_path, what="whole"))
    lines = told(capsys)
    parts = list(dict.fromkeys(line["part"] for line in lines if "part" in line))
    assert parts == ["copying", "originals", "case", "data", "pages", "packing"]
    assert lines[-1]["name"] == "demo-archive.zip"
    assert [p.name for p in (tmp_path / "work").iterdir()] == [PACKED]


@pytest.mark.parametrize("end", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()], ids=["disk full", "stopped"])
def test_a_folder_does_not_stay_when_its_file_cannot_be_packed(demo_case, tmp_path, monkeypatch, end) -> None:
    def fail(*_: object) -> None:
        raise end

    monkeypatch.setattr(zipped, "write_zip", fail)
    with pytest.raises(type(end)):
        make(ordered(demo_case, tmp_path, what="whole", to=str(tmp_path / "given")))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["work"]


def test_a_copy_that_nobody_agreed_to_is_not_made(demo_case, tmp_path) -> None:
    with pytest.raises(ArchiveError, match="changed since you looked"):
        make(ordered(demo_case, tmp_path, what="share", seen="other", to=str(tmp_path / "given")))
    assert not (tmp_path / "given").exists()
