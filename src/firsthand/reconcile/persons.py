"""Names of people and of bodies: which is which, and whether two names may be one person's however they are spelt."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from firsthand.reconcile.roots import plain
from firsthand.reconcile.spellings import letters

_PART = 4  # letters that two handles of one house have in common at an end
_FILLER = frozenset({"of", "the", "and", "for", "in", "at", "office", "department", "ministry", "agency", "a"})
# Letters that romanisations of one name write in several ways, the longer first.
_ALIKE = (
    *(("tch", "c"), ("tsch", "c"), ("sch", "s"), ("kh", "k"), ("gh", "g"), ("dj", "j"), ("dzh", "j"), ("zh", "j")),
    *(
        ("sh", "s"),
        ("ch", "c"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("ck", "k"),
        ("x", "ks"),
        ("q", "k"),
        ("w", "v"),
    ),
)
_ARTICLE = re.compile(r"\b(?:al|el|ad|ed|as|es|ash|esh|at|et|ar|er|an|en|az|ez)[- ]")
_SPELT = 84  # of 100: how like the consonants of two full names are that may be one name's


def person_like(name: str) -> bool:
    """Whether the name is a person's rather than a body's: no word of it names a body."""
    return not re.search(
        r"\b(?:police|ministry|department|office|government|army|navy|forces?|hospital|council|court|agency|company|"
        r"union|party|committee|service|institute|centre|center|group|university|authority|organi[sz]ation|nations|"
        r"command|guard|administration|state|kremlin|pentagon|monitor|observatory|association|bureau|corps|network|"
        r"coastguards?|gendarmerie|carabinieri|presidency|embassy|consulate|parliament|senate|headquarters|alliance|"
        r"authorities|firefighters|rescuers|syndicate|prison|jail|factory|bank|firm|operator|observers|"
        r"society|cooperative|co-operative|charity|clinic|church|mission|crescent|cross|watch|movement|front|league|"
        r"ministries|commission|brigades?|squad|clinics?|hospitals?|companies|"
        r"foundation|board|corporation|airport|port|school|brigade|coalition|federation|protection|defen[cs]e)\b",
        name,
    )


def is_body(description: str) -> bool:
    """Return whether the head of a description in lower case is a word for an office: "city fire department"."""
    head = re.split(r"\s+(?:of|in|at|for|from|near|on|run|who|which)\b", description, maxsplit=1)[0].split()
    if head[-1:] == ["guard"] and not (len(head) > 1 and head[-2] in _CORPS):
        return False  # a man on guard
    return bool(head) and not person_like(head[-1])


_CORPS = frozenset({"coast", "national", "border", "republican", "presidential", "revolutionary", "civil", "frontier"})


def two_people(a: str, b: str) -> bool:
    """Return whether two names are people's and cannot be one name, however it is spelt: they share no part of it.

    One of them may be a name alone, "Joan"; a surname that both have, in whatever spelling, leaves it open.
    """
    if not (person_like(a) and person_like(b)):
        return False
    if " " in a and " " in b:
        return consonants(a.rpartition(" ")[2]) != consonants(b.rpartition(" ")[2]) and not spelt_alike(a, b)
    one, other = {consonants(part) for part in a.split()}, {consonants(part) for part in b.split()}
    return " " in a + b and not any(fuzz.ratio(x, y) >= _SPELT for x in one for y in other)


def spelt_alike(a: str, b: str) -> bool:
    """Return whether two full names may be one person's in two romanisations: "Yusuf al-Khatib", "Youssef Elkhateeb".

    Their consonants are alike, as those of two people seldom are; which of the two holds is not said.
    """
    if not (" " in a and " " in b):
        return False
    one, other = consonants(a), consonants(b)
    return one == other or (one[:1] == other[:1] and fuzz.ratio(one, other) >= _SPELT)


@lru_cache(maxsize=1 << 16)
def consonants(name: str) -> str:
    """Return the consonants of a name as any romanisation has them; the name itself where it has none."""
    text = _ARTICLE.sub("", letters(name))
    for one, other in _ALIKE:
        text = text.replace(one, other)
    bare = re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|[aeiouyh]", "", text))
    return bare or text


def share_a_part(a: str, b: str) -> bool:
    """Return whether two handles begin or end alike, as those of one newsroom do: "AnnaKXQ9", "bob_KXQ9"."""
    one, other = (re.sub(r"[^a-z0-9]", "", name.casefold()) for name in (a, b))
    return len(one) > _PART and len(other) > _PART and (one[-_PART:] == other[-_PART:] or one[:_PART] == other[:_PART])


def telling_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from another: no article, no word for what sort of body it is."""
    return frozenset(word for word in re.findall(r"\w{3,}", plain(name)) if word not in _FILLER)


def unlike_employers(a: str, b: str) -> bool:
    """Return whether two descriptions are of people of two bodies: "clerk of the port", "clerk of the Marlow firm".

    A body told of by its noun alone ("a nurse at the hospital") may be any.
    """
    one, other = _EMPLOYED.split(a, maxsplit=1), _EMPLOYED.split(b, maxsplit=1)
    if len(one) < 2 or len(other) < 2 or one[0] != other[0]:
        return False
    bodies = [re.sub(r"^(?:the|an?|its|his|her)\s+", "", tail) for tail in (one[1], other[1])]
    told = [frozenset(re.findall(r"\w{3,}", body)) for body in bodies]
    return all(len(words) > 1 for words in told) and not told[0] & told[1] and not all(map(person_like, bodies))


_EMPLOYED = re.compile(r"\s+(?:of|at|for|from|with|in)\s+")
