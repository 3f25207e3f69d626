"""Figures given by an act and not a clause, and counts told in a phrase: whose they are, and what they are."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "root", "count"),
    [
        ("The ministry lowered the toll to 18 on Wednesday.", "killed", "ministry", 18),
        ("The coroner revised the death toll down to six.", "killed", "coroner", 6),
        ("The death toll was revised to six by the coroner.", "killed", "coroner", 6),
        ("The interior ministry set the death toll at 52.", "killed", "interior ministry", 52),
        ("Rescuers updated the number of missing to 31.", "missing", "rescuers", 31),
        ("The mayor's office gave the number of arrested as 61.", "arrested", "mayor's office", 61),
        ("The governor raised the number of dead from nine to eleven.", "killed", "governor", 11),
        ("Police revised the number of arrests upward, from 120 to 143.", "arrested", "police", 143),
        ("The border guard registered 45 arrests.", "arrested", "border guard", 45),
        ("The health directorate tallied 77 wounded in three days.", "injured", "health directorate", 77),
    ],
)
def test_who_gives_a_figure_stands_behind_it(read, text: str, kind: str, root: str, count: int) -> None:
    claim = next(c for c in read(text) if c.kind == kind)
    assert [link.name for link in claim.chain[1:]] == [root]
    assert claim.count is not None
    assert claim.count.min == count


@pytest.mark.parametrize(
    "text",
    [
        "A second explosion raised the toll to 18.",
        "The death of a nurse brought the toll to nine.",
        "The storm put the number of dead at twelve.",
    ],
)
def test_what_raised_a_toll_said_nothing(told, text: str) -> None:
    assert told(text, "killed")[0] == []


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Six men were killed, by the medics' count.", "medics"),
        ("In the ministry's telling, six men were killed.", "ministry"),
        ("On the villagers' account, six men were killed.", "villagers"),
        ("A list drawn up by the parish names six men killed since the spring.", "parish"),
        ("A count by the monitoring group Harbour Eye found six men killed.", "Harbour Eye"),
    ],
)
def test_a_count_told_in_a_phrase_has_its_voice(told, text: str, root: str) -> None:
    assert told(text, "killed")[0] == [root]
