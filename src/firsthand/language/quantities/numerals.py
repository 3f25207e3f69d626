"""Numbers as they are written: digits with separators, words, scales, fractions; one pattern and its reading."""

from __future__ import annotations

import re

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL: dict[str, int] = {word: n for n, word in enumerate(_UNITS)} | {w: 10 * (n + 2) for n, w in enumerate(_TENS)}
SCALES: dict[str, float] = {
    "dozen": 12,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mil": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "lakh": 1e5,
    "crore": 1e7,
}
_ATTACHED = {"k": 1e3, "m": 1e6, "mn": 1e6, "mil": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 1 / 6, "eighth": 0.125}
_PARTS |= {"seventh": 1 / 7, "ninth": 1 / 9, "tenth": 0.1}

# Letters that a pattern without case takes for s, i and k, though no table of words does: same length, plain letters.
PLAIN_LETTERS = str.maketrans({"ſ": "s", "ı": "i", "İ": "I", "\u212a": "K"})

_GAP = r"[ \u00a0]"
_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ \u00a0-](?:{'|'.join(_UNITS[1:10])}))?"
    rf"|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
)
_SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion|quadrillion|mln|mil|lakh|crore)"
_AND_PART = r"(?:[ \u00a0-]and[ \u00a0-](?:(?:an?|one)[ \u00a0-])?(?:half|third|quarter)\b)"
WORDS = (
    rf"(?:(?:an?{_GAP})?(?:half|quarter)(?:[ \u00a0-]|{_GAP}of{_GAP})(?:an?{_GAP})?{_SCALE}"
    rf"|(?:{_SMALL}|an?(?={_GAP}{_SCALE}\b))"
    rf"(?:[ \u00a0-]{_SCALE}\b(?:{_GAP}(?:and{_GAP})?{_SMALL}\b)?)*{_AND_PART}?)"
)
# "1/2" and its like are fractions; any other two numbers with a slash are a date or a ratio.
_SLASHED = r"(?:[135]/8|1/2|[12]/3|[13]/4|[1-4]/5|[15]/6)(?![0-9/])"
DIGITS = (
    rf"(?:(?:[0-9]{{1,4}}[ \u00a0-])?{_SLASHED}|[0-9]{{1,3}}(?:[,\u00a0\u202f][0-9]{{3}})+(?:\.[0-9]+)?(?![0-9])"
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"  # "12,50,000", grouped as in India
    r"|[0-9]{1,15}(?:\.[0-9]+)?(?:[ \u00a0]?[½¼¾⅓⅔])?|\.[0-9]+|[½¼¾⅓⅔])"
)
POWER = r"(?: ?[×x] ?10\^[−-]?[0-9]{1,2}|[×x]10[−-]?[0-9]{1,2}| ?[×x] ?10[⁻⁰¹²³⁴-⁹]{1,3}|e[+−-]?[0-9]{1,2}\b)"
NUMBER = (
    rf"(?:{DIGITS}(?:{POWER}|(?:mn|mil|mln|bn|tn|[mkb])\b(?!/)|(?:[ \u00a0-]{_SCALE}\b)+|{_AND_PART})?|\b{WORDS}\b)"
)
FRACTION = (
    r"\b(?:(?P<over>one|two|three|four|five|six|seven|eight|nine|an?)[ \u00a0-](?P<part>half|halves|thirds?|quarters?"
    r"|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|(?P<bare>half)(?= (?:of|the|a|an|its|their|his|her"
    r"|our)\b)(?! an? (?:dozen|hundred|thousand|million|billion))"
    r"|half(?:(?<=\bby half)|(?<=\bthan half)|(?<=(?:rly|ost|hly|out) half))(?![- ](?:time|past|an?\b)|-))\b"
)
_SPLIT = re.compile(r"[ \u00a0-]+")
_DIGIT_HEAD = re.compile(DIGITS)
_POWER = re.compile(r"(?:[×x] ?10\^?|e)([+−⁻-]?)([0-9⁰¹²³⁴-⁹]{1,2})")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def read_number(text: str) -> float | None:
    """Return the number that `text`, a match of `NUMBER`, stands for; None when it is none."""
    lower = text.lower().replace("\u202f", "\u00a0")
    if head := _DIGIT_HEAD.match(lower):
        return _read_digits(head.group(), lower[head.end() :])
    return _read_words([w for w in _SPLIT.split(lower) if w])


def read_fraction(over: str | None, part: str | None) -> float:
    """Return the share that a match of `FRACTION` names: "two thirds", "a quarter", "half"."""
    if part is None:
        return 0.5
    single = "half" if part == "halves" else part.removesuffix("s")
    return (SMALL.get(over or "", 1)) * _PARTS[single]


def is_word(text: str) -> bool:
    """Return whether a number is written out."""
    return not any(c.isdigit() for c in text)


def _read_digits(head: str, rest: str) -> float | None:
    glyph = _GLYPHS.get(head[-1], 0.0)
    digits = head[:-1].strip(" \u00a0") if glyph else head
    value = _read_slashed(digits) if "/" in digits else float(re.sub(r"[,\u00a0]", "", digits) or 0) + glyph
    rest = rest.strip(" \u00a0-")
    if power := _POWER.fullmatch(rest):
        sign, exponent = power[1].translate(_RAISED).replace("−", "-"), power[2].translate(_RAISED)
        return value * float(f"1e{sign.strip('+')}{exponent}")
    if rest in _ATTACHED:
        return value * _ATTACHED[rest]
    for word in _SPLIT.split(rest):
        value = value + _PARTS[word] if word in _PARTS else value * SCALES.get(word, 1)
    return value


def _read_slashed(digits: str) -> float:
    """Return the number written with a slash: 1.5 for "1 1/2", 0.75 for "3/4"."""
    *whole, part = re.split(r"[ \u00a0-]", digits)
    over, under = part.split("/")
    return int(whole[0] if whole else 0) + int(over) / int(under)


def _read_words(words: list[str]) -> float | None:
    if "half" in words[:2] or "quarter" in words[:2]:
        return (0.5 if "half" in words[:2] else 0.25) * SCALES[words[-1]]
    total = current = 0.0
    for word in words:
        if word in SMALL:
            current += SMALL[word]
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
        elif word in _PARTS:
            current += _PARTS[word]
    return total + current
