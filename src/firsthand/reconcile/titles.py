"""Names and the titles before them: "Harbour master Nedim Arslan" is Nedim Arslan, who is harbour master.

Also the full name for which a surname stands, and the name that a text puts beside an office.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.reconcile.roles import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Link

CAPPED = r"(?:[A-ZÀ-ÖØ-Þ]\w{0,2}\.|[A-ZÀ-ÖØ-Þ](?:[\w'’-]*\w)?)"
NAME = rf"{CAPPED}(?:[ \t]+(?:(?:al|el|bin|ibn|ould|de|da|del|dos|di|van|von|der|den|la|y)[ -])*{CAPPED}){{0,4}}"
_TITLE_WORD = re.compile(
    r"(?:minister|president|governor|mayor|premier|chancellor|master|prefect|sheriff|coroner|chief|commissioner|officer|"
    r"ambassador|bishop|archbishop|general|colonel|captain|major|lieutenant|sergeant|commander|admiral|inspector|"
    r"superintendent|detective|deputy|director|head|manager|secretary|spokes\w+|doctor|dr|nurse|surgeon|professor|judge|"
    r"prosecutor|attorney|chairman|chairwoman|leader|senator|councillor|imam|priest|king|queen|corporal|brigadier|commodore|"
    r"constable|trooper|marshal|warden|ranger|gendarme)",
    re.IGNORECASE,
)
# Nouns that stand before the name of a body or account: "the rights group Open Coast".
BODY_WORD = re.compile(
    r"(?:group|network|account|channel|website|site|agency|charity|union|organi[sz]ation|association|monitor|company|"
    r"newspaper|movement|party|society|page|blog)",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:^|\s)(?:an?|some|several|two|three|one|another)\s+(?:[\w'’-]+\s+){0,2}$", re.IGNORECASE)
STOPS = re.compile(
    r"(?:said|says|told|tells|by|to|of|for|with|from|and|but|as|that|the|a|an|in|on|at|when|where|while|according|its|"
    r"his|her|their|our|after|before|is|was|were|are|has|had|added|quoted|citing|asked|named|called)",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(rf"[ \t]+({NAME})")
_NAMED_APART = re.compile(rf"(?:\s+(?:of|for|at|in)\s+[^,.;:\n]{{2,40}})?,\s+({NAME})\s*[,.]")
LONGEST = 200  # characters of a name or description that are read
_REMEMBERED = 1 << 16  # names, each with its text, of which what a text says is remembered


@lru_cache(maxsize=_REMEMBERED)
def split_title(name: str) -> tuple[str, str]:
    """Return the office and the name of "Harbour master Nedim Arslan" or "governor of Potosi, Remedios Mamani"."""
    if len(name) > LONGEST:
        return "", name
    first, comma, second = name.partition(",")
    if comma and "," not in second:
        for role, person in ((first.strip(), second.strip()), (second.strip(), first.strip())):
            if is_name(person) and " " in person and has_role(role) and not has_role(person):
                return role, person
    words = name.split()
    for size in range(min(len(words) - 1, 6), 0, -1):
        person = " ".join(words[size:])
        body = BODY_WORD.fullmatch(words[size - 1]) is not None and words[size - 1].islower()
        if body and is_name(person):
            return " ".join(words[:size]), person
        if size == 1 and " " in person and is_name(person) and fields_of(words[0].casefold()):
            return words[0], person  # "Lawyer Gulnara Toktosunova"
        if _TITLE_WORD.fullmatch(words[size - 1]) and is_name(person) and not has_role(person):
            if words[size - 1][:1].isupper() and " " not in person:
                break  # "Judge Advocate", "Police Chief Holt": not shown to be a name
            return " ".join(words[:size]), person
    return "", name


def titled_surname(name: str) -> tuple[str, str]:
    """Return the title and the surname of "Inspector Owiti", "Mrs Diarra", "paramedic Monroy"; "" and the name else."""
    words = name.split() if len(name) <= LONGEST else []
    titles, surname = words[:-1], "".join(words[-1:])
    if not 0 < len(titles) <= _MOST_TITLES or not is_name(surname):
        return "", name
    said = [word.rstrip(".") for word in titles]
    if any(STOPS.fullmatch(word) for word in said):
        return "", name  # "governor of Ohana"
    if all(_ADDRESS.fullmatch(word) or _TITLE_WORD.fullmatch(word) or word.islower() for word in said):
        return " ".join(titles), surname
    return "", name


_MOST_TITLES = 3  # words before a surname: "Lieutenant Colonel", "retired army captain"
_ADDRESS = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madame|Father|Fr|Sister|Brother|Pastor|Rev|Reverend|Imam|Sheikh|Elder|Capt|Sgt|Lt|Col|"
    r"Gen|Insp|Supt|Prof|Cpl|Maj)"
)


def has_role(words: str) -> bool:
    """Return whether one of the words is an office's: "deputy harbour master"."""
    return any(_TITLE_WORD.fullmatch(word) for word in re.findall(r"[\w-]+", words))


