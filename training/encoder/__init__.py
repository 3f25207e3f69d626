"""A compact pretrained encoder for attribution: tried, measured, not shipped (docs/decisions/0009)."""
