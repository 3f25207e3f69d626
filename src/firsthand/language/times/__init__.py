"""Times: every TIMEX3 of a report, with the interval it names, resolved against the day of publication."""

from firsthand.language.times.find import find_times

__all__ = ["find_times"]
