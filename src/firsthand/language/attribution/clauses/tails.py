"""'..., X said' and 'images show that ...' read off the words, where the parse misplaces or mistags the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.attribution import cues
from firsthand.language.attribution.clauses.clause import Clause, is_nobody, trimmed
from firsthand.language.attribution.voices.kinds import is_personal
from firsthand.language.surface import sentence_of
from firsthand.language.tree import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Span, Token

MISTAGGED = frozenset({"show", "shows", "reports"})
_TAIL_EDGE = frozenset({",", "—", "–", "--", "”", "''", '"'})
_CLAUSE_WORDS = "and but or as who which whom whose when where while because if since although to"
_NOT_IN_NAMES = frozenset(_CLAUSE_WORDS.split(" "))
_INNER = frozenset({"compound", "poss", "amod", "nmod", "det"})
_OPENS_APPOSITION = frozenset({"a", "an", "the", "who", "whose", "head", "chief"})
_SEES = frozenset({"see", "watch", "witness", "count", "observe"})
_FINDS = frozenset({"find", "conclude"})
_EYES = cues.CREW_NOUNS | cues.WITNESS_NOUNS
_LONGEST_PLAIN_NAME, _LONGEST_NAME = 12, 22  # words of a source before its verb, without and with a relative clause


def read_tail(verb: Token) -> Clause | None:
    """Return '..., X said' at the end of a clause, read off the words and not the parse, which often misplaces it."""
    saw = is_saw(verb)
    lemma = "see" if saw else cues.lemma_of(verb.lemma_, verb.text)
    looks = lemma in _SEES
    says = lemma in cues.TAIL or looks or _goes_on(verb)
    if (not says or not (saw or _finite(verb))) and verb.lower_ not in MISTAGGED:
        return None
    doc, sentence = verb.doc, sentence_of(verb)
    after = verb.i + 2 if _goes_on(verb) else verb.i + 1
    if after < sentence.end and not _closes(doc[after], lemma):
        return None
    last = verb.i
    if last - 1 > sentence.start and doc[last - 1].text == ",":
        last = before_apposition(verb)
    first = name_start(doc, last, sentence.start)
    if first is None or first <= sentence.start + 2 or doc[first].dep_ == "cc":
        return None
    head = head_of(doc[first:last])
    if head is None or is_nobody(head) or (looks and head.lemma_.lower() not in _EYES):
        return None
    content = trimmed(doc, ((after_sibling(doc, sentence.start, first), first),))
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN"} for t in doc[sentence.start + 1 : first])
    if not finite and verb.i + 2 < sentence.end and doc[verb.i + 1].text == "," and doc[first - 1].text == ",":
        # "The frigates, the pilot recalls, sailed": an aside between a subject and its verb.
        content = trimmed(doc, ((sentence.start, first), (verb.i + 1, sentence.end)))
        finite = any(t.tag_ in FINITE for t in doc[verb.i + 2 : sentence.end])
    if not content or not finite or any(t.lower_ == "that" for t in doc[verb.i + 1 : min(verb.i + 9, sentence.end)]):
        return None
    end = verb.i - 1 if last < verb.i else verb.i
    cue = (verb.idx, verb.idx + len(verb))
    return Clause(verb.i, head, cue, lemma, content, perceives=looks or lemma == "find", start=first, end=end)


def _goes_on(verb: Token) -> bool:
    """Return whether a verb is that of "..., the man goes on", which carries on what he tells."""
    return verb.lower_ in {"goes", "went"} and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "on"


def is_saw(word: Token) -> bool:
    """Return whether a sentence's last word is "saw", which the tagger takes for the tool: "..., a reporter saw."."""
    return word.lower_ == "saw" and word.pos_ == "NOUN" and word.i + 1 < len(word.doc) and word.nbor(1).text == "."


def after_sibling(doc: Tokens, start: int, end: int) -> int:
    """Return where the content of a tail begins: after "..., X said, and" and the like, which is another's word."""
    for i in range(end - 1, start + 3, -1):
        joins = doc[i].lower_ in {"and", "but", "while"} and doc[i - 1].text == ","
        if not joins and doc[i].text != ";":
            continue
        mark = i - 1 if joins else i
        verb = doc[mark - 1]
        if cues.lemma_of(verb.lemma_, verb.text) in cues.TAIL and verb.tag_ in FINITE and doc[mark].text in {",", ";"}:
            return i + 1
    return start


def _finite(verb: Token) -> bool:
    """Return whether `verb` is finite; after "who asked not to be named" the tagger takes "told" for a participle."""
    participle = verb.tag_ == "VBN" and (verb.lower_ in {"told", "said"} or _after_name(verb))
    bare = verb.i == 0 or (verb.nbor(-1).pos_ != "AUX" and verb.nbor(-1).dep_ not in {"neg", "auxpass"})
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or (participle and bare)


