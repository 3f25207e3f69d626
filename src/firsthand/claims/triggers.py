"""The words of a text that evoke a kind of event that a pack knows."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.claims.misparses import is_verb_taken_for_noun
from firsthand.claims.reticence import is_not_told
from firsthand.claims.searches import is_other_than_told
from firsthand.claims.senses import VERDICTS, is_another_sense, is_shooting, loses_no_thing
from firsthand.claims.wordings import near, of_gerund, of_participle, stands
from firsthand.language.surface import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.packs import KindEntry, Packs
    from firsthand.packs.schema import Trigger

_VERBS, _NOUNS = frozenset({"VERB", "AUX"}), frozenset({"NOUN", "PROPN"})
_ADJECTIVES = frozenset({"ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Evocation:
    """A token that evokes `kind`. `part`: verbs, infinitives, participles (mistagged), nouns, adjectives, phrases."""

    token: Token
    kind: KindEntry
    trigger: Trigger
    part: str
    general: bool = False
    """Whether a longer wording of the verb stands too, and holds where its thing fits: who "flew out" did not fly."""


@dataclass(frozen=True, slots=True)
class _Index:
    verbs: dict[str, tuple[tuple[KindEntry, Trigger], ...]]
    nouns: dict[str, tuple[tuple[KindEntry, Trigger], ...]]
    adjectives: dict[str, tuple[tuple[KindEntry, Trigger], ...]]
    phrases: re.Pattern[str] | None
    phrase_of: dict[str, tuple[tuple[KindEntry, Trigger], ...]]


@lru_cache(maxsize=2)
def find_evocations(tokens: Tokens, packs: Packs) -> tuple[Evocation, ...]:
    """Return every token that evokes a kind of event, in reading order (phrases last); one token may evoke several."""
    found = _evocations(tokens, packs)
    return tuple(e for e in found if not (is_not_told(e.token) or is_other_than_told(e.token, e.kind.name)))


def _evocations(tokens: Tokens, packs: Packs) -> Iterator[Evocation]:
    index = _index(packs)
    for token in tokens:
        pos = token.pos_
        if pos in _VERBS:
            yield from _of_verb(token, index)
        elif pos in _NOUNS:
            yield from _of_noun(token, index)
        elif pos in _ADJECTIVES and token.lower_ in index.adjectives and _tells(token):
            yield from _most_particular(_found(token, index.adjectives[token.lower_], "adjectives", near(token)))
    yield from _phrases(tokens, index)


def _of_verb(token: Token, index: _Index) -> Iterator[Evocation]:
    """Yield what a verb evokes; a participle may have been taken for one."""
    form, lower = _form(token, index), token.lower_
    listed, described = index.verbs.get(form, ()), index.adjectives.get(lower, ())
    if not (listed or described) or not _tells(token):
        return
    if described and _is_counted_argument(token):
        yield from (Evocation(token, kind, trigger, "adjectives") for kind, trigger in described)
        return
    found = _found(token, listed, "verbs", near(token)) if listed else []
    if found and is_another_sense(token):
        # "Came under fire" says itself where to, "found guilty" what.
        found = [e for e in found if " " in (e.trigger.particle or "") or not e.trigger.first.isdisjoint(VERDICTS)]
    if found and loses_no_thing(token):
        found = [e for e in found if e.trigger.particle is not None]
    yield from _most_particular(found)
    if (not found and all(t.first for _, t in listed)) or lower == "gone":
        for kind, trigger in described:
            yield Evocation(token, kind, trigger, "adjectives")


def _is_counted_argument(participle: Token) -> bool:
    """Return whether a participle names people by number: "twenty-two [wounded] had been admitted"."""
    role = participle.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    return role and any(c.dep_ == "nummod" and c.i == participle.i - 1 for c in participle.lefts)


def _of_noun(token: Token, index: _Index) -> Iterator[Evocation]:
    """Yield what a noun evokes, and a verb or participle that was taken for one."""
    form, lower = token.lemma_.lower(), token.lower_
    listed, verbs, described = index.nouns.get(form, ()), index.verbs.get(form, ()), index.adjectives.get(lower, ())
    participle = _PARTICIPLES_LIKE_NOUNS.get(lower)
    if form == "fire" and is_shooting(token):
        return
    if not (listed or verbs or described or participle or lower.endswith("ing")) or not _tells(token):
        return
    if verbs and is_verb_taken_for_noun(token):
        yield from _most_particular(_found(token, verbs, "verbs", near(token)))
        return
    yield from _most_particular(_found(token, listed, "nouns", frozenset()))
    if verbs and _is_bare_infinitive(token, noun=bool(listed)):
        for kind, trigger in verbs:
            if stands(token, trigger, "infinitives"):
                yield Evocation(token, kind, trigger, "infinitives")
    yield from _gerunds(token, index)
    if participle and _follows_a_person(token):
        for kind, trigger in index.verbs.get(participle, ()):
            if trigger.particle is None:
                yield Evocation(token, kind, trigger, "participles")
    if not listed:
        # A participle that the tagger took for an adjective or a name, and an adjective used as a noun.
        for kind, trigger in described:
            yield Evocation(token, kind, trigger, "adjectives")


def _found(
    token: Token, listed: tuple[tuple[KindEntry, Trigger], ...], part: str, around: frozenset[str]
) -> list[Evocation]:
    """Return the evocations of those triggers that stand as their packs want them."""
    return [
        Evocation(token, k, t, part)
        for k, t in listed
        if (part == "nouns" or not t.first or not t.first.isdisjoint(around)) and stands(token, t, part)
    ]


def _tells(token: Token) -> bool:
    """Return whether a word can tell of an event at all: no mere auxiliary, no end of an adjective."""
    return not _is_auxiliary(token) and not _is_hyphened(token)


def _is_hyphened(token: Token) -> bool:
    """Return whether a word only ends an adjective: who is "Cyprus-based" or "home-made" was not brought there."""
    return token.lower_ in {"based", "stationed", "held", "made"} and token.i > 0 and token.nbor(-1).text == "-"


def _form(verb: Token, index: _Index) -> str:
    """Return the lemma of a verb, with the word hyphened to it where a pack knows the two as one: "test-fired".

    The lemmatiser misses some: "gutted" is no form of a verb "gutte".
    """
    lemma = verb.lemma_.lower()
    if lemma not in index.verbs and verb.lower_.endswith("ed"):
        lemma = next((stem for stem in of_participle(verb.lower_) if stem in index.verbs), lemma)
    if verb.i == 0:
        return lemma
    before = verb.nbor(-1)
    if before.text == "-" and verb.i > 1:
        before = verb.nbor(-2)
    elif before.whitespace_ and before.pos_ not in {"NOUN", "PROPN", "VERB", "ADJ"}:
        return lemma
    joined = f"{before.lower_}-{lemma}"
    return joined if joined in index.verbs else lemma


_DIRECTIONS = frozenset(
    {"off", "out", "up", "down", "away", "back", "over", "in", "on", "apart", "through", "home", "by", "past", "across"}
)


def _most_particular(found: list[Evocation]) -> list[Evocation]:
    """Return the evocations with those first that say more of the way, the others marked as the more general.

    Beside a particle that makes another verb of it ("went off", "broke out") the bare verb means nothing of its own.
    """
    directed = [e for e in found if _is_directed(e)]
    if not directed:
        return found
    whole = [e for e in found if len(e.trigger.words) >= _IDIOM]
    shorter = [replace(e, general=bool(whole)) for e in directed if e not in whole]
    bare = [] if any(_is_phrasal(e) for e in directed) else [e for e in found if e not in whole and e not in directed]
    return [*whole, *shorter, *(replace(e, general=True) for e in bare)]


def _is_phrasal(evocation: Evocation) -> bool:
    return any(c.dep_ == "prt" and c.lower_ in evocation.trigger.first for c in evocation.token.rights)


def _is_directed(evocation: Evocation) -> bool:
    """Return whether a wording tells which way, or is an idiom with a preposition of its own: "came off the rails"."""
    verb, trigger = evocation.token, evocation.trigger
    ways = trigger.first & (_DIRECTIONS if len(trigger.words) < _IDIOM else _LEADING)
    return bool(ways) and (ways == trigger.first or any(t.lower_ in ways for t in verb.rights))


_IDIOM = 2  # words beside the verb
_LEADING = _DIRECTIONS | {"from", "of", "into", "onto"}


_PARTICIPLES_LIKE_NOUNS = {"shot": "shoot", "hurt": "hurt", "hit": "hit", "dead": "die"}


def _follows_a_person(token: Token) -> bool:
    """Return whether a headline's participle was taken for a noun: "3-year-old shot in Toledo", "Teen shot"."""
    return any(
        c.i == token.i - 1 and (c.lower_ == "old" or c.ent_type_ == "PERSON" or c.tag_ == "NN") for c in token.lefts
    )


