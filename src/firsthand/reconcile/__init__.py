"""Claims into findings: which origins stand behind what, where they agree, differ, or changed."""

from firsthand.reconcile.combine import reconcile

__all__ = ["reconcile"]
