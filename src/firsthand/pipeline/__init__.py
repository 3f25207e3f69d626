"""The pipeline: `Case`, and the only place that chains the stages."""

from firsthand.pipeline.analysis import Analysed, analyse
from firsthand.pipeline.case import Case
from firsthand.pipeline.deciding import instant, login
from firsthand.pipeline.memory import Memory
from firsthand.pipeline.progress import AddResult, Progress, Unsure

__all__ = ["AddResult", "Analysed", "Case", "Memory", "Progress", "Unsure", "analyse", "instant", "login"]
