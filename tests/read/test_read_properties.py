"""Whatever comes in, what goes out keeps its promises."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import Failure, Report
from firsthand.packs import load_packs
from firsthand.read import read_report

PACKS = load_packs()
PIECES = st.sampled_from(
    ["A barge sank on Monday, the coastguard said.", "Most read", "Related:", "By Jo Lind", "(Photo: X/Y)", "PORT ELLERY (AP) —", "© 2024 X", "14 December 2024 09:30", "<p>", "</p>", "<li>", "<a href=x>", "\n", "\n\n", "— A (@b) December 9, 2024",
     "# ", "===========", "Document 1 of 1", "Title: x", "{", '"', "\u202e", "\u0301", "\x00", "é", "Баржа", "غرقت", "12", "."]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=30), max_size=25).map("".join)


def keeps_its_promises(result: Report | Failure) -> None:
    if isinstance(result, Failure):
        assert result.reason.endswith(".")
        assert result.stage == "read"
        return
    at = 0
    for block in result.blocks:
        assert at <= block.start < block.end <= len(result.text)
        assert not result.text[at : block.start].strip()
        assert result.text[block.start : block.end].strip() == result.text[block.start : block.end]
        at = block.end
    assert at == len(result.text)
    assert not set(result.text) & set("\x00\r\u202e\u200b\ufeff")
    assert result.text


@settings(max_examples=120, deadline=None, derandomize=True)
@given(text=TEXTS, name=st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.eml", "a.rss"]))
def test_blocks_cover_the_text_in_order_whatever_is_read(text, name):
    results = read_report(text.encode("utf-8", "replace"), source_path=name, packs=PACKS)
    assert results
    for result in results:
        keeps_its_promises(result)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    data=st.sampled_from(
        [
            b"",
            b"%PDF-1.4\n",
            b"PK\x03\x04",
            b"<html><body>",
            b"From: a\nDate: b\nSubject: c\n\n",
            b"<rss>",
            b"{",
            b"\xff\xfe",
        ]
    ).flatmap(lambda head: st.binary(max_size=300).map(lambda tail: head + tail))
)
def test_any_bytes_give_reports_or_failures(data):
    results = read_report(data, source_path="x", packs=PACKS)
    assert results
    for result in results:
        keeps_its_promises(result)


def test_reading_twice_in_two_processes_gives_the_same():
    script = (
        "from firsthand.packs import load_packs; from firsthand.read import read_report\n"
        "p = 'Harbour Post\\nHome | World | Sport\\nBarge sinks at river mouth\\nBy Jo Lind\\n\\nA barge sank on Monday, the coastguard said, and nobody was hurt.\\n\\nMost read\\nTolls rise\\n'\n"
        "print(read_report(p.encode(), packs=load_packs()))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
