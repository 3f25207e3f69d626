"""Whom a shared archive masks: people who are named and hold no office that the packs or the reports' chains name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from firsthand.export.exact import HARMS
from firsthand.export.masking import PARTICLES, fold, is_distinct, name_words, telling, words_in, words_of
from firsthand.export.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from firsthand.export.masking import Word
    from firsthand.model import Claim, Snapshot

# Titles of those who act for a state or a body, before a name ("Gov. Ruiz") or behind it ("Ruiz, the governor of").
HIGH = words_in(
    "president vice-president premier chancellor minister secretary senator sen congressman congresswoman mp "
    "lawmaker governor gov mayor ambassador envoy consul king queen prince princess emir sultan pope patriarch "
    "ayatollah general gen admiral adm colonel col brigadier brig commander chief sheriff superintendent supt "
    "commissioner prosecutor judge justice coroner examiner attorney director spokesman spokeswoman spokesperson "
    "undersecretary prefect marshal chairman chairwoman speaker ruler leader dictator"
)
# Those who speak for a body while they say something; hurt or killed they are private persons as anybody is.
SPEAKING = words_in(
    "officer deputy detective det sergeant sgt lieutenant lt captain capt major maj corporal cpl inspector insp "
    "agent trooper constable official representative rep investigator pio councilman councilwoman councillor"
)
NO_NAMES = words_in(
    "january february march april may june july august september october november december sept oct nov dec jan "
    "feb monday tuesday wednesday thursday friday saturday sunday published updated posted staff source sources "
    "police he she they it his her him who authorities officials video photo one two three four five six seven "
    "eight nine ten dozens several some many both others another people victim victims man men woman women boy girl "
    "family suspect suspects officers deputies witnesses relatives residents god"
)
_BODIES = words_in(
    "police sheriff sheriffs troopers detectives examiners responders department dept ministry office hospital "
    "medical clinic university college school schools district court city county parish state states republic "
    "government parliament senate congress house army forces force navy guard command fort fleet base council "
    "committee commission agency bureau authority authorities service services security company inc corp corporation "
    "group union association society foundation institute institution centre center fund bank party front brigade "
    "movement islamic national international united public human rights watch observatory defence defense civil red "
    "cross crescent news tv television radio times post tribune journal register press wire online advocate media "
    "herald gazette chronicle report caption church mosque airlines airport industries republican democratic"
)
_RANKS = words_in("sgt lt det capt cpl maj gen adm col brig supt insp gov sen rep dep")
# What a body, a deed or a page is called by its last word, and no surname is ("Church", "House" and "Post" are).
NO_SURNAMES = words_in(
    "police sheriff sheriffs troopers detectives department dept office ministry hospital clinic university college "
    "schools district county patrol rescue coroner corporation corp inc committee commission agency bureau authority "
    "authorities services service company association society foundation institute institution unit division section "
    "administration affiliate shooting shootings homicide murder trauma video videos photo photos story journal "
    "tribune chronicle gazette media news tv television radio officers deputies witnesses residents neighbors "
    "neighbours victims suspects highlights coverage updates update fire club corps affiliate"
)
# Who somebody is, before the name: not a part of it.
ROLES = words_in(
    "neighbor neighbour neighbors neighbours nephew niece uncle aunt cousin brother sister mother father mom dad son "
    "daughter wife husband widow widower grandmother grandfather grandma grandpa friend friends witness witnesses "
    "resident residents victim victims suspect suspects survivor survivors shooter gunman officers deputies clerk "
    "pastor rev reverend fr imam rabbi nurse doctor teacher student students coach bartender driver"
)
_KIN = (
    r"wife|husband|son|daughter|brother|sister|mother|father|cousin|uncle|aunt|nephew|niece|friend|widow|widower|"
    r"neighbou?r|driver|aide|told|said|says|accused|called|asked|by|to|from|with|against|under|for|and|after|when"
)
# Of whoever a claim is about: hurt by what it tells, or not; both are private persons whatever their rank.
_OF_VICTIMS = ("named as affected", "named as who it is about")
_BEHIND_AT_MOST = 90  # characters


@dataclass(slots=True)
class Named:
    """A person whom the claims of a case name."""

    name: str
    reports: set[str] = field(default_factory=set)
    harmed: bool = False
    why: set[str] = field(default_factory=set)
    office: str = ""
    seen_in: set[str] = field(default_factory=set)  # the reports in whose text the name stands
    shown_in: set[str] = field(default_factory=set)  # those that show the office
    plain: bool = False  # whether what was taken for a name is no more than words


@dataclass(frozen=True, slots=True)
class People:
    """Who is named: those to be masked, and those who stay, each with the reason."""

    masked: dict[str, str]
    kept: dict[str, str]
    accounts: tuple[str, ...]
    left: tuple[str, ...] = ()  # taken for people by the claims, and no names as the reports write them


def find_people(
    snapshot: Snapshot,
    public: Iterable[str] = (),
    usage: Usage | None = None,
    harms: Collection[str] = HARMS,
) -> People:
    """Return the people and accounts that the case names.

    Args:
        snapshot: the state of the case.
        public: names that packs know: they are of outlets, bodies and offices, and stay.
        usage: how the reports write words, if that is known.
        harms: kinds of event that harm people.
    """
    known = {name_words(name) for name in public} | {name_words(r.outlet) for r in snapshot.reports if r.outlet}
    places = {name_words(n) for c in snapshot.claims if c.place for n in (c.place.name, *c.place.within)}
    known |= {words for words in places if len(words) > 1}  # a surname alone is taken for one, though a town has it
    named = {words: who for words, who in _named(snapshot.claims, harms).items() if words not in known}
    _note_words(named, usage or Usage(snapshot.reports))
    left = tuple(who.name for who in named.values() if who.plain)
    named = {words: who for words, who in named.items() if not who.plain}
    _note_offices(snapshot, named)
    _note_surnames(named)
    kept = {words: who for words, who in named.items() if who.office and not _is_doubtful(who)}
    holders: dict[str, set[str]] = {}
    for who in kept.values():
        holders.setdefault(telling(who.name)[-1], set()).update(who.seen_in | who.shown_in)
    masked = {}
    for words, who in named.items():
        alone = len(telling(who.name)) == 1
        if words in kept or (alone and not who.reports - holders.get(words[-1], set())):
            continue  # a surname alone, in reports that name its holder in full
        masked[who.name] = ", ".join(sorted(who.why))
    offices = {who.name: who.office for who in kept.values()}
    return People(masked, offices, _accounts(snapshot, known, kept), left)


def _note_words(named: dict[tuple[str, ...], Named], usage: Usage) -> None:
    """Note what is no name: bodies and deeds by their last word, and what the reports write in lower case.

    A word that is part of somebody's whole name is a name.
    """
    for words, who in named.items():
        who.plain = len(words) > 1 and (words[-1] in NO_SURNAMES or usage.is_phrase(words))
    whole = {w for words, who in named.items() if len(words) > 1 and not who.plain for w in telling(who.name)}
    for words, who in named.items():
        if len(words) == 1:
            who.plain = words[0] not in whole and (words[0] in NO_SURNAMES or usage.is_common(words[0]))


def _is_doubtful(who: Named) -> bool:
    """Return whether a surname alone is that of an office holder in some reports, and of somebody else in others."""
    return len(telling(who.name)) == 1 and bool(who.reports - who.shown_in)


def _note_surnames(named: dict[tuple[str, ...], Named]) -> None:
    """Give whoever is named in full the office of the surname: "the Assad government" is Bashar al-Assad's."""
    full: dict[str, list[Named]] = {}
    for who in named.values():
        if len(telling(who.name)) > 1:
            full.setdefault(telling(who.name)[-1], []).append(who)
    for words, who in named.items():
        if who.office and len(words) == 1:
            among = [f for f in full.get(words[0], ()) if f.seen_in & who.shown_in]
            if len(among) == 1:
                among[0].office = among[0].office or who.office


