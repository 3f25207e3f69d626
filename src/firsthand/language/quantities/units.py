"""Units of measure and money: what stands right after, or before, a number that counts nothing."""

from __future__ import annotations

import re

_WORDS = {
    "percent": "per cent|percentage points?|percentage|percent|pct\\.?|pc|%|‰",
    "year": "years?|yrs?",
    "month": "months?",
    "week": "weeks?|wks?",
    "day": "days?",
    "hour": "hours?|hrs?",
    "minute": "minutes?|mins?",
    "second": "seconds?|secs?",
    "decade": "decades?",
    "century": "century|centuries",
    "kilometre": "kilometers?|kilometres?|kms?",
    "metre": "meters?|metres?|m",
    "centimetre": "centimeters?|centimetres?|cm",
    "millimetre": "millimeters?|millimetres?|mm",
    "micrometre": "micrometers?|micrometres?|microns?|[μµ]m",
    "nanometre": "nanometers?|nanometres?|nm",
    "mile": "nautical miles?|miles?|mi",
    "yard": "yards?|yds?",
    "foot": "foot|feet|ft\\.?",
    "inch": "inch(?:es)?",
    "square kilometre": "square kilomet(?:er|re)s?|sq\\.? ?km|km2|km²",
    "square metre": "square met(?:er|re)s?|sq\\.? ?m|sqm|m2|m²",
    "square mile": "square miles?|sq\\.? ?mi",
    "square foot": "square f(?:oo|ee)t|sq\\.? ?ft\\.?",
    "cubic metre": "cubic met(?:er|re)s?|m3|m³",
    "cubic foot": "cubic f(?:oo|ee)t",
    "hectare": "hectares?|ha",
    "acre": "acres?",
    "tonne": "metric tons?|tonnes?|tons?|t",
    "kilogram": "kilograms?|kilogrammes?|kilos?|kgs?",
    "gram": "grams?|grammes?|g",
    "milligram": "milligrams?|mg",
    "pound-foot": "pound-feet of torque|pound-feet|lb-ft|nm of torque",
    "pound": "lbs?\\.?",
    "ounce": "ounces?|oz",
    "litre": "liters?|litres?|l",
    "millilitre": "millilit(?:er|re)s?|ml",
    "gallon": "gallons?",
    "mile per hour": "miles per hour|miles an hour|mph|m\\.p\\.h\\.?",
    "kilometre per hour": "kilomet(?:er|re)s? per hour|kilomet(?:er|re)s? an hour|km/hr?|kmh|kph",
    "metre per second": "met(?:er|re)s? per second|m/s",
    "knot": "knots?|kts?",
    "degree": "degrees? (?:celsius|fahrenheit|c|f)\\b|deg ?[cf]|°[cf]?|degrees?",
    "horsepower": "horsepower|bhp|hp",
    "watt": "[kmgt]?w|(?:kilo|mega|giga|tera)?watts?",
    "watt hour": "[kmgt]wh|(?:kilo|mega|giga)watt[- ]hours?",
    "volt": "k?v|k?v/c?m|volts?",
    "hertz": "[kmg]?hz|(?:kilo|mega|giga)?hertz",
    "byte": "[kmgtp]b(?:ps|/s)?|(?:kilo|mega|giga|tera)bytes?|bytes?",
    "revolution per minute": "rpm",
    "pascal": "[kmg]pas?|(?:kilo|mega|giga)?pascals?|psi|ksi",
    "calibre": "[- ]?cal(?:iber|ibre|\\.)?|gauge",
    "megapixel": "megapixels?",
    "mile per gallon": "mpg",
    "basis point": "basis points?",
    "gravity": "g(?=-force)",
    "decibel": "decibels?|db",
    "bit per second": "[kmgt]bit/?s?|[kmgt]bit/s",
    "millisecond": "milliseconds?|ms|microseconds?|nanoseconds?",
    "ampere": "amps?|amperes?|milliamps?",
    "ampere hour": "m?ah|amp[- ]hours?",
    "joule": "[kmg]j|(?:kilo|mega|giga)?joules?",
    "calorie": "k?cal|(?:kilo)?calories?",
    "part per million": "parts per (?:million|billion|trillion)|pp[mb]",
    "light year": "light[- ]years?",
    "lumen": "lumens?",
    "nit": "nits?",
    "pixel": "pixels?|px|[dp]pi",
    "frame per second": "frames? (?:per|a) second|fps",
    "millibar": "millibars?|mbar|hpa|hectopascals?",
    "kelvin": "kelvins?",
    "sievert": "(?:milli|micro)?sieverts?|msv",
    "becquerel": "becquerels?|bq",
    "mole": "mol|mmol(?:/l)?",
    "fortnight": "fortnights?",
    "carat": "carats?",
    "acre foot": "acre[- ]feet",
    "time": "times",
}
_MONEY_WORDS = {
    "USD": "(?:u\\.?s\\.? )?dollars?|bucks",
    "EUR": "euros?|€",
    "GBP": "pounds? sterling|sterling|quid",
    "cent": "cents?|¢",
    "penny": "pence|p",
    "JPY": "yen|jpy",
    "CNY": "(?:chinese )?yuan|renminbi|rmb",
    "RUB": "ro?ubles?",
    "ILS": "shekels?",
    "INR": "rupees?",
    "TRY": "(?:turkish )?lira",
    "UAH": "hryvnias?",
    "CHF": "(?:swiss )?francs?",
    "KRW": "won(?= |$)(?! (?:the|a|an|by|its|his|her|in|on)\\b)",
    "ISO": "usd|eur|gbp|aud|cad|nzd|chf|sek|nok|dkk|pln|uah|rub|inr|brl|mxn|zar|sar|aed|ils",
}
PREFIX = (
    r"(?:(?-i:(?:US|AU|CA|NZ|HK|[ACSR]) ?(?=\$))?\$(?-i: ?US|A|C)?|\$|£|€|¥|₽|₹|₪|₩|₴|(?:RM|USD|EUR|GBP|AUD|CAD|NZD"
    r"|JPY|CNY|INR|RUB|CHF|SGD|HKD|ZAR|Rs\.?|PS|Y=)(?= ?[0-9]))"
)


