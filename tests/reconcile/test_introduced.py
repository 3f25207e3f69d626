"""How reports introduce their voices decides which voices are one, and which are two."""

from dataclasses import replace

import pytest

from firsthand.model import Basis, Count, Status, Verdict
from firsthand.reconcile.roles import fields_of, unlike
from firsthand.reconcile.titles import split_title


def telling(desk, name, text, published="2024-03-02"):
    """Give the desk a report with these words."""
    desk.report(name, published=published)
    held = desk.reports[name]
    desk.reports[name] = replace(held, text=text + "\n" + held.text)


def verdict(desk, a, b):
    """Return the verdict on the origins of two claims."""
    result = desk.run()
    one, other = sorted((result.claim_origin[a.id], result.claim_origin[b.id]))
    if one == other:
        return Verdict.SAME
    return next((s.verdict for s in result.sameness if (s.a, s.b) == (one, other)), Verdict.DIFFERENT)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Six ferries left, said the pilot station's chief, Ines Duarte.", "chief"),
        ("Harbour master Ines Duarte said that six ferries left. The harbour master added no more.", "harbour master"),
        ("Ines Duarte, the mayor of Brenford, said that six ferries left. The mayor spoke at noon.", "mayor"),
    ],
)
def test_an_office_is_the_person_whom_its_report_introduces_by_it(desk, text, name):
    telling(desk, "alpha", text)
    a = desk.claim("alpha", 6, by=("unnamed", name))
    b = desk.claim("bravo", 6, by=("person", "Ines Duarte"))
    assert verdict(desk, a, b) is Verdict.SAME
    assert [o.name for o in desk.run().origins] == ["Ines Duarte"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rights group Open Coast counted six ferries. The rights group asked for help.", "rights group"),
        ("A post by the account Open Coast counts six ferries.", "account"),
        ("Open Coast, a charity of Brenford, counted six ferries. The charity asked for help.", "charity"),
    ],
)
def test_a_body_is_the_one_its_report_names_beside_it(desk, text, name):
    telling(desk, "alpha", text)
    kind = "post" if name == "account" else "unnamed"
    a = desk.claim("alpha", 6, by=(kind, name))
    b = desk.claim("bravo", 6, by=("post" if name == "account" else "office", "Open Coast"))
    assert verdict(desk, a, b) is Verdict.SAME


@pytest.mark.parametrize(
    "text",
    [
        "Officer Ines Duarte closed the road. An officer said that six ferries left.",
        "The mayor, Ines Duarte, and the mayor, Omar Said, met. The mayor said that six ferries left.",
        "Six ferries left, said a mayor. Mayor Ines Duarte did not speak.",
    ],
)
def test_a_voice_left_open_by_its_report_is_given_no_name(desk, text):
    telling(desk, "alpha", text)
    name = "officer" if "officer" in text else "mayor"
    start = text.rindex(name) if "said that" in text.rpartition(name)[2] else text.index(name)
    a = desk.claim("alpha", 6, by=("unnamed", name))
    desk.claims[0] = replace(a, chain=(a.chain[0], replace(a.chain[1], start=start, end=start + len(name))))
    b = desk.claim("bravo", 6, by=("person", "Ines Duarte"))
    assert verdict(desk, a, b) is not Verdict.SAME


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Harbour master Ines Duarte", ("Harbour master", "Ines Duarte")),
        ("governor of Ohana, Ines Duarte", ("governor of Ohana", "Ines Duarte")),
        ("rights group Open Coast Network", ("rights group", "Open Coast Network")),
        ("Interior Ministry spokesman Omar al-Said", ("Interior Ministry spokesman", "Omar al-Said")),
        ("Interior Ministry", ("", "Interior Ministry")),
        ("Police Chief Holt", ("", "Police Chief Holt")),
        ("April Holt", ("", "April Holt")),
    ],
)
def test_a_title_is_told_from_the_name(name, parts):
    assert split_title(name) == parts


