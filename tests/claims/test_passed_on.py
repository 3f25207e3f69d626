"""Who only passes on what somebody told him is no witness."""

from collections.abc import Callable

import pytest

from firsthand.model import Basis, Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("voice", "root"),
    [
        ("according to Emil Varga, a joiner, who was not there and had it by telephone from his cousin, Luka Horn.", "Luka Horn"),
        ("said Marta Lindt, a teacher, who heard it from relatives.", "relatives"),
        ("said Marta Lindt. She had it from a nurse at the clinic.", "nurse at the clinic"),
        ("said Marta Lindt, who learned of it from her brother, Jan Lindt.", "Jan Lindt"),
    ],
)  # fmt: skip
def test_who_told_the_voice_is_its_origin(read: Read, voice: str, root: str) -> None:
    (claim,) = (c for c in read(f"Nine houses burned in Ostrava on Friday, {voice}") if c.kind == "burned")
    assert (claim.chain[-1].name, claim.root_stated, claim.basis) == (root, True, Basis.UNSPECIFIED)


@pytest.mark.parametrize(
    "voice",
    ["said Marta Lindt, who saw it. She heard from her mother later.", "said Marta Lindt. He was told of it by the priest."],
)  # fmt: skip
def test_who_hears_of_something_else_keeps_his_word(read: Read, voice: str) -> None:
    (claim,) = (c for c in read(f"Nine houses burned in Ostrava on Friday, {voice}") if c.kind == "burned")
    assert claim.chain[-1].name == "Marta Lindt"


def test_who_was_away_saw_nothing(read: Read) -> None:
    text = "Nine houses burned in Ostrava on Friday, said Marta Lindt, who lives opposite and was away that day."
    (claim,) = (c for c in read(text) if c.kind == "burned")
    assert claim.basis is not Basis.EYEWITNESS
