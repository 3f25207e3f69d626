"""Things and participants that a pack knows, found in the text.

Two tries over the tokens, both driven by hashed prefixes so that the cost does not grow with the vocabulary:
designators by their normalised surface ("Il-76", "IL 76", "Ил-76" are one), ordinary nouns by lemma.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.doc import ThingMention
from firsthand.language.surface import sentence_of, text_of
from firsthand.model import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.packs import Packs, ThingEntry

# Cyrillic letters that look like Latin ones, and Cyrillic designators as they are transliterated.
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХаеорсухИиЛлТтнНмк", "ABEKMHOPCTYXaeopcyxIiLlTtnHmk")
_DROP = str.maketrans("", "", "-‐‑‒–—−./ '’")
_LONGEST = 5
_NEAR = 24  # characters between a designator and the noun it modifies
# Nouns that say no more than the designator before them ("An-124 transports") and are no things on their own.
_CLASS_NOUNS = frozenset(
    {"transport", "freighter", "airlifter", "machine", "type", "airframe", "variant", "craft", "tanker", "carrier"}
)
_NICKNAME_SIGNS = frozenset({'"', "“", "”", "'", "‘", "’", "(", ")", "«", "»"})
_NICKNAME_WORDS = frozenset(
    {"dubbed", "nickname", "nicknamed", "known", "called", "codenamed", "reporting", "name", "type"}
)


@dataclass(frozen=True, slots=True)
class _Trie:
    entries: dict[str, ThingEntry]
    prefixes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    designators: _Trie
    nicknames: _Trie
    nouns: _Trie


def normalise(surface: str) -> str:
    """Return a designator without hyphens, spaces, case or look-alike letters: "Ил-76" and "IL 76" give "il76"."""
    return surface.translate(_LOOK_ALIKE).translate(_DROP).lower()


def find_things(tokens: Tokens, packs: Packs) -> tuple[ThingMention, ...]:
    """Return the mentions of pack things in reading order; a designator and the noun it modifies are one mention."""
    lexicon = _lexicon(packs)
    found = list(_scan(tokens, lexicon))
    return tuple(_merge(found, tokens, packs))


@lru_cache(maxsize=8)
def _lexicon(packs: Packs) -> _Lexicon:
    designators: dict[str, ThingEntry] = {}
    nicknames: dict[str, ThingEntry] = {}
    nouns: dict[str, ThingEntry] = {}
    for entry in packs.things.values():
        for name in (entry.name, *entry.aliases):
            if entry.noun:
                nouns.setdefault(name.lower(), entry)
            elif entry.designator:
                designators.setdefault(normalise(name), entry)
        for name in entry.nicknames:
            nicknames.setdefault(normalise(name), entry)
    return _Lexicon(_trie(designators), _trie(nicknames), _trie(nouns))


def _trie(entries: dict[str, ThingEntry]) -> _Trie:
    prefixes = {key[:n] for key in entries for n in range(1, len(key) + 1)}
    return _Trie(entries, frozenset(prefixes))


def _scan(tokens: Tokens, lexicon: _Lexicon) -> Iterator[ThingMention]:
    position, length = 0, len(tokens)
    while position < length:
        token = tokens[position]
        hit = None
        if not token.is_space:
            hit = _designator(tokens, position, lexicon) or _noun(tokens, position, lexicon.nouns)
        if hit is None:
            position += 1
            continue
        mention, position = hit
        yield mention


def _designator(tokens: Tokens, start: int, lexicon: _Lexicon) -> tuple[ThingMention, int] | None:
    first = tokens[start].text[0]
    if not (first.isupper() or first.isdigit()):
        return None
    best = _longest(tokens, start, lexicon.designators)
    if best is None:
        best = _longest(tokens, start, lexicon.nicknames)
        if best is None or not _marked_as_nickname(tokens, start, best[1]):
            return None
    entry, end, plural = best
    if end < len(tokens) and _is_class_noun(tokens[end]):
        end += 1
        plural = tokens[end - 1].tag_ in {"NNS", "VBZ"}
    return _mention(tokens, start, end, entry, plural=plural or tokens[end - 1].tag_ in {"NNS", "NNPS"}), end


def _is_class_noun(token: Token) -> bool:
    """Return whether a word after a designator only says its class: "An-124 transports", also taken for a verb."""
    if token.lemma_.lower() not in _CLASS_NOUNS:
        return False
    verbless = token.tag_ == "VBZ" and not any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in token.children)
    return token.tag_ in {"NN", "NNS"} or verbless


def _longest(tokens: Tokens, start: int, trie: _Trie) -> tuple[ThingEntry, int, bool] | None:
    key, best = "", None
    for end in range(start + 1, min(start + _LONGEST, len(tokens)) + 1):
        token = tokens[end - 1]
        if token.is_space:
            break
        piece = normalise(token.text)
        key += piece
        if not piece:
            continue  # a hyphen inside a designator; at its end it is punctuation
        plural = key.endswith("s") and key not in trie.entries and key[:-1] in trie.entries
        if plural or key in trie.entries:
            best = (trie.entries[key[:-1] if plural else key], end, plural)
        if key not in trie.prefixes:
            break
    return best


def _marked_as_nickname(tokens: Tokens, start: int, end: int) -> bool:
    """Return whether a nickname stands in quotes, after "dubbed" or the like, or beside a designator's digits."""
    around = tokens[max(0, start - 3) : min(len(tokens), end + 2)]
    return any(
        t.text in _NICKNAME_SIGNS or t.lower_ in _NICKNAME_WORDS or any(c.isdigit() for c in t.text) for t in around
    )


