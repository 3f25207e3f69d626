"""What sort of voice a description is, by common words and by the packs' own nouns for people."""

from dataclasses import replace

import pytest

from firsthand.model import Basis, Verdict
from firsthand.packs.loader import Packs
from firsthand.packs.schema import ThingEntry
from firsthand.reconcile.roles import LAY, fields_of, people_apart, unlike
from firsthand.reconcile.trades import Trades


@pytest.fixture(scope="module")
def trades():
    things = [
        ThingEntry.model_validate(thing)
        for thing in (
            {"name": "person", "person": True},
            {"name": "civilian", "is": ["person"], "person": True},
            {"name": "medic", "is": ["civilian"], "person": True, "aliases": ["bonesetter"]},
            {"name": "puppeteer", "is": ["civilian"], "person": True},
            {"name": "journalist", "is": ["civilian"], "person": True, "aliases": ["stringer"]},
            {"name": "combatant", "is": ["person"], "person": True, "aliases": ["lancer"]},
        )
    ]
    return Trades(Packs(versions={}, things={t.name: t for t in things}, kinds={}, places={}, sources={}))


@pytest.mark.parametrize(
    ("description", "fields"),
    [
        ("bonesetter of the lower village", {"health"}),
        ("two puppeteers", {LAY}),
        ("lancers who came on foot", {"armed"}),
        ("stringer", set()),
        ("police lancer", {"law"}),
        ("chief bonesetter", set()),
        ("spokesman for the lancers", set()),
    ],
)
def test_the_packs_nouns_say_what_the_common_words_do_not(trades, description, fields):
    assert trades.fields_of(description) == fields


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Health Ministry", "army", Verdict.DIFFERENT),
        ("Ministry of Transport", "rebel fighters", Verdict.DIFFERENT),
        ("Transport Ministry", "police", Verdict.DIFFERENT),
        ("Interior Ministry", "police", Verdict.UNDETERMINED),
        ("Defence Ministry", "army", Verdict.UNDETERMINED),
        ("Health Ministry", "local officials", Verdict.UNDETERMINED),
        ("Health Ministry", "government", Verdict.UNDETERMINED),
        ("Health Ministry", "hospital", Verdict.UNDETERMINED),
        ("Health Ministry", "two residents", Verdict.DIFFERENT),
        ("Foreign Ministry", "government", Verdict.UNDETERMINED),
    ],
)
def test_a_ministry_is_apart_from_what_it_has_no_hand_in(desk, one, other, expected):
    a = desk.claim("alpha", 6, by=("office", one))
    b = desk.claim("bravo", 6, by=("unnamed", other))
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Arvanian army", "Gallish army", Verdict.DIFFERENT),
        ("Arvanian coast guard", "Gallish coastguard", Verdict.DIFFERENT),
        ("Arvanian army", "Arvania's army", Verdict.SAME),
        ("Arvanian police", "Brenfordian police", Verdict.UNDETERMINED),
    ],
)
def test_the_armies_of_two_nations_are_two(desk, one, other, expected):
    a = desk.claim("alpha", 6, by=("office", one))
    b = desk.claim("bravo", 6, by=("office", other))
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("spokesman for the Red Sash militia", "mayor", Verdict.DIFFERENT),
        ("spokesman for the Sash Front", "governor", Verdict.DIFFERENT),
        ("rebel commander", "army officer", Verdict.DIFFERENT),
        ("fighters", "residents", Verdict.DIFFERENT),
        ("commander", "militia commander", Verdict.UNDETERMINED),
        ("militants", "rebel fighters", Verdict.UNDETERMINED),
    ],
)
def test_who_fights_the_state_does_not_speak_for_it(desk, one, other, expected):
    a = desk.claim("alpha", 6, by=("unnamed", one))
    b = desk.claim("bravo", 6, by=("unnamed", other))
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize(
    ("role", "fields"),
    [
        ("who keeps goats by the harbour", {LAY}),
        ("who slept on a bench in the police station", set()),
        ("who spoke outside the hospital", set()),
        ("who heads the city hospital", {"health"}),
        ("who works for the transport ministry", {"sector", "ministry"}),
        ("who works at the market", set()),
        ("whose brother is a soldier", set()),
        ("nurse at the emergency clinic", {"health"}),
        ("priest of the army chapel", {"aid"}),
        ("official of the city hospital", {"health", "state"}),
    ],
)
def test_what_somebody_did_once_makes_no_office(role, fields):
    assert fields_of(role, named=True) == fields


def test_an_honorific_may_stand_between_an_office_and_its_name(desk):
    desk.report("alpha")
    text = "Six ferries left, said the parish priest, Father Omar Said.\n"
    desk.reports["alpha"] = replace(desk.reports["alpha"], text=text + desk.reports["alpha"].text)
    a = desk.claim("alpha", 6, by=("person", "Omar Said"))
    b = desk.claim("bravo", 6, by=("unnamed", "police officer"))
    assert verdict(desk, a, b) is Verdict.DIFFERENT