def test_a_surname_is_the_one_full_name_its_report_has(desk):
    telling(desk, "alpha", "The lock keeper Ines Duarte watched. Six ferries left, Duarte said.")
    a = desk.claim("alpha", 6, by=("person", "Duarte"))
    b = desk.claim("bravo", 6, by=("person", "Ines Duarte"))
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_surname_of_two_is_neither(desk):
    telling(desk, "alpha", "Ines Duarte and Marta Duarte watched. Six ferries left, Duarte said.")
    a = desk.claim("alpha", 6, by=("person", "Duarte"))
    b = desk.claim("bravo", 6, by=("person", "Ines Duarte"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("office", "text"),
    [
        ("Arvania's transport minister", "Transport Minister Ines Duarte said that six ferries left."),
        ("governor of Ohana", "Six ferries left, said the governor, Ines Duarte."),
        ("fire chief", "Brenford's fire chief, Ines Duarte, said that six ferries left."),
    ],
)
def test_an_office_of_one_holder_is_its_holder_named_elsewhere(desk, office, text):
    telling(desk, "bravo", text)
    a = desk.claim("alpha", 6, by=("unnamed", office))
    b = desk.claim("bravo", 6, by=("person", "Ines Duarte"))
    assert verdict(desk, a, b) is Verdict.SAME


@pytest.mark.parametrize(
    ("office", "text", "count"),
    [
        ("governor of Karmal", "Six ferries left, said the governor of Ohana, Ines Duarte.", 6),
        ("transport minister", "Transport Minister Ines Duarte said that nine ferries left.", 9),
        ("officer", "Officer Ines Duarte said that six ferries left.", 6),
    ],
)
def test_an_office_is_not_the_holder_of_another_nor_of_another_saying(desk, office, text, count):
    telling(desk, "bravo", text)
    a = desk.claim("alpha", 6, by=("unnamed", office))
    b = desk.claim("bravo", count, by=("person", "Ines Duarte"))
    assert verdict(desk, a, b) is not Verdict.SAME


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Six died, the director of Marlow Hospital, Ines Duarte, said.", "Marlow Hospital"),
        ("Transport Ministry spokeswoman Ines Duarte said that six died.", "Transport Ministry"),
        ("Ines Duarte, the head of the Open Coast Union, said that six died.", "Open Coast Union"),
    ],
)
def test_a_body_and_who_speaks_for_it_are_one(desk, text, body):
    telling(desk, "alpha", text)
    a = desk.claim("alpha", 6, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 6, by=("office", body))
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_ministry_is_one_with_its_seat_or_its_country(desk):
    a = desk.claim("alpha", 6, by=("office", "Health Ministry in Karmal"))
    b = desk.claim("bravo", 6, by=("office", "Arvania's Health Ministry"))
    assert verdict(desk, a, b) is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Omar Said, a nurse at the clinic, said so.", "Police commissioner Ines Duarte said so."),
        ("Omar Said, who sells tickets at the pier, said so.", "Ines Duarte, a doctor at the hospital, said so."),
        ("The lock keeper Omar Said said so.", "The mayor of Brenford, Ines Duarte, said so."),
        ("Omar Said, the head of a growers' cooperative, said so.", "Governor Ines Duarte said so."),
    ],
)
def test_two_people_who_cannot_speak_for_one_office_are_two(desk, one, other):
    telling(desk, "alpha", one)
    telling(desk, "bravo", other)
    desk.claim("alpha", 6, by=("person", "Omar Said"))
    desk.claim("bravo", 6, by=("person", "Ines Duarte"))
    assert desk.only().status is Status.CORROBORATED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police sergeant Omar Said said so.", "The mayor of Brenford, Ines Duarte, said so."),
        ("Omar Said, a doctor, said so.", "Ines Duarte, a nurse at the hospital, said so."),
        ("Omar Said said so.", "Ines Duarte, a doctor at the hospital, said so."),
        ("Omar Said, a spokesman, said so.", "The lock keeper's adviser Ines Duarte said so."),
    ],
)
def test_two_people_who_may_speak_from_one_desk_are_not_shown_to_be_two(desk, one, other):
    telling(desk, "alpha", one)
    telling(desk, "bravo", other)
    desk.claim("alpha", 6, by=("person", "Omar Said"))
    desk.claim("bravo", 6, by=("person", "Ines Duarte"))
    assert desk.only().status is Status.AGREEING


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("nurse at the clinic", "police sergeant", Verdict.DIFFERENT),
        ("fisherman", "customs official", Verdict.DIFFERENT),
        ("ferry passenger", "nurse", Verdict.UNDETERMINED),
        ("police officer", "military official", Verdict.UNDETERMINED),
        ("witness", "police officer", Verdict.UNDETERMINED),
        ("source", "fisherman", Verdict.UNDETERMINED),
        ("fisherman at the pier", "taxi driver", Verdict.DIFFERENT),
        ("baker", "village teacher", Verdict.DIFFERENT),
        ("shepherd", "truck driver", Verdict.DIFFERENT),
        ("shopkeeper", "stallholder", Verdict.UNDETERMINED),
        ("resident", "baker", Verdict.UNDETERMINED),
        ("investigators", "authorities", Verdict.UNDETERMINED),
        ("dog handler", "police officer", Verdict.UNDETERMINED),
    ],
)
def test_unnamed_voices_are_two_only_where_one_person_cannot_be_both(desk, one, other, expected):
    a = desk.claim("alpha", 6, by=("unnamed", one))
    b = desk.claim("bravo", 6, by=("unnamed", other))
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize("gap", ["2024-03-03", "2024-03-09", "2024-05-01"])
def test_the_same_words_of_one_speaker_are_one_statement_whenever_printed(desk, gap):
    quote = '"We have brought sixty people over the river and we shall bring the rest," Ines Duarte said.'
    desk.report("bravo", published=gap)
    a = desk.claim("alpha", 60, by=("person", "Ines Duarte"), quote=quote)
    b = desk.claim("bravo", 60, by=("person", "Ines Duarte"), quote=quote.replace("Ines Duarte said", "she said"))
    assert verdict(desk, a, b) is Verdict.SAME


