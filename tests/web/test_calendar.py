"""Calendar files: whole days, reminders, ids that stay, and bytes that any calendar reads."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from migrado.web.calendar import Entry, calendar_file, stable_uid
from tests.support.clock import NOW

pytestmark = pytest.mark.pure
SECRET = b"12345678"
ENTRY = Entry(
    uid=stable_uid(SECRET, "register", "last"),
    on=date(2026, 11, 30),
    title="آخر يوم بحسب القانون، Straße; Ґанок, \\ и ещё много слов, чтобы строка стала длинной",
    place="Südwall 2–4, 44137 Dortmund",
    text="Bring\n- Pass; BEGIN:VALARM\r\nATTENDEE:mailto:somebody@example.org",
)


def made(*entries, now=NOW, language="ar"):
    return calendar_file(
        entries, name="خطتكم", language=language, address="https://city.example/plan/", now=now
    )


def read(content):
    """Return the calendar and its events."""
    calendar = Calendar.from_ical(content)
    return calendar, calendar.walk("VEVENT")


def test_a_calendar_is_published_and_says_who_made_it():
    calendar, events = read(made(ENTRY))

    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["VERSION"] == "2.0"
    assert "MigraDO" in calendar["PRODID"]
    assert len(events) == 1


def test_a_day_is_whole_and_ends_where_the_next_begins():
    event = read(made(ENTRY))[1][0]

    assert event.decoded("DTSTART") == date(2026, 11, 30)
    assert event.decoded("DTEND") == date(2026, 12, 1)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_reminder_comes_on_the_day_before_by_day():
    alarm = read(made(ENTRY))[1][0].walk("VALARM")[0]

    at = datetime(2026, 11, 30, tzinfo=UTC) + alarm.decoded("TRIGGER")

    assert alarm["ACTION"] == "DISPLAY"
    assert (at.date(), at.hour) == (date(2026, 11, 29), 9)


def test_texts_come_back_as_they_were_and_break_nothing():
    calendar, events = read(made(ENTRY))

    event = events[0]
    assert event["SUMMARY"] == ENTRY.title
    assert event["LOCATION"] == ENTRY.place
    assert event["DESCRIPTION"].replace("\r\n", "\n") == ENTRY.text.replace("\r\n", "\n")
    assert "ATTENDEE" not in event
    assert len(calendar.walk("VALARM")) == 1


@pytest.mark.parametrize("language", ["ar", "de", "de-simple", "ti"])
def test_texts_name_their_language(language):
    event = read(made(ENTRY, language=language))[1][0]

    assert event["SUMMARY"].params["LANGUAGE"] == language
    assert event["LOCATION"].params["LANGUAGE"] == "de"


def test_lines_are_folded_and_end_as_the_standard_wants():
    lines = made(ENTRY).split(b"\r\n")

    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)  # no letter is cut in two


def test_a_later_file_takes_the_place_of_the_earlier_one():
    first = read(made(ENTRY))[1][0]
    second = read(made(ENTRY, now=NOW + timedelta(minutes=2)))[1][0]

    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"] >= 0
    assert second.decoded("DTSTAMP") > first.decoded("DTSTAMP")
    assert second["SEQUENCE"] < 2**31


def test_a_clock_that_is_wrong_breaks_nothing():
    assert read(made(ENTRY, now=datetime(2020, 1, 1, tzinfo=UTC)))[1][0]["SEQUENCE"] == 0


def test_an_id_belongs_to_one_thing_of_one_plan_and_tells_nothing():
    uid = stable_uid(SECRET, "register_address.you.child1", "last")

    assert uid == stable_uid(SECRET, "register_address.you.child1", "last")
    assert uid != stable_uid(b"87654321", "register_address.you.child1", "last")
    assert uid != stable_uid(SECRET, "register_address.you.child1", "advised")
    assert "register" not in uid
    assert len(uid) == 32 + len("@migrado")


def test_entries_are_private_and_invite_nobody():
    event = read(made(ENTRY))[1][0]

    assert event["CLASS"] == "PRIVATE"
    assert not {"ATTENDEE", "ORGANIZER", "CONTACT"} & set(event)
