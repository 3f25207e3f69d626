"""How a report introduces its voices: "the harbour master, Nedim Arslan", "a nurse", "the rights group Open Coast".

Read off the report's own words beside the voice, so that an office and its holder, a body and who speaks for it, a
surname and the full name are one voice, and so that it is known what sort of voice each is. Nobody is looked up, and
a source that the report leaves unnamed ("a police officer") is never given a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import Basis
from firsthand.reconcile.persons import person_like
from firsthand.reconcile.roles import LAY, fields_of
from firsthand.reconcile.roots import Root, bare_office, plain
from firsthand.reconcile.staff import JOURNALIST_ROLE
from firsthand.reconcile.titles import (
    BODY_WORD,
    LONGEST,
    full_names,
    is_name,
    named_beside,
    spelt_out,
    split_title,
    titled_surname,
)
from firsthand.reconcile.toldroles import FAR, HELD_BY_ONE, body_meant, body_of, office_in, roles_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.model import Claim, Link, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.roots import Names
    from firsthand.reconcile.trades import Trades

_HANDLE = re.compile(r"^(?P<name>.+?)\s*\(?(?P<handle>@\w+)\)?$")
_VOICES = frozenset({"person", "office", "unnamed", "post", "monitor", ""})
# How neighbours call somebody, and nobody a holder of an office.
_FAMILIAR = re.compile(r"(?:Old|Auntie|Aunty|Aunt|Uncle|Mama|Papa|Baba|Granny|Grandma|Grandpa|Little|Young|Big) [A-Z]")
_DONE = (
    r"(?:fired|sacked|dismissed|arrested|detained|freed|released|beaten|hit|shot|hurt|thrown|robbed|kidnapped|wounded|"
    r"rescued)"
)
_BEFELL_HIM = re.compile(
    rf"[\"“][^\"“”]*\b(?:I|[Ww]e) (?:was|were|got|had been|have been) {_DONE}\b"
    r"|[\"“][^\"“”]*\b(?:let|kept|held|took|shot|hit|beat|threw|put|hurt|freed|released|fired|sacked|detained|robbed|blindfolded|tied)"
    r" (?:\w+ ){0,3}(?:me|us)\b|[\"“][^\"“”]*\bour (?:boat|bus|house|home|tent|car|van|train|canoe|room)\b"
)
_SEAT = re.compile(
    r"^(?P<office>.*\b(?:ministry|department|embassy|headquarters|agency))\s+in\s+(?:the\s+)?\w[\w\s-]*$"
)
_PICTURE = re.compile(
    r"\b(?:satellites?|imagery|images?|pictures?|photos?|photographs?|footage|videos?|clips?)\b", re.IGNORECASE
)
_PICTURED = ("atellite", "imag", "pictur", "photo", "footage", "video", "clip")  # one of these is in each of them


@dataclass(slots=True)
class Introductions:
    """What the reports of a case say of their named voices, by plain name."""

    trades: Trades
    fields: dict[str, frozenset[str]] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)  # the words by which each is introduced
    bodies: dict[str, set[str]] = field(default_factory=dict)  # whom a person speaks for
    offices: dict[str, set[str]] = field(default_factory=dict)  # offices of which there is one, in plain words
    spelled: dict[str, str] = field(default_factory=dict)  # how the names read off the text are written
    shared: set[str] = field(default_factory=set)  # surnames that a report has of two people
    readers: set[str] = field(default_factory=set)  # plain names of those who tell of a picture
    viewers: set[str] = field(default_factory=set)  # of those, who tell of what stood somewhere
    staff: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # journalists: (report, role) of each
    groups: set[str] = field(
        default_factory=set
    )  # plain names that are a group's, a company's: "the charity Open Coast"

    def note(self, name: str, role: str) -> None:
        """Keep that a report gives `name` the role, in its words."""
        low = plain(role)
        self.roles.setdefault(name, set()).add(low)
        self.fields[name] = self.fields.get(name, frozenset()) | self.trades.fields_of(low, named=True)
        head = low.split(" of ")[0].split()
        if head and BODY_WORD.fullmatch(head[-1]):
            self.groups.add(name)
        if body := body_of(low):
            self.bodies.setdefault(name, set()).add(body)
        if HELD_BY_ONE.search(low):
            self.offices.setdefault(name, set()).add(low)

    def take(self, other: Introductions) -> None:
        """Keep what another report says as well."""
        for name, fields in other.fields.items():
            self.fields[name] = self.fields.get(name, frozenset()) | fields
        for mine, theirs in (
            (self.roles, other.roles),
            (self.bodies, other.bodies),
            (self.offices, other.offices),
        ):
            for name, said in theirs.items():
                mine.setdefault(name, set()).update(said)
        for name, known in other.staff.items():
            self.staff.setdefault(name, set()).update(known)
        for name, spelling in other.spelled.items():
            self.spelled.setdefault(name, spelling)
        self.shared |= other.shared
        self.readers |= other.readers
        self.viewers |= other.viewers
        self.groups |= other.groups


@dataclass(frozen=True, slots=True)
class Introduced:
    """What one report says of its named voices.

    Attributes:
        told: that, by plain name.
        renamed: claims with the roots that it gives them.
        perhaps: claims of a source that is left unnamed, each with that source as a named voice: it is one where a
            report introduces it by a role.
    """

    told: Introductions
    renamed: tuple[tuple[str, Root], ...]
    perhaps: tuple[tuple[str, Root, str], ...]


def introduce(
    roots: dict[str, Root],
    by_report: Mapping[str, Introduced],
    names: Names,
) -> Introductions:
    """Give each root the name its own report introduces it by; return what is said of the named voices.

    Args:
        roots: of all claims, by id; they are replaced.
        by_report: what each report says.
        names: the names of sources.
    """
    told = Introductions(names.trades)
    for _, here in sorted(by_report.items()):
        told.take(here.told)
        roots.update(here.renamed)
        roots.update((claim_id, root) for claim_id, root, name in here.perhaps if name in told.fields)
    named = {root.name for root in roots.values() if root.sort == "speaker" and " " in root.name}
    for claim_id, root in roots.items():
        if root.sort == "unnamed" and root.name in named:
            roots[claim_id] = Root("speaker", root.name, root.day, basis=root.basis)
    return told


def introduced_by(  # noqa: PLR0917  # a step of `ByReport`, and what of the case it reads
    roots: Mapping[str, Root],
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    names: Names,
    packs: Packs,
    handles: Mapping[str, str],
) -> Introduced:
    """Return what one report says of its named voices.

    Args:
        roots: of its claims, by id.
        claims: its own.
        reports: the report by its id, if the case holds it.
        names: the names of sources.
        packs: the vocabularies.
        handles: the names of accounts, as `handles_of` gives them for all reports.
    """
    told = Introductions(names.trades)
    listed = _voiced(roots, claims)
    for claim in claims:
        root, entry = roots[claim.id], packs.kinds.get(claim.kind)
        if root.sort != "imagery" and _pictured(claim.quote):
            told.readers.add(root.name)
        if root.sort != "imagery" and entry is not None and entry.time == "state" and _views(claim, root, reports):
            told.readers.add(root.name)
            told.viewers.add(root.name)
    if not listed:
        return Introduced(told, (), ())
    report_id = listed[0].report
    text = reports[report_id].text if report_id in reports else ""
    full = _named_in(told, listed, text, report_id, handles)
    for claim in listed:
        name = plain(full[f"{claim.chain[-1].name}\0{claim.chain[-1].start}"])
        if not told.fields.get(name) and person_like(name) and _BEFELL_HIM.search(claim.quote):
            told.note(name, "resident")  # whom it befell tells of it for no office
    seats: dict[str, str] = {}  # by bare noun, the office that the report means
    renamed: list[tuple[str, Root]] = []
    perhaps: list[tuple[str, Root, str]] = []
    for claim in listed:
        root = roots[claim.id]
        link = claim.chain[-1]
        if root.sort == "unnamed" and bare_office(link):
            if root.name not in seats:
                seats[root.name] = office_in(root.name, text)
            if office := seats[root.name]:
                renamed.append((claim.id, Root("speaker", names.of(office), root.day, basis=root.basis)))
                told.spelled.setdefault(plain(office), office)
                continue
        name = full[f"{link.name}\0{link.start}"]
        if root.sort == "unnamed" and name == link.name and " " in name:  # "Open Coast, a charity"
            perhaps.append((claim.id, Root("speaker", names.of(name), root.day, basis=root.basis), plain(name)))
        elif name != link.name:
            renamed.append((claim.id, _renamed(root, name, names)))
        elif (seat := _SEAT.match(root.name)) is not None and root.sort == "speaker":
            renamed.append((claim.id, root._replace(name=names.of(seat["office"]))))
    return Introduced(told, tuple(renamed), tuple(perhaps))


def _voiced(roots: Mapping[str, Root], claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that rest on a voice that a report may introduce."""
    return [
        claim
        for claim in claims
        if roots[claim.id].sort in ("speaker", "unnamed", "post") and claim.chain[-1].kind in _VOICES
    ]


