"""Which satellite pass "the imagery" of a report is, where another of its sentences names the provider and the day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from firsthand.model import Basis, BlockType
from firsthand.reconcile.moments import day_number, day_text, days_of
from firsthand.reconcile.roots import Root

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from firsthand.model import Claim, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.roots import Names

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = (
    rf"(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format(1)}(?:,?\s+(?P<year1>\d{{4}}))?|"
    rf"{_MONTH.format(2)}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year2>\d{{4}}))?)"
)
# A picture is taken on a day; the day it was released or published on says nothing of when.
_TAKEN = re.compile(
    rf"\b(?:taken|took|captured|acquired|collected|shot|dated|recorded)\b(?:(?!\b(?:released|published|shared)\b)[^.\n])"
    rf"{{0,60}}?\b{_DAY}"
)
_DATED = re.compile(
    rf"\b(?:image|imagery|picture|photo|photograph|frame)s?\b[^.\n]{{0,40}}?\b(?:of|from|dated)\s+{_DAY}"
)
_NAME = r"([A-Z][\w'’-]*(?:[ \t]+[A-Z][\w'’-]*){0,3})"
_SHOT = r"\b(?:image|imagery|picture|photo|photograph|frame)s?\b"
# Who made a picture, as a sentence tells it of one whom no pack knows.
_MAKERS = (
    re.compile(rf"\b(?:the|an?|same|in|of)\s+{_NAME}\s+(?:satellite\s+)?{_SHOT}"),
    re.compile(rf"{_SHOT}[^.\n]{{0,30}}?\bby\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}{_NAME}"),
    re.compile(
        rf"{_SHOT}(?:\s+(?:that|which))?\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}{_NAME}\s+(?:took|captured|made|acquired|shot)\b"
    ),
)
_PICTURE_OF = re.compile(
    r"(?:[\w-]+ ){0,3}(?:pictures?|images?|imagery|photos?|photographs?) (?:of|from|by) (?:the )?(.+)"
)
# "had been destroyed, they said after studying an image taken by X": what is told was read off it.
_STUDIED = re.compile(
    r"\b(?:stud(?:y|ied|ying)|analy[sz](?:ed?|ing)|examin(?:ed?|ing)|review(?:ed|ing)?|compar(?:ed?|ing)|inspect(?:ed|ing)?|"
    r"look(?:ed|ing) at|interpret(?:ed|ing)?|based on|open(?:ed|ing)|read(?:ing)?|went (?:over|through)|"
    r"go(?:ne|ing) (?:over|through)|scann(?:ed|ing)|count(?:ed|ing)|measur(?:ed|ing))\b[^.\n]{0,40}"
    r"\b(?:satellite|image|imagery|picture|frame|photograph|scene)s?\b",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(r"\b(?:confirm|corroborat|match|support|back(?:s|ed) (?:up|this)|bear)\w*", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:satellite|images?|imagery|pictures?|photos?|photographs?|frames?)\b", re.IGNORECASE)


def complete_pictures(  # noqa: PLR0917  # one more than the rule has it: what of the case it reads
    roots: dict[str, Root],
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    names: Names,
    packs: Packs,
    providers: AbstractSet[str],
) -> None:
    """Give "images show" in a report the provider and day that the report names for its pictures, if it names one.

    Args:
        roots: of the claims, by id; they are replaced.
        claims: of whole reports.
        reports: by id.
        names: the names of sources.
        packs: the vocabularies.
        providers: the plain names of those whose pictures the case knows.
    """
    named: dict[str, set[Root]] = {}
    open_: dict[str, list[Claim]] = {}
    for claim in claims:
        root = roots[claim.id]
        maker = names.of(claim.chain[-1].name) if claim.chain else ""
        shown = _PICTURE_OF.match(root.name) if root.sort == "imagery" else None
        if shown is not None:  # "a satellite picture of X" is X's only where X makes pictures
            whose = names.of(shown[1])
            root = roots[claim.id] = root._replace(
                name=whose if whose in providers else "", scope="" if root.day and whose in providers else claim.report
            )
        if root.sort == "imagery" and not root.name and maker in providers:  # taken for an office where it is cited
            root = roots[claim.id] = root._replace(name=maker, scope="" if root.day else root.scope)
        if root.sort == "imagery" and root.name and root.day:
            named.setdefault(claim.report, set()).add(root)
        elif (root.sort == "imagery" and root.scope) or (root.sort == "picture" and not root.name):
            open_.setdefault(claim.report, []).append(claim)
        elif root.sort in ("speaker", "unnamed", "crew") and claim.report in reports and _is_read(claim, packs):
            read = picture_read(claim.quote, reports[claim.report].published, names)
            if read is None and root.sort != "crew" and (_judges(root, names) or _studied(root, reports[claim.report])):
                report = reports[claim.report]
                read = pass_named(report, names) or _pass_of_state(claim, report, names, packs)
            if read is not None:
                roots[claim.id] = Root("imagery", *read, basis=Basis.SATELLITE.value)
    for report_id, listed in open_.items():
        if report_id not in named and report_id in reports:
            found = pass_named(reports[report_id], names)
            if found is not None:
                named[report_id] = {Root("imagery", *found, basis=Basis.SATELLITE.value)}
        for claim in listed:
            root = roots[claim.id]
            fitting = [
                full
                for full in sorted(named.get(report_id, ()))
                if root.name in ("", full.name) and root.day in ("", full.day)
            ]
            if len(fitting) == 1 and len(named[report_id]) == 1:
                roots[claim.id] = fitting[0]


def pass_of_the_day(roots: dict[str, Root], claims: Sequence[Claim], packs: Packs, names: Names) -> None:
    """Give a provider's picture without a day the one pass of that provider that it must be.

    That which an outlet cited for it tells of; or that of the day of the state which it shows: what stood there on a
    day was taken on that day, of an attack it may show what was left of it.
    """
    passes: dict[str, set[Root]] = {}
    by_outlet: dict[tuple[str, str], set[Root]] = {}
    for claim in claims:
        root = roots[claim.id]
        if root.sort == "imagery" and root.name and root.day:
            passes.setdefault(root.name, set()).add(root)
            by_outlet.setdefault((names.of(claim.chain[0].name), root.name), set()).add(root)
    for claim in claims:
        root = roots[claim.id]
        if root.sort != "imagery" or not root.name or root.day:
            continue
        cited = set().union(*(by_outlet.get((names.of(k.name), root.name), ()) for k in claim.chain[1:-1]))
        if len(cited) == 1:
            roots[claim.id] = cited.pop()
            continue
        if not _is_state(claim, packs):
            continue
        days = days_of(claim)
        if days is not None and days[0] == days[1]:
            fitting = [r for r in sorted(passes.get(root.name, ())) if day_number(r.day) == days[0]]
            if len(fitting) == 1:
                roots[claim.id] = fitting[0]


# What a report says of who made a picture, or whose it is, beside the name.
_MADE = (
    r"(?:took|taken|filmed|films|shot|recorded|made|photographed|photographer|cameraman|"
    r"(?:video|footage|clip|film|recording|photograph|photo|picture|image)s? (?:of|by))"
)
_SHOT_BY = r"['’]s? (?:own )?(?:video|footage|clip|film|recording|photograph|photo|picture|image)s?"


def pictures_of_makers(
    roots: dict[str, Root], claims: Sequence[Claim], reports: Mapping[str, Report], names: Names
) -> None:
    """Give a picture whose maker is not named with it the one maker whom its report names elsewhere, if it names one.

    Only somebody is taken who made a picture that another claim of the case rests on: "examined the video of X".
    """
    for claim in claims:
        root = roots[claim.id]
        if root.sort != "picture" or root.name or claim.block is BlockType.CAPTION or claim.report not in reports:
            continue
        text = reports[claim.report].text
        named = [m for m in sorted(names.makers) if _names_the_maker(text, m)]
        if len(named) == 1:
            roots[claim.id] = Root("speaker", named[0], basis=root.basis)


def _names_the_maker(text: str, maker: str) -> bool:
    name = re.escape(maker)
    beside = rf"\b{_MADE}\b[^.\n]{{0,40}}\b{name}\b|\b{name}\b(?:[^.\n]{{0,40}}\b{_MADE}\b|{_SHOT_BY}\b)"
    return re.search(beside, text, re.IGNORECASE) is not None


def _judges(root: Root, names: Names) -> bool:
    """Return whether an expert tells it, who was not there: what he tells from, his report may say elsewhere."""
    return root.basis == Basis.EXPERT.value or "expert" in names.trades.fields_of(root.name)


def _pass_of_state(claim: Claim, report: Report, names: Names, packs: Packs) -> tuple[str, str] | None:
    """Return the picture, by its provider and the day of the state that was read off it; None where either is open."""
    told = _providers_in(claim.quote, names) or _providers_in(report.text, names)
    days = days_of(claim) if _is_state(claim, packs) else None
    if len(told) != 1 or days is None or days[0] != days[1]:
        return None
    return told.pop(), day_text(days[0])


def _providers_in(text: str, names: Names) -> set[str]:
    return {names.of(p) for p in names.imagery if p in text and re.search(rf"(?<!\w){re.escape(p)}(?!\w)", text)}


def _studied(root: Root, report: Report) -> bool:
    """Return whether a sentence of the report says that the voice looked at a picture: "X has studied an image"."""
    words = root.name.split()
    named = [s for s in _SENTENCE.split(report.text) if words and words[-1] in s.casefold()] if words else []
    return any(_STUDIED.search(s) for s in named)


_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def _is_read(claim: Claim, packs: Packs) -> bool:
    """Return whether a claim may be read off a picture: what stood there, or what its sentence says was studied."""
    return _is_state(claim, packs) or _STUDIED.search(claim.quote) is not None


def _is_state(claim: Claim, packs: Packs) -> bool:
    entry = packs.kinds.get(claim.kind)
    return entry is not None and entry.time == "state"


def picture_read(quote: str, published: str | None, names: Names) -> tuple[str, str] | None:
    """Return the picture, by provider and day, that a sentence says was read for what it tells; None for none.

    "Hanna Brok counted 14 tanks in the Skylook image of 3 March." What a picture confirms was known without it.
    """
    if _CONFIRMS.search(quote) or not _PICTURE.search(quote):
        return None
    told = _providers_in(quote, names) or {names.of(m[1]) for pattern in _MAKERS for m in pattern.finditer(quote)}
    days = {day for pattern in (_TAKEN, _DATED) for m in pattern.finditer(quote) if (day := _day(m, published))}
    return (told.pop(), days.pop()) if len(told) == len(days) == 1 else None


def pass_named(report: Report, names: Names) -> tuple[str, str] | None:
    """Return the provider and day of the one satellite picture that a report's text names; None for none or several.

    Args:
        report: its text and day of publication, from which a day without a year is read.
        names: of imagery providers, and their canonical form.
    """
    text = report.text
    told = _providers_in(text, names)
    if len(told) != 1:
        return None
    days = set()
    for m in (*_TAKEN.finditer(text), *_DATED.finditer(text)):
        start = max(text.rfind(".", 0, m.start()), text.rfind("\n", 0, m.start())) + 1
        if _PICTURE.search(text[start : m.end()]) and (day := _day(m, report.published)):
            days.add(day)
    return (told.pop(), days.pop()) if len(days) == 1 else None


def _day(found: re.Match[str], published: str | None) -> str:
    month = _MONTHS.index((found["month1"] or found["month2"])[:3].casefold()) + 1
    number, year = int(found["day1"] or found["day2"]), found["year1"] or found["year2"]
    out = day_number(published)
    if year is None and out is None:
        return ""
    try:
        if year is not None:
            return date(int(year), month, number).isoformat()
        told = date(int(day_text(out or 1)[:4]), month, number)
        return (told if told.toordinal() <= (out or 0) else told.replace(year=told.year - 1)).isoformat()
    except ValueError:
        return ""
