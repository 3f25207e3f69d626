"""Decisions that come from a form: read, recorded, and back to where the person was, who sees what followed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from firsthand.errors import JudgedMeanwhile, UnknownReference
from firsthand.pipeline import Case
from firsthand.web.login import back
from firsthand.web.people import reviewer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from firsthand.model import Claim, Report
    from firsthand.web.desk import Desk
    from firsthand.web.safety import Guard

LONGEST = 4000  # characters of a field
_DOUBTS = {
    "outlet": frozenset({"outlet"}),
    "published": frozenset({"date", "time zone"}),
    "version_of": frozenset[str](),
}


async def judge(desk: Desk, guard: Guard, request: Request) -> Response:
    """Record the decision of a form and lead back; what cannot be decided is said, and nothing is recorded."""
    form: dict[str, str] = {}
    for name, value in (await request.form(max_files=0, max_fields=200)).multi_items():
        if isinstance(value, str):  # what is given several times is several values, one a line
            form[name] = f"{form[name]}\n{value}" if name in form else value
    if not guard.admits(form.get("token", "")):
        raise HTTPException(403, "This form is of another session: open the page again, then decide.")
    if any(len(v) > LONGEST for v in form.values()):
        raise HTTPException(413, "That is more than a form may hold.")
    who = form.get("who") or reviewer(desk, request)
    try:
        await run_in_threadpool(partial(_record, desk, form, who))
    except JudgedMeanwhile as error:
        raise HTTPException(409, str(error)) from error
    except UnknownReference as error:
        raise HTTPException(404, str(error)) from error
    except ValueError as error:
        raise HTTPException(400, f"Not recorded: {error}.") from error
    return RedirectResponse(back(form.get("back", "")), 303)


def _record(desk: Desk, form: Mapping[str, str], who: str) -> None:
    action, target, reason = form.get("action", ""), form.get("target", ""), form.get("reason", "").strip()
    if action == "split" and not target:  # of the claims chosen, the first stands for the others
        target, _, rest = form.get("after", "").partition("\n")
        form = {**form, "after": rest}
        if not target:
            raise ValueError("choose the claims that tell of another event")
    seen = int(form["seen"]) if form.get("seen", "").isdecimal() else None
    with desk.writing, Case.open(desk.path, create=False) as case:
        if action == "undo":
            case.undo(target, who=who, reason=reason)
        elif action == "set":
            fields = _known(form, desk.view().reports.get(target))
            case.set(target, who=who, reason=reason, **fields)
        else:
            view = desk.view()
            claim = view.claims.get(target)
            after = _edited(form, claim) if action == "edit" else _AFTER.get(action, _as_is)(form)
            case.decide(action, target, after, who=who, reason=reason, seen=seen, snapshot=view.snapshot)
        desk.finish(case)


def _known(form: Mapping[str, str], report: Report | None) -> dict[str, str]:
    """Return the fields that a form gives otherwise than they were read, or as they were if that was not certain."""
    given = {k: form[k].strip() for k in _DOUBTS if form.get(k, "").strip()}
    if "version_of" in given:  # a person copies what he has: the address of a page, or an id
        given["version_of"] = (
            given["version_of"].partition("/report/")[2].split("?")[0].split("#")[0] or given["version_of"]
        )
    if report is None:
        return given
    return {k: v for k, v in given.items() if v != getattr(report, k) or not _DOUBTS[k].isdisjoint(report.unsure)}


def _as_is(form: Mapping[str, str]) -> Any:
    """Return what a form says in so many words: one value, or one a line."""
    values = [line.strip() for line in form.get("after", "").splitlines() if line.strip()]
    return values if len(values) > 1 else values[0] if values else None


def _edited(form: Mapping[str, str], claim: Claim | None) -> dict[str, Any]:
    """Return the fields that a form gives otherwise than the claim has them: what was left as it was is not edited."""
    after: dict[str, Any] = {k: form[k] for k in ("kind", "certainty", "tense") if form.get(k)}
    after = {k: v for k, v in after.items() if claim is None or str(getattr(claim, k)) != v}
    thing = form.get("thing", "").strip()
    if claim is None or thing != (claim.things[0].name if claim.things else ""):
        after["things"] = [{"name": thing, "text": thing}] if thing else []
    count = _count(form)
    was = claim.count if claim is not None else None
    if _ends(count, "min", "max") != ((was.min, was.max) if was is not None else (None, None)):
        after["count"] = count
    given = {k: form.get(k, "").strip() or None for k in ("earliest", "latest")}
    when = claim.when if claim is not None else None
    if _ends(given, "earliest", "latest") != ((when.earliest, when.latest) if when is not None else (None, None)):
        after["when"] = {**given, "text": ""} if any(given.values()) else None
    return after


def _ends(interval: Mapping[str, Any] | None, low: str, high: str) -> tuple[Any, Any]:
    return (interval[low], interval[high]) if interval is not None else (None, None)


def _count(form: Mapping[str, str]) -> dict[str, Any] | None:
    """Return an interval of whole numbers.

    Raises:
        ValueError: something is no whole number, or the least is more than the most.
    """
    low, high = (_whole(form.get(k, "")) for k in ("min", "max"))
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        raise ValueError("the least is more than the most")
    return {"min": low, "max": high, "approximate": False, "text": ""}


def _whole(text: str) -> int | None:
    text = text.strip().replace(",", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise ValueError(f"{text!r} is no whole number")
    return int(text)


def _reattributed(form: Mapping[str, str]) -> dict[str, Any]:
    sources = [line.strip() for line in form.get("sources", "").splitlines() if line.strip()]
    return {"sources": sources, "basis": form.get("basis", ""), "first_hand": form.get("first_hand") == "yes"}


def _missed(form: Mapping[str, str]) -> dict[str, Any]:
    start = form.get("start", "")
    fields: dict[str, Any] = {k: form[k].strip() for k in ("kind", "certainty", "basis", "thing") if form.get(k)}
    source = form.get("by", "").strip()
    count = _count(form)
    return {
        **fields,
        "quote": form.get("quote", ""),
        "start": int(start) if start.isdecimal() else -1,
        **({"source": source} if source else {}),
        **({"count": count} if count else {}),
    }


def _graded(form: Mapping[str, str]) -> dict[str, str]:
    return {"source": form.get("source", ""), "claim": form.get("claim", "")}


_AFTER: dict[str, Callable[[Mapping[str, str]], Any]] = {
    "re-attribute": _reattributed,
    "add": _missed,
    "grade": _graded,
}
