"""Who decides: the name that a person gives, kept in a cookie of the browser, or that of the server's start.

What somebody decided is told on the page that it leads to, once: its id goes there in a cookie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from firsthand.pages import Live, Recorded
from firsthand.web.login import back

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from firsthand.model import Judgement
    from firsthand.pages import View
    from firsthand.web.desk import Desk
    from firsthand.web.safety import Guard

REVIEWER = "firsthand-reviewer"
LONGEST = 80  # characters of a name
RECORDED = "firsthand-recorded"
_NOTHING = "nothing"  # where a form changed nothing
_SOON = 60  # seconds within which the page is shown
_YEAR = 365 * 24 * 3600


def reviewer(desk: Desk, request: Request) -> str:
    """Return the name under which what this person decides is recorded."""
    return named(unquote(request.cookies.get(REVIEWER, ""))) or desk.reviewer


def named(given: str) -> str:
    """Return a name as it is recorded; empty where it is none, or too long, or holds what cannot be seen."""
    name = " ".join(given.split())
    return name if len(name) <= LONGEST and name.isprintable() else ""


def note_recorded(answer: Response, judgement: Judgement | None) -> None:
    """Have the page that `answer` leads to tell what was recorded."""
    said = judgement.id if judgement is not None else _NOTHING
    answer.set_cookie(RECORDED, said, max_age=_SOON, httponly=True, samesite="strict")


def recorded(view: View, request: Request, here: str) -> Recorded | None:
    """Return what this person recorded just before this page, if that was so."""
    said = request.cookies.get(RECORDED, "")
    if not said:
        return None
    judgement = next((j for j in reversed(view.snapshot.judgements) if j.id == said), None)
    if judgement is not None:
        undo = Live().page("undo", judgement.id, state={"back": here})
        return Recorded(f"Recorded as {judgement.who}: {judgement.action}.", undo)
    return Recorded("Nothing was changed: all of it stood so already." if said == _NOTHING else "Recorded.", "")


def forget_recorded(request: Request, answer: Response) -> None:
    """Have it told once only."""
    if RECORDED in request.cookies:
        answer.delete_cookie(RECORDED, httponly=True, samesite="strict")


async def name_reviewer(guard: Guard, request: Request) -> Response:
    """Keep the name that a person gives; an empty one takes it back."""
    form = await request.form(max_files=0, max_fields=10, max_part_size=4000)
    if not guard.admits(str(form.get("token", ""))):
        raise HTTPException(403, "This form is of another session: open the page again, then give your name.")
    given = str(form.get("who", "")).strip()
    name = named(given)
    if given and not name:
        raise HTTPException(400, f"A name has at most {LONGEST} letters. Nothing was changed.")
    answer = RedirectResponse(back(str(form.get("back", ""))), 303)
    if name:
        answer.set_cookie(REVIEWER, quote(name, safe=""), max_age=_YEAR, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(REVIEWER, httponly=True, samesite="strict")
    return answer
