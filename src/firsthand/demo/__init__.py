"""The demo case: data only."""
