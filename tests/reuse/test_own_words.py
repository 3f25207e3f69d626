"""What two reports share without one having read the other: set phrases, quotations, notices, pages of one outlet."""

import pytest

from firsthand.reuse import find_reuse
from firsthand.reuse.vocabulary import Vocabulary

OTHER = "The quay stayed closed until noon while divers looked at the piles below the water line."
LATER = "The street was quiet by the evening, and a cat sat on the step where the lamp had been broken."


def chosen(text):
    found = Vocabulary().find(text)
    return [text[s:e] for s, e, own in zip(found.starts, found.ends, found.own, strict=True) if own]


def test_names_numbers_and_set_words_are_not_of_the_writers_choosing():
    assert chosen("Ana Rios, 34, was charged with second-degree murder after the lanterns of the barge went out") == [
        "lanterns",
        "barge",
        "went",
    ]
    assert chosen("FERRY HITS Pier 7") == ["FERRY", "HITS"]  # in capitals a name is not told from a word
    assert "渡船" in chosen("渡船 stranded")  # a script without capitals


@pytest.mark.parametrize(
    "phrase",
    [
        "Ana Rios, 34, Ben Okoro, 27, Carla Lindqvist, 61, Dmitri Petrov, 45, and Eva Marsh, 19, of Lowmarsh",
        "charged with three counts of second-degree murder, aggravated assault and possession of a handgun while on probation",
        "was taken to St. Brendan Hospital in critical condition, and was pronounced dead there at 11:40 p.m. on Tuesday",
        "in the 1200 block of North Harbour Street between Quay Road and Lowmarsh Avenue on Tuesday night, police said",
    ],
)
def test_set_phrases_alone_are_no_passage(make, phrase):
    a = make("alpha", f"Our reporter stood outside the court all day. {phrase}. The gulls were loud.")
    b = make("bravo", f"It had been a quiet week until then. {phrase}. {OTHER}")
    assert find_reuse([a, b]) == ()


def test_a_set_phrase_within_a_copied_story_is_part_of_the_copy(make):
    charges = "He was charged with three counts of second-degree murder and possession of a handgun while on probation"
    told = (
        "The skipper had painted the hull green over the winter, neighbours remembered, and sold tickets from a kiosk"
    )
    a = make("alpha", f"{told}. {charges}.", OTHER)
    b = make("bravo", "Trial opens.", f"{told}. {charges}.")
    (found,) = find_reuse([a, b])
    assert "probation" in b.text[found.b.start : found.b.end]


def test_a_report_of_nothing_but_set_phrases_is_a_copy_when_it_is_carried_whole(make):
    brief = (
        "Two men, aged 34 and 27, were shot and wounded early on Tuesday in the 1200 block of North Harbour Street, "
        "police said. Both were taken to St. Brendan Hospital in serious condition."
    )
    assert find_reuse([make("alpha", brief), make("bravo", brief)])
    assert find_reuse([make("alpha", brief), make("bravo", brief, "Sandford.")])
    assert find_reuse([make("alpha", brief, OTHER), make("bravo", brief, LATER)]) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“We lost the rudder off the bar", "“Then the pumps failed and we drifted for an hour without a light.”"),
        ('"We lost the rudder off the bar', '"Then the pumps failed and we drifted for an hour without a light."'),
    ],
)
def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one(make, first, second):
    whole = (f"{first} and nobody on the bridge could say which way the stern was swinging in that fog", second)
    assert find_reuse([make("alpha", *whole, OTHER), make("bravo", "She spoke at length.", *whole)]) == ()


def test_single_quotation_marks_quote_as_well_and_apostrophes_do_not(make):
    said = "‘We didn’t see the buoy until it scraped along the side, and the mate’s shout came too late for anyone to turn’"
    assert find_reuse([make("alpha", said + ", she said.", OTHER), make("bravo", "A voice: " + said)]) == ()
    told = "The crew didn’t see the buoy until it scraped along the side, and the mate’s shout came too late to turn"
    assert find_reuse([make("alpha", told, OTHER), make("bravo", "It was told so: " + told)])


@pytest.mark.parametrize(
    "notice",
    [
        "Whenever the harbour desk writes something new we drop a line in your inbox, from which one click brings you to the page",
        "If the film of the barge does not start, please switch off what keeps advertisements away in your browser and load it again",
        "Anyone who saw the barge that evening is asked to call the harbour watch without giving a name at 555-0142",
        "A letter is on its way to your e-mail; open it and press the button there, and your account lets you read the whole page",
    ],
)
def test_what_speaks_to_the_reader_of_the_page_is_no_passage(make, notice):
    assert find_reuse([make("alpha", OTHER, notice), make("bravo", "Herring landings fell.", notice)]) == ()


def test_a_story_in_which_somebody_is_asked_to_call_or_writes_on_facebook_is_one(make):
    told = (
        "Skippers were asked to call at the pilot station before noon, and the harbour master wrote on Facebook that no "
        "vessel would leave the basin until the wreck had been towed clear of the channel"
    )
    assert find_reuse([make("alpha", told, OTHER), make("bravo", "Basin shut.", told)])


def test_several_versions_of_one_outlets_story_share_the_story(make):
    story = (
        "A passenger ferry ran aground on a sandbank near Lowmarsh harbour early on Tuesday, leaving eleven travellers "
        "with minor injuries. The vessel had left Eastholm shortly before dawn and strayed from the dredged channel in "
        "thick fog. Tugs pulled it free at high water and brought it back to its berth, where divers waited."
    )
    later = ("Two more were hurt.", "Nobody is missing.", "The inquiry opened.", "Sailings resume.")
    reports = [make(f"a{n}", story, line, outlet="Alpha") for n, line in enumerate(later)]
    assert len({(r.a.report, r.b.report) for r in find_reuse(reports)}) == 6


def test_of_a_crowd_the_one_published_first_stands_for_it(make):
    story = (
        "The lock gates at Sandford failed during the night and the canal drained into the meadow, stranding fourteen "
        "narrowboats on the mud, engineers said after a first inspection by lamplight. {} went to look."
    )
    reports = [
        make(f"r{n:02}", story.format(f"Number {n}"), published=f"2024-03-{2 + n // 24:02}T{n % 24:02}:00:00+00:00")
        for n in range(40)
    ]
    first = make("z", story.format("The wire"), published="2024-03-01T23:00:00+00:00", outlet="Ridge Wire")
    found = find_reuse([*reports, first])
    assert {r.a.report for r in found if r.b.report == "z"} == {r.id for r in reports}
    same = [make(f"r{n}", story, published=f"2024-03-0{9 - n}") for n in range(6)]
    assert all("r5" in (r.a.report, r.b.report) for r in find_reuse(same))
