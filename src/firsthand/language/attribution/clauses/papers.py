"""What a paper tells, whatever the verb beside it.

A list, log, letter or decree speaks by any verb of having, giving or naming ("lists", "has", "puts"); an instrument of
office does what it says ("dismissed under a decree published on Friday").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.accounts import MATTERS, POSSESSORS, WORDS_OF, reckoned, word_is
from firsthand.language.attribution.clauses.clause import Clause, is_nobody, trimmed
from firsthand.language.attribution.voices.kinds import LIFTS, is_personal, may_be_source
from firsthand.language.tree import FINITE, children, has_child

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

_PAPERS = (
    cues.STATEMENT_NOUNS | cues.PAPER_NOUNS | cues.RESULT_NOUNS | cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
    | frozenset({"leaflet", "poster", "sheet", "placard", "notebook", "book", "roll", "roster", "return", "calendar"})
    | frozenset({"figure", "telegram", "fax", "circular", "bill", "receipt", "ticket", "blackboard", "board"})
) - frozenset({"interview", "inquiry", "briefing", "order", "story", "text", "material", "shot"})  # fmt: skip
_TELLS = frozenset(
    {"lists", "listed", "has", "have", "had", "gives", "gave", "give", "puts", "put", "names", "named", "records"}
    | {"recorded", "counts", "counted", "states", "stated", "shows", "showed", "show", "details", "detailed", "says"}
    | {"specifies", "specified", "enumerates", "enumerated", "announces", "announced", "mentions", "mentioned", "notes"}
    | {"carries", "carried", "bears", "bore", "tells", "speaks", "spoke", "reports", "reported", "registers", "dates"}
    | {"documents", "confirms", "confirmed", "describes", "sets", "totals", "holds", "contains", "mark", "marks"}
)
_LONGEST_PAPER = 20  # tokens of a paper's name, who put it out and when
# Instruments that do what they say.
_INSTRUMENTS = frozenset(
    {"decree", "ruling", "order", "edict", "verdict", "proclamation", "resolution", "circular", "ordinance", "amnesty"}
    | {"decision", "directive", "judgment", "judgement", "ukase", "bulletin", "notice"}
)
_ISSUED = frozenset(
    {"publish", "sign", "issue", "hand", "post", "date", "read", "print", "announce", "circulate", "release", "gazette"}
    | {"go", "come", "appear", "make", "pass", "adopt", "pin", "broadcast", "deliver", "pronounce"}
)


def read_papers(sentence: Span, clauses: list[Clause]) -> list[Clause]:
    """Return the clauses with those of papers, reckonings and hearsay that `sentence` holds put in."""
    out = list(clauses)
    for token in sentence:
        lower = token.lower_
        clause = None
        if lower in _TELLS:
            clause = _paper_tells(sentence, token)
        if lower in {"have", "has", "had"} and token.i + 1 < sentence.end and token.nbor(1).lower_ == "it":
            out += _has_it_from(sentence, token)
        if lower in WORDS_OF:
            clause = clause or reckoned(sentence, token)
        if token.lemma_.lower() in _INSTRUMENTS:
            clause = clause or _ordered(sentence, token)
        if lower in MATTERS:
            clause = clause or word_is(sentence, token)
        clause = _before_outer(clause, out) if clause is not None else None
        if clause is not None and not _known(clause, out):
            out = [c for c in out if c.verb != clause.verb]
            out.append(clause)
    return out


def _before_outer(clause: Clause, clauses: list[Clause]) -> Clause | None:
    """Return `clause` ended where the aside of whoever tells of the paper begins: "the list shows ten, he said"."""
    for outer in clauses:
        holds = outer.source is not None and any(s <= clause.cue[0] < e for s, e in outer.content)
        if not holds or outer.source is None or outer.cue[0] < clause.cue[1]:
            continue
        if clause.source is not None and clause.lemma == "list" and clause.source.lemma_.lower() not in LIFTS:
            return None  # what stands on a page, and is told by who reads it
        stop = min(outer.cue[0], outer.source.left_edge.idx)
        text = clause.source.doc.text if clause.source is not None else ""
        kept = tuple((s, s + len(text[s : min(e, stop)].rstrip(" ,;–—-"))) for s, e in clause.content if s < stop)
        clause = replace(clause, content=tuple(piece for piece in kept if piece[0] < piece[1]))
    return clause if clause.content else None


def _known(clause: Clause, clauses: list[Clause]) -> bool:
    """Return whether a clause with a voice already holds what `clause` would."""
    size = _size(clause)
    named = [c for c in clauses if c.source is not None and c.source.lower_ not in POSSESSORS]
    return any(c.verb == clause.verb and _size(c) >= size for c in named)


def _size(clause: Clause) -> int:
    return sum(end - start for start, end in clause.content)


_VERBS = frozenset({"VBN", "VBD", "VB", "VBZ", "VBP", "MD"})


def _paper_tells(sentence: Span, verb: Token) -> Clause | None:
    """Return "A communiqué put out by the coast guard lists ...", "His pictures of 3 May have the troops ..."."""
    doc, first = sentence.doc, _clause_start(sentence, verb)
    if not 0 < verb.i - first <= _LONGEST_PAPER or verb.i + 2 >= sentence.end:
        return None
    if any(t.tag_ in FINITE and t.dep_ != "relcl" for t in doc[first : verb.i]):
        return None
    head = _first_head(doc, first, verb.i)
    if head is None or head.lemma_.lower() not in _PAPERS or head.ent_type_ == "PERSON":
        return None
    after = verb.nbor(1)
    if after.lower_ in {"been", "not", "to", "no"} or after.tag_ in _VERBS or after.text in {",", "."}:
        return None  # also "a video that she recorded shows": whose verb it is follows
    if verb.pos_ == "NOUN" and after.tag_ in {"IN", "VBZ", "VBD"} and after.lower_ != "that":
        return None  # "the police records of"
    content = trimmed(doc, ((verb.i + 1, _before_other_clause(verb, sentence)),))
    cue = (verb.idx, verb.idx + len(verb))
    return Clause(verb.i, head, cue, "list", content, start=first, end=verb.i) if content else None


def _clause_start(sentence: Span, verb: Token) -> int:
    """Return where the clause of `verb` begins, commas of its subject's apposition stepped over."""
    doc, first = sentence.doc, sentence.start
    while first < verb.i and (doc[first].is_space or doc[first].is_punct):
        first += 1
    for index in range(verb.i - 1, first, -1):
        if doc[index].text in {";", ":", "—", "–"} or doc[index].is_quote:
            return index + 1
        if doc[index].lower_ in {"and", "but"} and any(t.tag_ in FINITE for t in doc[first:index]):
            return index + 1
    return first


