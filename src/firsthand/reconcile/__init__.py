"""Claims into findings: which origins stand behind what, where they agree, differ, or changed."""

from firsthand.reconcile.combine import Found, reconcile, reconcile_again

__all__ = ["Found", "reconcile", "reconcile_again"]
