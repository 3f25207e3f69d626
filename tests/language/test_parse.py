"""The parse keeps every offset of the report, and reads nothing that is no story."""

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


def test_a_very_long_report_is_read_in_windows_with_the_same_offsets(monkeypatch) -> None:
    monkeypatch.setattr("firsthand.language.parse.WINDOW", 200)
    told = report(*[(BlockType.BODY, f"Truck number {n} left the port at noon on Friday.") for n in range(20)])
    windows = list(parse_report(told))
    assert len(windows) > 1
    for tokens in windows:
        assert all(told.text[t.idx : t.idx + len(t)] == t.text for t in tokens if not t.is_space)
    assert sum(t.text == "Truck" for tokens in windows for t in tokens) == 20
