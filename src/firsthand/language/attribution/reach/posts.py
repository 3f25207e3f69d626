"""What a post says is its author's, and so is what a sentence says that introduces one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from firsthand.language.attribution import cues
from firsthand.language.attribution.reach.found import Found, reach_of
from firsthand.language.attribution.voices.met import Speaker
from firsthand.language.doc import Attribution
from firsthand.model import Block, BlockType, Report


def post_name(block: Block) -> str | None:
    """Return the name of a post's author as a chain gives it: "Road Watch (@road_watch)", or what there is of it."""
    handle = f"@{block.handle.lstrip('@')}" if block.handle else None
    if not block.author or not handle or block.author.casefold().lstrip("@") == handle[1:].casefold():
        return handle or block.author
    return block.author if handle.casefold() in block.author.casefold() else f"{block.author} ({handle})"


def introduced_post(report: Report, end: int) -> Block | None:
    """Return the post that words up to `end` introduce: nothing but their colon stands between, and a block ends."""
    for before, block in pairwise(report.blocks):
        if block.type is not BlockType.POST or not before.start <= end <= before.end:
            continue
        rest = report.text[end : block.start].strip()
        if rest == ":" or (not rest and report.text[before.start : end].rstrip().endswith(":")):
            return block
    return None


def posts(report: Report, text: str) -> list[Found]:
    """Return one attribution for each post: all of it is its author's."""
    found = []
    for block in report.blocks:
        if block.type is not BlockType.POST or not text[block.start : block.end].strip():
            continue
        name = post_name(block)
        record = Attribution(
            None, None, ((block.start, block.end),), name, "post", "post", quoted=True, root_stated=name is not None
        )
        found.append(Found(record, Speaker(name, "post", block.start, block.end), -5))
    return found


def introducing(found: Found, report: Report) -> Found:
    """Return the attribution with the name of the post that its sentence introduces: "an account wrote of X:"."""
    record = found.record
    if record.source is None or record.cue_lemma == "be told" or record.cue_lemma not in cues.SAY | cues.QUOTE_ONLY:
        return found
    block = introduced_post(report, reach_of(found))
    name = post_name(block) if block is not None else None
    if name is None:
        return found
    return replace(found, record=replace(record, name=name, kind="post", root_stated=True))
