"""Whom reports mean when they name an outlet or agency: in full, by another of its names, or by its abbreviation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.packs.agencies import GENERIC
from firsthand.reuse.crediting import abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.packs import Packs

_CARRYING = frozenset({"outlet", "wire", "network", "media"})
_WORD = re.compile(r"\w+")
_PRINTING = frozenset({"outlet", "wire"})


class Naming:
    """Canonical names of sources: the packs' own, then the outlets of the reports at hand."""

    def __init__(self, outlets: Sequence[str], introduced: Sequence[tuple[str, str]], packs: Packs) -> None:
        """Know the names of the packs, and those of a case.

        Args:
            outlets: whose reports are at hand, in order.
            introduced: abbreviations, each with the name that a report gives it in brackets after.
            packs: the vocabularies.
        """
        self._canonical: dict[str, str] = {}
        self.carrying: set[str] = set()
        self._printing: set[str] = set()
        for source in packs.sources.values():
            for alias in (source.name, *source.aliases):
                self._canonical.setdefault(plain(alias), source.name)
            if source.kind in _CARRYING:
                self.carrying.add(source.name)
            if source.kind in _PRINTING:
                self._printing.add(source.name)
        for outlet in outlets:
            self._canonical.setdefault(plain(outlet), outlet)
            self.carrying.add(self.of(outlet))
            self._printing.add(self.of(outlet))
        self.carriers = tuple(
            (alias, name) for alias, name in sorted(self._canonical.items()) if name in self.carrying and len(alias) > 1
        )
        self._beginning: dict[str, list[tuple[str, str]]] = {}  # by its first word
        for alias, name in self.carriers:
            self._beginning.setdefault(next(_words_of(alias), ""), []).append((alias, name))
        self._employers = (*self.carriers, *_short_names(outlets, self))
        self.abbreviated = _abbreviated(outlets, introduced, self)

    def of(self, name: str) -> str:
        """Return the canonical spelling of a source's name."""
        return self._canonical.get(plain(name), name)

    def named(self, name: str) -> str:
        """Return the canonical spelling of a source as a report cites it: by its name, or by its abbreviation."""
        return self.abbreviated.get(name) or self.of(name)

    def printing(self, name: str) -> str:
        """Return whom a name means if that is an outlet or agency, else ""."""
        found = self.named(name)
        return found if found in self._printing else ""

    def in_text(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Give where a text names outlets and agencies in full: the first place of each name."""
        lowered = text.casefold()
        begun = sorted(pair for word in set(_words_of(lowered)) for pair in self._beginning.get(word, ()))
        for alias, name in begun:
            if alias in lowered and (match := whole_words(alias).search(text)) is not None:
                yield match, name

    def employer(self, journalist: str) -> str:
        """Return whose a journalist is by the words that tell of one, the longest name in them; empty for nobody's."""
        lowered = journalist.casefold()
        among = [(len(alias), name) for alias, name in self._employers if alias in lowered]
        held = [(size, name) for size, name in among if _names(journalist, name, self._employers)]
        return max(held)[1] if held else ""


def _words_of(text: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(text))


def _abbreviated(outlets: Sequence[str], introduced: Sequence[tuple[str, str]], naming: Naming) -> dict[str, str]:
    """Return whom an abbreviation means: an outlet of the case by its initials, or a name that it stands behind.

    One that the packs know means whom they say; one that two have means nobody.
    """
    found: dict[str, set[str]] = {}
    for outlet in outlets:
        found.setdefault(abbreviation(outlet), set()).add(naming.of(outlet))
    for short, name in introduced:
        found.setdefault(short, set()).add(naming.of(name))
    known = {short: names for short, names in found.items() if short and naming.of(short) == short}
    return {short: next(iter(names)) for short, names in sorted(known.items()) if len(names) == 1}


def _names(text: str, name: str, aliases: Sequence[tuple[str, str]]) -> bool:
    return any(whole_words(alias).search(text) for alias, of in aliases if of == name)


def _short_names(outlets: Sequence[str], naming: Naming) -> Iterator[tuple[str, str]]:
    """Give the names of agencies in the case without what only says what they are: "Ridge" of "Ridge News Agency"."""
    short: dict[str, set[str]] = {}
    for outlet in outlets:
        if GENERIC.search(outlet):
            short.setdefault(plain(GENERIC.sub("", outlet)), set()).add(naming.of(outlet))
    for name, meant in sorted(short.items()):
        if len(meant) == 1 and len(name) > 1 and naming.of(name) == name:
            yield name, next(iter(meant))


@lru_cache(maxsize=4096)
def whole_words(alias: str) -> re.Pattern[str]:
    """Return the pattern of an alias in running text; made only for one that a text has, and once."""
    return re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Return a name as it is compared: in small letters, without the article."""
    return re.sub(r"^the\s+", "", " ".join(name.casefold().split()))
