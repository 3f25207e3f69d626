"""spaCy's PhraseMatcher over every name, alias and nickname of the packs, by lemma; the longest match wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from firsthand.language import load_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc as Tokens

    from firsthand.packs import Packs


def load(packs: Packs, attribute: str = "LEMMA") -> Callable[[Tokens], list[tuple[int, int, str]]]:
    """Return the finder: a parse to (start, end, canonical name)."""
    model = load_model()
    matcher = PhraseMatcher(model.vocab, attr=attribute)
    with model.select_pipes(disable=["parser", "ner"]):  # a lemma needs neither
        for name in sorted(packs.things):
            matcher.add(name, list(model.pipe(_surfaces(packs, name))))

    def find(tokens: Tokens) -> list[tuple[int, int, str]]:
        spans = filter_spans(matcher(tokens, as_spans=True))
        return [(s.start_char, s.end_char, s.label_) for s in spans]

    return find


def _surfaces(packs: Packs, name: str) -> Iterator[str]:
    """Yield every way the packs write a thing, once."""
    entry = packs.things[name]
    yield from dict.fromkeys((entry.name, *entry.aliases, *entry.nicknames, *filter(None, [entry.plural])))
