"""Whether a place is open at one instant, and until when that holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from migrado.kernel.hours.calendars import HOME, calendar
from migrado.kernel.hours.reading import Hours
from migrado.kernel.hours.timeline import OPEN, Exceptional, Place, existing, intervals

_AHEAD = (timedelta(days=8), timedelta(days=64), timedelta(days=400))
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OpeningState:
    """What holds at one instant, and until when.

    ``changes_at`` is the next instant with another state or comment, None if there is none
    within 400 days. ``opens_at`` is the next beginning of an open time, None when it is open
    now or does not open within 400 days. ``holiday`` is the name of today's public holiday in
    the language of the region. Bytes made of all this hold until ``expires_at``: the next
    change or the next midnight, whatever is first.
    """

    state: str
    comment: str | None
    changes_at: datetime | None
    opens_at: datetime | None
    holiday: str | None
    expires_at: datetime

    def is_open(self) -> bool:
        """Tell whether it is known to be open."""
        return self.state == OPEN


def opening_state(
    hours: Hours,
    *,
    now: datetime,
    place: Place | None = None,
    exceptions: Sequence[Exceptional] = (),
) -> OpeningState:
    """Return what holds at the aware instant ``now``; the instants in it are in local time.

    Of the two equal hours in autumn the first counts: what closes at 2:30 closes then.
    """
    place = place or Place()
    today = datetime.combine(now.astimezone(place.zone).date(), time())
    midnight = _instant(today + _DAY, place)
    for ahead in _AHEAD:
        timeline = intervals(
            hours, since=today - _DAY, until=today + ahead, place=place, exceptions=exceptions
        )
        current, *later = [piece for piece in timeline if _instant(piece.end, place) > now]
        opening = next((piece for piece in later if piece.state == OPEN), None)
        if opening or (later and current.state == OPEN):
            break
    change = _instant(later[0].start, place) if later else None
    opens = _instant(opening.start, place) if opening and current.state != OPEN else None
    return OpeningState(
        state=current.state,
        comment=current.comment,
        changes_at=change.astimezone(place.zone) if change else None,
        opens_at=opens.astimezone(place.zone) if opens else None,
        holiday=holiday(today.date(), region=place.region),
        expires_at=min(change or midnight, midnight).astimezone(place.zone),
    )


def holiday(day: date, *, region: str = HOME) -> str | None:
    """Return the name of the public holiday on ``day`` in ``region``, None on another day."""
    first = date(day.year, 1, 1)
    return calendar("PH", region, since=first, until=date(day.year + 1, 1, 1)).days.get(day)


def _instant(wall: datetime, place: Place) -> datetime:
    """Return the first instant with the local time ``wall``, in UTC.

    In UTC, because two times in one zone are compared as the clock shows them, not as they are.
    """
    return existing(wall, place.zone).replace(tzinfo=place.zone).astimezone(UTC)
