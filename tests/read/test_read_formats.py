"""PDF, Word, mail, MHTML, feeds and JSON Lines."""

import io
import json
import zipfile
from email.message import EmailMessage

import docx
import pytest

from firsthand.model import Failure, Report
from firsthand.read import read_report

BODY = "A barge loaded with gravel sank at the mouth of the river on Monday night, the coastguard said."


def make_pdf(pages: list[list[str]]) -> bytes:
    """Return a small PDF whose pages show the given rows of text."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for rows in pages:
        shown = b"".join(
            b"(" + row.encode("latin-1").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T* " for row in rows
        )
        stream = b"BT /F1 11 Tf 14 TL 50 780 Td " + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources %s >>"
            % (len(objects), font)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(out),
    )


def test_pdf_paragraphs_hyphens_and_running_headers(read_one, parts):
    stories = [
        [
            "Barge sinks at river mouth",
            "A barge loaded with gravel sank at the mouth of the river on Mon-",
            "day night, and the crew of three waited on the roof until a fish-",
        ],
        [
            "ing boat took them off, the coastguard said. The owner of the boat,",
            "who lives at Ellery, could not be reached. The river is closed to",
            "larger ships until the gravel has been taken away.",
        ],
        [
            "The bridge was not hurt when the barge struck it, the harbour",
            "master said, and trains have been crossing it at half their usual",
            "speed since then.",
        ],
    ]
    pages = [["The Harbour Post  9 December 2024", *rows, str(n)] for n, rows in enumerate(stories, start=1)]
    report = read_one(make_pdf(pages), source_path="a.pdf")
    assert report.media_type == "application/pdf"
    body = " ".join(parts(report, "body"))
    assert "on Monday night" in body
    assert "a fishing boat" in body
    assert "The Harbour Post 9 December 2024" in parts(report, "boilerplate")
    assert not any(part.isdigit() for part in parts(report, "body"))


def test_pdf_without_a_text_layer(refuse):
    assert "no text layer" in refuse(make_pdf([[]]), source_path="scan.pdf")


@pytest.mark.parametrize("damage", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj << /Root", make_pdf([[BODY]])[:200]])
def test_damaged_pdf(refuse, damage):
    assert "PDF" in refuse(damage, source_path="broken.pdf")


def make_docx(title: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.add_paragraph("Barge sinks at river mouth", style="Title")
    document.add_paragraph("By Ines Marlow")
    document.add_paragraph(BODY)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Hurt", "4"
    document.add_paragraph("The crew of three waited on the roof.")
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def test_word_documents(read_one, parts):
    report = read_one(make_docx(), source_path="story.docx")
    assert report.title == "Barge sinks at river mouth"
    assert parts(report, "credit") == ["By Ines Marlow"]
    assert parts(report, "body") == [BODY, "Hurt | 4", "The crew of three waited on the roof."]


def test_a_word_document_that_swells_is_refused(refuse):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 30_000_000)
    assert "unpacks to far more" in refuse(held.getvalue(), source_path="bomb.docx")


def test_mail_with_two_bodies_and_an_attachment(packs, parts):
    mail = EmailMessage()
    mail["From"] = "Coast Radio Newsroom <news@coastradio.example>"
    mail["To"] = "list@coastradio.example"
    mail["Subject"] = "Fwd: Barge sinks at river mouth"
    mail["Date"] = "Mon, 09 Dec 2024 21:15:00 +0100"
    mail["Message-ID"] = "<77@coastradio.example>"
    mail.set_content(f"{BODY}\n\nThe owner spoke to Coast Radio.\n\nUnsubscribe: https://coastradio.example/u\n")
    mail.add_alternative(f"<p>{BODY}</p><p>The owner spoke to Coast Radio.</p>", subtype="html")
    mail.add_attachment(make_docx(), maintype="application", subtype="octet-stream", filename="story.docx")
    letter, attached = read_report(mail.as_bytes(), source_path="a.eml", packs=packs)
    assert isinstance(letter, Report)
    assert isinstance(attached, Report)
    assert (letter.title, letter.outlet, letter.external_id) == (
        "Barge sinks at river mouth",
        "Coast Radio",
        "77@coastradio.example",
    )
    assert (letter.published, letter.published_source) == ("2024-12-09T21:15:00+01:00", "metadata")
    assert "outlet" in letter.unsure
    assert letter.text.count("A barge loaded") == 1
    assert attached.source_path == "a.eml#story.docx"
    assert "Hurt | 4" in parts(attached, "body")


def test_mhtml_gives_page_address_and_day_of_saving(read_one):
    page = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbourpost.example/barge\r\nSubject: Barge\r\nDate: Tue, 10 Dec 2024 08:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://harbourpost.example/barge\r\n\r\n"
        f"<html><body><article><h1>Barge sinks at river =\r\nmouth</h1><p>{BODY}</p></article></body></html>\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    )
    report = read_one(page, source_path="a.mhtml")
    assert report.url == "https://harbourpost.example/barge"
    assert report.title == "Barge sinks at river mouth"
    assert report.retrieved is not None
    assert report.retrieved.startswith("2024-12-10T08:00:00")
    assert report.media_type == "multipart/related"


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post - World</title><language>en</language>
<item><title>Barge sinks &amp; blocks river</title><link>https://harbourpost.example/barge</link><guid>hp-1</guid>
<pubDate>Mon, 09 Dec 2024 21:15:00 GMT</pubDate><description>&lt;p&gt;{BODY}&lt;/p&gt;</description></item>
<item><title>Bus leaves road near the pass</title><link>https://harbourpost.example/bus</link></item></channel></rss>"""