def test_an_account_is_known_by_its_name_and_by_its_handle(desk):
    a = desk.claim("alpha", 6, by=("post", "Road Watch (@roadwatch)"))
    b = desk.claim("bravo", 6, by=("post", "@roadwatch"))
    c = desk.claim("charlie", 6, by=("post", "Road Watch"))
    assert verdict(desk, a, b) is Verdict.SAME
    assert verdict(desk, b, c) is Verdict.SAME


@pytest.mark.parametrize("name", ["account", "Telegram user", "local channel"])
def test_an_account_without_a_name_may_be_any(desk, name):
    a = desk.claim("alpha", 6, by=("post", "Road Watch"), basis=Basis.UNSPECIFIED)
    b = desk.claim("bravo", 6, by=("post", name), basis=Basis.UNSPECIFIED)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    "text",
    [
        "Imagery released this week by Skylook and taken on 1 March shows six trucks.",
        "Skylook's satellite picture, dated March 1, was published on 2 March.",
        "A satellite image that Skylook took on Friday, 1 March 2024, shows six trucks.",
    ],
)
def test_the_picture_is_the_one_whose_provider_and_day_the_report_gives_elsewhere(desk, text):
    telling(desk, "alpha", text)
    a = desk.claim("alpha", 6, by=("imagery", "imagery"), imagery=(None, None))
    b = desk.claim("bravo", 6, imagery=("Skylook", "2024-03-01"))
    assert verdict(desk, a, b) is Verdict.SAME


