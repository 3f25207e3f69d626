"""Events in other dress than a plain verb: hyphened, nominal, existential, hung on its subject; families and shipments."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Korvia test-fired two missiles on Monday.", "tested", 2),
        ("Korvia test fired a ballistic missile on Monday.", "tested", 1),
        ("The test-firing of two missiles was announced.", "tested", 2),
        ("The airlifting of 40 villagers took all night.", "evacuated", 40),
        ("The detaining of four men caused a protest.", "arrested", 4),
        ("There were twelve tanks at the range on Monday.", "present", 12),
        ("There were no tanks at the range on Monday.", "present", 0),
        ("Six bombers were at the Engels air base, an analyst said.", "present", 6),
        ("Nine lorries with masked men on board crossed into Sudan near Karima, Redline reports.", "crossed", 9),
        ("Six hundred families were displaced by the flood.", "displaced", 600),
        ("Two shipments of parts were delivered to Termez.", "delivered", 2),
        ("Six patrol boats lay at the northern quay.", "present", 6),
        ("Four tankers could be made out at the pier.", "present", 4),
        ("The crash claimed 14 lives, police said.", "killed", 14),
        ("The strike killed two dockers, the port director said.", "killed", 2),
        ("Three divers died off Tamm on Friday.", "killed", 3),
        ("We verified a video that shows six trucks leaving the yard.", "departed", 6),
        ("The strike left seven dead and 19 wounded.", "killed", 7),
        ("The strike left seven dead and 19 wounded.", "injured", 19),
        ("The flood swept away three houses in Ulva.", "destroyed", 3),
        ("Two journalists are being held at the checkpoint.", "arrested", 2),
        ("Fifty families crossed the river.", "crossed", 50),
        ("The tanker Blue Heron has left the anchorage.", "departed", 1),
        ("How many people are missing since the collision is not known, he said.", "missing", 2),
        ("Twelve people were missing off Bari.", "missing", 12),
    ],
)
def test_an_event_is_found_in_every_dress(read, text: str, kind: str, count: int | None) -> None:
    found = [c for c in read(text) if c.kind == kind]
    assert found
    assert count is None or count in {c.count.min for c in found if c.count is not None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There were good reasons for the war.", "present"),
        ("The soldiers were in a bad mood.", "present"),
        ("There were three people in the room.", "present"),
        ("The finding of the court was read out.", "found"),
        ("The building of the ministry is old.", "built"),
        ("Trucks left in the rain rust soon.", "crossed"),
    ],
)
def test_what_only_looks_like_one_is_none(read, text: str, kind: str) -> None:
    assert [c for c in read(text) if c.kind == kind] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Open Ledger accused the militia commander Tarik Bell of ordering the killing of nine villagers.",
            "Tarik Bell",
        ),
        ("The government blamed the rebel leader Joram Pike for the abduction of two priests.", "Joram Pike"),
        ("General Omar Diss was accused by villagers of torturing six men.", "Omar Diss"),
    ],
)
def test_an_accusation_stands_beside_what_it_is_about(read, text: str, name: str) -> None:
    claims = read(text)
    accused = [c for c in claims if c.kind == "accused"]
    assert [name in (c.victim or c.things[0].text) for c in accused] == [True]
    assert {c.kind for c in claims} - {"accused"}


def test_whether_anybody_was_hurt_is_a_claim_of_its_own(read) -> None:
    claims = read("It was unclear whether anybody had been injured, police said.")
    assert [(c.kind, c.certainty.value) for c in claims] == [("injured", "CTu")]