def _after_name(verb: Token) -> bool:
    """Return whether a verb follows a name, or one between commas: "the mayor, A B, [reported] after a visit"."""
    comma = verb.i > 1 and verb.nbor(-1).text == ","
    before = verb.i - 2 if comma else verb.i - 1
    return before > 0 and verb.doc[before].pos_ == "PROPN" and verb.doc[before].ent_type_ not in {"DATE", "TIME", "GPE"}


def read_mistagged(word: Token) -> Clause | None:
    """Return 'images show that ...' where the tagger took "show" for a noun: it stands between a picture and more."""
    doc, sentence = word.doc, sentence_of(word)
    if word.lower_ not in MISTAGGED or word.pos_ == "VERB" or word.i + 2 >= sentence.end:
        return None
    first = name_start(doc, word.i, sentence.start)
    head = head_of(doc[first : word.i]) if first is not None else None
    if word.lower_ == "reports" and (first != sentence.start or doc[word.i + 1].lower_ != "that"):
        return None  # a verb only after a subject that opens the sentence: "Our observer at the depot reports that"
    picture = head is not None and head.lemma_.lower() in cues.IMAGE_NOUNS | cues.VIDEO_NOUNS | {
        "datum",
        "data",
        "record",
    }
    if head is None or not (picture or doc[word.i + 1].lower_ == "that"):
        return None
    content = trimmed(doc, ((word.i + 1, sentence.end),))
    lemma = word.lower_.removesuffix("s")
    return Clause(word.i, head, (word.idx, word.idx + len(word)), lemma, content, start=first, end=word.i)


def before_apposition(verb: Token) -> int:
    """Return the index after the name in "X, an analyst at Y, wrote", or that of the verb when there is none."""
    doc = verb.doc
    opening = next(
        (i for i in range(verb.i - 2, max(sentence_of(verb).start, verb.i - 16), -1) if doc[i].text == ","), None
    )
    if opening is None:
        return verb.i
    after = doc[opening + 1]
    leads = after.lower_ in _OPENS_APPOSITION or after.like_num or after.tag_ == "VBG"
    inner = doc[opening + 1 : verb.i - 1]
    owned = any(t.tag_ == "POS" for t in inner[:4]) and not any(t.tag_ in FINITE for t in inner)
    return opening if leads or owned or _is_name(inner) else verb.i


def _is_name(words: Span) -> bool:
    """Return whether `words` are a proper name of a few words: "Yusuf Dalo", "Col. Omar al-Rida"."""
    named = [t for t in words if t.pos_ == "PROPN" or t.text[:1].isupper()]
    return 0 < len(words) <= 5 and len(named) >= len(words) - 1 and words[0].text[:1].isupper()


def name_start(doc: Tokens, last: int, lowest: int) -> int | None:
    """Return where the noun phrase that ends before `last` begins, or None when something else stands there.

    The phrase may hold a relative clause: "a medic who had been at the gate".
    """
    first = last
    verbs = False
    while first > lowest and doc[first - 1].text not in _TAIL_EDGE:
        first -= 1
        word = doc[first]
        if last - first > _LONGEST_NAME or ("\n" in word.text and first > lowest):
            return None
        if word.lower_ in {"who", "whose"} and first > lowest and doc[first - 1].pos_ in {"NOUN", "PROPN"}:
            verbs = False
            continue
        verbs = (
            verbs
            or (word.tag_ in FINITE and not _is_calling(word))
            or (word.lower_ in _NOT_IN_NAMES and word.lower_ != "to")
        )
        if last - first > _LONGEST_PLAIN_NAME and not any(t.lower_ in {"who", "whose"} for t in doc[lowest:last]):
            return None
    words = doc[first:last]
    relative = any(t.lower_ in {"who", "whose"} for t in words)
    plain = relative or not any(t.lower_ == "to" for t in words)
    return first if first < last and not verbs and plain else None


def _is_calling(word: Token) -> bool:
    """Return whether a word is a calling before a name, though tagged as a verb: "fled, warden Ines Duarte said"."""
    follows = word.i + 1 < len(word.doc) and word.nbor(1).pos_ == "PROPN"
    return follows and word.text.islower() and is_personal(word.lower_)


def head_of(words: Span) -> Token | None:
    """Return the noun that heads a phrase whose parse is not trusted: the last of its first run of nouns."""
    head = next((t for t in words if _may_head(t) and t.nbor(1).text != "-"), None)
    named = len(words) > 1 and all(t.text[:1].isupper() for t in words)  # "Helmand Now", an adverb to the parse
    if head is None and len(words) and (words[-1].pos_ in {"NOUN", "PROPN"} or named):
        return words[-1]  # the parse made the whole phrase a part of its verb
    while head is not None and head.i + 1 < words.end and head.tag_ != "PRP":
        following = head.nbor(1)
        named = following.pos_ == "PROPN" and head.pos_ == "NOUN" and is_personal(head.lemma_.lower())
        if named and following.i + 1 < words.end and following.nbor(1).pos_ == "PROPN":
            return _last_of_name(following, words.end)
        if following.pos_ != "NOUN" or head.ent_type_ == "PERSON" or not _may_head(following):
            break
        head = following
    return head


