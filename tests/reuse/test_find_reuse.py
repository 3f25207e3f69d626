"""What counts as a shared passage, and which way it went."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import Block, BlockType, Report
from firsthand.reuse import find_reuse
from firsthand.reuse.direction import direction_of

WIRE = (
    "A passenger ferry ran aground on a sandbank near Lowmarsh harbour early on Tuesday, leaving eleven travellers with "
    "minor injuries, the harbour master told Ridge Wire. The vessel had left Eastholm shortly before dawn with 140 "
    "people on board and strayed from the dredged channel in thick fog. Tugs pulled it free at high water and brought "
    "it back to its berth. Divers are to inspect the hull before it sails again."
)
OWN = (
    "Our reporter watched two tugs haul the stranded boat off the sand while passengers wrapped in blankets waited on "
    "the upper deck. Ambulances stood along the quay. Several travellers limped down the gangway, and one was carried."
)


def test_a_text_carried_word_for_word_is_one_passage_with_exact_offsets(make):
    a, b = make("alpha", WIRE), make("bravo", "Ferry stuck", WIRE)
    (found,) = find_reuse([a, b])
    assert a.text[found.a.start : found.a.end] == WIRE.rstrip(".")
    assert b.text[found.b.start : found.b.end] == WIRE.rstrip(".")
    assert found.score == 1.0


def test_a_text_cut_in_the_middle_is_found_and_known_for_a_cut(make):
    first, _, third, _ = WIRE.split(". ")
    found = find_reuse([make("alpha", WIRE), make("bravo", f"{first}. {third}.")])
    assert len(found) == 2
    assert {r.direction for r in found} == {"a>b"}


def test_words_changed_here_and_there_do_not_hide_a_copy(make):
    changed = WIRE.replace("early on Tuesday", "on Tuesday at first light").replace("in thick fog", "in dense fog")
    (found,) = find_reuse([make("alpha", WIRE), make("bravo", changed)])
    assert 0.8 < found.score < 1.0


def test_a_rewritten_wire_story_is_found_without_a_run_of_equal_words(make):
    rewritten = (
        "Eleven travellers had minor injuries when a passenger ferry grounded on a sandbank by Lowmarsh harbour on "
        "Tuesday, Ridge Wire said, citing the harbour master. With 140 people the vessel had left Eastholm before "
        "dawn; thick fog made it stray outside the dredged channel."
    )
    found = find_reuse([make("alpha", WIRE), make("bravo", rewritten)])
    assert found
    assert all(r.score < 0.95 for r in found)


def test_a_story_put_in_other_words_by_a_machine_is_known_by_its_sentences(make):
    told = (
        "Three miners were trapped near Oldbrook on Sunday when water broke into their gallery from a flooded shaft, the "
        "manager of the pit, Tomas Herrik, said. The shaft, a brick-lined well without a cover, was sunk for a brewery "
        "and forgotten after the fire. The gallery runs beneath a plum orchard whose owner had complained about cracks "
        "in his cellar. The company has offered a bonus of 4,000 crowns to divers. Herrik became manager in April."
    )
    spun = (
        "Three mine workers found themselves in a trap near Oldbrook, when on Sunday water burst in their gallery out of "
        "a flooded shaft, declared the manager of the mine Tomas Herik. The shaft, an uncovered well lined by brick, had "
        "been dug for a beer brewery and fell to be forgotten following the fire. The gallery goes beneath a garden of "
        "plums, its owner complained of cracks in the cellar. The company offered to divers a premium of 4 thousand "
        "crowns. Herik became the manager during April."
    )
    found = find_reuse([make("alpha", told), make("bravo", spun)])
    assert len(found) >= 4
    assert all(r.score < 0.9 for r in found)


def test_two_stories_of_one_event_share_nothing(make):
    assert find_reuse([make("alpha", WIRE), make("bravo", OWN)]) == ()


def test_a_quotation_both_carry_is_no_copying(make):
    said = "“We heard a long grinding noise and then the whole deck leaned over and the lights went out at once,” Ana Rios said."
    a = make("alpha", said + " She had been asleep in the forward lounge.")
    b = make("bravo", "A survivor described the moment. " + said)
    assert find_reuse([a, b]) == ()


def test_a_post_both_embed_is_no_copying(make):
    post = "grinding noise then the whole deck leaned over and every light went out, we are on the sand off Lowmarsh"
    a = make("alpha", "Alpha looked at what was posted.", (BlockType.POST, post))
    b = make("bravo", "Bravo saw this too.", (BlockType.POST, post))
    assert find_reuse([a, b]) == ()


def test_credits_and_boilerplate_are_no_passages(make):
    notice = (
        "Copyright of this page rests with the publisher, and nothing on it may be printed again without written leave"
    )
    a = make("alpha", OWN, (BlockType.BOILERPLATE, notice))
    b = make("bravo", "Another story altogether.", (BlockType.BOILERPLATE, notice))
    assert find_reuse([a, b]) == ()


def test_a_story_with_a_notice_in_it_is_a_copy_and_the_notice_alone_is_none(make):
    notice = "Click here to sign up for our newsletter and get the news of the coast delivered to your inbox daily."
    a = make("alpha", WIRE, notice)
    assert find_reuse([a, make("bravo", WIRE, notice)])
    assert find_reuse([a, make("bravo", OWN, notice)]) == ()


def test_what_every_page_of_one_outlet_says_is_that_outlets_boilerplate(make):
    motto = "The Alpha desk has brought the coast its weather, its tides and its shipping news every day since the storm of 1953."
    stories = [
        "The mayor resigned.",
        "Herring landings fell.",
        "A school reopened.",
        "The bridge closed.",
        "Rain came.",
    ]
    reports = [make(f"a{i}", story, motto, outlet="Alpha") for i, story in enumerate(stories)]
    assert find_reuse(reports) == ()


def test_no_passage_runs_across_what_was_skipped(make):
    first, second, *_ = WIRE.split(". ")
    a = make("alpha", first, (BlockType.BOILERPLATE, "Share this page"), second)
    b = make("bravo", f"{first}. {second}.")
    found = find_reuse([a, b])
    assert len(found) == 2
    assert all("Share" not in a.text[r.a.start : r.a.end] for r in found)


def test_a_thousand_copies_are_a_thousand_pairs_at_most(make):
    reports = [make(f"r{i:04}", WIRE) for i in range(1000)]
    assert len(find_reuse(reports)) == 999


def test_a_thousand_near_copies_do_not_explode(make):
    reports = [make(f"r{i:03}", f"{WIRE} Number {i} of this series was printed.") for i in range(300)]
    found = find_reuse(reports)
    assert {r.b.report for r in found} == {f"r{i:03}" for i in range(1, 300)}
    assert len(found) < 3 * 300 * 2


@pytest.mark.parametrize("words", [12, 15, 25])
def test_passages_of_twelve_words_are_found_wherever_they_stand(make, words):
    rng = random.Random(words)
    vocabulary = [f"w{i}ord" for i in range(3000)]
    missed = 0
    for n in range(30):
        shared = " ".join(rng.sample(vocabulary, words))
        texts = [
            " ".join(rng.sample(vocabulary, 60)) + f" {shared} " + " ".join(rng.sample(vocabulary, 60)) for _ in "ab"
        ]
        missed += not find_reuse([make(f"a{n}", texts[0]), make(f"b{n}", texts[1])])
    assert missed == 0


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_reports_changes_nothing(order):
    texts = [WIRE, WIRE + " More later.", OWN, OWN.replace("two tugs", "three tugs"), WIRE.split(". ")[1]]
    reports = [Report(f"r{i}", t, (Block(BlockType.BODY, 0, len(t)),), outlet=f"O{i}") for i, t in enumerate(texts)]
    assert find_reuse(reports[i] for i in order) == find_reuse(reports)


def test_empty_and_wordless_reports_share_nothing(make):
    assert find_reuse([]) == ()
    assert find_reuse([make("alpha"), make("bravo", "…"), make("charlie", "…")]) == ()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2024-03-01T10:00:00+00:00", "2024-03-01T12:00:00+02:00", None),  # one moment
        ("2024-03-01T10:00:00+00:00", "2024-03-01T12:30:00+02:00", "a>b"),
        ("2024-03-01T10:00:00", "2024-03-01T18:00:00", None),  # zones unknown
        ("2024-03-01", "2024-03-02", None),  # zones span more than a day
        ("2024-03-05", "2024-03-01", "b>a"),
        (None, "2024-03-01", None),
        ("last Tuesday", "2024-03-01", None),
    ],
)
def test_direction_by_time_needs_dates_that_can_tell(make, a, b, expected):
    assert direction_of(make("alpha", OWN, published=a), make("bravo", OWN, published=b))[0] == expected


def test_a_copy_older_than_its_source_is_known_by_its_credit(make):
    wire = make("wire", WIRE, outlet="Ridge Wire", published="2024-03-09")
    copy = make("copy", (BlockType.DATELINE, "LOWMARSH (Ridge Wire) -"), WIRE, published="2024-03-01")
    (found,) = find_reuse([wire, copy])
    assert (found.a.report, found.b.report, found.direction) == ("copy", "wire", "b>a")
