"""Quantities: every number a report states, with its interval, its unit or the noun it counts, and its kind.

Counts follow the project's reading of number words: "several" is [2, open], "dozens" [24, open], "hundreds"
[200, open], "at least n" [n, open], "more than n" [n + 1, open], "up to n" [0, n], "about n" [n, n] and approximate.
Articles ("a man") are no quantities here. Designators ("B-52", "Mi-24") are not numbers at all; ordinals, years,
clock times, scores and labels ("Route 9", "the 3700 block") are found so that nobody takes them for counts.

For a benchmark of values (NewsQuant): `[{"value": v, "change": c} for q in found for v, c in stated_values(q, text)]`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.language import numerals, units
from firsthand.language.counted import find_counted, find_head
from firsthand.language.doc import Quantity
from firsthand.language.notnumbers import find_masks
from firsthand.language.vague import find_vague
from firsthand.model import Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens

_I = re.IGNORECASE
_ATOM = re.compile(
    rf"(?<![\w.,/$€£#@&])(?:(?P<sign>minus[ -]|(?<![\w-])[-−+](?=[0-9.$]))|(?P<sub>sub-))?(?P<money>{units.PREFIX} ?)?"
    rf"(?P<num>{numerals.NUMBER})",
    _I,
)
_MONEY_ATOM = re.compile(rf"(?<!\w)(?P<sign>[-−+])?(?P<money>{units.PREFIX} ?)(?P<num>{numerals.NUMBER})")
_FRACTION = re.compile(numerals.FRACTION, _I)
_BETWEEN = re.compile(r"[ \u00a0]*(?P<word>-to-|to(?= )|and(?= )|or(?= )|-or-|-|–|—|/)[ \u00a0]*", _I)
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)\b", _I)
_PLUS = re.compile(r"(?:\+|[- ]plus\b)(?!\w)", _I)
_AFTER = re.compile(
    r" (?:people |persons |others )?(?:or (?P<more>more|above|older|over|higher|greater)|or (?P<less>fewer|less"
    r"|under|younger|below)|or (?P<so>so)\b|(?P<most>at (?:the )?most)|(?P<least>at (?:the )?least))\b",
    _I,
)
_MODIFIERS = {
    ">=": r"(?:at )?(?:the very )?least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum of"
    r"|as few as",
    ">": r"(?:(?:well|far|slightly|just|a little|way) )?(?:more|greater|higher|larger|bigger|longer|older) than"
    r"|(?:(?:well|just) )?(?:over(?: than)?|above|exceeding|exceeds?|exceeded|upwards? of|north of|in excess of"
    r"|surpass(?:ed|es|ing)|topp?(?:ed|ing|s))|(?:is |was |were |worth )over",
    "<=": r"up to|as many as|as much as|no more than|not more than|at (?:the )?most|a maximum of|maximum of"
    r"|no greater than",
    "<": r"(?:(?:far|slightly|just|a little|well) )?(?:fewer|less|lower|smaller|shorter|younger) than|(?:(?:just|well"
    r"|still) )?(?:under(?: the age of)?|below|south of)|sub-",
    "~": r"about|around|approximately|approx\.?|roughly|some|nearly|almost|circa|ca\.|an estimated|estimated"
    r"|estimates? of|close to|near|perhaps|maybe|probably|possibly|in the region of|in the order of"
    r"|on the order of|somewhere around|[~≈∼]|as high as",
}
_BEFORE = re.compile(
    r"(?:(?<=[\s(~≈∼—–\"“'-])|^)(?:"
    + "|".join(f"(?P<m{i}>{p})" for i, p in enumerate(_MODIFIERS.values()))
    + r")[ \u00a0]*(?:(?:a|an|the|another|just|only|its|their|other|a total of)[ \u00a0])?$",
    _I,
)
_MODIFIER_KEYS = tuple(_MODIFIERS)
_RISE = (
    r"(?:up|rose|rise|rises|risen|rising|gain(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es|ing)"
    r"|soar(?:ed|s|ing)?"
    r"|add(?:ed|s|ing)|advanc(?:ed|es|ing)|grew|grow(?:s|n|ing)?|increas(?:ed|es|ing))"
)
_FALL = (
    r"(?:down|fell|falls?|fallen|falling|drop(?:s|ped|ping)?|los(?:t|es|ing)|lose|slid(?:es?|ing)?|plung(?:ed|es"
    r"|ing)|plummet(?:ed|s|ing)?"
    r"|tumbl(?:ed|es|ing)|declin(?:ed|es|ing)|decreas(?:ed|es|ing)|dip(?:s|ped|ping)?|sank|sinks?|slump(?:ed|s"
    r"|ing)?|shed(?:s|ding)?"
    r"|retreat(?:ed|s|ing))"
)
_CHANGE = re.compile(
    rf"\b(?:(?P<up>{_RISE})|(?P<down>{_FALL}))(?: (?:by|further|another|as much as|a further))?(?: [a-z]+ly)? ?$", _I
)
_LOOSE_TO = re.compile(r"(?: [\w.:]+){0,5}? to ")
_FROM = re.compile(r"\b(?:from|between)(?: [a-z]+| up to){0,2} ?$", _I)
_BETWEEN_AND = re.compile(r"\bbetween(?: [a-z]+){0,2} ?$", _I)
_MOVES = re.compile(rf"\b(?:{_RISE}|{_FALL}|revised|went|raised|lowered|cut|changed)\b[^.;]{{0,40}}$", _I)
_CHANGEABLE = frozenset({"percent", "basis point", "cent", "penny", "point"})


@dataclass(frozen=True, slots=True)
class _Atom:
    """One number as it stands: its own extent, and the extent with its unit."""

    start: int
    end: int
    number_end: int
    number_start: int
    value: float
    unit: str | None
    money: bool
    word: bool
    low: float | None = None  # the lower bound, once joined to a range
    join: str = ""  # how the two ends of a range were joined
    sub: bool = False


def find_quantities(tokens: Tokens) -> tuple[Quantity, ...]:
    """Return every quantity of the text, in order and without overlaps."""
    text = tokens.text
    masks = find_masks(text)
    fractions = _fractions(tokens, text)
    starts = [m.start for m in masks]
    atoms = [a for a in _atoms(text) if not _masked(a, masks, starts)]
    atoms = (
        [a for a in atoms if not (a.word and any(f.start <= a.start < f.end for f in fractions))]
        if fractions
        else atoms
    )
    found: list[Quantity | None] = [*fractions]
    found += [_quantity(atom, text, tokens) for atom in _joined(atoms, text)]
    found += [m for m in masks if m.kind != "skip"]
    taken = sorted((q.start, q.end) for q in found if q is not None)
    found += [q for q in find_vague(tokens, text) if not _overlaps(q, taken)]
    kept = sorted((q for q in found if q is not None and q.kind != "skip"), key=lambda q: (q.start, -q.end))
    return tuple(_inherit_change(kept, text))


def stated_values(quantity: Quantity, text: str) -> tuple[tuple[float | tuple[float, float], str], ...]:
    """Return (value, change) as the benchmarks of stated numbers want them; vague words and labels give nothing.

    "Two or three" is two stated values there, and an interval here.
    """
    if quantity.kind in {"rank", "year", "clock", "score", "label"} or quantity.unit == "vague":
        return ()
    value = quantity.value
    if not isinstance(value, tuple):
        return ((value, quantity.change),)
    low, high = value
    if low is None or high is None:
        return ()
    if re.search(r"[- ]or[- ]", text[quantity.start : quantity.end]):
        return ((low, quantity.change), (high, quantity.change))
    return (((low, high), quantity.change),)


def _fractions(tokens: Tokens, text: str) -> list[Quantity]:
    """Return the shares: "a third of those", "two thirds", "half the houses"."""
    found = []
    for match in _FRACTION.finditer(text):
        over = (match["over"] or "").lower()
        if over in {"a", "an", "one"} and not re.match(r" of ", text[match.end() : match.end() + 4]):
            continue  # "a third man", "a quarter", "one second": ordinals and terms
        value = numerals.read_fraction(over, match["part"] and match["part"].lower())
        head = find_head(tokens, match.start(), match.end())
        found.append(Quantity(match.start(), match.end(), value, "=", "percent", "share", None, head))
    return found


def _atoms(text: str) -> Iterator[_Atom]:
    end = 0
    for match in _ATOM.finditer(text):
        if match.start() < end or (atom := _atom(match, text)) is None:
            continue
        end = atom.end
        yield atom


def _atom(match: re.Match[str], text: str) -> _Atom | None:
    surface = match["num"]
    number_end = match.end("num")
    value = numerals.read_number(surface)
    if value is None or _designator(match, text):
        return None
    money = bool(match["money"])
    if not money and surface[-1].isalpha() and surface[0].isdigit() and surface[-1] in "mkbMKB":
        # "35m" is 35 metres, unless something is counted: "35m of its devices", "8m people".
        counted = re.match(r" (?:of\b|[a-z]{3,}s\b|people\b)", text[number_end : number_end + 30])
        if surface[-1] in "mb" and not counted:
            number_end -= 1
            value = numerals.read_number(surface[:-1]) or 0.0
    if match["sign"] and match["sign"][0] in "-−m":
        value = -value
    unit, end = (_money_unit(match["money"]), number_end) if money else (None, number_end)
    if unit is None:
        unit, end, money = _unit_after(text, number_end, word=numerals.is_word(surface))
        if unit is None and number_end < len(text) and text[number_end].isalpha():
            return None  # "49ers", "3G", "737s"
    return _Atom(
        match.start(),
        end,
        number_end,
        match.start("num"),
        value,
        unit,
        money,
        numerals.is_word(surface),
        sub=bool(match["sub"]),
    )


def _designator(match: re.Match[str], text: str) -> bool:
    """Return whether the number belongs to a name written with a hyphen or a stop: "Il-76", "V-6", "ID.3"."""
    start = match.start()
    if match["sub"] or match["sign"] or start == 0:
        return False
    before = text[start - 1]
    if before in "-–‑" and start > 1:
        head = re.search(r"([\w.]+)[-–‑]$", text[max(0, start - 16) : start])
        return (
            head is not None
            and not head[1].isdigit()
            and head[1].lower() not in {"to", "mid", "a", "or", "under", "over"}
        )
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
        if (
            gap
            and len(surface) <= 2
            and (word or surface.lower() in units.TOUCHING or text[at] == "-")
            and not (
                surface.lower() in {"t", "g", "m", "v", "l", "p", "w"}
                and not word
                and text[at] == " "
                and surface.islower()
            )
        ):
            continue
        return units.unit_name(surface), match.end(), money
    return None, at, False


def _masked(atom: _Atom, masks: list[Quantity], starts: list[int]) -> bool:
    i = bisect_right(starts, atom.number_start) - 1
    return (i >= 0 and masks[i].end > atom.number_start) or (
        i + 1 < len(masks) and masks[i + 1].start < atom.number_end
    )


def _joined(atoms: list[_Atom], text: str) -> Iterator[_Atom]:
    """Yield the atoms with the two ends of a range made one."""
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


def _range(first: _Atom, second: _Atom, text: str) -> _Atom | None:
    """Return the two as one range, or None when they are two numbers."""
    before = text[max(0, first.start - 40) : first.start]
    gap = _BETWEEN.fullmatch(text, first.end, second.start)
    from_to = gap is None and _LOOSE_TO.fullmatch(text, first.end, second.start) and _FROM.search(before)
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


def _may_join(first: _Atom, second: _Atom, word: str, before: str) -> bool:
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if word == "and":
        return bool(_BETWEEN_AND.search(before))
    if word == "to":
        # "Rose 0.7 percent to 6,327" is a change and a level.
        apart = _CHANGE.search(before) or (first.unit is not None and second.unit is None and not _FROM.search(before))
        return not apart
    if word == "/":
        return first.money and second.money
    return first.unit is None or first.money or first.unit == second.unit


def _scaled(atom: _Atom, text: str) -> bool:
    surface = text[atom.number_start : atom.number_end]
    return any(word in numerals.SCALES for word in re.findall(r"[a-z]+", surface.lower()))


def _mantissa(surface: str) -> tuple[float, float] | None:
    """Return the number before the scale word, and the scale: (93, 1e9) for "93 billion"."""
    scale = 1.0
    match = re.match(
        r"(.+?)[ \u00a0-]?((?:hundred|thousand|million|billion|trillion|mln|mil|bn|tn|mn)(?:[ -][a-z]+)*)$", surface, _I
    )
    if match is None or (first := numerals.read_number(match[1])) is None:
        return None
    for word in re.findall(r"[a-z]+", match[2].lower()):
        scale *= numerals.SCALES.get(word, {"bn": 1e9, "tn": 1e12, "mn": 1e6}.get(word, 1.0))
    return first, scale


def _quantity(atom: _Atom, text: str, tokens: Tokens) -> Quantity | None:
    start, end, change, bound = _modifier(atom, text)
    low, high = (atom.low, atom.value) if atom.low is not None else (atom.value, atom.value)
    value: float | tuple[float | None, float | None] = atom.value if atom.low is None else (low, high)
    kind, unit = _kind(atom)
    counted = find_counted(tokens, atom.number_start, atom.number_end, atom.end, value=atom.value, word=atom.word)
    if kind is None:
        kind, unit = counted.kind, counted.unit
        if kind == "skip":
            return None
    head = counted.head
    if kind not in {"count", "label", "rank", "year"} and bound in {"=", "~"}:
        change = _direction(text, start, kind, unit) or change
    count = None
    if kind == "count" and float(low).is_integer() and float(high).is_integer() and high >= 0 and high < 1e15:
        count = _count(atom, bound, text[start:end], moved=_moved(atom, text))
    elif kind == "count":
        kind = "measure"
    return Quantity(start, end, value, change, kind, unit, count, head)


def _kind(atom: _Atom) -> tuple[str | None, str | None]:
    if atom.money:
        return "money", atom.unit
    if atom.unit == "percent":
        return "percent", "percent"
    return ("measure", atom.unit) if atom.unit is not None else (None, None)


def _modifier(atom: _Atom, text: str) -> tuple[int, int, str, str]:
    """Return the extent with the words that bound the number, its sign of change, and the bound itself."""
    start, end, bound = atom.start, atom.end, "="
    before = _BEFORE.search(text, max(0, start - 40), start)
    if atom.sub:
        bound = "<"
    elif before:
        bound = _MODIFIER_KEYS[next(i for i in range(len(_MODIFIER_KEYS)) if before[f"m{i}"])]
        # "Near two tanks" is a place; "near 200 tanks" an estimate.
        if before.group().lower().startswith(("near ", "around the ")) and atom.value < 20:
            bound = "="
        else:
            start = before.start()
    if plus := _PLUS.match(text, end):
        bound, end = ">=", plus.end()
    elif (after := _AFTER.match(text, end)) and bound == "=":
        bound = ">=" if after["more"] or after["least"] else "<=" if after["less"] or after["most"] else "~"
        end = after.end()
    change = {"=": "=", ">=": ">", ">": ">", "<=": "<", "<": "<", "~": "~"}[bound]
    return start, end, change, bound


def _direction(text: str, start: int, kind: str, unit: str | None) -> str | None:
    if kind == "measure" and unit not in _CHANGEABLE:
        return None
    if text[start] in "-−" and unit == "percent":
        return "down"
    match = _CHANGE.search(text, max(0, start - 40), start)
    return None if match is None else "up" if match["up"] else "down"


def _moved(atom: _Atom, text: str) -> bool:
    """Return whether a range is a change of figure: "rose from three to five" leaves five."""
    before = text[max(0, atom.start - 60) : atom.start]
    return atom.join == "to" and bool(_FROM.search(before)) and bool(_MOVES.search(before))


def _count(atom: _Atom, bound: str, surface: str, *, moved: bool) -> Count:
    high = int(atom.value)
    low = high if atom.low is None or moved else int(atom.low)
    low, high = min(low, high), max(low, high)
    match bound:
        case ">=":
            return Count(low, None, text=surface)
        case ">":
            return Count(high + 1, None, text=surface)
        case "<=":
            return Count(0, high, text=surface)
        case "<":
            return Count(0, max(0, high - 1), text=surface)
        case "~":
            return Count(low, high, approximate=True, text=surface)
    return Count(low, high, text=surface)


def _inherit_change(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """Yield the quantities; in "lost 190 points, or 0.6%" the second has the direction of the first."""
    previous: Quantity | None = None
    for quantity in found:
        if previous is not None and previous.end > quantity.start:
            continue
        gap = text[previous.end : quantity.start] if previous is not None else ""
        current = quantity
        if (
            previous
            and quantity.change == "="
            and (
                (
                    previous.change in {"up", "down", ">"}
                    and quantity.kind in {"percent", "money"}
                    and re.fullmatch(r",? or (?:more than )?", gap)
                )
                or (previous.change in {"<", ">"} and previous.kind == quantity.kind == "measure" and gap == " (")
            )
        ):
            current = replace(quantity, change=previous.change)
        yield current
        previous = current


def _overlaps(quantity: Quantity, taken: list[tuple[int, int]]) -> bool:
    i = bisect_right(taken, (quantity.start, quantity.end))
    near = taken[max(0, i - 1) : i + 1]
    return any(s < quantity.end and quantity.start < e for s, e in near)
