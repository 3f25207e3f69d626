"""What is said, by the shape of the clause that a verb of saying, thinking or showing governs.

Each shape is one reader in `_SHAPES`, the first that knows the clause decides: None is "not of this shape", an empty
tuple "of this shape, and nothing is said".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import clause_hung_lower, spans_without, trimmed
from firsthand.language.attribution.voices.kinds import is_personal
from firsthand.language.surface import sentence_of
from firsthand.language.tree import SUBJECTS, child_of, children, has_child

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from firsthand.language.attribution.clauses.clause import Chars

_CLAUSES_ONLY = frozenset({"say", "add", "insist", "claim"})  # what follows these is a clause, however it was parsed
_ASKED = frozenset({"when", "where", "why", "how", "what", "who", "which", "whether", "if"})
_TOLLS = frozenset(
    {"toll", "number", "figure", "count", "total", "estimate", "tally", "cost", "dead", "death", "loss", "casualty"}
    | {"turnout", "attendance", "crowd", "strength"}
)
_LONGEST_LISTENER = 7  # tokens: "told the news agency X,"


class _Said(NamedTuple):
    """A verb, its lemma, its dependents by relation (the first of each), and who says."""

    verb: Token
    lemma: str
    kids: dict[str, Token]
    source: Token | None


def content_of(verb: Token, lemma: str, kids: dict[str, Token], source: Token | None) -> tuple[Chars, ...]:
    """Return the spans of what `source` says by `verb`; none where the clause says nothing.

    Args:
        verb: the reporting verb.
        lemma: its lemma.
        kids: its dependents by relation, the first of each.
        source: the noun of who says it.
    """
    said = _Said(verb, lemma, kids, source)
    for shape in _SHAPES:
        found = shape(said)
        if found is not None:
            return found
    return ()


def _seen(said: _Said) -> tuple[Chars, ...] | None:
    """All that follows what somebody saw, or a picture shows."""
    verb, source = said.verb, said.source
    picture = source is not None and source.lemma_.lower() in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
    if not (picture or said.lemma in cues.PERCEIVE) or said.lemma not in cues.FIND | cues.SHOW:
        return None
    if not any(c.i > verb.i and c.dep_ in {"dobj", "ccomp", "xcomp"} for c in children(verb)):
        return None
    return _rest_of_clause(verb) or None


def _clause(said: _Said) -> tuple[Chars, ...] | None:
    """The clause that a verb of saying, believing or finding governs, before it or after it."""
    verb, clause = said.verb, said.kids.get("ccomp")
    if clause is not None and (whole := _with_share(verb, clause)):
        return whole
    if clause is None or said.lemma in cues.QUOTE_ONLY or said.lemma not in cues.SAY | cues.BELIEVE | cues.FIND:
        return None
    infinitive = said.kids.get("xcomp")
    if infinitive is not None and clause.i < verb.i < infinitive.i and said.lemma in cues.INFINITIVE:
        return spans_without(verb.doc, infinitive.left_edge.i, infinitive.right_edge.i + 1, verb, said.source)
    if clause.i < verb.i and _goes_on_after(verb):
        return trimmed(verb.doc, ((verb.i + 1, max(verb.right_edge.i + 1, verb.i + 1)),))
    return spans_without(verb.doc, clause.left_edge.i, _own_end(clause, verb), verb, said.source)


def _with_share(verb: Token, clause: Token) -> tuple[Chars, ...]:
    """Return the clause of "said in a statement that ten were hurt, most of them women", for which "women" passes."""
    subject = child_of(clause, "nsubj")
    if clause.pos_ not in {"NOUN", "ADJ"} or subject is None or subject.lower_ not in cues.SHARES:
        return ()
    told = clause_hung_lower(verb)
    if told is None or told.i > clause.i:
        return ()
    return trimmed(verb.doc, ((told.left_edge.i, clause.right_edge.i + 1),))


def _asked(said: _Said) -> tuple[Chars, ...] | None:
    """What stands after "explained why", "said how"."""
    verb, asked = said.verb, said.kids.get("advcl")
    if asked is None or said.lemma not in cues.SAY:
        return None
    if asked.left_edge.lower_ not in _ASKED or asked.left_edge.i != verb.i + 1:
        return None
    return trimmed(verb.doc, ((asked.left_edge.i, asked.right_edge.i + 1),))


def _put(said: _Said) -> tuple[Chars, ...] | None:
    """What is "put the toll at twelve"."""
    if said.lemma != "put" or "dobj" not in said.kids or said.kids["dobj"].lemma_.lower() not in _TOLLS:
        return None
    return _rest_of_clause(said.verb)


def _around(said: _Said) -> tuple[Chars, ...] | None:
    """The clause around "X said" set between commas."""
    beside = said.verb.dep_ in {"parataxis", "ccomp", "conj", "dep"} and said.source is not None
    if not beside or said.lemma not in cues.SAY | cues.BELIEVE:
        return None
    return _parenthetical(said.verb, said.kids) or None


def _infinitive(said: _Said) -> tuple[Chars, ...] | None:
    """What somebody asks, pledges or plans to do; what somebody denies or admits to have done."""
    verb, kids = said.verb, said.kids
    avowed = said.lemma in _AVOWING and "xcomp" in kids and _is_gerund(kids["xcomp"])
    if "xcomp" not in kids or not (said.lemma in cues.INFINITIVE or avowed):
        return None
    start = kids["xcomp"].left_edge.i
    if said.lemma == "urge" and "dobj" in kids and kids["dobj"].i < start:
        start = kids["dobj"].left_edge.i
    return spans_without(verb.doc, start, kids["xcomp"].right_edge.i + 1, verb, said.source)


def _is_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" or any(c.lower_ == "having" for c in verb.lefts)


_AVOWING = frozenset({"deny", "admit", "acknowledge"})  # "denied shelling the town", "admitted killing"


def _prepositional(said: _Said) -> tuple[Chars, ...] | None:
    """What is called for, warned of, pointed to."""
    verb = said.verb
    for child in children(verb) if said.lemma in cues.PREPOSITIONAL else ():
        if child.dep_ == "prep" and child.i > verb.i and child.lower_ in cues.PREPOSITIONAL[said.lemma]:
            target = child_of(child, "pobj", "pcomp")
            if target is not None:
                return spans_without(verb.doc, target.left_edge.i, target.right_edge.i + 1, verb, said.source)
    return None


def _called(said: _Said) -> tuple[Chars, ...] | None:
    """What somebody calls a thing, both of them."""
    named = {"dobj", "oprd"} <= said.kids.keys() or "ccomp" in said.kids
    return _rest_of_clause(said.verb) if said.lemma == "call" and named else None


def _object(said: _Said) -> tuple[Chars, ...] | None:
    """The noun phrase that is confirmed, denied or reported."""
    verb, lemma, kids = said.verb, said.lemma, said.kids
    listed = kids.get("appos") if lemma in {"name", "list", "count"} else None
    thing = kids.get("dobj") if listed is None else listed
    if thing is None or lemma not in cues.OBJECT or lemma == "call":
        return None
    if thing.lower_ in {"it", "they", "himself", "themselves"}:
        return ()
    if lemma in _OF_PEOPLE_TOO and (thing.ent_type_ == "PERSON" or is_personal(thing.lemma_.lower())):
        return ()  # "dismissed the army's chief" is done, not said
    if lemma in {"ask", "tell", "urge", "warn"} and "xcomp" not in kids:
        return ()
    end = max([thing.right_edge.i + 1, *(c.right_edge.i + 1 for c in children(verb) if _goes_on(c, thing, lemma))])
    return spans_without(verb.doc, thing.left_edge.i, end, verb, said.source)


_OF_PEOPLE_TOO = frozenset({"dismiss", "reject"})


def _as_said(said: _Said) -> tuple[Chars, ...] | None:
    """The clause around "as X reported"."""
    marked = "mark" in said.kids and said.kids["mark"].lower_ == "as"
    if said.verb.dep_ != "advcl" or said.lemma not in cues.SAY or not marked:
        return None
    return _parenthetical(said.verb, said.kids)


def _misparsed(said: _Said) -> tuple[Chars, ...] | None:
    """A clause that the parse hung elsewhere, or took for a noun phrase."""
    verb, kids = said.verb, said.kids
    if said.lemma in cues.SAY - cues.QUOTE_ONLY and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        hung = clause_hung_lower(verb)
        if hung is not None:
            return trimmed(verb.doc, ((hung.left_edge.i, hung.right_edge.i + 1),))
        that = _that_after_aside(verb)
        if that is not None:
            return trimmed(verb.doc, ((that.i, sentence_of(verb).end),))
    if "dobj" in kids and said.lemma in _CLAUSES_ONLY and kids["dobj"].i > verb.i and _holds_clause(kids["dobj"]):
        return trimmed(verb.doc, ((verb.i + 1, verb.right_edge.i + 1),))
    return None


_SHAPES: tuple[Callable[[_Said], tuple[Chars, ...] | None], ...] = (
    _seen,
    _clause,
    _asked,
    _put,
    _around,
    _infinitive,
    _prepositional,
    _called,
    _object,
    _as_said,
    _misparsed,
)


def _that_after_aside(verb: Token) -> Token | None:
    """Return the "that" of what is said where an aside parts it from its verb: "told Y, as X reports, that ..."."""
    if verb.dep_ not in {"ccomp", "ROOT"} or has_child(verb, "ccomp"):
        return None
    words = verb.doc[verb.i + 1 : sentence_of(verb).end]
    comma = next((t for t in words if t.text == ","), None)
    if comma is None or comma.i - verb.i > _LONGEST_LISTENER:
        return None
    marks = (t for t in words if t.i > comma.i and t.lower_ == "that" and t.dep_ == "mark" and t.nbor(-1).text == ",")
    return next(marks, None)


def _holds_clause(noun: Token) -> bool:
    """Return whether the parse took a clause for a noun phrase: "said [four lorries left at night]"."""
    if noun.pos_ == "PRON":
        return False
    return any(t.tag_ in {"VBN", "VBD", "VBG"} and t.dep_ in {"acl", "amod", "relcl", "compound"} for t in noun.subtree)


def _goes_on_after(verb: Token) -> bool:
    """Return whether a clause follows "X said" though the parse took an earlier one for what X said."""
    doc, sentence = verb.doc, sentence_of(verb)
    if verb.i + 2 >= sentence.end or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    after = doc[verb.i + 1]
    if after.lower_ == "that":
        return True
    starts = after.pos_ in {"DET", "NOUN", "PROPN", "PRON", "NUM"} and after.ent_type_ not in {"DATE", "TIME"}
    broken = any(t.text == ";" for t in doc[sentence.start : verb.i])
    return starts and broken and any(t.pos_ in {"VERB", "AUX"} for t in doc[verb.i + 1 : sentence.end])


def _own_end(clause: Token, verb: Token) -> int:
    """Return where the content `clause` ends: before a further clause in which somebody else speaks."""
    end = clause.right_edge.i + 1
    if clause.i < verb.i:
        return end
    for child in children(clause):
        if child.i < clause.i:
            continue
        lemma = cues.lemma_of(child.lemma_, child.text)
        speaks = child.dep_ == "conj" and lemma in cues.SAY and _passive_subject(child)
        adds = (
            child.dep_ == "advcl" and child.tag_ == "VBG" and lemma in {"cite", "say", "add", "note", "call", "adding"}
        )
        if speaks or adds:
            stop = child.left_edge.i
            while stop > clause.i + 1 and (verb.doc[stop - 1].dep_ == "cc" or verb.doc[stop - 1].is_punct):
                stop -= 1
            end = min(end, stop)
    return end


def _rest_of_clause(verb: Token) -> tuple[Chars, ...]:
    """Return everything after `verb` in its clause: what was seen or shown, with all that stands beside it."""
    doc = verb.doc
    start = min(
        (c.left_edge.i for c in children(verb) if c.i > verb.i and c.dep_ in {"dobj", "ccomp", "xcomp"}), default=0
    )
    ends = [
        c.left_edge.i
        for c in children(verb)
        if c.i > verb.i
        and c.dep_ == "conj"
        and c.pos_ == "VERB"
        and c.tag_ in {"VBD", "VBZ", "VBP"}
        and not _passive_subject(c)
    ]
    ends += [c.left_edge.i for c in children(verb) if c.i > verb.i and c.dep_ == "advcl" and not _beside(c)]
    end = min([verb.right_edge.i + 1, *[e for e in ends if e > start]])
    while end > start + 1 and (doc[end - 1].dep_ == "cc" or doc[end - 1].is_punct):
        end -= 1
    return trimmed(doc, ((start, end),)) if start > verb.i else ()


def _passive_subject(verb: Token) -> bool:
    return has_child(verb, *SUBJECTS)


def _beside(clause: Token) -> bool:
    """Return whether an adverbial clause tells what went on beside what was seen: "while helicopters flew low"."""
    marks = {c.lower_ for c in children(clause) if c.dep_ in {"mark", "advmod"}}
    return (clause.tag_ == "VBG" and clause.lemma_.lower() not in cues.SAY) or bool(marks & {"while", "as"})


def _goes_on(child: Token, thing: Token, lemma: str) -> bool:
    """Return whether a further dependent of the verb belongs to what is said: "saw [three jets at the base]"."""
    if child.i < thing.i or child.dep_ not in {"prep", "xcomp", "acl", "oprd", "advcl", "ccomp"}:
        return False
    if child.dep_ == "prep":
        timely = any(c.ent_type_ in {"DATE", "TIME"} for c in children(child))
        return not timely and (lemma in cues.PERCEIVE or child.lower_ in {"of", "for", "as", "from", "to", "at"})
    return child.dep_ != "advcl" or (child.tag_ == "VBG" and child.lemma_.lower() not in cues.SAY)


def _parenthetical(verb: Token, kids: dict[str, Token]) -> tuple[Chars, ...]:
    """Return the clause around "X said" set between commas or at its end: the head's clause without it."""
    head, doc = verb.head, verb.doc
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    left, right = head.left_edge.i, head.right_edge.i + 1
    flanked = (first > left and doc[first - 1].text in {",", "—", "–", "-", "--", "("}) or doc[first].text == ","
    as_said = verb.dep_ == "advcl" and last < len(doc) and doc[last].text == ","
    if as_said and first == left:
        flanked = True  # "As X reported, Y said ..."
    if as_said and last + 1 < len(doc) and doc[last + 1].lower_ == "that":
        right = sentence_of(verb).end  # "Y said, as X reported, that ...", which parses badly
    ends = last >= right or doc[last].text in {",", ".", "—", "–", "-", "--", ")"} or doc[last - 1].text == ","
    if verb.dep_ == "conj" or not (flanked and ends):
        return ()
    if has_child(verb, "dobj", "ccomp") and "mark" not in kids:
        return ()
    return trimmed(doc, ((left, first), (last, right)))
