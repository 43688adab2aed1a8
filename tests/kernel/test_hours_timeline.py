"""When it is open: against a slow evaluation, on the days of the clock change, with exceptions."""

from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrado.kernel.hours.calendars import calendar, check_region
from migrado.kernel.hours.reading import read
from migrado.kernel.hours.state import holiday, opening_state
from migrado.kernel.hours.timeline import Exceptional, Place, holiday_warnings, intervals
from migrado.kernel.refusal import Refusal
from tests.kernel.hours import DAYS, Part, hours_of, states, text_of
from tests.support.effort import effort

pytestmark = pytest.mark.pure

BERLIN = ZoneInfo("Europe/Berlin")
LEAP_YEAR = [date(2028, 1, 1) + timedelta(days) for days in range(366)]
SKIPPED = datetime.fromisoformat("2028-03-26T02:00")  # from here to 3:00 there is no time
WORKDAYS = DAYS[:5]
EXAMPLES = [
    [Part(WORKDAYS, ((8, 12), (14, 16))), Part(("PH",), state="off")],
    [
        Part(("Mo", "Tu"), ((8, 12),)),
        Part(("Th",), ((14, 18),), adds=True),
        Part(("SH",), state="off"),
    ],
    [Part(DAYS, ((7, 20),)), Part(("Sa", "Su", "PH"), ((10, 14),)), Part((), ((12, 13),), "off")],
    [Part(WORKDAYS, ((9, 17),)), Part(("SH", "Mo", "We"), ((9, 11),), both=True)],
    [Part(WORKDAYS, ((9, 17),)), Part(("PH", "Fr"), ((9, 11),), "unknown")],
    [Part(()), Part(("Su", "PH"), state="off")],
    [Part(("PH", "SH"), ((10, 12),)), Part(("Sa",), ((11, 15),), adds=True)],
]
PARTS = st.builds(
    Part,
    st.lists(st.sampled_from(("PH", "SH", *DAYS)), max_size=4, unique=True).map(tuple),
    st.lists(st.integers(0, 24), max_size=4, unique=True).map(
        lambda marks: tuple(zip(*[iter(sorted(marks))] * 2, strict=False))
    ),
    st.sampled_from(("open", "off", "unknown")),
    st.booleans(),
)


@cache
def public(day: date) -> bool:
    return day in holidays.country_holidays("DE", subdiv="NW", years=day.year)


@cache
def school(day: date) -> bool:
    return day in holidays.country_holidays(
        "DE", subdiv="NW", years=day.year, categories=("school",)
    )


def found_and_expected(parts, days):
    """Return the states hour by hour: by the product, and by the slow evaluation."""
    first, after = hours_of(days[0])[0], hours_of(days[-1])[0] + timedelta(days=1)
    timeline = list(intervals(read(text_of(parts)), since=first, until=after))
    found = []
    for hour in (hour for day in days for hour in hours_of(day)):
        while timeline[0].end <= hour:
            timeline.pop(0)
        found.append(timeline[0].state)
    expected = [state for day in days for state in states(parts, day, public=public, school=school)]
    return found, expected


@pytest.mark.parametrize("parts", EXAMPLES, ids=text_of)
def test_every_hour_of_a_leap_year_is_what_the_slow_evaluation_says(parts):
    found, expected = found_and_expected(parts, LEAP_YEAR)

    assert found == expected
    assert set(expected) > {"closed"}


@settings(max_examples=effort("default"), deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=4), st.integers(0, 360))
def test_any_parts_give_what_the_slow_evaluation_says(parts, start):
    found, expected = found_and_expected(parts, LEAP_YEAR[start : start + 6])

    assert found == expected


