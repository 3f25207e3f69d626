"""How a number is bounded and where it moves: "at least", "about", "up 3 percent", "fell by half"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.language.quantities.atom import Atom

_I = re.IGNORECASE
_PLUS = re.compile(r"(?:\+|[- ]plus\b)(?!\w)", _I)
_AFTER = re.compile(
    r" (?:people |persons |others )?(?:or (?P<more>more|above|older|over|higher|greater)|or (?P<less>fewer|less"
    r"|under|younger|below)|or (?P<so>so)\b|(?P<most>at (?:the )?most)|(?P<least>at (?:the )?least))\b",
    _I,
)
_MODIFIERS = {
    ">=": r"(?:at )?(?:the very )?least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum of"
    r"|as few as",
    ">": r"(?:(?:well|far|slightly|just|a little|way) )?(?:more|greater|higher|larger|bigger|longer|older|better) than"
    r"|(?:(?:well|just) )?(?:over(?: than)?|above|exceeding|exceeds?|exceeded|upwards? of|north of|in excess of"
    r"|surpass(?:ed|es|ing)|topp?(?:ed|ing|s))|(?:is |was |were |worth )over",
    "<=": r"up to|as many as|as much as|no more than|not more than|at (?:the )?most|a maximum of|maximum of"
    r"|no greater than",
    "<": r"(?:(?:far|slightly|just|a little|well) )?(?:fewer|less|lower|smaller|shorter|younger) than|(?:(?:just|well"
    r"|still) )?(?:under(?: the age of)?|below|south of|shy of|short of)|sub-",
    "~": r"about|around|approximately|approx\.?|roughly|some|nearly|almost|circa|ca\.|an estimated|estimated"
    r"|estimates? of|close to|near|perhaps|maybe|probably|possibly|in the region of|in the order of"
    r"|on the order of|somewhere around|[~≈∼]|as high as|more or less|virtually|practically|something like",
}
_BEFORE = re.compile(
    r"(?:(?<=[\s(~≈∼—–\"“'-])|^)(?:"
    + "|".join(f"(?P<m{i}>{p})" for i, p in enumerate(_MODIFIERS.values()))
    + r")[ \u00a0]*(?:(?:a|an|the|another|just|only|its|their|other|a total of)[ \u00a0])?$",
    _I,
)
_MODIFIER_KEYS = tuple(_MODIFIERS)
# Verbs whose object is the amount of the move. "Up" and "down" alone are particles of some verbs: see _PARTICLE.
_RISE = (
    r"(?:up|rose|rise|rises|risen|rising|gain(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed?|es|ing)"
    r"|soar(?:ed|s|ing)?|add(?:ed|s|ing)|advanc(?:ed|es|ing)|grew|grow(?:s|n|ing)?|increas(?:ed?|es|ing)"
    r"|rall(?:ied|ies|ying)|leap(?:s|t|ed|ing)?|spik(?:ed|es|ing)|swell(?:ed|s|ing)?|skyrocket(?:ed|s|ing)?"
    r"|expand(?:ed|s|ing)?|rebound(?:ed|s|ing)?|bounc(?:ed|es|ing)|(?:edg|inch|tick|creep|crept)(?:ed|s|es|ing)? higher"
    r"|appreciat(?:ed|es|ing)|strengthen(?:ed|s|ing)?)"
)
_FALL = (
    r"(?:down|fell|falls?|fallen|falling|drop(?:s|ped|ping)?|los(?:t|es|ing)|lose|slid(?:es?|ing)?|plung(?:ed?|es"
    r"|ing)|plummet(?:ed|s|ing)?|slip(?:s|ped|ping)?|eas(?:ed|es|ing)|tumbl(?:ed?|es|ing)|declin(?:ed?|es|ing)"
    r"|decreas(?:ed?|es|ing)|dip(?:s|ped|ping)?|sank|sinks?|sunk|sinking|slump(?:ed|s|ing)?|shed(?:s|ding)?"
    r"|retreat(?:ed|s|ing)|crash(?:ed|es|ing)?|shr(?:ank|inks?|unk|inking)|contract(?:ed|s|ing)|nosedived?|div(?:ed|es)"
    r"|(?:edg|inch|tick|creep|crept)(?:ed|s|es|ing)? lower|(?<=was )off|(?<=were )off|(?<=are )off|(?<=is )off"
    r"|depreciat(?:ed|es|ing)|weaken(?:ed|s|ing)?)"
)
# Verbs that somebody does to a figure; the amount of the move then follows "by".
_RAISED = r"(?:rais|boost|lift|hik|increas|expand|improv)(?:e|es|ed|ing)?"
_LOWERED = r"(?:cut(?:s|ting)?|(?:reduc|slash|lower|trim|trimm|shrink|decreas)(?:e|es|ed|ing|s)?)"
_CHANGE = re.compile(
    rf"\b(?:(?:(?P<up>{_RISE})|(?P<down>{_FALL}))(?:(?: [\w'’-]+,?){{1,5}}? by)?"
    rf"|(?:(?P<raised>{_RAISED})|(?P<lowered>{_LOWERED}))(?: [\w'’-]+,?){{0,5}}? by)"
    r"(?: by| further| another| as much as| a further| a| an| the| some)*(?: [a-z]+ly)? ?$",
    _I,
)
_PARTICLE = re.compile(
    r"\b(?:ma[kd]e|makes|making|pick(?:ed|s|ing)?|take[ns]?|took|taking|put(?:s|ting)?|set(?:s|ting)?|gives?|gave"
    r"|given|giving|pa(?:id|y|ys|ying)|sign(?:ed|s|ing)?|show(?:ed|s|n|ing)?|rack(?:ed|s|ing)?|round(?:ed|s|ing)?"
    r"|b(?:uy|uys|uying|ought)|snap(?:ped|s)?|offer(?:ed|s|ing)?|us(?:e|es|ed|ing)|h[eo]ld(?:s|ing)?|coughed|scoop(?:ed|s)?"
    r"|turn(?:ed|s|ing)?|line[ds]?|back(?:ed|s)?|call(?:ed|s)?|cover(?:ed|s)?|blew|blow(?:n|s)?|gun(?:ned)?|shot|shut)"
    r" (?:up|down) $",
    _I,
)
# "Handed over two pilots", "ran over three goats": the particle of the verb, no bound.
_OVER = re.compile(
    r"\b(?:(?P<gave>hand(?:ed|s|ing)?|sign(?:ed|s|ing)?)|r[au]n|runs|running|knock(?:ed|s|ing)?|pull(?:ed|s|ing)?) $",
    _I,
)
_FEW = 20
# "Lost by 14 points" is a margin.
_MARGIN = re.compile(r"\b(?:lost|lose|loses|losing)(?: [\w'’-]+){0,5} by(?: [a-z]+)? $", _I)
# "Lost over two days" is during them; "it took over two days" more than them.
_DURING = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "quarter"})
_LASTED = re.compile(
    r"\b(?:for|in|after|within|took|takes?|taken|taking|last(?:s|ed|ing)?|wait(?:s|ed|ing)?|spen(?:t|ds?|ding)|by|been"
    r"|is|was|were|are|be|of|just|well|serv(?:ed|es|ing)|liv(?:ed|es|ing)|already|now|and) over ?$|^over ?$",
    _I,
)
_TRADED = re.compile(
    r"\b(?:clos|end|open|finish|trad|settl|start)(?:e|es|ed|s|ing)?(?: [a-z]+){0,3} $"
    r"|\b(?:was|were|is|are)(?: [a-z]+(?:ly)?)? $",
    _I,
)
_DIRECTED = re.compile(r"(?: points?)? (?:(?P<up>higher|firmer|stronger)|(?P<down>lower|weaker))\b(?! than)", _I)
FROM = re.compile(r"\b(?:from|between)(?: [a-z]+| up to){0,2} ?$", _I)
_MOVES = re.compile(rf"\b(?:{_RISE}|{_FALL}|revised|went|raised|lowered|cut|changed)\b[^.;]{{0,40}}$", _I)
_CHANGEABLE = frozenset({"percent", "basis point", "cent", "penny", "point"})
CHANGE_OF_BOUND = {"=": "=", ">=": ">", ">": ">", "<=": "<", "<": "<", "~": "~"}


def _is_particle(text: str, over: int, atom: Atom) -> bool:
    """Return whether an "over" before a number is of the verb before it: "handed over two pilots"."""
    verb = _OVER.search(text, max(0, over - 12), over)
    return verb is not None and (verb["gave"] is not None or atom.value < _FEW)


def read_bound(atom: Atom, text: str, measure: str | None) -> tuple[int, int, str]:
    """Return the extent of a number with the words that bound it, and the bound: = ~ > >= < <=.

    `measure` is the unit that the number measures, if any.
    """
    start, end, bound = atom.start, atom.end, "~" if atom.odd else "="
    if atom.sub:
        bound = "<"
    elif (before := bound_before(text, start)) and not (
        # "Near two tanks" is a place; "near 200 tanks" an estimate.
        before[1] == "~" and atom.value < 20 and text[before[0] : start].lower().startswith(("near ", "around the "))
    ):
        if text[before[0] : start].lower().split()[:1] == ["over"] and _is_particle(text, before[0], atom):
            return start, end, bound
        start, bound = before
        over = measure in _DURING and text[start : atom.start].lower().rstrip() == "over"
        if over and not _LASTED.search(text, max(0, start - 16), atom.start):
            start, bound = atom.start, "="
    if plus := _PLUS.match(text, end):
        bound, end = ">=", plus.end()
    elif (after := _AFTER.match(text, end)) and bound == "=":
        bound = ">=" if after["more"] or after["least"] else "<=" if after["less"] or after["most"] else "~"
        end = after.end()
    return start, end, bound


def bound_before(text: str, at: int) -> tuple[int, str] | None:
    """Return where the words begin that bound the number at `at`, and the bound, or None."""
    before = _BEFORE.search(text, max(0, at - 40), at)
    if before is None:
        return None
    return before.start(), _MODIFIER_KEYS[next(i for i in range(len(_MODIFIER_KEYS)) if before[f"m{i}"])]


def read_direction(text: str, start: int, end: int, kind: str, unit: str | None) -> str | None:
    """Return "up" or "down" where the text says that a figure moved by the number at [start, end)."""
    if kind == "measure" and unit not in _CHANGEABLE:
        return None
    if text[start] in "-−" and unit == "percent":
        return "down"
    before = text[max(0, start - 60) : start]
    match = _CHANGE.search(before)
    if match is not None and not _MARGIN.search(before) and not _PARTICLE.search(before):
        return "up" if match["up"] or match["raised"] else "down"
    directed = _DIRECTED.match(text, end)
    if directed is None or not _TRADED.search(before):
        return None
    return "up" if directed["up"] else "down"


def changes_before(before: str) -> bool:
    """Return whether the words before a number say that something moved by it."""
    return _CHANGE.search(before) is not None


def replaces_a_figure(atom: Atom, text: str) -> bool:
    """Return whether a range is a change of figure: "rose from three to five" leaves five."""
    before = text[max(0, atom.start - 60) : atom.start]
    return atom.join == "to" and bool(FROM.search(before)) and bool(_MOVES.search(before))
