"""What the rules of the language model set is the same, token by token, as the model's own component sets."""

from __future__ import annotations

import pytest

from firsthand.language import load_model
from firsthand.language.parse import parse_text
from firsthand.language.ruling import Ruling

TEXTS = (
    "There were 12 lorries at the quay, and it ain't known who'd sent them; let's wait.",
    "I don't know. You gotta ask her: she's gonna say nothin' o' use, y'all.",
    "The harbour master has had no call\n\n  since noon , but that was his to make.",
    "Does anybody have it? They did. Those who're there'll tell us, wo n't they?",
    "Two of the crew, whose boat had been hit, got ashore;\tthe rest could not be found.",
    "",
    "  \n ",
)


@pytest.mark.parametrize("text", TEXTS)
def test_rules_set_what_the_models_own_component_sets(text: str) -> None:
    model = load_model()
    ours, theirs = model.make_doc(text), model.make_doc(text)
    ruler = model.get_pipe("attribute_ruler")
    ruling = Ruling(ruler)
    for name, component in model.pipeline:
        ours = ruling(ours) if name == "attribute_ruler" else component(ours)
        theirs = component(theirs)
    asked = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
    assert ours.to_array(asked).tolist() == theirs.to_array(asked).tolist()
    assert [str(t.morph) for t in ours] == [str(t.morph) for t in theirs]


def test_a_pattern_that_reads_more_is_left_to_the_models_own_component() -> None:
    model = load_model()
    ruler = model.get_pipe("attribute_ruler")
    theirs = type(ruler)(model.vocab)
    theirs.add_patterns([{"patterns": [[{"SHAPE": "dddd"}]], "attrs": {"POS": "X"}, "index": 0}])
    tokens = Ruling(theirs)(model.make_doc("Quay 1204"))
    assert [t.pos_ for t in tokens] == ["", "X"]


def test_a_sentence_begins_where_a_block_does_and_nowhere_without_a_mark() -> None:
    tokens = parse_text("Quay closed Ships wait\nThe quay was closed on Monday. Ships wait.", [0, 12, 23])
    assert [s.start_char for s in tokens.sents][:3] == [0, 12, 23]
    assert tokens.to_array(["SENT_START"]).ravel()[1] != 1
