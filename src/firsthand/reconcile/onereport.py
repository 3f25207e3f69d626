"""What one report shows of its own sources: which office "the ministry" is, and whose words its headline sums up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import BlockType, Tense
from firsthand.reconcile.beside import word_before
from firsthand.reconcile.compare import Relation, interval, meet, place_relation, thing_relation
from firsthand.reconcile.families import NEGATIVE
from firsthand.reconcile.roles import fields_of, unlike
from firsthand.reconcile.roots import BARE_BODY, Root, bare_office, is_office, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.model import Claim, Report, When
    from firsthand.packs import Packs
    from firsthand.reconcile.roots import Names

_OF_A_PERSON = re.compile(
    r"\b(?:chief|officers?|detectives?|deput(?:y|ies)|spokes\w+|sgt|sergeant|lt|lieutenant|captain|capt|col|colonel|"
    r"general|minister|director|commander|commissioner|officials?|sources?|superintendent|investigators?|trooper)\b"
)
# Words that may stand before an office's noun with a capital, and name no office: "When police ...", "Says Ministry".
_NO_PART = re.compile(
    r"(?:the|an?|its|their|his|her|our|that|this|these|those|but|and|or|when|after|before|while|as|if|since|because|"
    r"then|says?|said|by|from|with|of|for|to|at|in|on|local|state|city|county|federal|military|central|national|both|"
    r"one|two|three|other|another|senior|according|however|meanwhile|later|earlier)"
)
# As a headline calls the medium that its story names: "Generals held, paper says".
_BARE_MEDIUM = re.compile(
    r"(?:local |state )?(?:(?:news)?papers?|media|reports?|outlets?|agency|broadcaster|radio|tv|station|website)"
)
_PART = re.compile(
    r"(?:interior|defen[cs]e|health|foreign|finance|justice|transport|information|economy|energy|agriculture|education|"
    r"emergenc(?:y|ies)|labou?r|culture|sports|trade|oil|water)"
)


_SHORT = 3  # words by which a headline calls whom its story names: "rights group", "police"


def name_offices(roots: dict[str, Root], claims: Sequence[Claim], reports: Mapping[str, Report], names: Names) -> None:
    """Give a bare office noun ("the ministry") the fuller office that its own report names, where only one fits."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    for report_id, listed in by_report.items():
        offices = sorted({plain(link.name) for c in listed for link in c.chain[1:] if is_office(link)})
        text = reports[report_id].text if report_id in reports else ""
        for claim in listed:
            root = roots[claim.id]
            if root.sort != "unnamed" or not claim.chain or not bare_office(claim.chain[-1]):
                continue
            fuller = _fuller(root.name, offices, text)
            if fuller:
                roots[claim.id] = Root("speaker", names.of(fuller), root.day, basis=root.basis)


def _fuller(bare: str, offices: Sequence[str], text: str) -> str:
    """Return the fullest of the names that have the noun, where all that have it can be one; else ""."""
    noun = frozenset(bare.split())
    fitting = [name for name in offices if noun < _words(name) and not _OF_A_PERSON.search(name)]
    fullest = max(fitting, key=lambda name: (len(_words(name)), name), default="")
    if not fullest or not all(_words(name) <= _words(fullest) for name in fitting):
        return ""
    return fullest if _parts_in(text, bare) <= _words(fullest) else ""


def _words(name: str) -> frozenset[str]:
    return frozenset(re.sub(r"['’]s\b", "", name).split()) | frozenset(name.split())


@lru_cache(maxsize=1 << 14)
def _parts_in(text: str, bare: str) -> frozenset[str]:
    """Return the words by which a text tells offices of one noun apart: "interior", "Karmal"; other words left out."""
    noun = re.escape(bare)
    before = _named_before(noun, text)
    after = (m[1] for m in re.finditer(rf"\b(?i:{noun})\s+(?:of|for)\s+(?:the\s+)?([^\W\d_][\w-]*)", text))
    told = [(word, plain(re.sub(r"['’]s$", "", word))) for word in (*before, *after)]
    return frozenset(low for word, low in told if _tells_apart(word, low))


