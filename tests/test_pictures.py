"""Whose a picture, a video or a signal is, across reports: one picture retold is one origin, two makers' are two."""

import json

import pytest

from firsthand.pipeline import Case


@pytest.fixture
def behind(tmp_path):
    """Return how many origins stand behind the only finding that two reports tell of, and its status."""

    def told(*texts):
        records = tmp_path / "reports.jsonl"
        rows = [
            {"id": f"r{n}", "outlet": f"{name} Post", "published": "2026-03-12", "title": f"From {name}", "text": text}
            for n, (name, text) in enumerate(zip(("Alder", "Birch", "Cedar"), texts, strict=False))
        ]
        records.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        with Case.open(tmp_path / "one.case") as case:
            case.add([str(records)], jobs=1)
            reports = {c.id: c.report for c in case.snapshot().claims}
            findings = case.snapshot().reconciliation.findings
        (finding,) = [f for f in findings if len({reports[c] for c in f.claims}) == len(texts)]
        return str(finding.status), len(finding.origins)

    return told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A video filmed by the baker Yusuf Karam from his roof shows six tanks in Homs on Tuesday night.",
         "A video that the student Lina Fares recorded shows six tanks in Homs on Tuesday night."),
        ("Photographs taken by Pedro Aguirre on Tuesday night show six tanks in Homs.",
         "A photograph that our reader Ana Sosa took on Tuesday night shows six tanks in Homs."),
        ("Six tanks are visible in Homs in a satellite image that Planet Labs took on 10 March.",
         "An Airbus satellite image of 10 March shows six tanks in Homs."),
    ],
)  # fmt: skip
def test_pictures_of_two_makers_are_two_origins(behind, one, other):
    assert behind(one, other) == ("corroborated", 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A video filmed by the baker Yusuf Karam from his roof shows six tanks in Homs on Tuesday night.",
         "Truelight looked at the video of the baker Yusuf Karam. The video shows six tanks in Homs on Tuesday night."),
        ("Photographs taken by Pedro Aguirre on Tuesday night show six tanks in Homs.",
         "Pictures distributed by the agency Foto Sur show six tanks in Homs on Tuesday night. Pedro Aguirre took them."),
        ("Two tankers left Banias on Tuesday, according to tracking data that Navilume supplied to this paper.",
         "Two tankers left Banias on Tuesday, data of the ship-tracking company Navilume show."),
        ("A satellite picture taken on 10 March by Planet Labs shows six tanks in Homs.",
         "Six tanks were in Homs, the Alder Post reported, citing a satellite picture of Planet Labs."),
        ("Six tanks were in Homs on 10 March, the Tarn Desk said after it had gone over a Planet Labs frame.",
         "The Ostrava Centre has looked at a Planet Labs image of 10 March. Six tanks were in Homs, the centre said."),
    ],
)  # fmt: skip
def test_one_picture_told_of_twice_is_one_origin(behind, one, other):
    assert behind(one, other) == ("repeated", 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A video shared on Telegram shows six tanks in Homs on Tuesday night.",
         "A video filmed by the baker Yusuf Karam shows six tanks in Homs on Tuesday night."),
        ("A satellite image taken on 10 March shows six tanks in Homs.",
         "An Airbus satellite image of 10 March shows six tanks in Homs."),
    ],
)  # fmt: skip
def test_a_picture_whose_maker_is_not_named_may_be_any_others(behind, one, other):
    assert behind(one, other)[0] == "agreeing"
