"""Which line is the headline, and what a title is without the name of its site."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import BlockType
from firsthand.read import credit, cues, furniture
from firsthand.read.clean import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.read.records import Line

LONGEST_TITLE = 250  # characters; what is longer holds a story, whatever bars and names of outlets stand in it
_SEPARATOR = re.compile(r"\s+(?:[|–—·•»]|-|::|\|\|)\s+")
_SITE_WORDS = re.compile(
    r"\b(?:news|tv|times|post|herald|gazette|tribune|journal|daily|chronicle|observer|mail|telegraph|press|"
    r"agency|radio|"
    r"online|weather|sports|channel|[\w-]+\.(?:com|org|net|co|info|tv|news|uk|ru)|[KW][A-Z]{2,3}(?:-TV|-DT)?|"
    r"abc\d*|nbc\d*|cbs\d*|fox\d*)\b",
    re.IGNORECASE,
)
PRESS_WORD = re.compile(
    r"\b(?:news|times|post|herald|gazette|tribune|journal|daily|weekly|chronicle|observer|mail|telegraph|"
    r"guardian|press|agency|wire|"
    r"monitor|tv|television|radio|today|courier|dispatch|examiner|standard|bulletin|record|mirror|express|"
    r"globe|sun|star|ledger|"
    r"register|independent|reporter|voice|review|broadcasting|network|channel|online|media|echo|argus|sentinel|"
    r"inquirer|advertiser|"
    r"вестник|новости|газета|известия|правда|телеканал|агентство)\b",
    re.IGNORECASE,
)


def split_site(title: str, names: Iterable[str] = ()) -> tuple[str, str | None]:
    """Return the title without the site's name at its end, and that name, if one stands there.

    Args:
        title: as the page gives it ("Plane leaves base - Harbour Post - Tartus, Syria").
        names: what the site is called or its domain begins with, where known.
    """
    parts = _SEPARATOR.split(title)
    marks = _SEPARATOR.findall(title)
    known = {fold(name).replace(" ", "") for name in names if name}
    for i in range(1, len(parts)):
        tail = parts[i]
        squeezed = fold(tail).replace(" ", "")
        named = any(
            len(k) >= 3 and (squeezed.startswith(k) or k.startswith(squeezed)) and len(squeezed) >= 3 for k in known
        )
        worded = cues.words(tail) <= 6 and bool(_SITE_WORDS.search(tail)) and not cues.ends_sentence(tail)
        worded = worded and (marks[i - 1].strip() != "-" or tail[:1].isupper())
        if (named or worded) and cues.words(" ".join(parts[:i])) >= 3:
            head = title[: _nth(title, i)]
            return head.strip(), tail.strip()
    return title.strip(), None


def _nth(title: str, count: int) -> int:
    found = list(_SEPARATOR.finditer(title))
    return found[count - 1].start()


def match_title(lines: list[Line], title: str | None) -> list[Line]:
    """Return the lines with the one that is the known title typed as headline; put first where the page lacks it."""
    if not title or any(line.type is BlockType.HEADLINE for line in lines):
        return lines
    wanted = fold(title)
    for i, line in enumerate(lines):
        if line.type in {None, BlockType.BOILERPLATE} and len(line.text) <= 2 * len(title) + 40:
            parts = _title_and_date(line, title)
            if parts:
                return [*lines[:i], *parts, *lines[i + 1 :]]
            text = fold(line.text)
            if text == wanted or (
                len(text) > 20 and (wanted.startswith(text + " ") and len(text) * 10 >= len(wanted) * 7)
            ):
                typed = replace(line, type=BlockType.HEADLINE, strong=True)
                return [*lines[:i], typed, *lines[i + 1 :]]
    return lines


def _title_and_date(line: Line, title: str) -> tuple[Line, Line] | None:
    """Return a line in two where it is the title with its date behind it ("... Posted: 3 May 2024, 5:16 AM")."""
    after = line.text[len(title) :].strip(" -–—|")
    if not after or not line.text.casefold().startswith(title.casefold()) or not cues.is_date_line(after):
        return None
    head = replace(line, text=line.text[: len(title)], type=BlockType.HEADLINE, strong=True)
    return head, replace(line, text=after, type=BlockType.DATELINE, strong=True)


def choose_headline(lines: list[Line], vocabulary: frozenset[str], *, known: bool) -> tuple[list[Line], str | None]:
    """Return the lines with the likeliest headline typed, and its text; both unchanged and None when nothing is likely.

    A headline stands above the story, is not long, shares its words, and has a byline or date below it.

    Args:
        lines: of the page, those typed that wording gives away.
        vocabulary: the story's words.
        known: the title is known already and the page lacks it: nothing is chosen.
    """
    if known:
        return lines, None
    windowed = _window_title(lines)
    if windowed:
        return windowed, windowed[0].text
    first = _story_start(lines)
    stems = frozenset(word[:5] for word in vocabulary)  # "killed" in the headline, "killing" in the story
    best, best_score = None, 0.55
    for i, line in enumerate(lines[:first]):
        count = cues.words(line.text)
        least = 1 if i == 1 and looks_like_outlet(lines[0].text) else 2  # "Blast", below a masthead
        if line.type is not None or line.strong or not least <= count <= 32 or furniture.list_heading(line.text):
            continue
        if i > 0 and credit.is_staff_line(line.text) and not looks_like_outlet(lines[i - 1].text):
            continue  # under the headline it names who wrote it
        score = _likeness(lines, i, stems)
        if score > best_score:
            best, best_score = i, score
    if best is None:
        return lines, None
    if best > 0 and _is_above_standfirst(lines[best - 1], best - 1, stems):
        best -= 1
    text = lines[best].text
    return [*lines[:best], replace(lines[best], type=BlockType.HEADLINE), *lines[best + 1 :]], text


def looks_like_outlet(text: str) -> bool:
    """Return whether a line is capitalised words, one of them a newspaper's or broadcaster's: "The Harbour Post"."""
    names = [w for w in text.split() if w[:1].isalpha()]
    small = {"of", "the", "and", "de", "al", "el"}
    return (
        bool(names) and bool(PRESS_WORD.search(text)) and all(w[:1].isupper() or w.casefold() in small for w in names)
    )


def _window_title(lines: list[Line]) -> list[Line] | None:
    """Return the lines with the first cut in two where it is a browser's title ("Barge sinks - Harbour Post")."""
    line = lines[0] if lines else None
    if line is None or line.type is not None or line.strong or len(line.text) > LONGEST_TITLE:
        return None
    head, tail = split_site(line.text)
    if tail is None or cues.words(head) < 4:
        return None
    site = replace(line, text=line.text[len(head) :].strip(), type=BlockType.BOILERPLATE, gap=False)
    return [replace(line, text=head, type=BlockType.HEADLINE), site, *lines[1:]]