def test_every_entry_of_a_feed_is_a_report(packs):
    first, second = read_report(RSS.encode(), packs=packs, source_path="feed.xml")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.title, first.outlet, first.published) == (
        "Barge sinks & blocks river",
        "Harbour Post",
        "2024-12-09T21:15:00+00:00",
    )
    assert (first.url, first.external_id, first.capture) == ("https://harbourpost.example/barge", "hp-1", "feed")
    assert BODY in first.text
    assert any("Not an original" in note for note in first.notes)
    assert second.title == "Bus leaves road near the pass"


def test_a_feed_cannot_swell_by_entities(packs):
    bomb = RSS.replace(
        '<?xml version="1.0"?>',
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ).replace("Bus leaves", "&b;")
    results = read_report(bomb.encode(), packs=packs)
    assert all("aaaaaaaaaa" not in r.text for r in results if isinstance(r, Report))


def test_a_feed_that_is_not_xml(refuse):
    assert "not well-formed XML" in refuse("<rss version='2.0'><channel", source_path="feed.xml")


def test_a_record_keeps_its_own_bytes_and_its_id_is_that_of_its_text(packs):
    rows = [
        b'{"id": "a1",  "text": "A barge sank.", "extra": "caf\\u00e9"}',
        b'{"text": "A tug came, [ he said.", "id": "a2"}',
    ]
    as_lines = read_report(b"\r\n".join(rows), packs=packs)
    as_array = read_report(b"[\n " + b" ,\n".join(rows) + b"\n]", packs=packs)
    assert [r.original for r in as_lines] == [r.original for r in as_array] == rows
    assert [r.id for r in as_lines] == [r.id for r in as_array]
    plainer = read_report(b'{"id": "a1", "text": "A barge sank."}', packs=packs)
    assert [r.id for r in plainer] == [as_lines[0].id]
    nested = read_report(b'{"reports": [' + b",".join(rows) + b"]}", packs=packs)
    assert [r.original for r in nested] == [b"", b""]


def test_json_lines(packs, parts):
    rows = [
        {
            "id": "a1",
            "url": "https://harbourpost.example/barge",
            "outlet": "Harbour Post",
            "title": "Barge sinks",
            "published": "2024-12-09",
            "text": BODY,
        },
        {"id": "a2", "text": ""},
        "no record",
        {"id": 3, "text": "Barge sinks\n\n" + BODY, "title": "Barge sinks", "surplus": {"x": 1}},
    ]
    data = "\n".join(json.dumps(r) for r in rows) + "\n{broken\n"
    first, empty, none, last, broken = read_report(data.encode(), packs=packs, source_path="a.jsonl")
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (first.external_id, first.outlet, first.published, first.published_source) == (
        "a1",
        "Harbour Post",
        "2024-12-09",
        "metadata",
    )
    assert parts(first, "headline") == ["Barge sinks"]
    assert first.original == json.dumps(rows[0]).encode()
    assert first.capture == "record"
    assert any("Not an original" in note for note in first.notes)
    assert last.external_id == "3"
    assert last.text.count("Barge sinks") == 1
    for failure, line in ((empty, "line 2"), (none, "line 3"), (broken, "line 5")):
        assert isinstance(failure, Failure)
        assert line in failure.reason


def test_a_record_keeps_its_identity_when_written_anew(packs):
    record = {"id": "a1", "url": "https://harbourpost.example/barge", "text": BODY}
    turned = dict(reversed(record.items()))
    (one,) = read_report(json.dumps(record).encode(), packs=packs)
    (other,) = read_report(json.dumps(turned, indent=1).encode(), packs=packs)
    assert isinstance(one, Report)
    assert isinstance(other, Report)
    assert one.id == other.id
