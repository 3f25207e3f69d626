"""The benchmark's adapters answer as its scorers ask, its table fails below a floor, and floors only rise."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from bench import certainty, floors, gold, incidents, measuring, readings, table, tasks
from bench.mail import mail_town
from bench.peers import dateparser_search, published, recognizers_time, spacy_rules, wordlist

ROOT = Path(__file__).parents[1]

TEXT = "At least twelve people died in Aleppo on Monday, and the airport may have been hit."


def pred(task: str, text: str = TEXT, **fields: object) -> list[dict]:
    row = {"id": "x", "text": text, **fields}
    one = tasks.BY_NAME[task]
    return one.predict(row, one.read(row))


def event(word: str, text: str = TEXT) -> dict[str, int]:
    return {"start": text.index(word), "end": text.index(word) + len(word)}


def test_quantities_give_value_and_change() -> None:
    assert {"value": 12.0, "change": ">"} in pred("quantities") or {"value": 12.0, "change": "="} in pred("quantities")
    assert pred("quantities", "A grain weighs 0.00002998 grams.")[0]["value"] == "2.998E-05"


def test_times_are_resolved_against_the_row() -> None:
    (found,) = pred("time", published="2024-03-20")
    assert TEXT[found["start"] : found["end"]] == "Monday"
    assert (found["type"], found["value"]) == ("DATE", "2024-03-18")


def test_places_are_named_places_alone() -> None:
    (found,) = pred("places")
    assert TEXT[found["start"] : found["end"]] == "Aleppo"
    assert (round(found["lat"]), round(found["lon"])) == (36, 37)


def test_certainty_answers_the_events_asked_about() -> None:
    asked = [event("died"), event("hit")]
    died, hit = pred("certainty", gold=asked)
    assert died == certainty.item(**asked[0], certainty="CERTAIN", polarity="POS")
    assert hit == certainty.item(**asked[1], certainty="POSSIBLE", polarity="POS")
    assert {tuple(event(w).values()) for w in ("died", "hit")} <= {(p["start"], p["end"]) for p in pred("certainty")}


def test_attribution_spans_are_those_of_the_tokenised_row() -> None:
    text = "The mayor said the bridge did n't hold ."
    found = {p["role"]: text[p["start"] : p["end"]] for p in pred("attribution", text)}
    assert found["source"] == "The mayor"
    assert found["cue"] == "said"
    assert "n't hold" in found["content"]


def test_an_empty_text_has_no_answers() -> None:
    for name in tasks.BY_NAME:
        assert pred(name, "", published=None) == []


def test_the_rules_peer_reads_a_plain_report_and_maps_it_back() -> None:
    text = "The mayor said the bridge did n't hold ."
    row = {"id": "x", "text": text}
    found = {
        p["role"]: text[p["start"] : p["end"]] for p in spacy_rules.load()(row, tasks.BY_NAME["attribution"].read(row))
    }
    assert found == {"source": "The mayor", "cue": "said", "content": "the bridge did n't hold"}


def test_the_word_list_looks_shortly_before_the_event() -> None:
    row = {"id": "x", "text": TEXT, "gold": [event("hit"), event("died")]}
    hit, died = wordlist.load()(row, readings.read(row))
    assert (hit["certainty"], died["certainty"]) == ("POSSIBLE", "CERTAIN")


@pytest.mark.parametrize(
    ("timex", "resolved", "wanted"),
    [
        ("2024-03-18", "2024-03-18", "2024-03-18"),
        ("XXXX-02", "2024-02-01", "2024-02"),
        ("XXXX-WXX-1", "2024-03-18", "2024-03-18"),
        ("P3W", "1814400", "P3W"),
        ("XXXX-WXX-1T17", "2024-03-18 17:00:00", "2024-03-18T17"),
    ],
)
def test_a_peers_open_timex_is_filled_from_its_own_resolution(timex, resolved, wanted) -> None:
    assert recognizers_time.value_of({"values": [{"timex": timex, "value": resolved}]}) == wanted


def test_function_words_at_the_ends_are_no_part_of_a_time() -> None:
    assert dateparser_search.RIGHT.sub("", dateparser_search.LEFT.sub("", "in 2003 and")) == "2003"


def test_an_undated_row_is_resolved_the_same_on_every_day() -> None:
    assert published({"published": None}) == published({}) == datetime(2000, 1, 1)  # noqa: DTZ001


def test_a_peer_that_is_not_installed_is_a_cell_and_no_error(monkeypatch) -> None:
    rows = [{"id": "x", "text": TEXT}]
    monkeypatch.setattr(gold, "inputs", lambda _: rows)
    scores = {"value": {"F1": 90.0}, "value+change": {"F1": 80.0}}
    monkeypatch.setattr(measuring, "scored", lambda *_: scores)
    for module in ("quantulum3", "recognizers_number"):
        monkeypatch.setitem(sys.modules, module, None)
    outcome = measuring.compare(tasks.BY_NAME["quantities"])
    assert outcome.ours.scores == {"value": 90.0, "value and change": 80.0}
    assert "quantulum3 not installed" in table.markdown(table.lines_of([outcome], {}))


def outcome(figure: float) -> measuring.Outcome:
    task = tasks.WholeTask("linking", (tasks.Measure("B3 F1", ("B3 F1",)),))
    return measuring.Outcome(task, measuring.Result("ours", {"B3 F1": figure}))


def test_a_figure_below_its_floor_is_short() -> None:
    standing = {"linking": {"B3 F1": 79}}
    assert [line.short for line in table.lines_of([outcome(78.9), outcome(79.0)], standing)] == [True, False]


def test_floors_rise_and_never_fall() -> None:
    standing = {"linking": {"B3 F1": 79}}
    assert floors.risen(standing, table.reached([outcome(81.4)])) == {"linking": {"B3 F1": 81}}
    assert floors.risen(standing, table.reached([outcome(60.0)])) == standing
    assert floors.risen({}, {"time": {"value": 85.0}}) == {"time": {"value": 84}}


def test_every_public_measure_has_a_floor() -> None:
    assert {t.name: {m.name for m in t.measures} for t in (*tasks.COMPONENTS, *tasks.EVENTS)} == {
        name: set(measures) for name, measures in floors.load().items()
    }


def test_the_floors_file_is_sorted_and_small() -> None:
    text = floors.PATH.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n"


def test_without_gold_the_command_line_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "score", "time"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": ""},
    )
    assert done.returncode == 1
    assert "FIRSTHAND_GOLD is not set" in done.stderr


def test_who_was_hurt_and_died_by_a_later_report_is_no_survivor() -> None:
    first = "A 9-year-old girl was wounded in a shooting in Gyor on Friday."
    facts = []
    for later in (
        "A 9-year-old girl was killed in a shooting in Gyor on Friday.",
        "A man was killed in Gyor on Friday.",
    ):
        reports = [
            {"id": str(n), "title": "", "url": f"https://{n}.example/a", "published": "2024-12-14", "text": text}
            for n, text in enumerate((first, later))
        ]
        found = incidents.predict_incident({"id": "x", "reports": reports})
        facts.append((found["killed"], found["injured"]))
    assert facts == [(1, 0), (1, 1)]


@pytest.mark.parametrize(
    ("town", "state", "filed"),
    [
        ("Kearns", "Utah", "Salt Lake City"),
        ("Cheektowaga", "New York", "Buffalo"),
        ("Buffalo", "New York", None),
        ("Kearns", "Ohio", None),
    ],
)
def test_a_suburb_has_its_mail_by_the_town_whose_post_office_serves_it(town, state, filed):
    assert mail_town(town, state) == filed


def city(*texts):
    reports = [
        {"id": str(n), "title": "", "url": f"https://{n}.example/a", "published": "2024-12-14", "text": text}
        for n, text in enumerate(texts)
    ]
    return incidents.predict_incident({"id": "x", "reports": reports})["city"]


def test_an_incident_is_filed_under_the_town_of_its_address():
    assert city("A man was shot dead in Cheektowaga, New York, on Friday.") == "Buffalo"


def test_an_incident_of_a_county_is_filed_under_its_largest_town():
    assert city("Elko County deputies say a man was shot dead at a ranch on Friday.", "It was in Nevada.") == "Elko"
