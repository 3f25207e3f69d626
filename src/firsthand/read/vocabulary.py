"""The story's vocabulary: a line that shares no word with the story is not part of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read import cues, furniture
from firsthand.read.clean import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.read.records import Line

LONGEST_JUDGED = 4000  # characters: no page furniture is longer, and patterns stay quick on hostile lines
_WORDS = (
    "about after again against also although among another around because been before being between both could "
    "does down during each even ever every from have having here into itself just like made make many more most "
    "much must near next only other over said same says several should since some still such than that their them "
    "then there these they this those three through today under until upon very well were what when where which "
    "while will with within without would year years your told news report reports reported monday tuesday "
    "wednesday thursday friday saturday sunday people"
)
_FILLER = frozenset(_WORDS.split())


@lru_cache(maxsize=4096)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a line that tell what it is about, folded; of a very long line, of its beginning."""
    return tuple(w for w in fold(text[:LONGEST_JUDGED]).split() if (len(w) >= 4 or w.isdigit()) and w not in _FILLER)


def story_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the vocabulary of the story: the words of its running text up to the first list of other stories."""
    prose: list[str] = []
    for line in lines:
        if line.type is None and furniture.list_heading(line.text) and sum(map(cues.words, prose)) > 60:
            break
        if line.type in {None, BlockType.BODY} and cues.is_prose(line.text):
            prose.append(line.text)
    if not prose:
        prose = [x.text for x in lines if x.type in {None, BlockType.BODY} and cues.ends_sentence(x.text)]
    return frozenset(w for text in prose for w in content_words(text))


def shared(text: str, vocabulary: frozenset[str]) -> float:
    """Return the share of a line's content words that the story also uses, 0..1."""
    found = content_words(text)
    return sum(w in vocabulary for w in found) / len(found) if found else 0.0
