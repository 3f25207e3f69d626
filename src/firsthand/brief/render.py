"""Brief -> text for a terminal, Markdown, one self-contained HTML page, or JSON."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import textwrap
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from firsthand.brief.notes import MOST_NOTES, lay_out
from firsthand.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from firsthand.brief.notes import Layout, Line, Note
    from firsthand.model import Brief, Snapshot

MARK = "·\N{NO-BREAK SPACE}"  # before the short id of a finding
WIDTH = 88


def render(brief: Brief, snapshot: Snapshot, format: str = "text", width: int = WIDTH) -> str:  # noqa: A002
    """Return `brief` in a format: "text" (or "terminal"), "md", "html" or "json".

    Args:
        brief: what `write_brief` returned.
        snapshot: the state of the case it was written from; the footnotes' words are read from its reports.
        format: which one.
        width: columns of a line of text; only "text" heeds it.

    Raises:
        ValueError: there is no such format.
    """
    layout = lay_out(brief, snapshot, None if format == "json" else MOST_NOTES)
    if format in {"text", "terminal"}:
        return _text(layout, max(width, 40))
    if format == "md":
        return _markdown(layout)
    if format == "html":
        css, css_hash = _style()
        return _template().render(brief=layout, tool=snapshot.tool, told=_told, more=_more, css=css, css_hash=css_hash)
    if format == "json":
        return json.dumps(asdict(layout), ensure_ascii=False, indent=2) + "\n"
    raise ValueError(f"no format {format!r}: choose text, md, html or json")


def _text(layout: Layout, width: int) -> str:
    lines = [layout.title.upper()]
    for said in (layout.summary, layout.standing, layout.unsure, layout.nothing):
        lines += textwrap.wrap(said, width)
    lines.append("")
    for part in layout.held:
        lines += [*textwrap.wrap(part.title.upper(), width), ""]
        for line in part.lines:
            lines += [*_sentence_text(line, width, 0), ""]
    lines += ["SOURCES", ""]
    for note in layout.notes:
        lines += [*_note_text(note, width), ""]
    lines += textwrap.wrap(layout.asking, width)
    return "\n".join(lines).rstrip("\n") + "\n"


def _sentence_text(line: Line, width: int, depth: int) -> Iterator[str]:
    bullet, pad = ("- ", "  ") if depth else ("", "")
    marks = "".join(f"[{n}]" for n in line.notes) + _more(line)
    text = " ".join(filter(None, (line.text, marks, f"{MARK}{line.short}" if line.short else "")))
    indent = "  " * depth
    yield from textwrap.wrap(
        text,
        width,
        initial_indent=indent + bullet,
        subsequent_indent=indent + pad,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for detail in line.details:
        yield from _sentence_text(detail, width, depth + 1)


def _more(line: Line) -> str:
    """Return " and 980 more": the footnotes that are not printed."""
    return f" and {line.more:,} more" if line.more else ""


def _note_text(note: Note, width: int) -> Iterator[str]:
    label = f"[{note.number}] "
    pad = " " * len(label)
    yield from textwrap.wrap(f"{label}{note.outlet}, {note.date}, {note.block}", width, subsequent_indent=pad)
    yield from textwrap.wrap(
        f"“{note.quote}”",
        width,
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield f"{pad}{note.where}"


def _escape(text: str) -> str:
    """Return `text` with everything that Markdown or HTML would act on made inert."""
    return re.sub(r"([\\`*_{}\[\]#|~!])", r"\\\1", html.escape(text, quote=False))


def _markdown(layout: Layout) -> str:
    lines = [f"# {_escape(layout.title)}", "", _escape(layout.summary), ""]
    for said in filter(None, (layout.standing, layout.unsure, layout.nothing)):
        lines += [_escape(said), ""]
    for part in layout.held:
        lines += [f"## {_escape(part.title)}", ""]
        for line in part.lines:
            lines += [*_sentence_markdown(line, 0), ""]
    lines += ["## Sources", ""]
    for note in layout.notes:
        source = f"{_escape(note.outlet)}, {note.date}, {note.block}"
        lines += [f"[^{note.number}]: {source}: “{_escape(note.quote)}” ({_escape(note.where)})", ""]
    lines += [_escape(layout.asking)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _sentence_markdown(line: Line, depth: int) -> Iterator[str]:
    marks = "".join(f"[^{n}]" for n in line.notes) + _more(line)
    anchor = f'<a id="finding-{line.short}"></a>' if line.anchor and line.short else ""
    short = f" `{line.short}`" if line.short else ""
    yield f"{'  ' * (depth - 1)}{'- ' if depth else ''}{anchor}{_escape(line.text)}{marks}{short}"
    if line.details and not depth:
        yield ""
    for detail in line.details:
        yield from _sentence_markdown(detail, depth + 1)


_BEHIND = re.compile(rf" \(({'|'.join(Status)})([:;][^()“”]*)\)\.$")
_QUOTED = re.compile(r"(“[^”]*”)")


def _told(text: str) -> Markup:
    """Return a sentence for a page: quotations isolated, as they may run the other way; what stands behind it apart."""
    note = _BEHIND.search(text)
    said = isolated(text[: note.start()] if note else text)
    if note is None:
        return said
    return said + Markup(' <span class="behind">(<span class="status">{}</span>{})</span>.').format(note[1], note[2])


def isolated(text: str) -> Markup:
    """Return a sentence of ours for a page: what it quotes is isolated, as it may run the other way."""
    return Markup().join(
        Markup("<bdi>{}</bdi>").format(part) if part.startswith("“") else escape(part) for part in _QUOTED.split(text)
    )


@cache
def _style() -> tuple[Markup, str]:
    """Return the page's style sheet, and the hash by which its content security policy admits that sheet alone."""
    css = (files("firsthand.brief") / "templates" / "brief.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return Markup(css), f"sha256-{digest}"  # noqa: S704 -- our own file, no text of a report


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("firsthand.brief"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.j2")
