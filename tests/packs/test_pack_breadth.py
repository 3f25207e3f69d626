"""The packs in the box: as broad as promised, and consistent with themselves."""

import airportsdata
import pytest

from firsthand.packs import load_packs
from firsthand.packs.check import same_spelling

PACKS = load_packs()
ROOTS = {
    "aircraft",
    "vehicle",
    "ship",
    "unit",
    "air defence system",
    "munition",
    "weapon",
    "equipment",
    "livestock",
    "goods",
    "structure",
    "settlement",
    "person",
    "group of people",
}


def test_the_breadth_that_issue_2_asks_for():
    assert len(PACKS.things) >= 150
    assert len(PACKS.kinds) >= 30
    assert len(PACKS.sources) >= 120
    assert len([p for p in PACKS.places.values() if p.kind in {"base", "port"} and p.aliases]) >= 80


def test_the_named_packs_are_in_the_box():
    assert set(PACKS.versions) == {"movement", "casualties", "statements", "sources", "places"}


@pytest.mark.parametrize("name", sorted(PACKS.kinds))
def test_every_kind_has_verbs_nouns_and_a_role_for_the_thing(name):
    kind = PACKS.kinds[name]
    assert kind.triggers.verbs
    assert kind.triggers.nouns
    assert all(trigger.thing for trigger in kind.triggers.all)
    assert kind.says
    assert kind.question


@pytest.mark.parametrize(
    ("name", "above", "beside"),
    [
        ("Ka-52", {"attack helicopter", "helicopter", "aircraft"}, {"ship", "transport aircraft"}),
        ("Il-76", {"transport aircraft", "fixed-wing aircraft", "aircraft"}, {"helicopter", "bomber"}),
        ("Shahed-136", {"drone", "munition", "aircraft"}, {"person"}),
        ("S-400", {"air defence system"}, {"aircraft"}),
        ("T-72", {"tank", "armoured vehicle", "vehicle"}, {"ship"}),
        ("Admiral Grigorovich class", {"frigate", "warship", "ship"}, {"submarine"}),
        ("child", {"minor", "person"}, {"soldier"}),
        ("troops", {"soldier", "combatant", "person"}, {"civilian"}),
        ("mother", {"relative", "person"}, {"combatant"}),
        ("journalist", {"civilian", "person"}, {"combatant"}),
    ],
)
def test_the_taxonomy_says_what_a_thing_is(name, above, beside):
    assert above <= PACKS.ancestors(name)
    assert not beside & PACKS.ancestors(name)


def test_everything_hangs_below_a_known_root():
    happenings = {t.itself for k in PACKS.kinds.values() for t in k.triggers.nouns} - {None}
    assert {t for t in PACKS.things if not PACKS.ancestors(t) & ROOTS} == happenings


def test_exactly_people_are_people():
    for name, thing in PACKS.things.items():
        assert thing.person == PACKS.is_a(name, "person"), name


def test_a_thing_is_a_noun_or_a_designator_and_only_one():
    happenings = {t.itself for k in PACKS.kinds.values() for t in k.triggers.nouns} - {None}
    assert {t.name for t in PACKS.things.values() if t.noun == t.designator} == happenings


def test_no_thing_answers_to_the_spelling_of_another():
    owner = {}
    for thing in PACKS.things.values():
        for text in (thing.name, *thing.aliases, *thing.nicknames):
            assert owner.setdefault(same_spelling(text), thing.name) == thing.name


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Ilyushin Il-76", "Il-76"),
        ("Ил-76", "Il-76"),
        ("Antonov An-124-100", "An-124"),
        ("Geran-2", "Shahed-136"),
        ("cargo plane", "transport aircraft"),
        ("Patriot battery", "Patriot"),
        ("people", "person"),
        ("others", "other person"),
        ("corpse", "body"),
        ("gunman", "gunman"),
    ],
)
def test_spellings_lead_to_the_canonical_name(spelling, name):
    thing = PACKS.things[name]
    assert spelling in {thing.name, thing.plural, *thing.aliases}


@pytest.mark.parametrize("nickname", ["Alligator", "Candid", "Bear", "Hip"])
def test_reporting_names_that_are_ordinary_words_are_nicknames_only(nickname):
    assert [t.name for t in PACKS.things.values() if nickname in t.nicknames]
    assert not [t.name for t in PACKS.things.values() if nickname in {t.name, *t.aliases}]


