"""Doc to claims: one claim for each thing or participant of each event that a pack knows."""

from __future__ import annotations

from firsthand.claims.assemble import find_claims

__all__ = ["find_claims"]
