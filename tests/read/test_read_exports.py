"""Exports of press databases hold several articles; other texts are not cut up."""

import pytest

from firsthand.model import Report
from firsthand.read import read_report

FACTIVA = """Barge sinks at river mouth
By Ines Marlow
212 words
9 December 2024
21:15 GMT
Harbour Post
HARB
English
Copyright 2024 Harbour Post. All Rights Reserved.

PORT ELLERY, Dec 9 (Harbour Post) - A barge loaded with gravel sank at the mouth of the river on Monday, the coastguard said.

Nobody was hurt, the owner of the barge told reporters at the quay.

Document HARB000020241209ekc90012x

Bus leaves road near the pass
180 words
8 December 2024
Northgate Daily
NGD
English
(c) 2024 Northgate Daily

A bus left the road near the pass on Sunday, and twelve people were hurt, the police said at noon.

Document NGD0000020241208ekc80003y
"""

NEXIS = """                               1 of 2 DOCUMENTS

                              The Harbour Post

                            December 9, 2024 Monday

HEADLINE: Barge sinks at river mouth

BYLINE: Ines Marlow

LENGTH: 212 words

DATELINE: PORT ELLERY

BODY:

A barge loaded with gravel sank at the mouth of the river on Monday, the
coastguard said. The crew of three climbed on the roof of the wheelhouse and
waited there until a fishing boat took them off. Nobody was hurt, the owner of
the barge told reporters.

LOAD-DATE: December 10, 2024

                            Copyright 2024 Harbour Post

                               2 of 2 DOCUMENTS

                              Northgate Daily

                            December 8, 2024 Sunday

HEADLINE: Bus leaves road near the pass

LENGTH: 180 words

BODY:

A bus left the road near the pass on Sunday, and twelve people were hurt, the police said at noon.

LOAD-DATE: December 9, 2024
"""

PROQUEST = """____________________________________________________________
Document 1 of 2

Barge sinks at river mouth

Author: Marlow, Ines

Publication info: The Harbour Post ; Ellery [Ellery]09 Dec 2024: 5.

Full text: A barge loaded with gravel sank at the mouth of the river on Monday, the coastguard said.

Subject: Shipping

Publication title: The Harbour Post

Publication date: Dec 9, 2024

____________________________________________________________
Document 2 of 2

Bus leaves road near the pass

Publication info: Northgate Daily [Northgate]08 Dec 2024.

Full text: A bus left the road near the pass on Sunday, and twelve people were hurt, the police said at noon.

Publication date: Dec 8, 2024
"""

ROWS = """Harbour Post
9 December 2024
Barge sinks at river mouth

A barge loaded with gravel sank at the mouth of the river on Monday, the coastguard said. Nobody was hurt, the owner said.
==========
Northgate Daily
8 December 2024
Bus leaves road near the pass

A bus left the road near the pass on Sunday, and twelve people were hurt, the police said at noon. The road is closed.
"""


@pytest.mark.parametrize("export", [FACTIVA, NEXIS, PROQUEST, ROWS], ids=["factiva", "nexis", "proquest", "rows"])
def test_each_article_is_a_report(export, packs, parts):
    first, second = read_report(export.encode(), packs=packs, source_path="export.txt")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.title, second.title) == ("Barge sinks at river mouth", "Bus leaves road near the pass")
    assert (first.outlet or "").removeprefix("The ") == "Harbour Post"
    assert second.outlet == "Northgate Daily"
    assert (first.published or "")[:10] == "2024-12-09"
    assert second.published == "2024-12-08"
    assert parts(first, "body")[0].startswith("A barge loaded with gravel")
    assert len(parts(second, "body")) == 1
    assert first.id != second.id
    assert first.notes[0] == "Article 1 of 2 in the file."


def test_factiva_codes_times_and_lines(packs, parts):
    first = read_report(FACTIVA.encode(), packs=packs)[0]
    assert isinstance(first, Report)
    assert first.external_id == "HARB000020241209ekc90012x"
    assert first.published == "2024-12-09T21:15:00+00:00"
    assert first.author == "Ines Marlow"
    assert "Bus leaves" not in first.text
    assert parts(first, "dateline")[-1] == "PORT ELLERY, Dec 9 (Harbour Post) -"


def test_nexis_bodies_are_unwrapped(packs, parts):
    first = read_report(NEXIS.encode(), packs=packs)[0]
    assert isinstance(first, Report)
    assert parts(first, "body")[0].endswith("Nobody was hurt, the owner of the barge told reporters.")
    assert "LOAD-DATE: December 10, 2024" in parts(first, "boilerplate")


@pytest.mark.parametrize(
    "text",
    [
        "Barge sinks at river mouth\n\nA barge sank on Monday, the coastguard said, and nobody was hurt at all.\n\n________________\n\nThe owner could not be reached for comment before the evening, and his office stayed shut for the day.\n",
        "Document 3 of 4 was shown to the court on Monday, the clerk said. It is a map of the river mouth.\n\nThe court rose at noon.\n",
        "A barge sank on Monday.\n==========\nMore on this tomorrow.\n",
    ],
)
def test_other_texts_stay_whole(text, packs):
    assert len(read_report(text.encode(), packs=packs)) == 1