def _last_of_name(name: Token, end: int) -> Token:
    """Return the last word of the name that `name` begins: whom "the driver Kofi Mensah" names."""
    while name.i + 1 < end and name.nbor(1).pos_ == "PROPN":
        name = name.nbor(1)
    return name


def _may_head(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in _INNER


def _closes(after: Token, lemma: str) -> bool:
    """Return whether the word after a reporting verb leaves it without a clause of its own."""
    if (
        after.text in {".", ",", ";", ")", "—", "–", "--"}
        or (after.text == ":" and lemma in _FINDS)
        or after.is_space
        or after.ent_type_ in {"DATE", "TIME"}
    ):
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


def read_headline(sentence: Span) -> list[Clause]:
    """Return 'X: what X says', 'what X says - X' and 'what X says, says X' as headlines write them, X a noun phrase."""
    doc, start, end = sentence.doc, sentence.start, sentence.end
    while end > start and (doc[end - 1].is_space or doc[end - 1].text == "."):
        end -= 1
    for mark in doc[start:end]:
        if mark.text == ":" and 0 < (stop := _plain_stop(doc, start, mark.i)) - start <= 6 and mark.i + 3 < end:
            said, named = doc[mark.i + 1 : end], doc[start:stop]
        elif mark.text in {"-", "–", "—", ":"} and 0 < end - mark.i - 1 <= 5 and mark.i - start >= 3 and _spaced(mark):
            said, named = doc[start : mark.i], doc[mark.i + 1 : end]
        elif mark.lower_ in _INVERTED and 0 < end - mark.i - 1 <= 5 and mark.i - start >= 4 and _after_comma(mark):
            said, named = doc[start : mark.i - 1], doc[mark.i + 1 : end]
        else:
            continue
        head = named.root
        if not _may_speak(named) or not (content := trimmed(doc, ((said.start, said.end),))):
            continue
        lower = head.lower_ == head.text and named.start > mark.i
        if lower or mark.is_alpha or any(t.pos_ == "VERB" for t in said):
            lemma = cues.lemma_of(mark.lemma_, mark.text) if mark.is_alpha else ":"
            cue = (mark.idx, mark.idx + len(mark))
            return [Clause(mark.i, head, cue, lemma, content, start=named.start, end=named.end)]
    return []


def _plain_stop(doc: Tokens, start: int, mark: int) -> int:
    """Return where the name before a colon ends: before "A B, speaking beside the ruins:" tells how it was said."""
    comma = next((t.i for t in doc[start:mark] if t.text == ","), None)
    if comma is None or comma + 1 >= mark:
        return mark
    return comma if doc[comma + 1].lower_ in _SPEAKING_AS else mark


_SPEAKING_AS = frozenset({"speaking", "talking", "writing", "standing", "in", "on", "at", "to", "addressing"})


def _may_speak(named: Span) -> bool:
    """Return whether a headline's short part names somebody who can say something: no label, date or topic."""
    head = named.root
    finite = any(t.like_num or (t.pos_ in {"VERB", "AUX"} and not _hyphened(t)) for t in named)
    if finite or head.pos_ not in {"PROPN", "NOUN"}:
        return False
    if head.lemma_.lower() in _SPEAKING:
        return True
    return head.ent_type_ in {"PERSON", "ORG"} and not any(t.lemma_.lower() in cues.LABELS for t in named)


def _hyphened(word: Token) -> bool:
    """Return whether a participle is the second half of an adjective: "state-backed"."""
    return word.tag_ == "VBN" and word.i > 0 and word.nbor(-1).text == "-"


def _after_comma(verb: Token) -> bool:
    return verb.i > sentence_of(verb).start and verb.nbor(-1).text == ","


_SPEAKING = (
    cues.PEOPLE_NOUNS
    | cues.OFFICE_NOUNS
    | cues.MEDIA_NOUNS
    | cues.IMAGE_NOUNS
    | frozenset({"report", "source", "video", "statement", "communique", "communiqué", "bulletin"})
)
_INVERTED = frozenset({"say", "says", "said", "claims", "reports"})


def _spaced(mark: Token) -> bool:
    """Return whether a dash stands between spaces: no hyphen."""
    return mark.text == ":" or (bool(mark.whitespace_) and mark.i > 0 and bool(mark.nbor(-1).whitespace_))
