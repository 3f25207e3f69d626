"""Numbers that stand for things told before, for heads of a group, for a part, or for what was at another place."""

import pytest


def counted(claims, kind):
    return [
        (c.things[0].name, c.count and (c.count.min, c.count.max), c.place.name if c.place else None)
        for c in claims
        if c.kind == kind
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "thing", "number"),
    [
        ("The army launched 120 drones overnight, of which 96 were shot down.", "shot down", "drone", 96),
        ("The army launched 120 drones overnight; 96 of them were shot down.", "shot down", "drone", 96),
        ("The ship sank; ten of its 25 crew were rescued.", "rescued", "crew member", 10),
        ("All three crew died.", "killed", "crew member", 3),
        ("The crew of five were rescued.", "rescued", "crew member", 5),
        ("A family of five was killed in Rafah.", "killed", "person", 5),
        ("A man of 60 was killed.", "killed", "man", 1),
        ("Nine houses were burned down in Homs.", "burned", "house", 9),
        ("Five tanks can be seen in Gyumri.", "present", "tank", 5),
        ("“I saw a fuel depot burn near Homs,” she said.", "burned", "depot", 1),
        ("Eight people were being treated in hospital in Homs.", "injured", "person", 8),
        ("Two guards received wounds in the exchange.", "injured", "guard", 2),
    ],
)
def test_who_is_counted(read, sentence, kind, thing, number):
    assert [(name, count) for name, count, _ in counted(read(sentence), kind)] == [(thing, (number, number))]


def test_each_item_of_a_list_has_the_place_told_of_it_alone(read):
    claims = read("Shelling wounded three people in Homs and five in Aleppo on Friday.")
    assert counted(claims, "injured") == [("person", (3, 3), "Homs"), ("person", (5, 5), "Aleppo")]
    assert {c.scope for c in claims if c.kind == "injured"} == {"whole"}


def test_each_item_of_a_list_has_the_day_told_of_it_alone(read):
    claims = read("Three people were killed by shelling in Homs on Tuesday and two on Wednesday.")
    assert [(c.count.min, c.when.text) for c in claims if c.kind == "killed"] == [(3, "Tuesday"), (2, "Wednesday")]


def test_who_kills_others_and_himself_adds_to_them(read):
    claims = read("A gunman killed three people and then himself at a warehouse in Homs.")
    assert [(c.count.min, c.scope) for c in claims if c.kind == "killed"] == [(3, "listed"), (1, "listed")]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Twelve of his workers had died, the owner said.", "killed"),
        ("The morgue had received 21 bodies by noon.", "killed"),
    ],
)
def test_a_part_is_no_total(read, sentence, kind):
    assert [c.scope for c in read(sentence) if c.kind == kind] == ["part"]


def test_what_a_toll_includes_is_not_the_toll(read):
    assert counted(read("The toll includes three firefighters."), "killed") == []


def test_an_unlisted_village_is_one_whatever_the_parse_takes_its_name_for(read):
    claims = read("Four miners were killed in a coal mine near Sulukta on Saturday.")
    assert counted(claims, "killed") == [("miner", (4, 4), "Sulukta")]
