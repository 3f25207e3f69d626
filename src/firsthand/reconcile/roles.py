"""What a voice is, by the words that describe it: police, a hospital, a government, somebody of no office.

A nurse and a police sergeant cannot be one person, nor speak for one office; a mayor and a police chief may tell what
one desk told them. The words are those that a report prints beside the voice: nobody is looked up.
"""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.reconcile.callings import APART, PRIVATE
from firsthand.reconcile.nobody import names_somebody

LAY = "lay"  # somebody of no office: a farmer, "who sells coffee at the station"
OF_NO_OFFICE = frozenset({LAY, "aid", "health"})  # fields of people whose trade is what they are known by
WORLD = "world"  # a body of several states: it is no state's office

_WORDS = {
    "law": (
        r"police|constables?|detectives?|sheriff|deput(?:y|ies)|gendarm\w+|carabinieri|troopers?|prosecutors?|"
        r"(?:district|state|county|city|u\.?s\.?|federal|prosecuting) attorneys?|attorneys?[ -]general|"
        r"coroners?|medical examiners?|marshals?|judges?|magistrates?|customs|border|immigration|fbi|"
        r"investigat\w+|inquiry|officers?|dispatchers?|wardens?|rangers?|jail\w*|prison\w*|courts?|"
        r"security (?:officials?|officers?|sources?|service|forces?)|\w{2,5}pd"
    ),
    "rescue": (
        r"fire (?:chief|officers?|departments?|services?|brigades?|commissioner|marshal)|firefighters?|"
        r"rescue\w*|civil (?:protection|defen[cs]e)|lifeboats?|coast ?guard|"
        r"emergenc(?:y|ies)"
        r"(?! (?:departments?|rooms?|wards?|units?|medicine|physicians?|doctors?|surgeons?|nurses?|clinics?))"
    ),
    "health": (
        r"hospitals?|clinics?|doctors?|surgeons?|nurses?|medics?|medical|physicians?|paramedics?|ambulances?|"
        r"morgue|mortuar\w+|health|midwi(?:fe|ves)|pharmacists?|orderl(?:y|ies)|dentists?|"
        r"emergency (?:departments?|rooms?|wards?|medicine)|intensive care|paediatric\w*|dr"
    ),
    "armed": (
        r"army|navy|air force|military|soldiers?|troops|colonels?|brigadiers?|sergeants?|lieutenants?|corporals?|"
        r"captains?|admirals?|majors?|^generals?$|lieutenant generals?|commodores?|"
        r"defen[cs]e|battalions?|regiments?|garrison|marines|"
        r"airm[ae]n|(?:base|camp|palace|barracks) guards?|sentr(?:y|ies)|gunners?|conscripts?|recruits?|reservists?|"
        r"cadets?"
    ),
    "rebel": (
        r"militias?|rebels?|fighters?|warlords?|guerrillas?|insurgents?|militants?|separatists?|jihadis\w+|paramilitar\w+|"
        r"(?:armed|rebel) (?:groups?|factions?)|\w+ front"
    ),
    "state": (
        r"minist(?:ry|ries|ers?)|governments?|governors?|mayors?|presidents?|premier|chancellor|council\w*|"
        r"parliament\w*|lawmakers?|senators?|municipal\w*|prefects?|authorit(?:y|ies)|officials?|embassy|"
        r"ambassadors?|diplomats?|county|federal|provincial|inspectors?|inspectorate|commissioners?|"
        r"harbou?r ?masters?|port captains?|administrat\w+|kremlin|pentagon|commissions?|regulators?|alderm[ae]n|"
        r"(?:town|city|county|village) clerks?|registrars?|legislators?|ombuds\w+|burgomasters?|"
        r"(?:district|village|ward|town(?:ship)?|sub-?district|municipal) (?:heads?|chiefs?|directors?)"
    ),
    "aid": (
        r"unions?|cooperatives?|co-operatives?|charit(?:y|ies)|red cross|red crescent|aid|relief|volunteers?|"
        r"organi[sz]ations?|societ(?:y|ies)|networks?|rights|ngo|church|parish|priests?|imams?|bishops?|monks?|nuns?|pastors?|"
        r"sacristans?|sextons?|deacons?|abbots?|abbess(?:es)?|rabbis?|muezzins?|mullahs?|missionar(?:y|ies)|catechists?"
    ),
    "counsel": (
        r"lawyers?|solicitors?|barristers?|counsels?|"
        r"(?<!district )(?<!state )(?<!county )(?<!city )(?<!u\.s\. )(?<!us )(?<!federal )(?<!prosecuting )"
        r"attorneys?(?![ -]general)"
    ),
    "expert": (
        r"(?:research|policy|strategic|security|conflict|imagery) (?:cent(?:er|re)s?|groups?|labs?|laborator\w+)|"
        r"think[ -]tanks?|cent(?:er|re) for (?:imagery|research|strategic|security|conflict|policy)|institutes?|"
        r"analysts?|experts?|professors?|researchers?|scientists?|historians?|geologists?|economists?"
    ),
    "firm": r"compan(?:y|ies)|firms?|executives?|operators?|owners?|airlines?|insurers?|shipping|managers?",
    # Who works for a port, a tower, a line: of a state or of a company.
    "sector": r"(?:air(?:[- ]traffic)?|tower|flight) controllers?|harbou?r pilots?|station ?masters?|signalm[ae]n",
}
# What a ministry is for. Of one country's ministries each has its own desk; the government speaks for any of them.
_PORTFOLIOS = {
    "health": r"health|medical",
    "law": r"interior|internal|home|public security|justice|security",
    "armed": r"defen[cs]e|war|armed forces",
    "rescue": r"emergenc(?:y|ies)(?: situations)?|disaster management|civil protection",
    "sector": (
        r"transport(?:ation)?|education|agriculture|fisher(?:y|ies)|finance|economy|energy|oil|water|environment|"
        r"labou?r|trade|commerce|industry|mines|mining|culture|sports?|tourism|aviation|ports|railways?|housing"
    ),
}
_MINISTER = r"(?:ministry|ministries|minister)"
_MINISTRIES = tuple(
    (
        field,
        re.compile(
            rf"\b(?:(?:{words})(?: and \w+| affairs)?['’]?s? {_MINISTER}|{_MINISTER} (?:of|for) (?:the )?(?:{words}))\b"
        ),
    )
    for field, words in _PORTFOLIOS.items()
)
_DEFENCE = re.compile(r"\bdefen[cs]e (?=lawyer|attorney|counsel|solicitor|barrister)")
_CRAFT = r"(?:ferry|dredger|tug(?:boat)?|ship|boat|tanker|barge|freighter|fishing|trawler|yacht|dhow|launch|steamer)"
_SKIPPER = re.compile(rf"\b{_CRAFT}['’]?s? captain|captain of (?:an?|the|his|her) (?:[\w-]+ )?{_CRAFT}\b")
_FIELDS = tuple((field, re.compile(rf"\b(?:{words})\b")) for field, words in _WORDS.items())
# Fields that tell of one matter from one another: what the police found, the mayor announces.
_AKIN = frozenset(
    frozenset(pair)
    for pair in (
        ("law", "state"),
        ("armed", "state"),
        ("armed", "law"),
        ("rescue", "state"),
        ("rescue", "law"),
        ("rescue", "armed"),
        ("aid", LAY),
        ("firm", LAY),
        ("counsel", LAY),
        ("counsel", "aid"),
        ("counsel", "firm"),
        ("health", LAY),
        ("ministry", "state"),
        ("sector", "state"),
        ("sector", "firm"),
    )
)
# Anyone may be called so, an official too: nothing is known of who it is.
ANYONE = re.compile(
    r"\b(?:witness(?:es)?|eyewitness(?:es)?|sources?|survivors?|persons?|people|m[ae]n|wom[ae]n|others?|callers?|"
    r"members?|aides?|advis[eo]rs?|representatives?|spokes\w+|heads?|leaders?|chiefs?|boss|directors?|officers?|"
    r"secretar(?:y|ies)|employees?|staff|delegates?|envoys?|agents?|insiders?|colleagues?)\b"
)
# What somebody does from day to day makes him one of no office; what he did once, or says, does not.
# What somebody is by training; an official, an officer, a chief is what his office is.
_PROFESSION = re.compile(
    r"\b(?:nurses?|doctors?|surgeons?|physicians?|paramedics?|medics?|midwi(?:fe|ves)|priests?|imams?|pastors?|monks?|nuns?)$"
)
_OFFICE_HEAD = re.compile(r"\b(?:commissioners?|mayors?|governors?|ministers?|prefects?|administrators?|councillors?)$")
_PLACED = re.compile(r"\s+(?:of|at|in|for|from|on|with|near|who|whose)\b")
_WHO = re.compile(
    r"who (?:also |still |now |had |has )?(?:lost (?:an?|his|her|their|two|three)|fled|escaped|survived|hid|"
    r"(?:was|were) (?:rid|travell?|sleep|wait|stand|sell|walk|cook|pray|queu|drink|eat|play|shop)ing|"
    r"liv|work|s[eo]l[ld]|t(?:each|aught)|farm|fish|keep|kept|gr[eo]w|bak|sew|cook|clean|"
    r"drive|own|rent|tend|herd|trade|mend|stud(?:y|i))(?:es|s|ed)?\b"
)
_LEADS = re.compile(
    r"who (?:also |still |now )?(?:is|was|heads?|headed|leads?|led|commands?|commanded|directs?|directed|runs?|ran|"
    r"works? (?:for|at|in)|worked (?:for|at|in)|serves? (?:as|in)|represents?|represented|speaks? for|spoke for)\b\s*"
)
# What somebody was at when it happened, or does from day to day, is a private life, unless it is an office's business.
_BUSY = re.compile(
    r"who (?:also |still |now |then |just )?"
    r"(?:(?:was|were|is|had been|has been) (?P<at>[a-z]{2,})ing|(?P<does>[a-z]{2,}[^s\W])s)\b"
)
_OFFICIAL_BUSINESS = re.compile(
    r"(?:lead|command|head|direct|coordinat|supervis|oversee|inspect|guard|patroll?|brief|investigat|monitor|advis|negotiat|"
    r"represent|serv|speak|visit|attend|report|film|photograph|cover|mediat|observ|search|rescu|treat|operat|evacuat|"
    r"track|stud(?:y|i|ie)|follow|analy[sz]|research|watch|know|believ|claim|insist|want|think|hop|sa|say|tell|ha|wa|doe|"
    r"chair|manag|run|runn|govern|rul|prosecut|belong|remain|refus|declin|ask|wish|prefer|fear|confirm|deni|deny|"
    r"question|interrogat|arrest|charg|defend|judg|presid|administ\w*|campaign|document|record|count|verif\w*|map|"
    r"lobby|lobbi|organi[sz]|train|deploy|escort|fight|command|plan|prepar|act|claim|seem|appear|com|go|talk|try|tri|"
    r"begin|beginn|return|arriv|answer|describ|call|sign|announc|us|giv|receiv|identif\w*|witness|survey|escap|fle|flee|"
    r"[ck]on?trol\w*|oversee|see|hear|let|get|gett|mean|need|seek|turn|deal|draft)e?"
)
_AMONG_HIS_OWN = re.compile(
    r"who (?:was|were|had been) (?:at|in|on|by|among) (?:his|her|their) (?:own )?"
    r"(?!offices?|desks?|posts?|headquarters|ministry|department|station|command|barracks|base|cabinet|bureau|unit)\w"
)
_CLAUSE = re.compile(r"(?:who|whose)(?:\s+\S+){1,5}")


