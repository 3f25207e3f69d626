"""Names of towns written in Cyrillic or Arabic letters: "Херсон" is Kherson, "حمص" is Homs.

Arabic writes no short vowels, so its names stand in a table (`data/spellings.tsv`). For Cyrillic there are rules:
Ukraine's own romanisation (resolution 55 of its Cabinet of Ministers, 2010) and, for what is not found so, that of
Russian passports (ICAO Doc 9303), which GeoNames follows for either country.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.language.places.entries import Entry

_LED = re.compile(
    r"\b(?:in|at|near|outside|off|around|from|to|of|toward|towards|into|left|entered) "
    r"([\u0400-\u042f][\u0400-\u04ff'’]{2,20}(?:[ -][\u0400-\u04ff'’]{2,20}){0,2}"
    r"|[\u0600-\u06ff]{2,20}(?: [\u0600-\u06ff]{2,20}){0,2})"
)
NATIVE_LETTER = re.compile(r"[\u0400-\u04ff\u0600-\u06ff]")
_COUNTRIES = frozenset({"UA", "RU", "BY", "BG", "RS", "MK", "KZ", "KG", "TJ", "MN", "BA", "ME"})
_COMMON = (
    "а a|б b|в v|д d|е e|ё e|ж zh|з z|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ shch|ь |ъ |'"
    " |’ |ы y|э e"
)
_UKRAINIAN = "г h|ґ g|є ie|и y|і i|ї i|й i|ю iu|я ia"
_RUSSIAN = "г g|и i|й y|ю yu|я ya|і i|ї yi|є ye|ґ g"
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


@lru_cache(maxsize=4096)
def towns_of(name: str) -> tuple[Entry, ...]:
    """Return the towns that a name in such letters may mean, the most populous first."""
    gazetteer = load_gazetteer()
    for written in (name, _written(name, _UKRAINIAN), _written(name, _RUSSIAN)):
        found = [e for e in gazetteer.towns(written) if e.country in _COUNTRIES or written == name]
        if found:
            return tuple(found)
    return ()


def native_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a preposition leads to the name of a town in such letters."""
    if NATIVE_LETTER.search(text) is None:
        return
    for match in _LED.finditer(text):
        words = match[1]
        while words:
            if towns_of(words):
                yield match.start(1), match.start(1) + len(words)
                break
            words = words.rpartition(" ")[0]


def _written(name: str, table: str) -> str:
    letters = dict(pair.split(" ", 1) for pair in f"{_COMMON}|{table}".split("|"))
    words = []
    for word in re.split(r"[ -]", name.lower()):
        first = _FIRST.get(word[:1], letters.get(word[:1], word[:1]))
        words.append(first + "".join(letters.get(c, c) for c in word[1:].replace("зг", "zgh")))
    return " ".join(words)
