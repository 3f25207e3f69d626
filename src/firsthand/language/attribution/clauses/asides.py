"""'the road, she told the Herald, was cut': who says so set into a sentence, before, inside or after what is said.

A comment clause has a voice, a verb of saying and no object of that verb, and stands between marks (Quirk et al. 1985,
15.53); what stands outside those marks is what is said. The parse seldom gets it right, so it is read off the words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import Clause, is_nobody, trimmed
from firsthand.language.attribution.clauses.commenting import GIVEN, KNOWN, SPOKEN, makes_known
from firsthand.language.attribution.clauses.tails import before_apposition, head_of, name_start
from firsthand.language.attribution.voices.kinds import is_personal
from firsthand.language.attribution.voices.phrases import shared_by
from firsthand.language.surface import sentence_of
from firsthand.language.tree import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

    from firsthand.language.attribution.clauses.clause import Chars
    from firsthand.language.attribution.quotes import Quote

_MARKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")"})
_STOPS = frozenset({".", "!", "?", "…"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»"})
_VERBAL = FINITE | {"VBN"}
_KNOWING = frozenset({"close", "familiar", "loyal", "privy", "acquainted", "connected"})
_AUXILIARIES = frozenset({"had", "has", "have", "also", "later", "now", "then", "still", "himself", "herself"})
_LEADS = frozenset({"so", "as", "then", "and", "but", "yet", "or", "way"})
_LISTENERS = frozenset({"DT", "NNP", "NNPS", "NN", "NNS", "PRP", "PRP$", "JJ", "CD"})
_ADJUNCTS = frozenset({"IN", "TO", "RB", "NNP", "NNPS"})
_NEVER = frozenset({"that", "how", "why", "whether", "what", "who", "which", "of", "about"})
_SUBORDINATES = frozenset({"when", "as", "while", "after", "before", "because", "if", "although", "though", "since"})
_OTHERS = frozenset({"adding", "citing", "quoting", "speaking", "referring"})
_LONGEST_ADJUNCT, _LONGEST_SOURCE = 14, 30  # tokens


def read_asides(sentence: Span, clauses: list[Clause], quotes: tuple[Quote, ...]) -> list[Clause]:
    """Return the clauses with those of the comment clauses of `sentence` put in, or their contents made whole."""
    out = list(clauses)
    for verb in sentence:
        lemma = "announce" if makes_known(verb) else SPOKEN.get(verb.lower_)
        if lemma is None or any(q.start <= verb.idx < q.end for q in quotes):
            continue
        if verb.lower_ == lemma and not verb.tag_.startswith("VB"):
            continue  # "a report", "an estimate"
        aside = _after_its_voice(sentence, verb, lemma) or _before_its_voice(sentence, verb, lemma)
        if aside is None:
            continue
        if aside.content[-1][1] <= aside.cue[0] and any(_tells_before(c, aside) for c in out):
            aside = replace(aside, rank=-1)  # "..., a lawyer told Radio Sol, the Gazette writes"
        known = next((c for c in out if c.verb == verb.i and c.source is not None), None)
        if known is None:
            out = [_without(c, aside) for c in out if c.verb != verb.i]
            out.append(aside)
        elif _length(known.content) < _length(aside.content):
            out[out.index(known)] = _made_whole(known, aside)
        elif aside.rank < 0:
            out[out.index(known)] = aside
    return [_without_asides(c, out) for c in out]


def _tells_before(clause: Clause, aside: Clause) -> bool:
    """Return whether a clause before an aside has the comment clause of another voice."""
    told = clause.source is not None and clause.lemma in cues.SAY and clause.verb != aside.verb
    return told and aside.content[0][0] < clause.cue[0] < aside.content[-1][1]


def _without_asides(clause: Clause, clauses: list[Clause]) -> Clause:
    """Return `clause` without those pieces that are but the aside of a later voice: "..., [the Post writes]"."""
    others = [c for c in clauses if c.source is not None and c.cue[0] > clause.cue[1] and c.verb != clause.verb]
    doc = clause.source.doc if clause.source is not None else None
    spans = [(_begins(c), c.cue[1]) for c in others if doc is not None]
    kept = tuple(p for p in clause.content if not any(s <= p[0] and p[1] <= e + 1 for s, e in spans))
    return replace(clause, content=kept) if kept and kept != clause.content else clause


def _made_whole(known: Clause, aside: Clause) -> Clause:
    """Return what the parse shows with what it left out, unless it took the voice itself for what is said."""
    source = known.source
    taken = source is not None and any(s <= source.idx < e for s, e in known.content)
    return aside if taken else replace(known, content=aside.content)


def _without(clause: Clause, aside: Clause) -> Clause:
    """Return `clause`, its content ended where the aside begins if only the aside's own voice follows."""
    start = min(aside.cue[0], aside.source.idx if aside.source is not None else aside.cue[0])
    kept = tuple((s, e) for s, e in clause.content if not (start <= s and e <= aside.cue[1]))
    return replace(clause, content=kept) if kept else clause


