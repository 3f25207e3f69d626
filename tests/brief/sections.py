"""The sentences of a section of a brief."""

from firsthand.model import Brief, BriefSentence


def section(brief: Brief, key: str) -> tuple[BriefSentence, ...]:
    return next(s.sentences for s in brief.sections if s.key == key)


def texts(brief: Brief, key: str) -> list[str]:
    return [s.text for s in section(brief, key)]