@pytest.mark.parametrize(
    "text",
    [
        "Imagery released by Skylook on 1 March shows six trucks.",
        "Skylook and Orbis pictures taken on 1 March show six trucks.",
        "Skylook images taken on 1 March and images taken on 2 March show six trucks.",
    ],
)
def test_a_day_of_release_or_a_choice_of_pictures_names_none(desk, text):
    telling(desk, "alpha", text)
    a = desk.claim("alpha", 6, by=("imagery", "imagery"), imagery=(None, None))
    b = desk.claim("bravo", 6, imagery=("Skylook", "2024-03-01"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_what_is_not_known_of_a_voice_is_like_anything():
    assert not unlike(fields_of("spokesman"), fields_of("nurse"))
    assert not unlike(fields_of("health minister"), fields_of("doctor"))
    assert unlike(fields_of("teacher"), fields_of("gendarmes"))


@pytest.mark.parametrize(
    "name",
    [
        "statement by the Transport Ministry",
        "Transport Ministry's press release",
        "written statement from Transport Ministry",
    ],
)
def test_a_statement_is_its_issuers(desk, name):
    a = desk.claim("alpha", 6, by=("document", name))
    b = desk.claim("bravo", 6, by=("office", "Transport Ministry"))
    assert verdict(desk, a, b) is Verdict.SAME


@pytest.mark.parametrize("name", ["statement by police", "leaked inventory", "hospital's statement"])
def test_a_paper_of_nobody_named_may_be_anyones(desk, name):
    a = desk.claim("alpha", 6, by=("document", name))
    b = desk.claim("bravo", 6, by=("office", "Transport Ministry"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("customs officer at the crossing", "border official on duty there"),
        ("nurse at the clinic", "hospital doctor"),
        ("port official", "harbour master's deputy official"),
    ],
)
def test_one_agencys_unnamed_source_is_one_in_two_outlets_words(desk, one, other):
    a = desk.claim("alpha", 6, via="Ridge Wire", by=("unnamed", one))
    b = desk.claim("bravo", 6, via="Ridge Wire", by=("unnamed", other))
    assert verdict(desk, a, b) is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other", "via", "count"),
    [
        ("customs officer", "border official", None, 6),
        ("customs officer", "fisherman", "Ridge Wire", 6),
        ("customs officer", "border official", "Ridge Wire", 9),
    ],
)
def test_unnamed_sources_of_two_agencies_kinds_or_sayings_are_not_joined(desk, one, other, via, count):
    a = desk.claim("alpha", 6, via=via, by=("unnamed", one))
    b = desk.claim("bravo", count, via=via, by=("unnamed", other))
    assert verdict(desk, a, b) is not Verdict.SAME


@pytest.mark.parametrize("words", ["the dead", "their victims", "the bodies"])
def test_who_only_speaks_of_the_dead_is_no_origin_of_their_number(desk, words):
    desk.claim("alpha", 9, "person", "killed", by=("office", "Marlow Hospital"))
    made = desk.claim("bravo", 1, "person", "killed", by=("office", "Ohana Reform Party"), scope="same")
    desk.claims[-1] = replace(made, count=Count(1, 1, text=words))
    finding = desk.only()
    assert len(finding.claims) == 2
    assert len(finding.origins) == 1


@pytest.mark.parametrize(
    ("by", "quote"),
    [
        (("unnamed", "analysts at a Brenford institute"), "Analysts at a Brenford institute counted six trucks."),
        (("person", "Ines Duarte"), "Six trucks can be seen in the picture, Ines Duarte said."),
        (("crew", ""), "We examined the image and counted six trucks."),
    ],
)
def test_who_reads_a_picture_confirms_the_reading_not_the_event(desk, by, quote):
    desk.claim("alpha", 6, kind="present", as_of="2024-03-01", imagery=("Skylook", "2024-03-01"))
    desk.claim("bravo", 6, kind="present", as_of="2024-03-01", by=by, basis=Basis.EYEWITNESS, quote=quote)
    assert desk.only().status is Status.AGREEING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Transport Ministry met. The ministry said that six left.", Verdict.SAME),
        ("The Transport Ministry met the foreign ministry. The ministry said that six left.", Verdict.UNDETERMINED),
        ("The Transport Ministry met the Health Ministry. The ministry said that six left.", Verdict.UNDETERMINED),
    ],
)
def test_a_bare_ministry_is_the_one_its_text_names(desk, text, expected):
    telling(desk, "alpha", text)
    a = desk.claim("alpha", 6, by=("office", "ministry"))
    b = desk.claim("bravo", 6, by=("office", "Transport Ministry"))
    assert verdict(desk, a, b) is expected


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Twelve died, army spokesman Colonel Ines Duarte said.", "army"),
        ("Twelve died, said Ines Duarte, a spokeswoman for the coast guard.", "coast guard"),
        ("Twelve died, said the government's spokeswoman, Ines Duarte.", "government"),
    ],
)
def test_a_body_of_which_a_country_has_one_is_one_with_who_speaks_for_it(desk, role, body):
    telling(desk, "alpha", role)
    a = desk.claim("alpha", 12, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 12, by=("office", body))
    c = desk.claim("charlie", 12, by=("unnamed", f"spokesman for the {body}"))
    assert verdict(desk, a, b) is Verdict.SAME
    assert verdict(desk, b, c) is Verdict.SAME


