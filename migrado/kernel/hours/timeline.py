"""When a place is open, closed or unknown, as intervals in its local time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from migrado.kernel.hours.calendars import HOME, calendar
from migrado.kernel.hours.dated import largest_offset, with_dates
from migrado.kernel.hours.notation import Rule
from migrado.kernel.hours.reading import Hours

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
YEARS = (1901, 9990)  # first and last year for which intervals can be asked
_NIGHT = timedelta(days=2)  # hours may reach from one day into the next but one
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Interval:
    """A span of one state, half-open, in the local time of the place (naive).

    ``state`` is "open", "closed" or "unknown"; ``comment`` is None where there is none.
    """

    start: datetime
    end: datetime
    state: str
    comment: str | None = None


@dataclass(frozen=True)
class Place:
    """Where the hours are kept: whose holidays (ISO 3166-2) and whose time."""

    region: str = HOME
    zone: ZoneInfo = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True)
class Exceptional:
    """Hours that hold instead of the regular ones from ``since`` to before ``until``."""

    since: date
    until: date
    hours: Hours


def holiday_warnings(
    hours: Hours, *, since: date, last: date, region: str = HOME
) -> tuple[str, ...]:
    """Return what is not known about the holidays that ``hours`` name, ``last`` included."""
    until = last + timedelta(days=1)
    named = {day[:2] for rule in hours.rules for day in rule.holidays()}
    found = [calendar(kind, region, since=since, until=until) for kind in sorted(named)]
    return tuple(warning for known in found for warning in known.warnings)


def intervals(
    hours: Hours,
    *,
    since: datetime,
    until: datetime,
    place: Place | None = None,
    exceptions: Sequence[Exceptional] = (),
) -> tuple[Interval, ...]:
    """Return what holds from ``since`` to before ``until`` (naive local times), without a gap.

    Neighbours differ in state or comment. A time that the clock skips in spring is the end of
    what is skipped. Exceptions hold from midnight to midnight; of two on one day the later in
    the sequence holds.
    """
    place = place or Place()
    pieces = [
        piece
        for some, start, end in _shares(hours, exceptions, since=since, until=until)
        for piece in _evaluated(some, start, end, region=place.region)
    ]
    told = [
        Interval(existing(piece.start, place.zone), existing(piece.end, place.zone), *state)
        for piece in pieces
        for state in [(piece.state, piece.comment)]
    ]
    return tuple(_merged(piece for piece in told if piece.start < piece.end))


def _shares(
    hours: Hours, exceptions: Sequence[Exceptional], *, since: datetime, until: datetime
) -> Iterator[tuple[Hours, datetime, datetime]]:
    """Yield who decides from when to when, without a gap."""
    bounds = {since, until}
    for exception in exceptions:
        bounds |= {
            edge
            for day in (exception.since, exception.until)
            if since < (edge := datetime.combine(day, time())) < until
        }
    for start, end in pairwise(sorted(bounds)):
        here = [e.hours for e in exceptions if e.since <= start.date() < e.until]
        yield (here[-1] if here else hours), start, end


def _evaluated(hours: Hours, since: datetime, until: datetime, *, region: str) -> list[Interval]:
    years = ((since - _NIGHT).year, (until + _NIGHT).year)
    found: list[Interval] = []
    for group in _groups(hours.rules):
        machine = _machine(group, years, region)
        told = [
            Interval(
                max(start, since),
                min(end, until),
                str(state).rpartition(".")[2].lower(),
                comment or None,
            )
            for start, end, state, comment in machine.intervals(since, until)
        ]
        found = list(_where_closed(found, told)) if found else told
    return found


def _groups(rules: Sequence[Rule]) -> Iterator[tuple[Rule, ...]]:
    """Yield the rules between two “||”; a group holds at the times when none before it does.

    The package asks a fallback once for a whole day; the specification asks it at any time.
    """
    starts = [at for at, rule in enumerate(rules) if at == 0 or rule.separator == "||"]
    for start, end in pairwise((*starts, len(rules))):
        yield (rules[start]._replace(separator=""), *rules[start + 1 : end])


def _where_closed(first: Sequence[Interval], second: Sequence[Interval]) -> Iterator[Interval]:
    """Yield ``first``, and where that is closed ``second``; both cover the same span."""
    at = 0
    for piece in first:
        if piece.state != CLOSED:
            yield piece
            continue
        while second[at].end <= piece.start:
            at += 1
        for other in islice(second, at, None):
            if other.start >= piece.end:
                break
            start, end = max(other.start, piece.start), min(other.end, piece.end)
            yield Interval(start, end, other.state, other.comment)


@lru_cache(maxsize=512)
def _machine(rules: tuple[Rule, ...], years: tuple[int, int], region: str) -> OpeningHours:
    """Return what evaluates ``rules`` in these years; PH and SH are written out as dates."""
    kinds = {day[:2] for rule in rules for day in rule.holidays()}
    beside = timedelta(largest_offset(rules))
    since, until = date(years[0], 1, 1) - beside, date(years[1] + 1, 1, 1) + beside
    days = {kind: tuple(calendar(kind, region, since=since, until=until).days) for kind in kinds}
    return OpeningHours(with_dates(rules, days), auto_country=False, auto_timezone=False)


def _merged(pieces: Iterable[Interval]) -> Iterator[Interval]:
    last: Interval | None = None
    for piece in pieces:
        if last and (last.state, last.comment, last.end) == (
            piece.state,
            piece.comment,
            piece.start,
        ):
            last = Interval(last.start, piece.end, last.state, last.comment)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def existing(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return ``wall``, or the end of the hour that the clock skips in spring if it lies in it."""
    while _is_skipped(wall, zone):
        wall = wall.replace(second=0, microsecond=0) + _MINUTE
    return wall


def _is_skipped(wall: datetime, zone: ZoneInfo) -> bool:
    before = wall.replace(tzinfo=zone, fold=0).utcoffset()
    after = wall.replace(tzinfo=zone, fold=1).utcoffset()
    return before is not None and after is not None and before < after
