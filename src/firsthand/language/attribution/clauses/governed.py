"""Who says, by which words, what: read off the clause that a verb of saying, thinking or showing governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.accounts import read_according, read_position, read_put, read_recalled
from firsthand.language.attribution.clauses.citing import read_citing
from firsthand.language.attribution.clauses.clause import Clause, cue_span, is_nobody, subject_of
from firsthand.language.attribution.clauses.contents import content_of
from firsthand.language.attribution.clauses.figures import gives_figures
from firsthand.language.attribution.clauses.passives import read_heard, read_passive
from firsthand.language.attribution.voices.kinds import is_personal, may_be_source
from firsthand.language.surface import sentence_of
from firsthand.language.tree import children, has_child

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
    kids = {c.dep_: c for c in reversed(list(children(verb)))}
    if lemma == "deny" and _refuses(verb):
        return []
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
    content = () if _only_does(verb, lemma, kids, source) else content_of(verb, lemma, kids, source)
    if not content:
        return []
    cue = cue_span(verb, content)
    perceives = lemma in cues.PERCEIVE and lemma != "observe"
    end = None
    if source.dep_ in {"ROOT", "nsubj"} and source.i < verb.i <= source.right_edge.i:
        end = verb.i - 2 if verb.tag_ == "VB" else verb.i  # the parse took the verb into its source
    passes_on = any(c.lower_ == "as" and c.i < verb.i and c.dep_ in {"mark", "advmod"} for c in children(verb))
    rank = -1 if passes_on and verb.dep_ == "advcl" else 0  # "a driver said, as X reports"
    return [Clause(verb.i, source, cue, lemma, content, "neg" in kids, rank, perceives=perceives, end=end)]


def _only_does(verb: Token, lemma: str, kids: dict[str, Token], source: Token) -> bool:
    """Return whether a verb that may be one of saying is a deed here, or tells what became of somebody."""
    thing = kids.get("dobj")
    if lemma in {"see", "watch", "hear"} and thing is not None and thing.lemma_.lower() in cues.VIDEO_NOUNS:
        return True  # who watches a film of it was not there
    if lemma in cues.BELIEVE and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in FATES:
        return True  # "five crew feared dead"
    if lemma in cues.BELIEVE | {"find"} and _is_found_so(verb, kids):
        return True
    if lemma in {"find", "discover"} and _found_dead(kids):
        return True
    if lemma == "tell" and source.i > verb.i:
        return True  # who stands after "told" was told
    if lemma == "put" and not gives_figures(source) and "ccomp" not in kids:
        return True  # the storm that "put the number of dead at twelve"
    if lemma == "claim" and thing is not None and thing.lemma_.lower() in {"life", "victim"}:
        return True  # a crash "claimed 14 lives"
    if lemma in _ACTS and _on_person(thing):
        return True  # who dismisses or names somebody acts, and tells nothing
    # Soldiers capture a town, cameras what went on there.
    return lemma == "capture" and source.lemma_.lower() not in _CAPTURES


_VERBS = (
    cues.SAY
    | cues.BELIEVE
    | cues.FIND
    | cues.OBJECT
    | cues.INFINITIVE
    | cues.QUOTE_ONLY
    | frozenset({*cues.PREPOSITIONAL, "put"})
)
FATES = frozenset({"dead", "killed", "missing", "trapped", "drowned", "lost", "kidnapped", "injured"})
_ACTS = frozenset({"dismiss", "reject", "address", "support", "welcome"})


def _on_person(noun: Token | None) -> bool:
    """Return whether what a verb is done to is a person, whose dismissal or support is no word of anybody's."""
    return noun is not None and (noun.ent_type_ == "PERSON" or noun.lemma_.lower() in cues.PEOPLE_NOUNS)


def _refuses(verb: Token) -> bool:
    """Return whether "deny" withholds a thing from somebody: "denied him bail", "were denied entry"; nothing is said.

    A verb of future having takes two objects (Levin 1993, 13.3); of what is had, these are what is commonly withheld.
    """
    after = [c for c in verb.rights if c.dep_ in {"dobj", "dative", "ccomp", "oprd", "attr", "xcomp", "appos"}]
    return any(c.dep_ == "dative" or c.lemma_.lower() in _WITHHELD for c in after)


_WITHHELD = frozenset(
    {"bail", "parole", "probation", "access", "entry", "admission", "visa", "permit", "permission", "request", "appeal"}
    | {"petition", "application", "motion", "asylum", "citizenship", "treatment", "care", "right", "opportunity"}
    | {"chance", "passage", "boarding", "licence", "license", "registration", "accreditation", "contact", "consent"}
    | {"clemency", "leave", "entrance", "sleep", "food", "visit", "justice", "counsel", "funding"}
)
_CAPTURES = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS | cues.SATELLITE_WORDS | cues.CREW_NOUNS


def _is_found_so(verb: Token, kids: dict[str, Token]) -> bool:
    """Return whether "found" is a participle of those who were found: "a man and his sons found dead on Monday"."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if after is None or kids.keys() & {"dobj", "ccomp"} or verb.tag_ not in {"VBD", "VBN"}:
        return False
    return after.tag_ in {"JJ", "VBN", "VBG", "RB"} and after.lower_ not in {"that", "out"}


def _found_dead(kids: dict[str, Token]) -> bool:
    """Return whether somebody is found in a state: who "discovered the brothers dead" is told of, and tells nothing."""
    state = kids.get("ccomp") or kids.get("oprd") or kids.get("xcomp")
    return state is not None and state.lower_ in {"dead", "unconscious", "lifeless", "unresponsive"}


def _bare_participle(verb: Token, lemma: str) -> bool:
    """Return whether `verb` is a passive in disguise ("asked where, ...") or tells how a source wants to be named."""
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "relcl"} and lemma in {"ask", "tell", "quote", "cite"}:
        return not has_child(verb, "aux", "nsubj")
    unnamed = any(c.lemma_ in {"name", "identify"} and c.dep_ == "xcomp" for c in children(verb))
    return unnamed and lemma in {"ask", "decline", "refuse", "request", "want"}


def _after_cited(verb: Token, source: Token) -> Token:
    """Return who says in "Citing the chief, A B, the mayor, C D, said": not the one cited, whom the parse takes."""
    if sentence_of(verb)[0].lower_ not in {"citing", "quoting"} or source.i > verb.i:
        return source
    inner = [c for c in children(source) if c.dep_ == "appos" and c.i < verb.i and is_personal(c.lemma_.lower())]
    return inner[-1] if inner and any(c.lower_ == "the" for c in children(inner[-1])) else source


def _hung_elsewhere(verb: Token) -> Token | None:
    """Return the name right before a finite verb that the parse made an apposition: "As quoted by X, Y said"."""
    whole = verb.dep_ == "acl" and verb.tag_ == "VBD" and verb.head.dep_ == "ROOT" and verb.head.i < verb.i
    if whole and may_be_source(verb.head) and any(c.dep_ == "ccomp" for c in verb.rights):
        return verb.head  # "The spokesman, A B, denied that ...", taken for a noun phrase
    before = verb.nbor(-1) if verb.i > sentence_of(verb).start else None
    if before is None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ != "ROOT":
        return None
    sentence = sentence_of(verb)
    if sentence[0].lower_ in {"citing", "quoting"}:
        roles = [t for t in verb.doc[sentence.start : verb.i] if t.dep_ == "appos" and is_personal(t.lemma_.lower())]
        return next((t for t in reversed(roles) if any(c.lower_ == "the" for c in children(t))), None)
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