@pytest.mark.parametrize(
    ("expression", "since", "until", "expected"),
    [
        ("Mo-Fr 08:00-12:00", "2026-12-21T09:00", "2026-12-22", ["21T09:00 21T12:00 open"]),
        ("Mo-Fr 08:00-12:00", "2026-12-21T12:00", "2026-12-22T08:00", []),
        ("Mo-Fr 08:00-12:00; PH off", "2026-12-25", "2026-12-28", []),
        ("Fr 20:00-02:00", "2026-12-18", "2026-12-21", ["18T20:00 19T02:00 open"]),
        ("Fr 20:00-02:00", "2026-12-19", "2026-12-21", ["19T00:00 19T02:00 open"]),
        ("24/7", "2026-12-18", "2026-12-21", ["18T00:00 21T00:00 open"]),
        (
            "Mo 08:00-10:00, Mo 10:00-12:00",
            "2026-12-21",
            "2026-12-22",
            ["21T08:00 21T12:00 open"],
        ),
        (
            'Mo 08:00-12:00 open "by appointment", Mo 12:00-13:00',
            "2026-12-21",
            "2026-12-22",
            ["21T08:00 21T12:00 open by appointment", "21T12:00 21T13:00 open"],
        ),
        (
            "Mo 08:00-12:00+,14:00-15:00",
            "2026-12-21",
            "2026-12-22",
            [
                "21T08:00 21T12:00 open",
                "21T12:00 21T14:00 unknown",
                "21T14:00 21T15:00 open",
                "21T15:00 22T00:00 unknown",
            ],
        ),
        (
            "PH -1 day 08:00-10:00",
            "2026-12-23",
            "2026-12-27",
            ["24T08:00 24T10:00 open", "25T08:00 25T10:00 open"],
        ),
        ("Nov PH 08:00-10:00", "2026-12-20", "2026-12-31", []),
        (
            "SH Mo-Tu 08:00-10:00",
            "2026-12-20",
            "2026-12-30",
            ["28T08:00 28T10:00 open", "29T08:00 29T10:00 open"],
        ),
        # A fallback holds at every time when nothing before it does, not only on other days.
        (
            'Mo 08:00-12:00; PH off || unknown "by appointment"',
            "2026-12-21T06:00",
            "2026-12-22",
            [
                "21T06:00 21T08:00 unknown by appointment",
                "21T08:00 21T12:00 open",
                "21T12:00 22T00:00 unknown by appointment",
            ],
        ),
        (
            'Mo 08:00-12:00 || Mo-Tu 11:00-13:00 "counter 2" || "call"',
            "2026-12-21T10:00",
            "2026-12-22T12:00",
            [
                "21T10:00 21T12:00 open",
                "21T12:00 21T13:00 open counter 2",
                "21T13:00 22T11:00 unknown call",
                "22T11:00 22T12:00 open counter 2",
            ],
        ),
        # Saturday 26 is a holiday: the night of Friday 25, a holiday too, is not cut off.
        (
            "Mo-Fr,PH 20:00-02:00",
            "2026-12-25T20:00",
            "2026-12-27T12:00",
            ["25T20:00 26T02:00 open", "26T20:00 27T02:00 open"],
        ),
    ],
)
def test_the_intervals_are(expression, since, until, expected):
    found = intervals(
        read(expression),
        since=datetime.fromisoformat(since),
        until=datetime.fromisoformat(until),
    )

    assert [
        " ".join(filter(None, (f"{p.start:%dT%H:%M}", f"{p.end:%dT%H:%M}", p.state, p.comment)))
        for p in found
        if p.state != "closed"
    ] == expected


@pytest.mark.parametrize(
    ("expression", "day", "expected"),
    [  # in the night to 28 March 2027 the hour from 2 to 3 does not exist
        ("Su 02:30-05:00", date(2027, 3, 28), [("03:00", "05:00")]),
        ("Su 01:00-02:30", date(2027, 3, 28), [("01:00", "03:00")]),
        ("Su 02:15-02:45", date(2027, 3, 28), []),
        ("Su 00:00-24:00", date(2027, 3, 28), [("00:00", "00:00")]),
        # and on 31 October 2027 it is there twice
        ("Su 02:30-05:00", date(2027, 10, 31), [("02:30", "05:00")]),
        ("Su 01:00-02:30", date(2027, 10, 31), [("01:00", "02:30")]),
    ],
)
def test_no_interval_names_a_time_that_the_clock_skips(expression, day, expected):
    start = hours_of(day)[0]

    found = intervals(read(expression), since=start, until=start + timedelta(days=1))

    assert [
        (f"{piece.start:%H:%M}", f"{piece.end:%H:%M}") for piece in found if piece.state == "open"
    ] == expected


@settings(max_examples=effort("default"), deadline=None)
@given(
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from([date(2027, 3, 27), date(2027, 10, 30)]),
)
def test_walking_from_change_to_change_yields_the_intervals(parts, day):
    hours = read(text_of(parts))
    start = hours_of(day)[0]
    expected = intervals(hours, since=start, until=start + timedelta(days=3))
    now, walked = start.replace(tzinfo=BERLIN), []

    while now < (start + timedelta(days=3)).replace(tzinfo=BERLIN):
        state = opening_state(hours, now=now)
        walked.append((now.replace(tzinfo=None), state.state, state.comment))
        if state.changes_at is None:
            break
        assert state.changes_at > now
        now = state.changes_at

    assert walked == [(piece.start, piece.state, piece.comment) for piece in expected]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def test_a_closed_office_says_when_it_opens_and_until_when_that_holds():
    hours = read("Mo-Fr 08:00-12:00; PH off")

    state = opening_state(hours, now=at("2026-12-24T15:00"))

    assert not state.is_open()
    assert state.opens_at == state.changes_at == at("2026-12-28T08:00")
    assert state.expires_at == at("2026-12-25T00:00")
    assert state.holiday is None


