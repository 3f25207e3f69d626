"""Who says, by which words, what: read off the clause that a verb of saying, thinking or showing governs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.language import cues

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

Chars = tuple[int, int]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"who", "which", "that"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_EDGE = frozenset({",", ":", ";", "--", "–", "—", "-", "…", "..."})


@dataclass(frozen=True, slots=True)
class Clause:
    """One attribution as the parse shows it: `source` is the noun's token, None when nobody is named."""

    verb: int
    source: Token | None
    cue: Chars
    lemma: str
    content: tuple[Chars, ...]
    negated: bool = False
    rank: int = 0  # of clauses with the same content, the lower rank is the outer voice
    agentless: bool = False
    perceives: bool = False
    start: int | None = None  # where the source's noun phrase begins and ends, when the parse cannot be trusted with it
    end: int | None = None
    inherits: int | None = None  # "citing X": the content is that of the clause with this verb


def read_clause(verb: Token) -> list[Clause]:
    """Return the attributions whose cue is `verb`: none, one, or with "citing" and the like more."""
    lemma = cues.lemma_of(verb.lemma_, verb.text)
    if lemma == "accord":
        return _according(verb)
    if lemma not in _VERBS or verb.dep_ in {"amod", "compound"}:
        return []
    kids = {c.dep_: c for c in reversed(list(verb.children))}
    passive = "nsubjpass" in kids or "auxpass" in kids
    if passive:
        return _passive(verb, lemma, kids)
    if lemma in {"cite", "quote"}:
        return _citing(verb, lemma, kids)
    if _bare_participle(verb, lemma) or (verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in {"quote", "cite"}):
        return []
    source = subject_of(verb, kids)
    if source is None or source.lower_ in cues.NOBODY:
        return []
    content = _content(verb, lemma, kids, source)
    if not content:
        return []
    cue = cue_span(verb, kids, content)
    perceives = lemma in cues.PERCEIVE and lemma not in cues.SAY
    return [Clause(verb.i, source, cue, lemma, content, "neg" in kids, perceives=perceives)]


_VERBS = (
    cues.SAY
    | cues.BELIEVE
    | cues.FIND
    | cues.OBJECT
    | cues.INFINITIVE
    | cues.QUOTE_ONLY
    | frozenset(cues.PREPOSITIONAL)
)


def _bare_participle(verb: Token, lemma: str) -> bool:
    """Return whether `verb` is passive without saying so, "asked where, ...", or tells how a source wants to be named."""
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "relcl"} and lemma in {"ask", "tell", "quote", "cite"}:
        return not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
    unnamed = any(c.lemma_ in {"name", "identify"} and c.dep_ == "xcomp" for c in verb.children)
    return unnamed and lemma in {"ask", "decline", "refuse", "request", "want"}


def subject_of(verb: Token, kids: dict[str, Token] | None = None, depth: int = 0) -> Token | None:
    """Return the noun that does what `verb` says; a verb without subject takes that of the verb it hangs on."""
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is not None:
        relative = subject.lower_ in _RELATIVES and verb.dep_ == "relcl"
        return verb.head if relative else subject
    if depth > 3:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    if verb.dep_ in {"conj", "advcl", "xcomp", "dep"} and verb.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head, None, depth + 1)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head.head, None, depth + 1)
    return None


def cue_span(verb: Token, kids: dict[str, Token], content: tuple[Chars, ...] = ()) -> Chars:
    """Return the verb with the auxiliaries, negation, adverbs and particle that touch it."""
    doc, first, last = verb.doc, verb.i, verb.i
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep_ in _CUE_PARTS:
        first -= 1
    while (
        last + 1 < len(doc)
        and doc[last + 1].head.i == verb.i
        and (doc[last + 1].dep_ == "prt" or (doc[last + 1].dep_ == "prep" and _begins(doc[last + 1], content)))
    ):
        last += 1
    while (
        first < verb.i and doc[first].dep_ == "advmod" and doc[first].lower_ in {"then", "when", "where", "how", "as"}
    ):
        first += 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _begins(preposition: Token, content: tuple[Chars, ...]) -> bool:
    """Return whether the content starts right after `preposition`: "called for [a ceasefire]"."""
    after = preposition.idx + len(preposition)
    return any(after < start <= after + 2 for start, _ in content)


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
    if verb.dep_ in {"parataxis", "ccomp", "conj"} and source is not None and lemma in cues.SAY | cues.BELIEVE:
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
    if "dobj" in kids and lemma in cues.OBJECT and lemma != "call":
        thing = kids["dobj"]
        if thing.lower_ in {"it", "they", "himself", "themselves"} or (
            lemma in {"ask", "tell", "urge", "warn"} and "xcomp" not in kids
        ):
            return ()
        end = max([thing.right_edge.i + 1, *(c.right_edge.i + 1 for c in verb.children if _goes_on(c, thing, lemma))])
        return spans_without(verb.doc, thing.left_edge.i, end, verb, source)
    if verb.dep_ == "advcl" and lemma in cues.SAY and "mark" in kids and kids["mark"].lower_ == "as":
        return _parenthetical(verb, kids)
    return ()


