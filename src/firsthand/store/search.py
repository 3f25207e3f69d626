"""Full-text search: the same folding of words and of queries, for every script, and the sentences that matched.

SQLite's own tokenizers split on spaces, keep Arabic vowel signs apart from their letters and know no alef variants;
so text is folded here, character by character (which keeps the way back to its offsets), before it is indexed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from firsthand.store.passages import Passage, bounds, passages

# Marks that people leave out when typing: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels, tatweel.
_DROPPED = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
)
# Scripts written without spaces: each character is indexed as a word of its own, and a word searched for is a phrase.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)
_BEGINNING = 160  # characters of a report that are shown where none of its text matched
_STEM = 4  # letters that a word keeps when its ending is left open
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that matched: the sentences that show it, in its order, and how many more there are."""

    report: str
    passages: tuple[Passage, ...]
    more: int = 0  # sentences that have some of the words as well
    widened: bool = False  # no report had the words themselves; this one has words that begin alike


@dataclass(frozen=True, slots=True)
class Hits:
    """Some of the reports that matched, best first, of how many in all."""

    hits: tuple[Hit, ...]
    total: int
    widened: bool = False  # of all of them: see `Hit.widened`


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    lowered = unicodedata.normalize("NFKD", character.casefold().translate(_LETTERS)).casefold()
    folded = unicodedata.normalize("NFC", _DROPPED.sub("", lowered)).translate(_LETTERS)
    words = "".join(c if c.isalnum() or c == "_" or unicodedata.category(c)[0] == "M" else " " for c in folded)
    return f" {words} " if _UNSPACED.search(words) else words


def fold(text: str) -> str:
    """Return the words of `text` as they are indexed, parted by spaces.

    They are in lower case, without accents and vowel signs; unspaced scripts are spaced out. The index then has nothing
    left to decide: its tokenizer knows other versions of Unicode than Python does.
    """
    return "".join(map(_fold_character, text))


def match_expression(query: str) -> str:
    """Return the FTS5 expression of what a person typed; empty when nothing in it can be searched for.

    All words must occur, in any order; "quoted words" as they stand; -word must not occur; word* is a beginning; OR
    between two terms means either. Every word is quoted: no character of a query is ever read as FTS5 syntax.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for minus, phrase, word in _TERM.findall(query):
        if word == "OR" and not minus and wanted:
            either = True
            continue
        words = fold(phrase or word).split()
        if not words:
            continue
        term = '"' + " ".join(words) + '"' + ("*" if word.endswith("*") else "")
        if minus:
            unwanted.append(term)
        elif either:
            wanted[-1] = f"({wanted[-1]} OR {term})"
        else:
            wanted.append(term)
        either = False
    if not wanted:
        return ""
    expression = " AND ".join(wanted)
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression


def widened(query: str) -> str:
    """Return `query` with the endings of its words left open: what a person meant who typed another inflection."""

    def open_ending(match: re.Match[str]) -> str:
        """Return a word of a search with its ending left open."""
        word = match[0]
        if word == "OR" or len(word) < _STEM or _UNSPACED.search(word):
            return word
        return f"{word[: max(_STEM, len(word) - (3 if len(word) > 6 else 2))]}*"

    if '"' in query:
        return ""  # a phrase was meant as it stands
    return re.sub(r"(?<![\w-])\w+", open_ending, query.replace("*", " "))


def find_passages(report: str, text: str, query: str) -> Hit:
    """Return the sentences of `text` that show most of what `query` asked for; its first where none has any of it."""
    pieces = [_fold_character(c) for c in text]
    folded = "".join(pieces)
    origin = [i for i, piece in enumerate(pieces) for _ in piece]
    terms = [
        r"\s+".join(re.escape(w) for w in words) + ("" if word.endswith("*") else r"(?!\S)")
        for minus, phrase, word in _TERM.findall(query)
        if not minus and word != "OR" and (words := fold(phrase or word).split())
    ]
    found = sorted(
        (origin[m.start()], origin[m.end() - 1] + 1, number)
        for number, term in enumerate(terms)
        for m in re.finditer(rf"(?<!\S){term}", folded)
    )
    if not found:  # in what is searched beside the text: its title, its outlet
        begun = bounds(text)[1]
        end = min(len(text[:begun].rstrip()), _BEGINNING)
        return Hit(report, (Passage(0, end, text[:end], ()),))
    return Hit(report, *passages(text, found))
