"""What a root rests on, read off who it is and the words that name it; and whose picture, taken on which day."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from firsthand.claims.witnessing import was_there
from firsthand.language.attribution import cues
from firsthand.language.surface import places_of
from firsthand.model import Basis, Imagery

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from firsthand.language.doc import Attribution, Doc

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_RELEASED = re.compile(
    r"\b(?:released|published|issued|posted|shared|obtained|distributed|provided)\b[^.;]{0,25}$", re.IGNORECASE
)
_TAKEN = re.compile(r"\b(?:taken|captured|dated|shot|collected|acquired|took|of|from|on)\b", re.IGNORECASE)
_NOT_SATELLITE = re.compile(r"satellite\s+(?:phones?|channels?|tv|television|broadcaster|news)")
# "a woman who lives opposite the depot", "a baker whose shop faces the station"
_ON_THE_SPOT = frozenset({"live", "shop", "house", "home", "window", "balcony", "flat", "apartment", "yard", "stall"})
# Whoever treats the hurt saw them, and not what hurt them, unless he says that he was there.
_TREATS = frozenset({"doctor", "surgeon", "physician", "midwife", "orderly", "medic", "nurse"})
_ONLOOKERS = cues.WITNESS_NOUNS - _TREATS
_PICTURES = cues.IMAGE_NOUNS | cues.VIDEO_NOUNS | cues.SATELLITE_WORDS
_BY_KIND = {
    "imagery": Basis.SATELLITE,
    "tracker": Basis.TRACKING,
    "office": Basis.OFFICIAL,
    "document": Basis.DOCUMENT,
    "outlet": Basis.MEDIA,
    "wire": Basis.MEDIA,
    "media": Basis.MEDIA,
}


def basis_of(root: Attribution, doc: Doc) -> Basis:
    """Return what the voice of `root` rests on."""
    words = _words(doc, root)
    material = _material(words | singular((root.name or "").casefold().split()) if root.kind == "imagery" else words)
    if root.kind == "imagery" or _providers(root, doc):
        return Basis.SATELLITE if _listed(root, doc) or _providers(root, doc) else material or Basis.PHOTOGRAPH
    if material and (
        root.kind in {"post", "document", "crew", "outlet", "wire", "office", "monitor", "media", ""} or _shows(root)
    ):
        return material
    if (root.kind == "crew" and words & cues.ANALYSIS_NOUNS) or (root.first_hand and words & cues.ANALYSIS_NOUNS):
        return studied_material(doc, root.source[0] if root.source else 0) or Basis.EXPERT
    if root.first_hand or root.kind == "crew":
        return Basis.EYEWITNESS
    if words & _ONLOOKERS and not words & (cues.OFFICIAL_NOUNS | cues.STATEMENT_NOUNS | {"source"}):
        return Basis.EYEWITNESS
    if words & cues.TRACKING_WORDS:
        return Basis.TRACKING
    if root.kind in {"person", "unnamed", ""}:
        basis = _of_person(words | singular(_role(root.name, doc)))
        return Basis.EYEWITNESS if basis is Basis.UNSPECIFIED and was_there(root, doc) else basis
    if root.kind == "monitor" and words & cues.STATEMENT_NOUNS:
        return Basis.DOCUMENT
    return _BY_KIND.get(root.kind, Basis.UNSPECIFIED)


def _of_person(role: set[str]) -> Basis:
    """Return what somebody's word rests on by the words for what they are: "ferry captain", "head of the office"."""
    if role & (cues.EXPERT_NOUNS | _ologists(role)) and not role & {"minister", "spokesman", "spokeswoman"}:
        return Basis.EXPERT
    heads = role & cues.HEADS and role & cues.OFFICE_NOUNS
    guards = role & {"guard", "guardsman"} and role & {"border", "coast", "prison", "frontier", "national"}
    masters = "master" in role and role & {"harbour", "harbor", "station", "port", "dock"}
    if role & {"captain", "officer", "master"} and role & cues.CRAFT and not role & {"spokesman", "navy", "naval"}:
        return Basis.EYEWITNESS
    if "source" in role:
        return Basis.UNSPECIFIED  # "a source in the general staff" speaks for nobody
    if role & (cues.OFFICIAL_NOUNS | cues.RANKS) or heads or guards or masters:
        return Basis.OFFICIAL
    pilots = "pilot" in role and not role & {"harbour", "harbor", "port"}
    there = pilots or role & _ONLOOKERS or ("member" in role and "crew" in role) or role & _ON_THE_SPOT
    return Basis.EYEWITNESS if there else Basis.UNSPECIFIED


def _ologists(words: set[str]) -> set[str]:
    return {w for w in words if w.endswith(("ologist", "ographer", "ophysicist")) and w != "photographer"}


def _shows(root: Attribution) -> bool:
    return root.cue_lemma in cues.SHOW


def _words(doc: Doc, root: Attribution) -> set[str]:
    """Return the words that name the source, in lower case, plurals made singular."""
    if root.source is None:
        return set()
    start = root.source[0]
    before = doc.report.text[max(0, start - len("tracking ")) : start].casefold()
    start -= len(before) if before == "tracking " else 0  # "tracking data", whose first word a parse took for a verb
    text = doc.report.text[start : root.source[1]].casefold()
    return singular(_WORD.findall(_NOT_SATELLITE.sub(" ", text[:300])))


