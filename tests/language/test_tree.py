"""What hangs on a token, as the parse has it."""

from firsthand.language.parse import parse_text
from firsthand.language.tree import agent_of, child_of, children, has_child, noun_after, object_of, tokens_of

TEXT = "Four barns were burned by raiders from the hills on Sunday. The miller of Tarn saw it."


def test_children_are_those_of_the_parse_in_order() -> None:
    tokens = parse_text(TEXT, [0])
    for token in tokens:
        assert [c.i for c in children(token)] == [c.i for c in token.children]


def test_an_agent_and_what_a_preposition_governs_are_found() -> None:
    tokens = parse_text(TEXT, [0])
    burned = next(t for t in tokens_of(tokens) if t.lower_ == "burned")
    raiders = agent_of(burned)
    assert raiders is not None
    assert raiders.text == "raiders"
    hills = noun_after(raiders, {"from"})
    assert hills is not None
    assert hills.text == "hills"
    assert has_child(burned, "agent", "ccomp")
    assert not has_child(burned, "ccomp")


def test_nothing_hangs_on_no_token() -> None:
    assert child_of(None, "nsubj") is None
    assert object_of(None) is None
