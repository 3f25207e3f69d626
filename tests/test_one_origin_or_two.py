"""Two short reports: whether who stands behind the one is who stands behind the other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from firsthand.pipeline import Case

if TYPE_CHECKING:
    from pathlib import Path

FACT = "KANDY — Nine miners were killed in Kandy on Monday"


def told(tmp_path: Path, first: str, second: str) -> str:
    """Return what the case says of nine dead whom two outlets tell of, each in its words: one origin, or two."""
    lines = [
        {"id": f"r{i}", "outlet": outlet, "title": "Tuesday's news", "published": "2025-06-03T12:00:00Z", "text": text}
        for i, (outlet, text) in enumerate((("Alpha Post", first), ("Bravo Day", second)))
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Case.open(tmp_path / "one.case") as case:
        case.add([str(path)], jobs=1)
        snapshot = case.snapshot()
    origin = {i: o.id for o in snapshot.reconciliation.origins for i in o.claims}
    killed = [c for c in snapshot.claims if c.kind == "killed" and c.count is not None and c.count.min == 9]
    (a,) = {origin[c.id] for c in killed if c.chain[0].name == "Alpha Post"}
    (b,) = {origin[c.id] for c in killed if c.chain[0].name == "Bravo Day"}
    listed = [s.verdict.value for s in snapshot.reconciliation.sameness if {s.a, s.b} == {a, b}]
    return "same" if a == b else listed[0] if listed else "different"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{FACT}, the deputy interior minister, Rustam Kodir, said.", f"{FACT}, the interior ministry said."),
        (f"{FACT}, the farmer Yusuf al-Khatib said.", f"{FACT}, said Youssef Elkhateeb, a farmer."),
        (f"{FACT}, said Joana Prado, security secretary of Kandy.", f"{FACT}, the security secretary said."),
        (
            f"{FACT}, the Sobat Front said.",
            f"{FACT}, the Front's spokesman, Ivo Marek, said. The Sobat Front rose in 2019.",
        ),
        (f"{FACT}, said Hamid Osman, the director of the Kordofan Watch.", f"{FACT}, the Kordofan Watch said."),
        (f"{FACT}, traffic inspector Grace Owino told the Alpha Post.", f"{FACT}, said Inspector Owino."),
        (
            f"{FACT}, said Araceli Monro, the first paramedic there.",
            f"{FACT}, the Alpha Post reported, citing Ms Monro.",
        ),
        (f"{FACT}, Juma Bakari told the Alpha Post.", f"{FACT}, a survivor interviewed by the Alpha Post said."),
        (f"{FACT}, said Awa Diallo, who was shelling peanuts across the road.", f"{FACT}, one Mrs Diallo said."),
        (
            f"{FACT}, a video posted by the TikTok user @kandylife shows.",
            f"{FACT}, footage uploaded by @kandylife shows.",
        ),
        (f"{FACT}, the coast guard said.", f"{FACT}, the coast guard's written statement specifies."),
        (f"{FACT}, an arriero told the Alpha Post.", f"{FACT}, the Alpha Post reported, citing one man's account."),
    ],
)
def test_one_voice_under_two_names_is_one_origin(tmp_path: Path, first: str, second: str) -> None:
    assert told(tmp_path, first, second) != "different"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            f"{FACT}, the Karmal Teaching Hospital said.",
            f"{FACT}, said Amna Babik, a surgeon at the Karmal Teaching Hospital.",
        ),
        (f"{FACT}, villagers said.", f"{FACT}, said Petros Lagos, the chairman of the village council."),
        (f"{FACT}, local media reported.", f"{FACT}, according to local media."),
        (f"{FACT}, civil defence said.", f"{FACT}, the White Helmets said."),
        (f"{FACT}, the police said.", f"{FACT}, our correspondent learned."),
        (f"{FACT}, the farmer Gholamreza Hosseini said.", f"{FACT}, Gulam Reza Husaini, a grocer, said."),
    ],
)
def test_what_may_be_one_voice_is_never_called_two(tmp_path: Path, first: str, second: str) -> None:
    assert told(tmp_path, first, second) != "different"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{FACT}, said the Kyrgyz border service.", f"{FACT}, said the border service in Bishkek."),
        (
            f"{FACT}, Burundi's interior ministry said.",
            f"{FACT}, said Ruwan Silva, spokesman for the interior ministry in Bujumbura.",
        ),
        (f"{FACT}, the governor of Kandy, Ruwan Silva, said.", f"{FACT}, according to the Governor of Kandy."),
        (f"{FACT}, according to a decree seen by the Alpha Post.", f"{FACT}, a decree read on state television says."),
        (f"{FACT}, the coast guard said.", f"{FACT}, said a communique of the coast guard."),
        (f"{FACT}, a miner told the Alpha Post.", f"{FACT}, the Alpha Post reported, citing one man's account."),
    ],
)
def test_one_voice_told_of_in_two_ways_is_the_same(tmp_path: Path, first: str, second: str) -> None:
    assert told(tmp_path, first, second) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{FACT}, the farmer Yusuf Khatib said.", f"{FACT}, said Maryam Haddad, a farmer."),
        (f"{FACT}, a clerk of the canal authority said.", f"{FACT}, a clerk of the Marlow shipping company said."),
        (
            f"{FACT}, said the operator of the pit, Himal Mining.",
            f"{FACT}, said Dil Gurung. Gurung, the district police chief, spoke by telephone.",
        ),
        (f"{FACT}, the provincial health directorate said.", f"{FACT}, paramedic union head Ruwan Silva said."),
        (
            f"Amali Perera had not slept. She is one of three surgeons at the city clinic. {FACT}, Perera said.",
            f"{FACT}, Colonel Ruwan Silva, the head of the border police, said.",
        ),
        (f"{FACT}, his wife Joan told the Alpha Post.", f"{FACT}, force spokesperson Brenda Akello said."),
        (f"{FACT}, Kasun Perera said. He was mending a roof nearby.", f"{FACT}, the mayor, Ruwan Silva, said."),
        (
            f"Stacking crates, Kasun Perera saw it. {FACT}, Perera said.",
            f"{FACT}, Captain Ruwan Silva of the army said.",
        ),
        (
            f"{FACT}, a picture shows.",
            '"I saw how nine miners were killed in Kandy on Monday," said Kasun Perera, a baker.',
        ),
    ],
)
def test_two_voices_are_two_origins(tmp_path: Path, first: str, second: str) -> None:
    assert told(tmp_path, first, second) == "different"


def test_a_second_source_is_not_the_first(tmp_path: Path) -> None:
    first = "KANDY — A security official said nine miners were killed in Kandy on Monday."
    second = f"{FACT}, a guard said. A second guard said nine miners were killed in Kandy on Monday."
    lines = [
        {"id": f"r{i}", "outlet": o, "title": "News", "published": "2025-06-03T12:00:00Z", "text": text}
        for i, (o, text) in enumerate((("Alpha Post", first), ("Bravo Day", second)))
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Case.open(tmp_path / "one.case") as case:
        case.add([str(path)], jobs=1)
        snapshot = case.snapshot()
    guards = {o.name for o in snapshot.reconciliation.origins if "guard" in o.name}
    assert len(guards) == 2