def _after_its_voice(sentence: Span, verb: Token, lemma: str) -> Clause | None:
    """Return ", she told the Herald, ..." and ", people reached there by telephone recounted."."""
    doc, last = sentence.doc, verb.i
    while last - 1 > sentence.start and doc[last - 1].lower_ in _AUXILIARIES:
        last -= 1
    if last <= sentence.start or doc[last - 1].is_quote:
        return None
    cue = last
    if doc[last - 1].text == ",":
        last = before_apposition(doc[last])
        if last == cue:
            return None
    lowest = _opening(doc, last, sentence.start)
    first = name_start(doc, last, lowest)
    if first is None:
        first = _before_participle(doc, lowest, last) or _before_closeness(doc, lowest, last)
    if first is None or first >= last:
        return None
    head, end = head_of(doc[first:last]), _closing(doc, verb, lemma, sentence.end)
    if head is None or end is None or not _is_voice(head):
        return None
    opens = first
    while opens > sentence.start and doc[opens - 1].lower_ in _LEADS | {"the"}:
        opens -= 1
    stop = last - 1 if doc[last - 1].is_punct else last
    return _clause(verb, lemma, head, (opens, end), (first, stop))


def _before_participle(doc: Tokens, lowest: int, last: int) -> int | None:
    """Return where "people reached there by telephone" begins: people, a participle of theirs, and no other verb."""
    verbs = [t for t in doc[lowest:last] if t.tag_ in _VERBAL]
    if len(verbs) != 1 or not lowest < verbs[0].i < last - 1 or doc[verbs[0].i + 1].tag_ not in {"IN", "RB", "TO"}:
        return None
    people = verbs[0].nbor(-1)
    lemma = people.lemma_.lower()
    return lowest if lemma in cues.HUMAN_NOUNS | cues.PEOPLE_NOUNS or is_personal(lemma) else None


def _before_its_voice(sentence: Span, verb: Token, lemma: str) -> Clause | None:
    """Return ", writes the ferry hand Joao Lobo, who sleeps on the quay, ..."."""
    doc, first = sentence.doc, verb.i
    if first + 2 >= sentence.end or verb.tag_ not in {"VBZ", "VBD"} or lemma in cues.TRANSITIVE:
        return None
    if first <= sentence.start or not (_is_mark(doc[first - 1]) or doc[first - 1].text == "so"):
        return None
    if doc[first + 1].tag_ not in {"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$", "CD"}:
        return None
    end = _voice_end(doc, first + 1, sentence.end)
    head = next((t for t in doc[first + 1 : end] if _heads(t, end)), None)
    if end >= sentence.end - 2 or not _is_mark(doc[end]) or head is None or not _is_voice(head):
        return None
    return _clause(verb, lemma, head, (first, end), (first + 1, end))


