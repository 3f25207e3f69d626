"""How agencies are named and whose a journalist is: read alike for the lineage of reports and for origins."""

from __future__ import annotations

import re

GENERIC = re.compile(r"(?<=\w)\s+(?:News |Press |Wire )?(?:Agency|Service)$")
"""What the name of an agency may be cited without: "Ridge" of "Ridge News Agency"."""

WORKS_FOR = re.compile(
    r",? (?:who (?:works|worked|was working|reports|writes|films) )?(?:for|of|from|with) "
    r"((?:the )?(?:[ae]l-)?[^\W\d_a-z][^,.;:]{2,60})"
)
"""What the words right after a journalist say he works for: ", who films for the Ridge Agency"."""
