"""Decisions that come from a form: read, recorded, and back to where the person was, who sees what followed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse

from firsthand.errors import JudgedMeanwhile, UnknownReference
from firsthand.pages import show
from firsthand.pages.again import build
from firsthand.pipeline.judging import prepare
from firsthand.pipeline.named import place_named
from firsthand.web import forms
from firsthand.web.framing import LINKS, frame
from firsthand.web.login import back
from firsthand.web.people import named, note_recorded, reviewer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from firsthand.model import Judgement, Place
    from firsthand.pages import View
    from firsthand.pipeline import Case
    from firsthand.web.desk import Desk
    from firsthand.web.safety import Guard

LONGEST = 4000  # characters of a field
_UNASKED = frozenset(("accept", "set", "grade", "note"))  # which need no reason: a note is one


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Why nothing was recorded, and what was judged by others, if that is why."""

    status: int
    says: str
    others_on: str = ""


async def judge(desk: Desk, guard: Guard, request: Request) -> Response:
    """Record the decision of a form and lead back; what cannot be recorded is given back with all that was typed."""
    form: dict[str, str] = {}
    for name, value in (await request.form(max_files=0, max_fields=200, max_part_size=12 * LONGEST)).multi_items():
        if isinstance(value, str):  # what is given several times is several values, one a line
            form[name] = f"{form[name]}\n{value}" if name in form else value
    if not guard.admits(form.get("token", "")):
        raise HTTPException(403, "This form is of another session: open the page again, then decide.")
    if any(len(v) > LONGEST for v in form.values()):
        raise HTTPException(413, "That is more than a form may hold.")
    who = named(form.get("who", "")) or reviewer(desk, request)
    before = desk.last
    came = await run_in_threadpool(partial(_try, desk, form, who))
    if isinstance(came, _Wrong):
        return await run_in_threadpool(partial(_give_back, desk, guard, request, form, came))
    where = await run_in_threadpool(partial(_where_now, desk, before, back(form.get("back", ""))))
    answer = RedirectResponse(where, 303)
    note_recorded(answer, came)
    return answer


def _where_now(desk: Desk, before: View | None, where: str) -> str:
    """Return where to lead back to: a finding that a decision made another is where its claims are now."""
    view = desk.newest()
    item = where.removeprefix("/finding/").partition("#")[0].partition("?")[0]
    was = before.findings.get(item) if before is not None and where.startswith("/finding/") else None
    if was is None or was.id in view.findings:
        return where
    now = [f for claim in was.claims for f in view.findings_of.get(claim, ())]
    alike = [f for f in now if f.question == was.question] or [f for f in now if f.aspect == was.aspect] or now
    return LINKS.page("finding", alike[0].id, at=where.partition("#")[2]) if alike else LINKS.page("unfinished")


def _try(desk: Desk, form: Mapping[str, str], who: str) -> Judgement | _Wrong | None:
    try:
        return _record(desk, form, who)
    except JudgedMeanwhile as error:
        return _Wrong(409, str(error), _meant(desk.view(), form))
    except UnknownReference as error:
        return _Wrong(404, str(error))
    except ValueError as error:
        return _Wrong(400, str(error))


def _give_back(desk: Desk, guard: Guard, request: Request, form: Mapping[str, str], wrong: _Wrong) -> Response:
    """Return the page that says what was wrong, with everything that was typed, to be sent again."""
    view = desk.view()
    again = build(view, form, wrong.others_on, back(form.get("back", "")))
    page = show("again", frame(desk, guard, view, "", request), LINKS, what=wrong.says, again=again)
    return HTMLResponse(page, wrong.status)


def _meant(view: View, form: Mapping[str, str]) -> str:
    """Return what a decision is recorded on: origins and events are named by a claim of theirs."""
    action, target = form.get("action", ""), form.get("target", "")
    if action in ("undo", "set"):
        return target
    try:
        return prepare(view.snapshot, "note", target, None, "-").target
    except UnknownReference:
        return target


def _record(desk: Desk, form: Mapping[str, str], who: str) -> Judgement | None:
    """Record a decision and return it; None where the form changes nothing."""
    action, target, reason = form.get("action", ""), form.get("target", ""), form.get("reason", "").strip()
    if action == "split" and not target:  # of the claims chosen, the first stands for the others
        target, _, rest = form.get("after", "").partition("\n")
        form = {**form, "after": rest}
        target = target.strip()
        if not target:
            raise ValueError("choose the claims that tell of another event")
    if not reason and action not in _UNASKED:
        raise ValueError("say why: it is asked once, and stands in the log")
    seen = int(form["seen"]) if form.get("seen", "").isdecimal() and len(form["seen"]) < 10 else None
    with desk.writing, desk.open() as case:
        view = desk.view()
        judged: Judgement | None
        if action == "undo":
            judged = case.undo(target, who=who, reason=reason, seen=seen)
        elif action == "set":
            before = case.store.judgements()
            fields = forms.of_report(form, view.reports.get(target))
            case.set(target, who=who, reason=reason, seen=seen, **fields)
            judged = next(iter(case.store.judgements()[len(before) :]), None)
        else:
            after = _after(case, view, action, target, form)
            judged = case.decide(action, target, after, who=who, reason=reason, seen=seen, snapshot=view.snapshot)
        desk.finish(case)
    return judged


def _after(case: Case, view: View, action: str, target: str, form: Mapping[str, str]) -> Any:
    """Return what a form decides, as JSON."""

    def placing(name: str, point: str) -> Place:
        """Return the place that a name and a point on the map stand for."""
        known = (p for c in view.snapshot.claims for p in (c.place, c.origin_place, c.destination) if p is not None)
        return place_named(name, point, known, case.packs)

    kind = form.get("kind", "").strip()
    if kind and kind not in case.packs.kinds:
        raise ValueError(f"no pack knows the kind {kind!r}; those known are {', '.join(sorted(case.packs.kinds))}")
    if action == "edit":
        return forms.of_claim({k: v for k, v in form.items() if k != "basis"}, view.claims.get(target), placing)
    if action == "add":
        return forms.missed(form, placing)
    if action == "re-attribute":
        return forms.reattributed(form)
    return forms.graded(form) if action == "grade" else forms.as_is(form)