@pytest.mark.parametrize("body", ["police", "hospital", "fire department"])
def test_a_body_of_which_there_are_many_is_not_taken_for_its_speaker_elsewhere(desk, body):
    telling(desk, "alpha", f"Twelve died, {body} spokeswoman Ines Duarte said.")
    a = desk.claim("alpha", 12, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 11, by=("office", body))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_a_force_is_one_with_who_speaks_for_it_where_both_give_one_number_of_one_place(desk):
    telling(desk, "alpha", "Twelve died, police spokeswoman Ines Duarte said.")
    a = desk.claim("alpha", 12, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 12, by=("office", "police"))
    c = desk.claim("charlie", 9, by=("office", "police"))
    assert verdict(desk, a, b) is Verdict.SAME
    assert verdict(desk, a, c) is Verdict.UNDETERMINED


def test_a_named_correspondent_is_the_eyes_of_his_outlet_wherever_he_is_cited(desk):
    telling(desk, "alpha", "Six buses came, Radio Zenith's correspondent Ines Duarte reports.")
    telling(desk, "bravo", "Our correspondent, Ines Duarte, saw six buses.")
    desk.reports["bravo"] = replace(desk.reports["bravo"], outlet="Radio Zenith")
    a = desk.claim("alpha", 6, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 6, by=("crew", ""), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_journalist_of_no_known_outlet_is_not_shown_to_be_another_than_its_crew(desk):
    telling(desk, "alpha", "Six buses came, the reporter Ines Duarte said.")
    a = desk.claim("alpha", 6, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 6, by=("crew", ""), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_whom_an_outlet_names_is_whom_others_cite_from_it_without_the_name(desk):
    telling(desk, "alpha", "Two were taken, the brother of one of them, Paul Osei, told the Alpha.")
    a = desk.claim("alpha", 2, by=("person", "Paul Osei"))
    b = desk.claim("bravo", 2, via="Alpha", by=("unnamed", "brother of one of them"))
    c = desk.claim("charlie", 2, via="Delta", by=("unnamed", "brother of one of them"))
    assert verdict(desk, a, b) is Verdict.SAME
    assert verdict(desk, a, c) is Verdict.UNDETERMINED


@pytest.mark.parametrize("name", ["Coast Witness", "Harbour Monitor", "Open Water"])
def test_a_body_with_a_name_is_one_whatever_sort_of_voice_it_is_taken_for(desk, name):
    telling(desk, "alpha", f"{name}, a local rights group, counted six.")
    a = desk.claim("alpha", 6, by=("unnamed", name), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 6, by=("office", name))
    assert verdict(desk, a, b) is Verdict.SAME


def test_an_accounts_video_is_the_accounts(desk):
    a = desk.claim("alpha", 6, by=("post", "Road Watch"), basis=Basis.VIDEO, imagery=(None, None))
    b = desk.claim("bravo", 6, by=("post", "Road Watch"), basis=Basis.VIDEO)
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_picture_without_a_day_is_the_pass_of_the_day_it_shows(desk):
    a = desk.claim("alpha", 6, kind="present", imagery=("Skylook", "2024-03-01"))
    b = desk.claim("bravo", 6, kind="present", imagery=("Skylook", None), when="2024-03-01")
    c = desk.claim("charlie", 6, kind="present", imagery=("Skylook", None), when="2024-03-02")
    assert verdict(desk, a, b) is Verdict.SAME
    assert verdict(desk, a, c) is not Verdict.SAME


def test_a_surname_alone_is_the_one_full_name_of_the_case(desk):
    a = desk.claim("alpha", 6, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 9, by=("office", "commissioner Duarte"))
    assert verdict(desk, a, b) is Verdict.SAME
    desk.claim("charlie", 6, by=("person", "Marta Duarte"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED
