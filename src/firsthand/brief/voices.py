"""How the brief names a voice: the outlet that reports, the source at the root, what that source rests on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.brief.wording import PRONOUNS, article, clean, counted, date_words, join, quoted_name
from firsthand.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.brief.ledger import Ledger
    from firsthand.model import Claim, Link, Report

# Up to nine words. What parts them is told from what they hold, so that a long line that is no name fails at once.
_ORDINARY = re.compile(r"[@#]?[\w.&'’/+-]+(?:(?:(?:,? |,)[@#]?|[@#])[\w.&'’/+-]+){0,8}(?:,? |,)?")
# Words that, unquoted in a name, would read as the brief's own.
_MISLEADING = frozenset(
    ("not", "no", "never", "denied", "unknown", "report", "reports", "origin", "origins", "corroborated", "disputed")
) | frozenset(
    ("confirmed", "reviewed", "according", "citing", "reported", "carried", "wrote", "said", "was", "were", "is")
)
# Sources that open a sentence with a capital which is not theirs, besides the packs' nouns for people.
_COLLECTIVE = frozenset(
    (
        "police", "authorities", "officials", "investigators", "detectives", "prosecutors", "deputies", "dispatchers",
        "witnesses", "neighbors", "neighbours", "relatives", "sources", "diplomats", "experts", "analysts", "activists",
        "rescuers", "medics", "doctors", "observers", "monitors", "local", "senior", "unnamed", "several", "two",
    )
)  # fmt: skip
_PLURAL = re.compile(r"\w*[^\Ws]s|police|people|staff|authorities|troops|media|men|women|someone", re.IGNORECASE)
_DETERMINED = re.compile(
    r"some|several|many|two|three|four|five|six|seven|own|its|his|her|their|our|an?|the|one|no|both|other",
    re.IGNORECASE,
)
VOICES = 3  # sources or outlets named in one sentence; the footnotes name them all
_PREPOSITION = re.compile(
    r",? (?:of|in|at|from|with|who|on|for|to|close|near|outside|inside|and|reached|told|posted)\b"
)
_PROPER_KINDS = frozenset({"outlet", "wire", "office", "imagery", "monitor", "tracker", "network", "media"})
# Bodies of which a country or town has one: "the coast guard", where "a mayor" is one of many.
_ONE_OF_A_STATE = re.compile(
    r"(?:[\w-]+ ){0,2}(?:coast ?guard|army|navy|air force|military|government|border guard|fire (?:brigade|service)|"
    r"civil (?:defen[cs]e|protection)(?: service)?|parliament|presidency|central bank|red cross|red crescent|"
    r"ministry|general staff|cabinet)"
)
# A unit has one head: "the director of the hospital". A name that ends in a word for a body has the article of that
# word: "the 9th Brigade", "the Red Crescent" (Quirk et al. 1985, 5.60-5.72: names with a common noun as their head).
_HEAD_OF_A_UNIT = re.compile(
    r"(?:[\w-]+ ){0,2}(?:head|chief|director|commander|leader|chair(?:man|woman)?|president|governor|mayor|owner|"
    r"principal|rector|captain|commissioner|editor) of (?:the|its|his|her|their|[A-Z]).*"
)
_NAMED_BODY = re.compile(
    r"\b(?:Ministry|Department|Army|Navy)\b|\b(?:Air Force|Coast Guard|Red Cross|Red Crescent|Brigades?|Battalion|"
    r"Regiment|Committee|Commission|Organi[sz]ation|Federation|Observatory|Authority)$"
)
_BASIS_NOTE = {
    Basis.PHOTOGRAPH: "photograph",
    Basis.VIDEO: "video",
    Basis.EYEWITNESS: "eyewitness",
    Basis.DOCUMENT: "document",
    Basis.EXPERT: "expert judgement",
    Basis.TRACKING: "tracking data",
}


def outlet_name(report: Report) -> str:
    """Return the outlet of `report` as a sentence may name it; an unknown one is the quoted name of its file."""
    if report.outlet and clean(report.outlet):
        return proper(report.outlet)
    return quoted_name(
        re.split(r"[/\\]", report.source_path or "")[-1] or report.external_id or report.url or report.id
    )


@lru_cache(maxsize=4096)
def proper(name: str) -> str:
    """Return a name ready to stand in a sentence: as it is when it looks like a name, else between quotation marks."""
    name = clean(name)
    words = name.split()
    plain = _ORDINARY.fullmatch(name) and not {w.casefold() for w in words} & _MISLEADING
    return name if plain and len(name) <= 60 else quoted_name(name)


def with_article(name: str) -> str:
    """Return a name ready to stand in a sentence, with its article where it ends in a word for a body."""
    body = _NAMED_BODY.search(name) and not re.match(r"[\w-]+['’]s? ", name)
    return f"the {proper(name)}" if body else proper(name)


def described(link: Link, ledger: Ledger) -> str:
    """Return a source as a sentence names it: "Maxar", "the Defence Ministry", "a local official", "diplomats"."""
    name = clean(link.name)
    if name.startswith("<") and name.endswith(">"):
        return quoted_name(name[1:-1])
    if not _ORDINARY.fullmatch(name) or len(name) > 90:
        return quoted_name(name)
    if name.casefold() in PRONOUNS:
        return quoted_name(name)
    first = name.split()[0]
    if _is_common_noun(link, name, ledger):
        name = name.lower()  # a headline's "Police", "Mayor"
    elif link.kind not in _PROPER_KINDS and (first.casefold() in _COLLECTIVE or first.casefold() in ledger.people):
        name = name[:1].lower() + name[1:]  # the capital was that of a sentence: "Residents of the port"
    head = _PREPOSITION.split(name, maxsplit=1)[0].split()[-1]
    if not name[:1].islower() and (head[:1].isupper() or not head.isalpha()):
        return with_article(name)
    if _ONE_OF_A_STATE.fullmatch(name) or _HEAD_OF_A_UNIT.fullmatch(name):
        return f"the {name}"
    # A description, though it may open with a name: "local official", "Levant Wire reporter", "Western diplomats".
    opening = name.split()[0]
    owned = opening.endswith(("'s", "’s"))
    if owned and opening.islower() and not re.match(r"(?:its|their|today|yesterday)", opening):
        return f"the {name}"  # "town's mayor"
    if re.search(r", [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*$", name):
        return f"the {name}"  # "governor of Potosi, Ana Ruiz": the one who is named
    bare = _PLURAL.fullmatch(head) or _DETERMINED.fullmatch(opening) or owned
    return name if bare else article(name)


def _is_common_noun(link: Link, name: str, ledger: Ledger) -> bool:
    """Return whether a name is but a word for anyone of a sort, whatever its capital: "Police", "Residents"."""
    entry = ledger.packs.things.get(name.casefold())
    known = name.casefold() in _COLLECTIVE | ledger.people or (entry is not None and entry.noun)
    return known or (link.kind == "unnamed" and " " not in name)  # one word that names nobody


def root(claim: Claim, ledger: Ledger) -> str:
    """Return who stands at the root of `claim` and on what basis: "satellite imagery by Maxar", "a local official"."""
    own = len(claim.chain) < 2
    link = claim.chain[-1] if claim.chain else None
    name = outlet_name(ledger.reports[claim.report]) if own or link is None else described(link, ledger)
    if claim.basis is Basis.SATELLITE:
        provider = claim.imagery.provider if claim.imagery else None
        if provider and (own or link is None or clean(provider).casefold() not in clean(link.name).casefold()):
            words = f"satellite imagery by {proper(provider)}"
            return f"{name} (from {words})" if own or link is None or link.kind != "imagery" else words
        if own:
            return f"{name} (from satellite imagery)"
        return (
            f"satellite imagery by {name}"
            if link is not None and link.kind in {"imagery", ""}
            else f"{name} (from satellite imagery)"
        )
    if own and not claim.root_stated:
        return f"{name} (no source named)"
    if own and claim.basis is Basis.EYEWITNESS:
        return f"{name} (first-hand)"
    note = _BASIS_NOTE.get(claim.basis)
    return f"{name} ({note})" if note and note not in name else name


def roots(claims: Sequence[Claim], ledger: Ledger) -> list[str]:
    """Return the roots of `claims`, one wording for each origin, in the order of the claims."""
    seen: dict[str, str] = {}
    for claim in claims:
        seen.setdefault(ledger.origin_of(claim) or claim.id, root(claim, ledger))
    return list(dict.fromkeys(seen.values()))


def behind(claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return who stands behind a clause: ", according to Maxar (satellite imagery), carried by four reports".

    Of one origin, whoever cites and carries it is named; of several, each is named with the outlet it is in.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(ledger.origin_of(claim) or claim.id, []).append(claim)
    if len(groups) == 1:
        lead = max(claims, key=lambda c: c.root_stated)  # a headline names nobody; the story below it does
        return f", according to {root(lead, ledger)}{_between(claims, ledger)}{_carriers(lead, claims, ledger)}"
    voices = list(dict.fromkeys(_with_outlet(group, ledger) for group in groups.values()))
    return f", according to {some(voices)}"


def some(names: Sequence[str]) -> str:
    """Return "A, B and C", of many "A, B and others"."""
    return join(list(names)) if len(names) <= VOICES else f"{', '.join(names[: VOICES - 1])} and others"


def _with_outlet(claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return a root and, in brackets, where it stands: "a local official (in Bay News)", "Maxar (in three reports)"."""
    lead = max(claims, key=lambda c: c.root_stated)  # a headline names nobody; the story below it does
    words = root(lead, ledger)
    if len(lead.chain) < 2:
        return words
    reports = list(dict.fromkeys(c.report for c in claims))
    where = outlet_name(ledger.reports[reports[0]]) if len(reports) == 1 else counted(len(reports), "report")
    return f"{words[:-1]}, in {where})" if words.endswith(")") else f"{words} (in {where})"


def _between(claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return " cited by Levant Wire": a voice that stands between root and outlet in every one of `claims`."""
    middles = [tuple(described(link, ledger) for link in c.chain[1:-1]) for c in claims]
    common = [m for m in dict.fromkeys(x for ms in middles for x in ms) if all(m in ms for ms in middles)]
    return f" cited by {join(common)}" if common else ""


def _carriers(lead: Claim, claims: Sequence[Claim], ledger: Ledger) -> str:
    """Return ", as reported by X", ", carried by X and Y" or ", carried by five reports"; "" where X is the root."""
    reports = list(dict.fromkeys(c.report for c in claims))
    names = list(dict.fromkeys(outlet_name(ledger.reports[r]) for r in reports))
    if len(reports) == 1:
        return f", as reported by {names[0]}" if len(lead.chain) > 1 else ""
    named = len(names) <= VOICES and len(names) == len(reports)
    if named and len(lead.chain) < 2:  # an outlet does not carry itself
        names = [name for name in names if name != outlet_name(ledger.reports[lead.report])]
    return f", carried by {join(names) if named else counted(len(reports), 'report')}"


def published(report: Report, ledger: Ledger) -> str:
    """Return " on 14 December", or nothing when the report's date is unknown."""
    words = date_words(report.published, ledger.year)
    return f" on {words}" if words else ""