def people_apart(a: str, b: str) -> bool:
    """Return whether two descriptions of people of no office, in lower case, cannot be of one person.

    They differ in trade, in what they are to those it befell, or in sex.
    """
    return any(_unlike_words(kinds, a, b) for kinds in APART)


def _unlike_words(kinds: tuple[re.Pattern[str], ...], a: str, b: str) -> bool:
    one, other = _which(kinds, _heads(a)), _which(kinds, _heads(b))
    return bool(one) and bool(other) and not one & other


def _heads(descriptions: str) -> str:
    """Return what descriptions say before "of" and "at": "brother" of "brother of the girl"."""
    return "; ".join(_PLACED.split(one, maxsplit=1)[0] for one in descriptions.split("; "))


@lru_cache(maxsize=16384)
def _which(kinds: tuple[re.Pattern[str], ...], description: str) -> frozenset[int]:
    return frozenset(i for i, words in enumerate(kinds) if words.search(description))


@lru_cache(maxsize=16384)
def fields_of(description: str, named: bool = False) -> frozenset[str]:
    """Return the fields that a description places a voice in; none where it does not say.

    Args:
        description: in lower case: "nurse at the city hospital", "who teaches at the village school".
        named: whether the report names the person so described: then any other trade is a private one. Of an unnamed
            "handler" nothing is known.
    """
    description = _SKIPPER.sub("skipper", _DEFENCE.sub("", description))
    if clause := _CLAUSE.match(description):  # "who slept on a bench in the police station" is no officer
        return _by_clause(clause[0])
    ministry = frozenset(field for field, words in _MINISTRIES if words.search(description))
    if ministry:
        return ministry | {"ministry"}
    found = frozenset(field for field, words in _FIELDS if words.search(description))
    if len(found) > 1 and (head := _PROFESSION.search(_PLACED.split(description, maxsplit=1)[0])):
        return fields_of(head[0])  # "a nurse at the emergency clinic" is a nurse, wherever she works
    if {"aid", "state"} <= found and _OFFICE_HEAD.search(_PLACED.split(description, maxsplit=1)[0]):
        found -= {"aid"}  # "the relief commissioner"
    if found:
        return found - {"armed"} if "rebel" in found else found  # "militia colonel", "commander of the fighters"
    if PRIVATE.search(description):
        return frozenset((LAY,))
    if not named or ANYONE.search(description):
        return found
    if any(names_somebody(word) for word in re.findall(r"[^\W\d_]+", description)):
        return frozenset((LAY,))
    return found


def _by_clause(clause: str) -> frozenset[str]:
    """Return what the first words of "who keeps goats" say; an office only where he is said to be or to lead it."""
    busy = _BUSY.match(clause)
    private = busy is not None and _OFFICIAL_BUSINESS.fullmatch(busy["at"] or busy["does"]) is None
    if _AMONG_HIS_OWN.match(clause):
        return frozenset((LAY,))
    if private and not (_LEADS.match(clause) and busy is not None and busy["does"]):
        return frozenset((LAY,))
    if _LEADS.match(clause):
        return fields_of(_LEADS.sub("", clause))
    return frozenset((LAY,)) if _WHO.match(clause) else frozenset()


def unlike(a: frozenset[str], b: frozenset[str], body: bool = False) -> bool:
    """Return whether voices of these fields can be neither one person nor one office's; unknown ones may.

    Args:
        a: of one voice.
        b: of the other.
        body: whether one of them is an office and the other people: nobody calls an office "residents".
    """
    if body and {LAY} in (a, b) and not a & b:
        return True
    if not a or not b or a & b or "expert" in a | b:  # an expert judges by what others found
        return False
    return not any(frozenset((one, other)) in _AKIN for one in a for other in b)
