"""North Rhine-Westphalia's holidays, against a list that somebody else keeps."""

from datetime import date, timedelta

import holidays
import pytest

from migrado.kernel.holidays import easter, holiday_name, holidays_nw, is_office_day, is_working_day


@pytest.mark.parametrize("year", range(1995, 2100))
def test_the_days_are_those_of_the_holidays_package(year):
    theirs = holidays.country_holidays("DE", subdiv="NW", years=year)

    assert set(holidays_nw(year)) == set(theirs)


@pytest.mark.parametrize(
    ("year", "day"),
    [  # the earliest, the latest and the two exceptions of the Gregorian reckoning
        (2285, date(2285, 3, 22)),
        (2038, date(2038, 4, 25)),
        (1981, date(1981, 4, 19)),
        (1954, date(1954, 4, 18)),
        (2026, date(2026, 4, 5)),
    ],
)
def test_easter_falls_on_the_sunday_of_the_church(year, day):
    assert easter(year) == day


def test_days_that_other_states_keep_are_working_days_here():
    for day in (date(2026, 1, 6), date(2025, 8, 15), date(2025, 10, 31), date(2026, 2, 16)):
        assert holiday_name(day) is None
        assert is_working_day(day)


def test_an_office_is_not_expected_to_work_on_the_days_before_feasts():
    assert is_working_day(date(2026, 12, 24))
    assert not is_office_day(date(2026, 12, 24))
    assert not is_office_day(date(2026, 12, 31))
    assert is_office_day(date(2026, 12, 23))


def test_a_year_has_eleven_holidays():
    assert {len(holidays_nw(2000 + year)) for year in range(100) if year != 17} <= {10, 11}
    assert date(2017, 10, 31) in holidays_nw(2017)
    assert date(2016, 10, 31) + timedelta(0) not in holidays_nw(2016)
