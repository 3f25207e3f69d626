"""The root of one claim, as a key by which roots are resolved across reports.

Two claims with one key stand on one origin: the same picture (provider and day taken), the same speaker and day, the
same handle and day, the same outlet's own crew, the same description of an unnamed source cited by the same outlet.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from firsthand.model import Basis, BlockType
from firsthand.packs.agencies import GENERIC, WORKS_FOR
from firsthand.reconcile.moments import day_number, day_text, days_of, stated_on
from firsthand.reconcile.nobody import names_nobody, people_nouns
from firsthand.reconcile.roles import LAY
from firsthand.reconcile.speaking import Doings
from firsthand.reconcile.trades import Trades

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from firsthand.model import Claim, Link, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.corrections import Telling

_FILMED = (Basis.VIDEO, Basis.PHOTOGRAPH)
WEAK = ("cited", "unstated", "collective", "picture")  # sorts of root behind which anyone may stand
_LONGEST = 200  # characters of a description that are read
_OUTLET_KINDS = frozenset({"outlet", "wire", "network", "media"})
_PICTURES = re.compile(
    r"^(?:(?:satellite|aerial|drone|new|recent)\s+)*(?:images?|imagery|photos?|pictures?|footage|videos?)$"
)
_PICTURED = re.compile(r"\b(?:images?|imagery|photos?|pictures?|photographs?|footage|videos?|clips?|screenshots?)\b")
_MAY_BE_NOBODY = frozenset({"person", "office", "unnamed", "monitor", ""})
# An outlet by its name or, in North America, its call sign, whatever the sentence takes it for ("KXYZ 7 reports").
_OUTLET = re.compile(
    r"[KW][A-Z]{3}(?:[- ]?(?:TV|FM|AM|\d{1,2}))*(?: News)?|.*\baffiliate\b.*|"
    r".+ (?:News|Media(?: Group)?|Times|Tribune|Herald|Gazette|Courier|Broadcasting|Radio|TV|Television|Newspapers?|"
    r"Register)"
)
_OWN = re.compile(r"\b(?:our|its|own)\b", re.IGNORECASE)
JOURNALIST = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|crews?|teams?|photographers?|cameram[ae]n|desk|newsroom)\b"
)
_ITS_PEOPLE = re.compile(
    r"(?:its|their)\s+(?:own\s+)?(?:[\w-]+\s+){0,2}(?:delegates?|researchers?|staff|teams?|observers?|monitors?|workers?|"
    r"reporters?|correspondents?|investigators?|members|volunteers?|crews?|doctors?|medics|drivers?|rescuers?|divers|"
    r"sources?|informants?|contacts?)(?: (?:on|in|at) .+)?"
)
_KEPT = re.compile(r"\b(?:her|his|its|their)\b", re.IGNORECASE)
# "tracking data of the ship-tracking company Navilume" are Navilume's.
_DATA_OF = re.compile(
    r"(?:[\w-]+ )*?(?:data|signals?|records?|logs?) (?:of|from|by) (?:the )?(?:[a-z][\w-]* )*((?:[A-Z][\w.-]*(?: |$))+)"
)
_ARTICLE = re.compile(r"^(?:the|an?|one(?! of\b)|two|three|some|several)\s+")
# By these a report tells one unnamed source from another of the same description.
APART = frozenset(
    {"second", "third", "fourth", "fifth", "another", "other", "others", "separate", "different", "further"}
)
_OFFICE_NOUN = (
    r"department|government|ministry|army|military|navy|air force|court|council|agency|committee|commission|embassy|"
    r"company|office|service|party|union|university|school|airline|(?:police|fire) department|"
    r"(?:sheriff|coroner|prosecutor|district attorney|medical examiner)['’]?s? office"
)
_BARE_OFFICE = re.compile(rf"(?:police|hospital|{_OFFICE_NOUN})")
# A paper by which an office acts: there is one of it, wherever it is read.
_ACT = re.compile(
    r"(?:[\w'’-]+ ){0,3}"
    r"(?:decree|order|ordinance|edict|ruling|verdict|judge?ment|warrant|indictment|resolution|gazette)"
    r"(?! (?:officer|holder|book)s?\b)(?:$| (?:of|by|from|on|in|that|which|[a-z]+ed|read|seen|put|sent|given)\b)"
)
# A statement is its issuer's, whatever the sentence makes its source.
_STATEMENT = r"(?:(?:press|written|joint|brief|official)\s+)*(?:statement|communiqu[eé]|press release|bulletin)"
_ISSUED = re.compile(
    rf"(?:(?:the|an?)\s+)?(?:{_STATEMENT}\s+(?:issued\s+)?(?:by|of|from)\s+(?:the\s+)?(?P<by>.+)|(?P<of>.+?)['’]s?\s+{_STATEMENT})$",
    re.IGNORECASE,
)
# Words that name an office or a witness without saying which: compared pair by pair, like any unnamed source.
_NO_NAME = re.compile(
    r"^(?:(?:local|state|city|county|federal|military|security|hospital|senior|government|rescue|fire|law enforcement)"
    r"\s+)*"
    r"(?:police|authorities|officials?|officers?|investigators?|detectives?|deputies|spokes(?:man|woman|person|people)|"
    r"witness(?:es)?|residents?|sources?|doctors?|medics?|hospital|family|relatives|neighbou?rs|prosecutors?|"
    r"diplomats?|activists?|analysts?|experts?|troops|soldiers?|"
    rf"{_OFFICE_NOUN})$"
)
# A body told of without its name: "the group".
BARE_BODY = re.compile(r"(?:groups?|organi[sz]ations?|militias?|militants?|rebels?|insurgents?|charit(?:y|ies))")


class Root(NamedTuple):
    """Who or what a claim rests on. `scope` is who cites it (unnamed) or the only report it is known from.

    A tuple, because roots are compared and hashed a hundred times as often as they are made.
    """

    sort: str  # imagery, tracker, speaker, unnamed, post, crew, document, cited, unstated, collective
    name: str
    day: str = ""
    scope: str = ""
    basis: str = ""

    @property
    def weak(self) -> bool:
        """Whether anyone may stand behind it."""
        return self.sort in WEAK


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Return a name as roots are compared by: lower case, single spaces, no leading article."""
    return _ARTICLE.sub("", " ".join(name.casefold().split()))