def _named_before(noun: str, text: str) -> Iterator[str]:
    """Give the words, from their first letter on, that stand before a noun in whatever case."""
    done = 0
    for m in re.finditer(rf"\s+(?i:{noun})\b", text):
        run = text[word_before(text, m.start(), done) : m.start()]
        first = next((i for i, character in enumerate(run) if _is_letter(character)), None)
        if first is not None:
            done = m.end()
            yield run[first:]


def _is_letter(character: str) -> bool:
    return re.match(r"[^\W\d_]", character) is not None


def _tells_apart(word: str, low: str) -> bool:
    return _PART.fullmatch(low) is not None or (word[:1].isupper() and _NO_PART.fullmatch(low) is None)


def sum_up(roots: dict[str, Root], claims: Sequence[Claim], packs: Packs) -> None:
    """Give what a report says without a source the root that the same report names for it, where it names only one.

    A headline and its lead sum up what the story then attributes: no second origin stands behind them.
    """
    firm: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if not roots[claim.id].weak:
            firm.setdefault((claim.report, claim.kind), []).append(claim)
    for claim in claims:
        unstated = roots[claim.id].sort == "unstated" and len(claim.chain) == 1
        if not unstated and not _is_bare_body(claim, roots[claim.id]):
            continue
        told = [
            c
            for c in firm.get((claim.report, claim.kind), ())
            if not _is_bare_body(c, roots[c.id]) and _one_thing_said(claim, c, packs) and _sums_up(claim, c, roots)
        ]
        told = [c for c in told if c.count == claim.count] or told
        named = {roots[c.id] for c in told}
        if len(named) == 1:
            roots[claim.id] = named.pop()


def _sums_up(claim: Claim, told: Claim, roots: Mapping[str, Root]) -> bool:
    """Return whether a claim can be the sum of what the story tells further on, and of no more than that.

    Whoever tells of "our dead" without a number has not said how many they are. A headline's voice ("police say") is
    the story's where it can be.
    """
    if told.block is not BlockType.HEADLINE and claim.start > told.start:
        return False
    if claim.count is not None and told.count is None and (claim.count.min or 0) > 1:
        return False
    root = roots[claim.id]
    return root.sort != "unnamed" or not unlike(fields_of(root.name), fields_of(roots[told.id].name))


def _is_bare_body(claim: Claim, root: Root) -> bool:
    """Return whether a headline names its source by a bare noun for a body: "Group claims attack"."""
    if claim.block is not BlockType.HEADLINE:
        return False
    medium = (
        root.sort in ("unnamed", "speaker", "cited", "collective", "document")
        and _BARE_MEDIUM.fullmatch(root.name) is not None
    )
    called = claim.chain[-1].name if len(claim.chain) == 2 else ""
    common = root.sort in ("unnamed", "speaker") and len(called.split()) <= _SHORT and called == called.casefold() != ""
    return medium or common or (root.sort in ("unnamed", "speaker") and BARE_BODY.fullmatch(root.name) is not None)


def _may_be_one_time(a: When, b: When) -> bool:
    """Return whether two times are one, or the one lies in the other: a headline's "since Christmas" and a night."""
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return True
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    inside = a.earliest[:10] <= b.earliest[:10] and b.latest[:10] <= a.latest[:10]
    return inside or (b.earliest[:10] <= a.earliest[:10] and a.latest[:10] <= b.latest[:10])


def _one_thing_said(a: Claim, b: Claim, packs: Packs) -> bool:
    """Return whether nothing that both say of thing, count, place, truth and time keeps them from being one."""
    if (a.certainty in NEGATIVE, a.tense is Tense.FUTURE) != (b.certainty in NEGATIVE, b.tense is Tense.FUTURE):
        return False
    if a.things and b.things and thing_relation(a.things[0].name, b.things[0].name, packs) is Relation.APART:
        return False
    if a.count is not None and b.count is not None and not meet(interval(a.count), interval(b.count)):
        return False
    if a.actor is not None and b.actor is not None and a.actor.name != b.actor.name:
        return False
    if a.when is not None and b.when is not None and not _may_be_one_time(a.when, b.when):
        return False
    parts = ((a.place, b.place), (a.origin_place, b.origin_place), (a.destination, b.destination))
    return all(place_relation(one, other) is not Relation.APART for one, other in parts)
