"""Each status, and the rules of the design that lead to it."""

from firsthand.model import Basis, Certainty, Place, Status, Tense

CREW = ("crew", "")
TOWN = Place("Brenford", "Brenford", 40.1, -88.2, 8.0, within=("Marlow County", "Ohana"), kind="city")


def test_one_report_is_a_single_source(desk):
    desk.claim("alpha", 3, by=CREW)
    finding = desk.only()
    assert finding.status is Status.SINGLE_SOURCE
    assert finding.reconciled == {"min": 3, "max": 3, "approximate": False}
    assert finding.fragility.margin == 0


def test_a_headline_without_a_source_is_no_second_origin_beside_the_story(desk):
    desk.claim("alpha", 3)
    desk.claim("alpha", 3, by=("person", "Dana Holt"))
    finding = desk.only()
    assert finding.status is Status.SINGLE_SOURCE
    assert len(finding.origins) == 1


def test_one_briefing_in_two_outlets_is_repeated(desk):
    desk.claim("alpha", 3, by=("person", "Dana Holt"))
    desk.claim("bravo", 3, by=("person", "Dana Holt"))
    finding = desk.only()
    assert finding.status is Status.REPEATED
    assert len(finding.origins) == 1


def test_two_crews_on_one_road_corroborate(desk):
    desk.claim("alpha", 3, by=CREW, basis=Basis.EYEWITNESS)
    desk.claim("bravo", 3, by=CREW, basis=Basis.EYEWITNESS)
    finding = desk.only()
    assert finding.status is Status.CORROBORATED
    assert finding.fragility.margin == 1
    assert finding.fragility.becomes is Status.SINGLE_SOURCE


def test_two_outlets_of_one_publisher_do_not_corroborate(desk):
    desk.report("alpha", "North Post")
    desk.report("bravo", "South Post")
    desk.claim("alpha", 3, by=CREW, basis=Basis.EYEWITNESS)
    desk.claim("bravo", 3, by=CREW, basis=Basis.EYEWITNESS)
    assert desk.only().status is Status.AGREEING


def test_an_unknown_outlet_is_never_taken_for_another(desk):
    desk.report("alpha")
    desk.report("bravo", "")
    desk.claim("alpha", 3, by=CREW, basis=Basis.EYEWITNESS)
    desk.claim("bravo", 3, by=CREW, basis=Basis.EYEWITNESS)
    assert desk.only().status is Status.AGREEING


def test_what_nobody_is_named_for_does_not_corroborate(desk):
    desk.claim("alpha", 3)
    desk.claim("bravo", 3)
    desk.claim("charlie", 3)
    assert desk.only().status is Status.AGREEING


def test_hundreds_and_250_corroborate_at_least_200(desk):
    desk.claim("alpha", 250, by=("post", "@roadwatch"))
    desk.claim("bravo", (200, None), by=CREW, basis=Basis.EYEWITNESS)
    finding = desk.only()
    assert finding.status is Status.CORROBORATED
    assert finding.reconciled == {"min": 200, "max": None, "approximate": False}
    single = next(v for v in finding.values if v.value["max"] == 250)
    assert len(single.origins) == 1


def test_overlap_is_not_corroboration(desk):
    desk.claim("alpha", (0, 5), by=("post", "@roadwatch"))
    desk.claim("bravo", (3, None), by=CREW, basis=Basis.EYEWITNESS)
    assert desk.only().status is Status.AGREEING


def test_about_200_and_210_agree(desk):
    desk.claim("alpha", 200, by=CREW, basis=Basis.EYEWITNESS, approximate=True)
    desk.claim("bravo", 210, by=CREW, basis=Basis.EYEWITNESS)
    finding = desk.only()
    assert finding.status is Status.CORROBORATED
    assert finding.reconciled["approximate"]


def test_two_figures_for_one_occurrence_are_disputed(desk):
    desk.claim("alpha", 3, by=("person", "Dana Holt"))
    desk.claim("bravo", 5, by=("office", "Port Authority"))
    finding = desk.only()
    assert finding.status is Status.DISPUTED
    assert "within-origin" not in finding.flags
    assert finding.reconciled == {"min": 3, "max": 5, "approximate": False}


