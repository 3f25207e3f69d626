"""Wording that shows who wrote, filmed or supplied something: bylines, captions and their credits, closing lines."""

from __future__ import annotations

import re

from firsthand.read.cues import ends_sentence, words

_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA|EPA-EFE|EFE|dpa|DPA|TASS|Sputnik|Xinhua|ANSA|Anadolu|AA|UPI|PA(?: Media|"
    r" Wire)?|Getty(?: Images)?|Shutterstock|Alamy|The Associated Press|Associated Press|Agence France-Presse|"
    r"Maxar|Planet Labs)"
)
_PICTURE_WORD = (
    r"(?i:(?:satellite (?:image|photo)|photo(?:graph)?|image|picture|pic|video|file|screengrab|screenshot|graphic|"
    r"map|satellite image|illustration|source|credit|courtesy|handout)s?)"
)
_CAPTION_LEAD = re.compile(
    r"^\W{0,2}(?:(?:photo|image|picture|media|video) ?caption\b:?|caption\s*:|file (?:photo|image|picture|"
    r"footage|video)?\s*[-–—:.]|\[?(?:image|photo|picture|figure|fig\.)\s+\d+\s+of\s+\d+|"
    r"(?:image|photo|picture|figure|fig\.)\s*\d*\s*:\s*\S|in (?:this|an?)(?: \w+){0,6} (?:photo|photograph|"
    r"image|picture|screengrab|handout|video grab|frame grab|frame)\b[^.]{0,80}"
    r"(?:,| taken| released| provided| made)|this (?:\w+ ){0,4}(?:photo|photograph|handout|combination|"
    r"screengrab|frame grab|video grab)\b|"
    r"this (?:\w+ ){0,3}satellite (?:image|photo|picture)\b[^.]{0,40}(?:provided|released|from|taken)|"
    r"(?:screengrab|screenshot|still|handout photo|handout image|file photo)\b[^.]{0,30}(?:from|of|shows|"
    r"showing|released))",
    re.IGNORECASE,
)
_PAREN_CREDIT = re.compile(
    rf"\s*[(\[](?:©|{_PICTURE_WORD}\b(?:\s+(?:credit|by|via|courtesy(?: of)?|from|provided by))?\s*[:/|©-]?\s*|"
    rf"AP Photo|AP Images|via\b|photo by\b|handout\b)[^()\[\]]{{0,140}}[)\]]\.?$"
    rf"|\s*[(\[][^()\[\]]{{0,80}}\b(?:AP Photo|Getty Images|Handout|handout via|via {_AGENCY}|/\s?(?:{_AGENCY}|"
    rf"Staff|Handout))\b[^()\[\]]{{0,60}}[)\]]\.?$"
    r"|(?<=[.\"”’])\s*[(\[](?:[A-Z][\w.'’-]+ ){1,3}?[A-Z]?[\w.'’-]*\s?/\s?[A-Z][\w .&'’-]{1,40}[)\]]\.?$"
    r"|\s*\((?:Facebook|Instagram|GoFundMe|Twitter|YouTube|Telegram|Submitted|Provided|Family photo|Supplied|"
    r"Pool|Stock photo)\)$"
    r"|(?<=[.\"”’])\s*\((?i:published) (?:[A-Z][a-z]+day, )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\)$"
    r"|(?<=[.\"”’])\s*[(\[][A-Z][A-Z0-9]{2,5}(?:-TV)?(?: (?:photo|TV|News|\d{1,2}))?[)\]]$"
)
_PLAIN_CREDIT = re.compile(
    rf"(?:(?<=[.!?\"”’])|^)\s*(?:{_PICTURE_WORD}(?: credit)?s?\s*(?::|\bby\b|©|/)\s*\S.{{1,80}}|©\s*\S.{{1,60}}"
    rf"|(?:[A-Z][\w.'’-]+,? ){{0,6}}[\w.'’-]+\s?/\s?(?:[A-Z][\w.'’-]* ?){{1,4}}(?:\s*via\s+{_AGENCY})?|"
    rf"(?:[A-Z][\w.'’/-]+ ){{1,6}}via {_AGENCY}"
    rf"|AP Photo\b.{{0,40}}|Getty Images\b.{{0,20}}|Handout(?: photo| image| picture)?(?: via| by|/).{{1,50}}|"
    rf"Courtesy (?:of )?[A-Z].{{1,60}})\.?$"
)
_CREDIT = re.compile(
    rf"^\W{{0,4}}(?:(?:additional|with|with additional|further|extra)?\s*(?:reporting|writing|editing|compiled|"
    rf"compilation|text|story|edited|translated|translation|written|reported|produced|production|graphics?|"
    rf"photograph(?:s|y)?|"
    rf"photos?|video|images?|pictures?|picture editing|maps?|illustrations?|research|interviews?|"
    rf"filming)(?:(?:,| and| &) (?:\w+ ){{0,2}}\w+)?\s*(?:by\b|:)\s*\S"
    rf"|{_PICTURE_WORD}(?: credit)?s?\s*(?::|\bby\b)\s*\S|handout\b[^.]{{0,20}}\b(?:via|from|by)\b|"
    rf"courtesy (?:of )?[A-Z]|(?:source|sources|credit|credits)\s*:\s*\S"
    rf"|(?:—|–|--?)\s*(?:with (?:reporting|files|agencies)|{_AGENCY}\b)|(?:with (?:files|reporting|agencies|"
    rf"wires?|inputs?|input)\b)|"
    r"(?-i:With [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?: and [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2})?"
    r" in [A-Z][\w ,]{2,30}\.?$)|"
    rf"(?:agencies|wire reports?|staff reports?|staff and agencies)\W*$"
    rf"|{_AGENCY}\s*(?:/|photo\b|via\b|,|\band\b|\W*$)|as told to\b|first published\b|originally published\b)",
    re.IGNORECASE,
)
_GALLERY = re.compile(
    r"(?:Photo: [^.:]{1,70}? )?\b(?:Image|Photo|Slide) \d{1,3} of(?: /)? \d{1,3}\b(?: Caption Close)?(?: Buy photo)?"
    r"|\b\d{1,3} / \d{1,3} Back to Gallery\b"
)
_PICTURE = re.compile(
    rf"\W{{0,3}}(?:{_PICTURE_WORD}(?: credit)?s?\s*(?::|\bby\b|©|/)|handout\b|courtesy\b|©|{_AGENCY}\s*(?:/|"
    rf"photo\b)|getty\b)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed|contributing) to this (?:report|story|article|post|dispatch)\b", re.IGNORECASE
)
_BYLINE = re.compile(
    r"^\W{0,2}(?i:by|(?:posted|published|written|story|reported|words) by|authors?|"
    r"reporter)\s*:?\s+(?:the\s+)?[A-Z][^!?]{1,110}$"
    r"|^(?:By|From) (?:the|our) (?:[\w ]{1,60} )?(?:desk|staff|team|bureau|reporters?|correspondents?|crew)\b"
    r"[^.!?]{0,40}$"
)
_BYLINE_LOOSE = re.compile(
    r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?:\s*[,|/•·-]\s*|\s+(?=in [A-Z]))(?:[A-Z][\w .'’-]{1,40}|"
    r".{0,30}\b(?:writer|reporter|correspondent|editor|staff|bureau|desk)\b.{0,30}|in [A-Z][\w ,]{2,40})$"
)


_STAFF = re.compile(
    r"^(?:[A-Z][\w.'’-]*\s+){0,4}(?i:(?:our|own|staff|special|senior|foreign|chief)\s+)?"
    r"(?i:correspondents?|reporters?|staff|(?:staff )?writers?|bureau|news ?desk|newsroom|agencies)"
    r"(?:\s+(?:and|with)\s+(?i:agencies|staff|wires?|wire reports|[A-Z]{2,4}|Reuters))?"
    r"(?:\s*(?:,|/|\bin\b)\s*[A-Z][\w .'’-]{1,40})?$"
)


def is_staff_line(text: str) -> bool:
    """Return whether a line names writers by their post alone: "Staff correspondent", "Observer staff and agencies"."""
    return words(text) <= 9 and bool(_STAFF.match(text))


def is_credit(text: str) -> bool:
    """Return whether a whole line says who wrote, filmed or supplied something."""
    count = words(text)
    if _CONTRIBUTED.search(text):
        return count <= 60
    return count <= 40 and bool(_CREDIT.match(text)) and not (count > 14 and _says_more(text))


def is_picture_credit(text: str) -> bool:
    """Return whether a credit is a picture's: "Photo: ...", "Handout via ...", "Image credit: ..."."""
    return bool(_PICTURE.match(text))


def _says_more(text: str) -> bool:
    return len(re.findall(r"[.!?][\"”)]?\s+[A-Z]", text)) >= 2


def is_byline(text: str) -> bool:
    """Return whether a line is a byline: "By Jane Doe", "By Jane Doe and Levant Wire staff"."""
    if words(text) > 18 or (ends_sentence(text) and not re.search(r"\b(?:Jr|Sr|Inc)\.$", text)):
        return False
    return bool(_BYLINE.match(text))


def is_loose_byline(text: str) -> bool:
    """Return whether a line near a headline names a writer without "By": "Jane Doe, staff writer"."""
    loose = words(text) <= 10 and not ends_sentence(text) and bool(_BYLINE_LOOSE.match(text))
    return loose or is_staff_line(text)


def is_caption_lead(text: str) -> bool:
    """Return whether a line opens as a caption does ("File photo:", "In this image provided by ...")."""
    return words(text) <= 90 and bool(_CAPTION_LEAD.match(text))


def split_gallery(text: str) -> tuple[tuple[str, bool], ...]:
    """Return the captions of a picture gallery and, marked True, the counters and credits between them.

    Galleries leave all their captions on one line: "Photo: A. Name Image 1 of 3 ... Image 2 of 3 ...". Empty when the
    text has no such counter.
    """
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _GALLERY.finditer(text):
        pieces += [(text[at : found.start()].strip(), False), (found[0].strip(), True)]
        at = found.end()
    pieces.append((text[at:].strip(), False))
    return tuple(piece for piece in pieces if piece[0]) if at else ()


def split_credit(text: str) -> tuple[str, str, bool] | None:
    """Return (what stands before, the picture credit, whether in brackets) when a line ends in one, else None."""
    found = _PAREN_CREDIT.search(text)
    if found:
        return text[: found.start()].rstrip(), text[found.start() :].strip(), True
    found = _PLAIN_CREDIT.search(text) if words(text) <= 90 else None
    if found and (found.start() > 0 or words(text) <= 12):
        return text[: found.start()].rstrip(), text[found.start() :].strip(), False
    return None
