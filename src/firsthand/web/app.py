"""The workbench as an ASGI application: thin; a request asks for a page of the newest view, or records a judgement."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from firsthand.errors import FirsthandError
from firsthand.pages import PAGES, Asked, BeingWritten, NoSuchItem, atom, render, show
from firsthand.pages.scripts import scripts
from firsthand.pages.tables import FORMS, to_csv, to_json
from firsthand.web import login
from firsthand.web.desk import Desk
from firsthand.web.framing import LINKS, frame
from firsthand.web.handing import add
from firsthand.web.handing_on import routes
from firsthand.web.judging import judge
from firsthand.web.people import forget_recorded, name_reviewer
from firsthand.web.safety import HEADERS, Guard, Safety

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from firsthand.pages import Page

NO_SUCH = {
    404: "There is no page at this address.",
    405: "This address cannot be asked that way. Open it from a page of this workbench.",
}
"""What the framework refuses by itself, in words."""


def workbench(path: Path, guard: Guard, reviewer: str = "", outlines: str = "") -> Starlette:
    """Return the application that serves the case at `path`; its `state.desk` holds the case.

    Args:
        path: the case.
        guard: who may ask, and whether a password is asked for.
        reviewer: under which name is decided by who gives none.
        outlines: the boundaries of the map, from `read_outlines`; empty for those in the box.
    """
    desk = Desk(path, reviewer, outlines)
    middleware = [Middleware(Safety, guard=guard)]
    if guard.door is not None:
        middleware.append(Middleware(login.Login, door=guard.door))
    app = Starlette(
        routes=[*_pages(desk, guard), *_doors(guard), *_others(desk, guard), *routes(desk, guard)],
        middleware=middleware,
        exception_handlers={
            HTTPException: partial(_refused, desk, guard),
            FirsthandError: partial(_failed, desk, guard),
            ClientDisconnect: _gone,
            Exception: partial(_broke, desk, guard),
        },
    )
    app.state.desk = desk
    return app


def _pages(desk: Desk, guard: Guard) -> list[Route]:
    return [Route(path, partial(_page, desk, guard, page), methods=["GET"]) for page in PAGES for path in _paths(page)]


def _others(desk: Desk, guard: Guard) -> list[Route | Mount]:
    return [
        Route("/judge", partial(judge, desk, guard), methods=["POST"]),
        Route("/add", partial(add, desk, guard), methods=["POST"]),
        Route("/reviewer", partial(name_reviewer, guard), methods=["POST"]),
        Route("/changes.atom", partial(_feed, desk), methods=["GET"]),
        Route("/table/{page}/{item}/{table}.{form}", partial(_table, desk), methods=["GET"]),
        Route("/original/{report}", partial(_original, desk), methods=["GET"]),
        Mount("/bundles", StaticFiles(directory=scripts())),
    ]


def _doors(guard: Guard) -> list[Route]:
    """Return where a password is taken, if one is asked for."""
    if guard.door is None:
        return []
    return [
        Route("/login", login.form, methods=["GET"]),
        Route("/login", partial(login.enter, guard.door), methods=["POST"]),
        Route("/logout", partial(login.leave, guard.door), methods=["POST"]),
    ]


def _paths(page: Page) -> tuple[str, ...]:
    """Return where a page is served: one of the navigation by its name, and every item of it."""
    own = "/" if page.name == "brief" else f"/{page.name}"
    return (own, f"/{page.name}/{{item}}") if page.title else (f"/{page.name}/{{item}}",)


async def _page(desk: Desk, guard: Guard, page: Page, request: Request) -> Response:
    asked = Asked(request.path_params.get("item", ""), dict(request.query_params))

    def answer() -> str:
        """Return the page as it stands now."""
        view = desk.view()
        return render(page, view, asked, LINKS, frame(desk, guard, view, page.name, request))

    def wait() -> str:
        """Return the page that stands in while work goes on."""
        view = desk.view()
        return show("wait", frame(desk, guard, view, page.name, request), LINKS, findings=len(view.findings))

    try:
        text = await run_in_threadpool(answer)
    except BeingWritten:
        return HTMLResponse(await run_in_threadpool(wait), headers={"refresh": "2"})
    except NoSuchItem as error:
        raise HTTPException(404, f"This case holds no {error.page} {error.item}. It may have changed since.") from error
    shown = HTMLResponse(text)
    forget_recorded(request, shown)
    return shown


async def _table(desk: Desk, request: Request) -> Response:
    names = request.path_params
    page = next((p for p in PAGES if p.name == names["page"]), None)
    if page is None or names["form"] not in FORMS:
        raise HTTPException(404, "There is no such table.")
    asked = Asked("" if names["item"] == "-" else names["item"], dict(request.query_params))

    def answer() -> str | None:
        """Return the table asked for as CSV or JSON; None where the page has none of that name."""
        tables = page.tables(page.build(desk.view(), asked, LINKS))
        table = next((t for t in tables if t.name == names["table"]), None)
        return None if table is None else (to_csv if names["form"] == "csv" else to_json)(table)

    try:
        text = await run_in_threadpool(answer)
    except NoSuchItem as error:
        raise HTTPException(404, f"This case holds no {error.page} {error.item}.") from error
    if text is None:
        raise HTTPException(404, "There is no such table.")
    kind = "text/csv" if names["form"] == "csv" else "application/json"
    name = "-".join(filter(None, (names["page"], asked.item[:12], names["table"])))
    headers = {"content-disposition": f'attachment; filename="{name}.{names["form"]}"'}
    return Response(text, media_type=f"{kind}; charset=utf-8", headers=headers)


async def _feed(desk: Desk, request: Request) -> Response:
    address = str(request.base_url).rstrip("/")
    text = await run_in_threadpool(lambda: atom(desk.view(), address))
    return Response(text, media_type="application/atom+xml; charset=utf-8")


async def _original(desk: Desk, request: Request) -> Response:
    """Answer with a report's original: as a file to keep, never as something to run."""
    from firsthand.pipeline import Case  # noqa: PLC0415

    def answer() -> bytes:
        """Return the original bytes of the report asked for."""
        with Case.open(desk.path, create=False) as case:
            return case.store.report(case.find_report(request.path_params["report"])).original

    data = await run_in_threadpool(answer)
    if not data:
        raise HTTPException(404, "No original was kept of this report: only its text was taken in.")
    headers = {"content-disposition": f'attachment; filename="{request.path_params["report"][:16]}.original"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


async def _refused(desk: Desk, guard: Guard, request: Request, error: HTTPException) -> Response:
    what = NO_SUCH.get(error.status_code, "") if error.detail == HTTPStatus(error.status_code).phrase else ""
    return await run_in_threadpool(_say, desk, guard, request, error.status_code, what or str(error.detail))


async def _failed(desk: Desk, guard: Guard, request: Request, error: FirsthandError) -> Response:
    return await run_in_threadpool(_say, desk, guard, request, 500, str(error))


async def _gone(request: Request, error: Exception) -> Response:
    """Answer, if anybody still listens, that the request did not come to its end."""
    del request, error
    return PlainTextResponse("The request did not come to its end. Nothing was done.\n", 408)


async def _broke(desk: Desk, guard: Guard, request: Request, error: Exception) -> Response:
    """Say in words that the defect is ours; what it is stands where the server was started."""
    what = f"An error inside firsthand ({type(error).__name__}). Nothing was recorded by this; the server says more."
    answer = await run_in_threadpool(_say, desk, guard, request, 500, what)
    answer.headers.update(HEADERS)  # the answer to a defect does not pass what stands before every request
    return answer


def _say(desk: Desk, guard: Guard, request: Request, status: int, what: str) -> Response:
    """Return what went wrong as a page; as plain words where there is no case to frame it."""
    view = desk.last
    if view is None:
        return PlainTextResponse(f"{what}\n", status)
    return HTMLResponse(show("error", frame(desk, guard, view, "", request), LINKS, what=what, status=status), status)
