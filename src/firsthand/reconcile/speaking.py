"""Who of a chain can be an origin: an origin must be able to tell or to show what it stands for.

A sentence misread makes its own doer, its dead or its object a source ("Fighters captured three trucks"). Such a link
is left out of the chain, and in doubt what is left is taken for not stated: an unstated root corroborates nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from firsthand.model import Claim, Link, Report
    from firsthand.packs import Packs

# Verbs that evoke an event in a pack and yet say how somebody knows of it.
_KNOWS = re.compile(
    r"\b(?:s[ae]e(?:s|n|ing)?|saw|find(?:s|ing)?|found|count\w*|spot\w*|observ\w+|sight\w*|notic\w+|photograph\w*|"
    r"film\w*|pictur\w+|imag\w+|show\w*|identif\w+|locat\w+|detect\w+|discover\w*|record\w*|watch\w*|hear\w*|track\w*|"
    r"confirm\w*|report\w*|announc\w+|sa(?:y|ys|id|ying)|t(?:ell|ells|elling|old))\b"
)
# Verbs of those who want, and do not tell what happened.
_WANTS = re.compile(
    r"(?:(?:had|has|have|is|are|was|were|also|then|later) )*"
    r"(?:want(?:s|ed)?|threaten(?:s|ed)?|plan(?:s|ned)?|order(?:s|ed)?|"
    r"refus(?:e|es|ed)|agree[ds]?|decide[ds]?|prais(?:e|es|ed)|thank(?:s|ed)?|hop(?:e|es|ed)|wish(?:es|ed)?|hat(?:e|es|ed)|"
    r"tr(?:y|ies|ied)|attempt(?:s|ed)?|demand(?:s|ed)?|did not wish)(?: to| for| that)?"
)
_DEAD = re.compile(
    r"\b(?:killed|dead|slain|deceased|murdered|found (?:shot|stabbed|beaten|hanged|drowned|unresponsive)|"
    r"(?:the|his|her|their) late)\b|^(?:bod(?:y|ies)|corpses?|remains)\b"
)
# Things that nobody makes speak; a hospital, a village or a ship tells by those who are there.
_MUTE = frozenset({"vehicle", "aircraft", "equipment", "munition", "weapon", "air defence system"})
_FEW = 3
_WORD = re.compile(r"[^\W\d_]+")


class Doings:
    """The verbs that evoke each kind of event, and the names of things that cannot speak."""

    def __init__(self, packs: Packs) -> None:
        self._verbs: Mapping[str, AbstractSet[str]] = {
            kind.name: frozenset(_stem(verb.text) for verb in kind.triggers.verbs if " " not in verb.text)
            for kind in packs.kinds.values()
            if not kind.speech
        }
        self._objects = frozenset(
            name.casefold()
            for thing in packs.things.values()
            if _MUTE & packs.ancestors(thing.name)
            for name in (thing.name, thing.plural, *thing.aliases)
            if name
        )

    def is_deed(self, kind: str, cue: str | None) -> bool:
        """Return whether a cue is the verb of the event itself: "captured" in a claim of what was captured."""
        if not cue or _KNOWS.search(cue):
            return False
        words = _WORD.findall(cue.casefold())
        return bool(words) and any(_stem(word) in self._verbs.get(kind, ()) for word in words[-2:])

    def is_object(self, name: str) -> bool:
        """Return whether a name is a machine's or a weapon's: "Ka-52", "trucks"."""
        return name.casefold() in self._objects


@lru_cache(maxsize=4096)
def _stem(verb: str) -> str:
    """Return a verb's stem as its regular forms have it: "capture", "captured" and "captures" give "captur"."""
    low = verb.casefold()
    for ending in ("ing", "ed", "es", "e", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low.removesuffix(ending)
            break
    return low[:-1] if len(low) > 3 and low[-1] == low[-2] else low


def as_told(claim: Claim, doings: Doings) -> Claim:
    """Return the claim with a chain that ends at somebody who can have told it, or as not stated."""
    chain, stated = claim.chain, claim.root_stated
    while len(chain) > 1 and doings.is_deed(claim.kind, chain[-1].cue):
        chain = chain[:-1]
        stated = len(chain) > 1
    if len(chain) > 1 and _tells_nothing(claim, chain[-1], doings):
        chain, stated = chain[:-1], False
    return claim if len(chain) == len(claim.chain) else replace(claim, chain=chain, root_stated=stated)


def by_handle(claim: Claim, report: Report | None) -> Claim:
    """Return the claim with the account for its source where a handle names it: "a deleted post by @harbour_watch"."""
    if len(claim.chain) < 2:
        return claim
    link = claim.chain[-1]
    found = _HANDLE.fullmatch(link.name)
    if found is None and link.kind in _POSTED and report is not None and link.end is not None:
        within = report.text[link.end if link.start is None else link.start : link.end]
        found = _HANDLE.search(within) or _HANDLE_AFTER.match(report.text, link.end, link.end + _HANDLE_NEAR)
    if found is None:
        return claim
    return replace(claim, chain=(*claim.chain[:-1], replace(link, name=found[1], kind="post")))


# An account is known by its handle, whatever the words about it.
_HANDLE = re.compile(r"(?<!\w)(@\w{2,})")
_HANDLE_AFTER = re.compile(
    r"(?:\s+(?:of|by|from|under|the|an?|this|user|users|account|channel|page|called|named|name|handle|deleted|posts?))*"
    r"\s*[,(:]?\s*(@\w{2,})"
)
_POSTED = frozenset({"post", "imagery", "document", "office", ""})
_HANDLE_NEAR = 60  # characters after the words for a post within which its handle stands


def _tells_nothing(claim: Claim, last: Link, doings: Doings) -> bool:
    if last.kind in ("imagery", "document", "post", "tracker", "outlet", "wire", "network", "media"):
        return False
    low = last.name.casefold()
    if claim.place is not None and last.name.isupper() and low == claim.place.name.casefold():
        return True  # a dateline taken for a voice
    if doings.is_object(last.name) or (last.cue is not None and _WANTS.fullmatch(last.cue.casefold())):
        return True
    if claim.kind == "killed" and _is_mentioned(claim, last):
        return True
    return _DEAD.search(low) is not None


def _is_mentioned(claim: Claim, link: Link) -> bool:
    """Return whether the link is the one the claim says was killed: by its place in the text, or by full name."""
    few = claim.count is None or (claim.count.min or 0) <= _FEW  # nobody is named for fourteen dead
    if few and claim.victim and link.name and claim.victim.casefold() == link.name.casefold():
        return True
    if link.start is None or link.end is None:
        return False
    start, end = claim.mention
    return link.start <= start and end <= link.end
