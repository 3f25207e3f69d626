"""Whose account a sentence without a cue goes on with: "A B walked home. Every hut was ash. "All of them," she said.".

Once a private person is told of as being there (the subject of what was done, or "I" in a quotation), a past-tense
sentence of the paragraph that points back to them, or stands between two of their own, is still their account (free
indirect discourse: Banfield 1982). An official's statement does not go on so, and neither does a report of a body, a
general state of things, or what "we" of the outlet did: those are the outlet's own again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.voices.toldof import person_at
from firsthand.language.doc import Attribution
from firsthand.language.surface import sentence_of
from firsthand.language.tree import FINITE, SUBJECTS, children
from firsthand.model import BlockType, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

    from firsthand.language.attribution.clauses.clause import Chars

_SINGULAR = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_BACK = frozenset({"they", "them", "their", "more", "another", "others", "rest", "both", "neither", "there", "then"})
_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
_PAST = frozenset({"VBD"})
_NEAR = 3  # sentences between two mentions of whose account it is
_WIDE = frozenset({"across", "nationwide", "countrywide", "overall", "altogether", "according", "official"})
_RESULTS = frozenset({"result", "count", "tally", "finding", "outcome", "total", "figure", "sum"})
_WITNESSES = cues.WITNESS_NOUNS - {"local"}  # "a local official"


@dataclass(slots=True)
class _Narrator:
    """Who tells, as far as the paragraph has shown."""

    name: str
    kind: str
    source: Chars
    gender: str
    there: bool  # the subject of what was done, or a witness
    spoke: bool
    last: int  # the sentence that was theirs last


def find_continued(tokens: Tokens, attributions: Sequence[Attribution], report: Report) -> tuple[Attribution, ...]:
    """Return the attributions of sentences, or parts after a semicolon, that go on with somebody's account uncued.

    Args:
        tokens: the parse.
        attributions: those that have a cue or marks, in reading order.
        report: the report, for its blocks.
    """
    out: list[Attribution] = []
    for block in report.blocks:
        if block.type is BlockType.BODY:
            sentences = _sentences(tokens, block.start, block.end)
            out += _Paragraph(sentences, attributions).continued() if len(sentences) > 0 else []
    own = set((report.outlet or "").casefold().split())
    return tuple(r for r in out if r.name is None or not set(r.name.casefold().split()) <= own)


def _sentences(tokens: Tokens, start: int, end: int) -> list[Span]:
    span = tokens.char_span(start, end, alignment_mode="contract")
    if span is None or not len(span):
        return []
    found, at = [], span.start
    while at < span.end:
        sentence = sentence_of(tokens[at])
        if sentence.text.strip():
            found.append(sentence)
        at = max(at + 1, sentence.end)
    return found


class _Paragraph:
    """One body block, its sentences with the voices in each."""

    def __init__(self, sentences: list[Span], attributions: Sequence[Attribution]) -> None:
        self.sentences = sentences
        first, last = sentences[0].start_char, sentences[-1].end_char
        here = [a for a in attributions if any(s < last and first < e for s, e in a.content)]
        self.voices = [[a for a in here if self._speaks(a, s)] for s in sentences]
        self.covered = sorted(piece for a in here if a.name for piece in a.content)

    @staticmethod
    def _speaks(record: Attribution, sentence: Span) -> bool:
        at = record.cue if record.cue is not None else record.content[0]
        return record.name is not None and sentence.start_char <= at[0] < sentence.end_char

    def continued(self) -> list[Attribution]:
        """Return the records of this paragraph, in order."""
        out: list[Attribution] = []
        narrator: _Narrator | None = None
        for index, sentence in enumerate(self.sentences):
            subject = _subject(sentence)
            if index and not self._is_covered(list(sentence)) and _is_result(sentence, self.sentences[index - 1]):
                out.append(_own(sentence, self.sentences[index - 1]))
                continue
            narrator = self._met(index, sentence, subject, narrator)
            if narrator is None:
                continue
            for part in _parts(sentence):
                if narrator is None or _is_of_another(part, narrator):
                    narrator = None
                    continue
                if self._is_covered(part) or not self._goes_on(index, part, narrator):
                    continue
                span = (part[0].idx, part[-1].idx + len(part[-1]))
                out.append(_record(narrator, span))
                narrator.last = index
        return out

    def _met(self, index: int, sentence: Span, subject: Token | None, narrator: _Narrator | None) -> _Narrator | None:
        """Return who tells from this sentence on: whom it quotes or is about, else who did before."""
        for record in reversed(self.voices[index]):
            if record.kind not in {"person", "unnamed"} or record.source is None or record.cue_lemma == "be told":
                continue
            same = narrator is not None and narrator.name == record.name
            if same and narrator is not None:
                narrator.spoke, narrator.last = True, index
                narrator.there = narrator.there or record.first_hand or _in_first_person(record, sentence)
                return narrator
            if any(a.kind in {"outlet", "wire", "media"} for a in self.voices[index] if a.content == record.content):
                return None
            there = record.first_hand or _in_first_person(record, sentence) or _is_witness(record, sentence)
            found = _Narrator(record.name or "", record.kind, record.source, "", there, True, index)
            return None if _is_official(record.source, sentence, record.name or "") else found
        person = person_at(subject) if subject is not None else None
        if person is None or person.name is None:
            if subject is not None and narrator is not None and _SINGULAR.get(subject.lower_, "-") != "-":
                narrator.there = True
                narrator.gender = narrator.gender or _SINGULAR[subject.lower_]
            return narrator
        if narrator is not None and _one_name(narrator.name, person.name):
            narrator.there = True
            return narrator
        if _is_official((person.start, person.end), sentence, person.name) or self.voices[index]:
            return None
        return _Narrator(person.name, person.kind, (person.start, person.end), person.gender, True, False, index)

    def _goes_on(self, index: int, part: list[Token], narrator: _Narrator) -> bool:
        """Return whether words without a cue still tell what `narrator` tells."""
        words = {t.lower_ for t in part}
        verbs = [t for t in part if t.tag_ in FINITE or (t.tag_ == "VBN" and t.dep_ == "ROOT")]
        if not verbs or words & _FIRST or words & _WIDE or part[-1].text == "?":
            return False
        if any(v.kind not in {"person", "unnamed"} or v.name != narrator.name for v in self.voices[index]):
            return False
        same = index == narrator.last and self.voices[index]  # what stands after a semicolon
        own = _own_subject(part)
        person = person_at(own) if own is not None else None
        after = self._speaks_again(index, narrator)
        acts = any(t.lower_ in cues.PERSON_PRONOUNS and t.dep_ in SUBJECTS for t in part)
        if not (narrator.there or acts) or not (narrator.spoke or after):
            return False
        if acts and not after and verbs[0].lemma_ == "be" and len(verbs) > 1:
            return False  # "He was at home when two buses burned": where he was, by whosever word
        points = any(_SINGULAR.get(w) in {"m", "f"} for w in words)
        if not same and index > narrator.last + _NEAR:
            return False
        past = verbs[0].tag_ in _PAST | {"VBN"}
        if not past:
            return points and (after or narrator.spoke) and _is_past_somewhere(verbs)
        if own is not None and _is_body(own) and not (points or after):
            return False
        if own is not None and after and not narrator.spoke and person is not None and narrator.last == index:
            return True  # the deed of who speaks next: "A B lifted twelve bodies. 'I knew two,' he said"
        back = index == narrator.last + 1 and (bool(words & _BACK) or _is_backshifted(verbs[0]))
        return bool(
            points
            or same
            or back
            or (after and narrator.last < index and not narrator.spoke)
            or self._between(index, narrator)
        )

    def _between(self, index: int, narrator: _Narrator) -> bool:
        """Return whether the sentence stands between two in which the narrator is the one told of, or speaks."""
        return self._speaks_again(index, narrator) and index == narrator.last + 1 and narrator.kind == "person"

    def _speaks_again(self, index: int, narrator: _Narrator) -> bool:
        later = self.voices[index + 1 : index + 1 + _NEAR]
        return any(v.name is not None and _one_name(v.name, narrator.name) for voices in later for v in voices)

    def _is_covered(self, part: list[Token]) -> bool:
        """Return whether the verb of a part lies in what somebody is quoted as saying."""
        verb = next((t for t in part if t.tag_ in FINITE), part[0])
        return any(s <= verb.idx < e for s, e in self.covered)


def _is_result(sentence: Span, before: Span) -> bool:
    """Return whether a sentence tells what "we" found: "We marked each head. The result: 400 people ..."."""
    ours = next((t for t in before if t.lower_ in {"we", "our"} and not _in_quotes(t)), None)
    if ours is None:
        return False
    opening = [t.lower_ for t in sentence if not t.is_space][:3]
    labelled = len(opening) > 2 and opening[1] in _RESULTS and opening[2] == ":"
    counted = ours.dep_ in SUBJECTS and ours.head.lemma_.lower() in _COUNTS
    ahead = any(c.lower_ == "them" and c.dep_ == "dobj" for c in children(ours.head))  # told of only next
    return labelled or (counted and ahead and any(t.like_num for t in sentence))


def _own(sentence: Span, before: Span) -> Attribution:
    """Return the outlet's own observation of what `sentence` tells."""
    ours = next(t for t in before if t.lower_ in {"we", "our"})
    source, content = (ours.idx, ours.idx + len(ours)), (sentence.start_char, sentence.end_char)
    return Attribution(source, None, (content,), None, "crew", "count", first_hand=True)


