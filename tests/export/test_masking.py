"""Masking a text: every form of a name, character for character, and nobody else's."""

import pytest

from firsthand.export.masking import BLOCK, Masking

MASK = Masking(
    ["Samira al-Haddad", "José Núñez", "Khan"],
    accounts=["roadwatch_sy"],
    places=[("Al-Waleed Hospital", "Homs")],
    left=["Karim Daoud", "Omar Khan", "Khan"],
    titles=frozenset({"governor"}),
    surnames=("Khan",),
)


@pytest.mark.parametrize(
    "text",
    [
        "Samira al-Haddad", "SAMIRA AL-HADDAD", "samira al haddad", "Samira\nal-Haddad", "Samira", "Haddad", "HADDAD",
        "al-Haddad's", "Jose Nunez", "José Núñez", "Jose\u0301 Nun\u0303ez", "Samira%20al-Haddad", "samiraalhaddad",
        "@anybody_1", "roadwatch_sy", "a.person@mail.example", "Al-Waleed Hospital", "Samira al-Haddad Junior",
    ],
)  # fmt: skip
def test_a_name_is_masked_in_every_form_and_all_else_stays_where_it_was(text: str) -> None:
    masked = MASK.text(f"They met {text} there.")
    assert len(masked) == len(f"They met {text} there.")
    assert masked.startswith("They met ")
    assert masked.endswith(" there.")
    assert not {"samira", "haddad", "jose", "nunez", "waleed", "road", "junior", "person", "anybody"} & set(
        "".join(c if c.isalpha() else " " for c in masked.lower()).split()
    )
    assert BLOCK in masked


@pytest.mark.parametrize(
    "text", ["Karim Daoud said so.", "Governor Khan said so.", "Omar Khan said so.", "the hospital", "a khan of old"]
)
def test_what_is_somebody_elses_stays(text: str) -> None:
    assert MASK.text(text) == text


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("https://a.example/samira-al-haddad-dies", f"https://a.example/{BLOCK * 16}-dies"),
        ("https://a.example/haddad_funeral.html", f"https://a.example/{BLOCK * 6}_funeral.html"),
        ("https://a.example/Samira%20al-Haddad", f"https://a.example/{BLOCK * 16}"),
        ("https://x.com/somebody/status/12", f"https://x.com/{BLOCK * 8}/status/12"),
        ("https://a.example/quiet-day", "https://a.example/quiet-day"),
    ],
)
def test_addresses_are_masked_in_any_case(address: str, masked: str) -> None:
    assert MASK.address(address) == masked


def test_fields_tell_people_apart() -> None:
    assert MASK.field("Samira al-Haddad and José Núñez") == "[person 1] and [person 2]"
    assert MASK.field("killed at Al-Waleed Hospital") == "killed at [a place in Homs]"


CAREFUL = Masking(
    ["Will Orrin", "Dana Vesk", "Photo Ibarra"],
    places=[("Mercy Hospital", "Lima")],
    titles=frozenset({"officer"}),
    common={"will", "photo"},
    ordinary={"yesterday", "later", "road"}.__contains__,
)


@pytest.mark.parametrize(
    "text",
    [
        "Will it rain today, they asked.",
        "Photo: the square after the rain",
        "the Vesk County jail was full",
        "she came to Santa Vesk in the rain",
    ],
)
def test_a_word_that_is_no_name_where_it_stands_is_left(text: str) -> None:
    assert CAREFUL.text(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Will Orrin ran. Later Will fell.", {"ran", "later", "fell"}),
        ("Will", set()),
        ("a boy, Tobin Orrin, fell", {"a", "boy", "fell"}),
        ("a girl, Vesk Rudd, fell", {"a", "girl", "fell"}),
        ("Yesterday Orrin fell on the road", {"yesterday", "fell", "on", "the", "road"}),
        ("it was Officer Orrin", {"it", "was", "officer"}),
    ],
)
def test_what_belongs_to_a_name_is_masked_with_it(text: str, left: set[str]) -> None:
    masked = CAREFUL.text(text)
    assert len(masked) == len(text)
    assert set("".join(c if c.isalpha() else " " for c in masked.lower()).split()) == left
