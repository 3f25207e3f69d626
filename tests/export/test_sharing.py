"""An archive made for sharing: whom it masks is nowhere in it, in whatever form; what it withholds is not there."""

import html as entities
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.export.excerpts import AROUND, WITHHELD
from firsthand.export.manifest import MANIFEST
from firsthand.export.masking import fold
from firsthand.export.shared import anonymous, plan, share
from firsthand.export.verifying import verify_site
from firsthand.pipeline import Case

RUN = CliRunner()
REPORTS = (
    {
        "id": "river-samira-haddad-killed",
        "url": "https://river.example/2024/05/samira-haddad-killed-in-homs",
        "outlet": "River News",
        "published": "2024-05-03",
        "title": "Samira Haddad killed in Homs",
        "text": "Baker Samira Haddad was killed in Homs on Thursday. Her brother Yousef Haddad said three people were "
        "killed at the Al-Waleed Hospital. HADDAD sold bread for years. The weather was warm that day. Prices of "
        "bread had risen since the spring. The streets were quiet by the evening. A dog barked in a yard.\n\n"
        "Governor Karim Daoud said three people were killed in Homs. Daoud spoke at noon.\n\n"
        "The football season ended in a draw. Nobody scored after the break. The crowd went home early.",
    },
    {
        "id": "coast-2",
        "url": "https://coast.example/samira%20haddad",
        "outlet": "Coast Post",
        "published": "2024-05-04",
        "title": "Three killed in Homs",
        "text": "Three people were killed in Homs on Thursday, Yousef Haddad told River News. Samira was buried on "
        "Friday. Contact him at y.haddad@mail.example or @yousef_h77.\n\nA resident said two people were injured.",
    },
)
NAMES = ("Samira Haddad", "Yousef Haddad")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shared")
    (folder / "reports.jsonl").write_text("".join(json.dumps(r) + "\n" for r in REPORTS))
    path = folder / "haddad.case"
    with Case.open(path) as opened:
        opened.add(str(folder / "reports.jsonl"), jobs=1)
        claims = opened.snapshot().claims
        opened.judge("accept", claims[0].id, who="Reviewer Okonkwo", reason="I phoned the Tanaka family")
    return path


def export(case: Path, folder: Path, *more: str) -> str:
    command = ["export", str(case), "--format", "site", "--to", str(folder), "--share", "--quiet"]
    done = RUN.invoke(app, [*command, "--yes", *more])
    assert done.exit_code == 0, done.output
    return done.stdout.strip()


@pytest.fixture(scope="module")
def archive(case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "site"
    export(case, folder)
    return folder


def everything(folder: Path) -> str:
    """Return all that is in an archive, but for our own scripts: names of files, and contents in every reading."""
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and "bundles" not in p.parts]
    raw = "\n".join(f"{p.relative_to(folder)}\n{p.read_bytes().decode()}" for p in files)
    return "\n".join((raw, unquote(raw), entities.unescape(raw), raw.encode().decode("unicode_escape", "replace")))


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def test_no_masked_name_is_anywhere_in_it_in_any_form(archive: Path) -> None:
    held = everything(archive)
    for name in NAMES:
        assert squeezed(name) not in squeezed(held)
    for word in ("samira", "haddad", "yousef"):
        assert word not in fold(held)
    assert "y.haddad" not in held
    assert "yousef_h77" not in held
    assert "@mail.example" not in held


def test_who_holds_an_office_keeps_the_name_and_who_is_described_the_description(archive: Path) -> None:
    held = everything(archive)
    assert "Karim Daoud" in held
    assert "resident" in held


def test_what_is_withheld_is_not_there(archive: Path) -> None:
    assert not (archive / "originals").exists()
    assert not (archive / "case").exists()
    for page in ("audit.html", "changes.html"):
        assert not (archive / page).exists()
    held = everything(archive)
    for words in ("Okonkwo", "Tanaka", "I phoned"):
        assert words not in held