def _pattern(table: dict[str, str]) -> re.Pattern[str]:
    # Longest wording first, so that "square miles" is not read as "square" anything else, nor "mph" as "m".
    pieces = sorted((p for text in table.values() for p in _alternatives(text)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(pieces)})(?![\w])", re.IGNORECASE)


def _alternatives(text: str) -> list[str]:
    """Split at the bars that stand outside brackets."""
    pieces, depth, current = [], 0, ""
    for c in text:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(c, 0)
        if c == "|" and not depth:
            pieces.append(current)
            current = ""
        else:
            current += c
    return [*pieces, current]


UNIT = _pattern(_WORDS)
MONEY = _pattern(_MONEY_WORDS)
_NAMES = tuple(
    (re.compile(rf"(?:{text})(?![\w])", re.IGNORECASE), name)
    for name, text in sorted((_WORDS | _MONEY_WORDS).items(), key=lambda item: -len(item[1]))
)
# Letters that are a unit only when they touch their digits: "35m", "5t", but not "3 m..." at a line's end.
TOUCHING = frozenset(
    {"m", "g", "t", "l", "p", "v", "w", "pc", "mi", "k", "ms", "ah", "px", "mj", "gj", "kj", "nit", "cal"}
)


def unit_name(surface: str) -> str:
    """Return the canonical name of a unit written as `surface`: "km/h" is "kilometre per hour"."""
    for pattern, name in _NAMES:
        if pattern.fullmatch(surface):
            return surface.upper() if name == "ISO" else name
    return surface.lower()
