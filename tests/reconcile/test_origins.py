"""Which roots are one: resolved across reports, three-valued, never guessed."""

from dataclasses import replace

import pytest

from firsthand.model import Basis, Certainty, Imagery, Link, Place, Status, Verdict

CREW = ("crew", "")
BASE = Place("Karmal", "Karmal", 35.4, 35.9, 2.0, within=("Coast Province", "Arvania"), kind="base")


def verdict(desk, a, b):
    """Return the verdict on the origins of two claims."""
    result = desk.run()
    one, other = sorted((result.claim_origin[a.id], result.claim_origin[b.id]))
    if one == other:
        return Verdict.SAME
    return next((s.verdict for s in result.sameness if (s.a, s.b) == (one, other)), Verdict.DIFFERENT)


def test_one_picture_is_one_origin_whoever_reads_it(desk):
    a = desk.claim("alpha", 2, imagery=("Skylook", "2024-03-01"))
    b = desk.claim("bravo", 3, imagery=("Skylook", "2024-03-01T09:00:00+00:00"))
    assert verdict(desk, a, b) is Verdict.SAME


def test_two_days_pictures_are_two(desk):
    a = desk.claim("alpha", 2, kind="present", as_of="2024-03-01", imagery=("Skylook", "2024-03-01"))
    b = desk.claim("bravo", 2, kind="present", as_of="2024-03-01", imagery=("Skylook", "2024-03-02"))
    assert verdict(desk, a, b) is Verdict.DIFFERENT


@pytest.mark.parametrize("other", [("Skylook", None), (None, "2024-03-01"), ("Skylook and Orbis", "2024-03-01")])
def test_a_picture_not_fully_named_may_be_another(desk, other):
    a = desk.claim("alpha", 2, imagery=("Skylook", "2024-03-01"))
    b = desk.claim("bravo", 2, imagery=other)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_a_headlines_images_are_those_the_story_names(desk):
    a = desk.claim("alpha", 2, imagery=(None, None), basis=Basis.PHOTOGRAPH, by=("imagery", "images"))
    b = desk.claim("alpha", 2, imagery=("Skylook", "2024-03-01"))
    assert verdict(desk, a, b) is Verdict.SAME


def test_one_unnamed_official_of_one_agency_is_one(desk):
    a = desk.claim("wire", 2, by=("unnamed", "local security official"))
    b = desk.claim("bravo", 2, via="Ridge Wire", by=("unnamed", "local security official"))
    desk.report("wire", "Ridge Wire")
    assert verdict(desk, a, b) is Verdict.SAME


