"""The workbench, served on this machine."""

from firsthand.web.app import workbench
from firsthand.web.safety import Guard
from firsthand.web.serve import serve

__all__ = ["Guard", "serve", "workbench"]
