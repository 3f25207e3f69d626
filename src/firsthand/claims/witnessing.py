"""Whether somebody says to have been there: by who they are introduced as, or by their own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.language.doc import Attribution, Doc

_PERCEIVED = r"(?:saw|seen|watched|witnessed|counted|filmed|photographed|heard|noticed|observed|recognised|recognized)"
_PLACED = r"(?:there|here|standing|waiting|sitting|nearby|inside|outside|aboard|on|at|in|behind|beside|passing|near)"
_INTRODUCED = re.compile(
    rf"\b(?:who|whose|which)\b[^.;]{{0,60}}?\b(?:{_PERCEIVED}|(?:was|were) {_PLACED}|survived|escaped|fled|lives?"
    r"|keeps?|tends?|fishes|sells?|stood|stands|hid|sheltered|rescued|carried|dug|pulled)\b"
)
# Who lives or works beside what happened: "a nurse whose clinic is next to the runway".
_BESIDE_IT = re.compile(
    r"\bwhose (?:[\w-]+ ){1,3}(?:is|was|stands?|stood|lies|lay|faces?|faced|overlooks?|overlooked|borders?) "
    r"(?:next to|opposite|beside|near|across|behind|above|the|on|by)\b"
)
_TOLD = re.compile(
    rf"\b(?:I|[Ww]e)(?:['’]d|['’]ve)?(?:\s+(?:had|have|just|then|also|only|all|myself|ourselves|both|even))?\s+"
    rf"(?:{_PERCEIVED}|(?:was|were) {_PLACED}|stood|hid|ran|fled|carried|pulled|dug|held|helped|crawled|jumped"
    rf"|threw|dragged|drove past|could (?:see|hear|smell)|found (?:the|a|an|two|three|four|five|six|him|her|them))\b"
)
_OWN = re.compile(
    r"\bmy own (?:eyes|hands|ears|phone|camera)\b|\bin front of (?:me|us|my|our)\b"
    r"|\b(?:at|on) my (?:door|doorstep|roof|window)\b"
)


def was_there(root: Attribution, doc: Doc) -> bool:
    """Return whether the report says that the voice of `root` saw for itself what it tells of."""
    text = doc.report.text
    for record in doc.attributions:
        if record.source is None or record.name != root.name or record.name is None:
            continue
        start, end = record.source
        if any(p.search(text, start, min(end + 1, start + 300)) for p in (_INTRODUCED, _BESIDE_IT)):
            return True
        if record.quoted and any(p.search(text, s, e) for p in (_TOLD, _OWN) for s, e in record.content):
            return True
    return False