def _first_head(doc: Tokens, first: int, last: int) -> Token | None:
    """Return the noun that heads the phrase at `first`: the last of its first run of nouns, a possessor passed over."""
    head = None
    for token in doc[first:last]:
        if token.tag_ == "POS":
            head = None
        elif token.pos_ in {"NOUN", "PROPN"} or (token.lemma_.lower() in _PAPERS and head is None):
            head = token
        elif head is not None:
            return head
    return head


def _before_other_clause(verb: Token, sentence: Span) -> int:
    """Return where what a paper tells ends: before ", and the governor ..." with a verb of its own, else at the end."""
    doc = sentence.doc
    for index in range(verb.i + 2, sentence.end - 2):
        joins = doc[index].lower_ in {"but", "while", "although", "though"} and doc[index - 1].text == ","
        if joins and any(t.tag_ in FINITE for t in doc[index : sentence.end]):
            return index - 1
    return sentence.end


def _has_it_from(sentence: Span, verb: Token) -> list[Clause]:
    """Return "traders have it from drivers that ...", who told it standing below who has it."""
    doc = sentence.doc
    that = next((t.i for t in doc[verb.i + 2 : sentence.end] if t.lower_ == "that"), None)
    subject = next((c for c in children(verb) if c.dep_ == "nsubj" and c.i < verb.i), None)
    subject = subject or _first_head(doc, _clause_start(sentence, verb), verb.i)
    if that is None or subject is None or that + 2 >= sentence.end or that - verb.i > _LONGEST_PAPER:
        return []
    content = trimmed(doc, ((that, sentence.end),))
    cue = (verb.idx, verb.nbor(1).idx + 2)
    found = [] if is_nobody(subject) else [Clause(verb.i, subject, cue, "say", content)]
    origin = doc[verb.i + 2]
    if origin.lower_ in {"from", "through"}:
        teller = _first_head(doc, verb.i + 3, that)
        if teller is not None and (may_be_source(teller) or is_personal(teller.lemma_.lower())):
            told = (origin.idx, origin.idx + len(origin))
            found.append(Clause(origin.i, teller, told, "say", content, rank=1, start=verb.i + 3, end=that))
    return found


def _ordered(sentence: Span, noun: Token) -> Clause | None:
    """Return "dismissed under a decree published on Friday": an instrument that was made known does what it says."""
    doc, under = sentence.doc, noun.head
    if noun.dep_ != "pobj" or under.lower_ not in {"under", "by", "in", "through"}:
        return None
    deeds = [c for c in children(noun) if c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in _ISSUED and c.i > noun.i]
    host = under.head
    if not deeds or host.pos_ not in {"VERB", "AUX"} or not has_child(host, "nsubjpass"):
        return None
    opens = under.i <= sentence.start + 1
    last = max(c.right_edge.i + 1 for c in deeds)
    pieces = ((last, sentence.end),) if opens else ((sentence.start, under.i),)
    content = trimmed(doc, pieces)
    cue = (under.idx, under.idx + len(under))
    return Clause(under.i, noun, cue, "according to", content) if content else None