def no_name(name: str) -> bool:
    """Return whether a plain name is a common noun for an office or a witness, which does not say which."""
    return _NO_NAME.match(name) is not None


def is_office(link: Link) -> bool:
    """Return whether a voice is an office or body of some name of its own."""
    return link.kind in ("office", "monitor") and not _NO_NAME.match(plain(link.name))


def bare_office(link: Link) -> bool:
    """Return whether a voice is an office without a name: "the ministry"."""
    return link.kind in ("office", "unnamed") and _BARE_OFFICE.fullmatch(plain(link.name)) is not None


class Names:
    """The names that packs and reports give to sources, each alias leading to one canonical form."""

    def __init__(self, packs: Packs, outlets: tuple[str, ...]) -> None:
        self._known: dict[str, str] = {}
        self.groups: dict[str, str] = {}
        self.fields: Mapping[str, frozenset[str]] = {}  # what sort of voice each named one is, as reports introduce it
        self.roles: Mapping[str, str] = {}  # the words by which reports say who each is
        self.readers: AbstractSet[str] = frozenset()  # who tells of a picture
        self.makers: AbstractSet[str] = frozenset()  # whose picture or video it is that their claims rest on
        self.viewers: AbstractSet[str] = frozenset()  # who tells off a picture what stood somewhere
        self.trades, self.doings = _vocabularies(packs)
        self.bodies: set[str] = set()  # names known to be no person's, whatever their words
        self.worldwide: set[str] = set()  # offices of no one state
        self.spoken: Mapping[str, AbstractSet[str]] = {}  # the bodies for which each named voice speaks
        self.journalists: AbstractSet[str] = frozenset()  # named ones, of no outlet that is known
        imagery: list[str] = []
        for source in packs.sources.values():
            for alias in (source.name, *source.aliases):
                self._known.setdefault(plain(alias), plain(source.name))
            if source.kind == "imagery":
                imagery += (source.name, *source.aliases)
            self.bodies.add(plain(source.name))
            if source.kind == "office" and not source.country:
                self.worldwide.add(plain(source.name))
            if source.group:
                self.groups[plain(source.name)] = source.group
        self.imagery = tuple(imagery)  # the names of imagery providers
        short = [(plain(GENERIC.sub("", outlet)), plain(outlet)) for outlet in outlets if GENERIC.search(outlet)]
        for name in sorted({name for name, _ in short}):
            full = {outlet for own, outlet in short if own == name}
            if len(full) == 1:  # "Ridge News Agency" is "Ridge" to those who cite it
                self._known.setdefault(name, self._known.get(*full, *full))
        self._known |= {k: v for k, v in _initials(outlets).items() if k not in self._known}
        self.outlets = frozenset(self.of(outlet) for outlet in outlets)
        self._people = people_nouns(packs)

    def nobody(self, name: str, cue: str | None = None) -> bool:
        """Return whether `name` names no source at all: "evidence", "who witnesses", "Friday"."""
        bare = _ARTICLE.sub("", " ".join(name.split()))
        return plain(name) not in self._known and names_nobody(bare, self._people, cue)

    def of(self, name: str) -> str:
        """Return the canonical form of `name`."""
        name = plain(name)
        return self._known.get(name, name)

    def within(self, description: str) -> str:
        """Return the outlet or source that a description names ("a Ridge Wire reporter at the gate"); "" for none."""
        words = re.findall(r"[^\W_]+(?:['’.&-][^\W_]+)*", description)
        for size in range(min(len(words), 6), 0, -1):
            for first in range(len(words) - size + 1):
                run = words[first : first + size]
                name = plain(re.sub(r"['’]s$", "", " ".join(run)))
                if (name in self._known or name in self.outlets) and any(w[:1].isupper() for w in run):
                    return self.of(name)
        return ""


