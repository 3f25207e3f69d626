"""Whose report it is: by address, by what the page says of itself, by its masthead. An agency's credit is no outlet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read import credit, cues, furniture
from firsthand.read.clean import fold, one_line
from firsthand.read.dates import find_date
from firsthand.read.titles import PRESS_WORD, looks_like_outlet
from firsthand.read.urls import is_platform, source_of_host

if TYPE_CHECKING:
    from firsthand.packs import Packs
    from firsthand.read.page import Page
    from firsthand.read.records import Draft

_KINDS = frozenset({"outlet", "wire", "monitor"})
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s|©|\(c\)|copyright)*(?:by\s+)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|"
    r"20)?\d\d)?\s*,?\s*)?(?:by\s+)?(?P<name>[A-Z][^.,;|©·•()–—/]{2,50}?)"
    r"(?:\s+(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?\s*(?:[.,;|·•()–—/]|all rights|-\s|$)",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
# What stands where a masthead could, and is none: a dateline ("RIVERTON, Ohio (AP) —", "Riverton --"), the label of a
# date ("Updated:"), a day without its year.
_NO_OUTLET = re.compile(
    rf"(?:[-–—―:(]|\([^()]*\))\s*$|^(?:19|20)\d\d\b|\b\d{{1,2}}:\d\d\b|^(?:(?:first|last|originally)\s+)?(?:posted|updated?|published|dated?|modified|created|"
    rf"filed)\s*(?::|$|\b(?:on|at)\b)|\b{_MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{_MONTH}\b",
    re.IGNORECASE,
)
_MORE_FROM = re.compile(
    r"^\W*more (?:from|on|news from|stories (?:from|on))\s+(?P<name>[A-Z][\w .'’&-]{2,40})\W*$", re.IGNORECASE
)


_EDITION = re.compile(r"\s+(?:in [A-Z][a-z]+|en \w+|(?:English|International|World|Sunday|Weekend) [Ee]dition)$")


def known_name(name: str, packs: Packs) -> str | None:
    """Return a source's canonical name when a pack knows this spelling of an outlet, wire or monitor."""
    return _spellings(packs).get(fold(name).removeprefix("the "))


@lru_cache(maxsize=8)
def _spellings(packs: Packs) -> dict[str, str]:
    """Return the canonical name by each spelling of it; of two sources of one spelling, the first."""
    found: dict[str, str] = {}
    for source in packs.sources.values():
        for name in (source.name, *source.aliases) if source.kind in _KINDS else ():
            found.setdefault(fold(name).removeprefix("the "), source.name)
    return found


def find_outlet(
    draft: Draft, page: Page, host: str | None, tail: str | None, packs: Packs
) -> tuple[str | None, tuple[str, ...]]:
    """Return the outlet, and `("outlet",)` when a person should check it.

    In this order: what a record states; the site's address, as the packs name it; the publisher in the metadata; what
    the page calls itself; its masthead; the bare site name. Where none is found the outlet stays unknown.

    Args:
        draft: with the metadata.
        page: the typed lines.
        host: the site of the report's address.
        tail: a site's name at the end of the title.
        packs: for the names of known sources.
    """
    if draft.outlet and one_line(draft.outlet):
        stated = one_line(draft.outlet)[:120]
        return known_name(stated, packs) or stated, ()
    by_host = source_of_host(host, packs)
    if by_host and by_host.kind in _KINDS | {"office", "imagery", "tracker"}:
        return by_host.name, ()
    platform = host is not None and is_platform(host)
    for called in (draft.site, tail):
        if called and not platform and (known := known_name(called, packs)):
            return known, ()
    if draft.site and not platform and one_line(draft.site):
        return one_line(draft.site)[:120], ()
    name, sure = masthead(page, packs)
    if name and (sure or (host and not platform and _same(fold(name).replace(" ", ""), host.split(".")[0]))):
        return name, ()
    if host and not platform and host_is_name(host):
        return host, ()
    if name:
        return name, ("outlet",)
    return None, ("outlet",)


