"""Who told an earlier sentence, where only a later one says so.

By a word for what was told ("The mayor gave the toll herself"), or by what was done with those told of ("A B counted
them from her stall"): "them" as what somebody saw, carried or buried are the ones told of just before, by nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import is_nobody, subject_of, trimmed
from firsthand.language.attribution.reach.found import Found
from firsthand.language.attribution.voices.kinds import as_voice, is_personal, may_be_source
from firsthand.language.attribution.voices.speakers import describe
from firsthand.language.attribution.voices.toldof import person_at
from firsthand.language.doc import Attribution
from firsthand.language.surface import sentence_of
from firsthand.language.tree import SUBJECTS, child_of, children, has_child, noun_after, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from firsthand.language.attribution.voices.met import Speaker, Voices

_POINTS = frozenset({"it", "this", "that", "so", "these"})
# What the sentence before is called by those who say who told it.
_MATTER = frozenset(
    {"figure", "number", "toll", "news", "account", "information", "detail", "count", "tally", "total", "story"}
    | {"version", "report", "incident", "event", "fact", "particular", "description", "estimate", "word", "name"}
)
_TELLS = frozenset(
    {"confirm", "announce", "disclose", "reveal", "report", "give", "provide", "relate", "recount", "describe", "tell"}
    | {"say", "supply", "release", "publish", "communicate", "acknowledge", "admit", "relay", "share"}
    | {"verify", "state"}
)
_SAYS_SO = frozenset(
    {"tell", "say", "report", "write", "state", "recount", "describe", "relate", "hear", "see", "film", "photograph"}
    | {"read", "remember", "recall", "witness", "watch", "put", "record", "find", "count", "claim", "post", "know"}
)
_COMES = frozenset({"come", "originate", "stem"})
_TIDINGS = _MATTER | {"confirmation", "announcement", "disclosure", "admission"}


def recalled(found: list[Found], voices: Voices) -> list[Found]:
    """Return the attributions of sentences in which nobody is cited to whoever the next sentence says told them."""
    out: list[Found] = []
    told: list[tuple[int, int, str | None]] = [
        (s, e, f.record.name) for f in found if f.record.source and f.record.name for s, e in f.record.content
    ]
    for verb in _verbs(voices.tokens):
        teller = _teller(verb)
        if teller is None or is_nobody(teller) or not _may_tell(teller):
            continue
        speaker = as_voice(describe(teller, voices), teller, "say")
        if not speaker.name or speaker.us:
            continue
        before = _before_colon(verb) or _untold(verb, speaker.name, told, voices.text)
        if before is None:
            continue
        sees = verb.lemma_.lower() in _SEES
        record = Attribution(
            source=(speaker.start, speaker.end),
            cue=(verb.idx, verb.idx + len(verb)),
            content=trimmed(verb.doc, ((before.start, before.end),)),
            name=speaker.name,
            kind=speaker.kind,
            cue_lemma=verb.lemma_.lower() if sees else "say",
            root_stated=speaker.stated,
            first_hand=sees and speaker.kind in {"person", "unnamed", "crew"},
        )
        out.append(Found(record, speaker, 0))
    return out


def _verbs(tokens: Doc) -> Iterator[Token]:
    """Yield the verb of each sentence, and that of a "That is how ..." that opens one, wherever the parse hung it."""
    for sentence in tokens.sents:
        root = sentence.root
        if root.pos_ in {"VERB", "AUX"}:
            yield root
        first = sentence[0]
        if first.lower_ in _POINTS and first.head.lemma_ == "be" and first.dep_ == "nsubj" and first.head.i != root.i:
            yield first.head


def _before_colon(verb: Token) -> Span | None:
    """Return what stands before the mark in "Two men are shot: that is what A B filmed"."""
    subject = child_of(verb, "nsubj")
    start = sentence_of(verb).start
    if verb.lemma_ != "be" or subject is None or subject.i - start < _SHORTEST or subject.lower_ not in _POINTS:
        return None
    return verb.doc[start : subject.i - 1] if verb.doc[subject.i - 1].text in {":", "—", "–", ";"} else None


_SHORTEST = 4  # tokens of a clause before a colon


def _may_tell(noun: Token) -> bool:
    personal = is_personal(noun.lemma_.lower()) or noun.lower_ in {*cues.PERSON_PRONOUNS, "they"}
    return may_be_source(noun) or personal


def _untold(verb: Token, name: str, told: list[tuple[int, int, str | None]], text: str) -> Span | None:
    """Return the sentence in which nobody is cited, before `verb` in its paragraph: those of `name` are passed over.

    None where another voice stands between, or no sentence is left.
    """
    after = sentence_of(verb)
    for _ in range(_FURTHEST):
        if after.start == 0:
            return None
        before = sentence_of(verb.doc[after.start - 1])
        if "\n\n" in text[before.start_char : after.start_char]:
            return None
        voices = {who for s, e, who in told if s < before.end_char and before.start_char < e}
        if not voices:
            return before
        if voices != {name}:
            return None
        after = before
    return None


_FURTHEST = 4  # sentences looked back


def _teller(verb: Token) -> Token | None:
    """Return who a sentence says told the one before it."""
    lemma = verb.lemma_.lower()
    subject = child_of(verb, *SUBJECTS)
    if lemma in _COMES and subject is not None and subject.lemma_.lower() in _TIDINGS:
        return _after(verb, {"from"})
    if lemma == "be":
        return _is_what(verb, subject)
    if subject is None:
        return None
    if has_child(verb, "auxpass"):
        pointed = subject.lower_ in _POINTS or (subject.lemma_.lower() in _MATTER and _is_definite(subject))
        return _after(verb, {"by"}) if pointed and lemma in _TELLS else None
    if lemma == "make" and _made_known(verb):
        return subject
    if lemma in _SAYS_SO and _so(verb):
        return subject
    if lemma in _SEES and _saw_it(verb):
        return subject
    if lemma == "have" and any(c.lower_ in {"it", "this"} and c.dep_ == "dobj" for c in children(verb)):
        return _after(verb, {"from"})
    if lemma not in _TELLS or has_child(verb, "ccomp", "xcomp"):
        return None
    matter = child_of(verb, "dobj")
    if matter is None or matter.i < verb.i:
        return None
    it = matter.lower_ in _POINTS and lemma not in {"say", "tell"}
    return subject if it or (matter.lemma_.lower() in _MATTER and _is_definite(matter)) else None


def _saw_it(verb: Token) -> bool:
    """Return whether "it" is what somebody saw: "A B, who mends nets there, watched it from the wall"."""
    seen = next((c for c in children(verb) if c.dep_ == "dobj" and c.i > verb.i), None)
    return seen is not None and seen.lower_ in {"it", "this", "that"} and not _negated(verb)


def _negated(verb: Token) -> bool:
    return has_child(verb, "neg")


_SEES = frozenset({"see", "watch", "witness", "count", "film", "photograph", "hear", "observe", "notice", "record"})


def _is_definite(noun: Token) -> bool:
    """Return whether a noun points back: "the toll"; "the number of dead" or "a figure of ten" tells a thing anew."""
    before = any(c.lower_ in {"the", "this", "that", "these", "those"} and c.i < noun.i for c in children(noun))
    return before and not any(c.dep_ in {"prep", "relcl", "acl"} and c.i > noun.i for c in children(noun))


def _made_known(verb: Token) -> bool:
    """Return whether "it known", "this public" stands after "made"."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return len(after) > 1 and after[0].lower_ in _POINTS and after[1].lower_ in {"known", "public", "official"}


