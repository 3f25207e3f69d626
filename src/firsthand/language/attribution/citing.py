"""Attributions in other dress: "according to X", "was reported by X", "citing X", "quoted X as saying"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.kinds import may_be_source
from firsthand.language.attribution.naming import is_personal
from firsthand.language.attribution.spans import Clause, around, clause_hung_lower, cue_span, subject_of, trimmed
from firsthand.language.surface import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_TELLINGS = frozenset({"telling", "version", "account", "view", "assessment", "estimation", "recollection"})
_TALLIES = frozenset({"count", "tally", "figures", "estimates", "records", "reckoning"})
_WORDS_OF = cues.ACCOUNTS | _TELLINGS | _TALLIES | frozenset({"words", "word"})
_PICTURES = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS
_RELAYING = frozenset({"relaying", "repeating", "recounting"})
_FOUNDED = cues.STATEMENT_NOUNS | cues.ANALYSIS_NOUNS | cues.RESULT_NOUNS | cues.PAPER_NOUNS
_PUTS = frozenset({"put", "puts", "described", "describes", "saw", "sees", "told", "tells", "had", "has"})
_POINTING = frozenset({"those", "that", "these", "this", "such"})
_CHANNELS = frozenset({"by", "from", "of", "with"})
_GIVEN = frozenset({"give", "provide", "file", "make", "send", "collect", "gather", "take"})


def read_according(verb: Token) -> list[Clause]:
    """Return "according to X, ..." : everything else of the clause it hangs on is content."""
    doc = verb.doc
    to = next((c for c in verb.children if c.lower_ == "to"), None)
    if to is None and verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "to":
        to = doc[verb.i + 1]
    if to is None:
        return []
    target = next((c for c in to.children if c.dep_ == "pobj"), None) or _data_taken_for_deed(to)
    if target is None:
        return []
    cue = (verb.idx, to.idx + len(to))
    content = around(verb, target)
    end = None if content else _end_of_source(target)
    if end is not None:
        content = trimmed(doc, ((end, sentence_of(target).end),))
    return [Clause(verb.i, target, cue, "according to", content, end=end)]


def _data_taken_for_deed(to: Token) -> Token | None:
    """Return the "data" of "according to tracking data that X supplied", whose first word a parse took for a verb."""
    deed = next((c for c in to.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
    data = next((c for c in deed.children if c.dep_ == "dobj"), None) if deed is not None else None
    return data if data is not None and deed is not None and data.i == deed.i + 1 else None


def _end_of_source(target: Token) -> int | None:
    """Return where the source of "According to X quoted by Y, ..." ends, though the parse took it all for the source.

    An apposition to the source is closed by a comma of its own.
    """
    doc, end = target.doc, sentence_of(target).end
    commas = [t.i for t in doc[target.i + 1 : end] if t.text == ","]
    for index, comma in enumerate(commas):
        opens = doc[comma + 1].lower_ in {"a", "an", "the", "who", "which", "whose"} if comma + 1 < end else False
        if not opens or index + 1 == len(commas):
            verbal = any(t.tag_ in {"VBD", "VBZ", "VBP", "VBN", "MD"} for t in doc[comma + 1 : end])
            return comma if verbal else None
    return None


def read_passive(verb: Token, lemma: str, kids: dict[str, Token]) -> list[Clause]:
    """Return "was reported by X", "was quoted as saying", and the agentless "is believed to": no source."""
    subject = kids.get("nsubjpass")
    agent = kids.get("agent")
    agent_noun = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    doc = verb.doc
    pieces: list[tuple[int, int]] = []
    quoted_as = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if lemma in {"quote", "cite"} and quoted_as is not None and subject is not None:
        saying = next((c for c in quoted_as.children if c.dep_ == "pcomp"), None)
        if saying is None:
            return []
        subject = _nearest_subject(verb) or subject
        inner = next((c for c in saying.children if c.dep_ == "ccomp"), None)
        content = _said_before(verb, subject)
        if inner is not None:
            content = trimmed(doc, ((inner.left_edge.i, inner.right_edge.i + 1),))
        if not content:
            return []
        cue = (verb.idx, saying.idx + len(saying))
        by = next((c for c in saying.children if c.dep_ in {"agent", "prep"} and c.lower_ == "by"), None)
        if agent_noun is None and by is not None:
            agent_noun = next((c for c in by.children if c.dep_ == "pobj"), None)
        found = [Clause(verb.i, subject, cue, lemma, content, rank=1)]
        return [*found, Clause(verb.i, agent_noun, cue, lemma, content)] if agent_noun is not None else found
    if lemma == "hear" and (overheard := _overheard(verb, subject, kids)) is not None:
        return [overheard]
    if lemma in {"tell", "inform", "ask"}:
        return _told_by(verb, subject, agent_noun, kids) if lemma != "ask" else []
    clause = kids.get("ccomp") or kids.get("xcomp")
    if subject is not None and subject.lower_ != "it":
        pieces.append((subject.left_edge.i, subject.right_edge.i + 1))
    if clause is not None:
        pieces.append((clause.left_edge.i, clause.right_edge.i + 1))
    cue = cue_span(verb)
    shown = agent_noun is not None and lemma == "capture" and agent_noun.lemma_.lower() not in _PICTURES
    if agent_noun is not None and lemma in cues.OBJECT | cues.AGENTLESS and pieces and not shown:
        cue = (cue[0], agent.idx + len(agent)) if agent is not None else cue
        perceives = lemma in cues.PERCEIVE
        return [Clause(verb.i, agent_noun, cue, lemma, trimmed(doc, tuple(pieces)), "neg" in kids, perceives=perceives)]
    if agent_noun is not None and lemma == "capture":
        return []  # soldiers capture a town
    if lemma in cues.AGENTLESS and pieces and (clause is not None or lemma in cues.PERCEIVE | {"report"}):
        pieces += [(c.left_edge.i, c.right_edge.i + 1) for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
        return [Clause(verb.i, None, cue, lemma, trimmed(doc, tuple(sorted(pieces))), "neg" in kids, agentless=True)]
    return []


def _overheard(verb: Token, subject: Token | None, kids: dict[str, Token]) -> Clause | None:
    """Return "an officer is heard saying that ...": the officer says it, and who recorded him is told of elsewhere."""
    saying = kids.get("xcomp")
    if saying is None or saying.lemma_.lower() not in cues.SAY:
        return None
    clause = next((c for c in saying.children if c.dep_ == "ccomp"), None) or _that_clause_after(saying)
    if clause is None:
        return None
    before = verb.doc[max(verb.i - 2, 0)]
    source = before if before.pos_ in {"NOUN", "PROPN"} and verb.nbor(-1).pos_ == "AUX" else subject
    if source is None:
        return None
    content = trimmed(verb.doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    return Clause(verb.i, source, (verb.idx, saying.idx + len(saying)), "say", content, rank=1)


def _that_clause_after(verb: Token) -> Token | None:
    """Return the verb of the that-clause that an aside parts from `verb`: "telling friends on a tape, [..], that"."""
    sentence = sentence_of(verb)
    for that in verb.doc[verb.i + 1 : sentence.end]:
        opens = that.lower_ == "that" and that.dep_ == "mark" and that.nbor(-1).text == ","
        if opens and that.head.i > that.i:
            return that.head
    return None


def _told_by(verb: Token, subject: Token | None, agent: Token | None, kids: dict[str, Token]) -> list[Clause]:
    """Return "X was told by Y that ...": Y says it, and X passes it on."""
    clause = kids.get("ccomp")
    if agent is None or clause is None:
        return []
    content = trimmed(verb.doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    cue = cue_span(verb)
    found = [Clause(verb.i, agent, cue, "say", content)]
    return [Clause(verb.i, subject, cue, "relay", content, rank=-1), *found] if subject is not None else found


def read_heard(verb: Token, kids: dict[str, Token]) -> list[Clause] | None:
    """Return "X heard from Y that ...": Y says it, and X passes it on unless X is a court or an assembly.

    Where neither stands there it is a verb of finding like others: None.
    """
    clause, source = kids.get("ccomp") or clause_hung_lower(verb), kids.get("nsubj")
    from_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"), None)
    teller = next((c for c in from_.children if c.dep_ == "pobj"), None) if from_ is not None else None
    if clause is None or source is None or clause.i < verb.i:
        return None
    listens = source.lemma_.lower() in cues.ASSEMBLIES
    if teller is None:
        return [] if listens else None
    content = trimmed(verb.doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    cue = cue_span(verb)
    told = Clause(verb.i, teller, cue, "say", content)
    return [told] if listens else [Clause(verb.i, source, cue, verb.lemma_.lower(), content, rank=-1), told]


def read_citing(verb: Token, lemma: str, kids: dict[str, Token]) -> list[Clause]:
    """Return "..., citing X" and "quoted X as saying that ...": X is the inner voice, the subject the outer."""
    cited = kids.get("dobj")
    if cited is None or (verb.tag_ == "VBG" and _is_reason(cited)):
        return []
    doc = verb.doc
    clause = kids.get("ccomp")
    as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = next((c for c in as_.children if c.dep_ == "pcomp"), None) if as_ is not None else None
    if saying is not None:
        clause = next((c for c in saying.children if c.dep_ == "ccomp"), clause)
    outer = subject_of(verb)
    cue = (verb.idx, verb.idx + len(verb))
    if saying is not None and clause is None and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        outer = _nearest_subject(verb) or outer
        content = _said_before(verb, outer) if outer is not None else ()
        if outer is not None and content:
            return [Clause(verb.i, outer, cue, lemma, content), Clause(verb.i, cited, cue, lemma, content, rank=1)]
    main = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "nsubj" else verb.head
    to = main.head
    if clause is None and main.dep_ == "pobj" and to.lower_ == "to" and to.head.lower_ == "according":
        return [Clause(verb.i, cited, cue, lemma, (), rank=1, inherits=to.head.i)]
    stem = _verb_around(verb)
    if stem is not None:
        return [Clause(verb.i, cited, cue, lemma, (), rank=1, inherits=stem.i)]
    said = _verb_before_aside(verb)
    named = _according_before_aside(verb)
    if clause is None and named is not None:
        return [Clause(verb.i, cited, cue, lemma, (), rank=1, inherits=named.i)]
    if clause is None and said is not None and verb.dep_ == "advcl":
        return [Clause(verb.i, cited, cue, lemma, (), rank=1, inherits=said.i)]
    if clause is None and verb.dep_ in {"advcl", "conj", "acl"} and main.pos_ in {"VERB", "AUX"}:
        clause = next((c for c in main.children if c.dep_ == "ccomp"), None)
        if clause is None:
            says = main.lemma_.lower() in cues.SAY | cues.OBJECT | {"put"}
            content = () if says else around(verb, cited)
            return [Clause(verb.i, cited, cue, lemma, content, rank=1, inherits=main.i if says else None)]
    if clause is None:
        found = [Clause(verb.i, outer, cue, lemma, trimmed(doc, ((cited.left_edge.i, cited.right_edge.i + 1),)))]
        return found if outer is not None and verb.dep_ not in {"advcl", "acl"} else []
    content = trimmed(doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    found = [Clause(verb.i, cited, cue, lemma, content, rank=1)]
    if main.i != verb.i and main.lemma_.lower() in cues.SAY and any(c.dep_ == "ccomp" for c in main.children):
        return found  # the main verb's own clause names the outer voice
    if outer is not None and (saying is not None or verb.head.i != verb.i):
        start = verb.head if verb.dep_ == "advcl" else verb
        outer_cue = (start.idx, start.idx + len(start))
        found.insert(0, Clause(verb.i, outer, outer_cue, start.lemma_.lower(), content))
    return found


def _is_reason(cited: Token) -> bool:
    """Return whether what is cited is why, and nobody's word: "citing operational security", "citing safety fears"."""
    if cited.pos_ != "NOUN" or cited.ent_type_ or may_be_source(cited) or is_personal(cited.lemma_.lower()):
        return False
    bare = cited.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod"} or c.ent_type_ for c in cited.children)
    return bare or cited.lemma_.lower() in _REASONS


