"""Births that are known as a day, a month, a year or not at all, and the ages that follow."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.kernel.refusal import Refusal
from migrado.people.domain.birth import UNKNOWN, Birth, check, parse
from tests.support.clock import TODAY

pytestmark = pytest.mark.pure

DAYS = st.dates(date(1900, 1, 1), TODAY)
KNOWN = st.one_of(
    st.just(UNKNOWN),
    DAYS.map(lambda day: Birth(day.year)),
    DAYS.map(lambda day: Birth(day.year, day.month)),
    st.builds(lambda day, flag: Birth(day.year, day.month, day.day, flag), DAYS, st.booleans()),
)


@given(KNOWN)
def test_the_text_of_a_birth_is_read_back(birth):
    assert parse(birth.text, on=TODAY) == birth


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("", UNKNOWN),
        (" 1990 ", Birth(1990)),
        ("1990-05", Birth(1990, 5)),
        ("1990-05-02", Birth(1990, 5, 2)),
        ("1990-01-01~", Birth(1990, 1, 1, is_conventional=True)),
    ],
)
def test_a_birth_is_written_as_far_as_it_is_known(text, birth):
    assert parse(text, on=TODAY) == birth
    assert birth.text == text.strip()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2.5.1990", "is written as 1990"),
        ("90", "is written as"),
        ("1990-5-2", "is written as"),
        ("١٩٩٠", "is written as"),
        ("1990~", "is written as"),
        ("1990-00-00", "no such day"),
        ("1990-13", "no such day"),
        ("1990-02-30", "no such day"),
        ("0000", "no such day"),
        ("1899-12-31", "before 1900"),
        ("1899", "before 1900"),
        ((TODAY + timedelta(days=1)).isoformat(), "in the future"),
        (f"{TODAY.year + 1}", "in the future"),
    ],
)
def test_what_cannot_be_a_birth_is_refused_with_a_sentence(text, told):
    with pytest.raises(Refusal, match=told):
        parse(text, on=TODAY)


def test_a_birth_of_today_and_of_this_year_is_none_of_the_future():
    assert parse(TODAY.isoformat(), on=TODAY).is_exact
    assert parse(f"{TODAY.year}", on=TODAY).year == TODAY.year
    check(UNKNOWN, on=TODAY)


@pytest.mark.parametrize("parts", [(None, 5), (1990, None, 2), (None, None, 2)])
def test_a_part_needs_the_larger_one(parts):
    with pytest.raises(Refusal, match="needs the year"):
        Birth(*parts)


def test_only_a_whole_date_can_be_one_by_convention():
    with pytest.raises(Refusal, match="by convention"):
        Birth(1990, is_conventional=True)
    assert Birth(1990, 7, 1).may_be_conventional
    assert not Birth(1990, 7, 1, is_conventional=True).may_be_conventional
    assert not Birth(1990, 7, 2).may_be_conventional


D = date
AGES = [
    # birth, day, ages, adult; BGB §§ 2, 187 (2), 188 (2)
    (Birth(2000, 5, 2), D(2018, 5, 1), (17, 17), False),
    (Birth(2000, 5, 2), D(2018, 5, 2), (18, 18), True),
    (Birth(2000, 2, 29), D(2018, 2, 28), (17, 17), False),
    (Birth(2000, 2, 29), D(2018, 3, 1), (18, 18), True),
    (Birth(2000, 2, 29), D(2020, 2, 29), (20, 20), True),
    (Birth(2000, 5), D(2018, 4, 30), (17, 17), False),
    (Birth(2000, 5), D(2018, 5, 1), (17, 18), None),
    (Birth(2000, 5), D(2018, 5, 31), (18, 18), True),
    (Birth(2000), D(2017, 12, 31), (17, 17), False),
    (Birth(2000), D(2018, 1, 1), (17, 18), None),
    (Birth(2000), D(2018, 12, 31), (18, 18), True),
    (Birth(2000, 1, 1, is_conventional=True), D(2018, 6, 1), (17, 18), None),
    (Birth(2000, 1, 1), D(2018, 6, 1), (18, 18), True),
    (Birth(2026), D(2026, 11, 23), (0, 0), False),
]


@pytest.mark.parametrize(("birth", "on", "ages", "is_adult"), AGES)
def test_an_age_is_as_exact_as_the_birth(birth, on, ages, is_adult):
    assert birth.age(on) == ages
    assert birth.is_adult(on) is is_adult


@pytest.mark.parametrize(
    ("birth", "first", "last"),
    [
        (Birth(2010, 5, 2), D(2028, 5, 2), D(2028, 5, 2)),
        (Birth(2012, 2, 29), D(2030, 3, 1), D(2030, 3, 1)),
        (Birth(2010, 2), D(2028, 2, 1), D(2028, 2, 28)),
        (Birth(2010), D(2028, 1, 1), D(2028, 12, 31)),
        (Birth(2010, 1, 1, is_conventional=True), D(2028, 1, 1), D(2028, 12, 31)),
        (UNKNOWN, None, None),
    ],
)
def test_the_first_day_as_an_adult_is_the_latest_possible(birth, first, last):
    assert (birth.may_turn_18_on, birth.turns_18_on) == (first, last)


def test_nothing_follows_from_an_unknown_birth():
    assert UNKNOWN.age(TODAY) is None
    assert UNKNOWN.is_adult(TODAY) is None
    assert UNKNOWN.earliest is UNKNOWN.latest is None


@given(KNOWN, DAYS)
def test_adulthood_begins_between_both_days_and_never_ends(birth, on):
    if birth.year is None:
        return

    expected = True if on >= birth.turns_18_on else None if on >= birth.may_turn_18_on else False

    assert birth.is_adult(on) is expected
    assert birth.age(on).lowest <= birth.age(on).highest