def singular(words: Iterable[str]) -> set[str]:
    """Return the words with their plural endings taken off, the words themselves kept."""
    out: set[str] = set()
    for word in words:
        out.add(word)
        if word.endswith("ies"):
            out.add(word[:-3] + "y")
        elif word.endswith("s") and not word.endswith("ss"):
            out.add(word[:-1])
        elif word.endswith("men"):
            out.add(word[:-3] + "man")
    return out


def _material(words: set[str]) -> Basis | None:
    moving = words & {"flight", "vessel", "ship", "maritime", "aviation", "radar"}
    if moving and words & {"data", "datum", "tracker", "log", "signal"} and not words & cues.SATELLITE_WORDS:
        return Basis.TRACKING
    if words & {"flight-tracking", "ship-tracking", "transponder", "ads-b", "ais"}:
        return Basis.TRACKING
    if words & cues.SATELLITE_WORDS or "imaging" in words:
        return Basis.SATELLITE
    if words & cues.VIDEO_NOUNS:
        return Basis.VIDEO
    return Basis.PHOTOGRAPH if words & (cues.IMAGE_NOUNS - {"radar", "frame", "shot", "still"}) else None


def studied_material(doc: Doc, position: int) -> Basis | None:
    """Return what an analysis at `position` looked at: the material named last before it in the report."""
    text = doc.report.text[max(0, position - 1500) : position + 300].casefold()
    before = singular(_WORD.findall(_NOT_SATELLITE.sub(" ", text)))
    return _material(before)


def _role(name: str | None, doc: Doc) -> set[str]:
    """Return the words of the noun phrases that introduce `name`: "Kremlin spokesman", "an analyst at ..."."""
    if not name:
        return set()
    last = name.split()[-1]
    words: set[str] = set()
    for start in islice(places_of(last, doc.report.text), 3):
        span = doc.tokens.char_span(start, start + len(last), alignment_mode="expand")
        if span is None:
            continue
        head = span.root
        words |= _role_before(head.left_edge)
        left, right = head.left_edge.i, min(head.right_edge.i + 1, head.i + 14)
        words |= {t.lemma_.lower().strip(".") for t in doc.tokens[left:right]}
    return words


def _role_before(name: Token) -> set[str]:
    """Return the words for what somebody is that a comma parts from the name: "the governor of Sofala, [A B]"."""
    doc, words = name.doc, set[str]()
    if name.i < _SHORTEST_ROLE or doc[name.i - 1].text != ",":
        return words
    for index in range(name.i - 2, max(-1, name.i - _LONGEST_ROLE), -1):
        token = doc[index]
        if token.is_punct or token.pos_ in {"VERB", "AUX"} or token.is_space:
            break
        words.add(token.lemma_.lower().strip("."))
    return words


_SHORTEST_ROLE, _LONGEST_ROLE = 2, 12  # tokens between the start of a text, or of a role, and the name after it


def imagery_of(root: Attribution, doc: Doc, basis: Basis) -> Imagery | None:
    """Return whose picture `root` is and the day it was taken; None where the root is no picture or reading of one."""
    if basis not in {Basis.SATELLITE, Basis.PHOTOGRAPH, Basis.VIDEO}:
        return None
    if root.kind == "imagery":
        provider = root.name if _listed(root, doc) or not _is_description(root.name) else None
    else:
        provider = _providers(root, doc)
    day = _day(root, doc)
    if day is None:
        days = {d for a in doc.attributions if a.name == root.name and a.kind == root.kind and (d := _day(a, doc))}
        day = next(iter(days)) if len(days) == 1 and root.kind == "imagery" else None
    return Imagery(provider, day)


def _is_description(name: str | None) -> bool:
    words = singular((name or "").casefold().split())
    return bool(words & (cues.IMAGE_NOUNS | cues.VIDEO_NOUNS | cues.SATELLITE_WORDS)) or not (name or " ")[0].isupper()


def _listed(root: Attribution, doc: Doc) -> bool:
    names = re.split(r",\s+|\s+and\s+", root.name or "")
    return any(s.name in names and s.kind == "imagery" for s in doc.sources)


def _providers(root: Attribution, doc: Doc) -> str | None:
    if root.source is None or (root.kind in {"person", "unnamed", "office"} and not _words(doc, root) & _PICTURES):
        return None  # "a doctor at the Copernicus hospital"
    start, end = root.source
    names = dict.fromkeys(s.name for s in doc.sources if s.kind == "imagery" and start <= s.start and s.end <= end)
    return " and ".join(names) or None


def _day(root: Attribution, doc: Doc) -> str | None:
    """Return the one day that the source's own words give for the picture, a day of release left out."""
    if root.source is None:
        return None
    start, end = root.source
    days = set()
    for time in doc.times:
        if not (start <= time.start < end + 1) or not time.earliest or not time.latest:
            continue
        if time.earliest[:10] == time.latest[:10] and not _RELEASED.search(doc.report.text[start : time.start]):
            days.add(time.earliest[:10])
    return next(iter(days)) if len(days) == 1 else None
