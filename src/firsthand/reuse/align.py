"""The passages two reports share, aligned word by word: runs of equal words, joined across small gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from firsthand.reuse.words import GRAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.reuse.matching import Run
    from firsthand.reuse.words import Words

GAP = 8  # words that may be put in or left out within one passage
ENOUGH = 12  # aligned words that make a passage by themselves: shorter ones are often phrases of the trade
TOGETHER = 20  # aligned words of all passages of a pair from which a shorter one counts
CONTENT = 4  # content words a passage must share
_STANDING = re.compile(
    r"all rights reserved|^copyright\b|may not be published broadcast|contributed to this report|"
    # what asks the reader to tell the police, and what others are asked
    r"anyone with (?:any )?information|crime ?stoppers|\btip ?line|"
    r"(?:asked|urged|requested|encouraged) to (?:please )?(?:call|contact|text)\b.{0,120}?\d{3}|"
    # what speaks to the reader of the page itself
    r"\bsign (?:up|in)\b|signed up for (?:our|the|this)|our newsletter|download (?:the|our)|"
    r"(?:follow|like|join|find) (?:(?:us|him|her|\w+(?: \w+)?) )?on (?:facebook|twitter|instagram)|"
    r"subscribe to|click here|read more|terms of (?:use|service)|privacy policy|email (?:alerts|notifications)|"
    r"\byour (?:e-?mail|inbox|browser|account|profile|password|registration|subscription|device|phone|app|free)\b|"
    r"(?:get|for) (?:news )?alerts|^close (?:get|skip)|skip x embed|embed x share|enable javascript|"
    r"ad.block(?:er|ing)|to watch this video|viewing the video|log in to|more news videos"
)
# Each of these phrases has one of these words: most passages have none of them, which is soon seen.
_OF_STANDING = (
    *(
        "reserved",
        "copyright",
        "published",
        "contributed",
        "any information",
        "with information",
        "stoppers",
        "tip line",
    ),
    *(
        "tipline",
        "asked to",
        "urged to",
        "requested to",
        "encouraged to",
        "sign up",
        "sign in",
        "signed up",
        "newsletter",
    ),
    *(
        "on facebook",
        "on twitter",
        "on instagram",
        "download",
        "subscribe",
        "click",
        "read more",
        "terms of",
        "privacy",
    ),
    *(
        "notifications",
        "your ",
        "alerts",
        "close get",
        "close skip",
        "embed x",
        "javascript",
        "block",
        "video",
        "log in",
    ),
)
NOTICE = 25  # words before and after the phrase of a notice that may be part of it
OWN = 3  # words of its writer's choosing that two reports must share, in all their passages together
QUOTED = 0.8  # share of quoted words from which a passage is a common quotation


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words `a` to `a_end` of one report and `b` to `b_end` of the other, of which `same` align."""

    a: int
    a_end: int
    b: int
    b_end: int
    same: int

    @property
    def score(self) -> float:
        """The share of the longer side's words that align."""
        return self.same / max(self.a_end - self.a, self.b_end - self.b)


def align(a: Words, b: Words, equal: Sequence[Run]) -> list[Aligned]:
    """Return the passages that `a` and `b` share in their own words: what both only quote is no copying.

    Args:
        a: the words of one report.
        b: those of the other.
        equal: the runs of equal words, longest first.
    """
    if sum(run.length for run in equal) < ENOUGH:  # most pairs share a phrase of the trade, and no more
        return []
    joined = _joined(_runs(equal, a, b), a, b)
    kept = [
        p
        for p in joined
        if _content(p, a) >= CONTENT and not _common_quotation(p, a, b) and not standing(a, p.a, p.a_end)
    ]
    if sum(p.same for p in kept) < TOGETHER:
        kept = [p for p in kept if p.same >= ENOUGH]
    return kept


