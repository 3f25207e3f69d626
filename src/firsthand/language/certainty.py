"""How certain a text is of an event, whether it is denied, and when it stands: the words that govern it, read upwards.

Values are FactBank's (CT, PR, PS with + or -, Uu); `CTu` marks a declared unknown ("it is not known whether ...").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.language import cues, hedges
from firsthand.language.doc import Assessment
from firsthand.model import Certainty, Tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

    from firsthand.language.doc import Attribution

_CERTAIN, _PROBABLE, _POSSIBLE, _UNCOMMITTED = 3, 2, 1, 0
_STEPS = 12  # a clause deeper than this under its sentence is read no further up
_CLAUSAL = frozenset(
    {"ccomp", "xcomp", "acl", "relcl", "advcl", "csubj", "csubjpass", "pcomp", "prep", "pobj", "conj", "parataxis"}
)


@dataclass(slots=True)
class _Reading:
    """What was met on the way up."""

    level: int = _CERTAIN
    negative: bool = False
    unknown: bool = False
    future: bool = False
    past: bool = False
    hedges: list[tuple[int, int]] = field(default_factory=list)

    def lower(self, level: int, *tokens: Token) -> None:
        self.level = min(self.level, level)
        self.note(*tokens)

    def note(self, *tokens: Token) -> None:
        if tokens:
            span = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
            if span not in self.hedges:
                self.hedges.append(span)


def assess(event: Token, tokens: Tokens, attributions: Sequence[Attribution] = ()) -> Assessment:
    """Return how certain the report's chain of voices is of `event`, its tense, and the spans of what lowers it.

    The value is the root's, lowered by every hedge above it: a source's "certainly" inside an outlet's "reportedly"
    is no more than possible.
    """
    reading = _Reading()
    _own(event, reading, event.pos_ in {"NOUN", "PROPN"})
    _climb(event, reading)
    _declared_unknown(event, tokens, reading)
    _cues_around(event, tokens, attributions, reading)
    return Assessment(_certainty(reading), _tense(event, reading), tuple(sorted(reading.hedges)))


def _certainty(reading: _Reading) -> Certainty:
    if reading.unknown:
        return Certainty.DECLARED_UNKNOWN
    if reading.level == _UNCOMMITTED:
        return Certainty.UNCOMMITTED
    positive = {3: Certainty.CERTAIN, 2: Certainty.PROBABLE, 1: Certainty.POSSIBLE}
    negative = {3: Certainty.COUNTERFACT, 2: Certainty.IMPROBABLE, 1: Certainty.DOUBTFUL}
    return (negative if reading.negative else positive)[reading.level]


def _own(token: Token, reading: _Reading, noun: bool) -> None:
    """Read the words that hang on `token` itself: modals, negation, adverbs, adjectives, determiners."""
    for child in token.children:
        lower = child.lower_
        if child.dep_ in {"aux", "auxpass"}:
            _auxiliary(child, reading)
        elif child.dep_ == "neg" or (
            child.dep_ in {"advmod", "preconj", "det", "cc"} and lower in hedges.NEGATIVE_ADVERBS
        ):
            if child.dep_ != "cc" and not (lower == "no" and child.dep_ == "advmod"):
                _negate(child, reading)
        elif child.dep_ in {"advmod", "npadvmod", "acomp", "amod"} or child.pos_ == "ADV":
            _adverb(child, reading, noun)
        elif child.dep_ == "advcl" and child.i != token.i:
            mark = next((m for m in child.children if m.dep_ == "mark"), None)
            if mark is not None and mark.lower_ in {"if", "unless"} and reading.future:
                reading.lower(_POSSIBLE, mark)
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj"} and not noun:
            none = next((d for d in child.children if d.lower_ in {"no", "neither", "none"}), None)
            if (
                none is not None
                or lower in {"nobody", "none", "nothing", "neither"}
                or (lower == "one" and _no_one(child))
            ):
                _negate(none if none is not None else child, reading)
    if token.i + 1 < len(token.doc) and token.nbor(1).text == "?":
        reading.lower(_UNCOMMITTED, token.nbor(1))


def _no_one(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ == "no"


def _negate(token: Token, reading: _Reading) -> None:
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if following in {"only", "just", "merely", "long"} and token.lower_ in {"not", "n't"}:
        return
    reading.negative = not reading.negative
    reading.note(token)


def _auxiliary(child: Token, reading: _Reading) -> None:
    lower = child.lower_
    if lower in hedges.POSSIBLE_MODALS:
        reading.lower(_POSSIBLE, child)
        reading.future = reading.future or (lower in {"may", "might", "could", "can"} and not _perfect(child))
    elif lower in hedges.PROBABLE_MODALS and not (lower == "should" and child.head.dep_ == "advcl"):
        reading.lower(_PROBABLE, child)
    elif lower in hedges.FUTURE_MODALS:
        reading.future = True
        if lower in {"would", "'d", "’d"} and not _reported(child.head):
            reading.lower(_PROBABLE if lower == "would" else reading.level, child)


def _perfect(modal: Token) -> bool:
    return any(c.lower_ == "have" and c.dep_ == "aux" for c in modal.head.children)


def _reported(verb: Token) -> bool:
    """Return whether `verb` stands in reported speech, where "would" is only "will" told later."""
    head, steps = verb, 0
    while head.head.i != head.i and steps < 4:
        if head.dep_ in {"ccomp", "parataxis", "relcl"}:
            return True
        head, steps = head.head, steps + 1
    return any(c.dep_ == "parataxis" for c in verb.children)


def _adverb(child: Token, reading: _Reading, noun: bool) -> None:
    lower = child.lower_
    if lower in hedges.POSSIBLE_ADVERBS or (lower in hedges.POSSIBLE_ADJECTIVES and noun):
        if lower == "unlikely":
            reading.negative = True
        reading.lower(_POSSIBLE if lower != "unlikely" else _PROBABLE, child)
    elif lower in hedges.PROBABLE_ADVERBS or (lower in hedges.PROBABLE_ADJECTIVES and noun):
        reading.lower(_PROBABLE, child)
    elif noun and lower in {
        "planned",
        "proposed",
        "attempted",
        "threatened",
        "future",
        "expected",
        "upcoming",
        "possible",
    }:
        reading.future = True
        reading.lower(_POSSIBLE if lower in {"attempted", "threatened", "proposed"} else _PROBABLE, child)
    elif noun and lower in {"denied", "foiled", "failed", "cancelled", "canceled"}:
        reading.negative = True
        reading.note(child)


def _climb(event: Token, reading: _Reading) -> None:
    """Follow `event` up to the root of its sentence, reading each governor."""
    token = event
    for _ in range(_STEPS):
        mark = next((c for c in token.children if c.dep_ == "mark"), None)
        if mark is not None and token.dep_ in {"advcl", "ccomp", "acl"}:
            if (mark.lower_ in {"if", "unless"} and token.dep_ == "advcl") or (
                mark.lower_ in {"whether", "if"} and not reading.unknown
            ):
                reading.lower(_UNCOMMITTED, mark)
        head = token.head
        if head.i == token.i:
            break
        if token.dep_ == "conj":
            _shared(token, head, reading)
        elif _governs(token, head):
            _governor(token, head, reading)
        if (
            token.dep_ in {"advcl", "relcl", "nsubj", "nsubjpass", "conj"}
            and head.pos_ == "VERB"
            and token.dep_ in {"advcl", "relcl"}
        ):
            break
        if reading.unknown:
            break
        token = head


def _shared(token: Token, head: Token, reading: _Reading) -> None:
    """Take over what a verb shares with the first of a list: "may land and refuel"."""
    if token.pos_ not in {"VERB", "AUX"} or head.pos_ not in {"VERB", "AUX"}:
        return
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux"} and c.lower_ != "to" for c in token.children):
        return
    for child in head.children:
        if child.dep_ == "aux":
            _auxiliary(child, reading)


def _governs(token: Token, head: Token) -> bool:
    if token.dep_ in {"ccomp", "xcomp", "acl", "csubj", "csubjpass", "pcomp", "prep", "acomp", "oprd", "attr"}:
        return True
    return token.dep_ in {"dobj", "pobj", "nsubjpass", "nsubj", "amod", "compound"}


def _governor(token: Token, head: Token, reading: _Reading) -> None:
    lemma = head.lemma_.lower()
    clausal = token.dep_ in {"ccomp", "xcomp", "acl", "csubj", "csubjpass", "pcomp"}
    if head.pos_ in {"VERB", "AUX"}:
        if _declares_unknown(token, head, lemma):
            reading.unknown = True
            reading.note(head)
            return
        if clausal or (token.dep_ in {"dobj", "nsubjpass", "prep"} and token.pos_ != "VERB"):
            _verb_over(token, head, lemma, reading, clausal)
        if clausal or token.dep_ in {"dobj", "nsubj", "nsubjpass", "prep", "attr", "acomp", "oprd"}:
            _own_of_governor(token, head, lemma, reading)
    elif head.pos_ == "NOUN":
        _noun_over(head, lemma, reading)
    elif head.pos_ == "ADJ":
        if lemma in hedges.UNKNOWN_ADJECTIVES:
            reading.unknown = True
            reading.note(head)
        elif lemma in {"likely", "probable", "ready", "due", "set", "expected", "bound"}:
            reading.lower(_PROBABLE, head)
            reading.future = reading.future or token.dep_ == "xcomp"
        elif lemma in {"unlikely"}:
            reading.negative = not reading.negative
            reading.lower(_PROBABLE, head)
        elif lemma in {"possible", "able", "willing", "eager", "free"}:
            reading.lower(_POSSIBLE, head)
        elif lemma in hedges.NEGATIVE_ADJECTIVES:
            reading.negative = not reading.negative
            reading.note(head)


def _declares_unknown(token: Token, head: Token, lemma: str) -> bool:
    """Return whether `head` says that nobody knows: "is not known", "was unclear", "could not be verified"."""
    negated = any(c.dep_ == "neg" or c.lower_ in {"never"} for c in head.children)
    unclear = any(
        c.lemma_.lower() in hedges.UNKNOWN_ADJECTIVES and c.dep_ in {"acomp", "attr", "oprd"} for c in head.children
    )
    if unclear and token.dep_ in {"ccomp", "nsubj", "csubj", "advcl", "xcomp", "prep"}:
        return True
    asks = token.dep_ in {"ccomp", "advcl", "csubj"} and _is_question(token)
    if (
        negated
        and lemma in hedges.UNKNOWN_VERBS
        and (
            asks
            or (
                token.dep_ in {"nsubjpass"}
                and lemma in {"verify", "confirm", "know", "determine", "establish", "corroborate"}
            )
        )
    ):
        return True
    if lemma in {"decline", "refuse"} and any(
        c.dep_ == "xcomp" and c.lemma_.lower() in hedges.UNKNOWN_VERBS for c in head.children
    ):
        return asks
    remains = lemma in {"remain", "stay"} and any(c.lemma_.lower() in hedges.UNKNOWN_ADJECTIVES for c in head.children)
    return remains and token.dep_ in {"nsubj", "ccomp", "csubj", "advcl"}


def _declared_unknown(event: Token, tokens: Tokens, reading: _Reading) -> None:
    """Read "it is not known whether ..." and "how many ... is unclear" off the words: parsers lose such clauses."""
    sentence = event.sent
    start, text = sentence.start_char, sentence.text
    at = event.idx - start
    for match in _UNKNOWN.finditer(text):
        if match.start() <= at < match.end():
            known = True
        elif match.end() <= at:
            between = text[match.end() : at]
            known = _ASKING.match(between) is not None and not _BREAK.search(between)
        else:
            clause = _BREAK.split(text[:at])[-1]
            known = _ASKS.match(clause) is not None and not _BREAK.search(text[at : match.start()])
        if known:
            reading.unknown = True
            reading.hedges.append((start + match.start(), start + match.end()))
            return


_UNKNOWN = re.compile(
    r"\b(?:(?:is|are|was|were|remains?|remained|has|have|had)\s+(?:still\s+|yet\s+|as\s+yet\s+)?(?:not|n['’]t|never)\s+(?:yet\s+|been\s+|immediately\s+|publicly\s+)*"
    r"(?:known|clear|certain|confirmed|disclosed|given|specified|established|determined|identified|made\s+public|released|immediately\s+clear)"
    r"|(?:is|are|was|were|remains?|remained|it['’]s|stays?)\s+(?:still\s+|as\s+yet\s+|so\s+far\s+|largely\s+|not\s+immediately\s+)?(?:unknown|unclear|uncertain|unconfirmed|undetermined|a\s+mystery|anyone['’]s\s+guess)"
    r"|(?:could|can)\s*(?:not|n['’]t)\s+(?:be\s+)?(?:immediately\s+|independently\s+)*(?:verif(?:y|ied)|confirm(?:ed)?|determined?|establish(?:ed)?|corroborate[d]?|say)"
    r"|no\s+(?:immediate\s+|official\s+)?(?:word|information|details?|indication|confirmation)\s+(?:on|about|of|as\s+to)?"
    r"|(?:did|does|do|would|could|has|have)\s*(?:not|n['’]t)\s+(?:immediately\s+)?(?:say|know|specify|disclose|give|elaborate|reveal|clarify|identify|comment)"
    r"|(?:declined|refused)\s+to\s+(?:say|specify|disclose|confirm|give|elaborate)|without\s+(?:saying|specifying|giving|elaborating))",
    re.IGNORECASE,
)
_ASK_WORDS = r"(?:whether|if|how|what|who|whom|whose|where|when|why|which)"
_ASKING = re.compile(
    rf"[\s,]*(?:(?:on|about|of|as\s+to|by|from|for|to|exactly|immediately|just|precisely)\s+|\w+\s+){{0,2}}{_ASK_WORDS}\b",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"[\s,\"“]*(?:and\s+|but\s+|exactly\s+|just\s+)?{_ASK_WORDS}\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:.]\s|,\s+(?:and|but|while|though|although)\b")


def _is_question(token: Token) -> bool:
    first = token.left_edge
    words = {first.lower_, *(c.lower_ for c in token.children)}
    return bool(words & {"whether", "if", "how", "what", "who", "where", "when", "why", "which", "whose"})


def _verb_over(token: Token, head: Token, lemma: str, reading: _Reading, clausal: bool) -> None:
    if lemma == "expect" and clausal:
        reading.lower(_PROBABLE, head)
        reading.future = True
    elif lemma in hedges.PROBABLE_VERBS and clausal:
        reading.lower(_PROBABLE, head)
    elif lemma in {"say", "report"} and token.dep_ == "xcomp" and _is_passive(head):
        reading.lower(_POSSIBLE, head)
    elif lemma in hedges.POSSIBLE_VERBS and (clausal or lemma in {"suspect", "fear", "allege", "consider"}):
        reading.lower(_POSSIBLE, head)
        if lemma == "doubt":
            reading.negative = True
    elif lemma in hedges.NEGATIVE_VERBS and (clausal or token.dep_ in {"dobj", "prep"}):
        if lemma != "rule" or any(c.lower_ == "out" for c in head.children):
            reading.negative = not reading.negative
            reading.note(head)
    elif lemma in hedges.UNREALISED_VERBS and (
        token.dep_ in {"xcomp"} or (token.dep_ in {"ccomp", "dobj"} and lemma in _OBJECT_UNREALISED)
    ):
        level = (
            _PROBABLE
            if lemma in {"plan", "schedule", "agree", "prepare", "intend", "pledge", "promise", "vow", "decide", "set"}
            else _POSSIBLE
        )
        if lemma in {
            "want",
            "hope",
            "wish",
            "seek",
            "aim",
            "threaten",
            "propose",
            "ask",
            "demand",
            "urge",
            "consider",
            "request",
            "offer",
            "call",
            "need",
        }:
            level = _UNCOMMITTED
        reading.lower(level, head)
        reading.future = True
    elif lemma == "go" and token.dep_ == "xcomp":
        reading.future = True


_OBJECT_UNREALISED = frozenset(
    [
        "plan",
        "want",
        "hope",
        "propose",
        "threaten",
        "demand",
        "urge",
        "request",
        "consider",
        "seek",
        "prepare",
        "discuss",
        "ask",
        "wish",
        "negotiate",
    ]
)


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def _own_of_governor(token: Token, head: Token, lemma: str, reading: _Reading) -> None:
    """Let a governor's own modality and negation reach the event below it, unless it reports speech."""
    speech = lemma in cues.SAY and token.dep_ == "ccomp"
    for child in head.children:
        if child.dep_ == "aux" and not speech and child.lower_ in hedges.POSSIBLE_MODALS | hedges.FUTURE_MODALS:
            _auxiliary(child, reading)
        elif child.dep_ == "neg" and not speech:
            reading.negative = not reading.negative
            reading.note(child)
        elif child.dep_ == "advmod" and child.i != token.i:
            _adverb(child, reading, noun=False)