@pytest.mark.parametrize("name", ["Bradley", "Abrams", "Wagner", "Archer", "Ruslan", "Sam", "U2", "Eagles"])
def test_no_designator_takes_a_surname_or_an_everyday_word(name):
    key = same_spelling(name)
    for thing in PACKS.things.values():
        assert key not in {same_spelling(text) for text in (thing.name, *thing.aliases)}


def test_verbs_of_dying_and_of_killing_say_who_is_dead():
    verbs = {t.text: t.thing for t in PACKS.kinds["killed"].triggers.verbs}
    assert verbs["kill"] == "object"
    assert verbs["die"] == "subject"
    assert verbs["shoot dead"] == "object"


def test_a_wording_has_a_head_and_what_stands_with_it():
    take = next(t for t in PACKS.kinds["arrested"].triggers.verbs if t.text == "take into custody")
    assert (take.lemma, take.particle) == ("take", "into custody")


def test_no_verb_evokes_two_kinds_of_the_same_thing_by_the_same_argument():
    seen = {}
    for kind in PACKS.kinds.values():
        for t in kind.triggers.verbs:
            key = (t.text, t.thing, t.things or kind.things, t.by)
            other = seen.setdefault(key, kind.name)
            assert other == kind.name, f"{t.text!r} is in {other} and {kind.name}"


def test_opposition_holds_both_ways():
    for kind in PACKS.kinds.values():
        for other in kind.opposes:
            assert kind.name in PACKS.kinds[other].opposes


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Khmeimim", "Hmeimim"),
        ("Humaymim", "Hmeimim"),
        ("Tartous", "Tartus"),
        ("Jufra", "Al-Jufra"),
        ("Al-Udeid", "Al Udeid"),
        ("Shahid Rajaee port", "Bandar Abbas port"),
    ],
)
def test_places_are_found_by_their_spellings(spelling, name):
    assert spelling in PACKS.places[name].aliases


def test_places_lie_in_their_countries():
    boxes = {}
    for airport in airportsdata.load("ICAO").values():
        lat, lon = airport["lat"], airport["lon"]
        south, north, west, east = boxes.get(airport["country"], (90, -90, 180, -180))
        boxes[airport["country"]] = (min(south, lat), max(north, lat), min(west, lon), max(east, lon))
    for place in PACKS.places.values():
        if "Islands" in " ".join(place.within) or "Sea" in " ".join(place.within):
            continue  # reefs and shoals far from any airfield of their holder
        south, north, west, east = boxes[place.country if place.country != "PS" else "IL"]  # no airfield there
        assert south - 2 <= place.lat <= north + 2, place.name
        assert west - 2 <= place.lon <= east + 2, place.name


def test_hmeimim_and_tartus_are_where_they_are():
    hmeimim, tartus = PACKS.places["Hmeimim"], PACKS.places["Tartus"]
    assert (hmeimim.lat, hmeimim.lon) == pytest.approx((35.401, 35.949), abs=0.01)
    assert (tartus.lat, tartus.lon) == pytest.approx((34.905, 35.875), abs=0.02)


def test_a_web_address_leads_to_its_outlet():
    assert PACKS.source_by_domain["reuters.com"].name == "Reuters"
    assert PACKS.source_by_domain["tass.ru"].kind == "wire"
    assert PACKS.source_by_domain["twitter.com"].name == "X"


@pytest.mark.parametrize("kind", ["outlet", "wire", "imagery", "office", "monitor", "tracker", "network"])
def test_there_are_sources_of_every_kind(kind):
    assert len([s for s in PACKS.sources.values() if s.kind == kind]) >= 10


def test_stations_of_one_owner_are_outlets_of_their_own():
    first, second = PACKS.source_by_domain["ktla.com"], PACKS.source_by_domain["kxan.com"]
    assert first.name != second.name
    assert first.group == second.group


@pytest.mark.parametrize(
    "word", ["Hill", "Times", "National", "Print", "Age", "Independent", "Hindu", "Line", "Time", "NV"]
)
def test_no_source_answers_to_an_everyday_word(word):
    for source in PACKS.sources.values():
        assert word not in {text.removeprefix("The ") for text in (source.name, *source.aliases)}
