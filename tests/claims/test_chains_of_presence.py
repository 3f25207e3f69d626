"""Who was there: the outlet's own people, another medium's, and people who say that they saw it."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our correspondent watched as five tanks rolled through Torvik on Sunday.", "moving"),
        ("A reporter for The Harbour Gazette counted on Monday at dawn as six boats left Lume.", "departed"),
        ("Our crew was there when two tanks crossed the bridge.", "crossed"),
        ("We stood by as police arrested five men outside the bank.", "arrested"),
        ("When the Gazette visited the airfield on Tuesday, two Il-76 were standing on the apron.", "present"),
        ("During a visit by this paper on Thursday, six patrol boats lay at the northern quay.", "present"),
        ("Two fuel trucks burned outside the barracks, as seen by our reporter.", "burned"),
        ("This newspaper's reporter saw three helicopters land on the school field.", "landed"),
    ],
)
def test_what_the_outlets_own_people_saw_is_its_own(told, text: str, kind: str) -> None:
    links, basis = told(text, kind)
    assert basis == "eyewitness"
    assert all("reporter" in name or "crew" in name for name in links)


@pytest.mark.parametrize(
    ("text", "kind", "root"),
    [
        ("A Reuters photographer looked on as four men were arrested.", "arrested", "Reuters photographer"),
        ("Four tanks passed in a row when the minister came, a Polar Agency reporter saw.", "moving", "Polar Agency"),
        ("The shepherd Milo Tarn watched as two lorries overturned near Soka.", "crashed", "Milo Tarn"),
    ],
)
def test_what_others_saw_is_theirs(told, text: str, kind: str, root: str) -> None:
    links, basis = told(text.replace("passed", "drove past"), kind)
    assert root in links[-1]
    assert basis == "eyewitness"


@pytest.mark.parametrize(
    "text",
    [
        "When the minister visited the airfield, two tanks crossed the bridge.",
        "During a visit by the president, two tanks crossed the bridge.",
        "Prices rose as two tanks crossed the bridge.",
    ],
)
def test_a_visit_by_somebody_else_is_no_observation(told, text: str) -> None:
    assert told(text, "crossed") == ([], "unspecified")


@pytest.mark.parametrize(
    "text",
    [
        "Two tanks crossed the bridge, said Pastor Ode Bann, who watched from the steps of his church.",
        "Two tanks crossed the bridge, said Lena Orth, who keeps the barrier there.",
        '"Two tanks crossed the bridge, I counted them," Lena Orth told The Harbour Gazette.',
        '"Two tanks crossed the bridge," said Lena Orth. "I was standing at my door," Orth said.',
        "Two tanks crossed the bridge, said Milo Tarn, whose shop faces it.",
    ],
)
def test_somebody_who_says_to_have_been_there_is_a_witness(told, text: str) -> None:
    assert told(text, "crossed")[1] == "eyewitness"


@pytest.mark.parametrize(
    "text",
    [
        "Two tanks crossed the bridge, said Lena Orth, who runs a bank in the capital.",
        '"Two tanks crossed the bridge," said the lawyer Lena Orth. "I was told so," Orth said.',
        "Two tanks crossed the bridge, said army spokesman Piet Daal, who was standing at a map.",
    ],
)
def test_somebody_who_only_speaks_is_none(told, text: str) -> None:
    assert told(text, "crossed")[1] != "eyewitness"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Rebels captured two tanks near Soka, an officer said.", "officer"),
        ("The navy captured two boats off Lume on Friday, a clerk said.", "clerk"),
        ("Two tanks were captured by rebels on Friday, the ministry said.", "ministry"),
    ],
)
def test_who_captures_a_thing_says_nothing(read, text: str, root: str) -> None:
    claims = [c for c in read(text) if c.kind == "captured"]
    assert [link.name for link in claims[0].chain[1:]] == [root]
