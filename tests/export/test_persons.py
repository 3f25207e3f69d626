"""Whom a shared archive masks: who is named and holds no office; who holds one stays."""

import pytest

from firsthand.export.persons import find_people
from firsthand.model import (
    Basis,
    Block,
    BlockType,
    Certainty,
    Claim,
    Lineage,
    Link,
    Reconciliation,
    Report,
    Snapshot,
    Tense,
)


def said(name: str, *, kind: str = "person", victim: str | None = None, report: str = "r1") -> Claim:
    """Return a claim that `name` makes, or that tells of `victim`."""
    chain = (Link("River News", kind="outlet"), *((Link(name, "said", 0, 1, kind),) if name else ()))
    return Claim(
        f"{report}{name}{victim}", report, 0, 1, "", (0, 1), BlockType.BODY, "killed", (), None, None, None, None, None,
        None, Tense.PAST, Certainty.CERTAIN, chain, True, Basis.UNSPECIFIED, victim=victim,
    )  # fmt: skip


def case(texts: dict[str, str], *claims: Claim) -> Snapshot:
    reports = tuple(
        Report(i, text, (Block(BlockType.BODY, 0, len(text)),), outlet="River News") for i, text in texts.items()
    )
    nothing = Reconciliation((), (), (), (), {}, {})
    return Snapshot(reports, claims, (), Lineage(), nothing, (), (), {}, "firsthand", "model", {})


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ana Ruiz said so.",
        "Police Chief Ana Ruiz said so.",
        "Ana Ruiz, the mayor of Lima, said so.",
        "Ana Ruiz, a city police spokeswoman, said so.",
        "Ana Ruiz, who ruled the country, said so.",
        "Ana Ruiz's government said so.",
        "Det. Ana Ruiz said so.",
    ],
)
def test_an_office_in_the_text_lets_a_name_stay(text: str) -> None:
    found = find_people(case({"r1": text}, said("Ana Ruiz")))
    assert list(found.kept) == ["Ana Ruiz"]
    assert not found.masked


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, a baker, said so.",
        "Ana Ruiz, wife of the mayor, said so.",
        "Ana Ruiz told the governor.",
        "Ana Ruiz, the mayor's gardener, said so.",
        "The mayor was away. Ana Ruiz said so.",
    ],
)
def test_an_office_that_is_somebody_elses_does_not(text: str) -> None:
    assert list(find_people(case({"r1": text}, said("Ana Ruiz"))).masked) == ["Ana Ruiz"]


def test_an_office_that_the_chain_names_lets_a_name_stay() -> None:
    chained = said("Lima County Sheriff Ana Ruiz", kind="office")
    assert list(find_people(case({"r1": "Ana Ruiz said so."}, said("Ana Ruiz"), chained)).kept) == ["Ana Ruiz"]


def test_an_officer_who_was_shot_is_a_private_person_and_a_governor_is_not() -> None:
    texts = {"r1": "Officer Ana Ruiz was shot. Governor Omar Khan was shot."}
    found = find_people(case(texts, said("", victim="Ana Ruiz"), said("", victim="Omar Khan")))
    assert list(found.masked) == ["Ana Ruiz"]
    assert list(found.kept) == ["Omar Khan"]


def test_a_surname_alone_is_its_holders_only_where_the_report_names_the_holder() -> None:
    texts = {"r1": "Governor Omar Khan spoke. Khan left.", "r2": "Khan was killed at home."}
    with_holder = find_people(case(texts, said("Omar Khan"), said("", victim="Khan")))
    assert not with_holder.masked
    elsewhere = find_people(case(texts, said("Omar Khan"), said("", victim="Khan", report="r2")))
    assert list(elsewhere.masked) == ["Khan"]


def test_a_rare_name_taken_for_an_office_is_masked_and_a_body_is_not() -> None:
    claims = (said("Netta Nicosia", kind="office"), said("Lima Police", kind="office"))
    assert list(find_people(case({"r1": "Netta Nicosia said so."}, *claims)).masked) == ["Netta Nicosia"]


@pytest.mark.parametrize("name", ["police", "Three", "Monday", "he", "the driver"])
def test_what_is_no_name_is_not_masked(name: str) -> None:
    assert not find_people(case({"r1": "It was so."}, said("", victim=name))).masked


@pytest.mark.parametrize("name", ["Lima County Sheriff", "River City Fire Rescue", "Harbour Homicide Unit"])
def test_a_body_that_was_taken_for_a_person_is_not_masked_and_is_shown_to_whoever_decides(name: str) -> None:
    found = find_people(case({"r1": "It was so."}, said(name)))
    assert not found.masked
    assert found.left == (name,)


def test_words_that_the_reports_write_in_lower_case_are_no_name() -> None:
    texts = {"r1": "Attempted Murder in Lima. He was charged with attempted murder. " + "a homicide and " * 20}
    found = find_people(case(texts, said("", victim="Attempted Murder"), said("Homicide")))
    assert not found.masked


def test_a_name_that_is_also_a_word_is_masked() -> None:
    texts = {"r1": "Rosa Young fell. " + "the young men and " * 20}
    assert list(find_people(case(texts, said("Rosa Young"), said("Young"))).masked) == ["Rosa Young", "Young"]


@pytest.mark.parametrize(
    ("said_of", "name"),
    [("Neighbor Ana Ruiz", "Ana Ruiz"), ("uncle Ana Ruiz", "Ana Ruiz"), ("tearful Ana Ruiz", "Ana Ruiz")],
)
def test_who_somebody_is_is_no_part_of_the_name(said_of: str, name: str) -> None:
    assert list(find_people(case({"r1": "It was so."}, said(said_of))).masked) == [name]


def test_joint_sources_are_two_people() -> None:
    found = find_people(case({"r1": "It was so."}, said("Ana Ruiz and Omar Khan")))
    assert list(found.masked) == ["Ana Ruiz", "Omar Khan"]
