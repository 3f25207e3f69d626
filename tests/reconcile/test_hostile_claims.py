"""Claims as broken as reading can make them do not stop the others."""

from dataclasses import replace

import pytest

from firsthand.model import Basis, Certainty, Count, Place, Thing


@pytest.mark.parametrize(
    "broken",
    [
        {"chain": ()},
        {"things": ()},
        {"count": Count(None, None)},
        {"count": Count(5, 3)},
        {"count": Count(-4, 10**30)},
        {"kind": "never heard of"},
        {"as_of": "yesterday"},
        {"as_of": "2024-13-45T99:99"},
        {"report": "no such report"},
        {"place": Place("", "", None, None, None)},
        {"place": Place("Pole", "Pole", 90.0, 180.0, 0.0)},
        {"victim": "", "scope": "named"},
        {"certainty": Certainty.DECLARED_UNKNOWN, "quote": ""},
        {"basis": Basis.SATELLITE, "imagery": None},
        {"certainty": Certainty.COUNTERFACT, "count": Count(5, 5)},
        {"scope": "total"},
    ],
    ids=str,
)
def test_a_broken_claim_stands_beside_a_sound_one(desk, broken):
    sound = desk.claim("alpha", 3, by=("person", "Dana Holt"))
    desk.claims.append(replace(desk.claim("bravo", 3, by=("crew", "")), id="broken", **broken))
    result = desk.run()
    assert any(sound.id in f.claims for f in result.findings)
    assert all(f.summary.endswith(".") for f in result.findings)


@pytest.mark.parametrize("name", ["", " ", "The", "the", "'s", "A.", "1", "É" * 5000, "x\ny", "(((", "Of The And"])
def test_an_actor_of_any_words_makes_a_finding_or_none(desk, name):
    for report, actor in (("alpha", Thing(name, name)), ("bravo", Thing("army", "army"))):
        desk.claim(report, 3, "person", "killed", by=("person", "Dana Holt"), actor=actor)
    assert all(f.summary.endswith(".") for f in desk.run().findings)


@pytest.mark.parametrize("kind", ["person", "office", "unnamed", "post", "document", "crew", ""])
@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ",",
        "the mayor,",
        "Mayor",
        "A." * 500,
        "É " * 3000,
        "x\ny",
        "((([[",
        "@",
        "@@ (@)",
        "statement by",
        "'s",
    ],
)
def test_a_voice_of_any_words_is_some_origin(desk, kind, name):
    desk.report("alpha")
    desk.reports["alpha"] = replace(desk.reports["alpha"], text=f"The mayor, {name}, spoke. {name}, a nurse, did not.")
    claim = desk.claim("alpha", 3, by=(kind, name), root_stated=True)
    desk.claim("bravo", 3, by=("person", "Dana Holt"))
    result = desk.run()
    assert claim.id in result.claim_origin
    assert all(f.summary.endswith(".") for f in result.findings)