def _noun_over(head: Token, lemma: str, reading: _Reading) -> None:
    if lemma in {"word", "information", "detail", "confirmation", "evidence", "indication", "sign"} and any(
        c.lower_ == "no" for c in head.children
    ):
        reading.unknown = True
        reading.note(head)
    elif lemma in hedges.POSSIBLE_NOUNS or lemma == "report":
        reading.lower(_POSSIBLE, head)
    elif lemma in hedges.PROBABLE_NOUNS:
        reading.lower(_PROBABLE, head)
    elif lemma in hedges.UNREALISED_NOUNS:
        reading.lower(_UNCOMMITTED, head)
        reading.future = True
    elif lemma in hedges.NEGATIVE_NOUNS:
        reading.negative = not reading.negative
        reading.note(head)


def _cues_around(event: Token, tokens: Tokens, attributions: Sequence[Attribution], reading: _Reading) -> None:
    """Lower by the cues of the voices around `event`: "suspects", "fears", "could not say whether", "reportedly"."""
    for record in attributions:
        if record.cue is None or not any(s <= event.idx < e for s, e in record.content):
            continue
        words = tokens.text[record.cue[0] : record.cue[1]].casefold().split()
        lemma = record.cue_lemma or ""
        if lemma == "deny" and not reading.negative:
            reading.negative = True
            reading.hedges.append(record.cue)
        elif lemma in cues.SHOW and not lemma == "suggest" and _NOTS & set(words) and record.kind == "imagery":
            reading.negative = not reading.negative
            reading.hedges.append(record.cue)
        elif _NOTS & set(words) and lemma in hedges.UNKNOWN_VERBS and not reading.unknown:
            reading.unknown = _asks(tokens.text, record)
        elif (
            record.source is None
            and not record.root_stated
            and lemma in {"say", "report", "believe", "think", "allege", "rumour", "rumor"}
        ):
            if record.cue not in reading.hedges:
                reading.lower(_POSSIBLE if lemma not in {"believe", "think"} else _PROBABLE)
                reading.hedges.append(record.cue)


