"""Who says, by which words, what: read off the clause that a verb of saying, thinking or showing governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.citing import (
    read_according,
    read_citing,
    read_heard,
    read_passive,
    read_position,
    read_put,
    read_recalled,
)
from firsthand.language.attribution.figures import gives_figures
from firsthand.language.attribution.naming import is_personal
from firsthand.language.attribution.spans import (
    Chars,
    Clause,
    clause_hung_lower,
    cue_span,
    is_nobody,
    spans_without,
    subject_of,
    trimmed,
)
from firsthand.language.attribution.speakers import may_be_source
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_clause(verb: Token) -> list[Clause]:
    """Return the attributions whose cue is `verb`: none, one, or with "citing" and the like more."""
    lemma = cues.lemma_of(verb.lemma_, verb.text)
    if lemma == "accord":
        return read_according(verb)
    if lemma == "be":
        return read_position(verb) or read_recalled(verb)
    put = read_put(verb)
    if put:
        return put
    if lemma not in _VERBS or verb.dep_ in {"amod", "compound"}:
        return []
    kids = {c.dep_: c for c in reversed(list(verb.children))}
    passive = "nsubjpass" in kids or "auxpass" in kids
    if passive:
        return read_passive(verb, lemma, kids)
    heard = read_heard(verb, kids) if lemma in {"hear", "learn"} else None
    if heard is not None:
        return heard
    if lemma in {"cite", "quote"}:
        return read_citing(verb, lemma, kids)
    if _bare_participle(verb, lemma) or (verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in {"quote", "cite"}):
        return []
    source = subject_of(verb) or _hung_elsewhere(verb)
    if source is None or source.pos_ == "VERB":
        source = _picture_at_start(verb, lemma) or source
    if source is None or is_nobody(source):
        return []
    source = _after_cited(verb, source)
    if lemma == "find" and _is_found_so(verb, kids):
        return []
    if lemma == "tell" and source.i > verb.i:
        return []  # who stands after "told" was told
    if lemma == "put" and not gives_figures(source) and "ccomp" not in kids:
        return []  # the storm that "put the number of dead at twelve"
    if lemma == "claim" and "dobj" in kids and kids["dobj"].lemma_.lower() in {"life", "victim"}:
        return []  # a crash "claimed 14 lives"
    if lemma == "capture" and source.lemma_.lower() not in _CAPTURES:
        return []  # soldiers capture a town, cameras what went on there
    content = _content(verb, lemma, kids, source)
    if not content:
        return []
    cue = cue_span(verb, content)
    perceives = lemma in cues.PERCEIVE and lemma != "observe"
    end = None
    if source.dep_ in {"ROOT", "nsubj"} and source.i < verb.i <= source.right_edge.i:
        end = verb.i - 2 if verb.tag_ == "VB" else verb.i  # the parse took the verb into its source
    return [Clause(verb.i, source, cue, lemma, content, "neg" in kids, perceives=perceives, end=end)]


_VERBS = (
    cues.SAY
    | cues.BELIEVE
    | cues.FIND
    | cues.OBJECT
    | cues.INFINITIVE
    | cues.QUOTE_ONLY
    | frozenset({*cues.PREPOSITIONAL, "put"})
)


_CAPTURES = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS | cues.SATELLITE_WORDS | cues.CREW_NOUNS


def _is_found_so(verb: Token, kids: dict[str, Token]) -> bool:
    """Return whether "found" is a participle of those who were found: "a man and his sons found dead on Monday"."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if after is None or kids.keys() & {"dobj", "ccomp"} or verb.tag_ not in {"VBD", "VBN"}:
        return False
    return after.tag_ in {"JJ", "VBN", "VBG", "RB"} and after.lower_ not in {"that", "out"}


_CLAUSES_ONLY = frozenset({"say", "add", "insist", "claim"})  # what follows these is a clause, however it was parsed
_ASKED = frozenset({"when", "where", "why", "how", "what", "who", "which", "whether", "if"})
_TOLLS = frozenset(
    {"toll", "number", "figure", "count", "total", "estimate", "tally", "cost", "dead", "death", "loss", "casualty"}
)


def _bare_participle(verb: Token, lemma: str) -> bool:
    """Return whether `verb` is a passive in disguise ("asked where, ...") or tells how a source wants to be named."""
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "relcl"} and lemma in {"ask", "tell", "quote", "cite"}:
        return not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
    unnamed = any(c.lemma_ in {"name", "identify"} and c.dep_ == "xcomp" for c in verb.children)
    return unnamed and lemma in {"ask", "decline", "refuse", "request", "want"}


