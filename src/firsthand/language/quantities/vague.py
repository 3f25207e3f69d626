"""Number words without a figure: "several", "dozens of", "both", "a pair of", "no", "none", "double"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.doc import Quantity
from firsthand.language.places.spellings import vocabulary
from firsthand.language.quantities.counted import find_head
from firsthand.model import Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc as Tokens
    from spacy.tokens import Token

_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_BOUND = (
    r"(?:(?P<least>at least|no (?:fewer|less) than|more than|over)|(?P<most>up to|as many as)|(?P<about>about"
    r"|around|some|nearly|almost|roughly)) "
)
_VAGUE = re.compile(
    rf"\b(?:(?P<bound>{_BOUND})?(?:"
    r"(?P<tens>tens|hundreds) of (?P<tensof>thousands|millions)"
    r"|(?P<scales>dozens|scores|hundreds|thousands|millions|billions)"
    r"|(?P<few>several(?: dozen| hundred| thousand| million)?|a few(?: dozen| hundred| thousand)?|a handful"
    r"|a couple(?: dozen| hundred)?|a number|multiple|numerous|various)"
    r"|(?P<set>an? (?:pair|duo|trio|quartet)|the (?:trio|duo)|both|twin|dual|double|triple|quadruple)"
    r"|(?P<some>some|many)|(?P<zero>none|nobody|no[ -]one|no|zero|neither)"
    r"))\b",
    re.IGNORECASE,
)
_SETS = {
    "pair": 2,
    "duo": 2,
    "both": 2,
    "twin": 2,
    "dual": 2,
    "double": 2,
    "trio": 3,
    "triple": 3,
    "quartet": 4,
    "quadruple": 4,
}
# "No longer", "no doubt": nothing is counted.
_NOT_ZERO = vocabulary(
    "longer more matter doubt less later sooner way wonder further sign sense idea word evidence"
    " indication need reason choice comment question plan point fault problem different such"
)


def find_vague(tokens: Tokens, text: str) -> Iterator[Quantity]:
    """Yield the number words of the text that name no figure, with the interval they stand for."""
    for match in _VAGUE.finditer(text):
        start = match.start()
        core = match.start("bound") if match["bound"] is None else match.end("bound")
        inner = start if match["bound"] is None else core
        head = find_head(tokens, inner, match.end())
        if not _counts(match, head, tokens, text):
            continue
        count = _interval(match)
        yield Quantity(
            start,
            match.end(),
            (count.min, count.max),
            _change(match),
            "count",
            "vague",
            count,
            head if head is None or head >= 0 else None,
        )


def _change(match: re.Match[str]) -> str:
    return ">" if match["least"] else "<" if match["most"] else "~" if match["about"] else "="


def _interval(match: re.Match[str]) -> Count:
    surface = match.group()
    words = re.findall(r"[a-z]+", surface.lower())
    if match["zero"]:
        return Count(0, 0, text=surface)
    if match["set"]:
        n = next(_SETS[w] for w in words if w in _SETS)
        return Count(n, n, text=surface)
    low = 2
    if match["tens"]:
        low = (20 if match["tens"].lower() == "tens" else 200) * _SCALES[match["tensof"].lower().removesuffix("s")]
    else:
        scale = next((_SCALES[w.removesuffix("s")] for w in reversed(words) if w.removesuffix("s") in _SCALES), 1)
        low *= scale
    if "couple" in words:
        return Count(low, low, approximate=True, text=surface)
    if match["most"]:
        return Count(0, None, approximate=True, text=surface)
    return Count(low, None, approximate=bool(match["about"]), text=surface)


def _counts(match: re.Match[str], head: int | None, tokens: Tokens, text: str) -> bool:
    """Return whether the word counts something here: "some people" does, "some time" and "no doubt" do not."""
    surface = match.group().lower()
    if match["zero"]:
        if surface in {"none", "nobody", "no one", "no-one", "zero", "neither"}:
            return surface != "zero" or head is not None
        return head is not None and tokens[head].lower_ not in _NOT_ZERO and tokens[head].pos_ in {"NOUN", "PROPN"}
    if match["scales"] or match["tens"]:
        return True
    if surface == "both":
        joined = re.match(r" (?:[\w’'-]+ ){1,4}and ", text[match.end() : match.end() + 40])
        return not joined or (head is not None and tokens[head].tag_ == "NNS")
    if head is None and match["some"]:
        word = _word(match, tokens)
        return word is not None and word.dep_ in {"nsubj", "nsubjpass"}
    if head is None:
        return bool(match["few"]) and surface.startswith("several")
    noun = tokens[head]
    if match["some"] or surface in {"multiple", "various", "numerous", "twin", "dual"}:
        return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in {"people", "police"}
    if match["set"] and surface in {"double", "triple", "quadruple"}:
        return noun.pos_ == "NOUN" and noun.i > 0 and tokens[noun.i - 1].lower_ == surface
    return True


def _word(match: re.Match[str], tokens: Tokens) -> Token | None:
    span = tokens.char_span(match.start(), match.end(), alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None
