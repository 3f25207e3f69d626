"""Spellings of place names: one folded form for look-ups, and a consonant skeleton for transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ə": "a",
        "’": "'",
        "‘": "'",
        "ʻ": "'",
        "`": "'",
    }
)
_ARTICLE = re.compile(r"^(?:al|el|ad|ed|as|es|ash|esh|at|et|ar|er|an|en|az|ez)[- ](?=\w)")
# What two romanisations of one name write differently: kh and h, ou and u, q and k, dj and j.
_PAIRS = (
    ("kh", "h"),
    ("gh", "g"),
    ("dj", "j"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("q", "k"),
    ("zh", "j"),
)
_DROPPED = re.compile(r"[aeiouyw'ʿʾ\W_]+")
_DOUBLED = re.compile(r"(.)\1+")


def vocabulary(text: str) -> frozenset[str]:
    """Return a vocabulary written as one string."""
    return frozenset(text.split())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in lower case without diacritics, with single blanks and no leading article."""
    text = name.lower().translate(_LETTERS)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    text = " ".join(text.split())
    return text.removeprefix("the ") if len(text) > 7 else text


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the consonants of a name as any romanisation has them: "Khmeimim" and "Hmeimim" give "hmmm"."""
    text = _ARTICLE.sub("", fold(name))
    for old, new in _PAIRS:
        text = text.replace(old, new)
    text = re.sub(r"(?<=[aeiou])h$", "", text)
    first = text[:1] if text[:1] in "aeiou" else ""
    # A leading vowel tells "Idlib" from "Dlb..."; inner vowels vary too much to keep.
    return first.replace("e", "i").replace("o", "u") + _DOUBLED.sub(r"\1", _DROPPED.sub("", text))