def _named_in(
    told: Introductions, listed: Sequence[Claim], text: str, report_id: str, handles: Mapping[str, str]
) -> dict[str, str]:
    """Return the name of each voice by how and where it is written; note what the report's text says of it."""
    full: dict[str, str] = {}
    for link in sorted({c.chain[-1] for c in listed}, key=lambda link: (link.name, link.start or 0)):
        role, name = split_title(link.name)
        if not role:
            role, name = titled_surname(link.name)
        fuller = full_names(name, text)
        if len(fuller) > 1:
            told.shared.add(plain(name))
        name = (fuller[0] if len(fuller) == 1 else "") or named_beside(link, text) or name
        if link.kind == "post":
            name = handles.get(name.casefold().lstrip("@"), name)
        name = spelt_out(name, text) or name
        told.spelled.setdefault(plain(name), name)
        if _with_article(link, name, text):
            told.groups.add(plain(name))
        given = _roles_of(name, text, told) if len(name) <= LONGEST and is_name(name) else ()
        called = _called(link, name, text) or ("resident" if _FAMILIAR.match(link.name) else "")
        for words in (*((role,) if role else ()), *((called,) if called else ()), *given):
            told.note(plain(name), words)
            if JOURNALIST_ROLE.search(words):
                told.staff.setdefault(plain(name), set()).add((report_id, words))
            if body := body_meant(words, name, text):
                told.bodies.setdefault(plain(name), set()).add(plain(body))
        full[f"{link.name}\0{link.start}"] = name
    for name in sorted({k.name for c in listed for k in c.chain[1:-1] if k.kind == "person" and is_name(k.name)}):
        for words in roles_in(name, text):  # the minister who quotes a hospital
            told.note(plain(name), words)
    return full


