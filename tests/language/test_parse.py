"""The parse keeps every offset of the report, and reads nothing that is no story."""

import pytest

from firsthand.language.parse import parse_report
from firsthand.model import Block, BlockType, Report


def report(*blocks: tuple[BlockType, str]) -> Report:
    made, text = [], ""
    for kind, words in blocks:
        made.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Report(id="r1", text=text, blocks=tuple(made), language="en")


def test_boilerplate_is_not_read_and_shifts_nothing() -> None:
    told = report(
        (BlockType.BOILERPLATE, "Home News Sport " * 40),
        (BlockType.HEADLINE, "Ferry leaves port"),
        (BlockType.BOILERPLATE, "Share this page"),
        (BlockType.BODY, "The ferry left at noon. 🚢 It was full."),
    )
    (tokens,) = parse_report(told)
    words = [t for t in tokens if not t.is_space]
    assert "Sport" not in {t.text for t in words}
    assert all(told.text[t.idx : t.idx + len(t)] == t.text for t in words)


def test_a_sentence_never_crosses_a_block() -> None:
    told = report((BlockType.HEADLINE, "Two killed in blast"), (BlockType.BODY, "Officials were silent"))
    (tokens,) = parse_report(told)
    first = [s.text.strip() for s in tokens.sents]
    assert first == ["Two killed in blast", "Officials were silent"]


def test_a_report_beyond_the_limit_of_the_parser_is_read(monkeypatch) -> None:
    monkeypatch.setattr("firsthand.language.parse.WINDOW", 400)
    monkeypatch.setattr("firsthand.language.parse.LIMIT", 1_500_000)
    text = "A ferry left at noon." + " " * 1_200_000 + "A bus left at one." + " " * 400_000 + "A lorry left at two."
    late = text.index("A bus")
    blocks = (
        Block(BlockType.BODY, 0, 21),
        Block(BlockType.BODY, late, late + 18),
        Block(BlockType.BODY, len(text) - 20, len(text)),
    )
    read = [
        t
        for tokens in parse_report(Report(id="r1", text=text, blocks=blocks, language="en"))
        for t in tokens
        if not t.is_space
    ]
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in read)
    assert {"ferry", "bus", "lorry"} & {t.text for t in read} == {"ferry", "bus"}


def test_a_sentence_without_end_is_cut(monkeypatch) -> None:
    monkeypatch.setattr("firsthand.language.parse.LONGEST", 50)
    told = report((BlockType.BODY, "and then two buses left Oslo " * 60))
    (tokens,) = parse_report(told)
    assert max(map(len, tokens.sents)) <= 50
    assert all(told.text[t.idx : t.idx + len(t)] == t.text for t in tokens)


def test_a_very_long_report_is_read_in_windows_with_the_same_offsets(monkeypatch) -> None:
    monkeypatch.setattr("firsthand.language.parse.WINDOW", 200)
    told = report(*[(BlockType.BODY, f"Truck number {n} left the port at noon on Friday.") for n in range(20)])
    windows = list(parse_report(told))
    assert len(windows) > 1
    for tokens in windows:
        assert all(told.text[t.idx : t.idx + len(t)] == t.text for t in tokens if not t.is_space)
    assert sum(t.text == "Truck" for tokens in windows for t in tokens) == 20


@pytest.mark.parametrize("rank", ["Sgt.", "Lt.", "Capt.", "Col.", "Maj.", "Det."])
def test_the_full_stop_of_a_rank_ends_no_sentence(rank) -> None:
    text = f"“Three men were found dead,” police {rank} Ann Holt said."
    (tokens,) = parse_report(report((BlockType.BODY, text)))
    assert [s.text.strip() for s in tokens.sents if s.text.strip()] == [text]
