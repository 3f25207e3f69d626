"""Every property test draws the same examples each time, and none is judged by the clock."""

from hypothesis import settings

settings.register_profile("derandomised", derandomize=True, deadline=None)
settings.load_profile("derandomised")
