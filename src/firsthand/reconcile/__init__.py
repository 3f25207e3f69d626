"""Claims into findings: which origins stand behind what, where they agree, differ, or changed."""

from firsthand.reconcile.combine import Found, Known, reconcile, reconcile_again
from firsthand.reconcile.edited import EDITABLE, Judged, as_judged

__all__ = ["EDITABLE", "Found", "Judged", "Known", "as_judged", "reconcile", "reconcile_again"]
