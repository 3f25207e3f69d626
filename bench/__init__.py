"""Measurements against public gold data and against the alternatives; not shipped with the package."""