_NOTS = frozenset({"not", "n't", "n’t", "never", "cannot"})


def _asks(text: str, record: Attribution) -> bool:
    first = text[record.content[0][0] : record.content[0][1]].casefold().split(maxsplit=1)
    return bool(first) and first[0] in {"whether", "if", "how", "what", "who", "where", "when", "why", "which"}


def _tense(event: Token, reading: _Reading) -> Tense:
    if reading.future:
        return Tense.FUTURE
    verb = event
    steps = 0
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i and steps < 6:
        verb, steps = verb.head, steps + 1
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & hedges.FUTURE_MODALS:
        return Tense.FUTURE
    if verb.tag_ == "VBD" or auxiliaries & {"was", "were", "had", "did", "been"}:
        return Tense.PAST
    if auxiliaries & {"has", "have", "having", "'ve", "’ve"}:
        return Tense.PAST
    if verb.tag_ in {"VBZ", "VBP"} or auxiliaries & {"is", "are", "am", "'s", "’s", "'re", "’re", "being"}:
        return Tense.PRESENT
    if verb.tag_ == "VBN":
        return Tense.PAST
    if verb.head.i != verb.i and verb.head.pos_ in {"VERB", "AUX"}:
        head = verb.head
        if verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children) and head.lemma_ in hedges.SCHEDULED_VERBS:
            return Tense.FUTURE
        if head.tag_ == "VBD":
            return Tense.PAST
        if head.tag_ in {"VBZ", "VBP"}:
            return Tense.PRESENT
    return Tense.PAST
