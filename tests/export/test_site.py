"""The archive: opens from a folder, the same twice, and any change to it is seen."""

import csv
import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.errors import ArchiveError
from firsthand.export.manifest import MANIFEST
from firsthand.export.verifying import verify_site
from firsthand.pages import archive as archived
from firsthand.pages import extent
from firsthand.pipeline import Case

RUN = CliRunner()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archived") / "demo.case"
    with Case.open(path) as opened:
        opened.add(str(files("firsthand.demo") / "reports"), jobs=1)
    return path


def export(case: Path, folder: Path) -> str:
    done = RUN.invoke(app, ["export", str(case), "--format", "site", "--to", str(folder), "--quiet"])
    assert done.exit_code == 0, done.output
    return done.stdout.strip()


@pytest.fixture(scope="module")
def archive(case: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("archive") / "site"
    return folder, export(case, folder)


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_it_holds_pages_case_originals_and_tables(archive: tuple[Path, str], case: Path, tmp_path: Path) -> None:
    folder, _ = archive
    for name in ("index.html", "reports.html", "case/demo.case", "data/case.json", "data/claims.csv", MANIFEST):
        assert (folder / name).is_file(), name
    taken = shutil.copy(folder / "case" / "demo.case", tmp_path)
    with Case.open(taken, create=False) as copy, Case.open(case) as opened:
        assert copy.snapshot() == opened.snapshot()
        originals = {opened.store.report(r.id).original for r in opened.snapshot().reports}
    assert {p.read_bytes() for p in (folder / "originals").iterdir()} == originals - {b""}


def test_every_link_in_it_leads_to_a_file_of_it_and_none_elsewhere(archive: tuple[Path, str]) -> None:
    check_links(archive[0])


def check_links(folder: Path) -> None:
    for page in pages(folder):
        for link in html.fromstring(page.read_text()).xpath("//@href | //@src | //@action"):
            if link.startswith("data:"):
                continue
            assert ":" not in link.split("/")[0], f"{page}: {link}"
            path, _, place = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.is_file(), f"{page}: {link}"
            assert target.is_relative_to(folder.resolve())
            if place and target.suffix == ".html":
                assert html.fromstring(target.read_text()).xpath(f"//*[@id='{place}']"), f"{page}: {link}"


def test_every_table_says_the_same_as_csv_and_as_json(archive: tuple[Path, str]) -> None:
    folder, _ = archive
    tables = sorted((folder / "tables").glob("*.csv"))
    assert tables
    for table in tables:
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(json.loads(table.with_suffix(".json").read_text())) == len(rows), table.name
    assert len(json.loads((folder / "tables" / "matrix-cells.json").read_text())) > 10


def test_it_says_of_itself_what_it_holds_and_how_it_is_verified(archive: tuple[Path, str]) -> None:
    page = html.fromstring((archive[0] / "about.html").read_text())
    links = page.xpath("//main//@href")
    assert {"data/case.json", "case/demo.case", MANIFEST} <= set(links)
    assert "12 reports" in page.text_content()


def test_in_a_large_case_what_one_report_tells_is_shown_in_that_report(case, archive, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(extent, "LARGE", 10)
    monkeypatch.setattr(archived, "LARGE", 10)
    digest = export(case, tmp_path / "site")
    assert verify_site(tmp_path / "site", digest).holds
    check_links(tmp_path / "site")
    findings = len(list((tmp_path / "site" / "finding").iterdir()))
    assert 0 < findings < len(list((archive[0] / "finding").iterdir()))
    assert "large case" in (tmp_path / "site" / "matrix.html").read_text()
    with (tmp_path / "site" / "data" / "findings.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) > findings


def test_nothing_in_it_decides(archive: tuple[Path, str]) -> None:
    folder, _ = archive
    for page in pages(folder):
        assert "<form" not in page.read_text()
        assert "data-token" not in page.read_text()


def test_a_second_export_is_the_same_to_the_byte(archive: tuple[Path, str], case: Path, tmp_path: Path) -> None:
    folder, digest = archive
    assert export(case, tmp_path / "again") == digest
    assert export(case, tmp_path / "again") == digest, "in place of the first"
    assert [p.name for p in tmp_path.iterdir()] == ["again"]
    assert (tmp_path / "again" / MANIFEST).read_bytes() == (folder / MANIFEST).read_bytes()


def test_any_change_is_named(case: Path, tmp_path: Path) -> None:
    digest = export(case, tmp_path / "site")
    assert verify_site(tmp_path / "site", digest).holds
    (tmp_path / "site" / "index.html").write_text("other words")
    (tmp_path / "site" / "reports.html").unlink()
    (tmp_path / "site" / "more.html").write_text("slipped in")
    found = verify_site(tmp_path / "site", digest)
    assert (found.changed, found.missing, found.added) == (("index.html",), ("reports.html",), ("more.html",))
    done = RUN.invoke(app, ["verify", str(tmp_path / "site"), "--manifest", digest])
    assert done.exit_code == 1
    for words in ("changed  index.html", "missing  reports.html", "added  more.html"):
        assert words in done.output


def test_a_manifest_rewritten_with_its_files_is_seen_by_the_kept_digest(case: Path, tmp_path: Path) -> None:
    digest = export(case, tmp_path / "site")
    manifest = tmp_path / "site" / MANIFEST
    lines = manifest.read_text().splitlines()
    (tmp_path / "site" / lines[0].split("  ")[1]).unlink()
    manifest.write_text("\n".join(lines[1:]) + "\n")
    assert verify_site(tmp_path / "site").holds
    assert not verify_site(tmp_path / "site", digest).holds


def test_it_says_what_it_does_not_show(archive: tuple[Path, str]) -> None:
    done = RUN.invoke(app, ["verify", str(archive[0])])
    assert done.exit_code == 0
    assert "does not show who made the archive, when, or that it is true" in " ".join(done.output.split())


def test_another_folder_is_not_overwritten(case: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    done = RUN.invoke(app, ["export", str(case), "--format", "site", "--to", str(tmp_path / "mine")])
    assert done.exit_code == 9
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"
    assert "would be lost" in done.output


@pytest.mark.parametrize("lines", ["no digest\n", f"{'0' * 64}  ../outside\n", f"{'0' * 64}  /etc/passwd\n"])
def test_a_hostile_manifest_is_refused(tmp_path: Path, lines: str) -> None:
    (tmp_path / MANIFEST).write_text(lines)
    with pytest.raises(ArchiveError, match="line 1"):
        verify_site(tmp_path)


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        verify_site(tmp_path)