def _in_quotes(token: Token) -> bool:
    text = token.sent.text
    return text[: token.idx - token.sent.start_char].count('"') % 2 == 1 or "“" in text


_COUNTS = frozenset({"count", "tally", "film", "photograph", "number", "see", "watch", "mark"})


def _record(narrator: _Narrator, span: Chars) -> Attribution:
    return Attribution(
        source=narrator.source,
        cue=None,
        content=(span,),
        name=narrator.name,
        kind=narrator.kind,
        cue_lemma="say",
        root_stated=True,
    )


def _parts(sentence: Span) -> Iterator[list[Token]]:
    """Yield the parts of a sentence that semicolons part."""
    part: list[Token] = []
    for token in sentence:
        if token.text == ";" and part:
            yield part
            part = []
        elif not token.is_space:
            part.append(token)
    if part:
        yield part


def _subject(sentence: Span) -> Token | None:
    root = sentence.root
    return next((c for c in children(root) if c.dep_ in SUBJECTS and c.i < root.i), None)


def _own_subject(part: list[Token]) -> Token | None:
    return next((t for t in part if t.dep_ in SUBJECTS and t.pos_ != "PRON"), None)


def _is_backshifted(verb: Token) -> bool:
    """Return whether a verb is the "had" of a past perfect: what was found done by those told of."""
    return verb.lower_ == "had" and verb.dep_ in {"aux", "auxpass"}


