"""What an outlet says it could not check stands as not known beside what it told."""

from collections.abc import Callable

import pytest

from firsthand.model import Certainty, Claim

Read = Callable[..., list[Claim]]
TOLD = "Forty trucks left Homs on Friday, the governor said."


def caveats(claims: list[Claim]) -> list[Claim]:
    return [c for c in claims if c.certainty is Certainty.DECLARED_UNKNOWN]


@pytest.mark.parametrize(
    "said",
    [
        "The Harbour Gazette could not verify the figure.",
        "The claim could not be independently verified.",
        "The Harbour Gazette was unable to confirm the governor's account.",
        "We have not been able to verify this.",
        "It was not possible to check the claims independently.",
        "His statement has not been confirmed.",
    ],
)
def test_what_the_outlet_could_not_check_is_not_known_of_the_event_told_last(read: Read, said: str) -> None:
    claims = read(f"{TOLD} {said}")
    (caveat,) = caveats(claims)
    told = next(c for c in claims if c is not caveat)
    assert (caveat.kind, caveat.quote, caveat.count) == ("departed", said, None)
    assert (caveat.origin_place, caveat.when, caveat.things) == (told.origin_place, told.when, told.things)
    assert [link.name for link in caveat.chain] == ["The Harbour Gazette"]


@pytest.mark.parametrize(
    "said",
    [
        "The army could not verify the figure.",  # another voice's
        "The claim could not be verified by the army.",
        "The Harbour Gazette has verified the figure.",
        "The Harbour Gazette could not establish a new bureau.",  # nothing told before
    ],
)
def test_what_others_could_not_check_or_what_was_checked_is_no_caveat_of_the_outlet(read: Read, said: str) -> None:
    assert not caveats(read(f"{TOLD} {said}"))


def test_the_outlet_may_call_itself_by_its_initials(read: Read) -> None:
    assert len(caveats(read(f"{TOLD} HG could not independently verify either account."))) == 1


def test_a_caveat_on_nothing_told_by_others_is_none(read: Read) -> None:
    assert not caveats(read("Forty trucks left Homs on Friday. The figure could not be verified."))
    assert not caveats(read("The claim could not be independently verified."))