def _so(verb: Token) -> bool:
    """Return whether a sentence opens by "so" or "this" that stands for the one before: "So the head told us"."""
    first = next((t for t in sentence_of(verb) if not t.is_space), verb)
    subject = child_of(verb, "nsubj")
    says_more = has_child(verb, "ccomp") or '"' in sentence_of(verb).text
    return first.lower_ in {"so", "this", "that"} and not says_more and first.head.i == verb.i and first != subject


def _is_what(verb: Token, subject: Token | None) -> Token | None:
    """Return who told in "That is what X told us"."""
    if subject is None or subject.lower_ not in _POINTS:
        return None
    clause = next((c for c in children(verb) if c.dep_ in {"ccomp", "attr", "advcl"} and c.pos_ == "VERB"), None)
    if clause is None or clause.lemma_.lower() not in _SAYS_SO:
        return None
    opens = any(c.lower_ in {"what", "how"} for c in children(clause))
    return child_of(clause, "nsubj") if opens else None


def _after(verb: Token, prepositions: set[str]) -> Token | None:
    return noun_after(verb, prepositions, "prep", "agent")


# Deeds by which those told of before pass through somebody's hands or before their eyes.
_COUNTS = frozenset(
    {"count", "see", "watch", "film", "photograph", "tally", "hear", "bury", "wash", "carry", "lift", "pull", "shroud"}
    | {"identify", "number", "record", "treat", "stitch", "fetch", "drag", "dig", "certify", "witness"}
    | {"observe", "cover"}
)
_NEAREST = 3  # sentences back to what nobody has told yet