def _is_auxiliary(token: Token) -> bool:
    """Return whether "going" or "came" only carries the verb after it: "is going to leave", "came close to sinking"."""
    if token.lemma_.lower() == "go" and _goes_on(token):
        return True
    if token.lemma_.lower() == "come" and token.i + 2 < len(token.doc):
        return any(c.lower_ == "close" and c.i <= token.i + 2 and c.nbor(1).lower_ == "to" for c in token.rights)
    return token.lower_ == "going" and any(
        c.dep_ == "xcomp" and c.i > token.i and any(t.lower_ == "to" for t in c.children) for c in token.children
    )


def _goes_on(verb: Token) -> bool:
    """Return whether a verb only continues into the next: "went on to debate", "goes on to win" (Quirk 1985, 3.40)."""
    after = verb.doc[verb.i + 1 : verb.i + 4]
    return [t.lower_ for t in after[:2]] == ["on", "to"] and len(after) > 2 and after[2].tag_ == "VB"


def _gerunds(token: Token, index: _Index) -> Iterator[Evocation]:
    """Yield what a gerund evokes that was taken for a noun: "turned back without landing", "the firing of missiles"."""
    form = token.lower_
    if not form.endswith("ing"):
        return
    if form not in index.nouns and form not in _NO_DEEDS and _of_something(token):
        for lemma in of_gerund(form):
            joined = f"{token.nbor(-2).lower_}-{lemma}" if token.i > 1 and token.nbor(-1).text == "-" else lemma
            particle = token.nbor(1).lower_ if token.i + 2 < len(token.doc) and token.nbor(2).lower_ == "of" else None
            for kind, trigger in index.verbs.get(joined, ()):
                phrasal = particle is not None and len(trigger.words) == 1 and particle in trigger.first
                if (trigger.particle is None or phrasal) and trigger.thing in {"object", "either"}:
                    yield Evocation(token, kind, trigger.model_copy(update={"thing": "of"}), "nouns")
        return
    bare = not any(c.dep_ in {"det", "poss", "amod", "compound", "nummod"} for c in token.children)
    governed = token.dep_ == "xcomp" or (token.dep_ in {"pobj", "pcomp"} and token.head.lower_ in _OF_GERUNDS)
    if not bare or not governed:
        return
    for lemma in of_gerund(form):
        for kind, trigger in index.verbs.get(lemma, ()):
            if trigger.particle is None:
                yield Evocation(token, kind, trigger, "verbs")


