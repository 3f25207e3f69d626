"""Every error firsthand raises on purpose.

```
FirsthandError
├── SourceError          something named as a source of reports cannot be used
│   ├── UnreadableSource     no such path, no permission, not a report, no text in it
│   ├── RefusedAddress       a URL that is not fetched: private, not http(s), too many redirects
│   └── FailedFetch          a URL that was tried and did not answer with a document
├── PackError            a vocabulary pack is wrong: file, line, field
├── CaseError            the case file cannot be used
│   ├── NotACase             the file is something else
│   ├── NewerCase            written by a newer version of firsthand
│   └── CaseUnwritable       disk full, read-only, locked
├── UnknownReference     a report, claim or finding that the case does not hold
├── ArchiveError         an archive cannot be written, or is none
├── JudgedMeanwhile      somebody else judged the same since it was looked at
└── GateError            a sentence of the brief says more than its sources carry
```

A message names what was wrong, where, and what to do. `code` is the exit status of the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FirsthandError(Exception):
    """The root of the tree: catching it catches every error firsthand raises on purpose."""

    code = 1


class SourceError(FirsthandError):
    """A source of reports cannot be used; `source` is the path or URL as given."""

    code = 3

    def __init__(self, source: str, reason: str, remedy: str = "") -> None:
        self.source, self.reason, self.remedy = source, reason, remedy
        super().__init__(f"{source}: {reason}." + (f" {remedy}." if remedy else ""))


class UnreadableSource(SourceError):
    """A path or document that holds no readable report."""


class RefusedAddress(SourceError):
    """A URL that firsthand will not fetch."""


class FailedFetch(SourceError):
    """A URL that was asked and gave no document."""


class PackError(FirsthandError):
    """A vocabulary pack is wrong; the message names file, line and field."""

    code = 4

    def __init__(self, file: str | Path, line: int | None, field: str, reason: str) -> None:
        self.file, self.line, self.field, self.reason = str(file), line, field, reason
        where = f"{file}, line {line}" if line else f"{file}"
        super().__init__(f"{where}: {field}: {reason}." if field else f"{where}: {reason}.")


class CaseError(FirsthandError):
    """The case file at `path` cannot be used."""

    code = 5

    def __init__(self, path: str | Path, reason: str, remedy: str) -> None:
        self.path = str(path)
        super().__init__(f"{path}: {reason}. {remedy}.")


class NotACase(CaseError):
    """The file exists and is not a firsthand case."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, "this file is not a firsthand case", "Name another file; this one was left as it is")


class NewerCase(CaseError):
    """The case was written by a newer version of firsthand."""

    def __init__(self, path: str | Path, found: int, known: int) -> None:
        reason = f"this case has schema {found}, and this version of firsthand knows schemas up to {known}"
        super().__init__(path, reason, "Upgrade firsthand; the case was left as it is")


class CaseUnwritable(CaseError):
    """The case could not be written."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            path, f"the case could not be written ({reason})", "What was saved before is kept; run the command again"
        )


class UnknownReference(FirsthandError):
    """A report, claim or finding was named that the case does not hold."""

    code = 6

    def __init__(self, kind: str, name: str, hint: str = "") -> None:
        super().__init__(f"no {kind} {name!r} in this case." + (f" {hint}." if hint else ""))


class ArchiveError(FirsthandError):
    """The archive at `folder` cannot be written, or is none."""

    code = 9

    def __init__(self, folder: str | Path, reason: str, remedy: str) -> None:
        self.folder = str(folder)
        super().__init__(f"{folder}: {reason}. {remedy}.")


class JudgedMeanwhile(FirsthandError):
    """Somebody judged the same thing since the person looked at it: nothing was recorded."""

    code = 8

    def __init__(self, who: str, action: str, reason: str) -> None:
        self.who, self.action = who, action
        because = f" ({reason})" if reason else ""
        super().__init__(
            f"{who} judged this meanwhile: {action}{because}. Nothing was recorded; look again, then decide."
        )


class GateError(FirsthandError):
    """A sentence of the brief says something that its cited spans and claims do not carry."""

    code = 7

    def __init__(self, sentence: str, reasons: tuple[str, ...]) -> None:
        self.sentence, self.reasons = sentence, reasons
        super().__init__(
            f"the brief was not written: {'; '.join(reasons)} in the sentence {sentence!r}. Report this as a defect."
        )