def _before_closeness(doc: Tokens, lowest: int, last: int) -> int | None:
    """Return where "two persons close to the presidency" begins: no verb in it, and people before the "close to"."""
    close = next((t.i for t in doc[lowest:last] if t.lower_ in _KNOWING), None)
    if close is None or close == lowest or any(t.tag_ in FINITE for t in doc[lowest:last]):
        return None
    people = doc[close - 1].lemma_.lower()
    return lowest if people in cues.HUMAN_NOUNS | cues.PEOPLE_NOUNS or is_personal(people) else None


def _voice_end(doc: Tokens, start: int, last: int) -> int:
    """Return where a voice named after its verb ends: at the mark after which the sentence has a verb of its own."""
    for index in range(start, min(last, start + _LONGEST_SOURCE)):
        token = doc[index]
        if token.text in {";", ":", "—", "–", "--", "("} or token.text in _STOPS:
            return index
        after = doc[index + 1] if index + 1 < last else None
        if token.text != "," or after is None or after.lower_ in {"who", "whose", "which", "a", "an", "of"}:
            continue
        verbal = next((t for t in doc[index + 1 : last] if t.tag_ in _VERBAL), None)
        comma = next((t for t in doc[index + 1 : last] if t.text == ","), None)
        if verbal is not None and (comma is None or verbal.i < comma.i or after.tag_ in _VERBAL):
            return index
    return min(last, start + _LONGEST_SOURCE)


def _heads(noun: Token, end: int) -> bool:
    """Return whether a noun is the last of a run of them: what heads a phrase read off the words."""
    after = noun.nbor(1) if noun.i + 1 < end else None
    runs = after is not None and (after.pos_ in {"NOUN", "PROPN"} or after.tag_ == "POS")
    return noun.pos_ in {"NOUN", "PROPN"} and noun.tag_ != "POS" and not runs


def _is_voice(head: Token) -> bool:
    if head.lower_ in {"it", "this", "there", "these", "those"} or head.ent_type_ in {"DATE", "TIME"}:
        return False
    return not is_nobody(head) or shared_by(head) is not None


def _opening(doc: Tokens, last: int, start: int) -> int:
    """Return where the part of a sentence that ends before `last` begins: after a mark, or "when", "and", "so"."""
    first = last
    while first > start and not _is_mark(doc[first - 1]) and not _quotes(doc[first - 1]):
        first -= 1
    while first < last - 1 and doc[first].lower_ in _LEADS and doc[first].lower_ != "way":
        first += 1
    if doc[first].lower_ == "the" and first + 2 < last and doc[first + 1].lower_ == "way":
        first += 2
    return first


def _closing(doc: Tokens, verb: Token, lemma: str, last: int) -> int | None:
    """Return where a comment clause ends after its verb: at a mark, past whom and when it was told; else None."""
    start = verb.i + 1
    if makes_known(verb):
        start = next(t.i + 1 for t in doc[start : start + 3] if t.lower_ in KNOWN | {"slip"} | GIVEN)
    elif start < last and doc[start].lower_ == "it" and verb.lower_ in {"tells", "told", "recalls", "remembers"}:
        start += 1
    if verb.lower_ == "read" and (start >= last or doc[start].lower_ not in {"from", "out", "aloud"}):
        return None
    if start >= last or _is_mark(doc[start]) or doc[start].text in _STOPS or doc[start].is_space:
        return start
    opens = doc[start]
    listener = lemma == "tell" and opens.tag_ in _LISTENERS
    time = opens.ent_type_ in {"DATE", "TIME"}
    if not (listener or time or opens.tag_ in _ADJUNCTS) or opens.lower_ in _NEVER:
        return None
    if opens.tag_ in {"NNP", "NNPS"} and not (listener or time):
        return None
    for index in range(start, min(last, start + _LONGEST_ADJUNCT)):
        token = doc[index]
        if _is_mark(token) or token.text in _STOPS:
            return index
        if _ends_unseen(token):
            return index + 1
        if token.lower_ in _NEVER - {"of"} and doc[index - 1].lower_ != "condition":
            return None
        if (
            token.tag_ in FINITE
            and opens.lower_ not in {"after", "before", "when"}
            and "condition" not in _words(doc, start, index)
        ):
            return None
    return last if last - start <= _LONGEST_ADJUNCT else None


