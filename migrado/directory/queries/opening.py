"""Open now, until when, or when next: in words, and with the instant at which they change."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from migrado.directory.queries.offices import OfficeCard
from migrado.kernel.hours.reading import read
from migrado.kernel.hours.state import OpeningState, opening_state
from migrado.kernel.hours.timeline import OPEN, Exceptional, Place, intervals
from migrado.texts.models import City
from migrado.web.dates import full_date, weekday


@dataclass(frozen=True)
class OpeningNow:
    """What holds at one instant. ``is_open`` None: the hours themselves say that it is not known.

    ``holiday`` is the German name of today's public holiday, "" on other days. What stands here
    is true until ``changes_at``.
    """

    is_open: bool | None
    sentence: str
    holiday: str
    changes_at: datetime


def opening_now(card: OfficeCard, *, city: City, now: datetime, language: str) -> OpeningNow | None:
    """Return whether the office is open at ``now``; None where its hours are not known."""
    if not card.schedule:
        return None
    place = _place(city)
    state = opening_state(read(card.schedule), now=now, place=place, exceptions=_exceptions(card))
    with translation.override(language):
        sentence = _sentence(state, today=now.astimezone(place.zone).date(), language=language)
    return OpeningNow(
        is_open=None if state.state == "unknown" else state.is_open(),
        sentence=sentence,
        holiday=state.holiday or "",
        changes_at=state.expires_at,
    )


def open_times(card: OfficeCard, *, city: City, day: date) -> tuple[str, ...]:
    """Return when the office is open on ``day`` ("08:00–12:00"); () when closed or not known."""
    if not card.schedule:
        return ()
    midnight = datetime.combine(day, time())
    pieces = intervals(
        read(card.schedule),
        since=midnight,
        until=midnight + timedelta(days=1),
        place=_place(city),
        exceptions=_exceptions(card),
    )
    return tuple(
        f"{piece.start:%H:%M}–{piece.end:%H:%M}" for piece in pieces if piece.state == OPEN
    )


def _place(city: City) -> Place:
    return Place(region=f"{city.country.code}-{city.state}", zone=ZoneInfo(city.zone))


def _exceptions(card: OfficeCard) -> list[Exceptional]:
    return [Exceptional(one.since, one.until, read(one.hours)) for one in card.exceptions]


def _sentence(state: OpeningState, *, today: date, language: str) -> str:
    if state.state == "unknown":
        return _("We do not know whether it is open now.")
    if state.is_open():
        if state.changes_at is None or (state.changes_at.date() - today).days > 1:
            return _("Open now")
        return _("Open now, until %(time)s") % {"time": f"{state.changes_at:%H:%M}"}
    if state.opens_at is None:
        return _("Closed now")
    return _opens(state.opens_at, today=today, language=language)


def _opens(opens_at: datetime, *, today: date, language: str) -> str:
    clock = f"{opens_at:%H:%M}"
    days = (opens_at.date() - today).days
    if days == 0:
        return _("Closed now, opens today at %(time)s") % {"time": clock}
    if days == 1:
        return _("Closed now, opens tomorrow at %(time)s") % {"time": clock}
    day = weekday(opens_at.date(), language) if days < 7 else full_date(opens_at.date(), language)
    return _("Closed now. Opens next: %(day)s, %(time)s") % {"day": day, "time": clock}