def _story_start(lines: list[Line]) -> int:
    for test in (cues.is_prose, lambda text: cues.ends_sentence(text) and cues.words(text) >= 5):
        for i, line in enumerate(lines):
            if line.type is None and test(line.text) and cues.words(line.text) > 8:
                return i
    return len(lines)


def _is_above_standfirst(line: Line, i: int, stems: frozenset[str]) -> bool:
    """Return whether a line is the headline of the one below it, which has the byline only because it stands lower."""
    if line.type is not None or line.strong or not 4 <= cues.words(line.text) <= 24 or looks_like_outlet(line.text):
        return False
    found = [w for w in fold(line.text).split() if len(w) >= 4 or w.isdigit()]
    told = sum(w[:5] in stems for w in found) / len(found) if found else 0.0
    masthead = i == 0 and " | " in line.text
    return told >= 0.34 and not masthead and not cues.ends_sentence(line.text.rstrip("?!"))


def _likeness(lines: list[Line], i: int, stems: frozenset[str]) -> float:
    """Return how much a line looks like the headline; above .55 it may be one."""
    line = lines[i]
    found = [w for w in fold(line.text).split() if len(w) >= 4 or w.isdigit()]
    score = sum(w[:5] in stems for w in found) / len(found) if found else 0.0
    below = lines[i + 1 : i + 4]
    if any(x.type in {BlockType.CREDIT, BlockType.DATELINE} for x in below):
        score += 0.4 - 0.1 * next(k for k, x in enumerate(below) if x.type in {BlockType.CREDIT, BlockType.DATELINE})
    if line.heading:
        score += 0.6
    if cues.words(line.text) >= 4:
        score += 0.25
    if cues.ends_sentence(line.text) and not line.text.endswith(("?", "!")):
        score -= 0.35
    if i == 0 and (cues.words(line.text) <= 4 or " | " in line.text):
        score -= 0.5  # a masthead stands first, and the story names its outlet too
    if cues.words(line.text) <= 5 and looks_like_outlet(line.text):
        score -= 0.7
    return score - (0.2 if line.bullet else 0.0)
