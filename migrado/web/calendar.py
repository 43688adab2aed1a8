"""Calendar files (iCalendar, RFC 5545) of whole days, each with a reminder on the day before."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

PRODUCER = "-//MigraDO//Arrival plan//EN"
# Nine in the morning of the day before; counted from midnight, where a whole day begins.
REMINDER = timedelta(hours=-15)
COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """A whole day in a calendar. ``uid`` stays the same whenever the same thing is told again."""

    uid: str
    on: date
    title: str
    place: str
    text: str


def stable_uid(secret: bytes, *parts: str) -> str:
    """Return an id that is the same for the same ``parts`` and tells nobody what they are.

    ``secret`` is random and belongs to one plan, so that two plans never share an id.
    """
    return hmac.digest(secret, "\n".join(parts).encode(), "sha256")[:16].hex() + "@migrado"


def calendar_file(
    entries: Iterable[Entry], *, name: str, language: str, address: str, now: datetime
) -> bytes:
    """Return a calendar called ``name`` in ``language`` (BCP 47), made at ``now``.

    Calendars that have taken an earlier file take the entries of this one in their place.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name, {"LANGUAGE": language})
    calendar.add("x-wr-calname", name)  # what calendars read that do not know NAME (RFC 7986)
    for entry in entries:
        calendar.add_component(_event(entry, language=language, address=address, now=now))
    made: bytes = calendar.to_ical()
    return made


def _event(entry: Entry, *, language: str, address: str, now: datetime) -> Event:
    spoken = {"LANGUAGE": language}
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    # Later files must count higher, and nothing is kept in which to count them.
    event.add("sequence", max(0, (now - COUNTED_FROM) // timedelta(minutes=1)))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))  # exclusive
    event.add("summary", entry.title, spoken)
    event.add("description", entry.text, spoken)
    if entry.place:
        event.add("location", entry.place, {"LANGUAGE": "de"})
    event.add("url", address)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # the day stays free for other things
    event.add_component(_reminder(entry, spoken))
    return event


def _reminder(entry: Entry, spoken: dict[str, str]) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDER)
    alarm.add("description", entry.title, spoken)
    return alarm