def _noun(tokens: Tokens, start: int, trie: _Trie) -> tuple[ThingMention, int] | None:
    key, best = "", None
    for end in range(start + 1, min(start + _LONGEST, len(tokens)) + 1):
        token = tokens[end - 1]
        if token.is_space:
            break
        for form in _forms(token):
            if key + form in trie.entries and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
                best = (trie.entries[key + form], end)
                break
        key += token.lower_ + token.whitespace_
        if key.strip() not in trie.prefixes:
            break
    if best is None:
        return None
    entry, end = best
    head = tokens[end - 1]
    if (head.pos_ == "ADJ" and head.dep_ in {"amod", "acomp"}) or _is_mere_shape(head, trie):
        return None
    return _mention(tokens, start, end, entry, plural=head.tag_ in {"NNS", "NNPS"} or head.lower_ in _PLURAL_ONLY), end


def _forms(token: Token) -> tuple[str, ...]:
    """Return how a noun may stand in a pack; the model knows "children" and not "schoolchildren"."""
    lower = token.lower_
    compound = next((lower.removesuffix(end) + one for end, one in _IRREGULAR if lower.endswith(end)), None)
    return (token.lemma_.lower(), lower) if compound is None else (token.lemma_.lower(), lower, compound)


_IRREGULAR = (("children", "child"), ("women", "woman"), ("men", "man"))


def _is_mere_shape(head: Token, trie: _Trie) -> bool:
    """Return whether a noun only shapes a stuff that no pack knows as a thing: "a column of smoke"."""
    if head.lemma_.lower() not in _SHAPES:
        return False
    stuff = [o for c in head.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    bare = head.lemma_.lower() not in _VESSELS or not any(c.dep_ in {"det", "poss"} for o in stuff for c in o.children)
    return bare and any(o.tag_ == "NN" and not o.ent_type_ and o.lemma_.lower() not in trie.entries for o in stuff)


_VESSELS = frozenset({"tank"})  # "two tanks of water", not "the tanks of the regime"
_SHAPES = frozenset({"column", "wave", "stream", "wall", "line"}) | _VESSELS
_PLURAL_ONLY = frozenset({"people", "police", "troops", "aircraft", "personnel"} - {"aircraft", "personnel"})


def _mention(tokens: Tokens, start: int, end: int, entry: ThingEntry, *, plural: bool) -> ThingMention:
    span = tokens[start:end]
    head = tokens[end - 1]
    return ThingMention(
        start=span.start_char,
        end=span.end_char,
        head=head.i,
        thing=Thing(entry.name, span.text),
        plural=plural,
        definite=_is_definite(head),
        person=entry.person,
    )


def _is_definite(head: Token) -> bool:
    return any(
        c.dep_ in {"det", "poss"}
        and c.lower_ in {"the", "this", "that", "these", "those", "its", "his", "her", "their"}
        for c in head.children
    )


def _merge(found: list[ThingMention], tokens: Tokens, packs: Packs) -> Iterator[ThingMention]:
    """Unite "An-124" with "transport aircraft" where the first modifies the second and is one."""
    skip, text = -1, text_of(tokens)
    for index, mention in enumerate(found):
        if index <= skip:
            continue
        current = mention
        for later_index in range(index + 1, len(found)):
            later = found[later_index]
            if not _modifies(current, later, tokens, text[current.end : later.start]):
                break
            specific = _specific(current.thing.name, later.thing.name, packs)
            if specific is None:
                break
            thing = Thing(specific, text[current.start : later.end])
            definite = later.definite or current.definite
            current = replace(later, start=current.start, thing=thing, definite=definite)
            skip = later_index
        yield current


def _modifies(left: ThingMention, right: ThingMention, tokens: Tokens, between: str) -> bool:
    if len(between) > _NEAR or any(c in between for c in ".,;:()"):
        return False
    head, modifier = tokens[right.head], tokens[left.head]
    if modifier.head.i == head.i and modifier.dep_ in {"compound", "nmod", "amod", "nummod"}:
        return True
    return right.start - left.end <= 1 and sentence_of(modifier) is sentence_of(head) and modifier.dep_ == "compound"


def _specific(modifier: str, head: str, packs: Packs) -> str | None:
    if packs.is_a(modifier, head):
        return modifier
    if packs.is_a(head, modifier):
        return head
    entry = packs.things.get(head)
    if entry and entry.part_of and any(packs.is_a(modifier, whole) for whole in entry.part_of):
        return modifier
    return None
