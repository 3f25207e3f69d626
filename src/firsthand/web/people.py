"""Who decides: the name that a person gives, kept in a cookie of the browser, or that of the server's start."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from firsthand.web.login import back

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from firsthand.web.desk import Desk
    from firsthand.web.safety import Guard

REVIEWER = "firsthand-reviewer"
LONGEST = 80  # characters of a name
_YEAR = 365 * 24 * 3600


def reviewer(desk: Desk, request: Request) -> str:
    """Return the name under which what this person decides is recorded."""
    return unquote(request.cookies.get(REVIEWER, "")).strip() or desk.reviewer


async def name_reviewer(guard: Guard, request: Request) -> Response:
    """Keep the name that a person gives; an empty one takes it back."""
    form = await request.form(max_files=0, max_fields=10)
    if not guard.admits(str(form.get("token", ""))):
        raise HTTPException(403, "This form is of another session: open the page again, then give your name.")
    name = " ".join(str(form.get("who", "")).split())
    if len(name) > LONGEST or not name.isprintable():
        raise HTTPException(400, f"A name has at most {LONGEST} letters. Nothing was changed.")
    answer = RedirectResponse(back(str(form.get("back", ""))), 303)
    if name:
        answer.set_cookie(REVIEWER, quote(name, safe=""), max_age=_YEAR, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(REVIEWER, httponly=True, samesite="strict")
    return answer
