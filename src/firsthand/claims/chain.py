"""The chain of voices behind an assertion: the outlet, whom it cites, whom they cite, down to the root."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from firsthand.claims.basis import basis_of, imagery_of
from firsthand.claims.hearsay import heard_through
from firsthand.claims.owndeed import is_own_deed
from firsthand.claims.passedon import had_from, was_away
from firsthand.claims.presupposed import is_presupposed
from firsthand.claims.resumed import resumed
from firsthand.language.attribution import cues
from firsthand.language.attribution.credits import caption_credit, is_file_picture, story_wire
from firsthand.language.attribution.voices import is_name_of
from firsthand.language.certainty import is_granted, taken_back
from firsthand.language.doc import Attribution
from firsthand.model import Basis, Block, BlockType, Imagery, Link

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.language.attribution.credits import Name
    from firsthand.language.doc import Doc
    from firsthand.model import Report

_DENIALS = frozenset({"deny", "reject", "refute", "dispute", "dismiss", "contradict", "denial"})
_MEDIA = frozenset({"outlet", "wire", "media"})
_FINDS = frozenset({"find", "discover", "locate"})


@dataclass(frozen=True, slots=True)
class Chain:
    """The voices behind one assertion. `links[0]` is the outlet; `links[-1]` the root."""

    links: tuple[Link, ...]
    root_stated: bool
    basis: Basis
    imagery: Imagery | None = None
    denies: bool = False  # the root contradicts what another voice said
    attributions: tuple[Attribution, ...] = ()  # those that gave the links, outermost first
    file_picture: bool = False  # a caption of an old picture, which shows no event


def build_chain(doc: Doc, start: int, end: int, event: int) -> Chain:
    """Return the chain of the assertion in text[start:end] whose event is token `event`.

    A sentence in which nobody is cited is the outlet's own, its root not stated; what a source said in the sentence
    before does not reach over, save where the text itself carries on ("he added").
    """
    position = doc.tokens[event].idx
    outlet = outlet_name(doc.report)
    applied = [
        _by_name(a, doc)
        for a in _applied(doc, position, start, end) or resumed(doc, doc.tokens[event], start, end)
        if not (_only_grants(a, doc, event) or _is_part_of_its_name(a, doc, outlet))
    ]
    if not any(_names(a, outlet) or a.first_hand for a in applied):
        applied += [a for a in doc.continued if any(s <= position < e for s, e in a.content)]
    block = next((b for b in doc.report.blocks if b.start <= position < b.end), None)
    captioned = block is not None and block.type is BlockType.CAPTION
    if captioned and block is not None and not any(_names(a, outlet) and not _is_the_picture(a) for a in applied):
        shown = _caption(doc, block, outlet, applied)
        return _beside(shown) if _is_background(doc.tokens[event], shown) else shown
    if not applied and is_own_deed(doc.tokens[event], outlet, doc.report.text):
        return Chain((Link(outlet, kind="outlet"),), True, Basis.EYEWITNESS)
    if applied and is_presupposed(doc.tokens[event]):
        return Chain((Link(outlet, kind="outlet"),), False, Basis.UNSPECIFIED, attributions=tuple(applied))
    links, used = _carried(applied, doc, outlet, position)
    root = next((a for a in reversed(applied) if a in used), None)
    basis = basis_of(root, doc) if root is not None else Basis.UNSPECIFIED
    if basis is Basis.EYEWITNESS and root is not None and was_away(root, doc):
        basis = Basis.UNSPECIFIED
    passed_on = had_from(root, doc) if root is not None and not root.first_hand else None
    if passed_on is not None:
        return Chain((*links, passed_on), True, Basis.UNSPECIFIED, attributions=tuple(applied))
    return Chain(
        links=tuple(links),
        root_stated=_root_stated(root, links),
        basis=basis,
        imagery=imagery_of(root, doc, basis) if root is not None else None,
        denies=any(a.cue_lemma in _DENIALS for a in applied),
        attributions=tuple(applied),
    )


def _carried(applied: list[Attribution], doc: Doc, outlet: str, position: int) -> tuple[list[Link], list[Attribution]]:
    """Return the links from the outlet to the root, and the attributions that gave them, outermost first."""
    links = [Link(outlet, kind="outlet")]
    used: list[Attribution] = []
    first = next((a for a in applied if _names(a, outlet)), None)
    if first is not None:
        links += [_link(a, doc) for a in heard_through(first, doc) if _names(a, outlet)]
    for record in applied:
        if _finds(record, position) and any(a is not record and _names(a, outlet) for a in applied):
            continue  # "Divers found two boats, an officer said": the divers are told of, and tell nothing
        contradicted = record.cue_lemma in cues.NOUNS and any(a.cue_lemma in _DENIALS for a in used)
        if contradicted or _is_taken_back(record, doc):
            continue  # "denied a report by X that": the word of X is not what the denial rests on
        if used and _is_said_of(record, used[-1]):
            continue  # "said A B, the neighbour who had shouted at them": what she is called tells nothing beside her
        if used and record.kind in {"document", "imagery"} and _is_of_the_voice(record, doc):
            continue  # "the register in her lap showed, she said"
        if record.first_hand and _is_outlet(record, outlet):
            used.append(record)
        elif _names(record, outlet) and not _repeats(record, links):
            links.append(_link(record, doc))
            used.append(record)
        elif used and record.first_hand and record.name == used[-1].name:
            used.append(record)  # "I counted eleven", X said: what X says X saw
    wire = story_wire(doc.report, doc.sources) if len(links) > 1 else None
    if wire is not None and all(wire.name.casefold() != k.name.casefold() for k in links):
        links.insert(1, _credited(wire))
    return links, used


def _by_name(record: Attribution, doc: Doc) -> Attribution:
    """Return the attribution by the name of whom the report calls so: "she" of "A B, the neighbour who shouted"."""
    if record.kind != "unnamed":
        return record
    called = [a for a in doc.attributions if a.name == record.name and a is not record]
    people = [v for v in doc.attributions if v.kind == "person"] if called else []
    voice = next((v for a in called for v in people if _is_said_of(a, v)), None)
    return record if voice is None else replace(record, name=voice.name, kind=voice.kind)


def _is_said_of(record: Attribution, voice: Attribution) -> bool:
    """Return whether a voice stands in the very words that name another: it is what that one is called."""
    if record.source is None or voice.source is None or record.kind != "unnamed" or voice.kind != "person":
        return False
    return voice.source[0] < record.source[0] and record.source[1] <= voice.source[1]


def _is_of_the_voice(record: Attribution, doc: Doc) -> bool:
    """Return whether a paper or picture is called its teller's own: "her list", "the register in her lap"."""
    if record.source is None or (record.name or " ")[0].isupper():
        return False
    return bool({"his", "her", "their", "my", "our"} & set(doc.report.text[slice(*record.source)].casefold().split()))


