"""Part of speech, morphology and lemma by the language model's own rules, each combination of what they read once.

The model's attribute ruler matches 180 patterns against every token of every text. All but a few read one token's
tag, word and dependency and nothing else: what they set is then the same wherever these are the same. It is asked of
the ruler itself, on a text of one token, and kept; patterns of several tokens are matched as spaCy does it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.pipeline import AttributeRuler

_READ = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_ASKED = frozenset({"IN", "NOT_IN", "==", "!=", "REGEX"})
_SET: list[int | str] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]
_MOST = 1 << 16  # words known to be named by no pattern; more are let go of and asked again

_Key = tuple[int, int, int, int]
_Rules = tuple[tuple[int, tuple[tuple[int, int], ...]], ...]  # what patterns set, in the order in which they do


class Ruling:
    """A component that sets what the attribute ruler would set, the same in every token."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Take the rules of a loaded model's ruler; where they read more than is known here, it is asked as it is."""
        self._ruler = ruler
        self._known: dict[_Key, tuple[_Rules, tuple[tuple[int, int], ...]]] = {}
        self._names: dict[int, bool] = {}
        patterns: list[dict[str, Any]] = list(ruler.patterns)
        self._columns = {ruler.vocab.strings[str(name)]: column for column, name in enumerate(_SET)}
        self._plain = all(_is_plain(p) for p in patterns)
        single = [t for p in patterns for tokens in p["patterns"] if len(tokens) == 1 for t in tokens]
        self._words = frozenset(w.lower() for token in single for w in _words(token.get("LOWER")))
        self._forms = [re.compile(form) for token in single if (form := _regex(token.get("LOWER")))]
        self._several = Matcher(ruler.vocab, validate=False)
        for number, pattern in enumerate(patterns):
            if listed := [tokens for tokens in pattern["patterns"] if len(tokens) > 1]:
                self._several.add(str(number), listed)

    def __call__(self, tokens: Doc) -> Doc:
        """Return the parse with what the rules set."""
        if not self._plain or not len(tokens):
            ruled: Doc = self._ruler(tokens)
            return ruled
        given = tokens.to_array(["TAG", "LOWER", "DEP", "IS_SPACE", "ORTH"])
        values = tokens.to_array(_SET)
        also = self._of_several(tokens)
        for i, row in enumerate(given.tolist()):
            rules, changes = self._of(*row)
            if i in also:
                changes = _together((*rules, *also[i]))
            for column, value in changes:
                values[i, column] = value
        tokens.from_array(_SET, values)  # type: ignore[arg-type]
        return tokens

    def _of(self, tag: int, lower: int, dep: int, space: int, orth: int) -> Any:
        """Return what the rules of one token set, one by one and all together."""
        key = (tag, lower if self._is_named(lower) else 0, dep, space)
        found = self._known.get(key)
        if found is None:
            alone = Doc(self._ruler.vocab, words=[self._ruler.vocab.strings[orth]], spaces=[False])
            alone.from_array(["TAG", "DEP"], np.array([[tag, dep]], dtype=np.uint64))  # type: ignore[arg-type]
            rules = tuple((n, self._sets(n)) for n, *_ in self._ruler.match(alone))
            found = self._known[key] = rules, _together(rules)
        return found

    def _is_named(self, lower: int) -> bool:
        """Return whether a pattern reads this word."""
        found = self._names.get(lower)
        if found is None:
            word = self._ruler.vocab.strings[lower]
            found = word in self._words or any(form.search(word) for form in self._forms)
            if len(self._names) >= _MOST:
                self._names.clear()
            self._names[lower] = found
        return found

    def _of_several(self, tokens: Doc) -> dict[int, _Rules]:
        """Return what the patterns of several tokens set, by the index of the token that they set it of."""
        found: dict[int, list[tuple[int, tuple[tuple[int, int], ...]]]] = {}
        for match, start, end in self._several(tokens, allow_missing=True):
            number = int(self._ruler.vocab.strings[match])
            at = range(start, end)[self._ruler.indices[number]]
            found.setdefault(at, []).append((number, self._sets(number)))
        return {at: tuple(rules) for at, rules in found.items()}

    def _sets(self, number: int) -> tuple[tuple[int, int], ...]:
        """Return the columns that a pattern sets, and the values."""
        return tuple((self._columns[attr], value) for attr, value in self._ruler.attrs[number].items())


def _is_plain(pattern: Mapping[str, Any]) -> bool:
    """Return whether a pattern reads and sets nothing but what is known here."""
    single = [t for tokens in pattern["patterns"] if len(tokens) == 1 for t in tokens]
    asked = {key for t in single if isinstance(t.get("LOWER"), dict) for key in t["LOWER"]}
    read = {key for t in single for key in t}
    return read <= _READ and asked <= _ASKED and set(pattern["attrs"]) <= set(_SET)


def _words(asked: Any) -> Iterable[str]:
    """Return the words that a pattern compares a word with."""
    if isinstance(asked, str):
        return (asked,)
    given = asked if isinstance(asked, dict) else {}
    return [w for key in ("IN", "NOT_IN", "==", "!=") for w in _listed(given.get(key, ()))]


def _listed(asked: Any) -> Iterable[str]:
    return (asked,) if isinstance(asked, str) else asked


def _regex(asked: Any) -> str:
    return str(asked.get("REGEX", "")) if isinstance(asked, dict) else ""


def _together(rules: Iterable[tuple[int, tuple[tuple[int, int], ...]]]) -> tuple[tuple[int, int], ...]:
    """Return the column and value of all that rules set: of two that set one thing, the later."""
    return tuple({column: value for _, sets in sorted(rules) for column, value in sets}.items())
