"""Fetching an address, hop by hop: each is checked before it is asked, and the address checked is the one connected to.

The dangers are those of any fetcher that follows what strangers wrote (OWASP, "Server-Side Request Forgery
Prevention"): addresses inside one's own network, names that answer differently the second time, endless redirects,
endless bodies. No proxy is used: behind one, the address connected to could not be checked.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx

from firsthand.errors import FailedFetch, RefusedAddress
from firsthand.read.records import Payload

if TYPE_CHECKING:
    from firsthand.read.records import ReadOptions

USER_AGENT = "firsthand (news verification; reads one page on a person's request)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SAVE = "Save the page in a browser and add the file"
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,*/*;q=0.5"


def fetch(url: str, options: ReadOptions) -> Payload:
    """Return the document at an address, with the final address and the server's own time of answering.

    Raises:
        RefusedAddress: a hop is not http(s), names a private address, or there are too many hops.
        FailedFetch: there was no answer in time, it was no document, or it was too large.
    """
    deadline = time.monotonic() + options.timeout
    at, seen = url, {url}
    timeout = httpx.Timeout(min(10.0, options.timeout))
    with httpx.Client(
        follow_redirects=False, trust_env=False, timeout=timeout, headers={"User-Agent": USER_AGENT, "Accept": _ACCEPT}
    ) as client:
        for _ in range(options.max_redirects + 1):
            request = _request(client, at, url, options)
            try:
                answer = client.send(request, stream=True)
                try:
                    target = _redirect(answer, at)
                    if target is None:
                        return _payload(answer, url, at, options, deadline)
                finally:
                    answer.close()
            except (httpx.HTTPError, httpx.StreamError, ssl.SSLError) as error:
                raise FailedFetch(url, _reason(error), _SAVE) from error
            if target in seen:
                raise RefusedAddress(url, "its redirects go round in a circle", _SAVE)
            seen.add(target)
            at = target
            if time.monotonic() > deadline:
                raise FailedFetch(url, f"there was no answer within {options.timeout:g} seconds", _SAVE)
    raise RefusedAddress(url, f"it redirects more than {options.max_redirects} times", _SAVE)


def _request(client: httpx.Client, at: str, url: str, options: ReadOptions) -> httpx.Request:
    """Return the request to the address that was checked, for the host that was named (also in TLS)."""
    try:
        target = httpx.URL(at)
        port = target.port
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedAddress(url, "it is not a valid address", "Check its spelling") from error
    if target.scheme not in {"http", "https"} or not target.host:
        raise RefusedAddress(
            url, f'"{target.scheme}" addresses are not fetched', "Use an http or https address, or a file path"
        )
    checked = checked_address(target.host, port or (443 if target.scheme == "https" else 80), url, options)
    host = target.netloc.decode("ascii").rpartition("@")[2]
    return client.build_request(
        "GET", target.copy_with(host=checked, username=None, password=None, fragment=None),
        headers={"Host": host}, extensions={"sni_hostname": target.host.strip("[]")},
    )  # fmt: skip


def checked_address(host: str, port: int, url: str, options: ReadOptions) -> str:
    """Return one network address of a host, after all of them were found to be public (or private ones are allowed).

    Raises:
        RefusedAddress: one of the addresses is not public.
        FailedFetch: the host has none.
    """
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FailedFetch(
            url, f"there is no site {host}, or no connection to the network", "Check the address"
        ) from error
    addresses = list(dict.fromkeys(str(entry[4][0]).split("%", maxsplit=1)[0] for entry in found))
    for address in addresses if not options.allow_private else ():
        if not is_public(address):
            remedy = "Allow private addresses if this is meant"
            raise RefusedAddress(url, f"{host} is an address inside a private network ({address})", remedy)
    return addresses[0]


def is_public(address: str) -> bool:
    """Return whether a network address is on the open internet; IPv4 inside IPv6 is judged as IPv4."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    )


def _redirect(answer: httpx.Response, at: str) -> str | None:
    """Return where an answer sends us, or None when it is the document."""
    if answer.status_code not in _REDIRECTS or "location" not in answer.headers:
        return None
    target = urljoin(at, answer.headers["location"].strip())
    return urlsplit(target)._replace(fragment="").geturl()


def _payload(answer: httpx.Response, url: str, at: str, options: ReadOptions, deadline: float) -> Payload:
    if answer.status_code != httpx.codes.OK:
        raise FailedFetch(url, f"the site answered {answer.status_code} {answer.reason_phrase}".rstrip(), _SAVE)
    parts: list[bytes] = []
    size = 0
    for chunk in answer.iter_bytes(65536):
        size += len(chunk)
        if size > options.max_bytes:
            raise FailedFetch(url, f"it is larger than {options.max_bytes // 1_000_000} MB", _SAVE)
        if time.monotonic() > deadline:
            raise FailedFetch(url, f"it did not arrive within {options.timeout:g} seconds", _SAVE)
        parts.append(chunk)
    declared = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return Payload(
        b"".join(parts), source_path=None, url=url, final_url=at if at != url else None, media_type=declared or None,
        charset=answer.charset_encoding, capture="fetch", retrieved=_answered(answer),
    )  # fmt: skip


def _answered(answer: httpx.Response) -> str:
    """Return when the server says it answered, else this machine's time: a fetch is the one thing that has a now."""
    try:
        said = parsedate_to_datetime(answer.headers.get("date", ""))
    except (ValueError, TypeError):
        said = datetime.now(UTC)
    return said.astimezone(UTC).replace(microsecond=0).isoformat()


def _reason(error: Exception) -> str:
    """Return in a few words why a fetch failed."""
    if isinstance(error, httpx.TimeoutException):
        return "there was no answer in time"
    if isinstance(error, httpx.ConnectError):
        secure = "certificate" in str(error).lower()
        return "its security certificate is not valid" if secure else "the connection was refused"
    if isinstance(error, httpx.DecodingError):
        return "the answer could not be decompressed"
    return "the connection broke off"