def _initials(outlets: Sequence[str]) -> dict[str, str]:
    """Return the letters that stand for one outlet of the case alone: HNA, the Harlan News Agency."""
    found: dict[str, set[str]] = {}
    for outlet in outlets:
        if letters := initials_of(outlet):
            found.setdefault(letters, set()).add(plain(outlet))
    return {letters: min(named) for letters, named in sorted(found.items()) if len(named) == 1}


def initials_of(outlet: str) -> str:
    """Return the letters, in lower case, that may stand for an outlet of three words or more; else ""."""
    words = [w for w in re.findall(r"[^\W\d_]+", outlet) if w.casefold() not in ("the", "of", "and")]
    return "".join(w[0] for w in words).casefold() if len(words) > 2 and all(w[0].isupper() for w in words) else ""


@lru_cache(maxsize=8)
def _vocabularies(packs: Packs) -> tuple[Trades, Doings]:
    return Trades(packs), Doings(packs)


def outlet_of(claim: Claim, report: Report | Telling | None, names: Names) -> str:
    """Return the canonical name of the outlet that makes the claim; "" when it is not known."""
    if report is not None and report.outlet:
        return names.of(report.outlet)
    first = claim.chain[0].name if claim.chain else ""
    return "" if not first or first.startswith("<") else names.of(first)


