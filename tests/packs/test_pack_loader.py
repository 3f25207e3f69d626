"""Loading packs: what a mistake is told as, and what a user's pack may do."""

import re

import pytest

from firsthand.errors import PackError
from firsthand.packs import load_packs
from firsthand.packs.document import LARGEST

HEAD = "pack: mine\nversion: 1\n"
KIND = """kinds:
  - name: beached
    says: "{be} beached"
    question: "how many {thing} were beached"
    time: occurrence
    triggers: {verbs: [beach], nouns: [stranding]}
"""


@pytest.fixture
def write(tmp_path):
    def _write(text, name="mine.yaml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return _write


def mistake(path):
    with pytest.raises(PackError) as caught:
        load_packs([path])
    return caught.value


@pytest.mark.parametrize(
    ("body", "line", "field", "reason"),
    [
        (
            "things:\n  - {name: barge X, noun: true, alises: [y]}\n",
            4,
            "things 'barge X', alises",
            "did you mean 'aliases'",
        ),
        ("thingz: []\n", 3, "thingz", "did you mean 'things'"),
        ("things:\n  - noun: true\n", 4, "things, entry 1, name", "is missing"),
        ("things:\n  - name: 76\n", 4, "things, entry 1, name", "put it in quotes: '76'"),
        ("things:\n  - name: barge X\n    is: ship\n", 5, "things 'barge X', is", r"write \[ship\]"),
        (
            "things:\n  - name: barge X\n    is:\n      - shipp\n",
            6,
            "things 'barge X', is",
            "there is no thing 'shipp'; did you mean 'ship'",
        ),
        ("things:\n  - {name: barge X, part_of: [shipp]}\n", 4, "part_of", "there is no thing 'shipp'"),
        ("things:\n  - {name: barge X, noun: perhaps}\n", 4, "noun", "boolean"),
        ("things:\n  - barge\n", 4, "things, entry 1", "expected fields"),
        ("things: barge\n", 3, "things", "expected a list"),
        ("things:\n  - {name: barge X}\n  - {name: barge X}\n", 5, "things 'barge X'", "stands twice"),
        ("things:\n  - name: barge X\n    aliases: [b]\n    aliases: [c]\n", 6, "aliases", "given twice"),
        (
            "things:\n  - name: barge X\n    aliases:\n      - x\n      - IL 76\n",
            7,
            "things 'barge X', aliases",
            "already names 'Il-76'",
        ),
        ("things:\n  - {name: barge X, aliases: [one, '']}\n", 4, "aliases", "at least 1 character"),
        (
            "things:\n  - {name: a one, is: [b one]}\n  - {name: b one, is: [a one]}\n",
            4,
            "things 'a one', is",
            "runs in a circle",
        ),
        ("things:\n  - {name: a one, is: [a one]}\n", 4, "is", "runs in a circle"),
        (
            "things:\n  - {name: Il-76, person: true}\n",
            4,
            "things 'Il-76', person",
            "contradicts the entry of this name",
        ),
        (KIND.replace("occurrence", "ocurrence"), 7, "kinds 'beached', time", "did you mean 'occurrence'"),
        (KIND.replace("verbs", "verb"), 8, "triggers.verb", "did you mean 'verbs'"),
        (KIND.replace("[beach]", "[{text: beach, thing: objekt}]"), 8, "triggers.verbs.thing", "did you mean 'object'"),
        (KIND.replace("[beach]", "[beach, {text: beach, thing: object}]"), 8, "triggers.verbs", "given twice"),
        (KIND.replace("{verbs: [beach], nouns: [stranding]}", "{}"), 4, "kinds 'beached'", "no triggers"),
        (KIND.replace("{be} beached", "{bee} beached"), 5, "says", r"\{bee\} is not a placeholder"),
        (KIND.replace("{be} beached", "{be} beached[ {at} {place}"), 5, "says", "do not match"),
        (KIND + "    things: [shipp]\n", 9, "kinds 'beached', things", "did you mean 'ship'"),
        (KIND + "    opposes: [sailled]\n", 9, "kinds 'beached', opposes", "did you mean 'sailed'"),
        (KIND + "    opposes: [beached]\n", 9, "opposes", "no other kind"),
        (
            "places:\n  - {name: Q, lat: 95, lon: 1, kind: base, country: SY}\n",
            4,
            "places 'Q', lat",
            "less than or equal to 90",
        ),
        ("places:\n  - {name: Q, lat: .nan, lon: 1, kind: base, country: SY}\n", 4, "lat", "valid number"),
        ("places:\n  - {name: Q, lat: 5, lon: 1, kind: base, country: Syria}\n", 4, "country", "pattern"),
        (
            "places:\n  - {name: Q, lat: 5, lon: 1, kind: base, country: SY, aliases: [Khmeimim]}\n",
            4,
            "aliases",
            "already names 'Hmeimim'",
        ),
        ("sources:\n  - {name: Q, kind: outlet, carries: [Reutres]}\n", 4, "carries", "did you mean 'Reuters'"),
        ("sources:\n  - {name: Q, kind: outlet, carries: [CNN]}\n", 4, "carries", "only wires are carried"),
        ("sources:\n  - {name: Q, kind: outlet, domains: [bbc.com]}\n", 4, "domains", "already belongs to 'BBC'"),
        ("sources:\n  - {name: Q, kind: outlet, domains: ['https://q.example']}\n", 4, "domains", "pattern"),
        ("sources:\n  - {name: Q, kind: newspaper}\n", 4, "kind", "expected 'outlet'"),
        ("sources:\n  - {name: Q, kind: outlet, reputation: bad}\n", 4, "reputation", "is not a field"),
    ],
)
def test_a_mistake_is_told_by_file_line_and_field(write, body, line, field, reason):
    error = mistake(write(HEAD + body))
    assert error.file.endswith("mine.yaml")
    assert error.line == line
    assert field in error.field
    assert re.search(reason, str(error))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "is empty"),
        ("# nothing\n", None, "is empty"),
        ("- a list\n", 1, "is not a pack"),
        ("just words\n", 1, "is not a pack"),
        ("pack: mine\nversion: [1\n", 3, "not valid YAML"),
        ("pack: mine\n\tversion: 1\n", 2, "not valid YAML"),
        ("pack: mine\nversion: 1\n---\npack: more\n", 3, "not valid YAML"),
        (b"pack: mine\ndescribes: caf\xe9\n", 2, "not UTF-8"),
        (b"PK\x03\x04\x00\x00", 1, "not valid YAML|not UTF-8"),
        ("pack: &a mine\ndescribes: *a\n", 1, "YAML alias"),
        ("a: &a [x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n", 1, "YAML alias"),
        ("a: &a [*a]\n", 1, "YAML alias|not valid YAML"),
        ("pack: !!python/object/apply:os.getcwd []\n", 1, "tag|expected text"),
        ("pack: !mine x\n", 1, "tag"),
        ("? [a, b]\n: c\n", 1, "must be a word"),
        ("[" * 5000, None, "not valid YAML|nested too deeply"),
        ("a: " + "{a: " * 5000, None, "not valid YAML|nested too deeply"),
    ],
)
def test_a_file_that_is_no_pack_is_told_as_such(write, text, line, reason):
    error = mistake(write(text))
    assert re.search(reason, str(error))
    assert line is None or error.line == line


