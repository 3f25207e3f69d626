"""What a definite source takes up: whose pictures and statements, which group, whom a role stands for."""

import pytest


@pytest.mark.parametrize(
    ("text", "links", "basis"),
    [
        ("Planet Labs released images of the base. | The images show two tanks there.", ["Planet Labs"], "satellite"),
        ("Maxar published a picture on Tuesday. It shows two tanks at the base.", ["Maxar"], "satellite"),
        ("A satellite image taken by Maxar was bought. The image shows two tanks.", ["Maxar"], "satellite"),
        ("An image that the imaging company Orbvue took on 12 May shows two tanks.", ["Orbvue"], "satellite"),
        ("A picture released by Maxar was leaked. The photograph shows two tanks.", ["Maxar"], "satellite"),
        ("The army published a video on Sunday. The video shows two tanks.", ["army"], "video"),
        ("A baker posted a clip on Friday. | The footage shows two tanks.", ["baker"], "video"),
        ("Video shot from a roof and posted by the baker shows two tanks.", ["baker"], "video"),
        ("Images from the firm BlackSky were sold. | In them, two tanks stand in a yard.", ["BlackSky"], "satellite"),
        ("As can be seen in a BlackSky image from Tuesday, two tanks stand in a yard.", ["BlackSky"], "satellite"),
        ("Drone footage released by the 4th Brigade purports to show two tanks.", ["Brigade"], "video"),
        ("Six helicopters are visible in an image taken by Maxar on 12 May.", ["Maxar"], "satellite"),
    ],
)
def test_a_picture_is_whose_it_was_told_to_be(told, text: str, links: list[str], basis: str) -> None:
    found, rests_on = told(text, "present")
    assert len(found) == len(links)
    assert all(name in link for name, link in zip(links, found, strict=True))
    assert rests_on.startswith(basis)


def test_the_day_a_picture_was_taken_is_read_off_the_picture_named(read) -> None:
    claims = read("A picture taken by Maxar on 6 May shows two tanks at the base.")
    assert claims[0].imagery is not None
    assert claims[0].imagery.provider == "Maxar"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The defence ministry issued a statement. | Two men were killed, the statement said.", "defence ministry"),
        ("Open Ledger published a report. According to the report, two men were killed.", "Open Ledger"),
        ("The rights group Open Ledger works in Soka. | Two men were killed, the group said.", "Open Ledger"),
        ("The rescue service Sea Hand has two boats. The service said that two men were killed.", "Sea Hand"),
        (
            "The harbour master, Anton Beke, closed the pier. Two men were killed, the harbour master said.",
            "Anton Beke",
        ),
        ("Souley Diarra repairs pumps in Soka. Two men were killed, the mechanic said.", "Souley Diarra"),
        ("Firefighters, they wrote, found two men killed by smoke.", ""),
    ],
)
def test_a_definite_source_is_who_was_introduced(told, text: str, root: str) -> None:
    links = told(text, "killed")[0]
    assert not root or links == [root]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("A video was shared on Friday. | The video shows two tanks.", "video"),
        ("Planet Labs released images. An image posted online shows two tanks. The image shows two tanks.", "image"),
    ],
)
def test_a_picture_introduced_anew_is_another(told, text: str, root: str) -> None:
    assert told(text, "present")[0] == [root]


def test_the_mayor_is_not_whoever_was_named_before(told) -> None:
    assert told("Anna Bell cut the ribbon. Two men were killed, the mayor said.", "killed")[0] == ["mayor"]


def test_who_said_it_is_the_subject_of_what_is_said(told) -> None:
    assert told("Firefighters rescued six hikers from the gorge, they wrote.", "rescued")[0] == ["firefighters"]
