"""Offices of which a state has one, told apart by the word for their nation."""

from __future__ import annotations

import re

# Offices of which a state has one, with the word for their nation; "Tripoli's coast guard" may be Libya's.
_OF_A_STATE = (
    r"(?P<office>army|navy|air force|military|coast ?guard|border (?:guard|service|police)|armed forces|"
    r"(?:defen[cs]e|foreign|interior|health|information) ministry|government|security service)"
)
_OF_A_NATION = re.compile(rf"(?P<nation>[^\W\d_]{{2,}}(?:ian|an|ish|ese|ch|ic|[^aeiou]i|yz|ek|jik|kh)) {_OF_A_STATE}")
_OF_A_COUNTRY = re.compile(
    rf"(?P<nation>[^\W\d_]{{2,}}(?:stan|ia|land|[aeiou]n|[aeiou]l|q|[td]an|ya|ea))['’]s? {_OF_A_STATE}"
)


def two_states(a: str, b: str) -> bool:
    """Return whether both are an office of which a state has one, of two nations: "the Arvanian army"."""
    one, other = _nation_of(a), _nation_of(b)
    return bool(one[1]) and one[1] == other[1] and one[0][:4] != other[0][:4]


def office_of_a_nation(name: str) -> str:
    """Return the office, in lower case, of "arvanian border service", "brenia's army"; "" where no word says whose."""
    found = _OF_SOMEWHERE.fullmatch(name)
    return found["office"] if found is not None else ""


_OF_SOMEWHERE = re.compile(rf"(?!the |local )[^\W\d_][\w-]*(?:['’]s?)? {_OF_A_STATE}")


def _nation_of(name: str) -> tuple[str, str]:
    """Return nation and office of "arvanian army", "arvania's border service"; two empty words for others."""
    found = _OF_A_NATION.fullmatch(name) or _OF_A_COUNTRY.fullmatch(name)
    return (found["nation"], found["office"]) if found is not None else ("", "")
