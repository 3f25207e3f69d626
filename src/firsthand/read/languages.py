"""Which language a text is in: by script, by its commonest words, and for the rest by py3langid."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_SAMPLE = 3000
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "was",
        "that",
        "for",
        "on",
        "it",
        "with",
        "as",
        "at",
        "by",
        "from",
        "are",
        "were",
        "has",
        "have",
        "had",
        "be",
        "been",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "this",
        "which",
        "who",
        "said",
        "will",
        "would",
        "not",
        "but",
        "after",
        "an",
        "its",
        "no",
        "more",
        "than",
        "there",
        "when",
        "about",
        "into",
        "over",
    ]
)
# Scripts that one language, or a short list of them, is written in.
_SCRIPTS = (
    (re.compile(r"[\u0400-\u052f]"), ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn")),
    (re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"), ("ar", "fa", "ur", "ps", "ku")),
    (re.compile(r"[\u0590-\u05ff]"), ("he",)),
    (re.compile(r"[\u0370-\u03ff]"), ("el",)),
    (re.compile(r"[\u3040-\u30ff]"), ("ja",)),
    (re.compile(r"[\uac00-\ud7af]"), ("ko",)),
    (re.compile(r"[\u4e00-\u9fff]"), ("zh", "ja")),
    (re.compile(r"[\u10a0-\u10ff]"), ("ka",)),
    (re.compile(r"[\u0530-\u058f]"), ("hy",)),
    (re.compile(r"[\u0900-\u097f]"), ("hi", "mr", "ne")),
    (re.compile(r"[\u0e00-\u0e7f]"), ("th",)),
)
_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "de": "German", "el": "Greek", "es": "Spanish",
    "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "ku": "Kurdish", "mk": "Macedonian", "nl": "Dutch",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ru": "Russian", "sr": "Serbian", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """Return the English name of a language, or its code in words."""
    return _NAMES.get(code, f'the language "{code}"')


def detect_language(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None where too little is there to tell.

    Args:
        text: the story's words.
        declared: what the page says of itself; believed only where the text is too short to judge.
    """
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    said = declared.strip().lower()[:2] if declared and re.match(r"\s*[A-Za-z]{2}(?:[-_]|\s*$)", declared) else None
    if letters < 3:
        return said
    for script, candidates in _SCRIPTS:
        if len(script.findall(sample)) * 2 > letters:
            return _within(sample, candidates, said)
    tokens = re.findall(r"[^\W\d_]+", sample.casefold())
    common = sum(token in _ENGLISH for token in tokens)
    if tokens and common * 5 >= len(tokens) and len(tokens) >= 5:
        return "en"
    if len(tokens) < 8:  # a headline's worth: a guess would be wrong too often
        return said or ("en" if common or sample.isascii() else None)
    code, sure = _classify(sample, None)
    if code == "en" or sure > 0.95:
        return code
    return said or (code if sure > 0.6 else "en" if common else None)


def _within(sample: str, candidates: tuple[str, ...], said: str | None) -> str:
    if len(candidates) == 1:
        return candidates[0]
    if candidates[0] == "ru" and re.search(r"[іїєґ]", sample, re.IGNORECASE):
        return "be" if re.search(r"ў", sample, re.IGNORECASE) else "uk"
    if said in candidates:
        return said
    code, _ = _classify(sample, candidates)
    return code if code in candidates else candidates[0]


@cache
def _identifier(candidates: tuple[str, ...] | None) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads a model; English needs none

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if candidates:
        known = set(identifier.nb_classes)
        identifier.set_languages([c for c in candidates if c in known])
    return identifier


def _classify(sample: str, candidates: tuple[str, ...] | None) -> tuple[str, float]:
    code, sure = _identifier(candidates).classify(sample)
    return str(code), float(sure)