def _is_of_another(part: list[Token], narrator: _Narrator) -> bool:
    """Return whether somebody else, by name, is the subject of what is told."""
    own = _own_subject(part)
    person = person_at(own) if own is not None else None
    return person is not None and person.kind == "person" and not _one_name(person.name or "", narrator.name)


def _is_past_somewhere(verbs: list[Token]) -> bool:
    return any(v.tag_ in _PAST for v in verbs)


def _is_body(noun: Token) -> bool:
    """Return whether a noun names a body or an official, whose doings a witness is seldom the one to tell of."""
    return noun.lemma_.lower() in cues.OFFICE_NOUNS | cues.OFFICIAL_NOUNS or noun.ent_type_ == "ORG"


def _in_first_person(record: Attribution, sentence: Span) -> bool:
    """Return whether somebody quoted tells of himself: "I hid", "We buried seven"."""
    if not record.quoted:
        return False
    doc = sentence.doc
    for start, end in record.content:
        words = doc.char_span(start, end, alignment_mode="expand")
        if words is not None and any(t.lower_ in {"i", "we"} and t.dep_ in SUBJECTS for t in words):
            return True
    return False


def _phrase(source: Chars, sentence: Span) -> set[str]:
    """Return the lemmas of the noun phrase around a source, with what stands beside it between commas."""
    words = sentence.doc.char_span(*source, alignment_mode="expand")
    if words is None:
        return set()
    head = words.root
    near = sentence_of(head)
    first, last = max(near.start, head.left_edge.i), min(near.end, head.right_edge.i + 1)
    found = {t.lemma_.lower() for t in sentence.doc[first:last] if t.i == head.i or t.dep_ not in {"pobj", "poss"}}
    found |= {t.lemma_.lower() for t in sentence.doc[max(near.start, words.start - 2) : words.end]}
    return found | {t.lower_ for t in words}


def _is_witness(record: Attribution, sentence: Span) -> bool:
    return record.source is not None and bool(_phrase(record.source, sentence) & _WITNESSES)


def _is_official(source: Chars, sentence: Span, name: str = "") -> bool:
    words = _phrase(source, sentence) | set(name.casefold().split())
    return bool(words & (cues.OFFICIAL_NOUNS | cues.EXPERT_NOUNS | cues.RANKS)) and not words & _WITNESSES


def _one_name(one: str, other: str) -> bool:
    """Return whether two names can be one person's by their last word."""
    return one.split()[-1:] == other.split()[-1:]