def _goes_on_after(verb: Token) -> bool:
    """Return whether a clause follows "X said" though the parse took an earlier one for what X said."""
    doc, sentence = verb.doc, verb.sent
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
    return clause.tag_ == "VBG" or bool(marks & {"while", "as"})


def read_tail(verb: Token) -> Clause | None:
    """Return '..., X said' at the end of a clause, read off the words and not the parse, which often misplaces it."""
    lemma = cues.lemma_of(verb.lemma_, verb.text)
    if (lemma not in cues.TAIL or verb.tag_ not in {"VBD", "VBZ", "VBP"}) and verb.lower_ not in MISTAGGED:
        return None
    doc, sentence = verb.doc, verb.sent
    if verb.i + 1 < sentence.end and not _closes(doc[verb.i + 1], lemma):
        return None
    last = verb.i
    if last - 1 > sentence.start and doc[last - 1].text == ",":
        last = _before_apposition(verb)
    first = _name_start(doc, last, sentence.start)
    if first is None or first <= sentence.start + 2 or doc[first].dep_ == "cc":
        return None
    head = next((t for t in doc[first:last] if _may_head(t)), None)
    if head is None or head.lower_ in cues.NOBODY:
        return None
    content = trimmed(doc, ((sentence.start, first),))
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc[sentence.start : first])
    if not content or not finite or any(t.lower_ == "that" for t in doc[verb.i + 1 : min(verb.i + 9, sentence.end)]):
        return None
    end = verb.i - 1 if last < verb.i else verb.i
    return Clause(verb.i, head, (verb.idx, verb.idx + len(verb)), lemma, content, start=first, end=end)


def read_mistagged(word: Token) -> Clause | None:
    """Return 'images show that ...' where the tagger took "show" for a noun."""
    doc, sentence = word.doc, word.sent
    if (
        word.lower_ not in MISTAGGED
        or word.pos_ == "VERB"
        or word.i + 2 >= sentence.end
        or doc[word.i + 1].lower_ != "that"
    ):
        return None
    first = _name_start(doc, word.i, sentence.start)
    head = next((t for t in doc[first : word.i] if _may_head(t)), None) if first is not None else None
    if head is None:
        return None
    content = trimmed(doc, ((word.i + 1, sentence.end),))
    lemma = word.lower_.removesuffix("s")
    return Clause(word.i, head, (word.idx, word.idx + len(word)), lemma, content, start=first, end=word.i)


MISTAGGED = frozenset({"show", "shows"})


def _before_apposition(verb: Token) -> int:
    """Return the index after the name in "X, an analyst at Y, wrote", or that of the verb when there is none."""
    doc = verb.doc
    opening = next((i for i in range(verb.i - 2, max(verb.sent.start, verb.i - 16), -1) if doc[i].text == ","), None)
    if opening is None:
        return verb.i
    leads = doc[opening + 1].lower_ in {"a", "an", "the", "who", "whose", "head", "chief"} or doc[opening + 1].like_num
    return opening if leads else verb.i


def _name_start(doc: Tokens, last: int, lowest: int) -> int | None:
    """Return where the noun phrase that ends before `last` begins, or None when something else stands there."""
    first = last
    while first > lowest and doc[first - 1].text not in _TAIL_EDGE:
        first -= 1
        if last - first > 12 or doc[first].lower_ in _NOT_IN_NAMES or doc[first].tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return None
    return first if first < last else None


_TAIL_EDGE = frozenset({",", "—", "–", "--", "”", "''", '"'})
_NOT_IN_NAMES = frozenset(
    "and but or as who which that whom whose when where while because if since although to".split()
) - {"that"}


def _may_head(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "poss", "amod", "nmod", "det"}


