"""Whose word it is where the cue is set into the sentence, belongs to a paper, or is missing altogether."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Then, writes the ferry hand Joao Lobo, who sleeps on the quay, two buses burned.", ["Joao Lobo"]),
        ("The market was dark, the baker Selma Orhan told us, and two buses burned in the yard.", ["Selma Orhan"]),
        ("The soldiers were drunk, Ana Quiroga remembers, two buses burned, and the dogs ran.", ["Ana Quiroga"]),
        ("By evening, so the mason Tom Adu tells it, two buses burned.", ["Tom Adu"]),
        ("Two buses burned, a clerk disclosed on Friday on condition that he not be named.", ["clerk"]),
        ("Two buses burned, people reached there by telephone recounted.", ["people"]),
        ("Two buses burned, the port office made known in a short notice.", ["port office"]),
        ("Two buses burned, a lawyer told a crowd, the Tidal Post writes.", ["Tidal Post", "lawyer"]),
    ],
)
def test_a_voice_set_into_a_sentence_tells_what_stands_around_it(told, text, links):
    assert told(text, "burned")[0][-1:] == links[-1:]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Traders have it from drivers that two buses burned on the Aru road.", "drivers"),
        ("Word among the traders is that two buses burned on the Aru road.", "traders"),
        ("In the union's reading of the lists, two buses burned.", "union"),
        ("By her tally, nurse Joy Atim said, two buses burned.", "Joy Atim"),
        ("His log from the depot gives no names. Two buses burned on Sunday.", None),
    ],
)
def test_a_reckoning_or_hearsay_is_the_word_of_whoever_made_it(told, text, root):
    links = told(text, "burned")[0]
    assert (links[-1] if links else None) == root


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Lina Abou walked back to the yard on Friday. Two buses burned there. “Both,” she said.", ["Lina Abou"]),
        ("“I hid in the reeds,” said Tamba Keita, a miner. Men came and two buses burned beside him.", ["Tamba Keita"]),
        ("The widow Clara Nunes slept badly. Two buses burned below, and she heard both. “Both,” she said.", ["Clara Nunes"]),
        ("Mayor Ana Ruiz opened a pool on Saturday. Two buses burned in the city. “A shame,” she said.", []),
        ("“We are tired,” said the farmer Jan Kol. The government says nothing. Two buses burned on Sunday.", []),
        ("“I ran,” said the farmer Jan Kol. Two buses burned across the country on Sunday.", []),
    ],
)  # fmt: skip
def test_an_account_goes_on_where_it_points_back_to_whoever_was_there(told, text, links):
    assert told(text, "burned")[0] == links


def test_what_we_counted_is_told_by_the_next_sentence(read):
    text = "We stitched the frames and marked each roof. The result: two buses burned at Marlow."
    claims = [c for c in read(text) if c.kind == "burned"]
    assert claims
    assert claims[0].root_stated
