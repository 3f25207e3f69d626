"""One reading of the packs and the model for every claims test, and a way to read a sentence as a report."""

from collections.abc import Callable

import pytest

from firsthand.claims import find_claims
from firsthand.language import annotate
from firsthand.model import Block, BlockType, Claim, Report
from firsthand.packs import Packs, load_packs


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()


def as_report(*paragraphs: str, headline: str = "", published: str | None = "2024-12-14") -> Report:
    blocks, text = [], ""
    for number, paragraph in enumerate([headline, *paragraphs] if headline else paragraphs):
        start = len(text)
        text += paragraph
        kind = BlockType.HEADLINE if headline and not number else BlockType.BODY
        blocks.append(Block(kind, start, len(text)))
        text += "\n\n"
    return Report(
        id="r1",
        text=text,
        blocks=tuple(blocks),
        outlet="The Harbour Gazette",
        published=published,
        language="en",
        title=headline or None,
    )


@pytest.fixture(scope="session")
def read(packs: Packs) -> Callable[..., list[Claim]]:
    def _read(*paragraphs: str, **facts: str | None) -> list[Claim]:
        report = as_report(*paragraphs, **facts)
        return [c for doc in annotate(report, packs) for c in find_claims(doc, packs)]

    return _read


@pytest.fixture(scope="session")
def told(read: Callable[..., list[Claim]]) -> Callable[..., tuple[list[str], str]]:
    """Return who stands behind the last claim of a kind, the outlet left out, and what it rests on."""

    def _told(text: str, kind: str) -> tuple[list[str], str]:
        claims = [c for c in read(*text.split(" | ")) if c.kind == kind]
        assert claims, f"no claim of {kind}"
        return [link.name for link in claims[-1].chain[1:]], claims[-1].basis.value

    return _told
