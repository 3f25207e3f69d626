"""The words the gate listens for. A word in none of these lists must come from the cited spans, claims or packs."""

from __future__ import annotations

import re


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


UNITS = {
    word: n
    for n, word in enumerate(
        _words("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen")
        + _words("seventeen eighteen nineteen")
    )
}
TENS = {word: 10 * (n + 2) for n, word in enumerate(_words("twenty thirty forty fifty sixty seventy eighty ninety"))}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
VAGUE: dict[str, tuple[int, int | None]] = {
    "several": (2, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
}
MONTHS = _words("january february march april may june july august september october november december")

STATUSES = _words("disputed unresolved updated corroborated agreeing repeated single-source")
NEGATORS = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|nobody|nothing|cannot|denied|denies|deny|denying|denial|refuted|"
    r"rejected)\b|n['’]t\b",
    re.IGNORECASE,
)
POSSIBLE = frozenset(_words("possibly may might could perhaps maybe suspected unconfirmed"))
PROBABLE = frozenset(
    _words("probably likely apparently seemingly believed thought presumably reportedly allegedly alleged")
    + _words("appeared appear appears seemed seem seems")
)
FUTURE = re.compile(
    r"\b(?:will|shall|would|(?:is|are|was|were) (?:expected|due|planned|set|going|scheduled|about) to|expected|"
    r"upcoming)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(r"\b(?:is|are|has|have|being|remains?)\b", re.IGNORECASE)
UNKNOWN = re.compile(r"\b(?:not known|unknown|unclear|not clear)\b", re.IGNORECASE)
# Words that claim more than an account: never the brief's own.
ESTABLISHED = re.compile(
    r"\b(?:confirmed|confirms|proven?|proved|proves|established|verified|certainly|definitely|undoubtedly|undeniably|"
    r"clearly|in fact|indeed|guilty|culprit|perpetrator|responsible|independent(?:ly)?|all|every|only|first(?!-hand)|"
    r"most|always)\b",
    re.IGNORECASE,
)
SIGNALS = frozenset(
    (*UNITS, *TENS, *SCALES, *VAGUE, *POSSIBLE, *PROBABLE, *STATUSES, "not", "no", "never", "none", "will", "would")
) | {"expected", "unknown", "report", "reports", "origin", "origins"}
# The brief's own connecting words: they assert nothing by themselves; those with a meaning are checked one by one.
GLUE = frozenset(
    _words("a an the and or of to in on at by for from with as than then which who whom whose that this it its their")
    + _words("they he she was were be been being had have has is are did do does between within into toward towards")
    + _words("after before near over through according cited citing accounts differ carried reported also wrote said")
    + _words("satellite imagery photograph video eyewitness document tracking data expert judgement first-hand own")
    + _words("account taken report reports origin origins same more others least most up about around how many where")
    + _words("when whether changed corrected out off there so while what but both each")
)
BASES = {
    "satellite imagery": "satellite imagery",
    "photograph": "photograph",
    "video": "video",
    "eyewitness": "eyewitness",
    "first-hand": "eyewitness",
    "document": "document",
    "expert judgement": "expert judgement",
    "tracking data": "tracking data",
}
