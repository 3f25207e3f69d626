"""How a report introduces its voices: "the harbour master, Nedim Arslan", "a nurse", "the rights group Open Coast".

Read off the report's own words beside the voice, so that an office and its holder, a body and who speaks for it, a
surname and the full name are one voice, and so that it is known what sort of voice each is. Nobody is looked up, and
a source that the report leaves unnamed ("a police officer") is never given a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from firsthand.model import Basis
from firsthand.reconcile.beside import mentions, words_before
from firsthand.reconcile.roles import fields_of
from firsthand.reconcile.roots import Root, bare_office, plain
from firsthand.reconcile.staff import JOURNALIST_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from firsthand.model import Claim, Link, Report
    from firsthand.packs import Packs
    from firsthand.reconcile.roots import Names
    from firsthand.reconcile.trades import Trades

_CAP = r"(?:[A-ZÀ-ÖØ-Þ]\w{0,2}\.|[A-ZÀ-ÖØ-Þ](?:[\w'’-]*\w)?)"
NAME = rf"{_CAP}(?:[ \t]+(?:(?:al|el|bin|ibn|ould|de|da|del|dos|di|van|von|der|den|la|y)[ -])*{_CAP}){{0,4}}"
_HANDLE = re.compile(r"^(?P<name>.+?)\s*\(?(?P<handle>@\w+)\)?$")
_VOICES = frozenset({"person", "office", "unnamed", "post", "monitor", ""})
# Offices that one person holds at a time, each of some country, town or body.
HELD_BY_ONE = re.compile(
    r"\b(?:(?:\w+ )?minister|president|governor|mayor|premier|chancellor|harbou?r ?master|prefect|sheriff|coroner|"
    r"(?:police|fire) (?:chief|commissioner)|chief (?:fire|medical|police) officer|ambassador|bishop|archbishop|"
    r"secretary[ -]general)\b"
)
# Who speaks for a body, before "of" or "for" and its name, or after the body's name.
_SPEAKER = r"(?:spokes\w+|heads?|directors?|chiefs?|chair\w*|president|secretary|commander|manager|commissioner)"
_SPEAKS_FOR = re.compile(
    rf"\b{_SPEAKER}\s+(?:of|for|at)\s+(?:the\s+)?(?P<body>.+?)(?:\s+wh(?:o|ose|ich)\b.*)?$", re.IGNORECASE
)
# What may stand between an office and the name: "the parish priest, Father ...".
_HONORIFIC = re.compile(
    r"(?:Father|Sister|Brother|Reverend|Rev\.|Dr\.?|Pastor|Imam|Rabbi|Sheikh|Mr\.?|Mrs\.?|Ms\.?)\s+$"
)
_BODY_BEFORE = re.compile(
    rf"^(?P<body>.+?)(?:['’]s?)?\s+(?:(?:chief|senior|deputy|press|official)\s+)?{_SPEAKER}$", re.IGNORECASE
)
_WHO_LEADS = re.compile(
    r"who (?:heads?|headed|leads?|led|runs?|ran|commands?|directs?|chairs?|manages?|speaks? for)\s+(?:the\s+)?"
    r"(?P<body>[^,;]+?)(?:\s+(?:in|at|on|near|since|for)\s.*)?$"
)
_BELONGS_TO = re.compile(r"of (?:the|its) (?P<body>[^,;]+)$")
_OFFICER_OF = re.compile(
    r"(?:the\s+)?(?P<body>[^,;]+?)['’]s?\s+(?:[\w-]+\s+){0,3}(?:officer|official|inspector|superintendent|captain|"
    r"coordinator|representative|colonel|major|lieutenant|sergeant)$"
)
_TITLE_WORD = re.compile(
    r"(?:minister|president|governor|mayor|premier|chancellor|master|prefect|sheriff|coroner|chief|commissioner|officer|"
    r"ambassador|bishop|archbishop|general|colonel|captain|major|lieutenant|sergeant|commander|admiral|inspector|"
    r"superintendent|detective|deputy|director|head|manager|secretary|spokes\w+|doctor|dr|nurse|surgeon|professor|judge|"
    r"prosecutor|attorney|chairman|chairwoman|leader|senator|councillor|imam|priest|king|queen)",
    re.IGNORECASE,
)
# Nouns that stand before the name of a body or account: "the rights group Open Coast".
_BODY_WORD = re.compile(
    r"(?:group|network|account|channel|website|site|agency|charity|union|organi[sz]ation|association|monitor|company|"
    r"newspaper|movement|party|society|page|blog)",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"general|colonel|col\.?|major|maj\.?|captain|capt\.?|lieutenant|lt\.?|sergeant|sgt\.?|admiral|dr\.?"
)
_SEAT = re.compile(
    r"^(?P<office>.*\b(?:ministry|department|embassy|headquarters|agency))\s+in\s+(?:the\s+)?\w[\w\s-]*$"
)
_INDEFINITE = re.compile(r"(?:^|\s)(?:an?|some|several|two|three|one|another)\s+(?:[\w'’-]+\s+){0,2}$", re.IGNORECASE)
_STOPS = re.compile(
    r"(?:said|says|told|tells|by|to|of|for|with|from|and|but|as|that|the|a|an|in|on|at|when|where|while|according|its|"
    r"his|her|their|our|after|before|is|was|were|are|has|had|added|quoted|citing|asked|named|called)",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:satellites?|imagery|images?|pictures?|photos?|photographs?|footage|videos?|clips?)\b", re.IGNORECASE
)
_PICTURED = ("atellite", "imag", "pictur", "photo", "footage", "video", "clip")  # one of these is in each of them
# What follows a name, or comes before it, and says who its bearer is.
_APPOSED = re.compile(
    r"\s*,\s+(?:\d{1,3},\s+)?((?:an?|the|who|whose|its|their|our|his|her|head|chief|director|"
    r"deputy|spokes\w+|chair\w*|president|secretary|commander|leader|mayor|governor|minister|professor|doctor|nurse|"
    r"manager|coordinator|member|[A-Z]\w+['’]s)\s"
    r"[^,.;:\"“”\n]{2,120})"
)
_KEEPS = re.compile(
    r"\s+((?:has |had |now |still )?(?:keeps?|kept|sells?|sold|drives?|drove|teach(?:es)?|taught|farms|farmed|fishes|"
    r"fished|tends?|tended|grows|grew|bakes|baked|work(?:s|ed)? (?:as|in|at|for|on)|owns|owned|herds|mends|"
    r"runs an?)\s[^,.;:\"“”\n]{2,80})"
)
_SAYING = re.compile(r"\s+(?:said|told|says|tells)\b")
_SEGMENT = re.compile(r"(?:^|[,.;:\"“”\n])([^,.;:\"“”\n]{3,}),\s+$")
_BELONGING = re.compile(r"\s+(of\s+(?:the|its|their|an?)\s[^,.;:\"“”\n]{2,80})")
# A clause, not who somebody is: "the crew of the ship rescued 41 people on Wednesday, Ines Duarte said".
_TOLD = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:was|were|had|have|has)\b|"
    r"\b(?!retired\b|united\b|armed\b|combined\b|allied\b)\w{2,}ed\b",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(rf"[ \t]+({NAME})")
_NAMED_APART = re.compile(rf"(?:\s+(?:of|for|at|in)\s+[^,.;:\n]{{2,40}})?,\s+({NAME})\s*[,.]")
_MOST_WORDS = 5  # of an office before a name
LONGEST = 200  # characters of a name or description that are read
FAR = 160  # characters within which a name is introduced
LOOKED_AT = 12  # mentions of one name that are looked at
# Names, each with its text, of which what a text says is remembered: those of thousands of reports, which a process
# that stays compares again after every judgement.
_REMEMBERED = 1 << 16


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
        if head and _BODY_WORD.fullmatch(head[-1]):
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


@lru_cache(maxsize=_REMEMBERED)
def body_of(role: str) -> str:
    """Return the body for which a role, in lower case, speaks: "spokesman for the army"; "" where it names none."""
    words = role[:LONGEST].split()
    while len(words) > 2 and _RANK.fullmatch(words[-1]):  # "army spokesman colonel"
        words.pop()
    role = " ".join(words)
    found = _SPEAKS_FOR.search(role) or _BODY_BEFORE.match(role) or _WHO_LEADS.match(role) or _OFFICER_OF.match(role)
    found = found or _BELONGS_TO.match(role)
    return plain(re.sub(r"['’]s$", "", found["body"])) if found is not None else ""


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
    seats: dict[str, str] = {}  # by bare noun, the office that the report means
    renamed: list[tuple[str, Root]] = []
    perhaps: list[tuple[str, Root, str]] = []
    for claim in listed:
        root = roots[claim.id]
        link = claim.chain[-1]
        if root.sort == "unnamed" and bare_office(link):
            if root.name not in seats:
                seats[root.name] = _office_in(root.name, text)
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
        full_names = _full_names(name, text)
        if len(full_names) > 1:
            told.shared.add(plain(name))
        name = (full_names[0] if len(full_names) == 1 else "") or _named(link, text) or name
        if link.kind == "post":
            name = handles.get(name.casefold().lstrip("@"), name)
        told.spelled.setdefault(plain(name), name)
        if _with_article(link, name, text):
            told.groups.add(plain(name))
        given = _roles(name, text) if len(name) <= LONGEST and _is_name(name) else ()
        for words in (*((role,) if role else ()), *given):
            told.note(plain(name), words)
            if JOURNALIST_ROLE.search(words):
                told.staff.setdefault(plain(name), set()).add((report_id, words))
        full[f"{link.name}\0{link.start}"] = name
    for name in sorted({k.name for c in listed for k in c.chain[1:-1] if k.kind == "person" and _is_name(k.name)}):
        for words in _roles(name, text):  # the minister who quotes a hospital
            told.note(plain(name), words)
    return full


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


@lru_cache(maxsize=_REMEMBERED)
def split_title(name: str) -> tuple[str, str]:
    """Return the office and the name of "Harbour master Nedim Arslan" or "governor of Potosi, Remedios Mamani"."""
    if len(name) > LONGEST:
        return "", name
    first, comma, second = name.partition(",")
    if comma and "," not in second:
        for role, person in ((first.strip(), second.strip()), (second.strip(), first.strip())):
            if _is_name(person) and " " in person and _has_role(role) and not _has_role(person):
                return role, person
    words = name.split()
    for size in range(min(len(words) - 1, 6), 0, -1):
        person = " ".join(words[size:])
        body = _BODY_WORD.fullmatch(words[size - 1]) is not None and words[size - 1].islower()
        if body and _is_name(person):
            return " ".join(words[:size]), person
        if _TITLE_WORD.fullmatch(words[size - 1]) and _is_name(person) and not _has_role(person):
            if words[size - 1][:1].isupper() and " " not in person:
                break  # "Judge Advocate", "Police Chief Holt": not shown to be a name
            return " ".join(words[:size]), person
    return "", name


def _has_role(words: str) -> bool:
    return any(_TITLE_WORD.fullmatch(word) for word in re.findall(r"[\w-]+", words))


def _heads_role(word: str) -> bool:
    return _TITLE_WORD.fullmatch(word) is not None or _BODY_WORD.fullmatch(word) is not None


@lru_cache(maxsize=_REMEMBERED)
def _is_name(name: str) -> bool:
    return re.fullmatch(NAME, name) is not None


@lru_cache(maxsize=_REMEMBERED)
def _full_names(name: str, text: str) -> tuple[str, ...]:
    """Return the full names for which a report's surname may stand; none for a name that is full."""
    if " " in name or len(name) > LONGEST or not _is_name(name):
        return ()
    longer = {
        " ".join(words) for m in _fuller_names(name).finditer(text) if len(words := _without_titles(m[1].split())) > 1
    }
    return tuple(sorted(longer))