def root_of(claim: Claim, report: Report | None, names: Names) -> Root:
    """Return the key of the claim's root."""
    outlet = outlet_of(claim, report, names)
    basis = claim.basis.value
    if not claim.chain:
        return Root("unstated", outlet, scope="" if outlet else claim.report, basis=basis)
    last = _sender(claim)
    shown = claim.imagery is not None and last.kind != "post"  # an account's video is the account's
    filmed = last.kind == "unnamed" and claim.basis in _FILMED and names.trades.fields_of(plain(last.name)) == {LAY}
    if filmed and len(claim.chain) > 1 and claim.block is not BlockType.CAPTION:
        return _voice_root(claim, report, last, outlet, names)  # "a clip shot by a passenger"
    if shown or claim.basis is Basis.SATELLITE or last.kind == "imagery":
        return _imagery_root(claim, last, names)
    if last.kind == "media":
        return Root("collective", plain(last.name), scope=claim.report, basis=basis)
    if len(claim.chain) == 1:
        sort = "crew" if claim.root_stated else "unstated"
        return Root(sort, outlet, scope="" if outlet else claim.report, basis=basis)
    if last.kind in _OUTLET_KINDS or names.of(last.name) in names.outlets:
        same = names.of(last.name) == outlet
        sort = ("crew" if claim.root_stated else "unstated") if same else "cited"
        return Root(sort, names.of(last.name), basis=basis)
    if not claim.root_stated or (last.kind in _MAY_BE_NOBODY and names.nobody(last.name, last.cue)):
        return Root("unstated", outlet, scope="" if outlet else claim.report, basis=basis)
    if last.kind == "office" and _OUTLET.fullmatch(last.name.strip()):
        return Root("cited", names.of(last.name), basis=basis)
    return _voice_root(claim, report, last, outlet, names)


def _sender(claim: Claim) -> Link:
    """Return the root's link, or that of the body whose people it is: "its delegate" saw for the body cited."""
    last = claim.chain[-1]
    if len(claim.chain) > 2 and last.kind == "document" and _KEPT.search(last.name):
        return claim.chain[-2]  # "the register in her lap showed, she said"
    if len(claim.chain) < 3 or not _ITS_PEOPLE.fullmatch(plain(last.name)) or claim.chain[-2].kind in ("person", ""):
        return last
    return claim.chain[-2]


def _imagery_root(claim: Claim, last: Link, names: Names) -> Root:
    provider = (claim.imagery.provider if claim.imagery else None) or (last.name if last.kind == "imagery" else "")
    day = (claim.imagery.day if claim.imagery else None) or ""
    if provider and _PICTURES.match(plain(provider)):
        provider = ""
    ordinal = day_number(day)
    known = bool(provider) and ordinal is not None
    made = claim.basis is not Basis.SATELLITE and claim.block is not BlockType.CAPTION and len(claim.chain) > 1
    own = last.kind == "person" or is_office(last)
    if made and own and not (names.nobody(last.name) or _PICTURED.search(last.name)):
        return Root("speaker", names.of(last.name), basis=claim.basis.value)  # who filmed it saw it
    if claim.basis is not Basis.SATELLITE:
        # a photograph beside a story shows somebody of it: its caption is the outlet's, and the source open
        return Root("picture", names.of(provider) if provider else "", "", claim.report, claim.basis.value)
    return Root(
        "imagery",
        names.of(provider) if provider else "",
        day_text(ordinal) if ordinal is not None else "",
        "" if known else claim.report,
        claim.basis.value,
    )


