"""Names masked in any text: character for character where offsets count, by a label where readers tell people apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

BLOCK = "█"
GAP = 3  # characters that may stand between two words of a name: ", ", ". ", "-", a line's end
MORE = 2  # words of a name that may follow what was found of it
KNOWN = 500  # characters of a text that is kept once it was masked: most stand in many records

# A word and the marks on its letters; an underscore parts words, as in a handle or an address.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u200c-\u200f])*")
_SEEN = re.compile(r"\S")
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u200c-\u200f]")
_ESCAPED = re.compile(r"%(?:20|2[bBdDeE]|5[fF])|\+")
_HANDLE = re.compile(r"(?<![\w@])@\w[\w.]*\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# The account in the address of a post or profile.
_PROFILE = re.compile(
    r"(?:twitter|x|t|facebook|instagram|tiktok|youtube|threads|vk|bsky|telegram|mastodon|reddit)\."
    r"(?:com|me|net|app|org|social)/(?:s/|profile/|@|user/|u/|c/)?(?P<account>[\w.-]{2,})"
)


def words_in(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


PARTICLES = words_in(
    "al el ad an as ash at az abu abou bin ben ibn bint umm um van von der den de del della di da dos la le mc "
    "mac st jr sr ii iii iv mr mrs ms miss dr"
)
"""Parts of names that say nobody by themselves."""

# What a district, or a body of one, is called behind a name; not a street or a house, which may be a victim's.
_DISTRICTS = words_in("county counties co parish township twp borough city police sheriff sheriffs university college")
_SAINTS = words_in("santa san fort lake mount")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, and what it is without case and marks."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be masked, or to be left: `label` is empty for what is left; a `loose` one has any case."""

    words: tuple[str, ...]
    label: str
    loose: bool