def test_an_open_office_says_when_it_closes():
    state = opening_state(read("Mo-Fr 08:00-12:00"), now=at("2026-12-24T08:00"))

    assert state.is_open()
    assert state.opens_at is None
    assert state.changes_at == state.expires_at == at("2026-12-24T12:00")


def test_an_unknown_time_may_come_before_the_next_opening():
    state = opening_state(
        read("Mo 08:00-09:00 unknown; Tu 08:00-09:00"), now=at("2026-12-20T12:00")
    )

    assert state.changes_at == at("2026-12-21T08:00")
    assert state.opens_at == at("2026-12-22T08:00")


def test_what_never_changes_expires_at_midnight():
    for expression in ("24/7", "off"):
        state = opening_state(read(expression), now=at("2026-12-25T12:00"))

        assert (state.changes_at, state.opens_at) == (None, None)
        assert state.expires_at == at("2026-12-26T00:00")
        assert state.holiday == "1. Weihnachtstag"


def test_of_the_two_equal_hours_in_autumn_the_first_counts():
    hours = read("Su 01:00-02:30")
    first = datetime(2027, 10, 31, 2, 15, tzinfo=BERLIN, fold=0)

    assert opening_state(hours, now=first).is_open()
    assert not opening_state(hours, now=first.replace(fold=1)).is_open()


def test_exceptions_hold_instead_of_the_regular_hours_from_midnight_to_midnight():
    hours = read("Mo-Fr 08:00-12:00")
    exceptions = [
        Exceptional(date(2026, 12, 21), date(2026, 12, 24), read("off")),
        Exceptional(date(2026, 12, 22), date(2026, 12, 23), read('10:00-11:00 "counter 2"')),
    ]

    found = intervals(
        hours,
        since=datetime.fromisoformat("2026-12-18"),
        until=datetime.fromisoformat("2026-12-25"),
        exceptions=exceptions,
    )
    state = opening_state(hours, now=at("2026-12-21T09:00"), exceptions=exceptions)

    assert [(p.start.day, p.start.hour, p.comment) for p in found if p.state == "open"] == [
        (18, 8, None),
        (22, 10, "counter 2"),
        (24, 8, None),
    ]
    assert state.opens_at == at("2026-12-22T10:00")
    assert all(a.end == b.start for a, b in pairwise(found))


@pytest.mark.parametrize("year", range(1995, 2100, 5))
def test_the_public_holidays_of_nrw_are_those_of_the_package(year):
    theirs = holidays.country_holidays("DE", subdiv="NW", years=year)

    ours = calendar("PH", "DE-NW", since=date(year, 1, 1), until=date(year + 1, 1, 1))

    assert set(ours.days) == set(theirs)
    assert ours.warnings == ()


def test_other_regions_keep_their_own_holidays():
    fronleichnam, epiphany = date(2026, 6, 4), date(2026, 1, 6)

    assert holiday(fronleichnam) == "Fronleichnam"
    assert holiday(fronleichnam, region="DE-BE") is None
    assert holiday(epiphany, region="DE-BY") == "Heilige Drei Könige"
    assert holiday(date(2026, 7, 14), region="FR") is not None


@pytest.mark.parametrize("region", ["", "XX", "DE-QQ", "DE-", "de-nw", "DE-Augsburg", "NW", "D\nE"])
def test_a_region_that_nobody_knows_is_refused(region):
    with pytest.raises(Refusal, match="there is no calendar for"):
        check_region(region)


def test_school_holidays_that_are_not_known_are_told():
    hours = read("Mo-Fr 08:00-12:00; SH off")

    def told(first: date, last: date, region: str = "DE-NW") -> str:
        return " ".join(holiday_warnings(hours, since=first, last=last, region=region))

    assert told(date(2026, 1, 1), date(2026, 12, 31)) == ""
    assert "no school holidays of DE-NW are known after 20" in told(
        date(2026, 1, 1), date(2035, 12, 31)
    )
    assert "are known for these days" in told(date(2090, 1, 1), date(2090, 2, 1))
    assert "no school holidays of GB-ENG" in told(date(2026, 1, 1), date(2026, 2, 1), "GB-ENG")
    assert "before 1995-01-01" in " ".join(
        holiday_warnings(read("PH off"), since=date(1990, 1, 1), last=date(1996, 1, 1))
    )


def test_a_place_elsewhere_keeps_its_own_clock():
    place = Place("DE-NW", ZoneInfo("America/New_York"))
    now = datetime(2026, 12, 21, 14, 0, tzinfo=ZoneInfo("UTC"))  # 9:00 in New York

    assert opening_state(read("Mo 08:00-10:00"), now=now, place=place).is_open()