def test_of_each_report_only_what_is_cited_and_a_sentence_around_it_is_shared(archive: Path) -> None:
    held = everything(archive)
    assert WITHHELD in held
    assert "football" not in held
    assert "A dog barked" not in held
    assert "Daoud spoke at noon" in held, "the sentence after a cited one"


def test_offsets_still_lead_to_the_quoted_words(case: Path) -> None:
    with Case.open(case, create=False) as opened:
        before = anonymous(opened.snapshot())
        shared = share("x", before, opened.brief(before), plan(before))
    texts = {r.id: r.text for r in shared.snapshot.reports}
    assert {i: len(t) for i, t in texts.items()} == {r.id: len(r.text) for r in before.reports}
    for claim in shared.snapshot.claims:
        assert texts[claim.report][claim.start : claim.end] == claim.quote
    for report in shared.snapshot.reports:
        covered = " ".join(report.text[b.start : b.end] for b in report.blocks)
        assert covered.split() == report.text.split()
        assert all(b.end - b.start <= 3 * AROUND for b in report.blocks)
    with Case.open(case, create=False) as opened:
        again = share("x", before, opened.brief(before), plan(before))
    assert again == shared


def test_places_of_victims_are_no_finer_than_ten_kilometres(archive: Path) -> None:
    held = everything(archive)
    assert "waleed" not in fold(held)
    claims = json.loads((archive / "data" / "case.json").read_text())["claims"]
    places = [c["place"] for c in claims if c["kind"] in ("killed", "injured") and c["place"] and c["place"]["lat"]]
    assert places
    for place in places:
        assert place["precision_km"] >= 10
        assert (place["lat"], place["lon"]) == (round(place["lat"], 1), round(place["lon"], 1))


def test_it_says_on_every_page_and_on_one_of_its_own_what_was_withheld(archive: Path) -> None:
    for page in archive.rglob("*.html"):
        assert "masked by machine" in page.read_text()
    said = html.fromstring((archive / "withheld.html").read_text()).text_content()
    assert "a machine misses things" in said
    assert "The originals of the reports, and the case file" in said


def test_every_link_in_it_leads_to_a_place_of_it(archive: Path) -> None:
    for page in archive.rglob("*.html"):
        for link in html.fromstring(page.read_text()).xpath("//@href | //@src"):
            path, _, place = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert link.startswith("data:") or target.is_file(), f"{page}: {link}"
            if place and target.suffix == ".html":
                assert html.fromstring(target.read_text()).xpath(f"//*[@id='{place}']"), f"{page}: {link}"


def test_a_second_one_is_the_same_and_it_verifies(case: Path, archive: Path, tmp_path: Path) -> None:
    digest = export(case, tmp_path / "again")
    assert verify_site(archive, digest).holds
    assert (tmp_path / "again" / MANIFEST).read_bytes() == (archive / MANIFEST).read_bytes()


def test_it_first_shows_who_will_be_masked_and_writes_nothing_unless_told(case: Path, tmp_path: Path) -> None:
    done = RUN.invoke(app, ["export", str(case), "-f", "site", "--to", str(tmp_path / "site"), "--share"])
    assert done.exit_code == 1
    assert not (tmp_path / "site").exists()
    for words in (*NAMES, "Karim Daoud", "What this cannot know", "Nothing was written"):
        assert words in " ".join(done.output.split())


def test_a_person_can_be_kept_and_another_masked(case: Path, tmp_path: Path) -> None:
    export(case, tmp_path / "site", "--keep", "Yousef Haddad", "--mask", "Karim Daoud")
    held = everything(tmp_path / "site")
    assert "Yousef Haddad" in held
    assert "Daoud" not in held
    assert "Samira" not in held


@pytest.mark.parametrize("more", [["--share", "-f", "json"], ["--keep", "Ann", "-f", "site"]])
def test_choices_that_would_do_nothing_are_refused(case: Path, tmp_path: Path, more: list[str]) -> None:
    done = RUN.invoke(app, ["export", str(case), "--to", str(tmp_path / "site"), *more])
    assert done.exit_code == 2
    assert "--share" in done.output