def _closes(after: Token, lemma: str) -> bool:
    """Return whether the word after a reporting verb leaves it without a clause of its own."""
    if after.text in {".", ",", ";", ")", "—", "–", "--"} or after.is_space or after.ent_type_ in {"DATE", "TIME"}:
        return True
    if lemma == "tell":
        return after.pos_ in {"PROPN", "NOUN", "DET"} or after.lower_ in {"us", "me", "the", "this"}
    return after.lower_ in {
        "on",
        "in",
        "at",
        "late",
        "earlier",
        "during",
        "early",
        "via",
        "to",
        "by",
        "through",
        "after",
    }


def _goes_on(child: Token, thing: Token, lemma: str) -> bool:
    """Return whether a further dependent of the verb belongs to what is said: "saw [three jets at the base]"."""
    if child.i < thing.i or child.dep_ not in {"prep", "xcomp", "acl", "oprd", "advcl", "ccomp"}:
        return False
    if child.dep_ == "prep":
        timely = any(c.ent_type_ in {"DATE", "TIME"} for c in child.children)
        return not timely and (lemma in cues.PERCEIVE or child.lower_ in {"of", "for", "as", "from", "to", "at"})
    return child.dep_ != "advcl" or child.tag_ == "VBG"


def _parenthetical(verb: Token, kids: dict[str, Token]) -> tuple[Chars, ...]:
    """Return the clause around "X said" set between commas or at its end: the head's clause without it."""
    head, doc = verb.head, verb.doc
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    left, right = head.left_edge.i, head.right_edge.i + 1
    flanked = (first > left and doc[first - 1].text in {",", "—", "–", "-", "--", "("}) or doc[first].text == ","
    ends = last >= right or doc[last].text in {",", ".", "—", "–", "-", "--", ")"} or doc[last - 1].text == ","
    if verb.dep_ == "conj" or not (flanked and ends):
        return ()
    if any(c.dep_ in {"dobj", "ccomp"} for c in verb.children) and "mark" not in kids:
        return ()
    return trimmed(doc, ((left, first), (last, right)))


def spans_without(doc: Tokens, start: int, end: int, verb: Token, source: Token | None) -> tuple[Chars, ...]:
    """Return tokens [start, end) in characters, less the cue and source where they stand inside."""
    if not start <= verb.i < end:
        return trimmed(doc, ((start, end),))
    first = min(verb.i, source.left_edge.i if source is not None and start < source.i < end else verb.i)
    last = max(verb.i + 1, source.right_edge.i + 1 if source is not None and verb.i < source.i < end else verb.i + 1)
    return trimmed(doc, ((start, first), (last, end)))


def trimmed(doc: Tokens, pieces: tuple[tuple[int, int], ...]) -> tuple[Chars, ...]:
    """Return token pieces as characters, less punctuation and white space at their edges; empty pieces fall away."""
    out = []
    for start, end in pieces:
        first, last = start, end
        while first < last and (doc[first].is_space or doc[first].text in _EDGE or doc[first].text in {".", ")"}):
            first += 1
        while last > first and (
            doc[last - 1].is_space or doc[last - 1].text in _EDGE or doc[last - 1].text in {".", "("}
        ):
            last -= 1
        if last > first:
            out.append((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])))
    return tuple(out)


def _according(verb: Token) -> list[Clause]:
    """Return "according to X, ..." : everything else of the clause it hangs on is content."""
    doc = verb.doc
    to = next((c for c in verb.children if c.lower_ == "to"), None)
    if to is None and verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "to":
        to = doc[verb.i + 1]
    if to is None:
        return []
    target = next((c for c in to.children if c.dep_ == "pobj"), None)
    if target is None:
        return []
    cue = (verb.idx, to.idx + len(to))
    return [Clause(verb.i, target, cue, "according to", around(verb, target))]


def around(first: Token, target: Token) -> tuple[Chars, ...]:
    """Return the clause that an adjunct from `first` to the phrase of `target` modifies, less that adjunct."""
    doc, head = first.doc, first.head
    while head.dep_ in {
        "prep",
        "pobj",
        "dobj",
        "attr",
        "acomp",
        "nummod",
        "amod",
        "acl",
        "appos",
        "npadvmod",
        "compound",
    }:
        if head.head.i == head.i:
            break
        head = head.head
    sentence = first.sent
    left, right = head.left_edge.i, head.right_edge.i + 1
    if head.dep_ == "ROOT":
        left, right = sentence.start, sentence.end
    begin, end = first.i, min(target.right_edge.i + 1, right)
    end = _past_apposition(target, end, right)
    return trimmed(doc, ((left, begin), (end, right)))