def test_one_speaker_with_two_figures_is_disputed_within_the_origin(desk):
    desk.claim("alpha", 3, by=("person", "Dana Holt"))
    desk.claim("bravo", 5, by=("person", "Dana Holt"))
    finding = desk.only()
    assert finding.status is Status.DISPUTED
    assert "within-origin" in finding.flags


def test_a_denial_that_any_left_disputes_that_some_did(desk):
    desk.claim("alpha", 2, by=("person", "Dana Holt"))
    desk.claim("bravo", (0, 0), by=("office", "Port Authority"), certainty=Certainty.COUNTERFACT, denies=True)
    finding = desk.only()
    assert finding.status is Status.DISPUTED
    assert "denied" in finding.flags


def test_states_of_unknown_days_are_unresolved(desk):
    desk.claim("alpha", 2, "Il-76", "present", when=None, as_of="2024-03-01", imagery=("Skylook", "2024-03-01"))
    desk.claim("bravo", 1, "Il-76", "present", when=None, by=CREW)
    assert desk.only().status is Status.UNRESOLVED


def test_equal_states_of_unknown_days_agree_and_no_more(desk):
    desk.claim("alpha", 2, "Il-76", "present", when=None, as_of="2024-03-01", imagery=("Skylook", "2024-03-01"))
    desk.claim("bravo", 2, "Il-76", "present", when=None, by=("office", "Port Authority"))
    assert desk.only().status is Status.AGREEING


def test_a_crew_that_counts_again_updates(desk):
    desk.claim("alpha", 30, kind="present", by=CREW, as_of="2024-03-01T12:00:00")
    desk.claim("alpha", 45, kind="present", by=CREW, as_of="2024-03-01T18:00:00")
    finding = desk.only()
    assert finding.status is Status.UPDATED
    assert finding.reconciled["min"] == 45


def test_a_later_state_from_another_origin_is_no_update(desk):
    desk.claim("alpha", 30, kind="present", by=CREW, as_of="2024-03-01", when=None)
    desk.claim("bravo", 45, kind="present", by=("office", "Port Authority"), as_of="2024-03-03", when=None)
    assert desk.only().status is Status.UNRESOLVED


def test_a_correction_updates_an_occurrence(desk):
    desk.report("alpha", "Kite News", "2024-03-02")
    desk.report("bravo", "Kite News", "2024-03-03")
    desk.claim("alpha", 2, imagery=("Skylook", "2024-03-01"))
    desk.claim("bravo", 1, imagery=("Skylook", "2024-03-01"), corrects=True)
    finding = desk.only()
    assert finding.status is Status.UPDATED
    assert "corrected" in finding.flags
    assert finding.reconciled["max"] == 1


def test_a_correction_does_not_silence_another_origin(desk):
    desk.report("alpha", "Kite News", "2024-03-02")
    desk.report("bravo", "Kite News", "2024-03-03")
    desk.claim("alpha", 2, imagery=("Skylook", "2024-03-01"))
    desk.claim("bravo", 1, imagery=("Skylook", "2024-03-01"), corrects=True)
    desk.claim("charlie", 2, by=CREW, basis=Basis.EYEWITNESS)
    assert desk.only().status is Status.DISPUTED


def test_a_rising_toll_is_updated(desk):
    desk.report("alpha", published="2024-03-01")
    desk.report("bravo", published="2024-03-02")
    desk.claim("alpha", 3, "person", "killed", by=("office", "Marlow Police Department"))
    desk.claim("bravo", 5, "person", "killed", by=("office", "Marlow Police Department"))
    finding = desk.only()
    assert finding.status is Status.UPDATED
    assert finding.reconciled["min"] == 5
    assert finding.values[0].value["min"] == 5


def test_a_toll_that_falls_uncorrected_is_disputed(desk):
    desk.report("alpha", published="2024-03-01")
    desk.report("bravo", published="2024-03-02")
    desk.claim("alpha", 5, "person", "killed", by=("office", "Marlow Police Department"))
    desk.claim("bravo", 3, "person", "killed", by=("office", "Marlow Police Department"))
    assert desk.only().status is Status.DISPUTED


