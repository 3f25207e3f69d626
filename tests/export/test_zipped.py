"""An archive as one file: the same twice, what was touched is seen, and what is hostile is refused in plain words."""

import hashlib
import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.errors import ArchiveError
from firsthand.export import zipped
from firsthand.export.manifest import MANIFEST
from firsthand.export.verifying import read_digest, verify_archive, verify_site
from firsthand.export.zipped import folder_name, verify_zip, write_zip

FILES = {
    "index.html": b"<p>the brief</p>",
    "case/Ruisseau.case": b"\0" * 5000,
    "data/claims.csv": "id,Ørsted\n".encode(),
}


def manifest(files: dict[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(d).hexdigest()}  {n}\n" for n, d in sorted(files.items())).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an archive in a folder."""
    for name, data in {**FILES, MANIFEST: manifest(FILES)}.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "site"


def pack(files: dict[str, bytes], **about) -> io.BytesIO:
    """Return a zip of those files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data, **about)
    held.seek(0)
    return held


def whole(**more: bytes) -> dict[str, bytes]:
    return {f"a/{n}": d for n, d in {**FILES, MANIFEST: manifest(FILES), **more}.items()}


def test_the_same_folder_gives_the_same_file_whenever_it_was_written(folder: Path, tmp_path: Path) -> None:
    write_zip(folder, tmp_path / "one.zip", "lima-archive")
    for path in folder.rglob("*"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
        path.chmod(0o755)
    write_zip(folder, tmp_path / "two.zip", "lima-archive")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        packed.extractall(tmp_path / "out")
    for name, data in FILES.items():
        assert (tmp_path / "out" / "lima-archive" / name).read_bytes() == data


def test_a_file_and_its_folder_are_verified_alike(folder: Path, tmp_path: Path) -> None:
    write_zip(folder, tmp_path / "one.zip", "lima-archive")
    digest = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    found = verify_archive(tmp_path / "one.zip", digest)
    assert found.holds
    assert found == verify_site(folder, digest)


def test_what_was_touched_in_it_is_named() -> None:
    held = whole(**{"data/claims.csv": b"id,other\n", "more.html": b"slipped in"})
    del held["a/index.html"]
    found = verify_zip(pack({**held, "beside.txt": b"x"}), "a.zip")
    assert found.changed == ("data/claims.csv",)
    assert found.missing == ("index.html",)
    assert found.added == ("../beside.txt", "more.html")


def test_bytes_that_were_damaged_on_the_way_are_a_change() -> None:
    held = bytearray(pack(whole()).getvalue())
    at = held.index(b"a/index.html") + len("a/index.html")
    held[at + 2] ^= 0xFF
    assert verify_zip(io.BytesIO(bytes(held)), "a.zip").changed == ("index.html",)


def test_an_archive_that_is_not_in_a_folder_of_the_zip_is_found() -> None:
    assert verify_zip(pack({**FILES, MANIFEST: manifest(FILES)}), "a.zip").holds


@pytest.mark.parametrize(
    "name", ["../out", "a/../../out", "/etc/out", "C:/out", "a\\..\\out", "a/\x01b", "a//b", "./a", "a/con?"]
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(ArchiveError, match="leads out of its folder"):
        verify_zip(pack({**whole(), name: b"x"}), "a.zip")


def test_a_link_is_refused() -> None:
    entry = zipfile.ZipInfo("a/link")
    entry.external_attr = 0o120777 << 16
    held = pack(whole())
    with zipfile.ZipFile(held, "a") as packed:
        packed.writestr(entry, "/etc/passwd")
    with pytest.raises(ArchiveError, match="a link or a device"):
        verify_zip(held, "a.zip")


def test_what_is_encrypted_is_refused() -> None:
    held = bytearray(pack(whole()).getvalue())
    listed = held.index(b"PK\1\2")
    held[listed + 8] |= 1
    with pytest.raises(ArchiveError, match="encrypted"):
        verify_zip(io.BytesIO(bytes(held)), "a.zip")


def test_a_file_that_is_there_twice_is_refused() -> None:
    held = pack(whole())
    with zipfile.ZipFile(held, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("a/index.html", b"other")
    with pytest.raises(ArchiveError, match="twice"):
        verify_zip(held, "a.zip")


def test_a_bomb_is_refused_before_it_goes_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "PLAIN", 100_000)
    with pytest.raises(ArchiveError, match="would unpack to"):
        verify_zip(pack(whole(bomb=b"\0" * 3_000_000)), "a.zip")


def test_a_list_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "ENTRIES", 3)
    with pytest.raises(ArchiveError, match="lists 4 files"):
        verify_zip(pack(whole()), "a.zip")


def test_a_list_that_would_fill_the_memory_is_not_read() -> None:
    held = bytearray(pack(whole()).getvalue() + b"\0" * 300)
    end = held.rindex(b"PK\5\6")
    struct.pack_into("<L", held, end + 12, 900_000_000)
    with pytest.raises(ArchiveError, match=r"too long|no zip"):
        verify_zip(io.BytesIO(bytes(held)), "a.zip")


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\5\6" + b"\0" * 18, b"PK\3\4" + b"\xff" * 400])
def test_what_is_no_zip_or_an_empty_one_is_refused(data: bytes) -> None:
    with pytest.raises(ArchiveError):
        verify_zip(io.BytesIO(data), "a.zip")


def test_two_archives_in_one_zip_are_refused() -> None:
    with pytest.raises(ArchiveError, match="more than one"):
        verify_zip(pack({**whole(), f"b/{MANIFEST}": b""}), "a.zip")


def test_a_digest_is_read_however_it_was_copied() -> None:
    assert read_digest(f"  SHA-256: {'AB12 ' * 16}\n") == "ab12" * 16
    assert read_digest("") is None
    for wrong in ("abc", "g" * 64, "0" * 63):
        with pytest.raises(ValueError, match="64 characters"):
            read_digest(wrong)


@pytest.mark.parametrize("name", ["a:b", "..", "x/y", "Фронт", "a\nb", "n" * 300])
def test_the_folder_of_an_archive_has_a_name_that_every_system_takes(name: str) -> None:
    given = folder_name(name)
    assert given.endswith("-archive")
    assert not set(given) & set('\\/:*?"<>|\n')
    assert len(given.encode()) < 200


def test_the_command_verifies_a_file_as_it_does_a_folder(folder: Path, tmp_path: Path) -> None:
    write_zip(folder, tmp_path / "one.zip", "lima-archive")
    run = CliRunner()
    assert run.invoke(app, ["verify", str(tmp_path / "one.zip")]).exit_code == 0
    assert run.invoke(app, ["verify", str(tmp_path / "one.zip"), "--manifest", "0" * 64]).exit_code == 1
    wrong = run.invoke(app, ["verify", str(tmp_path / "one.zip"), "--manifest", "abc"])
    assert wrong.exit_code == 2
    (tmp_path / "no.zip").write_bytes(b"no zip")
    assert run.invoke(app, ["verify", str(tmp_path / "no.zip")]).exit_code == 9
