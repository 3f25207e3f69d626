"""What cues speech in a sentence, who is its source and what is its content, as exact spans.

Each reader knows one way of saying so and gives a `Clause`: `governed` and `passives` by the verb that governs what is
said (`contents`: its shapes), `tails`, `inverted` and `asides` by where a verb of saying stands, `nouns`, `accounts`,
`papers` and `figures` by nouns of telling, `presence` by being there, `citing` and `quoting` by whose words are passed
on. `read` asks them all; `cutting` ends one voice's words where another's begin.
"""

from firsthand.language.attribution.clauses.read import read_clauses

__all__ = ["read_clauses"]