def test_a_file_that_is_too_large_is_refused_unread(write):
    assert "larger than 5 MB" in str(mistake(write(b"#" * (LARGEST + 1))))


def test_a_file_that_is_not_there_and_a_folder_without_packs(tmp_path):
    assert "No such file" in str(mistake(tmp_path / "nowhere.yaml"))
    assert "holds no pack" in str(mistake(tmp_path))


def test_the_other_mistakes_of_a_file_are_counted(write):
    error = mistake(write(HEAD + "things:\n  - {name: barge X, alises: [y]}\n  - {noun: true}\n"))
    assert error.line == 4
    assert "(1 more in this file)" in str(error)


def test_a_pack_with_the_name_of_another_is_refused(write):
    assert "another pack is named 'movement'" in str(mistake(write("pack: movement\nversion: 1\n")))


def test_words_that_yaml_would_read_as_truth_values_stay_words(write):
    path = write(
        HEAD
        + "places:\n  - {name: Haakonsvern, lat: 60.34, lon: 5.22, kind: port, country: NO}\n"
        + KIND
        + "    roles: {place: [on, off]}\n"
    )
    packs = load_packs([path])
    assert packs.places["Haakonsvern"].country == "NO"
    assert packs.kinds["beached"].roles.place == ("on", "off")


