"""What a bare number counts: the head noun of its phrase, or the reason why it counts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.language.places.spellings import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "PUNCT", "PART", "VERB"})
_MODIFIES = frozenset({"compound", "nmod", "amod", "npadvmod", "poss"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TIME_UNITS = vocabulary(
    "second minute hour day week month year decade century fortnight night season quarter moment morning"
    " evening weekend"
)
_MEASURES = vocabulary("mile kilometer metre meter yard foot inch point degree percent hit time pound cent")
_YEAR_LEAD = vocabulary(
    "in since by of until till from before after during to and between through around late early mid"
)
_IDIOMS = frozenset({"another", "day", "night", "morning", "evening", "afternoon", "thing", "time"})
_BEFORE_ONE = frozenset({"least", "most", "last", "first", "only", "more", "less", "fewer"})
_AMONG = frozenset({"including", "and", "among", "least", "only", ",", "with"})
_NO_PROPERTY = frozenset({"year", "month", "day", "plus", "and", "or", "to"})
# What is said to be of a year rather than so many: "the 2018 sales", "2012 elections".
_YEARLY = vocabulary(
    "sale result earning profit revenue election number figure estimate forecast game playoff final primary midterm"
    " budget championship olympic edition model season target negotiation riot protest attack talk poll census"
)
_PRONOUN_LEAD = frozenset(["no", "each", "every", "any", "this", "that", "another", "the", "which"])


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun a number belongs to and the kind of quantity that makes it."""

    kind: str
    unit: str | None
    head: int | None


def find_counted(tokens: Tokens, start: int, end: int, outer: int, *, value: float, word: bool) -> Counted:
    """Return what the number at characters [start, end) counts; `outer` is the end with its unit."""
    span = tokens.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return Counted("skip", None, None)
    last = span[-1]
    head = _head(last)
    if outer > end:
        return Counted("measure", None, head.i if head else None)
    first = span[0]
    before = tokens[first.i - 1] if first.i else None
    if reason := _not_a_count(first, last, before, head, value, word=word):
        return Counted(reason, None, None)
    if head is None:
        return Counted(*_bare(last, value, word=word), None)
    lemma = head.lemma_.lower()
    if lemma in _TIME_UNITS or lemma in _MEASURES:
        return Counted("measure", lemma, head.i)
    return Counted("count", None, head.i)


def find_head(tokens: Tokens, start: int, end: int) -> int | None:
    """Return the token index of the noun that the words at characters [start, end) stand before, if any."""
    span = tokens.char_span(start, end, alignment_mode="expand")
    head = _head(span[-1]) if span is not None and len(span) else None
    return None if head is None else head.i


def _not_a_count(
    first: Token, last: Token, before: Token | None, head: Token | None, value: float, *, word: bool
) -> str | None:
    """Return why a number counts nothing: "skip" for a pronoun or an idiom, "year", "label" for a part of a name."""
    if word and last.lower_ == "one" and _is_pronoun(first, last, before, head):
        return "skip"
    if _is_property(last):
        return "label"  # "six-speed", "three-bedroom": a property of one thing
    if word:
        return None
    if (
        1000 <= value <= 2100
        and float(value).is_integer()
        and first.text[:4].isdigit()
        and _is_year(first, before, head)
    ):
        return "year"
    if value >= 100 and head is not None and head.tag_ == "NNP" and head.text.isalpha() and "," not in first.text:
        return "label"  # "737 Max", "787 Dreamliner"
    if before is None or before.is_sent_start or before.whitespace_ != " ":
        return None
    return "label" if _numbers_a_name(last, before, head, value) or _ends_a_name(first, last, before, head) else None


def _is_pronoun(first: Token, last: Token, before: Token | None, head: Token | None) -> bool:
    """Return whether "one" stands for somebody or something: "no one", "one day", "a new one", "one who"."""
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    lead = before.lower_ if before is not None else ""
    if lead in _PRONOUN_LEAD and not (lead == "the" and head is not None):
        return True
    if head is None and before is not None and before.tag_ in {"JJ", "JJR", "JJS"} and lead not in _BEFORE_ONE:
        return True  # "a new one", "the same one"
    if after is None:
        return False
    idiom = after.lower_ in _IDIOMS or (after.tag_ == "MD" and first.is_sent_start)
    return idiom or after.lower_ in {"'s", "’s", "-"} or (after.lower_ == "who" and lead not in _AMONG)


