"""Claims into findings: which origins stand behind what, where they agree, differ, or changed."""

from firsthand.reconcile.combine import Found, Known, reconcile, reconcile_again
from firsthand.reconcile.edited import EDITABLE, Judged, as_judged
from firsthand.reconcile.toll import Toll, toll_of

__all__ = ["EDITABLE", "Found", "Judged", "Known", "Toll", "as_judged", "reconcile", "reconcile_again", "toll_of"]