def _named(claims: Iterable[Claim], harms: Collection[str]) -> dict[tuple[str, ...], Named]:
    found: dict[tuple[str, ...], Named] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        for name, why in _names_in(claim, harms):
            words = name_words(name)
            if not telling(name) or NO_NAMES.issuperset(words) or not _looks_like_a_name(name):
                continue
            who = found.setdefault(words, Named(name))
            who.reports.add(claim.report)
            who.why.add(why)
            who.harmed |= why in _OF_VICTIMS
    return found


def _names_in(claim: Claim, harms: Collection[str]) -> Iterator[tuple[str, str]]:
    for name, why in _taken_for_names(claim, harms):
        for one in re.split(r" (?:and|&) ", name):  # joint sources are one link
            yield _bare(one), why


def _taken_for_names(claim: Claim, harms: Collection[str]) -> Iterator[tuple[str, str]]:
    if claim.victim:
        yield claim.victim, _OF_VICTIMS[claim.kind not in harms]
    for link in claim.chain[1:]:
        if link.kind == "person" or (link.kind == "office" and _may_be_a_person(link.name)):
            yield link.name, "quoted or cited"
    for thing in (*claim.things, *((claim.actor,) if claim.actor else ())):
        if thing.name == "person":
            yield thing.text, "named in a claim"