def test_a_pack_may_add_to_an_entry_in_the_box(write):
    before = load_packs()
    packs = load_packs(
        [
            write(
                HEAD
                + """things:
  - {name: Il-76, is: [tanker aircraft], aliases: [Ilyushin Seventy-Six, Il-76MD]}
kinds:
  - {name: killed, triggers: {verbs: [liquidate, kill]}}
sources:
  - {name: Reuters, domains: [reuters.example]}
places:
  - {name: Hmeimim, aliases: [Hmaymeem]}
"""
            )
        ]
    )
    thing = packs.things["Il-76"]
    assert thing.aliases == (*before.things["Il-76"].aliases, "Ilyushin Seventy-Six")
    assert packs.is_a("Il-76", "tanker aircraft")
    assert packs.is_a("Il-76", "transport aircraft")
    assert thing.designator
    verbs = {t.text: t.thing for t in packs.kinds["killed"].triggers.verbs}
    assert verbs["liquidate"] == "object"  # the role of the kind it joined
    told = packs.kinds["killed"].triggers.verbs
    assert len(told) == len(before.kinds["killed"].triggers.verbs) + 1
    assert packs.source_by_domain["reuters.example"].kind == "wire"
    assert packs.places["Hmeimim"].lat == before.places["Hmeimim"].lat
    assert packs.versions["mine"] == "1"


def test_the_box_is_not_changed_by_a_users_pack(write):
    load_packs([write(HEAD + "things:\n  - {name: Il-76, aliases: [Ilyushin Seventy-Six]}\n")])
    assert "Ilyushin Seventy-Six" not in load_packs().things["Il-76"].aliases


def test_saying_the_same_again_is_no_contradiction(write):
    again = load_packs([write(HEAD + "things:\n  - {name: Il-76, designator: true}\n")])
    assert again.things["Il-76"] == load_packs().things["Il-76"]


def test_two_files_of_a_folder_build_on_one_another(tmp_path):
    (tmp_path / "a.yaml").write_text("pack: a\nversion: 1\nthings:\n  - {name: hovercraft X, is: [ship], noun: true}\n")
    (tmp_path / "b.yaml").write_text(
        "pack: b\nversion: 1\nthings:\n  - {name: Zubr X, is: [hovercraft X], designator: true}\n"
    )
    assert load_packs([tmp_path]).is_a("Zubr X", "ship")


def test_a_changed_file_is_read_again(write):
    path = write(HEAD + "things:\n  - {name: barge X, noun: true}\n")
    assert "barge X" in load_packs([path]).things
    path = write(HEAD + "things:\n  - {name: barge Longer, noun: true}\n")
    assert "barge Longer" in load_packs([path]).things


def test_loading_twice_gives_the_same_packs():
    assert load_packs() is load_packs()


def test_opposition_is_mutual_though_one_side_says_it(write):
    packs = load_packs([write(HEAD + KIND + "    opposes: [sailed]\n")])
    assert "beached" in packs.kinds["sailed"].opposes