@lru_cache(maxsize=4096)
def _fuller_names(surname: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])((?:{_CAP}\s+){{1,3}}{re.escape(surname)})(?![\w-])")


def _without_titles(words: list[str]) -> list[str]:
    for i in range(len(words) - 1, -1, -1):
        if i < len(words) - 1 and (_TITLE_WORD.fullmatch(words[i]) or _STOPS.fullmatch(words[i])):
            return words[i + 1 :]
    return words


@lru_cache(maxsize=_REMEMBERED)
def _named(link: Link, text: str) -> str:
    """Return the one name that the report puts beside a voice it otherwise calls by its office; "" for none."""
    role = link.name.strip()
    if len(role) > LONGEST:
        return ""
    body = _BODY_WORD.fullmatch(role.split()[-1]) is not None if role else False
    if not (body or _has_role(role)) or re.search(r"[^s]s$", role) or _has_name(role):
        return ""
    if link.start is not None and link.end is not None:
        at = text.casefold().find(role.casefold(), link.start, link.end)
        at = link.start if at < 0 or len(text.casefold()) != len(text) else at
        if _INDEFINITE.search(text[max(0, at - 40) : at]):
            return ""
    found = set(_beside(role, text))
    if not body:
        found = {" ".join(_without_titles(name.split())) for name in found}
        found = {name for name in found if not _has_role(name)}
    found = {name.rstrip(".") for name in found if " " in name}
    return found.pop() if len(found) == 1 else ""


