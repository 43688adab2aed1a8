"""How German law counts days: BGB §§ 187-193, VwVfG NRW § 31, SGB X § 26.

A period that begins with an event (moving in, entering, being born) does not count the day of
the event (BGB § 187 (1)).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from migrado.kernel.holidays import is_office_day, is_working_day

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """A length of time as the law states it; the parts are added, months first."""

    months: int = 0
    weeks: int = 0
    days: int = 0


def end_after(event: date, period: Period) -> date:
    """Return the last day of ``period`` after the day ``event``, before any shift.

    Weeks end on the same weekday, months on the same number of the month or, where it is
    missing, on the month's last day (BGB § 188 (2), (3)).
    """
    return add_months(event, period.months) + timedelta(weeks=period.weeks, days=period.days)


def add_months(day: date, months: int) -> date:
    """Return the same number of the month ``months`` later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _days_of(year, month + 1)))


@lru_cache
def _days_of(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def shift(last_day: date) -> date:
    """Return ``last_day``, or the next working day if it is none (VwVfG NRW § 31 (3))."""
    while not is_working_day(last_day):
        last_day += DAY
    return last_day


def advised_day(last_day: date, *, unshifted: date, margin: int, today: date) -> date | None:
    """Return the day to go by: ``margin`` office days before ``unshifted``.

    If that day is over, the next office day from ``today`` on that is not after ``last_day``;
    None if there is none left.
    """
    planned = _office_days_before(unshifted, margin)
    if planned >= today:
        return planned
    while today <= last_day:
        if is_office_day(today):
            return today
        today += DAY
    return None


@lru_cache(maxsize=4096)
def _office_days_before(day: date, count: int) -> date:
    while count:
        day -= DAY
        count -= is_office_day(day)
    return day


def years_between(birth: date, day: date) -> int:
    """Return the age in completed years on ``day``.

    The birthday itself counts (BGB § 187 (2)); who was born on 29 February completes a year
    with the end of 28 February, so is older from 1 March on (BGB § 188 (2)).
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