def _is_property(last: Token) -> bool:
    """Return whether a hyphen joins a number to a word that is no unit of time: "six-speed"."""
    doc, at = last.doc, last.i + 1
    if at + 1 >= len(doc) or doc[at].text not in {"-", "‑"} or last.whitespace_ or doc[at].whitespace_:
        return False
    part = doc[at + 1]
    return bool(part.is_alpha and not part.like_num and part.lower_ not in _NO_PROPERTY)


def _numbers_a_name(last: Token, before: Token, head: Token | None, value: float) -> bool:
    """Return whether a number belongs to the name before it: one of "the Apollo 11 crew" counts no singular noun."""
    return (
        head is not None
        and 2 <= value < 100
        and float(value).is_integer()
        and before.pos_ == "PROPN"
        and head.tag_ == "NN"
        and head.i <= last.i + 3
        and head.dep_ != "compound"
    )


def _ends_a_name(first: Token, last: Token, before: Token, head: Token | None) -> bool:
    """Return whether a number ends a name: "Apple Watch 5", "Fortune 100"."""
    if before.pos_ != "PROPN" and not (any(c.isupper() for c in before.text) and before.i > 0 and before.is_alpha):
        return False
    if head is None:
        return True
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    named = head.pos_ == "PROPN" and head.text.isalpha()
    apart = after is not None and after.i < head.i and last.dep_ != "nummod"
    return (named or apart) and (head.pos_ == "PROPN" or last.head.i < first.i)


def _is_year(first: Token, before: Token | None, head: Token | None) -> bool:
    if first.i + 2 < len(first.doc) and first.nbor().lower_ in {"and", "or"} and _like_year(first.nbor(2)):
        return True  # "the 2008 and 2012 campaigns"
    plural = (
        head is not None
        and first.dep_ == "nummod"
        and head.tag_ in {"NNS", "NNPS"}
        and head.ent_type_ not in {"EVENT", "ORG"}
    )
    if plural and head is not None and head.lemma_.lower() in _YEARLY and first.i + 1 == head.i:
        return True
    if plural and not (before is not None and before.pos_ in {"PROPN", "NOUN", "PART"}):
        return False
    lead = before.lower_ if before is not None else ""
    return (
        first.ent_type_ in {"DATE", "EVENT", "LAW"} or lead in _YEAR_LEAD or head is None or head.tag_ in {"NN", "NNP"}
    )


def _like_year(token: Token) -> bool:
    return len(token) == 4 and token.is_digit and token.text[:2] in {"19", "20"}


def _bare(last: Token, value: float, *, word: bool) -> tuple[str, str | None]:
    """Return the kind of a number without a noun: a count where a verb is said of it ("four were hurt")."""
    if not float(value).is_integer() or value < 0:
        return "measure", None
    # "Were at 35", "aged around 73": a level; "a toll of 14", "17 dead" count.
    level = last.dep_ == "pobj" and last.head.lower_ in {"at", "over", "under", "above", "below", "around"}
    return ("measure" if level and not word else "count"), None


def _head(last: Token) -> Token | None:
    """Return the noun that the number's phrase is built on: "three <- more Syrian Army soldiers"."""
    token = last
    while (
        token.dep_ in {"quantmod", "compound", "nummod", "advmod"}
        and token.head.pos_ == "NUM"
        and token.head.i > token.i
    ):
        token = token.head
    if token.dep_ in {"nummod", "amod", "compound"} and token.head.i > token.i and token.head.pos_ in _NOUNS:
        return token.head
    doc = last.doc
    at = last.i + 1
    if at < len(doc) and doc[at].lower_ == "of":
        return _after_of(doc, at + 1)
    return _run(doc, at)


def _run(doc: Tokens, at: int) -> Token | None:
    """Return the last noun of the unbroken run of modifiers and nouns that starts at `at`."""
    found = None
    for token in doc[at : at + 8]:
        if token.pos_ in _NOUNS:
            if found is not None and found.dep_ not in _MODIFIES:
                break
            found = token
        elif found is not None and found.dep_ not in _MODIFIES:
            break
        elif (
            token.text in {"-", "‑"}
            or (token.pos_ == "PUNCT" and token.text in {'"', "“"})
            or token.tag_ in {"POS", "PRP$"}
        ):
            continue
        elif (
            token.pos_ not in _INSIDE
            or token.pos_ == "PUNCT"
            or (token.pos_ == "VERB" and token.dep_ != "amod")
            or token.pos_ == "NUM"
        ):
            break
    return found


def _after_of(doc: Tokens, at: int) -> Token | None:
    while at < len(doc) and (
        doc[at].pos_ in {"DET", "PRON", "NUM"} and doc[at].lower_ not in {"them", "us", "these", "those", "whom"}
    ):
        at += 1
    return _run(doc, at) if at < len(doc) else None
