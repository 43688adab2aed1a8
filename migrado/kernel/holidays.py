"""Public holidays of North Rhine-Westphalia, from the law itself.

``tests/kernel/test_holidays.py`` holds this list against the ``holidays`` package, which takes
0.4 seconds to load: too long for a command that must answer in half a second.
"""

from datetime import date, timedelta
from functools import cache, lru_cache

FIXED = {
    (1, 1): "Neujahr",
    (5, 1): "Tag der Arbeit",
    (10, 3): "Tag der Deutschen Einheit",
    (11, 1): "Allerheiligen",
    (12, 25): "1. Weihnachtstag",
    (12, 26): "2. Weihnachtstag",
}
AFTER_EASTER = {
    -2: "Karfreitag",
    1: "Ostermontag",
    39: "Christi Himmelfahrt",
    50: "Pfingstmontag",
    60: "Fronleichnam",
}
ONCE = {date(2017, 10, 31): "Reformationstag"}  # 500 years; GV. NRW. 2015 S. 496
OFTEN_CLOSED = {(12, 24), (12, 31)}  # no holidays, but offices may be closed


def easter(year: int) -> date:
    """Return Easter Sunday of ``year`` (Gregorian; Meeus, Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - century // 4 - correction + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays_nw(year: int) -> dict[date, str]:
    """Return the holidays of ``year`` with their German names (FeiertagsG NW § 2 (1))."""
    sunday = easter(year)
    fixed = {date(year, month, day): name for (month, day), name in FIXED.items()}
    moving = {sunday + timedelta(days): name for days, name in AFTER_EASTER.items()}
    once = {day: name for day, name in ONCE.items() if day.year == year}
    return fixed | moving | once


def holiday_name(day: date) -> str | None:
    """Return the German name of the public holiday on ``day``, None on an ordinary day."""
    return holidays_nw(day.year).get(day)


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    """Say whether ``day`` is neither Saturday, Sunday nor public holiday (VwVfG NRW § 31 (3))."""
    return day.weekday() < 5 and holiday_name(day) is None


@lru_cache(maxsize=4096)
def is_office_day(day: date) -> bool:
    """Say whether an office may be expected to work on ``day``; 24 and 31 December are not."""
    return is_working_day(day) and (day.month, day.day) not in OFTEN_CLOSED