def _beside(role: str, text: str) -> Iterator[str]:
    """Give the names that stand beside the words of an office: after them, after them and a comma, or before them."""
    here, before, named_before = _told_as(role)
    at = [m.span() for m in here.finditer(text)]
    for tail in (_NAMED_AFTER, _NAMED_APART):
        done = 0
        for start, end in at:
            if start >= done and (found := tail.match(text, end)) is not None:
                yield found[1]
                done = found.end()
    if at and before.search(text) is not None:
        yield from (found[1] for found in re.finditer(named_before, text))


@lru_cache(maxsize=4096)
def _told_as(role: str) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    """Return the pattern of an office's words, that of them as an apposition, and that with the name before it.

    The last is seldom needed, and slow to make.
    """
    said = re.escape(role)
    apposed = rf",\s+(?:the|its|an?)\s+(?:[\w'’-]+\s+){{0,3}}(?i:{said})(?!\w)"
    return re.compile(rf"(?<!\w)(?i:{said})"), re.compile(apposed), rf"({NAME}){apposed}"


@lru_cache(maxsize=_REMEMBERED)
def _office_in(bare: str, text: str) -> str:
    """Return the one name by which a text calls the office of a bare noun: "the ministry", the Energy Ministry."""
    named, unlike = _offices_of(bare)
    found = {" ".join(m[0].split()) for m in named.finditer(text)}
    found = {re.sub(r"^(?:The|In|At|A|An|But|And)\s+", "", name) for name in found}
    found = {name for name in found if " " in name and not _STOPS.fullmatch(name.split()[0])}
    return found.pop() if len(found) == 1 and unlike.search(text) is None else ""