def heads_role(word: str) -> bool:
    """Return whether a word can head what somebody is called by his office, or a body by its sort."""
    return _TITLE_WORD.fullmatch(word) is not None or BODY_WORD.fullmatch(word) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_name(name: str) -> bool:
    """Return whether all of it is a name as people and bodies have them: capitalised words."""
    return re.fullmatch(NAME, name) is not None


@lru_cache(maxsize=_REMEMBERED)
def full_names(name: str, text: str) -> tuple[str, ...]:
    """Return the full names for which a report's surname may stand; none for a name that is full."""
    if " " in name or len(name) > LONGEST or not is_name(name):
        return ()
    longer = {
        " ".join(words) for m in _fuller_names(name).finditer(text) if len(words := _without_titles(m[1].split())) > 1
    }
    return tuple(sorted(longer))


@lru_cache(maxsize=4096)
def _fuller_names(surname: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])((?:{CAPPED}[ \t]+){{1,3}}{_surname(surname)})(?![\w-])")


def _surname(name: str) -> str:
    """Return the pattern of a surname, the article of an Arabic one in either case: "Al-Sufi", "al-Sufi"."""
    article, hyphen, rest = name.partition("-")
    return f"(?i:{article})-{re.escape(rest)}" if hyphen and article.casefold() in {"al", "el"} else re.escape(name)


def _without_titles(words: list[str]) -> list[str]:
    for i in range(len(words) - 1, -1, -1):
        title = _TITLE_WORD.fullmatch(words[i]) or STOPS.fullmatch(words[i]) or _ADDRESS.fullmatch(words[i].rstrip("."))
        if i < len(words) - 1 and title:
            return words[i + 1 :]
    return words


@lru_cache(maxsize=_REMEMBERED)
def named_beside(link: Link, text: str) -> str:
    """Return the one name that the report puts beside a voice it otherwise calls by its office; "" for none."""
    role = link.name.strip()
    if len(role) > LONGEST:
        return ""
    body = BODY_WORD.fullmatch(role.split()[-1]) is not None if role else False
    if not (body or has_role(role)) or re.search(r"[^s]s$", role) or _has_name(role):
        return ""
    if link.start is not None and link.end is not None:
        at = text.casefold().find(role.casefold(), link.start, link.end)
        at = link.start if at < 0 or len(text.casefold()) != len(text) else at
        if _INDEFINITE.search(text[max(0, at - 40) : at]):
            return ""
    found = set(_beside(role, text))
    if not body:
        found = {" ".join(_without_titles(name.split())) for name in found}
        found = {name for name in found if not has_role(name)}
    found = {name.rstrip(".") for name in found if " " in name}
    return found.pop() if len(found) == 1 else ""


def _beside(role: str, text: str) -> Iterator[str]:
    """Give the names that stand beside the words of an office: after them, after them and a comma, or before them."""
    here, before, named_before = _told_as(role)
    at = [m.span() for m in here.finditer(text)]
    for tail in (_NAMED_AFTER, _NAMED_APART):
        done = 0
        for start, end in at:
            if start >= done and (found := tail.match(text, end)) is not None:
                yield found[1]
                done = found.end()
    if at and before.search(text) is not None:
        yield from (found[1] for found in re.finditer(named_before, text))


@lru_cache(maxsize=4096)
def _told_as(role: str) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    """Return the pattern of an office's words, that of them as an apposition, and that with the name before it.

    The last is seldom needed, and slow to make.
    """
    said = re.escape(role)
    apposed = rf",\s+(?:the|its|an?)\s+(?:[\w'’-]+\s+){{0,3}}(?i:{said})(?!\w)"
    return re.compile(rf"(?<!\w)(?i:{said})"), re.compile(apposed), rf"({NAME}){apposed}"


def _has_name(role: str) -> bool:
    return re.search(rf"\s{CAPPED}$", role) is not None


@lru_cache(maxsize=_REMEMBERED)
def spelt_out(letters: str, text: str) -> str:
    """Return the name for which a text puts letters in brackets: "the State Security Committee (KGB)"; "" for none."""
    if not _LETTERS.fullmatch(letters):
        return ""
    found = {
        " ".join(m[1].split())
        for m in re.finditer(
            rf"((?:{CAPPED}[ \t]+){{1,6}}(?:(?:of|for|the|and|de|del|du)[ \t]+(?:{CAPPED}[ \t]+){{1,4}})*)"
            rf"\({re.escape(letters)}\)",
            text,
        )
    }
    found = {re.sub(r"^(?:The|In|At|A|An|But|And)\s+", "", name) for name in found}
    return found.pop() if len(found) == 1 else ""


_LETTERS = re.compile(r"[A-Z][A-Z&-]{1,7}")