def _voice_root(claim: Claim, report: Report | None, last: Link, outlet: str, names: Names) -> Root:
    basis = claim.basis.value
    stated = stated_on(claim, report)
    day = "" if stated is None else day_text(stated)
    if last.kind == "crew":
        own = _citing(claim, outlet, names) if _OWN.search(last.name) else ""
        owner = names.within(last.name) or own or _employer(claim, last, names)
        if owner:
            return Root("crew", owner, basis=basis)
        # "a reporter": of the outlet itself, or of one that it cites a sentence earlier
        return Root("unnamed", plain(last.name), day, _citing(claim, outlet, names) or claim.report, basis)
    if last.name.casefold().startswith("our ") and outlet:
        return Root("crew", outlet, basis=basis)  # "our receivers show"
    if last.kind == "post":
        return Root("post", plain(last.name).lstrip("@"), _post_day(claim, report) or day, basis=basis)
    if last.kind == "tracker" or claim.basis is Basis.TRACKING:
        owned, days = _DATA_OF.match(last.name), days_of(claim)
        tracked = day if days is None else day_text(days[0])  # one signal, on whatever days it is told of
        return Root("tracker", names.of(owned[1] if owned is not None else last.name), tracked, basis=basis)
    if last.kind in ("document", "office", "") and (issued := _issuer(last, report)):
        who = issued["by"] or issued["of"]
        if not bare_office(replace(last, name=who, kind="office")) and not _NO_NAME.match(plain(who)):
            return Root("speaker", names.of(who), day, basis=basis)
    if last.kind == "document":
        return Root("document", names.of(last.name), basis=basis)
    if last.kind == "unnamed" and _ACT.match(plain(last.name)):  # "a presidential decree read on state television"
        return Root("document", names.of(last.name), basis=Basis.DOCUMENT.value)
    if last.kind == "unnamed" or _NO_NAME.match(plain(last.name)):
        citing = _citing(claim, outlet, names)
        return Root("unnamed", plain(last.name), day, citing or claim.report, basis)
    return Root("speaker", names.of(last.name), day, basis=basis)


def _issuer(link: Link, report: Report | None) -> re.Match[str] | None:
    """Return whose statement a link is by its name, or by the words of the report that the name is taken from."""
    named = _ISSUED.match(" ".join(link.name[:_LONGEST].split()))
    if named is not None or report is None or link.start is None or link.end is None:
        return named
    return _ISSUED.match(" ".join(report.text[link.start : min(link.end, link.start + _LONGEST)].split()))


def _employer(claim: Claim, crew: Link, names: Names) -> str:
    """Return whose a journalist is by the words after him: "the pool reporter, who works for the Ridge Agency"."""
    _, _, after = claim.quote.partition(crew.name or claim.quote)
    found = WORKS_FOR.match(after)
    return names.within(found[1]) if found is not None else ""


def _citing(claim: Claim, outlet: str, names: Names) -> str:
    """Return the outlet or agency nearest to the root in the chain."""
    for link in reversed(claim.chain[1:-1]):
        if link.kind in _OUTLET_KINDS or names.of(link.name) in names.outlets:
            return names.of(link.name)
    return outlet


def _post_day(claim: Claim, report: Report | None) -> str:
    for block in report.blocks if report else ():
        if block.type is BlockType.POST and block.start <= claim.start < block.end and block.date:
            ordinal = day_number(block.date)
            return day_text(ordinal) if ordinal is not None else ""
    return ""


def label(root: Root, names: Mapping[str, str]) -> str:
    """Return how a page names the origin.

    Args:
        root: the key.
        names: the spelling of sources as reports or packs write them, by canonical form.
    """
    name = names.get(root.name, root.name)
    scope = names.get(root.scope, "")
    if root.sort == "imagery":
        owner = name or "a provider not named"
        return f"satellite imagery by {owner}, taken {root.day or 'on a day not given'}"
    if root.sort == "picture":
        return f"{root.basis} by {name}" if name else f"{root.basis}, its maker not named"
    if root.sort == "unnamed":
        return f"{name} cited by {scope}" if scope else name
    if root.sort == "post":
        return f"post by {name}" + (f", {root.day}" if root.day else "")
    if root.sort == "crew":
        return f"{name or 'an unknown outlet'}, first-hand"
    if root.sort == "cited":
        return f"{name}, whose own source is not known here"
    if root.sort == "unstated":
        return f"{name or 'an unknown outlet'}, source not stated"
    return name
