"""What hangs on an event's own word: modals, negation, adverbs and adjectives of doubt, "no" in its arguments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.certainty import hedges

if TYPE_CHECKING:
    from spacy.tokens import Token

CERTAIN, PROBABLE, POSSIBLE, UNCOMMITTED = 3, 2, 1, 0
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})


@dataclass(slots=True)
class Reading:
    """What was met on the way up."""

    level: int = CERTAIN
    negative: bool = False
    unknown: bool = False
    future: bool = False
    hedges: list[tuple[int, int]] = field(default_factory=list)

    def lower(self, level: int, token: Token) -> None:
        """Hold the certainty at `level` or below, for the word `token`."""
        self.level = min(self.level, level)
        self.note((token.idx, token.idx + len(token)))

    def negate(self, token: Token) -> None:
        """Turn the polarity, for the word `token`."""
        self.negative = not self.negative
        self.note((token.idx, token.idx + len(token)))

    def note(self, span: tuple[int, int]) -> None:
        """Keep the characters of a word that lowers or denies."""
        if span not in self.hedges:
            self.hedges.append(span)


def read_dependents(token: Token, reading: Reading) -> None:
    """Read the words that hang on the event itself: modals, negation, adverbs, adjectives, "no" in its arguments."""
    noun = token.pos_ in {"NOUN", "PROPN"}
    for child in token.children:
        lower = child.lower_
        if child.dep_ in {"aux", "auxpass"}:
            read_modal(child, reading)
        elif child.dep_ == "neg" or (child.dep_ in {"preconj", "det", "advmod"} and lower in hedges.NEGATIVE_ADVERBS):
            if not only(child) and not (lower == "no" and child.dep_ == "advmod") and not _until(token):
                reading.negate(child)
        elif child.dep_ in {"advmod", "npadvmod", "acomp", "amod"} or child.pos_ == "ADV":
            read_modifier(child, reading, noun=noun)
        elif child.dep_ == "prep":
            _read_phrase(child, reading)
        elif child.dep_ == "advcl" and reading.future:
            mark = next((m for m in child.children if m.dep_ == "mark" and m.lower_ in {"if", "unless"}), None)
            if mark is not None:
                reading.lower(POSSIBLE, mark)
        elif child.dep_ in ARGUMENTS | {"attr"} and not noun:
            read_argument(child, reading)
    if token.dep_ == "ROOT" and token.i + 1 < len(token.doc) and token.sent.text.rstrip().endswith("?"):
        reading.lower(UNCOMMITTED, token.sent[-1] if not token.sent[-1].is_space else token)


def _read_phrase(preposition: Token, reading: Reading) -> None:
    """Read a phrase that hedges or denies: "in all likelihood", "at no point", "under no circumstances"."""
    for noun in preposition.children:
        if noun.lemma_.lower() in {"likelihood", "probability", "appearance"} and preposition.lower_ in {
            "in",
            "by",
            "to",
        }:
            reading.lower(PROBABLE, noun)
        elif noun.lemma_.lower() in _OCCASIONS and any(c.lower_ == "no" for c in noun.children):
            reading.negate(preposition)


_OCCASIONS = frozenset({"point", "time", "stage", "case", "circumstance", "way", "moment"})


def _until(token: Token) -> bool:
    """Return whether a denied event is only put off: "did not leave until Tuesday", "not before dark"."""
    if any(c.lower_ in hedges.FUTURE_MODALS for c in token.children if c.dep_ == "aux"):
        return False
    return token.pos_ in {"VERB", "AUX"} and until(token)


def until(token: Token) -> bool:
    """Return whether a phrase or clause with "until" hangs on a verb, after it."""
    return any(c.i > token.i and c.dep_ == "prep" and c.lower_ == "until" for c in token.children) or any(
        c.i > token.i and c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ == "until" for m in c.children)
        for c in token.children
    )


def only(negation: Token) -> bool:
    """Return whether a negation is none: "not only", "no less than"."""
    following = negation.nbor(1).lower_ if negation.i + 1 < len(negation.doc) else ""
    return following in {"only", "just", "merely", "least", "less", "fewer", "."} or following.isdigit()


def read_argument(argument: Token, reading: Reading) -> None:
    """Read "no" in a subject or object: "no aircraft left", "neither pilot survived", "nobody was hurt"."""
    none = next((d for d in argument.children if d.lower_ in {"no", "neither"} and not only(d)), None)
    if none is None and argument.lower_ in {"nobody", "none", "nothing", "neither"}:
        none = argument
    if none is None and argument.lower_ == "one" and argument.i and argument.nbor(-1).lower_ == "no":
        none = argument.nbor(-1)
    if none is None:  # "hardly any of the trucks", "not a single truck"
        none = next((c for c in argument.children if c.lower_ in {"hardly", "scarcely", "barely"}), None)
        single = any(c.lower_ in {"single", "one", "any"} for c in argument.children) or argument.lower_ == "one"
        if none is None and single:
            none = next((c for c in argument.children if c.lower_ == "not" and c.i < argument.i), None)
    if none is not None:
        reading.negate(none)


def read_modal(modal: Token, reading: Reading) -> None:
    """Read an auxiliary: "may", "must", "will", "would have"."""
    lower, verb = modal.lower_, modal.head
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
    if lower in hedges.POSSIBLE_MODALS:
        if lower in {"can", "could"} and verb.lemma_.lower() in cues.PERCEIVE:
            return  # "can be seen" is seen
        reading.lower(POSSIBLE, modal)
        reading.future = reading.future or (lower != "can" and not perfect)
    elif lower in hedges.PROBABLE_MODALS:
        reading.lower(PROBABLE, modal)
    elif lower in hedges.FUTURE_MODALS and not perfect:
        reading.future = True
        # "would" in reported speech is only "will" told later.
        if lower in {"would", "'d", "’d"} and not _in_speech(verb):
            reading.lower(PROBABLE, modal)
    elif lower == "would" and perfect:
        reading.lower(UNCOMMITTED, modal)


def _in_speech(verb: Token) -> bool:
    token, steps = verb, 0
    while token.head.i != token.i and steps < 4:
        if token.dep_ in {"ccomp", "parataxis", "relcl", "acl"}:
            return True
        token, steps = token.head, steps + 1
    return any(c.dep_ == "parataxis" for c in verb.children)


def read_modifier(child: Token, reading: Reading, *, noun: bool) -> None:
    """Read an adverb, or an adjective on an event noun: "reportedly", "alleged", "planned"."""
    lower = child.lower_
    if lower == "longer" and any(c.lower_ == "no" for c in child.children) and not noun:
        reading.negate(child)
    elif lower == "unlikely":
        reading.negate(child)
        reading.lower(PROBABLE, child)
    elif lower in hedges.REPORTED_ADVERBS or any(c.lower_ in _NEARLY for c in child.children if lower in _SURE):
        reading.lower(PROBABLE, child)
    elif lower in _NEARLY and not noun and child.i + 1 == child.head.i:
        reading.negate(child)
    elif lower in hedges.POSSIBLE_ADVERBS or (noun and lower in hedges.POSSIBLE_ADJECTIVES):
        reading.lower(POSSIBLE, child)
    elif lower in hedges.PROBABLE_ADVERBS or (noun and lower in hedges.PROBABLE_ADJECTIVES):
        reading.lower(PROBABLE, child)
    elif noun and lower in hedges.PLANNED_ADJECTIVES:
        reading.future = True
        reading.lower(PROBABLE, child)
    elif noun and lower in hedges.TRIED_ADJECTIVES:
        reading.lower(POSSIBLE, child)
    elif noun and lower in hedges.FAILED_ADJECTIVES:
        reading.negate(child)


_SURE = frozenset({"certainly", "surely", "definitely"})
_NEARLY = frozenset({"almost", "nearly"})
_NONE = frozenset({"none", "nothing", "nobody", "neither", "little"})


def leaves_open(token: Token, verb: Token, lemma: str) -> bool:
    """Return whether a denied verb of saying or proving leaves `token`, its clause or object, open.

    "None of this proves that ...", "has yet to confirm that ...", "neither confirmed nor denied that ...".
    """
    if token.dep_ not in {"ccomp", "dobj", "prep"}:
        return False
    if _neither_way(verb, lemma):
        return True
    saying = lemma in cues.SAY and token.dep_ == "ccomp" and lemma != "deny"
    bare = token.dep_ == "ccomp" or lemma in _PROVES_A_THING
    if not bare or not (saying or lemma in hedges.PROVING_VERBS | _PROVES_A_THING):
        return False
    if verb.dep_ == "xcomp" and any(c.lower_ == "yet" and c.i < verb.i for c in [*verb.head.children, *verb.children]):
        return True
    return _withheld(verb) or any(c.i < token.i and _denies(c) for c in verb.children)


def _withheld(verb: Token) -> bool:
    """Return whether nothing was confirmed: "was unable to confirm the death", "declined to confirm that"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_.lower() in _WITHHOLDING


