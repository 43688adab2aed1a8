"""Days counted as the law counts them, against a slow count that walks from day to day."""

from datetime import date, timedelta

import holidays
import pytest

from migrado.kernel.deadlines import (
    Period,
    add_months,
    advised_day,
    end_after,
    shift,
    years_between,
)
from migrado.kernel.holidays import is_office_day
from tests.support.effort import effort

DAY = timedelta(days=1)
FIRST = date(2022, 1, 1)
DAYS = [FIRST + DAY * at for at in range(effort("deadline_days"))]
FREE = holidays.country_holidays("DE", subdiv="NW", years=range(2021, 2101))


def slow_two_weeks(event: date) -> date:
    """Walk fourteen days on from the day after the event (BGB §§ 187 (1), 188 (2))."""
    counted, day = 0, event
    while counted < 14:
        day += DAY
        counted += 1
    return day


def slow_months(event: date, months: int) -> date:
    """Walk month by month to the day of the same number, or stop at the month's last day."""
    day = event.replace(day=1)
    for _ in range(months):
        day = (day + 32 * DAY).replace(day=1)
    month = day.month
    for _ in range(event.day - 1):
        if (day + DAY).month != month:
            return day
        day += DAY
    return day


def slow_shift(day: date) -> date:
    """Walk on over Saturdays, Sundays and holidays (VwVfG NRW § 31 (3))."""
    while day.strftime("%a") in ("Sat", "Sun") or day in FREE:
        day += DAY
    return day


def test_two_weeks_and_six_months_end_where_the_slow_count_ends():
    for event in DAYS:
        assert end_after(event, Period(weeks=2)) == slow_two_weeks(event)
        for months in (3, 6):
            assert add_months(event, months) == slow_months(event, months), event


def test_a_last_day_moves_as_the_slow_count_moves_it():
    for day in DAYS:
        assert shift(day) == slow_shift(day), day


def test_the_advised_day_is_an_office_day_in_time():
    for last in DAYS:
        advised = advised_day(shift(last), unshifted=last, margin=3, today=last - 14 * DAY)

        assert advised
        assert is_office_day(advised)
        assert last - 14 * DAY <= advised <= last
        between = sum(is_office_day(advised + DAY * at) for at in range((last - advised).days))
        assert between == 3


@pytest.mark.parametrize(
    ("event", "period", "end"),
    [
        (date(2026, 8, 31), Period(months=6), date(2027, 2, 28)),  # BGB § 188 (3)
        (date(2027, 8, 31), Period(months=6), date(2028, 2, 29)),
        (date(2026, 11, 23), Period(weeks=2), date(2026, 12, 7)),
        (date(2026, 12, 20), Period(days=90), date(2027, 3, 20)),
        (date(2026, 8, 1), Period(months=3, weeks=2), date(2026, 11, 15)),
    ],
)
def test_periods_end_on_the_day_that_the_law_names(event, period, end):
    assert end_after(event, period) == end


@pytest.mark.parametrize(
    ("last", "moved"),
    [
        (date(2026, 12, 12), date(2026, 12, 14)),  # Saturday
        (date(2026, 12, 13), date(2026, 12, 14)),  # Sunday
        (date(2026, 12, 25), date(2026, 12, 28)),  # holiday, then Saturday and Sunday
        (date(2026, 6, 4), date(2026, 6, 5)),  # Fronleichnam
        (date(2027, 11, 1), date(2027, 11, 2)),  # Allerheiligen
        (date(2026, 4, 3), date(2026, 4, 7)),  # Good Friday to the Tuesday after Easter
        (date(2026, 12, 24), date(2026, 12, 24)),  # no holiday
    ],
)
def test_a_period_never_ends_on_a_day_without_work(last, moved):
    assert shift(last) == moved


def test_when_the_planned_day_is_over_the_next_office_day_is_advised():
    last = date(2026, 12, 7)

    assert advised_day(last, unshifted=last, margin=3, today=date(2026, 12, 5)) == last
    assert advised_day(last, unshifted=last, margin=3, today=date(2026, 12, 8)) is None


@pytest.mark.parametrize(
    ("birth", "day", "years"),
    [
        (date(2010, 11, 23), date(2026, 11, 22), 15),
        (date(2010, 11, 23), date(2026, 11, 23), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_a_year_of_age_is_complete_on_the_birthday(birth, day, years):
    assert years_between(birth, day) == years
