"""What bytes are, by looking at them: an extension or a header may lie."""

from __future__ import annotations

import re

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ", "application/x-xz"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90", "application/x-executable"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"WARC/", "application/warc"),
)
PLAIN = {
    "application/zip": "a zip archive",
    "application/vnd.sqlite3": "a SQLite database",
    "application/gzip": "a compressed file",
    "application/x-bzip2": "a compressed file",
    "application/x-xz": "a compressed file",
    "application/x-7z-compressed": "a compressed archive",
    "application/vnd.rar": "a compressed archive",
    "application/x-executable": "a program",
    "application/msword": "an old Word or Office file",
    "application/rtf": "a rich text (RTF) file",
    "application/warc": "a web archive (WARC)",
    "application/octet-stream": "binary data",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|h1)[\s>/]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}\r?\n")
_MAIL = re.compile(
    rb"^(?:From|To|Date|Subject|Message-ID|Received|MIME-Version|Return-Path|Delivered-To):",
    re.IGNORECASE | re.MULTILINE,
)
_FEED_ENDINGS = (".rss", ".atom")
_JSON_LINE = re.compile(rb"\s*\{\s*(?:\"|\})")


def sniff(data: bytes, declared: str | None = None, name: str = "") -> str:
    """Return the media type that the bytes themselves show; the declared type and name only settle ties of text.

    Args:
        data: the bytes.
        declared: the type a header gave, if any.
        name: a file name or address; its ending tells Markdown from plain text.
    """
    head = data[:8192]
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            if media_type == "application/zip" and b"word/" in data[:4_000_000] and b"[Content_Types].xml" in data:
                return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            return media_type
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head[4:8] == b"ftyp":
        return "video/mp4"
    if head[:4] == b"RIFF":
        return {b"WAVE": "audio/wav", b"WEBP": "image/webp"}.get(head[8:12], "video/x-msvideo")
    if _is_binary(head):
        return "application/octet-stream"
    return _text_type(data, head.lstrip(b"\xef\xbb\xbf"), declared or "", name.lower())


def _is_binary(head: bytes) -> bool:
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return False
    nulls = head.count(0)
    if nulls and nulls * 3 > len(head) and len(head) > 3:  # UTF-16 without a mark has a zero in every other byte
        return not (head[1::2].count(0) * 2.2 > len(head) or head[::2].count(0) * 2.2 > len(head))
    controls = sum(head.count(bytes([c])) for c in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return nulls > 0 or controls * 20 > len(head)


def _text_type(data: bytes, head: bytes, declared: str, name: str) -> str:
    start = head.lstrip()[:2048]
    if _HEADER.match(head) and _MAIL.search(head):
        if b"multipart/related" in head and re.search(
            rb"^Snapshot-Content-Location:|Saved by |text/html", head, re.IGNORECASE | re.MULTILINE
        ):
            return "multipart/related"
        if len(_MAIL.findall(head)) >= 2 and re.search(
            rb"^(?:From|MIME-Version|Received|Message-ID):", head, re.IGNORECASE | re.MULTILINE
        ):
            return "message/rfc822"
    if start.startswith(b"<"):
        if _FEED.search(start) and not re.match(rb"<!doctype\s+html", start, re.IGNORECASE):
            return "application/rss+xml"
        if _HTML.search(head) or re.match(rb"<!--", start):
            return "text/html"
        if name.endswith(_FEED_ENDINGS):
            return "application/rss+xml"
        return "text/html" if re.search(rb"</[a-z]", data[:65536], re.IGNORECASE) else "text/plain"
    if _JSON_LINE.match(start) or (start.startswith(b"[") and re.match(rb"\[\s*[{\]]", start)):
        return "application/x-ndjson"
    if name.endswith((".jsonl", ".ndjson")):
        return "application/x-ndjson"
    if name.endswith((*_FEED_ENDINGS, ".xml")) or declared in {"application/rss+xml", "application/atom+xml"}:
        return "application/rss+xml"
    if name.endswith((".md", ".markdown", ".mdown")) or declared == "text/markdown":
        return "text/markdown"
    if declared in {"text/html", "application/xhtml+xml"} or name.endswith((".html", ".htm", ".xhtml")):
        return "text/html" if re.search(rb"<[a-zA-Z/!]", data[:65536]) else "text/plain"
    if len(re.findall(rb"</(?:p|div|span|a|li|h[1-6])>", head)) >= 3:
        return "text/html"
    return "text/plain"
