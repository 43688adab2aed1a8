"""Open now, until when, or when next: of places that do not exist."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from django.utils.translation import gettext

from migrado.directory.queries import OfficeCard, OtherHours, opening_now
from migrado.web.dates import full_date, weekday

BERLIN = ZoneInfo("Europe/Berlin")
CITY = SimpleNamespace(
    key="entenhausen", state="NW", zone="Europe/Berlin", country=SimpleNamespace(code="DE")
)
HOURS = "Mo-Fr 09:00-12:00; PH off"
MONDAY = "2026-11-23"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def opening(hours, now, *, language="en", exceptions=()):
    card = OfficeCard("moon", "", "Amt auf dem Mond", schedule=hours, exceptions=exceptions)
    return opening_now(card, city=CITY, now=at(now), language=language)


UNTIL = "Open now, until %(time)s"
TODAY, TOMORROW = "Closed now, opens today at %(time)s", "Closed now, opens tomorrow at %(time)s"
NEXT = "Closed now. Opens next: %(day)s, %(time)s"
CASES = [
    # hours, now, open, the sentence, its time, its day with the way in which days are said
    (HOURS, f"{MONDAY} 09:00", True, UNTIL, "12:00", None),
    (HOURS, f"{MONDAY} 11:59", True, UNTIL, "12:00", None),
    (HOURS, f"{MONDAY} 08:59", False, TODAY, "09:00", None),
    (HOURS, f"{MONDAY} 12:00", False, TOMORROW, "09:00", None),
    (HOURS, "2026-11-28 10:00", False, NEXT, "09:00", (weekday, date(2026, 11, 30))),
    ("Mo 09:00-12:00", f"{MONDAY} 12:00", False, NEXT, "09:00", (full_date, date(2026, 11, 30))),
    ("24/7", f"{MONDAY} 03:00", True, "Open now", "", None),
    ("off", f"{MONDAY} 10:00", False, "Closed now", "", None),
    ("unknown", f"{MONDAY} 10:00", None, "We do not know whether it is open now.", "", None),
    # Christmas is a public holiday on a Friday, the first opening after it is on Monday.
    (HOURS, "2026-12-25 10:00", False, NEXT, "09:00", (weekday, date(2026, 12, 28))),
    # a night that goes on
    ("Mo 20:00-24:00; Tu 00:00-06:00", f"{MONDAY} 22:00", True, UNTIL, "06:00", None),
]


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize(("hours", "now", "is_open", "message", "time", "day"), CASES)
def test_the_sentence_says_what_holds_now(language, hours, now, is_open, message, time, day):
    found = opening(hours, now, language=language)

    with translation.override(language):
        said = gettext(message)
    words = {"time": time, "day": day[0](day[1], language) if day else ""}
    assert found.is_open is is_open
    assert found.sentence == (said % words if time else said)


def test_the_day_is_named_in_the_language_of_the_reader():
    saturday = "2026-11-28 10:00"

    assert "Montag" in opening(HOURS, saturday, language="de").sentence
    assert "Monday" in opening(HOURS, saturday, language="en").sentence
    assert "الاثنين" in opening(HOURS, saturday, language="ar").sentence


def test_the_language_of_the_process_does_not_matter():
    with translation.override("tr"):
        assert opening(HOURS, f"{MONDAY} 09:00").sentence == "Open now, until 12:00"


def test_hours_that_nobody_knows_say_nothing():
    assert opening("", f"{MONDAY} 10:00") is None


def test_a_public_holiday_is_named_as_on_the_calendar():
    assert opening(HOURS, "2026-12-25 10:00").holiday == "1. Weihnachtstag"
    assert opening(HOURS, f"{MONDAY} 10:00").holiday == ""


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (f"{MONDAY} 10:00", True),
        ("2026-11-24 10:00", False),
        ("2026-11-25 10:00", False),
        ("2026-11-26 10:00", True),  # ``until`` is not part of it
    ],
)
def test_days_with_other_hours_go_before_the_usual_ones(now, is_open):
    closed = OtherHours(date(2026, 11, 24), date(2026, 11, 26), "off", None)

    assert opening(HOURS, now, exceptions=[closed]).is_open is is_open


def test_longer_hours_on_one_day_are_said():
    longer = OtherHours(date(2026, 11, 23), date(2026, 11, 24), "09:00-20:00", None)

    found = opening(HOURS, f"{MONDAY} 13:00", exceptions=[longer])

    assert (found.is_open, found.sentence) == (True, "Open now, until 20:00")


@pytest.mark.parametrize(
    ("hours", "now", "until"),
    [
        (HOURS, f"{MONDAY} 10:00", f"{MONDAY} 12:00"),
        (HOURS, f"{MONDAY} 08:00", f"{MONDAY} 09:00"),
        (HOURS, f"{MONDAY} 13:00", "2026-11-24 00:00"),  # "tomorrow" becomes "today"
        ("24/7", f"{MONDAY} 13:00", "2026-11-24 00:00"),
        ("Mo-Su 22:00-26:00", "2026-11-24 01:30", "2026-11-24 02:00"),
    ],
)
def test_what_is_said_is_true_until_it_changes_or_the_day_ends(hours, now, until):
    assert opening(hours, now).changes_at == at(until)


@pytest.mark.parametrize("minute", range(0, 24 * 60, 47))
def test_until_it_changes_every_moment_says_the_same(minute):
    now = f"{MONDAY} {minute // 60:02}:{minute % 60:02}"
    found = opening(HOURS, now)
    last = found.changes_at - timedelta(seconds=1)

    assert opening(HOURS, f"{last:%Y-%m-%d %H:%M:%S}") == found
    assert found.changes_at > at(now)
