"""Text made safe and plain, once, before any offset exists."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls except tab and newline; zero-width characters; soft hyphen; bidirectional overrides and
# isolates, which can make text read otherwise than it is stored (Unicode Technical Report 36, "Bidirectional Text
# Spoofing"); tags; the byte order mark; interlinear annotation; lone surrogates.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_MARKS = re.compile(r"([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{4})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+")


def clean_text(text: str) -> str:
    r"""Return the text in NFC with `\n` newlines, and without controls, zero-width or direction-changing characters."""
    text = unicodedata.normalize("NFC", _DROPPED.sub("", _NEWLINES.sub("\n", text)))
    return _MARKS.sub(r"\1", text)


def one_line(text: str) -> str:
    """Return the text cleaned, on one line, with single spaces."""
    return _BLANKS.sub(" ", clean_text(text).replace("\n", " ")).strip()


def squeeze(line: str) -> str:
    """Return a line already cleaned with its runs of blanks made one space."""
    return _BLANKS.sub(" ", line).strip()


def fold(text: str) -> str:
    """Return only the letters and digits, case-folded, one space between words: for telling two lines the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))
