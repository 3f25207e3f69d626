"""What stands around a page that is served: its navigation, who decides, and what was recorded just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.pages import PAGES, Frame, Live
from firsthand.web.people import recorded, reviewer

if TYPE_CHECKING:
    from starlette.requests import Request

    from firsthand.pages import View
    from firsthand.web.desk import Desk
    from firsthand.web.safety import Guard

LINKS = Live()
BUSY = "Reports are being added: these pages show the case as it was before, and will follow."


def frame(desk: Desk, guard: Guard, view: View, current: str, request: Request) -> Frame:
    """Return what stands around a page."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Frame(
        case=view.name,
        tool=view.snapshot.tool,
        navigation=tuple((page.name, page.title) for page in PAGES if page.title),
        current=current,
        token=guard.token,
        notice=BUSY if desk.busy or (desk.adder.is_writing and current != "add") else "",
        reach=guard.reach,
        reviewer=reviewer(desk, request),
        here=here if request.method == "GET" else "",
        leave=guard.door is not None,
        recorded=recorded(view, request, here),
    )