def _is_taken_back(record: Attribution, doc: Doc) -> bool:
    """Return whether that word is called untrue: "X's claim that ... is false", "a post saying ... was fake"."""
    spans = (doc.tokens.char_span(*s, alignment_mode="expand") for s in (record.cue, record.source) if s is not None)
    return any(span is not None and taken_back(span.root) is not None for span in spans)


def _only_grants(record: Attribution, doc: Doc, event: int) -> bool:
    """Return whether a denial takes the event for granted, and tells something else of it: its word is no testimony."""
    if record.cue_lemma not in _GRANTING or record.cue is None:
        return False
    cue = doc.tokens.char_span(*record.cue, alignment_mode="expand")
    return cue is not None and is_granted(doc.tokens[event], cue.root)


def _is_part_of_its_name(record: Attribution, doc: Doc, outlet: str) -> bool:
    """Return whether a voice is a piece of the outlet's own name: "Savannah TV" in "told Coast and Savannah TV"."""
    if record.source is None:
        return False
    first, last = record.source
    near = max(0, last - len(outlet))
    at = doc.report.text.find(outlet, near, first + len(outlet))
    return near <= at <= first and last - first <= len(outlet) and record.name != outlet


_GRANTING = frozenset({"deny", "refute", "reject", "dispute", "dismiss"})


def outlet_name(report: Report) -> str:
    """Return the name that heads every chain of the report: its outlet, else its file name in angle brackets."""
    if report.outlet:
        return report.outlet
    source = report.source_path or report.url or report.external_id or report.id
    return f"<{PurePath(source).name or source}>"


def _applied(doc: Doc, position: int, start: int, end: int) -> list[Attribution]:
    """Return the attributions whose content holds `position`, outermost first."""
    found = [a for a in doc.attributions if _holds(a, position, start, end)]
    # "X counted 300 vehicles in images by Y": where seeing is the event, the images stand behind the same words.
    seen = {a.content for a in found if a.first_hand and a.cue is not None and a.cue[0] <= position < a.cue[1]}
    found += [a for a in doc.attributions if a.content in seen and a not in found]
    return sorted(found, key=lambda a: -sum(e - s for s, e in a.content))