def _past_apposition(target: Token, end: int, right: int) -> int:
    """Return the index past ", a monitor based in Leeds," after a source's name, which the parse often hangs elsewhere."""
    doc = target.doc
    if end + 2 >= right or doc[end].text != "," or doc[end + 1].lower_ not in {"a", "an", "the", "who", "which"}:
        return end
    for index in range(end + 1, min(right, end + 16)):
        if doc[index].text == ",":
            return index if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc[index + 1 : right]) else end
        if doc[index].tag_ in {"VBD", "VBZ", "VBP", "MD"} and doc[end + 1].lower_ not in {"who", "which"}:
            return end
    return end


def _passive(verb: Token, lemma: str, kids: dict[str, Token]) -> list[Clause]:
    subject = kids.get("nsubjpass")
    agent = kids.get("agent")
    agent_noun = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    doc = verb.doc
    pieces: list[tuple[int, int]] = []
    quoted_as = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if lemma in {"quote", "cite"} and quoted_as is not None and subject is not None:
        saying = next((c for c in quoted_as.children if c.dep_ == "pcomp"), None)
        inner = next((c for c in saying.children if c.dep_ == "ccomp"), None) if saying is not None else None
        if inner is None:
            return []
        content = trimmed(doc, ((inner.left_edge.i, inner.right_edge.i + 1),))
        cue = (verb.idx, saying.idx + len(saying)) if saying is not None else (verb.idx, verb.idx + len(verb))
        found = [Clause(verb.i, subject, cue, lemma, content, rank=1)]
        return [*found, Clause(verb.i, agent_noun, cue, lemma, content)] if agent_noun is not None else found
    if lemma in {"tell", "inform", "ask"}:
        return []
    clause = kids.get("ccomp") or kids.get("xcomp")
    if subject is not None and subject.lower_ != "it":
        pieces.append((subject.left_edge.i, subject.right_edge.i + 1))
    if clause is not None:
        pieces.append((clause.left_edge.i, clause.right_edge.i + 1))
    cue = cue_span(verb, kids)
    if agent_noun is not None and lemma in cues.OBJECT | cues.AGENTLESS and pieces:
        cue = (cue[0], agent.idx + len(agent)) if agent is not None else cue
        perceives = lemma in cues.PERCEIVE
        return [Clause(verb.i, agent_noun, cue, lemma, trimmed(doc, tuple(pieces)), "neg" in kids, perceives=perceives)]
    if lemma in cues.AGENTLESS and pieces and (clause is not None or lemma in cues.PERCEIVE | {"report"}):
        pieces += [(c.left_edge.i, c.right_edge.i + 1) for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
        return [Clause(verb.i, None, cue, lemma, trimmed(doc, tuple(sorted(pieces))), "neg" in kids, agentless=True)]
    return []


def _citing(verb: Token, lemma: str, kids: dict[str, Token]) -> list[Clause]:
    """Return "..., citing X" and "quoted X as saying that ...": X is the inner voice, the subject the outer."""
    cited = kids.get("dobj")
    if cited is None:
        return []
    doc = verb.doc
    clause = kids.get("ccomp")
    as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = next((c for c in as_.children if c.dep_ == "pcomp"), None) if as_ is not None else None
    if saying is not None:
        clause = next((c for c in saying.children if c.dep_ == "ccomp"), clause)
    outer = subject_of(verb, kids)
    cue = (verb.idx, verb.idx + len(verb))
    if clause is None and verb.dep_ in {"advcl", "conj"} and verb.head.pos_ in {"VERB", "AUX"}:
        main = verb.head
        clause = next((c for c in main.children if c.dep_ == "ccomp"), None)
        if clause is None:
            says = main.lemma_.lower() in cues.SAY | cues.OBJECT
            content = () if says else around(verb, cited)
            return [Clause(verb.i, cited, cue, lemma, content, rank=1, inherits=main.i if says else None)]
    if clause is None:
        found = [Clause(verb.i, outer, cue, lemma, trimmed(doc, ((cited.left_edge.i, cited.right_edge.i + 1),)))]
        return found if outer is not None and verb.dep_ not in {"advcl", "acl"} else []
    content = trimmed(doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    found = [Clause(verb.i, cited, cue, lemma, content, rank=1)]
    if outer is not None and (saying is not None or verb.head.i != verb.i):
        start = verb.head if verb.dep_ == "advcl" else verb
        outer_cue = (start.idx, start.idx + len(start))
        found.insert(0, Clause(verb.i, outer, outer_cue, start.lemma_.lower(), content))
    return found