def test_a_clause_before_a_name_is_no_office(desk):
    desk.report("alpha")
    text = (
        "The crew of the Sea Gull rescued 41 people on Friday, Ines Duarte, the head of mission of a charity, said.\n"
    )
    desk.reports["alpha"] = replace(desk.reports["alpha"], text=text + desk.reports["alpha"].text)
    a = desk.claim("alpha", 6, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 6, by=("unnamed", "coastguard"))
    assert verdict(desk, a, b) is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Arvania's health ministry", "Arvanian health ministry", Verdict.SAME),
        ("health ministry of Gallia", "Gallian health ministry", Verdict.SAME),
        ("Peru's navy", "Peruvian navy", Verdict.SAME),
        ("Niger's health ministry", "Nigerian health ministry", Verdict.UNDETERMINED),
        ("Arvania's health ministry", "Arvanian energy ministry", Verdict.DIFFERENT),
    ],
)
def test_an_office_is_one_whichever_form_of_its_country_is_used(desk, one, other, expected):
    a = desk.claim("alpha", 6, by=("office", one))
    b = desk.claim("bravo", 6, by=("office", other))
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("lawyer", "police officer", Verdict.DIFFERENT),
        ("defence lawyer", "district attorney", Verdict.DIFFERENT),
        ("attorney of the family", "prosecutor", Verdict.DIFFERENT),
        ("attorney general", "police officer", Verdict.UNDETERMINED),
        ("lawyer", "mother", Verdict.UNDETERMINED),
        ("police lawyer", "police officer", Verdict.UNDETERMINED),
    ],
)
def test_counsel_is_not_the_law(desk, one, other, expected):
    a = desk.claim("alpha", 6, by=("unnamed", one))
    b = desk.claim("bravo", 6, by=("unnamed", other))
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize("fields", [{"health"}, {"firm"}, {"aid"}])
def test_an_office_is_not_the_people_of_a_place_whom_one_of_its_staff_might_be(fields):
    assert unlike(frozenset(fields), frozenset({LAY}), body=True)
    assert not unlike(frozenset(fields), frozenset({LAY}))


def test_a_group_introduced_as_one_is_no_official_of_another_body(desk):
    text = "The rights group Open Coast counted six ferries.\n"
    desk.report("alpha")
    desk.reports["alpha"] = replace(desk.reports["alpha"], text=text + desk.reports["alpha"].text)
    a = desk.claim("alpha", 6, by=("office", "Open Coast"), basis=Basis.OFFICIAL)
    b = desk.claim("bravo", 6, by=("office", "Arvanian Rights Commission"))
    assert verdict(desk, a, b) is Verdict.DIFFERENT


def verdict(desk, a, b):
    """Return the verdict on the origins of two claims."""
    result = desk.run()
    one, other = sorted((result.claim_origin[a.id], result.claim_origin[b.id]))
    if one == other:
        return Verdict.SAME
    return next((s.verdict for s in result.sameness if (s.a, s.b) == (one, other)), Verdict.DIFFERENT)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("brother of the girl", "neighbour", True),
        ("woman in the queue", "man at the bridge", True),
        ("sister of a man", "brother of a woman", True),
        ("a market trader; the cousin of a man", "mechanic", True),
        ("relative", "cousin", False),
        ("man", "resident", False),
        ("brother", "mechanic", False),
        ("spokesman", "spokeswoman", False),
    ],
)
def test_people_described_so_that_they_cannot_be_one(one, other, apart):
    assert people_apart(one, other) is apart


@pytest.mark.parametrize(
    ("role", "other", "expected"),
    [
        ("a market trader", "fisherman", Verdict.DIFFERENT),
        ("the brother of one of them", "sister of one of them", Verdict.DIFFERENT),
        ("a fisherman", "fisherman", Verdict.UNDETERMINED),
        ("a friend of the family", "fisherman", Verdict.UNDETERMINED),
    ],
)
def test_a_named_person_is_not_the_unnamed_one_of_another_trade(desk, role, other, expected):
    desk.report("alpha")
    text = f"Six ferries left, said Ines Duarte, {role}.\n"
    desk.reports["alpha"] = replace(desk.reports["alpha"], text=text + desk.reports["alpha"].text)
    people = [ThingEntry.model_validate({"name": n, "person": True}) for n in ("fisherman", "sister")]
    desk.packs = replace(desk.packs, things={**desk.packs.things, **{t.name: t for t in people}})
    a = desk.claim("alpha", 6, by=("person", "Ines Duarte"), basis=Basis.UNSPECIFIED)
    b = desk.claim("bravo", 6, by=("unnamed", other), basis=Basis.UNSPECIFIED)
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize(
    ("office", "group", "expected"),
    [
        ("army", "Black Ridge group", Verdict.DIFFERENT),
        ("government", "Sash Party", Verdict.DIFFERENT),
        ("company", "Sash Mining Company", Verdict.UNDETERMINED),
        ("group", "Black Ridge group", Verdict.SAME),
        ("army", "Tatmaran", Verdict.UNDETERMINED),
    ],
)
def test_an_office_of_the_state_is_no_group(desk, office, group, expected):
    a = desk.claim("alpha", 6, by=("office", office))
    b = desk.claim("bravo", 6, by=("office", group))
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize(("count", "expected"), [(14, Verdict.SAME), (2, Verdict.UNDETERMINED)])
def test_one_number_of_one_day_by_one_voice_is_one_wherever_it_was(desk, count, expected):
    desk.report("bravo", published="2024-03-09")
    a = desk.claim("alpha", count, by=("person", "Ines Duarte"), place=None)
    b = desk.claim("bravo", count, by=("person", "Ines Duarte"), place=None)
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("schoolteacher", "bus driver", True),
        ("net-mender", "baggage handler", True),
        ("mason", "quarryman", True),
        ("herder", "woodcutter", False),
        ("survivor", "mason", False),
    ],
)
def test_nobody_follows_two_trades(one, other, apart):
    assert people_apart(one, other) is apart


@pytest.mark.parametrize(
    ("description", "fields"),
    [
        ("head of the emergency department of the clinic", {"health"}),
        ("captain of a ferry", {LAY}),
        ("base guard", {"armed"}),
        ("air traffic controller", {"sector"}),
        ("district administrator", {"state"}),
    ],
)
def test_what_people_are_is_told_by_what_they_do(trades, description, fields):
    assert trades.fields_of(description) == fields
