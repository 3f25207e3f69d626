"""Who can speak, and who is meant: the noun of a source to a name, a kind, and whose word it is.

`phrases`, `names` and `kinds` read one noun phrase by itself; `met` remembers who has spoken; `pronouns`, `toldof` and
`definite` say whom a description that names nobody takes up; `owners` whose a picture or paper is. `speakers.describe`
puts them together, `media` asks it for outlets.
"""

from firsthand.language.attribution.voices.kinds import is_personal
from firsthand.language.attribution.voices.names import is_name_of
from firsthand.language.attribution.voices.phrases import phrase_start

__all__ = ["is_name_of", "is_personal", "phrase_start"]