_REASONS = frozenset(
    {"reason", "concern", "fear", "risk", "rule", "ground", "problem", "threat", "worry", "difficulty", "shortage"}
    | {"cost", "need", "policy", "law", "issue", "constraint", "restriction", "lack", "situation", "condition"}
)


def read_opening(sentence: Span, clauses: list[Clause]) -> list[Clause]:
    """Return the clauses with "Citing X, Y said ..." told apart, where the parse took "Citing X, Y" for one name."""
    doc, first = sentence.doc, next((t for t in sentence if not t.is_space), sentence[0])
    if first.lower_ not in {"citing", "quoting"}:
        return clauses
    out: list[Clause] = []
    for clause in clauses:
        source = clause.source
        comma = next((t.i for t in doc[first.i : clause.verb] if t.text == ","), None)
        taken = source is not None and clause.verb > first.i and source.left_edge.i <= first.i
        if source is None or comma is None or not taken or clause.content[:1] == ():
            out.append(clause)
            continue
        cited, speaker = doc[first.i + 1 : comma], doc[comma + 1 : clause.verb]
        head = next((t for t in reversed(speaker) if t.pos_ in {"NOUN", "PROPN"}), None)
        named = next((t for t in reversed(cited) if t.pos_ in {"NOUN", "PROPN"}), None)
        if head is None or named is None or any(c.lemma == "cite" for c in clauses):
            out.append(clause)
            continue
        cue = (first.idx, first.idx + len(first))
        content = tuple(piece for piece in clause.content if piece[0] > doc[clause.verb].idx) or clause.content
        out.append(replace(clause, source=head, start=comma + 1, end=clause.verb, content=content))
        out.append(Clause(first.i, named, cue, "cite", content, rank=1, start=first.i + 1, end=comma))
    return out


