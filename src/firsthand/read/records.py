"""What a reader makes of bytes before they are a report: lines with what the markup said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import BlockType
    from firsthand.read.dates import Dated


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How sources are read: what may be fetched, how much, and how long.

    Attributes:
        allow_private: fetch from private, loopback and link-local addresses too.
        max_bytes: the largest document read, in bytes, after decompression.
        timeout: seconds for one whole fetch, redirects included.
        max_redirects: hops followed before giving up.
        text_only: keep no copy of the original bytes.
        within: the beginning of paths that is left out of a report's own: a folder that only passes them on.
    """

    allow_private: bool = False
    max_bytes: int = 60_000_000
    timeout: float = 30.0
    max_redirects: int = 8
    text_only: bool = False
    within: str = ""


@dataclass(frozen=True, slots=True)
class Payload:
    """Bytes on their way in, with what is known of where they came from."""

    data: bytes
    source_path: str | None = None
    url: str | None = None
    final_url: str | None = None
    media_type: str | None = None  # as declared; sniffing decides
    charset: str | None = None
    capture: str = "file"
    retrieved: str | None = None
    depth: int = 0  # how many containers (mail, archive) these bytes were taken out of

    @property
    def name(self) -> str:
        """Return the name a person knows this by: path, URL, or "standard input"."""
        return self.source_path or self.url or "standard input"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a page. `type` is None until something shows what it is.

    Attributes:
        linked: share of its characters that stand in links, 0..1.
        strong: its type comes from markup and is not to be judged again.
        heading: marked as a heading inside the story.
        bullet: an item of a list.
        gap: it is laid out as a paragraph of its own, not behind the line it was cut from.
        tight: it stood right below the line before, without a blank line.
    """

    text: str
    type: BlockType | None = None
    linked: float = 0.0
    strong: bool = False
    heading: bool = False
    bullet: bool = False
    gap: bool = True
    tight: bool = False
    author: str | None = None
    handle: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report in the making: lines, and the metadata that its format gave."""

    lines: tuple[Line, ...]
    media_type: str
    original: bytes
    hashed: bytes | None = None  # what the id and checksum cover, when not `original`
    title: str | None = None
    outlet: str | None = None
    site: str | None = None  # what the page calls itself: weaker than `outlet`
    author: str | None = None
    published: Dated | None = None
    published_source: str | None = None
    language: str | None = None
    url: str | None = None
    final_url: str | None = None
    external_id: str | None = None
    retrieved: str | None = None
    capture: str = "file"
    unsure: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
