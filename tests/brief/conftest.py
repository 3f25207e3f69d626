"""The brief's tests share the hand-made cases of the gate's."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "gate"))