def host_is_name(host: str) -> bool:
    """Return whether a host can stand for its outlet: a registered name, not a machine on a local network."""
    return bool(re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", host)) and not host.endswith((".local", ".internal", ".test"))


def masthead(page: Page, packs: Packs) -> tuple[str | None, bool]:
    """Return the outlet's name as the page itself shows it, and whether two signs or a pack agree on it."""
    owner = _owner(page)
    top = _top(page, packs)
    agree = [n for n in (owner, *_more_from(page)) if top and n and _same(top, n)]
    if top:
        spelled = next((n for n in agree if not n.isupper()), top)
        chosen = known_name(spelled, packs) or _mixed_case(spelled, page)
        return chosen, bool(agree) or known_name(top, packs) is not None or _named_again(top, page)
    if owner and not (known_name(owner, packs) and _is_wire(owner, packs)):
        return known_name(owner, packs) or owner, True
    return None, False


def _is_wire(name: str, packs: Packs) -> bool:
    """Return whether a name is an agency's: its copyright line under a story may only credit it."""
    known = known_name(name, packs)
    return known is not None and packs.sources[known].kind == "wire"


def _named_again(name: str, page: Page) -> bool:
    """Return whether the story or a credit names the outlet too ("told Levant Wire")."""
    wanted = f" {fold(name).removeprefix('the ')} "
    told = (BlockType.BODY, BlockType.CREDIT, BlockType.CAPTION, BlockType.DATELINE)
    return any(line.type in told and wanted in f" {fold(line.text[:20000])} " for line in page.lines[1:])


def _same(a: str, b: str) -> bool:
    one, other = fold(a).removeprefix("the "), fold(b).removeprefix("the ")
    return one == other or (min(len(one), len(other)) >= 4 and (one.startswith(other) or other.startswith(one)))


def _top(page: Page, packs: Packs) -> str | None:
    """Return the name on the first lines, above the headline."""
    headline = next((i for i, x in enumerate(page.lines) if x.type is BlockType.HEADLINE), -1)
    for i, line in enumerate(page.lines[: max(6, headline + 4)]):
        if line.type in {BlockType.BODY, BlockType.CAPTION, BlockType.POST}:
            return None
        beside = i == headline + 1 and not line.gap  # "Barge sinks | Harbour Post"
        if i == headline or (i > headline >= 0 and line.type is not BlockType.DATELINE and not beside):
            continue  # under the headline only a line that also gives the date names the outlet
        for piece in re.split(r"\s*(?:[|•·]|\s[–—-]\s|,\s(?=\d|\w+day))\s*", line.text)[:2]:
            name = piece.strip(" .:»«\"'")
            dated = find_date(name)
            name = name[: dated.start].strip(" ,-–—") if dated else name
            if (
                not name
                or _NO_OUTLET.search(name)
                or cues.words(name) > 6
                or furniture.is_share(name)
                or credit.is_byline(name)
            ):
                continue
            if known_name(name, packs):
                return name
            if (
                (i == 0 or i > headline >= 0 or (looks_like_outlet(name) and cues.words(name) >= 2))
                and not furniture.is_navigation(name)
                and not furniture.list_heading(name)
                and _looks_named(name)
            ):
                return name
    return None


def _looks_named(name: str) -> bool:
    """Return whether a first line can be an outlet's name: capitalised words, and no menu item."""
    first = [w for w in _EDITION.sub("", name).split() if w[:1].isalpha()]
    capital = all(w[:1].isupper() or w.casefold() in {"of", "the", "and", "de", "al", "el"} for w in first)
    return bool(first) and (bool(PRESS_WORD.search(name)) or (capital and len(first) <= 4))


def _owner(page: Page) -> str | None:
    """Return who holds the copyright according to the last line that says so."""
    for line in reversed(page.lines):
        if line.type in {BlockType.BOILERPLATE, BlockType.CREDIT} and len(line.text) < 300:
            found = _OWNER.search(line.text)
            if found:
                name = found["name"].strip(" -")
                if cues.words(name) <= 6 and fold(name) not in {"all rights reserved", "all rights", "the author"}:
                    return name
    return None


def _more_from(page: Page) -> list[str]:
    found = (_MORE_FROM.match(x.text) for x in page.lines if x.type is BlockType.BOILERPLATE and len(x.text) < 80)
    return [m["name"].strip() for m in found if m]


def _mixed_case(name: str, page: Page) -> str:
    """Return a name printed all in capitals as the rest of the page writes it, if it does."""
    if not name.isupper() or len(name) <= 5:
        return name
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for line in page.lines:
        for found in pattern.finditer(line.text[:4000]):
            if not found[0].isupper() and not found[0].islower():
                return found[0]
    return name.title() if " " in name else name