def _may_be_a_person(name: str) -> bool:
    """Return whether what was taken for an office may be a person: two or three names, and no word for a body.

    A rare name is easily taken for that of a body; masked by mistake a body is missing, left by mistake a person is
    exposed.
    """
    words = name.split()
    plain = all(w.replace("-", "").replace("'", "").replace("’", "").strip(".").isalpha() for w in words)
    return 2 <= len(words) <= 3 and plain and not (_BODIES | HIGH | SPEAKING).intersection(name_words(name))


def _bare(name: str) -> str:
    """Return a name without what says who it is before it, and what follows a comma."""
    words = name.partition(",")[0].split()
    while len(words) > 1 and (fold(words[0]).strip(".") in HIGH | SPEAKING | ROLES or _is_plain(words[0])):
        words = words[1:]
    while len(words) > 1 and fold(words[-1]).strip(".") in _RANKS:  # those of the next name
        words = words[:-1]
    return re.sub(r"['’]s$", "", " ".join(words))


def _is_plain(word: str) -> bool:
    """Return whether a word before a name is in lower case and no particle of it."""
    return word[0].islower() and fold(word) not in PARTICLES


def _looks_like_a_name(name: str) -> bool:
    """Return whether every word is capitalised, or of a script without capitals, but for particles."""
    words = name.split()
    big = [w for w in words if w[0].isupper() or (w[0].isalpha() and not w[0].islower())]
    return bool(big) and len(words) <= 5 and len(words) - len(big) <= 2 and not name.isdecimal()


def _note_offices(snapshot: Snapshot, named: dict[tuple[str, ...], Named]) -> None:
    """Note on each person the first words that say an office: in a chain, before the name, or behind it."""
    offices = {name_words(k.name): k.name for c in snapshot.claims for k in c.chain if k.kind in ("office", "wire")}
    for words, office in offices.items():
        for n in range(len(words)):
            who = named.get(words[n:])
            if who is not None and 0 < n < len(words) - 1:
                who.office = who.office or office
    first: dict[str, list[tuple[str, ...]]] = {}
    for words in named:
        first.setdefault(words[0], []).append(words)
    for report in snapshot.reports:
        folded, found = fold(report.text), words_of(report.text)
        for i, word in enumerate(found):
            for words in first.get(word.folded, ()):
                who = named[words]
                if report.id in who.shown_in or tuple(w.folded for w in found[i : i + len(words)]) != words:
                    continue
                who.seen_in.add(report.id)
                if office := _office_at(folded, found, i, i + len(words), who):
                    who.office = who.office or office
                    who.shown_in.add(report.id)


def _office_at(folded: str, words: list[Word], first: int, end: int, who: Named) -> str:
    """Return the words that give a person an office where its name stands; empty where none do."""
    titles = HIGH if who.harmed else HIGH | SPEAKING
    if first and words[first - 1].folded in titles:
        before = folded[words[first - 1].end : words[first].start]
        if before in (" ", ". ", "\n"):
            return folded[words[first - 1].start : words[end - 1].end]
    start = words[end - 1].end
    behind = _behind(titles).match(folded, start, start + _BEHIND_AT_MOST)
    return folded[words[first].start : behind.end()] if behind is not None else ""


@cache
def _behind(titles: frozenset[str]) -> re.Pattern[str]:
    """Return what says an office behind a name: "'s government", ", who ruled", ", the governor"."""
    wanted = "|".join(map(re.escape, sorted(titles, key=lambda t: (-len(t), t))))
    return re.compile(
        r"(?:['’]s)? (?:government|regime|administration|presidency)\b|"
        r",? who (?:ruled|governed|leads?|led|heads?|headed) |"
        rf", (?:who (?:is|was) )?(?:(?!(?:{_KIN})\b)[\w'’.-]+ ){{0,4}}?(?:{wanted})\b(?!['’]s)"
    )


def _accounts(snapshot: Snapshot, known: set[tuple[str, ...]], kept: dict[tuple[str, ...], Named]) -> tuple[str, ...]:
    """Return the accounts of posts: handles, and the names shown beside them."""
    found: dict[str, None] = {}
    for report in snapshot.reports:
        for block in report.blocks:
            for name in filter(None, (block.handle, block.author if block.handle else None)):
                words = name_words(name)
                if words and words not in known and words not in kept and (len(words) > 1 or is_distinct(name)):
                    found[name] = None
    return tuple(sorted(found))
