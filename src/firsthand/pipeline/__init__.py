"""The pipeline: `Case`, and the only place that chains the stages."""

from firsthand.pipeline.analysis import Analysed, analyse
from firsthand.pipeline.case import Case, instant, login
from firsthand.pipeline.intake import AddResult, Progress, Unsure

__all__ = ["AddResult", "Analysed", "Case", "Progress", "Unsure", "analyse", "instant", "login"]
