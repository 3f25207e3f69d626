"""The brief's templates."""

import pytest

from firsthand.packs import fill, load_packs
from firsthand.packs.schema import PLACEHOLDERS
from firsthand.packs.wording import is_template, placeholders

PACKS = load_packs()
FULL = {
    "be": "were",
    "have": "had",
    "thing": "tanks",
    "at": "at",
    "place": "Hmeimim",
    "from": "Damascus",
    "to": "Libya",
    "actor": "the army",
}
BARE = {"be": "was", "have": "had", "thing": "tanks"}


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("present", FULL, "were at Hmeimim"),
        ("present", BARE, "was present"),
        ("departed", FULL, "left Damascus for Libya"),
        ("departed", BARE, "left"),
        ("departed", {**BARE, "to": "Libya"}, "left for Libya"),
        ("killed", FULL, "were killed at Hmeimim"),
        ("killed", BARE, "was killed"),
        ("dismantling", BARE, "was being taken apart"),
    ],
)
def test_the_brief_words_what_is_known_and_no_more(kind, values, said):
    assert fill(PACKS.kinds[kind].says, values) == said


@pytest.mark.parametrize("name", sorted(PACKS.kinds))
def test_every_wording_reads_with_everything_known_and_with_nothing(name):
    kind = PACKS.kinds[name]
    for template in (kind.says, kind.question):
        assert set(placeholders(template)) <= PLACEHOLDERS
        for values in (FULL, BARE):
            said = fill(template, values)
            assert said
            assert not set("{}[]|") & set(said)


def test_a_value_is_never_read_as_a_template():
    assert fill("{be} [{at} {place}|present]", {"be": "was", "at": "at", "place": "[{x}|y]"}) == "was at [{x}|y]"


@pytest.mark.parametrize("template", ["{be", "[a", "a]", "[a [b]]", "a | b", "{}", "{a b}"])
def test_a_broken_template_is_known_as_such(template):
    assert not is_template(template)