def test_the_injured_fall_when_one_of_them_dies(desk):
    desk.report("alpha", published="2024-03-01")
    desk.report("bravo", published="2024-03-03")
    for report, killed, injured in (("alpha", 1, 2), ("bravo", 2, 1)):
        desk.claim(report, killed, "person", "killed", by=("person", "Dana Holt"), place=TOWN)
        desk.claim(report, injured, "person", "injured", by=("person", "Dana Holt"), place=TOWN)
    findings = {f.kind: f for f in desk.run().findings if f.aspect == "count"}
    assert findings["injured"].status is Status.UPDATED
    assert findings["injured"].reconciled["max"] == 1
    assert findings["killed"].reconciled["max"] == 2
    assert findings["killed"].event == findings["injured"].event


def test_two_readings_of_one_picture_confirm_the_reading_only(desk):
    desk.claim("alpha", 2, "Il-76", "present", imagery=("Skylook", "2024-03-01"), as_of="2024-03-01")
    desk.claim("bravo", 2, "Il-76", "present", imagery=("Skylook", "2024-03-01"), as_of="2024-03-01")
    assert desk.only().status is Status.REPEATED


def test_two_providers_pictures_of_one_day_corroborate(desk):
    desk.claim("alpha", 2, "Il-76", "present", imagery=("Skylook", "2024-03-01"), as_of="2024-03-01")
    desk.claim("bravo", 2, "Il-76", "present", imagery=("Orbis", "2024-03-01"), as_of="2024-03-01")
    assert desk.only().status is Status.CORROBORATED


def test_a_picture_of_no_known_day_may_be_the_same(desk):
    desk.claim("alpha", 2, "Il-76", "present", imagery=("Skylook", "2024-03-01"), as_of="2024-03-01")
    desk.claim("bravo", 2, "Il-76", "present", imagery=("Skylook", None), as_of="2024-03-01")
    desk.claim("charlie", 2, "Il-76", "present", imagery=(None, "2024-03-01"), as_of="2024-03-01")
    assert desk.only().status is Status.AGREEING


def test_what_is_foretold_is_another_finding_than_what_happened(desk):
    desk.claim("alpha", 2, "Il-76", "departed", by=CREW, basis=Basis.EYEWITNESS)
    desk.claim("bravo", 2, "Il-76", "departed", by=("office", "Port Authority"), tense=Tense.FUTURE)
    findings = desk.run().findings
    assert sorted(f.flags for f in findings) == [(), ("expected",)]
    assert {f.status for f in findings} == {Status.SINGLE_SOURCE}


def test_a_declared_unknown_is_a_finding_of_its_own(desk):
    desk.claim("alpha", None, "soldier", "present", certainty=Certainty.DECLARED_UNKNOWN)
    finding = desk.only()
    assert finding.flags == ("declared-unknown",)
    assert finding.values == ()
    assert finding.status is Status.SINGLE_SOURCE


def test_what_is_only_possible_supports_nothing(desk):
    desk.claim("alpha", 2, by=CREW, certainty=Certainty.POSSIBLE)
    desk.claim("bravo", 2, by=("post", "@roadwatch"), certainty=Certainty.POSSIBLE)
    finding = desk.only()
    assert finding.status is Status.AGREEING
    assert finding.flags == ("hedged",)


def test_uncommitted_mentions_make_no_finding(desk):
    desk.claim("alpha", 2, certainty=Certainty.UNCOMMITTED)
    assert desk.run().findings == ()


def test_a_part_is_at_least_so_many_of_the_whole(desk):
    desk.claim("alpha", 20, "person", "killed", by=("person", "Dana Holt"))
    desk.claim("alpha", 11, "child", "killed", by=("person", "Dana Holt"), scope="part")
    finding = desk.only()
    assert finding.status is Status.SINGLE_SOURCE
    assert finding.reconciled == {"min": 20, "max": 20, "approximate": False}


def test_named_victims_alone_are_a_floor(desk):
    desk.claim("alpha", 1, "person", "killed", scope="named", victim="Ann Bell", by=CREW)
    desk.claim("alpha", 1, "person", "killed", scope="named", victim="Carl Dorn", by=CREW)
    desk.claim("alpha", 1, "person", "killed", scope="named", victim="Bell", by=CREW)
    assert desk.only().reconciled == {"min": 2, "max": None, "approximate": False}


