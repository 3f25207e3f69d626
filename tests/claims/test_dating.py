"""When an event was: which of a sentence's times is its own."""

import pytest


def day(claims, kind):
    found = [c for c in claims if c.kind == kind]
    assert found, kind
    when = found[0].when
    return None if when is None or when.earliest is None else when.earliest[:10]


@pytest.mark.parametrize(
    "sentence",
    [
        "A man accused of killing two men pleaded not guilty in a county courtroom Tuesday.",
        "The man accused of the shooting that killed two people was back in court on Tuesday.",
        "A vigil was held Tuesday for two students killed in Brenford.",
        "On Tuesday, a judge sentenced a driver for killing two cyclists.",
    ],
)
def test_the_day_of_a_hearing_or_a_vigil_is_not_that_of_the_deed(read, sentence):
    assert day(read(sentence), "killed") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Police arrested a man on Friday over the December 3 killing of two men.",
        "Two men were killed on December 3, and a man was charged on Friday.",
        "The man charged on Friday killed two men on December 3.",
    ],
)
def test_the_day_of_the_deed_is_kept_beside_that_of_the_arrest(read, sentence):
    assert day(read(sentence), "killed") == "2024-12-03"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two people who were wounded on Sunday are now recovering.", "2024-12-08"),
        ("Two people were killed on December 28 in a fire.", "2023-12-28"),
        ("Two people were killed on December 9 in a fire.", "2024-12-09"),
    ],
)
def test_what_has_happened_was_not_after_the_report(read, sentence, expected):
    claims = [c for c in read(sentence) if c.kind in {"killed", "injured"}]
    assert claims[0].when.earliest[:10] == expected


def test_a_stamp_of_the_page_dates_nothing(read):
    claims = read(
        "Two people were killed in a fire. Posted: Friday, December 13, 2024 4:25 PM", "It was put out later."
    )
    assert day(claims, "killed") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A freighter was damaged, its owner said. The ship left Varna at 11 a.m. for Burgas.", "damaged"),
        ("The vessel left Varna at 11 a.m. on Saturday. Three dockers had been killed, the port said.", "killed"),
        ("None of the 14 sailors were hurt, the owner said, adding that the ship left Varna at 11 a.m.", "injured"),
    ],
)
def test_the_hour_of_one_event_is_not_that_of_another(read, text, kind):
    when = next(c.when for c in read(text) if c.kind == kind)
    assert when is None or "T" not in f"{when.earliest}{when.latest}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The president flew to Moscow on 8 December and has been granted asylum there.", "granted asylum"),
        ("The brigade left Homs on 8 December and has been deployed in Goma.", "deployed"),
        ("The envoy left Homs on 9 December and has been granted asylum in Oslo.", "granted asylum"),
    ],
)
def test_the_day_of_one_deed_is_not_that_of_what_is_told_after_it(read, text, kind):
    assert [c.when for c in read(text) if c.kind == kind] == [None]


def test_the_day_of_two_deeds_in_one_breath_is_that_of_both(read):
    claims = read("Gunmen stormed a hotel on 9 December and killed two guards.")
    assert day(claims, "killed") == "2024-12-09"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Two tanks left Homs on Friday morning. A captain said that more tanks would leave within days.", "departed",
         [None]),
        ("On Thursday a ferry sailed from Tartus. Officials expect two more ferries to leave.", "departed",
         [None]),
        ("A convoy entered Goma on Monday. Ten more trucks are expected to leave Goma on Tuesday.", "departed",
         ["2024-12-17"]),
    ],
)  # fmt: skip
def test_what_is_yet_to_come_was_not_when_something_else_was(read, text, kind, expected):
    days = [c.when and c.when.earliest[:10] for c in read(text) if c.kind == kind and str(c.tense) == "future"]
    assert days == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("About 200 troops are already gone and the remaining 300 are to follow by the end of December.", "remained"),
        ("A vote is due on 20 December after gunmen injured one worker.", "injured"),
        ("The trial begins on 3 March of the two men who killed a guard in Homs.", "killed"),
        ("Two guards were killed. A new curfew will start next week.", "killed"),
    ],
)
def test_what_is_past_was_not_after_its_telling(read, text, kind):
    assert day(read(text), kind) is None


@pytest.mark.parametrize(
    ("text", "kind", "since", "until"),
    [
        ("The march marked two years since 60 people were killed in protests.", "killed", "2022-06", "2023-06"),
        ("It was the tenth anniversary of the crash that killed 71 people.", "killed", "2014-12", "2014-12"),
        ("Six days after rebels captured the town, soldiers left it.", "captured", "2024-12-07", "2024-12-09"),
        ("The vigil marks ten years since the bombing, which killed 12 people.", "killed", "2014-06", "2015-06"),
        ("Thousands kept the 2nd anniversary of a flood in which 50 people died.", "killed", "2022-12", "2022-12"),
        ("Thousands kept the anniversary of a fire in which 50 people died.", "killed", None, "2024-02"),
    ],
)
def test_what_only_dates_something_else_has_the_time_that_its_clause_counts_back(read, text, kind, since, until):
    (when,) = {c.when for c in read(text) if c.kind == kind}
    assert (when.earliest or "").startswith(since or "")
    assert since is not None or when.earliest is None
    assert when.latest.startswith(until)


def test_what_has_gone_on_since_a_day_reaches_to_its_telling(read):
    (when,) = {c.when for c in read("More than 400 people have fled the town since Sunday.")}
    assert (when.earliest, when.latest) == ("2024-12-08", "2024-12-14")


@pytest.mark.parametrize(
    ("text", "when", "as_of"),
    [
        ("The death toll rose to 24 on Wednesday.", None, "2024-12-11"),
        ("The toll, which stood at 12 on Monday, has climbed to 19.", None, "2024-12-14"),
        ("Police said on Tuesday that three people had died.", None, "2024-12-10"),
        ("Two men were killed on Sunday, officials said on Monday.", "2024-12-08", "2024-12-09"),
    ],
)
def test_the_day_of_a_count_is_not_the_day_of_the_deaths(read, text, when, as_of):
    (claim,) = [c for c in read(text) if c.kind == "killed"]
    assert (claim.when and claim.when.earliest, claim.as_of[:10]) == (when, as_of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The riot in Osorno on 8 December, and the arrival of Maria Rios in Quito, where she was granted asylum, filled the papers.", "granted asylum"),
        ("The fall of the capital on 8 December, and the escape of Omar Nasr to Accra, where he was given asylum, ended the war.", "granted asylum"),
    ],
)  # fmt: skip
def test_the_day_of_one_noun_is_not_that_of_what_happened_within_the_next(read, text, kind) -> None:
    assert [c.when for c in read(text) if c.kind == kind] == [None]