def _runs(equal: Iterable[Run], a: Words, b: Words) -> list[Aligned]:
    """Return the runs of six or more equal words, each word used once, longest first."""
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    kept = []
    for length, i, j in equal:
        start, end = 0, length
        while start < end and (used_a[i + start] or used_b[j + start]):
            start += 1
        while end > start and (used_a[i + end - 1] or used_b[j + end - 1]):
            end -= 1
        if end - start < GRAM or 1 in used_a[i + start : i + end] or 1 in used_b[j + start : j + end]:
            continue
        used_a[i + start : i + end] = used_b[j + start : j + end] = b"\x01" * (end - start)
        kept.append(Aligned(i + start, i + end, j + start, j + end, end - start))
    return [piece for run in kept for piece in _split(run, a, b)]


def _split(run: Aligned, a: Words, b: Words) -> list[Aligned]:
    """Return the run cut where either report has something in between that is no text of the story."""
    part_a, part_b = a.part[run.a : run.a_end], b.part[run.b : run.b_end]
    if part_a[0] == part_a[-1] and part_b[0] == part_b[-1]:
        return [run]
    cuts = np.flatnonzero((part_a[1:] != part_a[:-1]) | (part_b[1:] != part_b[:-1])) + 1
    bounds = [0, *cuts.tolist(), run.same]
    return [Aligned(run.a + s, run.a + e, run.b + s, run.b + e, e - s) for s, e in pairwise(bounds)]


def _joined(runs: list[Aligned], a: Words, b: Words) -> list[Aligned]:
    """Return runs joined where both reports go on with the next within a few words."""
    joined: list[Aligned] = []
    for run in sorted(runs, key=lambda r: (r.a, r.b)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and 0 <= run.a - last.a_end <= GAP
            and 0 <= run.b - last.b_end <= GAP
            and a.part[last.a] == a.part[run.a]
            and b.part[last.b] == b.part[run.b]
        ):
            joined[-1] = Aligned(last.a, run.a_end, last.b, run.b_end, last.same + run.same)
        else:
            joined.append(run)
    return joined


def standing(words: Words, first: int, end: int) -> bool:
    """Return whether the words are a notice that pages carry under any story, and that reading took for text.

    A long passage with such a notice at its end is a story, not a notice.
    """
    written = words.text[words.starts[first] : words.ends[end - 1]].lower()
    if not any(word in written for word in _OF_STANDING):
        return False
    said = words.read(first, end)
    near: set[int] = set()
    for match in _STANDING.finditer(said):
        at = said.count(" ", 0, match.start())
        near.update(range(max(0, at - NOTICE), min(end - first, at + NOTICE)))
    return 2 * len(near) > end - first


def chosen(a: Words, b: Words, passages: Iterable[tuple[int, int, int, int]]) -> bool:
    """Return whether the passages of two reports have enough words in common that a writer chose.

    Who was killed, hurt or charged, where, and by the word of which office: two who tell that come to the same names,
    numbers and set phrases without having read one another.

    Args:
        a: the words of one report.
        b: those of the other.
        passages: the first word of each in one report and where it ends, and the same in the other.
    """
    shared: set[int] = set()
    for first, end, first_b, end_b in passages:
        one = a.stems[first:end][a.own[first:end]]
        other = b.stems[first_b:end_b][b.own[first_b:end_b]]
        shared.update(set(one.tolist()) & set(other.tolist()))
        if len(shared) >= OWN:
            return True
    return False


def _content(passage: Aligned, a: Words) -> int:
    return int(np.count_nonzero(a.stems[passage.a : passage.a_end]))


def _common_quotation(passage: Aligned, a: Words, b: Words) -> bool:
    quoted_a = np.count_nonzero(a.quoted[passage.a : passage.a_end])
    quoted_b = np.count_nonzero(b.quoted[passage.b : passage.b_end])
    return bool(quoted_a >= QUOTED * (passage.a_end - passage.a) and quoted_b >= QUOTED * (passage.b_end - passage.b))
