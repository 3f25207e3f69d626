"""Mentions of bodies and media that the packs list as sources: outlets, wires, imagery companies, offices."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.doc import SourceMention
from firsthand.language.surface import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens

    from firsthand.packs import Packs

_WORD = re.compile(r"[^\W_]+")
_Index = dict[str, tuple[tuple[re.Pattern[str], str, str], ...]]


def find_sources(tokens: Tokens, packs: Packs) -> tuple[SourceMention, ...]:
    """Return the mentions of listed sources in reading order, longest first where two compete.

    Names match with their capitals kept ("Reuters", never "reuters"), so that an ordinary word is no source; a name
    of two words or more, or of five letters, also matches when all of it is in capitals, as headlines write.
    """
    index, text = _index(packs), text_of(tokens)
    found: list[SourceMention] = []
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        for pattern, name, kind in index.get(word.group().casefold(), ()):
            match = pattern.match(text, word.start())
            if match:
                found.append(SourceMention(match.start(), match.end(), name, kind))
                end = match.end()
                break
    return tuple(found)


@lru_cache(maxsize=8)
def _index(packs: Packs) -> _Index:
    """Return, for each first word, the patterns of the names that begin with it, longest name first."""
    named: dict[str, list[tuple[int, re.Pattern[str], str, str]]] = {}
    for source in packs.sources.values():
        for alias in dict.fromkeys((source.name, *source.aliases)):
            bare = re.sub(r"^[Tt]he\s+", "", alias.strip())
            first = _WORD.search(bare)
            if not first:
                continue
            pattern = _pattern(bare[first.start() :])
            named.setdefault(first.group().casefold(), []).append((len(bare), pattern, source.name, source.kind))
    return {
        word: tuple((p, n, k) for _, p, n, k in sorted(rows, key=lambda r: (-r[0], r[2])))
        for word, rows in named.items()
    }


def _pattern(alias: str) -> re.Pattern[str]:
    words = alias.split()
    spaced = r"\s+".join(re.escape(word) for word in words)
    if len(words) > 1 or len(alias) >= 5:
        capitals = r"\s+".join(re.escape(word.upper()) for word in words)
        spaced = f"(?:{spaced}|{capitals})"
    return re.compile(spaced.replace("'", "['’]") + r"(?!\w)")
