"""Chains where the verb stands first, where the voice stands a sentence away, and where what is cited is nobody's word."""

import pytest

from firsthand.claims.chain import Chain, build_chain
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Report
from firsthand.packs import load_packs

PACKS = load_packs()


def chain_at(text: str, word: str, outlet: str = "The Gazette", dateline: str = "") -> Chain:
    """Return the chain of the last `word` of a report."""
    whole = f"{dateline} {text}" if dateline else text
    start = len(dateline) + 1 if dateline else 0
    body = Block(BlockType.BODY, start, len(whole))
    blocks = (Block(BlockType.DATELINE, 0, len(dateline)), body) if dateline else (body,)
    (doc,) = annotate(Report(id="r", text=whole, blocks=blocks, outlet=outlet, language="en"), PACKS)
    token = [t for t in doc.tokens if t.text == word][-1]
    return build_chain(doc, token.sent.start_char, token.sent.end_char, token.i)


def voices(text: str, word: str, outlet: str = "The Gazette", dateline: str = "") -> list[str]:
    return [link.name for link in chain_at(text, word, outlet, dateline).links[1:]]


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        (
            "Nine men died when the barge sank, said the captain of a dredger that came.",
            "died",
            ["captain of a dredger"],
        ),
        ("Seven herders were killed, lamented the village elder Tomas Brandl.", "killed", ["Tomas Brandl"]),
        ('"Seven herders were killed," sighed Tomas Brandl, an elder.', "killed", ["Tomas Brandl"]),
        (
            "The provincial governor, who had spoken to the families, said ten men drowned.",
            "drowned",
            ["provincial governor"],
        ),
        ("Ten men drowned, the Leeds-based monitoring group Open Tally said.", "drowned", ["Open Tally"]),
        ("Two guards were killed, the baker goes on in the message.", "killed", ["baker"]),
    ],
)
def test_whoever_stands_after_the_verb_speaks(text: str, word: str, links: list[str]) -> None:
    assert voices(text, word) == links


def test_what_is_done_after_a_comma_is_nobodys_word() -> None:
    assert voices("Gunmen stormed the bank, killed the guard and burned a van.", "burned") == []


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        ("Mayor Lito Abrenica said the pier was shut. Two men died, the mayor said.", "died", ["Lito Abrenica"]),
        ('Tomas Brandl drives the milk lorry. "Two men died in front of me."', "died", ["Tomas Brandl"]),
        ("Two men died, said Rosa Feld. She had been told this by the foreman.", "died", ["Rosa Feld", "foreman"]),
        (
            "Two men died, the union said. It had been informed by the harbour master.",
            "died",
            ["union", "harbour master"],
        ),
        (
            "Two men died, Rosa Feld said. She said that the figure came from Karmal Clinic.",
            "died",
            ["Rosa Feld", "Karmal Clinic"],
        ),
        ("The army said in a statement that it had shot. Two men died, the statement said.", "died", ["army"]),
        ("The rights centre Open Vessen said 40 were held. The group said two men died.", "died", ["Open Vessen"]),
        ("Another source, a doctor at the clinic, said two men died.", "died", ["doctor at the clinic"]),
    ],
)
def test_a_voice_is_known_from_the_sentence_beside(text: str, word: str, links: list[str]) -> None:
    assert voices(text, word) == links


@pytest.mark.parametrize(
    ("text", "word", "links"),
    [
        ("Two men died, the pilot told Radio Ardo's morning programme.", "died", ["Radio Ardo", "pilot"]),
        ("Internal police reports seen by The Gazette show that two men died.", "died", ["internal police reports"]),
        ("The Vessen Network said in a statement that two men died, most of them miners.", "died", ["Vessen Network"]),
        ("State radio said two men died, while activists said ten men drowned.", "drowned", ["activists"]),
        ("The president dismissed the general Ivo Marek, according to a decree.", "dismissed", ["decree"]),
        ("The neighbours then discovered the two brothers dead.", "dead", []),
        ("Two men died, our correspondent learned.", "died", []),
    ],
)
def test_only_who_tells_is_in_the_chain(text: str, word: str, links: list[str]) -> None:
    assert voices(text, word) == links


def test_an_outlets_own_people_who_learned_it_saw_nothing() -> None:
    assert not chain_at("Two men died, our correspondent learned.", "died").root_stated
    assert chain_at("Our correspondent saw two men who died.", "died").root_stated


def test_an_outlet_that_was_told_is_no_link_whatever_its_name() -> None:
    assert voices("Two men died, a guard told Coast and Hill TV.", "died", "Coast and Hill TV") == ["guard"]


def test_an_agency_no_pack_knows_is_credited_by_its_dateline() -> None:
    told = "Two men died in the fire, firefighters said."
    assert voices(told, "died", dateline="KARMAL (Ridge Press) —") == ["Ridge Press", "firefighters"]
    assert voices(told, "died", "Nile Valley Wire", "KARMAL (NVW) —") == ["firefighters"]


def test_safety_that_is_cited_is_no_source() -> None:
    text = "The port was closed, the harbour master said, citing operational security."
    assert voices(text, "closed") == ["harbour master"]
