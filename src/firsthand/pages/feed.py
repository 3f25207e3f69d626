"""What changed as an Atom feed (RFC 4287): an entry for each of the last things done that changed a finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from firsthand.pages.changes import KINDS, build
from firsthand.pages.links import Live
from firsthand.pages.page import Asked

if TYPE_CHECKING:
    from firsthand.pages.changes import ChangesPage
    from firsthand.pages.view import View

ENTRIES = 20  # things done that are looked through


def atom(view: View, address: str) -> str:
    """Return the feed of a case served at `address` ("http://127.0.0.1:8000")."""
    done = view.behind.revisions()[-ENTRIES:][::-1]
    entries = []
    for revision in done:
        state = {"since": str(revision.number - 1), "until": str(revision.number)}
        page = build(view, Asked(state=state), Live())
        if page.everything:
            entries.append(_entry(page, f"{address}{Live().page('changes', state=state)}", revision.at))
    updated = done[0].at if done else "1970-01-01T00:00:00+00:00"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>What changed: {escape(_plain(view.name))}</title>\n<id>{escape(address)}/changes.atom</id>\n"
        f'<link rel="self" href={quoteattr(address + "/changes.atom")}/>\n<updated>{escape(updated)}</updated>\n'
        f"<author><name>{escape(view.snapshot.tool)}</name></author>\n{''.join(entries)}</feed>\n"
    )


def _entry(page: ChangesPage, address: str, at: str) -> str:
    numbers = Counter(str(row.change.change) for row in page.everything)
    counts = "; ".join(f"{KINDS[key].lower()}: {number}" for key, number in numbers.items())
    lines = (
        f"{KINDS[str(row.change.change)]}: {row.change.question}: {row.was} -> {row.now}".removesuffix(" -> ")
        for row in page.everything
    )
    content = escape(_plain("\n".join(lines)))
    return (
        f"<entry>\n<title>{escape(counts)}</title>\n<id>{escape(address)}</id>\n<link href={quoteattr(address)}/>\n"
        f'<updated>{escape(at)}</updated>\n<content type="text">{content}</content>\n</entry>\n'
    )


def _plain(text: str) -> str:
    """Return `text` without the characters that XML 1.0 does not admit."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