def fold(text: str) -> str:
    """Return `text` without case and accents, each character where it stood."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold, text))


@cache
def _fold(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].casefold()
    return base if len(base) == 1 else character


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    plain = _ESCAPED.sub(lambda m: " " * len(m[0]), text) if "%" in text or "+" in text else text
    return [Word(m.start(), m.end(), _MARKS.sub("", m[0])) for m in _WORD.finditer(fold(plain))]


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    return tuple(w.folded for w in words_of(name))


def telling(name: str) -> tuple[str, ...]:
    """Return the words of a name that may stand for the person alone, the surname last."""
    words = tuple(w for w in name_words(name) if w not in PARTICLES and len(w) > 2)
    return (words[0], words[-1]) if len(words) > 1 else words


class Masking:
    """Masks people, accounts and places in texts. It never changes.

    Args:
        people: names to be masked; the same person is always given the same label.
        accounts: handles and names of accounts to be masked.
        places: exact places to be masked, each with the one that contains it, or empty.
        left: names that stay although a word of them is also one of a masked person: office holders, outlets.
        titles: words that say, before a surname, that an office holder is meant.
        surnames: those of `left` that are names of people, of whom others may have the same.
        common: words that are names only where the whole name stands in the same text: "Will", "Photo".
        ordinary: whether a capitalised word beside a name is no further part of it: "Officer", "Monday".
    """

    def __init__(
        self,
        people: Iterable[str],
        accounts: Iterable[str] = (),
        places: Iterable[tuple[str, str]] = (),
        left: Iterable[str] = (),
        *,
        titles: frozenset[str] = frozenset(),
        surnames: Collection[str] = (),
        common: Collection[str] = (),
        ordinary: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._titles = titles
        self._common, self._ordinary = frozenset(common), ordinary
        self._pairs: dict[tuple[str, ...], list[Entry]] = {}  # by the first two words
        self._singles: dict[str, list[Entry]] = {}
        self._first: set[str] = set()
        self._alone: dict[str, str] = {}  # surname or given name -> label
        self._given: set[str] = set()
        self._joined: dict[str, str] = {}
        left = tuple(left)
        self._left = frozenset(telling(name)[-1] for name in left if telling(name))
        self._kept_handles = frozenset(fold(name).strip().lstrip("@") for name in left)
        self._surfaces: dict[str, str] = {}
        self._known: dict[str, str] = {}  # fields masked before: the same names stand in many of them
        for name in left:
            # A surname alone is no name to be left everywhere: elsewhere it is somebody else's.
            if len(name_words(name)) > 1 or name not in surnames:
                self._enter(name, "", loose=True)
        for place, within in places:
            label = f"[a place in {within}]" if within else "[place not shared]"
            self._enter(place, label, loose=len(name_words(place)) > 1)
        for number, name in enumerate(people, 1):
            self._enter_person(name, f"[person {number}]")
        for number, name in enumerate(accounts, 1):
            if len(name_words(name)) > 1 or is_distinct(name):
                self._enter(name, f"[account {number}]", loose=True)
        for entries in (*self._pairs.values(), *self._singles.values()):
            entries.sort(key=lambda e: (-len(e.words), bool(e.label)))

    def _enter(self, name: str, label: str, *, loose: bool) -> None:
        words = name_words(name)
        if len(words) > 1:
            self._pairs.setdefault(words[:2], []).append(Entry(words, label, loose))
        elif words:
            self._singles.setdefault(words[0], []).append(Entry(words, label, loose))
        self._first.update(words[:1])

    def _enter_person(self, name: str, label: str) -> None:
        words = name_words(name)
        if len(words) > 1 or not telling(name):
            self._enter(name, label, loose=len(words) > 1)
        if len(words) > 1:
            self._joined.setdefault("".join(words), label)
        alone = telling(name)
        for word in alone:
            self._alone[word] = label if self._alone.get(word, label) == label else "[a person]"
        if len(alone) > 1:
            self._given.add(alone[0])
        if alone:
            self._given.discard(alone[-1])

    def text(self, text: str) -> str:
        """Return `text` with what is masked in blocks, every character where it stood."""
        if text not in self._surfaces:
            masked = self._replaced(text, lambda start, end, _: _SEEN.sub(BLOCK, text[start:end]))
            if len(text) > KNOWN:
                return masked
            self._surfaces[text] = masked
        return self._surfaces[text]

    def field(self, text: str) -> str:
        """Return `text` with a label in place of what is masked: "[person 2] said"."""
        if text not in self._known:
            self._known[text] = self._replaced(text, lambda _s, _e, label: label)
        return self._known[text]

    def address(self, text: str) -> str:
        """Return an address or file name with what is masked in blocks, in whatever case it is written there."""
        plain = unquote(text) if "%" in text else text
        masked = self._replaced(plain, lambda start, end, _: BLOCK * (end - start), slug=True)
        masked = _PROFILE.sub(lambda m: m[0][: -len(m["account"])] + BLOCK * len(m["account"]), masked)
        return text if masked == plain else masked

    def _replaced(self, text: str, by: Callable[[int, int, str], str], *, slug: bool = False) -> str:
        pieces, at = [], 0
        for start, end, label in self._found(text, slug=slug):
            pieces += [text[at:start], by(start, end, label)]
            at = end
        return "".join((*pieces, text[at:])) if at else text

    def _found(self, text: str, *, slug: bool) -> Iterator[tuple[int, int, str]]:
        """Yield what is masked in a text, in order, with its label."""
        handles = [(m.start(), m.end()) for m in _HANDLE.finditer(text) if "@" in text and not self._is_kept(m[0])]
        words = words_of(text)
        here = self._named_in(words, slug=slug) if self._common else frozenset()
        i = done = 0
        while i < len(words):
            word = words[i]
            if handles and handles[0][0] <= word.start:
                start, end = handles.pop(0)
                yield start, end, "[account]"
                while i < len(words) and words[i].start < end:
                    i += 1
                done = i
                continue
            taken, label = self._at(text, words, i, slug=slug, here=here)
            if label:
                first = i
                if not slug and label.startswith(("[person", "[a person")):
                    taken += self._longer(text, words, i + taken)
                    first -= self._earlier(text, words, i, done)
                yield words[first].start, words[i + taken - 1].end, label
            if label or taken > 1:
                done = i + taken
            i += taken

    def _named_in(self, words: list[Word], *, slug: bool) -> frozenset[str]:
        """Return the words that are parts of whole names in a text: where these stand, a part alone is a name too.

        A text of a word or two is a name by itself.
        """
        if len(words) < 3 and not slug:
            return self._common
        found: set[str] = set()
        for i, (word, after) in enumerate(pairwise(words)):
            for entry in self._pairs.get((word.folded, after.folded), ()):
                if entry.label and _stand(words[i : i + len(entry.words)], entry.words):
                    found.update(entry.words)
        return frozenset(found)

    def _earlier(self, text: str, words: list[Word], i: int, done: int) -> int:
        """Return how many capitalised words stand right before a masked name: what was found of it was its end."""
        n = 0
        while n < MORE and i - n - 1 >= done:
            word = words[i - n - 1]
            goes_on = text[word.end : words[i - n].start] in (" ", "-") and text[word.start].isupper()
            if not goes_on or self._is_no_name(word) or word.end - word.start < 2:
                break
            n += 1
        return n

    def _is_no_name(self, word: Word) -> bool:
        """Return whether a word is not taken for a further part of a name."""
        return self._ordinary(word.folded) or word.folded in self._titles

    def _begins(self, words: list[Word], i: int) -> bool:
        """Return whether another name begins at a word."""
        pair = tuple(w.folded for w in words[i : i + 2])
        entries = (*self._pairs.get(pair, ()), *self._singles.get(words[i].folded, ()))
        return any((e.label or len(e.words) > 1) and _stand(words[i : i + len(e.words)], e.words) for e in entries)

    def _longer(self, text: str, words: list[Word], i: int) -> int:
        """Return how many capitalised words follow a masked name at once: it was longer than what was found of it."""
        n = 0
        while n < MORE and i + n < len(words):
            word = words[i + n]
            goes_on = text[words[i + n - 1].end : word.start] in (" ", "-") and text[word.start].isupper()
            if not goes_on or self._is_no_name(word) or self._begins(words, i + n) or word.end - word.start < 2:
                break
            n += 1
        return n

    def _is_kept(self, handle: str) -> bool:
        return fold(handle).lstrip("@") in self._kept_handles

    def _at(self, text: str, words: list[Word], i: int, *, slug: bool, here: frozenset[str]) -> tuple[int, str]:
        """Return how many words are taken at word `i`, and the label if they are masked."""
        word = words[i]
        pair = (word.folded, words[i + 1].folded) if i + 1 < len(words) else ()
        for entry in (*self._pairs.get(pair, ()), *self._singles.get(word.folded, ())):
            n = len(entry.words)
            if n > 1 and not _stand(words[i : i + n], entry.words):
                continue
            if entry.loose or slug or _is_name(text[word.start]):
                return n, entry.label
        if word.folded in self._joined:
            return 1, self._joined[word.folded]
        label = self._alone.get(word.folded, "")
        if not label or not (slug or _is_name(text[word.start])):
            return 1, ""
        if word.folded in self._common and word.folded not in here:
            return 1, ""
        if _is_of_a_district(text, words, i):
            return 1, ""  # "Lima County", "Santa Rosa": no person, though one has that name
        if word.folded in self._left and i and words[i - 1].folded in self._titles:
            return 1, ""  # "President Assad": the office holder, whoever else has that name
        if word.folded in self._given and not slug and _goes_on(text, words, i):
            return 1, ""  # the given name of somebody else: "John" of another surname
        return 1, label


def is_distinct(handle: str) -> bool:
    """Return whether a handle cannot be a plain word: it may be masked without its @ as well."""
    return len(handle) > 4 and any(not c.isalpha() or c.isupper() for c in handle[1:])


def _stand(words: list[Word], wanted: tuple[str, ...]) -> bool:
    return len(words) == len(wanted) and all(
        w.folded == x and (not k or w.start - words[k - 1].end <= GAP)
        for k, (w, x) in enumerate(zip(words, wanted, strict=True))
    )


def _is_name(character: str) -> bool:
    """Whether a word beginning so may be a name: a capital, or a script that has none."""
    return not character.islower()


def _is_of_a_district(text: str, words: list[Word], i: int) -> bool:
    """Return whether a word is part of the name of a county, a town or a body, by the word beside it."""
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and after.folded in _DISTRICTS and _goes_on(text, words, i):
        return True
    before = words[i - 1] if i else None
    return before is not None and before.folded in _SAINTS and text[before.end : words[i].start] == " "


def _goes_on(text: str, words: list[Word], i: int) -> bool:
    """Return whether another capitalised word follows at once: then this one is a part of a longer name."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and text[words[i].end : after.start] == " " and text[after.start].isupper()