def test_unnamed_officials_of_two_papers_are_not_known_to_be_one_or_two(desk):
    a = desk.claim("alpha", 2, by=("unnamed", "customs officer"))
    b = desk.claim("bravo", 2, by=("unnamed", "border official"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_an_unnamed_source_is_never_tied_to_a_named_one(desk):
    a = desk.claim("alpha", 2, by=("unnamed", "harbour official"))
    b = desk.claim("bravo", 2, by=("person", "Dana Holt"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_police_without_a_name_is_not_one_force(desk):
    a = desk.claim("alpha", 2, by=("office", "police"))
    b = desk.claim("bravo", 2, by=("office", "Police"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


@pytest.mark.parametrize(("when", "expected"), [("2024-03-01", Verdict.SAME), ("2024-03-08", Verdict.UNDETERMINED)])
def test_a_speaker_quoted_a_week_later_of_one_thing_is_one_source(desk, when, expected):
    desk.report("alpha", published="2024-03-01")
    desk.report("bravo", published="2024-03-09")
    a = desk.claim("alpha", 2, kind="present", by=("person", "Dana Holt"))
    b = desk.claim("bravo", 2, kind="present", by=("person", "Dana Holt"), when=when)
    assert verdict(desk, a, b) is expected


def test_aliases_of_a_source_are_one(desk):
    a = desk.claim("alpha", 2, by=("wire", "Ridge Wire"), root_stated=False)
    b = desk.claim("bravo", 2, by=("wire", "RW"), root_stated=False)
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_cited_outlet_in_the_case_hands_on_its_own_source(desk):
    desk.report("wire", "Ridge Wire")
    a = desk.claim("wire", 2, by=("unnamed", "lock keeper"))
    b = desk.claim("bravo", 2, by=("wire", "Ridge Wire"), root_stated=False)
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_group_whose_own_report_is_in_the_case_is_one_with_itself_as_cited(desk):
    desk.report("coast", "Open Coast")
    a = desk.claim("coast", 2, by=("crew", ""), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=("office", "Open Coast"))
    assert verdict(desk, a, b) is Verdict.SAME


def test_an_agencys_reporter_is_the_agencys_crew_in_every_outlet(desk):
    desk.report("wire", "Ridge Wire")
    a = desk.claim("wire", 2, by=("crew", "Ridge Wire reporter at the gate"), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=("crew", "reporter of Ridge Wire"), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_reporter_of_nobody_named_may_be_the_agencys(desk):
    desk.report("wire", "Ridge Wire")
    a = desk.claim("wire", 2, by=("crew", "Ridge Wire reporter"), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=("crew", "reporter"), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_copied_words_carry_the_source_of_their_report(desk):
    a = desk.claim("alpha", 2, by=("unnamed", "lock keeper"))
    b = desk.claim("bravo", 2)
    desk.copied(a, b)
    assert verdict(desk, a, b) is Verdict.SAME


def test_copying_one_sentence_hands_on_no_other(desk):
    a = desk.claim("alpha", 2, by=("unnamed", "lock keeper"))
    b = desk.claim("bravo", 2)
    other = desk.claim("bravo", 7, kind="departed")
    desk.copied(a, b)
    assert verdict(desk, a, other) is not Verdict.SAME


def test_copied_words_without_a_source_are_one_unstated_origin(desk):
    a, b, c = (desk.claim(r, 2) for r in ("alpha", "bravo", "charlie"))
    desk.copied(a, b, "a>b")
    desk.copied(a, c, "a>b")
    result = desk.run()
    assert len(result.origins) == 1
    assert result.origins[0].name.startswith("Alpha")


def test_one_copied_paragraph_does_not_make_two_things_one_claim(desk):
    a = desk.claim("alpha", 2, "Il-76", by=("unnamed", "lock keeper"))
    b = desk.claim("bravo", 2, "Ka-52")
    desk.copied(a, b)
    assert verdict(desk, a, b) is not Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("office", "Marlow Hospital"), ("office", "Health Ministry"), Verdict.DIFFERENT),
        (("person", "Dana Holt"), ("office", "Health Ministry"), Verdict.UNDETERMINED),
        (("office", "Marlow Police Department"), ("office", "Marlow Sheriff"), Verdict.UNDETERMINED),
        (("post", "@roadwatch"), ("post", "@gatekeeper"), Verdict.DIFFERENT),
        (("post", "@roadwatch"), ("office", "Health Ministry"), Verdict.DIFFERENT),
        (("crew", ""), ("office", "Health Ministry"), Verdict.DIFFERENT),
        (("media", "local media"), ("office", "Health Ministry"), Verdict.UNDETERMINED),
    ],
)
def test_named_roots(desk, one, other, expected):
    a = desk.claim("alpha", 2, by=one)
    b = desk.claim("bravo", 2, by=other)
    assert verdict(desk, a, b) is expected


def test_two_accounts_of_one_video_may_be_one(desk):
    a = desk.claim("alpha", 2, by=("post", "@roadwatch"), basis=Basis.VIDEO)
    b = desk.claim("bravo", 2, by=("post", "@gatekeeper"), basis=Basis.VIDEO)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_why_an_origin_of_several_reports_is_one_is_said(desk):
    desk.claim("alpha", 2, by=("person", "Dana Holt"))
    desk.claim("bravo", 2, by=("person", "Dana Holt"))
    (same,) = desk.run().sameness
    assert same.a == same.b
    assert same.verdict is Verdict.SAME
    assert same.reason


def test_the_reporter_of_an_agency_cited_a_sentence_earlier_is_the_agencys(desk):
    desk.report("wire", "Ridge Wire")
    desk.claim("bravo", 1, kind="departed", via="Ridge Wire", by=("unnamed", "lock keeper"))
    a = desk.claim("wire", 2, by=("crew", "Ridge Wire reporter"), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=("crew", "reporter"), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.SAME


def test_diplomats_and_an_officer_of_one_report_are_two_sources(desk):
    a = desk.claim("alpha", 2, by=("unnamed", "Western diplomats"))
    b = desk.claim("alpha", 0, by=("unnamed", "Arvanian officer"))
    c = desk.claim("alpha", 2, by=("unnamed", "border guard"))
    assert verdict(desk, a, b) is Verdict.DIFFERENT
    assert verdict(desk, b, c) is Verdict.UNDETERMINED


def test_a_title_before_a_name_makes_no_second_speaker(desk):
    a = desk.claim("alpha", 2, by=("person", "Dana Holt"))
    b = desk.claim("bravo", 2, by=("person", "Harbour Master Dana Holt"))
    assert verdict(desk, a, b) is Verdict.SAME


def test_two_of_one_surname_are_not_taken_for_one(desk):
    a = desk.claim("alpha", 2, by=("person", "Dana Holt"), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=("person", "Marcus Holt"), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_what_an_outlet_says_and_what_others_say_it_said_is_one(desk):
    desk.report("wire", "Ridge Wire")
    a = desk.claim("wire", 2)
    b = desk.claim("bravo", 2, by=("wire", "Ridge Wire"), root_stated=False)
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_photograph_beside_a_story_corroborates_nothing(desk):
    a = desk.claim("alpha", 2, by=("person", "Dana Holt"))
    b = desk.claim("bravo", 2, by=("imagery", "Stockshot"), basis=Basis.PHOTOGRAPH, imagery=("Stockshot", "2024-03-01"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_officers_who_saw_it_may_be_those_who_state_it(desk):
    a = desk.claim("alpha", 2, by=("unnamed", "officers"), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=("office", "District Attorney"))
    c = desk.claim("charlie", 2, by=("unnamed", "shopkeeper"), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED
    assert verdict(desk, b, c) is Verdict.DIFFERENT


def test_officials_and_the_police_of_one_report_may_be_one(desk):
    a = desk.claim("alpha", 2, by=("unnamed", "officials"))
    b = desk.claim("alpha", 2, by=("office", "police"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_a_witness_known_through_an_official_is_not_apart_from_him(desk):
    a = desk.claim("alpha", 2, by=("person", "Dana Holt"))
    b = desk.claim("alpha", 2, via="Dana Holt", by=("unnamed", "ferry passenger"), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_an_outlet_may_go_on_telling_for_its_witness(desk):
    a = desk.claim("alpha", 2, by=("person", "Dana Holt"), basis=Basis.EYEWITNESS)
    b = desk.claim("alpha", 2, by=CREW, basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    "name", ["who witnesses", "evidence", "Mystery", "Thursday", "4 March", "high levels of dust", "it", "no reports"]
)
def test_a_root_that_names_nobody_is_not_stated(desk, name):
    a = desk.claim("alpha", 2, by=("unnamed", name), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=("person", "Dana Holt"), basis=Basis.OFFICIAL)
    c = desk.claim("charlie", 2, by=CREW, basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED
    assert verdict(desk, a, c) is Verdict.UNDETERMINED
    (finding,) = desk.run().findings
    assert "corroborated, 2 origins" in finding.summary  # b and c, whatever a is


@pytest.mark.parametrize("name", ["lock keeper", "shopkeeper", "the mayor", "relatives of the pilot", "April Holt"])
def test_a_common_noun_for_people_is_a_source(desk, name):
    a = desk.claim("alpha", 2, by=("unnamed", name), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=CREW, basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.DIFFERENT


@pytest.mark.parametrize("name", ["KXYZ 7", "WQRT-TV", "Lakeside Media Group", "Marlow Gazette"])
def test_an_outlet_taken_for_an_office_is_an_outlet_cited(desk, name):
    a = desk.claim("alpha", 2, by=("office", name))
    b = desk.claim("bravo", 2, by=CREW, basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_two_offices_of_one_inquiry_do_not_corroborate(desk):
    a = desk.claim("alpha", 2, by=("office", "Marlow Police Department"))
    b = desk.claim("bravo", 2, by=("office", "Ohana County Prosecutor's Office"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_a_bare_ministry_is_the_one_its_report_names(desk):
    a = desk.claim("alpha", 2, by=("office", "ministry"))
    b = desk.claim("alpha", 2, by=("office", "interior ministry"))
    assert verdict(desk, a, b) is Verdict.SAME
    assert len(desk.only().origins) == 1


def test_a_bare_ministry_of_two_named_is_neither(desk):
    a = desk.claim("alpha", 2, by=("office", "ministry"))
    b = desk.claim("alpha", 2, by=("office", "interior ministry"))
    c = desk.claim("alpha", 2, by=("office", "health ministry"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED
    assert verdict(desk, a, c) is Verdict.UNDETERMINED


def test_a_ministry_that_the_text_names_beside_the_source_leaves_the_bare_one_open(desk):
    desk.report("alpha")
    text = "The foreign ministry did not answer. " + desk.reports["alpha"].text
    desk.reports["alpha"] = replace(desk.reports["alpha"], text=text)
    a = desk.claim("alpha", 2, by=("office", "ministry"))
    b = desk.claim("alpha", 2, by=("office", "interior ministry"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


def test_a_bare_ministry_is_not_that_of_another_report(desk):
    a = desk.claim("alpha", 2, by=("office", "ministry"))
    b = desk.claim("bravo", 2, by=("office", "interior ministry"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED


@pytest.mark.parametrize("count", [None, 2])
def test_a_headline_stands_on_the_source_its_story_names(desk, count):
    a = desk.claim("alpha", count, kind="departed")
    b = desk.claim("alpha", count, kind="departed", by=("person", "Dana Holt"))
    assert verdict(desk, a, b) is Verdict.SAME
    assert all(len(f.origins) == 1 for f in desk.run().findings)


def test_where_a_headline_puts_it_is_no_second_origin(desk):
    desk.claim("alpha", 2, place=BASE)
    desk.claim("alpha", 2, place=BASE, by=("person", "Dana Holt"))
    desk.claim("bravo", 2, place=Place("Elsewhere", "Elsewhere", 35.9, 36.9, 2.0, kind="base"), by=CREW)
    places = [f for f in desk.run().findings if f.aspect == "place"]
    assert all(len(v.origins) == 1 for f in places for v in f.values)


def test_a_headline_of_two_sources_is_given_to_neither(desk):
    a = desk.claim("alpha", 2)
    b = desk.claim("alpha", 2, by=("person", "Dana Holt"))
    c = desk.claim("alpha", 2, by=("unnamed", "lock keeper"))
    origin = desk.run().claim_origin
    assert origin[a.id] not in (origin[b.id], origin[c.id])


@pytest.mark.parametrize(("kind", "status"), [("office", Status.AGREEING), ("wire", Status.CORROBORATED)])
def test_witnesses_known_only_through_one_office_are_not_shown_independent(desk, kind, status):
    desk.claim("alpha", 2, by=("person", "Ana Ruiz"), via="Northern Command", basis=Basis.EYEWITNESS)
    desk.claim("bravo", 2, by=("person", "Omar Said"), via="Northern Command", basis=Basis.EYEWITNESS)
    desk.claims[:] = [
        replace(c, chain=tuple(replace(k, kind=kind) if k.name == "Northern Command" else k for k in c.chain))
        for c in desk.claims
    ]
    assert [f.status for f in desk.run().findings] == [status]


def test_an_agency_is_one_with_its_name_cut_short(desk):
    desk.report("wire", "Copperhill News Agency")
    a = desk.claim("wire", 2, by=("crew", ""), basis=Basis.EYEWITNESS)
    b = desk.claim("bravo", 2, by=("crew", "Copperhill reporter"), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_journalist_is_the_agencys_whom_the_sentence_names_as_employer(desk):
    desk.report("wire", "Copperhill News Agency")
    a = desk.claim("wire", 2, by=("crew", ""), basis=Basis.EYEWITNESS)
    quote = "Two vehicles moved, according to the pool reporter, who works for Copperhill News Agency."
    b = desk.claim("bravo", 2, by=("crew", "pool reporter"), basis=Basis.EYEWITNESS, quote=quote)
    assert verdict(desk, a, b) is Verdict.SAME


def test_the_reporter_is_the_one_told_of_before(desk):
    desk.report("wire", "Copperhill News Agency")
    a = desk.claim("wire", 2, by=("crew", "Copperhill reporter"), basis=Basis.EYEWITNESS)
    b = desk.claim("wire", 3, thing="Il-76", by=("crew", "reporter"), basis=Basis.EYEWITNESS)
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_maker_of_pictures_is_known_where_it_is_taken_for_an_office(desk):
    a = desk.claim("alpha", 2, imagery=("Hallow Imaging", "2024-03-01"))
    b = desk.claim("bravo", 2, by=("office", "Hallow Imaging"), basis=Basis.SATELLITE)
    desk.claims[1] = b = replace(b, imagery=Imagery(None, "2024-03-01"))
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_voice_that_replaces_its_own_figure_is_one_source(desk):
    desk.report("alpha", published="2024-03-02")
    desk.report("bravo", published="2024-03-12")
    a = desk.claim("alpha", 41, "person", "killed", by=("office", "Brenford Council"))
    quote = "The council lowered the toll to 33 from 41."
    b = desk.claim("bravo", 33, "person", "killed", by=("office", "Brenford Council"), when=None, quote=quote)
    assert verdict(desk, a, b) is Verdict.SAME
    assert len(desk.run().events) == 1


def test_what_an_analyst_read_off_a_picture_is_the_picture(desk):
    a = desk.claim("alpha", 2, kind="present", imagery=("Skylook", "2024-03-01"))
    quote = "Dana Holt counted two vehicles in the Skylook image of 1 March."
    b = desk.claim("bravo", 2, kind="present", by=("person", "Dana Holt"), quote=quote)
    other = "Soldiers said so, and the Skylook image of 1 March confirms it."
    c = desk.claim("carol", 2, kind="present", by=("unnamed", "soldiers"), quote=other)
    assert verdict(desk, a, b) is Verdict.SAME
    assert verdict(desk, a, c) is not Verdict.SAME


@pytest.mark.parametrize("role", ["spokesman for the navy of Arvania", "spokeswoman for Arvania's navy"])
def test_a_spokesman_without_an_article_speaks_for_his_body(desk, role):
    desk.report("alpha")
    text = f"Two vehicles moved, said Ines Duarte, {role}.\n"
    desk.reports["alpha"] = replace(desk.reports["alpha"], text=text + desk.reports["alpha"].text)
    a = desk.claim("alpha", 2, by=("person", "Ines Duarte"))
    b = desk.claim("bravo", 2, by=("office", "Arvania's navy"))
    assert verdict(desk, a, b) is Verdict.SAME


def test_a_tracking_service_introduced_by_what_it_does_is_that_service(desk):
    desk.claim("alpha", 1, by=("tracker", "Skyline"), basis=Basis.TRACKING)
    desk.claim("bravo", 1, by=("person", "Skyline"), basis=Basis.UNSPECIFIED)
    desk.claim("charlie", 1, by=("person", "Dana Holt"), basis=Basis.EYEWITNESS)
    (finding,) = [f for f in desk.run().findings if f.aspect == "count"]
    assert len(finding.origins) == 2
    assert finding.status is Status.CORROBORATED


def test_a_group_in_a_headline_is_the_one_its_story_names(desk):
    headline = desk.claim("alpha", 1, by=("office", "Group"), block="headline")
    story = desk.claim("alpha", 1, by=("office", "Dawn Legion"))
    assert verdict(desk, headline, story) is Verdict.SAME


def test_a_group_without_a_name_is_not_known_to_be_another_than_one_with_a_name(desk):
    bare = desk.claim("alpha", 1, by=("office", "group"))
    named = desk.claim("bravo", 1, by=("office", "Dawn Legion"))
    assert verdict(desk, bare, named) is Verdict.UNDETERMINED


def test_who_quotes_a_source_for_a_figure_does_not_confirm_it_elsewhere(desk):
    a = desk.claim("alpha", 12, by=("office", "Brenford hospital"))
    quoting = desk.claim("bravo", 12, by=("unnamed", "hospital"))
    desk.claims[-1] = replace(
        quoting, chain=(quoting.chain[0], Link("health ministry", "said", 1, 2, "office"), *quoting.chain[1:])
    )
    c = desk.claim("charlie", 12, by=("office", "health ministry"))
    assert verdict(desk, a, c) is Verdict.UNDETERMINED


def test_who_denies_what_another_tells_is_another(desk):
    a = desk.claim("alpha", 5, by=("person", "Dana Holt"))
    b = desk.claim("bravo", 5, by=("office", "army"), certainty=Certainty.COUNTERFACT, denies=True)
    assert verdict(desk, a, b) is Verdict.DIFFERENT


def test_two_accounts_that_end_alike_may_be_of_one_newsroom(desk):
    a = desk.claim("alpha", 2, by=("post", "AnnaKXQ9"))
    b = desk.claim("bravo", 2, by=("post", "bob_KXQ9"))
    c = desk.claim("charlie", 2, by=("post", "roadwatch"))
    assert verdict(desk, a, b) is Verdict.UNDETERMINED
    assert verdict(desk, a, c) is Verdict.DIFFERENT