def _verb_around(verb: Token) -> Token | None:
    """Return the verb that an aside parts from its clause: "reported, citing two guards, that ten had fled"."""
    doc, i = verb.doc, verb.i
    if verb.tag_ != "VBG" or i < 2 or doc[i - 1].text != ",":
        return None
    stem = doc[i - 2]
    if stem.tag_ not in {"VBD", "VBZ", "VBP"} or cues.lemma_of(stem.lemma_, stem.text) not in cues.SAY:
        return None
    clause = next((c for c in stem.children if c.dep_ == "ccomp" and c.i > i), None)
    if clause is None:
        return None
    marks = (t for t in doc[i : clause.i] if t.lower_ == "that" and t.head.i == clause.i)
    return stem if any(t.nbor(-1).text == "," for t in marks) else None


def _verb_before_aside(verb: Token) -> Token | None:
    """Return the reporting verb right before ", citing Y", wherever the parse hung either: "X reported, citing Y"."""
    doc, first = verb.doc, max(sentence_of(verb).start, verb.i - _FURTHEST_BACK)
    if verb.i - 1 <= first or doc[verb.i - 1].text != ",":
        return None
    for index in range(verb.i - 2, first, -1):
        token = doc[index]
        if token.text == "," or token.pos_ in {"VERB", "AUX"}:
            lemma = cues.lemma_of(token.lemma_, token.text)
            finite = token.tag_ in {"VBD", "VBZ", "VBP"} and lemma in cues.TAIL
            return token if finite and not any(c.dep_ == "ccomp" and c.i > token.i for c in token.children) else None
    return None


