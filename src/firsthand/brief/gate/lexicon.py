"""The words the gate listens for. A word in none of these lists must come from the cited spans, claims or packs."""

from __future__ import annotations

import re

UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {w: 10 * (n + 2) for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
VAGUE = {
    "several": (2, None),
    "dozens": (24, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "scores": (40, None),
}
MONTHS = tuple("january february march april may june july august september october november december".split())

STATUSES = ("disputed", "unresolved", "updated", "corroborated", "agreeing", "repeated", "single-source")
NEGATORS = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|nobody|nothing|cannot|denied|denies|deny|denying|denial|refuted|rejected)\b|n['’]t\b",
    re.IGNORECASE,
)
POSSIBLE = frozenset({"possibly", "may", "might", "could", "perhaps", "maybe", "suspected", "unconfirmed"})
PROBABLE = frozenset(
    {"probably", "likely", "apparently", "seemingly", "believed", "thought", "presumably", "reportedly", "allegedly", "alleged",
     "appeared", "appear", "appears", "seemed", "seem", "seems"}
)  # fmt: skip
FUTURE = re.compile(
    r"\b(?:will|shall|would|(?:is|are|was|were) (?:expected|due|planned|set|going|scheduled|about) to|expected|upcoming)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(r"\b(?:is|are|has|have|being|remains?)\b", re.IGNORECASE)
UNKNOWN = re.compile(r"\b(?:not known|unknown|unclear|not clear)\b", re.IGNORECASE)
# Words that claim more than an account: never the brief's own.
ESTABLISHED = re.compile(
    r"\b(?:confirmed|confirms|proven?|proved|proves|established|verified|certainly|definitely|undoubtedly|undeniably|clearly|in fact|"
    r"indeed|guilty|culprit|perpetrator|responsible|independent(?:ly)?|all|every|only|first(?!-hand)|most|always)\b",
    re.IGNORECASE,
)
SIGNALS = (
    frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | POSSIBLE | PROBABLE | frozenset(STATUSES)
    | frozenset({"not", "no", "never", "none", "will", "would", "expected", "unknown", "report", "reports", "origin", "origins"})
)  # fmt: skip
# The brief's own connecting words: they assert nothing by themselves; those with a meaning are checked one by one.
GLUE = frozenset(
    """a an the and or of to in on at by for from with as than then which who whom whose that this it its their they he she
    was were be been being had have has is are did do does between within into toward towards after before near over through
    according cited citing accounts differ carried reported also wrote said satellite imagery photograph video eyewitness document tracking
    data expert judgement first-hand own account taken one-origin report reports origin origins same more others least most up
    about around how many where when whether changed corrected out off there so while what but both each""".split()
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
