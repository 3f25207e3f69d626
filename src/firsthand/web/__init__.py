"""The workbench, served on this machine, or where others reach it by a password."""

from firsthand.web.app import workbench
from firsthand.web.login import SHORTEST, Door
from firsthand.web.safety import Guard
from firsthand.web.serve import REACHED, Address, NameNeeded, PasswordNeeded, serve

__all__ = ["REACHED", "SHORTEST", "Address", "Door", "Guard", "NameNeeded", "PasswordNeeded", "serve", "workbench"]