def test_a_helicopter_of_either_type_is_a_helicopter_and_no_dispute(desk):
    desk.claim("alpha", (2, None), "helicopter", "moved", by=CREW, basis=Basis.EYEWITNESS)
    desk.claim("bravo", 1, "Ka-52", "moved", by=("post", "@roadwatch"))
    assert desk.only().status in (Status.AGREEING, Status.CORROBORATED)


def test_one_man_and_one_man_may_be_two_men(desk):
    desk.claim("alpha", 1, "person", "departed", by=("post", "@roadwatch"))
    desk.claim("bravo", 1, "person", "departed", by=CREW, basis=Basis.EYEWITNESS)
    assert desk.only().status is Status.AGREEING


def test_a_later_figure_from_another_origin_is_no_update(desk):
    desk.report("alpha", published="2024-03-02")
    desk.report("bravo", published="2024-03-03")
    desk.claim("alpha", 4, "person", "killed", by=("person", "Dana Holt"))
    desk.claim("bravo", 5, "person", "killed", by=("unnamed", "hospital official"))
    finding = desk.only()
    assert finding.status is Status.UNRESOLVED
    assert {v.value["min"] for v in finding.values} == {4, 5}
    desk.report("bravo", published="2024-03-02")
    assert desk.only().status is Status.DISPUTED


def test_one_sources_correction_takes_back_nothing_of_anothers(desk):
    desk.report("alpha", "Kite News", "2024-03-02")
    desk.report("bravo", "Kite News", "2024-03-03")
    desk.claim("alpha", 4, "person", "killed", by=("person", "Dana Holt"))
    desk.claim("bravo", 5, "person", "killed", by=("unnamed", "hospital official"), corrects=True)
    assert desk.only().status is Status.UNRESOLVED


def test_an_outlet_takes_back_its_own_figure(desk):
    desk.report("alpha", "Kite News", "2024-03-02")
    desk.report("bravo", "Kite News", "2024-03-03")
    desk.claim("alpha", 4, "person", "killed")
    desk.claim("bravo", 5, "person", "killed", by=("person", "Dana Holt"), corrects=True)
    assert desk.only().status is Status.UPDATED


def test_the_origins_told_are_no_more_than_are_known_apart(desk):
    desk.claim("alpha", 3, by=("unnamed", "customs officer"))
    desk.claim("bravo", 3, by=("unnamed", "border official"))
    assert desk.only().summary.endswith("(agreeing, at least 1 origin).")


def test_only_origins_that_entail_the_value_are_counted_behind_it(desk):
    desk.claim("alpha", (200, None), by=("post", "@roadwatch"))
    desk.claim("bravo", 250, by=CREW, basis=Basis.EYEWITNESS)
    desk.claim("charlie", (10, None), by=("office", "Port Authority"))
    finding = desk.only()
    assert finding.reconciled["min"] == 200
    assert "corroborated, 2 origins" in finding.summary


def test_who_repeats_a_corrected_figure_later_does_not_bring_it_back(desk):
    office = ("person", "Dana Holt")
    for name, day in (("alpha", 2), ("bravo", 3), ("carol", 4)):
        desk.report(name, published=f"2024-03-0{day}T08:00:00+00:00")
    desk.claim("alpha", 9, "person", "killed", by=office)
    desk.claim("bravo", 5, "person", "killed", by=office, corrects=True)
    desk.claim("carol", 9, "person", "killed", by=office)
    finding = desk.only()
    assert (finding.status, finding.reconciled["max"]) == (Status.UPDATED, 5)
    assert finding.values[0].value["max"] == 5


def test_who_looks_back_gives_the_toll_of_its_time_and_disputes_none(desk):
    office = ("person", "Dana Holt")
    for name, day in (("alpha", 2), ("bravo", 3), ("carol", 9)):
        desk.report(name, published=f"2024-03-0{day}T08:00:00+00:00")
    desk.claim("alpha", 61, "person", "killed", by=office)
    desk.claim("bravo", 85, "person", "killed", by=office)
    desk.claim("carol", 61, "person", "killed")
    finding = desk.only()
    assert (finding.status, finding.reconciled["max"]) == (Status.UPDATED, 85)