def _holds(record: Attribution, position: int, start: int, end: int) -> bool:
    if any(s <= position < e for s, e in record.content):
        return True
    # "Our crew saw three jets": the event is the cue itself, and what was seen is the content.
    cue = record.cue
    return cue is not None and cue[0] <= position < cue[1] and any(s < end and start < e for s, e in record.content)


def _finds(record: Attribution, position: int) -> bool:
    """Return whether the event itself is that somebody came upon a thing."""
    cue = record.cue
    return record.cue_lemma in _FINDS and record.first_hand and cue is not None and cue[0] <= position < cue[1]


def _is_outlet(record: Attribution, outlet: str) -> bool:
    return (record.kind == "crew" and record.name is None) or is_name_of(record.name, outlet)


def _names(record: Attribution, outlet: str) -> bool:
    """Return whether the attribution adds a voice to the chain."""
    if record.cue_lemma == "post":
        return record.name is not None
    collective = record.kind == "media" and not record.root_stated
    named = record.source is not None and record.name is not None  # a "he" that nobody stands for is no voice
    return named and not collective and not _is_outlet(record, outlet)


def _repeats(record: Attribution, links: list[Link]) -> bool:
    return record.name is not None and any(k.name.casefold() == record.name.casefold() for k in links[1:])


def _link(record: Attribution, doc: Doc) -> Link:
    text = doc.report.text
    start, end = record.source if record.source is not None else record.content[0]
    cue = text[record.cue[0] : record.cue[1]] if record.cue is not None else None
    name = record.name or " ".join(text[start:end].split())
    return Link(name, cue, start, end, record.kind)


def _credited(name: Name) -> Link:
    return Link(name.name, None, name.start, name.end, name.kind)


def _root_stated(root: Attribution | None, links: list[Link]) -> bool:
    if root is None or not root.root_stated:
        return False
    if root.first_hand or len(links) == 1:
        return root.first_hand
    return root.kind not in _MEDIA


def _is_the_picture(record: Attribution) -> bool:
    """Return whether a voice is the picture above its caption, whose maker the credit names: "a satellite image"."""
    return record.kind == "imagery" and record.name is not None and record.name[:1].islower()


def _is_background(event: Token, shown: Chain) -> bool:
    """Return whether a caption only adds what happened: "Mira Dahl, who [was killed] on Friday", below her portrait.

    A caption tells what its picture shows in the present tense or by a participle. What satellites show is past.
    """
    finite = event.tag_ == "VBD" or any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBD" for c in event.children)
    return finite and shown.basis is Basis.PHOTOGRAPH


def _beside(shown: Chain) -> Chain:
    """Return the chain of what the outlet tells below a picture, which does not show it."""
    links, told = shown.links[:1], shown.attributions
    return Chain(links, False, Basis.UNSPECIFIED, attributions=told, file_picture=shown.file_picture)


def _caption(doc: Doc, block: Block, outlet: str, applied: list[Attribution]) -> Chain:
    """Return the chain of a caption: who passed the picture on, down to who made it."""
    credit = caption_credit(doc.report, block, doc.sources)
    text = doc.report.text[block.start : block.end]
    links = [Link(outlet, kind="outlet")]
    names = credit.names if credit is not None else ()
    bare = outlet.casefold().removeprefix("the ")
    own = any(n.name.casefold().removeprefix("the ") == bare for n in names)
    links += [_credited(n) for n in names if not own]
    maker = names[-1] if names else None
    span = (credit.start, credit.end) if credit is not None else (block.start, block.end)
    words = f"{text} {doc.report.text[span[0] : span[1]]}".casefold()
    imagery_kind = maker is not None and maker.kind == "imagery"
    basis = Basis.PHOTOGRAPH
    if imagery_kind or "satellite" in words:
        basis = Basis.SATELLITE
    elif any(w in words for w in ("video", "footage", "screengrab", "still from")):
        basis = Basis.VIDEO
    picture = Attribution(
        (block.start, block.end), None, ((block.start, block.end),), maker.name if maker else None, "imagery", None
    )
    imagery = imagery_of(picture, doc, basis)
    if imagery is not None and (maker is None or imagery.provider != maker.name):
        imagery = replace(imagery, provider=maker.name if maker else None)
    stated = own or (maker is not None and maker.kind not in _MEDIA)
    return Chain(tuple(links), stated, basis, imagery, attributions=tuple(applied), file_picture=is_file_picture(text))
