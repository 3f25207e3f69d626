"""The verbs of the packs' kinds, as finished text may use them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.brief.gate.lexicon import GLUE, SIGNALS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from firsthand.brief.gate.view import View
    from firsthand.packs import KindEntry, Packs

_IRREGULAR = {
    "leave": "left", "fly": "flew", "shoot": "shot", "take": "took|taken", "strike": "struck|stricken", "hit": "hit",
    "hurt": "hurt", "lose": "lost", "slay": "slew|slain", "withdraw": "withdrew|withdrawn", "fall": "fell|fallen",
    "drive": "drove|driven", "go": "went|gone", "come": "came", "send": "sent", "bring": "brought", "hold": "held",
    "sink": "sank|sunk", "say": "said", "see": "saw|seen", "stab": "stabbed", "gun": "gunned", "beat": "beat|beaten",
}  # fmt: skip


def content_words(kind: KindEntry) -> frozenset[str]:
    """Return the words by which a kind's wording is told from others: "left", "taken apart", without their glue."""
    return _content_words(kind.says)


@lru_cache(maxsize=1024)
def _content_words(says: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z-]+", re.sub(r"\{\w+\}", " ", says).casefold())) - GLUE


def kinds_told(view: View) -> frozenset[str]:
    """Return the kinds that the cited claims are of, and the one asked for where each of theirs entails it."""
    kinds = {c.kind for c in view.evidence.claims}
    finding, packs = view.evidence.finding, view.ledger.packs
    if finding is not None and kinds and all(finding.kind in packs.entailed(kind) for kind in kinds):
        kinds.add(finding.kind)
    return frozenset(kinds)


def said_verb(view: View, kinds: Collection[str]) -> bool:
    """Return whether the text uses the wording of one of `kinds`; a form of "be" will do for a kind of being there."""
    text = frozenset(re.findall(r"[a-z-]+", view.body.casefold()))
    for name in sorted(kinds):
        kind = view.ledger.packs.kinds.get(name)
        if kind is None:
            continue
        own = content_words(kind)
        if (
            own & text
            or view.ledger.lemmas[name] & text
            or (kind.says.startswith("{be} [{at}") and {"was", "were", "be"} & text)
        ):
            return True
    return False


def foreign_verbs(view: View, kinds: Collection[str]) -> Iterator[str]:
    """Yield a reason for each verb of a kind that no cited claim is of, even where the cited span has the word."""
    packs = view.ledger.packs
    own = frozenset(w for k in kinds if k in packs.kinds for w in content_words(packs.kinds[k]))
    shared = frozenset[str]().union(*(view.ledger.lemmas.get(k, ()) for k in kinds))
    text = re.sub(r"⟨\w+⟩|\bdenied by\b|\bnot known\b", " ", view.body.casefold())
    said = frozenset(re.findall(r"[a-z-]+", text))
    index = _kinds_by_word(view.ledger.says)
    near = {name for word in said for name in index.get(word, ())}
    for name in sorted(near - set(kinds)):
        whole = content_words(packs.kinds[name])
        strange = whole - own - shared - SIGNALS
        if strange and whole <= said:
            yield f"{min(strange)!r} is not what the cited claims say happened"


@lru_cache(maxsize=8)
def _kinds_by_word(says: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """Return the kinds by one of their words: told by all of them, a kind can be in no text that lacks this one."""
    found: dict[str, tuple[str, ...]] = {}
    for name, wording in says:
        words = _content_words(wording) - SIGNALS
        if words:
            found[min(words)] = (*found.get(min(words), ()), name)
    return found


def verb_pattern(kind: str, packs: Packs) -> re.Pattern[str] | None:
    """Return a pattern of the past and participle forms of a kind's verbs, for kinds that somebody does."""
    entry = packs.kinds.get(kind)
    if entry is None or set(entry.roles.actor) <= {"none"}:
        return None
    return _forms_pattern(tuple(t.lemma for t in entry.triggers.verbs))


@lru_cache(maxsize=1024)
def _forms_pattern(lemmas: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = [form for lemma in lemmas for form in _forms(lemma)]
    return re.compile(rf"\b(?:{'|'.join(sorted(set(forms)))})\b", re.IGNORECASE) if forms else None


def _forms(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma].split("|")
    if lemma.endswith("e"):
        return [lemma + "d"]
    if re.search(r"[^aeiou]y$", lemma):
        return [lemma[:-1] + "ied"]
    return [lemma + "ed", lemma + lemma[-1] + "ed"]
