"""The pipeline: `Case`, and the only place that chains the stages."""

from firsthand.pipeline.analysis import Analysed, analyse
from firsthand.pipeline.case import Case
from firsthand.pipeline.deciding import instant, login
from firsthand.pipeline.intake import AddResult, Progress, Unsure
from firsthand.pipeline.memory import Memory

__all__ = ["AddResult", "Analysed", "Case", "Memory", "Progress", "Unsure", "analyse", "instant", "login"]
