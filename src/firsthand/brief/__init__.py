"""The brief: what a case's reports say, each sentence proven from its citations before it stands."""

from firsthand.brief.compose import write_brief
from firsthand.brief.gate import gate
from firsthand.brief.notes import Layout, Line, Note, Part, lay_out
from firsthand.brief.render import render

__all__ = ["Layout", "Line", "Note", "Part", "gate", "lay_out", "render", "write_brief"]
