"""The rules for expressions of time: each is a pattern and the reader that resolves its match.

Spans follow TimeML and MEANTIME: prepositions stay outside, determiners and modifiers ("early 2009", "almost two
years", "this week") inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.times.calendarrules import CALENDAR
from firsthand.language.times.lengthrules import LENGTHS
from firsthand.language.times.relativerules import RELATIVE

if TYPE_CHECKING:
    from firsthand.language.times.timesetting import Rule

RULES: tuple[Rule, ...] = (*CALENDAR, *RELATIVE, *LENGTHS)