def read_pointing(found: list[Found], voices: Voices) -> list[Found]:
    """Return the attributions of whole sentences that a later one of the paragraph gives a voice."""
    out: list[Found] = []
    told = sorted(piece for f in found for piece in f.record.content)
    for verb in tokens_of(voices.tokens):
        if verb.pos_ != "VERB" or verb.tag_ == "VBG" or verb.lemma_.lower() not in _COUNTS:
            continue
        them = next((c for c in children(verb) if c.lower_ == "them" and c.dep_ in {"dobj", "nsubj"}), None)
        source = subject_of(verb) if them is not None and them.i > verb.i else None
        if source is None or source.i > verb.i or is_nobody(source) or has_child(verb, "neg"):
            continue
        before = _untold_before(verb, told)
        speaker = _who(source, voices) if before is not None else None
        if before is None or speaker is None or not speaker.name or not _has_hands(source, speaker):
            continue
        record = Attribution(
            source=(speaker.start, speaker.end),
            cue=(verb.idx, verb.idx + len(verb)),
            content=((before.start_char, before.end_char),),
            name=speaker.name,
            kind=speaker.kind,
            cue_lemma="count",
            root_stated=True,
            first_hand=True,
        )
        out.append(Found(record, speaker, 0))
    return out


def _who(source: Token, voices: Voices) -> Speaker | None:
    speaker = as_voice(describe(source, voices), source, "say")
    if speaker.kind in {"person", "unnamed"}:
        return speaker
    return person_at(source) or speaker


def _untold_before(verb: Token, told: list[tuple[int, int]]) -> Span | None:
    """Return the nearest sentence before, in the paragraph, that nobody is said to tell, with several for subject."""
    doc, here = verb.doc, sentence_of(verb)
    for _ in range(_NEAREST):
        if here.start == 0 or "\n\n" in doc[here.start - 1].text_with_ws:
            return None
        here = sentence_of(doc[here.start - 1])
        if any(s < here.end_char and here.start_char < e for s, e in told):
            continue
        if not any(t.tag_ in {"VBD", "VBZ", "VBP", "VBN"} for t in here):
            return None
        many = any(t.tag_ == "NNS" and t.dep_.startswith("nsubj") for t in here)
        return here if many else None
    return None


def _has_hands(source: Token, speaker: Speaker) -> bool:
    """Return whether a subject is somebody with eyes and hands: a person, or a reporter."""
    if speaker.kind not in {"person", "unnamed", "crew"}:
        return False
    return source.pos_ == "PRON" or may_be_source(source) or is_personal(source.lemma_.lower())