def _measures_time(right: Span) -> bool:
    """Return whether words begin by how long before or after something else: "six days after", "hours before"."""
    for index, token in enumerate(right[:_LONGEST_MEASURE]):
        if token.lemma_.lower() in _UNITS:
            return index + 1 < len(right) and right[index + 1].lower_ in {"after", "before", "since"}
    return False


_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})
_LONGEST_MEASURE = 5  # tokens: "less than two weeks"


def _begins(clause: Clause) -> int:
    """Return where the voice of a clause begins, in characters."""
    assert clause.source is not None
    return clause.source.doc[clause.start].idx if clause.start is not None else clause.source.left_edge.idx


def _quotes(token: Token) -> bool:
    """Return whether a token is a quotation mark, and no possessive: "the Jurists' Circle"."""
    return token.is_quote and token.tag_ != "POS"


def _is_mark(token: Token) -> bool:
    """Return whether a comment clause can end or begin at a token; a hyphen between spaces is a dash."""
    dash = token.text == "-" and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)
    return dash or token.text in _MARKS


def _length(content: tuple[Chars, ...]) -> int:
    return sum(end - start for start, end in content)


def _ends_unseen(token: Token) -> bool:
    """Return whether a sentence ends at an initial that the parse did not end it at: "in a post on X. It gave"."""
    initial = token.text.endswith(".") and len(token) == len("X.") and token.i + 1 < len(token.doc)
    return initial and token.nbor(1).is_title and token.nbor(1).pos_ in {"PRON", "DET"}


def _words(doc: Tokens, start: int, end: int) -> set[str]:
    return {t.lower_ for t in doc[start:end]}


def _clause(verb: Token, lemma: str, head: Token, aside: tuple[int, int], source: tuple[int, int]) -> Clause | None:
    """Return the attribution of what stands around an aside; None where that is no assertion, or a quotation."""
    sentence = sentence_of(verb)
    doc, (first, end) = sentence.doc, aside
    if first > sentence.start and not _is_mark(doc[first - 1]):
        return None
    before = doc[first - 2] if first - 2 >= sentence.start else None
    if before is not None and (before.text in _QUOTES or doc[first - 1].text in _QUOTES):
        return None  # '"...," she said': the quotation is what is said
    after = end + 1 if end < sentence.end and _is_mark(doc[end]) else end
    if _ends_unseen(doc[end - 1]):
        after = sentence.end
    goes_on = after < sentence.end and doc[after].lower_ not in _OTHERS | {"who", "which", "whose"}
    goes_on = goes_on and doc[after].tag_ != "VBG" and not doc[after].is_quote and _is_mark(doc[end])
    left = doc[sentence.start : max(sentence.start, first - 1)]
    right = doc[after : sentence.end] if goes_on else doc[after:after]
    if any(t.tag_ in _VERBAL for t in left) and not any(t.tag_ in _VERBAL for t in right):
        right = doc[after:after]  # "..., the teacher said, the register in her lap"
    if left and _measures_time(right):
        right = doc[after:after]  # "..., the teacher said, six days after the school had closed": whoever writes counts
    spoken = any(t.tag_ in _VERBAL for t in left) or any(t.tag_ in _VERBAL for t in right)
    opens = next((t for t in left if not t.is_space), None)
    hangs = opens is not None and opens.lower_ in _SUBORDINATES and not any(t.text == "," for t in left)
    if not spoken or not (left or right) or (hangs and not right):
        return None
    if not left and doc[end].text != ":":
        return None  # "He told the Herald, ...": a clause of its own, which the parse reads
    content: tuple[Chars, ...] = trimmed(doc, ((left.start, left.end), (right.start, right.end)))
    cue = (verb.idx, verb.idx + len(verb))
    return Clause(verb.i, head, cue, lemma, content, start=source[0], end=source[1]) if content else None
