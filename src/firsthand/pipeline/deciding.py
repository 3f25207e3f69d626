"""What people decide of a case: recorded, each decision checked against what it is about."""

from __future__ import annotations

import getpass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.errors import UnknownReference
from firsthand.model import Judgement
from firsthand.pipeline.opened import Opened
from firsthand.pipeline.references import unique
from firsthand.store.replay import replayed

if TYPE_CHECKING:
    from firsthand.model import Report, Snapshot


class Deciding(Opened):
    """An open case that takes people's decisions."""

    def set(
        self,
        report: str,
        *,
        outlet: str | None = None,
        published: str | None = None,
        version_of: str | None = None,
        who: str | None = None,
        reason: str = "",
        seen: int | None = None,
    ) -> Report:
        """Record what a person knows of a report, and return the report as it then stands.

        Args:
            report: its id, or a unique beginning of it, or its source path or external id.
            outlet: who published it.
            published: when: "2024-12-14", "2024-12-14T09:30", "2024-12-14T09:30+02:00".
            version_of: the report that this one is a later version of.
            who: the person; the login name if not given.
            reason: why, in the person's words.
            seen: how many judgements the case held when the person looked.

        Raises:
            UnknownReference: the case holds no such report.
            JudgedMeanwhile: somebody judged the report since.
            ValueError: nothing is set, or `published` is no date, or a report is made a version of itself.
        """
        found = self.find_report(report)
        after: dict[str, Any] = {}
        if outlet is not None:
            after["outlet"] = " ".join(outlet.split()) or None
        if published is not None:
            after["published"] = instant(published)
        if version_of is not None:
            after["version_of"] = self.find_report(version_of)
            if after["version_of"] == found:
                raise ValueError("a report cannot be a version of itself")
        if not after:
            raise ValueError("nothing to set: give an outlet, a date, or the report it is a version of")
        current = replayed(self.store.report(found), self.store.standing())
        before = {field: getattr(current, field) for field in after}
        word = Judgement("", "", "", "set", found, before, after, reason, "", "")
        if replayed(current, (word,)) != current:  # what was doubted can also be said to be right
            self.judge("set", found, before=before, after=after, who=who, reason=reason, stale=(found,), seen=seen)
        return replayed(self.store.report(found), self.store.standing())

    def judge(
        self,
        action: str,
        target: str,
        *,
        before: Any = None,
        after: Any = None,
        who: str | None = None,
        reason: str = "",
        stale: tuple[str, ...] = (),
        seen: int | None = None,
    ) -> Judgement:
        """Record a person's decision; it is replayed whenever the set is reconciled.

        Args:
            action: accept, reject, same, different, note, ...
            target: the id of the claim, finding, origin or report that it is about.
            before: what it replaces, as JSON.
            after: what it says, as JSON.
            who: the person; the login name if not given.
            reason: why, in the person's words.
            stale: reports that are to be analysed again because of it.
            seen: how many judgements the case held when the person looked: others since are not overridden unseen.

        Raises:
            JudgedMeanwhile: somebody judged the same since.
        """
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        judgement = Judgement("", now, who or login(), action, target, before, after, reason, "", "")
        return self.store.append(judgement, stale, seen)

    def decide(
        self,
        action: str,
        target: str,
        after: Any = None,
        *,
        who: str | None = None,
        reason: str = "",
        seen: int | None = None,
        snapshot: Snapshot | None = None,
    ) -> Judgement:
        """Record a decision on a claim, finding, origin or report, checked; see `prepare` for what each action takes.

        Args:
            action: accept, reject, edit, re-attribute, add, same, different, merge, split, note or grade.
            target: the id of what it is about.
            after: what is decided, as JSON.
            who: the person; the login name if not given.
            reason: why, in the person's words.
            seen: how many judgements the case held when the person looked: others since are not overridden unseen.
            snapshot: the state that the person looked at, where it is at hand.

        Raises:
            UnknownReference: the case holds no such thing.
            ValueError: it cannot be decided so.
            JudgedMeanwhile: somebody judged the same since.
        """
        from firsthand.pipeline.judging import prepare  # noqa: PLC0415

        kind = after.get("kind") if isinstance(after, dict) else None
        if kind is not None and kind not in self.packs.kinds:
            raise ValueError(f"no pack knows the kind {kind!r}: see firsthand claims CASE")
        prepared = prepare(snapshot or self.snapshot(), action, target, after, reason)
        before, after = prepared.before, prepared.after
        return self.judge(action, prepared.target, before=before, after=after, who=who, reason=reason, seen=seen)

    def undo(self, judgement: str, *, who: str | None = None, reason: str = "", seen: int | None = None) -> Judgement:
        """Take a judgement back: it stays in the log, and is replayed no more. Undoing an undoing restores it.

        Raises:
            UnknownReference: there is no such judgement.
            JudgedMeanwhile: somebody took it back since the person looked.
        """
        known = {j.id: j for j in self.store.judgements()}
        if judgement not in known:
            raise UnknownReference("judgement", judgement, "See: firsthand log CASE")
        undone = known[judgement]
        while undone.action == "undo" and undone.target in known:
            undone = known[undone.target]
        stale = (undone.target,) if undone.action == "set" else ()
        return self.judge("undo", judgement, who=who, reason=reason, stale=stale, seen=seen)

    def find_report(self, name: str) -> str:
        """Return the id of the report that `name` means: an id, its unique beginning, a source path, an external id.

        Raises:
            UnknownReference: none, or more than one.
        """
        rows = self.store.names()
        exact = [i for i, path, external in rows if name in (i, path, external) or name == Path(path).name]
        return unique("report", name, exact or [i for i, _, _ in rows if name and i.startswith(name.lower())])


def instant(text: str) -> str:
    """Return a publication date or time as the model writes it; a zone is kept, and never supplied."""
    try:
        if "T" not in text and " " not in text.strip():
            return date.fromisoformat(text.strip()).isoformat()
        return datetime.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise ValueError(
            f"{text!r} is no date: write 2024-12-14, 2024-12-14T09:30 or 2024-12-14T09:30+02:00"
        ) from error


def login() -> str:
    """Return the name under which this person is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container's user has no name
        return "unknown"
