"""Bytes to characters: the declared encoding first, then UTF-8, then a guess; what was replaced is said."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,30})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,30})["']""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
# The WHATWG Encoding Standard reads these labels as Windows-1252, a superset with printable characters for C1.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of the bytes, and a note when characters had to be replaced or the encoding guessed.

    Args:
        data: the document's bytes.
        declared: the encoding that a header named, if any; the document's own declaration is looked up here.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], name)
    text = _strict(data, "utf-8")
    if text is not None:
        return text, ()  # valid UTF-8 by chance is all but impossible, whatever was declared
    in_document = _XML.search(data[:1024]) or _META.search(data[:4096])
    for label in (declared, in_document[1].decode("ascii") if in_document else None):
        codec = _codec(label)
        if codec and codec != "utf-8":
            text = _strict(data, codec)
            if text is not None:
                return text, ()
    if data.decode("utf-8", "replace").count("\ufffd") * 200 < len(data):  # UTF-8 with a few damaged bytes
        return _replacing(data, "utf-8")
    best = from_bytes(data[:50_000], threshold=0.4).best()
    guess = best.encoding if best else "cp1252"
    text, notes = _replacing(data, guess)
    return text, (*notes, f"The encoding was not declared; it was read as {guess}.")


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding:  # noqa: SLF001 - "rot13" and "zip" are codecs too, and never an encoding
        return None
    return _WIDER.get(info.name, info.name)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _replacing(data: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode()) if codec == "utf-8" else text.count("\ufffd")
    if lost <= 0:
        return text, ()
    how_many = "One character" if lost == 1 else f"{lost} characters"
    return text, (f"{how_many} could not be decoded and stand as \ufffd.",)