_FURTHEST_BACK = 7  # tokens: "reported on Monday evening,"


def _according_before_aside(verb: Token) -> Token | None:
    """Return the "according" of "according to the newspaper X, citing Y", to whatever the parse hung either."""
    doc, start = verb.doc, sentence_of(verb).start
    if verb.tag_ != "VBG" or verb.i - 1 <= start or doc[verb.i - 1].text not in {",", "—", "–"}:
        return None
    for index in range(verb.i - 2, max(start - 1, verb.i - _LONGEST_ASIDE), -1):
        token = doc[index]
        if token.lower_ == "according":
            return token
        if token.pos_ in {"VERB", "AUX"}:
            return None
    return None


_LONGEST_ASIDE = 14  # tokens: "according to the newspaper X of Y,"


def _nearest_subject(verb: Token) -> Token | None:
    """Return the last subject before `verb`: a quotation in front of it often passes for a first one."""
    return next((c for c in reversed(list(verb.lefts)) if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _said_before(verb: Token, subject: Token) -> tuple[tuple[int, int], ...]:
    """Return what stands in the sentence before "X was quoted as saying": three words or more."""
    start, end = sentence_of(verb).start, subject.left_edge.i
    return trimmed(verb.doc, ((start, end),)) if end - start >= 3 else ()


def read_words_of(noun: Token) -> list[Clause]:
    """Return "in the words of X, ..." and "by X's account, ...": everything else of the clause is content."""
    preposition = noun.head
    if noun.lower_ not in _WORDS_OF and noun.lemma_.lower() not in _WORDS_OF:
        return []
    leads = {"in"} if noun.lower_ in {"words", "word", "view", "telling"} else {"by"}
    leads |= {"in", "by", "on"} if noun.lower_ in _TELLINGS else set()
    by_count = preposition.dep_ == "agent" and noun.lower_ in _TALLIES
    if preposition.lower_ not in leads or noun.dep_ != "pobj" or not (preposition.dep_ == "prep" or by_count):
        return []
    voice = _whose(noun)
    owned = any(c.dep_ == "poss" or c.lower_ in {"of", "the"} for c in noun.children)
    if voice is None or not owned or preposition.head.pos_ not in {"VERB", "AUX"}:
        return []
    if preposition.head.lemma_.lower() in cues.SAY | cues.FIND | cues.BELIEVE:
        return []  # what is said "in the words of" somebody has a voice of its own
    cue = (preposition.idx, noun.idx + len(noun))
    return [Clause(preposition.i, voice, cue, "according to", around(preposition, noun))]


def read_put(verb: Token) -> list[Clause]:
    """Return "as X put it, ..." with the rest of the sentence for its content."""
    if verb.lower_ not in _PUTS:
        return []
    it = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "it"
    subject = _nearest_subject(verb)
    if not it or subject is None:
        return []
    first = subject.left_edge.i - 1
    if first < sentence_of(verb).start or verb.doc[first].lower_ != "as":
        return []
    doc, end = verb.doc, sentence_of(verb).end
    quoted = next((t.i for t in doc[verb.i + 2 : end] if t.is_quote), None)
    comma = next((t.i for t in doc[verb.i + 2 : end] if t.text in {",", ":"}), None)
    piece = (sentence_of(verb).start, first)
    if quoted is not None or (comma is not None and first - sentence_of(verb).start < 3):
        piece = (quoted if quoted is not None else comma or end, end)
    content = trimmed(doc, (piece,))
    cue = (verb.idx, verb.nbor(1).idx + 2)
    return [Clause(verb.i, subject, cue, "put", content)] if content else []


def read_position(verb: Token) -> list[Clause]:
    """Return "X's version is that ...": a noun of saying, told by its owner, with a clause for its predicate."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if subject is None or clause is None or not any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children):
        return []
    if subject.lower_ not in _WORDS_OF | {"words", "position", "answer", "line", "explanation"}:
        return []
    voice = _whose(subject)
    if voice is None:
        return []
    content = trimmed(verb.doc, ((clause.left_edge.i, clause.right_edge.i + 1),))
    cue = (subject.idx, subject.idx + len(subject))
    found = [Clause(verb.i, voice, cue, "say", content)]
    for child in subject.children:
        by = next((c for c in child.children if c.dep_ == "agent"), None) if child.dep_ == "acl" else None
        passed = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if passed is not None and child.lemma_.lower() in cues.PASSED:
            found.insert(0, Clause(verb.i, passed, (child.idx, child.idx + len(child)), "say", content, rank=-1))
    return found


def read_recalled(verb: Token) -> list[Clause]:
    """Return "Those were the words of X." and "So said X.": the sentence before is what X said."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "attr"} and c.lower_ in _POINTING), None)
    noun = next((c for c in verb.children if c.dep_ in {"attr", "nsubj"} and c.lower_ in _WORDS_OF), None)
    sentence = sentence_of(verb)
    if subject is None or noun is None or sentence.start == 0 or subject.i != sentence.start or verb.dep_ != "ROOT":
        return []
    voice, before = _whose(noun), sentence_of(verb.doc[sentence.start - 1])
    if voice is None or "\n\n" in before.text:
        return []
    cue = (noun.idx, noun.idx + len(noun))
    return [Clause(verb.i, voice, cue, "say", trimmed(verb.doc, ((before.start, before.end),)))]


def read_grounds(sentence: Span, clauses: list[Clause]) -> list[Clause]:
    """Return whom a report names as what it rests on: "based on accounts by X", "on word from X", "referring to X".

    The voice behind takes over the content of the clause that the phrase qualifies; where there is none, that of the
    clause around it.
    """
    found = []
    for token in sentence:
        if token.lower_ not in cues.GROUNDS or not _opens_grounds(token):
            continue
        target = next(_grounds_of(token, cues.GROUNDS[token.lower_]), None)
        if target is None or not may_be_source(target):
            continue
        cue = (token.idx, token.idx + len(token))
        governing = _governing(token, target, clauses)
        looks = token.lower_ == "looking" or not cues.GROUNDS[token.lower_]
        near = governing is not None and token.doc[governing.verb].is_ancestor(token)
        if looks and (not near or (target.lemma_.lower() not in _PICTURES and token.lower_ not in _RELAYING)):
            continue
        if governing is not None:
            if not _same_phrase(governing.source, target):
                found.append(Clause(token.i, target, cue, "according to", (), rank=2, inherits=governing.verb))
            continue
        first = token if token.pos_ in {"VERB", "ADP", "SCONJ"} else token.head
        found.append(Clause(token.i, target, cue, "according to", around(first, target)))
    return found


def _opens_grounds(token: Token) -> bool:
    """Return whether a word of grounds is used so: no "was referring to", and the nouns after "on (the)" or "with"."""
    doc, i = token.doc, token.i
    if token.tag_ == "VBG":
        return not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    if token.lower_ == "based":
        return not any(c.dep_ in {"nsubj", "nsubjpass", "auxpass"} for c in token.children) and (
            token.dep_ != "acl" or token.head.lemma_.lower() in _FOUNDED
        )
    before = doc[i - 1].lower_ if i else ""
    earlier = doc[i - 2].lower_ if i > 1 else ""
    leads = {"with", "in", "by"} if token.lower_ == "reference" else {"on", "upon"}
    return before in leads or (before == "the" and earlier in leads)


def _grounds_of(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Yield the nouns of those on whose word something rests."""
    if not prepositions:
        yield from (c for c in token.children if c.dep_ == "dobj" and c.lemma_.lower() in _PICTURES)
        for told in token.children:  # "relaying what villagers had told it"
            if told.dep_ in {"ccomp", "dobj"} and told.left_edge.lower_ == "what":
                yield from (c for c in told.children if c.dep_ == "nsubj")
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    for preposition in [*token.children, after]:
        if preposition.lower_ not in prepositions:
            continue
        for target in preposition.children:
            if target.dep_ == "pobj":
                account = target.lemma_.lower() in cues.ACCOUNTS
                voice = _whose(target) or _whose(token) if account else target
                if voice is not None:
                    yield voice
            elif target.dep_ == "pcomp":  # "relying on what its drivers had told it"
                teller = next((c for c in target.children if c.dep_ == "nsubj"), None)
                if teller is not None:
                    yield teller


def _whose(noun: Token) -> Token | None:
    """Return who gave an account: "the driver's account", "an account by the driver", "a call with a guard"."""
    owner = next((c for c in noun.children if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    if owner is not None:
        return owner
    for child in noun.children:
        by = child if child.dep_ in {"prep", "agent"} and child.lower_ in _CHANNELS else None
        if child.dep_ == "acl" and child.lemma_.lower() in _GIVEN:
            by = next((c for c in child.children if c.dep_ in {"agent", "prep"} and c.lower_ in {"by", "from"}), None)
        target = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if target is not None and may_be_source(target):
            return target
    return None


def _governing(token: Token, target: Token, clauses: list[Clause]) -> Clause | None:
    """Return the clause of saying that a phrase of grounds qualifies: the nearest above it, else any beside it."""
    by_verb = {c.verb: c for c in clauses if c.content and c.source is not None}
    above = token
    while above.head.i != above.i:
        above = above.head
        if above.i in by_verb:
            return by_verb[above.i]
    source = {c.verb: c for c in by_verb.values() if c.source is not None and c.source.is_ancestor(token)}
    rest = list(source.values()) or [c for c in by_verb.values() if not _same_phrase(c.source, target)]
    return rest[0] if rest else None


def _same_phrase(source: Token | None, target: Token) -> bool:
    return source is not None and (source.i == target.i or target.is_ancestor(source))
