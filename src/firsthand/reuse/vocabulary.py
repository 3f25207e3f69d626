"""Where the words of a text stand and what they are compared by: hashes of all at once, by character.

The hash of a word is that of Rabin and Karp (1987), modulo 2**64: the sum of its characters' numbers, each times a
power of a constant for its place. Sums up to each character of the text give that of every word by one subtraction.
"""

from __future__ import annotations

import sys
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PRIME = np.uint64(0x9E3779B97F4A7C15)
STEM = 6  # letters of a content word that are compared when a text was rewritten
_BASE = 0xD6E8FEB86659FD93  # odd, else there is no dividing by it
_UNKNOWN, _BETWEEN, _JOINING, _WITHIN = range(4)  # what a character is to words
_PLAIN, _CAPITAL, _DIGIT = range(3)  # what a word that begins with a character may be
_FOLD = str.maketrans({"’": "'", "‑": "-", "ς": "σ"})
_JOINERS = frozenset("'’.-‑")

# Words that any two stories share, with those by which stories cite.
STOP = frozenset(
    """
    a about above after again all also am among an and any are as at be because been before being between both
    but by can could did do does during each few for from had has have he her here him his how i if in into is
    it its just many may me more most much my no nor not now of off on once one only or other our out over own
    per she should so some such than that the their them then there these they this those through to too under
    until up very was we were what when where which while who whom why will with would you your said says say
    told tell according reported reports report added adding citing quoted saying statement spokesman
    spokeswoman official officials mr mrs ms us new two three last first would
    """.split()  # noqa: SIM905  # a list of words is read as words
)

# Words of which police, courts and hospitals make their sentences, and all who report by their word the same ones: who
# was killed or hurt, of what age, in which condition, what is charged, who investigates.
SET = frozenset(
    """
    a.m accused afternoon age aged ages aggravated am ambulance arrested arrests assault assaulted attempted
    authorities autopsy bail battery block bodily body bond booked boy boys bureau charge charged charges child
    children city condition convicted coroner counts county court crime crimes criminal critical custody
    dangerous dead deadly death deaths degree department deputies deputy detective detectives died discharge
    district drive early eight eleven endangering endangerment evening examiner felon felonies felony female
    firearm firearms first-degree five four girl girls guilty gun gunfire guns gunshot handgun harm homicide
    hospital hospitalised hospitalized hospitals incident inflicting injured injuries injury intent intersection
    investigate investigated investigating investigation investigators judge kill killed killing killings late
    life-threatening male man manslaughter medical men minor morning murder murdered neighborhood neighbourhood
    night nine non-life-threatening office officer officers others p.m people person pm police possession
    pronounced prosecutor prosecutors reckless robbery rushed scene second-degree serious seriously seven
    sheriff shooting shootings shot shots six stable suspect suspected suspects teen teenager teenagers ten
    third-degree today tonight transported treated treatment trial twelve unlawful victim victims violent weapon
    weapons woman women wound wounded wounds year year-old years yesterday
    """.split()  # noqa: SIM905
)


