"""The brief: what a case's reports say, each sentence proven from its citations before it stands."""

from firsthand.brief.compose import write_brief
from firsthand.brief.gate import gate
from firsthand.brief.render import render

__all__ = ["gate", "render", "write_brief"]