def _content(verb: Token, lemma: str, kids: dict[str, Token], source: Token | None) -> tuple[Chars, ...]:
    seen = lemma in cues.PERCEIVE or (
        source is not None and source.lemma_.lower() in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
    )
    if (
        seen
        and lemma in cues.FIND | cues.SHOW
        and any(c.i > verb.i and c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)
    ):
        rest = _rest_of_clause(verb)
        if rest:
            return rest
    clause = kids.get("ccomp")
    if (
        clause is not None
        and lemma not in cues.QUOTE_ONLY
        and (lemma in cues.SAY or lemma in cues.BELIEVE or lemma in cues.FIND)
    ):
        if "xcomp" in kids and clause.i < verb.i < kids["xcomp"].i and lemma in cues.INFINITIVE:
            return spans_without(verb.doc, kids["xcomp"].left_edge.i, kids["xcomp"].right_edge.i + 1, verb, source)
        if clause.i < verb.i and _goes_on_after(verb):
            return trimmed(verb.doc, ((verb.i + 1, max(verb.right_edge.i + 1, verb.i + 1)),))
        return spans_without(verb.doc, clause.left_edge.i, _own_end(clause, verb), verb, source)
    asked = kids.get("advcl")
    if asked is not None and lemma in cues.SAY and asked.left_edge.lower_ in _ASKED and asked.left_edge.i == verb.i + 1:
        return trimmed(verb.doc, ((asked.left_edge.i, asked.right_edge.i + 1),))
    if lemma == "put" and "dobj" in kids and kids["dobj"].lemma_.lower() in _TOLLS:
        return _rest_of_clause(verb)
    if verb.dep_ in {"parataxis", "ccomp", "conj", "dep"} and source is not None and lemma in cues.SAY | cues.BELIEVE:
        around = _parenthetical(verb, kids)
        if around:
            return around
    if "xcomp" in kids and lemma in cues.INFINITIVE:
        start = kids["xcomp"].left_edge.i
        if lemma in {"call", "ask", "tell", "urge"} and "dobj" in kids and kids["dobj"].i < start and lemma == "urge":
            start = kids["dobj"].left_edge.i
        return spans_without(verb.doc, start, kids["xcomp"].right_edge.i + 1, verb, source)
    if lemma in cues.PREPOSITIONAL:
        for child in verb.children:
            if child.dep_ == "prep" and child.i > verb.i and child.lower_ in cues.PREPOSITIONAL[lemma]:
                target = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
                if target is not None:
                    return spans_without(verb.doc, target.left_edge.i, target.right_edge.i + 1, verb, source)
    if lemma == "call" and ({"dobj", "oprd"} <= kids.keys() or "ccomp" in kids):
        return _rest_of_clause(verb)
    listed = kids.get("appos") if lemma in {"name", "list", "count"} else None
    if ("dobj" in kids or listed is not None) and lemma in cues.OBJECT and lemma != "call":
        thing = kids["dobj"] if listed is None else listed
        if thing.lower_ in {"it", "they", "himself", "themselves"} or (
            lemma in {"ask", "tell", "urge", "warn"} and "xcomp" not in kids
        ):
            return ()
        end = max([thing.right_edge.i + 1, *(c.right_edge.i + 1 for c in verb.children if _goes_on(c, thing, lemma))])
        return spans_without(verb.doc, thing.left_edge.i, end, verb, source)
    if verb.dep_ == "advcl" and lemma in cues.SAY and "mark" in kids and kids["mark"].lower_ == "as":
        return _parenthetical(verb, kids)
    if lemma in cues.SAY - cues.QUOTE_ONLY and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        hung = clause_hung_lower(verb)
        if hung is not None:
            return trimmed(verb.doc, ((hung.left_edge.i, hung.right_edge.i + 1),))
        that = _that_after_aside(verb)
        if that is not None:
            return trimmed(verb.doc, ((that.i, sentence_of(verb).end),))
    if "dobj" in kids and lemma in _CLAUSES_ONLY and kids["dobj"].i > verb.i and _holds_clause(kids["dobj"]):
        return trimmed(verb.doc, ((verb.i + 1, verb.right_edge.i + 1),))
    return ()


def _after_cited(verb: Token, source: Token) -> Token:
    """Return who says in "Citing the chief, A B, the mayor, C D, said": not the one cited, whom the parse takes."""
    if sentence_of(verb)[0].lower_ not in {"citing", "quoting"} or source.i > verb.i:
        return source
    inner = [c for c in source.children if c.dep_ == "appos" and c.i < verb.i and is_personal(c.lemma_.lower())]
    return inner[-1] if inner and any(c.lower_ == "the" for c in inner[-1].children) else source


