"""A page as HTML: the one place that knows the templates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from firsthand.brief.render import isolated
from firsthand.pages import wording

if TYPE_CHECKING:
    from firsthand.pages.links import Links
    from firsthand.pages.page import Asked, Page
    from firsthand.pages.view import View


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a person recorded just before, in words, and the page that takes it back; empty where nothing can."""

    says: str
    undo: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    case: str
    tool: str
    navigation: tuple[tuple[str, str], ...]  # name and title of each page of the navigation
    current: str
    token: str = ""  # what a form must bring back (CSRF); empty in an archive
    notice: str = ""  # a sentence above the page: the case is being added to, ...
    reach: str = ""  # who can reach the page, where that is more than this machine
    reviewer: str = ""  # the name under which is recorded what is decided here; empty where nothing can be
    here: str = ""  # the address of the page, to lead back to
    leave: bool = False  # whether there is a session to end
    recorded: Recorded | None = None


def render(page: Page, view: View, asked: Asked, links: Links, frame: Frame) -> str:
    """Return a page as HTML.

    Raises:
        NoSuchItem: the case holds no such item.
    """
    return render_shown(page, page.build(view, asked, links), asked, links, frame)


def render_shown(page: Page, shown: Any, asked: Asked, links: Links, frame: Frame) -> str:
    """Return as HTML what a page built."""
    of = "" if page.one_table else asked.item
    return show(page.name, frame, links, page=shown, asked=asked, tables=page.tables(shown), tables_of=of)


def show(template: str, frame: Frame, links: Links, **context: Any) -> str:
    """Return a template as HTML, within the frame."""
    return _templates().get_template(f"{template}.html.j2").render(frame=frame, links=links, words=wording, **context)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("firsthand.pages"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["STATUSES"] = wording.STATUSES
    environment.filters["isolated"] = isolated
    return environment