class Found(NamedTuple):
    """The words of a text: where they start and end, their hashes, and those of their stems.

    Words have one hash that differ only in capitals, in the kind of an apostrophe, or by the possessive. A stem is the
    first letters of a content word; the hash is 0 where there is none. `own` marks the content words that a writer
    chose: no name, no number, no set word of the trade.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    stems: NDArray[np.uint64]
    own: NDArray[np.bool_]


class Vocabulary:
    """Finds words; what a character is to them is worked out when it is first met."""

    def __init__(self) -> None:
        self._kinds = np.zeros(sys.maxunicode + 1, dtype=np.uint8)
        self._numbers = np.zeros(sys.maxunicode + 1, dtype=np.uint64)
        self._cases = np.zeros(sys.maxunicode + 1, dtype=np.uint8)
        self._powers = self._inverse = np.empty(0, dtype=np.uint64)
        self._stop = self._set = np.empty(0, dtype=np.uint64)
        self._apostrophe, self._s = _number("'"), _number("s")
        self._stop = np.sort(self.find(" ".join(sorted(STOP))).hashes)
        self._set = np.sort(self.find(" ".join(sorted(SET))).hashes)

    def find(self, text: str) -> Found:
        """Return the words of `text`: letters and digits, joined by apostrophes, hyphens and dots."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        starts, ends = _bounds(self._kinds_of(codes))
        numbers = self._numbers[codes]
        self._grow(len(codes))
        sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.cumsum(numbers * self._powers[: len(codes)], out=sums[1:])
        last = ends - 2 * self._possessive(numbers, starts, ends)
        before, divisor = sums[starts], self._inverse[starts]
        hashes = _mixed((sums[last] - before) * divisor)
        stems = _mixed((sums[np.minimum(last, starts + STEM)] - before) * divisor)
        stems[(last - starts < 2) | _among(hashes, self._stop)] = 0
        return Found(starts, ends, hashes, stems, self._own(codes, starts) & (stems != 0) & ~_among(hashes, self._set))

    def _own(self, codes: NDArray[np.uint32], starts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which words are no names or numbers; one in capitals throughout may be any word."""
        first = self._cases[codes[starts]]
        second = self._cases[codes[np.minimum(starts + 1, len(codes) - 1)]]
        own: NDArray[np.bool_] = (first == _PLAIN) | ((first == _CAPITAL) & (second == _CAPITAL))
        return own

    def _kinds_of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        kinds = self._kinds[codes]
        unknown = codes[kinds == _UNKNOWN]
        if not len(unknown):
            return kinds
        for code in np.unique(unknown).tolist():
            char = chr(code)
            self._kinds[code] = _WITHIN if char.isalnum() else _JOINING if char in _JOINERS else _BETWEEN
            self._numbers[code] = _number(_folded(char))
            self._cases[code] = _DIGIT if char.isnumeric() else _CAPITAL if char.isupper() else _PLAIN
        return self._kinds[codes]

    def _grow(self, count: int) -> None:
        """See that the powers of the constant, and what undoes them, reach as far as a text of `count` characters."""
        if count >= len(self._powers):
            self._powers, self._inverse = _powers(_BASE, count), _powers(pow(_BASE, -1, 1 << 64), count)

    def _possessive(
        self, numbers: NDArray[np.uint64], starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        possessive: NDArray[np.bool_] = (numbers[ends - 1] == self._s) & (numbers[ends - 2] == self._apostrophe)
        possessive &= ends - starts > 2
        return possessive


def normal(raw: str) -> str:
    """Return a word as it is compared: in small letters, its apostrophes of one kind, without the possessive."""
    return _folded(raw).removesuffix("'s")


def _among(hashes: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which of `hashes` are among `known`, which are in order."""
    if not len(known):
        return np.zeros(len(hashes), dtype=np.bool_)
    return np.equal(known.take(np.searchsorted(known, hashes), mode="clip"), hashes)


def _folded(raw: str) -> str:
    return raw.lower().translate(_FOLD)


def _bounds(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where words start and end, by what each character is: one that joins stands between two of theirs."""
    within = kinds == _WITHIN
    inside = np.zeros(len(kinds) + 2, dtype=np.bool_)
    inside[1:-1] = within
    inside[2:-2] |= (kinds[1:-1] == _JOINING) & within[:-2] & within[2:]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2]


def _powers(base: int, highest: int) -> NDArray[np.uint64]:
    factors = np.full(highest + 1, base, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the hashes with every bit made to depend on all of them: the low ones of a sum say little."""
    hashes ^= hashes >> np.uint64(32)
    hashes *= PRIME
    hashes ^= hashes >> np.uint64(29)
    return hashes


def _number(folded: str) -> np.uint64:
    digest = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))