def _called(link: Link, name: str, text: str) -> str:
    """Return the words by which the report calls a named voice where it speaks: "the prefect"; "" for his name.

    A trade or an office tells who it is: "the resident" may be anybody who lives there.
    """
    if link.start is None or link.end is None or not is_name(name):
        return ""
    words = plain(text[link.start : link.end])
    known = len(words) <= LONGEST and not set(words.split()) & set(plain(name).split())
    return words if known and fields_of(words, named=True) - {LAY} else ""


def _roles_of(name: str, text: str, told: Introductions) -> tuple[str, ...]:
    """Return the words by which a text says who the bearer of a name is: beside it, or beside a surname alone."""
    surname = name.rpartition(" ")[2]
    alone = surname != name and person_like(plain(name)) and plain(surname) not in told.shared
    return (*roles_in(name, text), *(roles_in(surname, text) if alone else ()))


def _views(claim: Claim, root: Root, reports: Mapping[str, Report]) -> bool:
    """Return whether what stood somewhere may have been read off a picture: the sentence, or its report, has one."""
    if _pictured(claim.quote):
        return True
    there = root.basis == Basis.EYEWITNESS.value or root.sort in ("crew", "post", "tracker")
    report = reports.get(claim.report)
    return not there and report is not None and _from_above(report.text)


@lru_cache(maxsize=4096)
def _from_above(text: str) -> bool:
    return re.search(r"\b(?:satellites?|imagery|images?)\b", text) is not None


@lru_cache(maxsize=65536)
def _pictured(quote: str) -> bool:
    low = quote.casefold()
    return any(stem in low for stem in _PICTURED) and _PICTURE.search(quote) is not None


def handles_of(roots: Mapping[str, Root], claims: Iterable[Claim]) -> dict[str, str]:
    """Return the names of accounts by handle and by how they are written: "Road Watch (@roadwatch)"."""
    posts = {
        claim.chain[-1]
        for claim in claims
        if claim.chain and claim.chain[-1].kind == "post" and roots[claim.id].sort in ("speaker", "unnamed", "post")
    }
    found: dict[str, str] = {}
    for link in sorted(posts, key=lambda link: link.name):
        if (both := _HANDLE.match(link.name)) is not None:
            found.setdefault(both["handle"].casefold().lstrip("@"), both["name"])
            found[link.name.casefold()] = both["name"]
    return found


def _renamed(root: Root, name: str, names: Names) -> Root:
    if root.sort == "post":
        return root._replace(name=plain(name).lstrip("@"))
    return Root("speaker", names.of(name), root.day, basis=root.basis)


def _with_article(link: Link, name: str, text: str) -> bool:
    """Return whether a name of its own follows "the", as those of bodies do and those of people do not."""
    if link.start is None or not is_name(name) or " " not in name or link.kind == "unnamed":
        return False
    at = text.find(name, max(0, link.start - 4), link.start + len(name) + FAR)
    return at >= 4 and text[at - 4 : at].casefold() == "the "
