"""The choice of the town that a report's event was in: examples, fitting, cross-validation."""