@lru_cache(maxsize=1024)
def _offices_of(bare: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a name that ends in the noun, and of the noun told apart in another way."""
    noun = re.escape(bare)
    return (
        re.compile(rf"(?<!\w)(?:{_CAP}[ \t]+){{1,4}}(?i:{noun})(?!\w)"),
        re.compile(rf"(?<!\w)(?:[a-z]+(?:ior|eign|ence|lth|nce|rgy|port))\s+{noun}\b|\b{noun}\s+(?:of|for)\b"),
    )


def _with_article(link: Link, name: str, text: str) -> bool:
    """Return whether a name of its own follows "the", as those of bodies do and those of people do not."""
    if link.start is None or not _is_name(name) or " " not in name or link.kind == "unnamed":
        return False
    at = text.find(name, max(0, link.start - 4), link.start + len(name) + FAR)
    return at >= 4 and text[at - 4 : at].casefold() == "the "


def _has_name(role: str) -> bool:
    return re.search(rf"\s{_CAP}$", role) is not None


@lru_cache(maxsize=_REMEMBERED)
def _roles(name: str, text: str) -> tuple[str, ...]:
    """Return the words by which a text says who the bearer of a name is."""
    return tuple(_told_roles(name, text))


def _told_roles(name: str, text: str) -> Iterator[str]:
    for start, end in islice(mentions(name, text), LOOKED_AT):
        before, after = text[max(0, start - FAR) : start], text[end : end + FAR]
        found = _APPOSED.match(after) or _BELONGING.match(after)
        if found is not None:
            yield _SAYING.split(found[1])[0]
        if (does := _KEEPS.match(after)) is not None:  # "A B keeps a tea stall": as good as "who keeps"
            yield "who " + does[1].removeprefix("has ").removeprefix("had ")
        ahead = _HONORIFIC.sub("", before)
        found = _SEGMENT.search(ahead) if ahead.rstrip().endswith(",") else None
        if found is not None and (role := _last_phrase(found[1])):
            yield role
        if role := _title(words_before(before.removesuffix("\n"), _MOST_WORDS)):
            yield role


def _last_phrase(segment: str) -> str:
    """Return the noun phrase that ends a segment and holds an office; "" where none does."""
    found = re.findall(r"(?:^|\s)(?=((?:the|an?|its|their|our|his|her|[A-Z]\w*['’]s)\s.*$))", segment, re.IGNORECASE)
    told = [phrase for phrase in found if _opens_with_role(phrase) and _TOLD.search(phrase) is None]
    return max(told, key=len, default="")


def _opens_with_role(phrase: str) -> bool:
    """Return whether the head of the phrase, before any "of" or "in", is a word for an office or a doer."""
    head = re.split(r"\s+(?:of|for|at|in|from|with|near|on)\s+", phrase)[0].split()
    return bool(head) and len(head) <= 7 and (_heads_role(head[-1]) or bool(fields_of(head[-1].casefold(), named=True)))


def _title(words: list[str]) -> str:
    """Return the office that ends the words before a name: "the forester", "Interior Ministry spokesman"."""
    kept: list[str] = []
    for word in reversed(words):
        if _STOPS.fullmatch(word):
            break
        kept.insert(0, word)
    staff = bool(kept) and JOURNALIST_ROLE.fullmatch(kept[-1]) is not None
    if not kept or not (
        staff or _heads_role(kept[-1]) or (kept[-1].islower() and fields_of(kept[-1].casefold(), named=True))
    ):
        return ""
    return " ".join(kept)
