"""Addresses: their one canonical form, the site they belong to, and the dates written in them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

if TYPE_CHECKING:
    from firsthand.packs import Packs, SourceEntry

_ARCHIVE = re.compile(r"^https?://web\.archive\.org(?::80|:443)?/web/(\d{4,14})(?:[a-z]{2}_)?/(.+)$", re.IGNORECASE)
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|_ga|ocid|cmpid|smid|ref_src|ref_url|ncid|"
    r"taid|__twitter_impression|at_(?:medium|campaign|link\w*|format|ptr_name|bbc_team))$",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_URL_DATE = (
    re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"),
    re.compile(r"(?<![\dA-Za-z])((?:19|20)\d\d)([01]\d)([0-3]\d)(?![\dA-Za-z])"),
)
# Sites where anyone publishes, or that show other outlets' stories: their name says nothing about whose story it is.
_PLATFORMS = (
    "facebook.com x.com twitter.com t.me telegram.me youtube.com youtu.be instagram.com tiktok.com reddit.com "
    "vk.com medium.com substack.com wordpress.com blogspot.com linkedin.com bsky.app threads.net google.com "
    "archive.org archive.ph archive.is archive.today msn.com flipboard.com drive.google.com docs.google.com "
    "github.io localhost "
)
PLATFORMS = frozenset(_PLATFORMS.split())


def split_archive(url: str) -> tuple[str, str | None]:
    """Return the address inside a web.archive.org address, and the instant of the capture (ISO 8601), if it is one."""
    found = _ARCHIVE.match(url.strip())
    if not found:
        return url, None
    inner = found[2] if "://" in found[2][:9] else f"http://{found[2]}"
    try:
        moment = datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return inner, None
    return inner, moment.isoformat()


def canonical_url(url: str) -> str:
    """Return the one spelling of an address: archive prefix, default port, fragment and tracking parameters removed."""
    inner = split_archive(url)[0].strip()
    try:
        parts = urlsplit(inner)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return inner
    if not host:
        return inner
    scheme = parts.scheme.lower()
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _PORTS.get(scheme):
        netloc += f":{port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, netloc, path, urlencode(kept), ""))


def host_of(url: str | None) -> str | None:
    """Return the site of an address without "www." and the like, or None."""
    if not url:
        return None
    try:
        host = urlsplit(canonical_url(url)).hostname or ""
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|amp|m|mobile|edition|eu)\.(?=[^.]+\.[^.])", "", host.casefold()).rstrip(".") or None


def is_platform(host: str) -> bool:
    """Return whether a site carries anyone's words, so that its name is no outlet."""
    labels = host.split(".")
    return any(".".join(labels[i:]) in PLATFORMS for i in range(len(labels))) or bool(re.fullmatch(r"[\d.:]+", host))


def source_of_host(host: str | None, packs: Packs) -> SourceEntry | None:
    """Return the source that owns a site or one of its parents (news.example.com, example.com), if a pack knows it."""
    if not host:
        return None
    labels = host.split(".")
    known = packs.source_by_domain
    return next((known[d] for i in range(len(labels) - 1) if (d := ".".join(labels[i:])) in known), None)


def date_in_url(url: str | None) -> str | None:
    """Return the day written in an address (/2024/12/14/, 2024-12-14, 20241214), or None."""
    if not url:
        return None
    path = urlsplit(canonical_url(url)).path if "://" in url else url
    for pattern in _URL_DATE:
        for found in pattern.finditer(path):
            try:
                day = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
            return day.isoformat()
    return None
