"""Names of places that no gazetteer lists, compared as they are spelt: by letters, then by consonants."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What romanisations of one name write in two ways, as in the look-up of places (language/places/spellings).
_ALIKE = (
    *(("kh", "h"), ("gh", "g"), ("dj", "j"), ("tch", "ch"), ("sch", "sh"), ("ph", "f"), ("th", "t"), ("dh", "d")),
    *(("q", "k"), ("zh", "j")),
)
_ARTICLE = re.compile(r"\b(?:al|el|ad|as|ash|at|ar|an|az|ez)[- ](?=\w)")
_VOWELS = re.compile(r"[aeiouyw'\u2019\u02bf\u02be\W_]+")
_DOUBLED = re.compile(r"(.)\1+")
_LEAST = 3  # consonants that a name must have to be known by them


@lru_cache(maxsize=65536)
def letters(name: str) -> str:
    """Return a name in lower case without diacritics, hyphens or articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(_ARTICLE.sub("", plain).replace("-", " ").split())


@lru_cache(maxsize=65536)
def consonants(name: str) -> str:
    """Return the consonants of a name as any romanisation has them."""
    text = letters(name)
    for one, other in _ALIKE:
        text = text.replace(one, other)
    text = re.sub(r"(?<=[aeiou])h\b", "", text)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", text))


def one_spelling(a: str, b: str) -> bool:
    """Return whether two names are one: alike in letters, one the longer by whole words, or alike in consonants."""
    one, other = sorted((letters(a), letters(b)), key=lambda name: (len(name), name))
    if one == other:
        return True
    words = other.split()
    if one and len(one) > _LEAST and set(one.split()) < set(words):
        return True
    return len(consonants(a)) >= _LEAST and consonants(a) == consonants(b) and one[:1] == other[:1]


@lru_cache(maxsize=65536)
def is_latin(name: str) -> bool:
    """Return whether a name is in Latin letters: another script tells nothing of how it would be spelt in them."""
    return all(c < "\u0250" or "\u1e00" <= c < "\u2070" for c in name)
