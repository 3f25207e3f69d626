"""Word documents (.docx): paragraphs and tables in order, title and author from the properties."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from firsthand.model import BlockType
from firsthand.read.assemble import failure
from firsthand.read.clean import clean_text, one_line
from firsthand.read.records import Draft, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Failure
    from firsthand.packs import Packs
    from firsthand.read.records import Payload

MOST_UNPACKED = 200_000_000  # bytes; a news story is a thousandth of this
MOST_SWELLING = 200  # times its packed size
BROKEN = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    etree.XMLSyntaxError,
    NotImplementedError,
    EOFError,
    OSError,
    AttributeError,
)


def read_docx(payload: Payload, packs: Packs) -> tuple[Draft | Failure, ...]:  # noqa: ARG001 - the readers' signature
    """Return the draft of a Word document, or the failure of one that is damaged or swells when unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(payload.data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > MOST_UNPACKED or size > max(10_000_000, MOST_SWELLING * len(payload.data)):
            reason = "the document unpacks to far more than any story holds"
            return (failure(payload.name, reason, "Open it and save it again"),)
        document = Document(io.BytesIO(payload.data))
        lines = tuple(line for line in _lines(document) if line.text)
        properties = document.core_properties
        title, author = one_line(properties.title or ""), one_line(properties.author or "")
        created = properties.created
    except BROKEN:
        return (failure(payload.name, "the Word document is damaged", "Open it and save it again, or as PDF"),)
    note = (f"The file itself was made on {created.date().isoformat()}.",) if created else ()
    return (
        Draft(
            lines=lines,
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            original=payload.data,
            title=title if len(title.split()) >= 3 and title != "Word Document" else None,
            author=author if author not in {"python-docx", "Microsoft Office User"} else None,
            notes=note,
        ),
    )


def _lines(document: Any) -> Iterator[Line]:
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                cells = [one_line(cell.text) for cell in row.cells]
                kept = [c for i, c in enumerate(cells) if c and (i == 0 or c != cells[i - 1])]  # merged cells repeat
                yield Line(" | ".join(kept))
            continue
        style = ((item.style.name if item.style is not None else "") or "").lower()
        for row in clean_text(item.text).split("\n"):
            kind = BlockType.HEADLINE if style == "title" else BlockType.CAPTION if style == "caption" else None
            yield Line(
                one_line(row), kind, strong=kind is BlockType.HEADLINE,
                heading=style.startswith(("heading", "subtitle")),
                bullet=style.startswith("list"),
            )  # fmt: skip