def _that_after_aside(verb: Token) -> Token | None:
    """Return the "that" of what is said where an aside parts it from its verb: "told Y, as X reports, that ..."."""
    if verb.dep_ not in {"ccomp", "ROOT"} or any(c.dep_ == "ccomp" for c in verb.children):
        return None
    words = verb.doc[verb.i + 1 : sentence_of(verb).end]
    comma = next((t for t in words if t.text == ","), None)
    if comma is None or comma.i - verb.i > _LONGEST_LISTENER:
        return None
    marks = (t for t in words if t.i > comma.i and t.lower_ == "that" and t.dep_ == "mark" and t.nbor(-1).text == ",")
    return next(marks, None)


_LONGEST_LISTENER = 7  # tokens: "told the news agency X,"


def _hung_elsewhere(verb: Token) -> Token | None:
    """Return the name right before a finite verb that the parse made an apposition: "As quoted by X, Y said"."""
    before = verb.nbor(-1) if verb.i > sentence_of(verb).start else None
    if before is None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ != "ROOT":
        return None
    sentence = sentence_of(verb)
    if sentence[0].lower_ in {"citing", "quoting"}:
        roles = [t for t in verb.doc[sentence.start : verb.i] if t.dep_ == "appos" and is_personal(t.lemma_.lower())]
        return next((t for t in reversed(roles) if any(c.lower_ == "the" for c in t.children)), None)
    if before.dep_ == "appos" and before.pos_ == "PROPN":
        return before
    # "Denying that ..., the governor, A B, said": the parse gave the governor to the verb before.
    named = verb.nbor(-2) if before.text == "," and verb.i - 1 > sentence_of(verb).start else before
    while named.dep_ == "appos":
        named = named.head
    return named if named.dep_ in {"dobj", "npadvmod"} and may_be_source(named) else None


def _picture_at_start(verb: Token, lemma: str) -> Token | None:
    """Return the picture in "Video shot by X and shared by Y shows ...", whose participle was taken for the verb."""
    purports = verb.i > 1 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lemma_.lower() in _PURPORTS
    if lemma not in cues.SHOW or not (purports or verb.tag_ in {"VBD", "VBZ", "VBP"}):
        return None
    sentence = sentence_of(verb)
    pictures = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
    for token in verb.doc[sentence.start : verb.i]:
        if token.lemma_.lower() not in pictures or token.dep_ not in {"nsubj", "nsubjpass", "ROOT"}:
            continue
        if purports or token.dep_ == "ROOT" or token.head.i < verb.i:
            return token if purports or token.head.tag_ in {"VBD", "VBN"} else None
    return None


_PURPORTS = frozenset({"purport", "purports", "appear", "seem", "claim"})


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
    for child in clause.children:
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
        (c.left_edge.i for c in verb.children if c.i > verb.i and c.dep_ in {"dobj", "ccomp", "xcomp"}), default=0
    )
    ends = [
        c.left_edge.i
        for c in verb.children
        if c.i > verb.i
        and c.dep_ == "conj"
        and c.pos_ == "VERB"
        and c.tag_ in {"VBD", "VBZ", "VBP"}
        and not _passive_subject(c)
    ]
    ends += [c.left_edge.i for c in verb.children if c.i > verb.i and c.dep_ == "advcl" and not _beside(c)]
    end = min([verb.right_edge.i + 1, *[e for e in ends if e > start]])
    while end > start + 1 and (doc[end - 1].dep_ == "cc" or doc[end - 1].is_punct):
        end -= 1
    return trimmed(doc, ((start, end),)) if start > verb.i else ()


def _passive_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _beside(clause: Token) -> bool:
    """Return whether an adverbial clause tells what went on beside what was seen: "while helicopters flew low"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
    return (clause.tag_ == "VBG" and clause.lemma_.lower() not in cues.SAY) or bool(marks & {"while", "as"})


def _goes_on(child: Token, thing: Token, lemma: str) -> bool:
    """Return whether a further dependent of the verb belongs to what is said: "saw [three jets at the base]"."""
    if child.i < thing.i or child.dep_ not in {"prep", "xcomp", "acl", "oprd", "advcl", "ccomp"}:
        return False
    if child.dep_ == "prep":
        timely = any(c.ent_type_ in {"DATE", "TIME"} for c in child.children)
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
    if any(c.dep_ in {"dobj", "ccomp"} for c in verb.children) and "mark" not in kids:
        return ()
    return trimmed(doc, ((left, first), (last, right)))
