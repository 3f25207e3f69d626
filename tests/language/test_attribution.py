"""Who said what: the sources, cues and contents that a reader of the sentence would name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.attribution import find_attributions
from firsthand.language.doc import Attribution
from firsthand.language.parse import parse_text
from firsthand.language.sources import find_sources
from firsthand.model import Block, BlockType, Report
from firsthand.packs.loader import load_packs

PACKS = load_packs()


def read(
    text: str, outlet: str | None = "The Paper", *, kind: BlockType = BlockType.BODY, author: str | None = None
) -> tuple[Attribution, ...]:
    report = Report(id="r", text=text, blocks=(Block(kind, 0, len(text), author=author),), outlet=outlet)
    tokens = parse_text(text, [0])
    return find_attributions(tokens, find_sources(tokens, PACKS), report)


def said(text: str, **more: object) -> list[tuple[str | None, list[str]]]:
    return [(a.name, [text[s:e] for s, e in a.content]) for a in read(text, **more)]


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("Police said that two men had died.", "police", ["that two men had died"]),
        ("Two men had died, police said.", "police", ["Two men had died"]),
        ("The plane, officials said, left for Sudan.", "officials", ["The plane", "left for Sudan"]),
        ("“The road is open,” said Omar Vale, a farmer.", "Omar Vale", ["“The road is open,”"]),
        ("According to a local official, the bridge fell.", "local official", ["the bridge fell"]),
        ("A ship left the port, a harbour pilot told this newspaper.", "harbour pilot", ["A ship left the port"]),
        ("A Navy spokesman, Carl Moss, denied that the base was empty.", "Carl Moss", ["that the base was empty"]),
        ("It is closed, the army's chief of staff said on Monday.", "army's chief of staff", ["It is closed"]),
        ("Ministry: 12 killed in strike on convoy", "ministry", ["12 killed in strike on convoy"]),
        ("12 killed in strike on convoy - health ministry", "health ministry", ["12 killed in strike on convoy"]),
        (
            "Villagers saw three helicopters land near the river.",
            "villagers",
            ["three helicopters land near the river"],
        ),
        ("Mayor Ann Cole confirmed the deaths of three men.", "Ann Cole", ["the deaths of three men"]),
        ("A wall fell, the regional prefect, Ilan Cort, told reporters.", "Ilan Cort", ["A wall fell"]),
        ("His men had left, the brigade's commander, Omar Vale, said.", "Omar Vale", ["His men had left"]),
        ("A wall fell, a nurse who asked not to be named told Reuters.", "nurse", ["A wall fell"]),
        ("A wall fell, a guard who had been at the gate told Reuters.", "guard", ["A wall fell"]),
        ("A wall fell, a doctor, speaking by telephone, told Reuters.", "doctor", ["A wall fell"]),
        ("Army shelled Marhan, rebel commander says", "rebel commander", ["Army shelled Marhan"]),
        ("Army: rebels shelled clinic", "Army", ["rebels shelled clinic"]),
        ("Army-backed militia: rebels shelled base", "Army-backed militia", ["rebels shelled base"]),
        ("Rebels shelled clinic: army", "army", ["Rebels shelled clinic"]),
        ("Two dead in market blast, says governor", "governor", ["Two dead in market blast"]),
        ("Posts on X spoke of tanks entering the town.", "posts on X", ["tanks entering the town"]),
        ("An account on Telegram wrote of a long convoy.", "account on Telegram", ["a long convoy"]),
    ],
)
def test_source_and_content(text: str, name: str, content: list[str]) -> None:
    assert (name, content) in said(text)


@pytest.mark.parametrize("label", ["Exclusive", "Analysis", "Published Sunday", "Border war", "Mystery"])
def test_a_label_before_a_colon_says_nothing(label: str) -> None:
    assert read(f"{label}: army shelled clinic in Marhan") == ()


def test_the_agency_somebody_spoke_to_is_the_outer_voice() -> None:
    names = [a.name for a in read("A plane left the base, a local official told Reuters.")]
    assert names == ["Reuters", "local official"]


def test_the_outlets_own_interview_adds_no_voice_of_its_own_name() -> None:
    text = "Western diplomats told The Paper that the base would close."
    assert ("Western diplomats", ["that the base would close"]) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported, citing a local official, that a cargo plane left.",
        "A cargo plane left, Reuters reported, citing a local official.",
        "Reuters quoted a local official as saying that a cargo plane left.",
    ],
)
def test_whom_a_wire_cites_is_the_inner_voice(text: str) -> None:
    assert [a.name for a in read(text)] == ["Reuters", "local official"]


@pytest.mark.parametrize(
    "text",
    [
        "Satellite images taken by Maxar on 13 December show two aircraft at the base.",
        "Two aircraft are at the base, according to Maxar images taken on 13 December.",
        "Two aircraft can be seen in images taken by Maxar on 13 December.",
        "Two aircraft were at the base, satellite images taken that day by Maxar show.",
    ],
)
def test_pictures_speak_for_whoever_took_them(text: str) -> None:
    assert ("Maxar", "imagery") in {(a.name, a.kind) for a in read(text)}


def test_pronouns_and_short_names_stand_for_the_last_fitting_voice() -> None:
    text = (
        "A local security official said the plane left. The official said more would follow. He would not say more. "
        "Colonel Rita Sand denied it. Sand said the base was open. She added that it was calm."
    )
    names = [a.name for a in read(text)]
    assert names == ["local security official", "local security official", "Rita Sand", "Rita Sand"]


def test_we_belongs_to_the_quoted_voice_and_else_to_the_outlet() -> None:
    quoted = [a for a in read("“We saw four trucks,” said Omar Vale.") if a.cue_lemma == "see"]
    own = read("Our crew on the road saw hundreds of trucks.")
    assert [a.name for a in quoted] == ["Omar Vale"]
    assert [(a.name, a.first_hand) for a in own] == [("The Paper", True)]


@pytest.mark.parametrize(
    "text",
    [
        "The plane is believed to be bound for Libya.",
        "It was reported that the town fell.",
        "Two buses were seen leaving.",
    ],
)
def test_agentless_words_name_no_source(text: str) -> None:
    assert [(a.source, a.root_stated) for a in read(text)] == [(None, False)]


def test_collective_media_state_no_root() -> None:
    assert [a.root_stated for a in read("Local media say that the base is being emptied.")] == [False]


def test_a_quotation_after_its_speaker_keeps_the_speaker() -> None:
    text = "“It is quiet,” said Omar Vale. “Nobody came today. The shops are shut.”"
    assert ("Omar Vale", ["“Nobody came today. The shops are shut.”"]) in said(text)


def test_a_quotation_over_paragraphs_is_one_speakers() -> None:
    text = "“It is quiet,” said Omar Vale.\n\n“Nobody came today.\n\n“The shops are shut.”"
    voices = {a.name for a in read(text) if a.quoted}
    assert voices == {"Omar Vale"}


def test_a_plain_sentence_after_a_quoted_one_is_nobodys() -> None:
    text = "Police said two men died. The road runs along the coast for 40 km."
    assert all(e <= text.index(" The road") for a in read(text) for _, e in a.content)


def test_two_voices_in_one_sentence_keep_their_own_words() -> None:
    text = "Ukraine said it downed 30 drones; Russia said all had hit their targets."
    assert said(text) == [("Ukraine", ["it downed 30 drones"]), ("Russia", ["all had hit their targets"])]


def test_a_post_belongs_to_its_author() -> None:
    found = read("Forty trucks passed at noon. We counted them.", kind=BlockType.POST, author="Road Watch")
    assert {a.name for a in found} == {"Road Watch"}


@pytest.mark.parametrize(
    "text",
    [
        "Evidence suggests that the army shelled the clinic.",
        "March showed that the army can shell the town.",
        "The clinic was empty, according to March.",
        "The blast shows that the war goes on.",
        "Fragments at the site suggest that a missile hit it.",
        "He said that the army shelled the clinic.",
    ],
)
def test_things_dates_and_unknown_pronouns_are_no_source(text: str) -> None:
    assert [(a.name, a.root_stated) for a in read(text)] == [(None, False)]


def test_he_is_the_subject_of_the_sentence_before() -> None:
    found = read(
        "Mayor Ann Cole spoke to her council. Prefect Ilan Cort came to the clinic. He said the roof had gone."
    )
    assert [a.name for a in found if a.cue_lemma == "say"] == ["Ilan Cort"]


def test_an_account_is_not_its_network() -> None:
    assert [a.name for a in read("A Telegram channel close to the rebels reported two strikes.")] == [
        "Telegram channel"
    ]


def test_results_speak_for_whoever_made_them() -> None:
    assert [a.name for a in read("Twelve died, according to the ministry's estimates.")] == ["ministry"]


def test_words_that_introduce_a_post_are_its_authors() -> None:
    lead, post = "An account on Telegram wrote of a long convoy:", "Ninety trucks passed at noon."
    text = f"{lead}\n\n{post}"
    blocks = (
        Block(BlockType.BODY, 0, len(lead)),
        Block(BlockType.POST, len(lead) + 2, len(text), author="Road Watch", handle="road_watch"),
    )
    tokens = parse_text(text, [b.start for b in blocks])
    found = find_attributions(tokens, (), Report(id="r", text=text, blocks=blocks))
    assert {(a.name, a.kind, a.root_stated) for a in found} == {("Road Watch (@road_watch)", "post", True)}
    assert len(found) == 2


def test_a_headlines_images_are_the_ones_the_report_names() -> None:
    head, body = (
        "Jets moved from base, images show",
        "Six jets have left, satellite images taken by Maxar on Monday show.",
    )
    text = f"{head}\n\n{body}"
    blocks = (Block(BlockType.HEADLINE, 0, len(head)), Block(BlockType.BODY, len(head) + 2, len(text)))
    tokens = parse_text(text, [b.start for b in blocks])
    found = find_attributions(tokens, find_sources(tokens, PACKS), Report(id="r", text=text, blocks=blocks))
    assert [a.name for a in found] == ["Maxar", "Maxar"]


def test_pictures_of_two_makers_are_both_makers() -> None:
    found = read("Three jets are visible at the base in pictures taken by Planet Labs and Maxar on 12 December.")
    assert [(a.name, a.kind) for a in found] == [("Planet Labs and Maxar", "imagery")]


def test_joint_sources_are_one_voice() -> None:
    assert ("officials and witnesses", ["Twelve people died in the strike"]) in said(
        "Twelve people died in the strike, officials and witnesses said."
    )


def test_an_army_that_attacks_says_nothing() -> None:
    assert read("The army attacked the base and destroyed two helicopters.") == ()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(alphabet="“”\"'‘’ \n.,:;-aA said that he police () Maxar — 12", max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for record in read(text):
        spans = [s for s in (record.source, record.cue, *record.content) if s is not None]
        assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A video that the student Lina Fares recorded shows two tanks.", "Lina Fares", "person"),
        ("A photograph that our reader Ana Sosa took from her window shows two tanks.", "Ana Sosa", "person"),
        ("Two tankers left, according to tracking data that Navilume supplied to this paper.", "Navilume", "office"),
        ("Two tanks are visible at the gate in a satellite image that Planet Labs took on 14 May.", "Planet Labs",
         "imagery"),
        ("A general has been dismissed, according to a decree seen by the Coast Post.", "decree", "document"),
    ],
)  # fmt: skip
def test_pictures_data_and_papers_are_whoever_made_them(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(a.name, a.kind) for a in read(text)}


def test_what_a_picture_shows_is_told_of_it_by_a_pronoun_too() -> None:
    text = "A Maxar satellite image of 14 May shows six tanks. Three trucks are visible in it, with their doors open."
    assert [a.name for a in read(text)] == ["Maxar", "Maxar"]


@pytest.mark.parametrize("text", ["President dismisses army chief", "The minister rejected two officers."])
def test_to_dismiss_somebody_is_to_say_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At least 30 houses burned in Homs on Saturday, said Simon Letip, a retired teacher, who walked there.",
         "Simon Letip"),
        ("The Harbour Aid Network met the press. Police held 30 students, the network said in its report.",
         "Harbour Aid Network"),
        ("The Delta Farmers Alliance met on Monday. Two barns burned, the alliance said.", "Delta Farmers Alliance"),
    ],
)  # fmt: skip
def test_a_verb_taken_for_a_participle_and_a_body_named_before_hide_no_voice(text: str, name: str) -> None:
    assert [a.name for a in read(text)][-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nine people fled the jail at night, warden Peter Wanis told Radio Sol, having read out every name.",
            "Peter Wanis",
        ),
        ("Nobody was hurt in the fire, the harbour master's office gave out.", "harbour master's office"),
        ("The ferry sank before dawn, one of those aboard has recounted.", "one of those aboard"),
    ],
)
def test_who_speaks_is_found_behind_a_calling_a_particle_and_those(text: str, name: str) -> None:
    assert name in {a.name for a in read(text)}
