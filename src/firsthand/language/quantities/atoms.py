"""Numbers as they stand: each with its sign and its unit, and the two ends of a range made one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.quantities import numerals, units
from firsthand.language.quantities.atom import Atom
from firsthand.language.quantities.changes import FROM, changes_before

if TYPE_CHECKING:
    from collections.abc import Iterator

_I = re.IGNORECASE
_ATOM = re.compile(
    r"(?<![\w,$€£#@&])(?:(?<![./])|(?<=(?-i:[a-z])\.)(?=[0-9])|(?<=[0-9mbnk]/)(?=[$€£]))"
    rf"(?:(?P<sign>minus[ -]|(?:plus or minus |\+/[-−]|± ?)|(?<![\w%)-])[-−+](?=[0-9.$]))|(?P<sub>sub-))?"
    rf"(?P<money>{units.PREFIX} ?)?(?P<num>{numerals.NUMBER})(?P<tail>-(?:odd|strong)\b)?",
    _I,
)
_BETWEEN = re.compile(r"[ \u00a0]*(?P<word>-to-|to(?= )|and(?= )|or(?= )|-or-|-|–|—|/)[ \u00a0]*", _I)
_LOOSE_TO = re.compile(r"(?: [\w.:]+){0,5}? to ")
_BETWEEN_AND = re.compile(r"\bbetween(?: [a-z]+){0,2} ?$", _I)
_LISTED = re.compile(r"[ \u00a0]*(?:,|,? ?(?:and|or))[ \u00a0]+", _I)
_LAST_OF_LIST = re.compile(r"and|or", _I)
_MILLION = 1e6
_YEARS = range(1900, 2101)
_MODEL_HEADS = frozenset({"to", "mid", "a", "or", "under", "over"})


def find_atoms(text: str) -> list[Atom]:
    """Return the numbers of a text, in order and without overlaps."""
    found: list[Atom] = []
    millions = False  # whether "m" stood for millions before: "9.3m Syrians, up from 6.8m"
    for match in _ATOM.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        atom = _atom(match, text, millions=millions)
        if atom is not None:
            found.append(atom)
            millions = millions or (atom.value >= _MILLION and match["num"][-1] in "mM")
    return found


def join_ranges(atoms: list[Atom], text: str) -> Iterator[Atom]:
    """Yield the atoms with the two ends of a range made one, and the unit of a list given to all its members."""
    atoms = _listed(atoms, text)
    i = 0
    while i < len(atoms):
        first = atoms[i]
        second = atoms[i + 1] if i + 1 < len(atoms) else None
        if second is not None and (joined := _range(first, second, text)) is not None:
            yield joined
            i += 2
        else:
            yield first
            i += 1


def _atom(match: re.Match[str], text: str, *, millions: bool) -> Atom | None:
    surface = match["num"]
    number_end = match.end("num")
    value = numerals.read_number(surface)
    if value is None or _designator(match, text):
        return None
    money = bool(match["money"])
    if not money and surface[-1].isalpha() and surface[0].isdigit() and surface[-1] in "mkbMKB":
        # "35m" is 35 metres, unless something is counted: "35m of its devices", "8m people".
        counted = re.match(r" (?:of\b|[A-Za-z]{3,}s\b|people\b)", text[number_end : number_end + 30])
        if surface[-1] in "mb" and not counted and not (millions and surface[-1] == "m"):
            number_end -= 1
            value = numerals.read_number(surface[:-1]) or 0.0
    if match["sign"] and match["sign"][:2].lower() in {"mi", "-", "−"}:
        value = -value
    unit, end = (_money_unit(match["money"]), number_end) if money else (None, number_end)
    word = numerals.is_word(surface)
    if match["tail"]:
        number_end = end = match.end("tail")
    if unit is None:
        unit, end, money = _unit_after(text, number_end, word=word)
        if unit is None and number_end < len(text) and text[number_end].isalpha():
            return None  # "49ers", "3G", "737s"
    if unit is None and (match["tail"] or "").lower() == "-strong":
        unit = "member"
    return Atom(
        match.start(),
        end,
        number_end,
        match.start("num"),
        value,
        unit,
        money,
        word,
        sub=bool(match["sub"]),
        odd=(match["tail"] or "").lower() == "-odd",
    )


def _designator(match: re.Match[str], text: str) -> bool:
    """Return whether the number belongs to a name written with a hyphen or a stop: "Il-76", "V-6", "ID.3"."""
    start = match.start()
    if match["sub"] or match["sign"] or start == 0:
        return False
    if text[start - 1] in "-–‑" and start > 1:
        head = re.search(r"([\w.]+)[-–‑]$", text[max(0, start - 16) : start])
        return head is not None and not head[1][0].isdigit() and head[1].lower() not in _MODEL_HEADS
    return False


def _money_unit(prefix: str) -> str:
    letters = re.sub(r"[^A-Za-z]", "", prefix).upper()
    symbols = {"€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₪": "ILS", "₩": "KRW", "₴": "UAH"}
    dollars = {"": "USD", "US": "USD", "C": "CAD", "CA": "CAD", "A": "AUD", "AU": "AUD", "NZ": "NZD", "HK": "HKD"}
    if "$" in prefix:
        return dollars.get(letters, f"{letters}D")
    if letters in {"PS", "Y"}:
        return {"PS": "GBP", "Y": "JPY"}[letters]
    return next((name for sign, name in symbols.items() if sign in prefix), letters)


def _unit_after(text: str, at: int, *, word: bool) -> tuple[str | None, int, bool]:
    """Return the unit right after `at`, where it ends, and whether it is money."""
    gap = 1 if text[at : at + 1] in {" ", "\u00a0", "-"} else 0
    for money, pattern in ((True, units.MONEY), (False, units.UNIT)):
        match = pattern.match(text, at + gap)
        if match is None:
            continue
        surface = match.group()
        # A letter is a unit where it touches its digits; with a space only some are: "5 t", not "3 m".
        short = len(surface) == 1 or surface.lower() in units.TOUCHING
        if gap and short and not (surface in {"t", "g", "m", "v", "l", "p", "w"} and not word and text[at] == " "):
            continue
        return units.unit_name(surface), match.end(), money
    return None, at, False


def _listed(atoms: list[Atom], text: str) -> list[Atom]:
    """Return the atoms with a shared unit given to each: "3, 4 and 5 percent", "two and three percent"."""
    result = list(atoms)
    ended = False  # whether the members seen so far, from the right, end in "and" or "or"
    for i in range(len(atoms) - 2, -1, -1):
        first, after = atoms[i], result[i + 1]
        gap = _LISTED.fullmatch(text, first.end, after.start)
        ended = bool(gap) and (ended or bool(_LAST_OF_LIST.search(gap.group() if gap else "")))
        if ended and first.unit is None and after.unit == "percent" and first.value not in _YEARS:
            result[i] = replace(first, unit=after.unit)
    return result


def _range(first: Atom, second: Atom, text: str) -> Atom | None:
    """Return the two as one range, or None when they are two numbers."""
    before = text[max(0, first.start - 40) : first.start]
    gap = _BETWEEN.fullmatch(text, first.end, second.start)
    from_to = gap is None and _LOOSE_TO.fullmatch(text, first.end, second.start) and FROM.search(before)
    if gap is None and not from_to:
        return None
    word = gap["word"].lower().strip("-") if gap else "to"
    if not _may_join(first, second, word, before):
        return None
    low, mantissa = first.value, _mantissa(text[second.number_start : second.number_end])
    if not _scaled(first, text) and mantissa is not None and low <= mantissa[0]:
        low *= mantissa[1]  # "1 to 2 thousand", "$89 to $93 billion"
    return replace(
        second,
        start=first.start,
        number_start=first.number_start,
        low=low,
        unit=second.unit or first.unit,
        money=first.money or second.money,
        end=max(first.end, second.end),
        join=word or "-",
    )


def _may_join(first: Atom, second: Atom, word: str, before: str) -> bool:
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if word == "and":
        return bool(_BETWEEN_AND.search(before))
    if word == "to":
        # "Rose 0.7 percent to 6,327" is a change and a level.
        apart = changes_before(before) or (first.unit is not None and second.unit is None and not FROM.search(before))
        # "45% to 41%" without "from" is a result, not a range.
        return not apart and not (first.unit and first.value > second.value and not FROM.search(before))
    if word == "/":
        return first.money and second.money
    if first.unit is not None and first.value > second.value:
        return False  # "32%-25%"
    return first.unit is None or first.money or first.unit == second.unit


def _scaled(atom: Atom, text: str) -> bool:
    surface = text[atom.number_start : atom.number_end].lower()
    return any(word in numerals.SCALES for word in re.findall(r"[a-z]+", surface)) or bool(
        re.search(r"[0-9](?:mn|bn|tn|[mkb])$", surface)
    )


def _mantissa(surface: str) -> tuple[float, float] | None:
    """Return the number before the scale word, and the scale: (93, 1e9) for "93 billion" and "93bn"."""
    scale = 1.0
    match = re.match(
        r"(.+?)[ \u00a0-]?((?:hundred|thousand|million|billion|trillion|quadrillion|lakh|crore|mln|mil|bn|tn|mn"
        r"|(?<=[0-9])[mkb])(?:[ -][a-z]+)*)$",
        surface,
        _I,
    )
    if match is None or (first := numerals.read_number(match[1])) is None:
        return None
    for word in re.findall(r"[a-z]+", match[2].lower()):
        scale *= numerals.SCALES.get(
            word, {"bn": 1e9, "tn": 1e12, "mn": 1e6, "m": 1e6, "k": 1e3, "b": 1e9}.get(word, 1.0)
        )
    return first, scale