def _of_something(token: Token) -> bool:
    """Return whether "of" follows a noun, or the particle of a gerund: "the rounding up of nine men"."""
    near = (token, *(c for c in token.rights if c.i == token.i + 1 and c.dep_ in {"prt", "advmod", "prep"}))
    return any(c.dep_ == "prep" and c.lower_ == "of" and c.i > token.i for t in near for c in t.children)


# Nouns in "-ing" that name a thing, a place or an occasion, not the doing of it.
_NO_DEEDS = frozenset(
    {"building", "crossing", "finding", "findings", "opening", "holding", "housing", "recording", "reading"}
    | {"beginning", "filming", "showing", "hearing", "meeting", "charging", "setting"}
)
_OF_GERUNDS = frozenset({"without", "before", "after", "from", "instead", "of", "by", "while", "despite"})
_PERCEPTION = frozenset({"see", "watch", "hear", "film", "spot", "observe", "notice"})


def _is_bare_infinitive(token: Token, *, noun: bool) -> bool:
    """Return whether a "noun" after a verb of perception is the verb of what was perceived: "saw an Il-76 land".

    Of one thing ("saw a depot burn") only where the word is no event as a `noun`: a "car crash" is.
    """
    if token.tag_ != "NN" or token.dep_ not in {"dobj", "ccomp"} or token.head.lemma_.lower() not in _PERCEPTION:
        return False
    before = [c for c in token.children if c.dep_ in {"compound", "nmod", "nsubj"} and c.i < token.i]
    if any(c.tag_ in {"NNS", "NNPS"} or any(x.isdigit() for x in c.text) for c in before):
        return True
    open_ended = token.i + 1 < len(token.doc) and token.nbor().pos_ in {"ADP", "ADV", "PUNCT"}
    return bool(before) and not noun and open_ended


def _phrases(tokens: Tokens, index: _Index) -> Iterator[Evocation]:
    text = text_of(tokens).lower()
    if index.phrases is None or not any(wording in text for wording in index.phrase_of):
        return
    for match in index.phrases.finditer(text):
        span = tokens.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None:
            continue
        root = span.root
        if root.pos_ == "ADV" and root.i < span.end - 1:
            root = span[-1]  # "no longer [visible]"
        for kind, trigger in index.phrase_of[match.group()]:
            yield Evocation(root, kind, trigger, "phrases")


@lru_cache(maxsize=8)
def _index(packs: Packs) -> _Index:
    tables: dict[str, dict[str, list[tuple[KindEntry, Trigger]]]] = {
        part: defaultdict(list) for part in ("verbs", "nouns", "adjectives", "phrases")
    }
    for kind in packs.kinds.values():
        for part, table in tables.items():
            for trigger in getattr(kind.triggers, part):
                text = trigger.text.lower()
                form = {"verbs": trigger.lemma.lower(), "nouns": text.split()[-1]}.get(part, text)
                table[form].append((kind, trigger))
    frozen = {part: {k: tuple(v) for k, v in table.items()} for part, table in tables.items()}
    wordings = sorted(frozen["phrases"], key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, wordings)) + r")\b") if wordings else None
    return _Index(frozen["verbs"], frozen["nouns"], frozen["adjectives"], pattern, frozen["phrases"])