_WITHHOLDING = frozenset({"unable", "unwilling", "decline", "refuse", "fail"})
# "Could not confirm her death" bears it out as little as "could not confirm that she died".
_PROVES_A_THING = frozenset({"prove", "mean", "indicate", "imply", "amount", "confirm", "verify", "corroborate"})


def _neither_way(verb: Token, lemma: str) -> bool:
    """Return whether `verb` is a half of "neither confirm nor deny", "confirm or deny"."""
    if lemma not in {"confirm", "deny"}:
        return False
    other = (
        verb.head
        if lemma == "deny" and verb.dep_ == "conj"
        else next((c for c in verb.children if c.dep_ == "conj" and c.lemma_ == "deny"), None)
    )
    first = verb if lemma == "confirm" else other
    pair = other is not None and {verb.lemma_.lower(), other.lemma_.lower()} == {"confirm", "deny"}
    return pair and first is not None and any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in first.children)


def _denies(word: Token) -> bool:
    """Return whether a word beside a verb takes the verb back: "not", "nor", "none of this", "no picture"."""
    if word.dep_ == "neg":
        return not only(word)
    if word.lower_ == "nor" and word.dep_ == "cc":
        return True
    none = word.lower_ in _NONE or any(d.lower_ in {"no", "neither"} and d.i < word.i for d in word.children)
    return word.dep_ in ARGUMENTS and none


def no_proof(noun: Token) -> bool:
    """Return whether `noun` is proof that is said to be missing: "no evidence that", "none of this is proof that"."""
    if noun.lemma_.lower() not in _PROOFS:
        return False
    if any(c.lower_ in {"no", "little", "any"} and c.i < noun.i for c in noun.children):
        return True
    verb = noun.head
    return noun.dep_ in {"attr", "dobj"} and any(c.i < noun.i and _denies(c) for c in verb.children)


_PROOFS = frozenset({"proof", "evidence", "sign", "indication", "confirmation", "suggestion", "guarantee"})
