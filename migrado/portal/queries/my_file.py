"""Who saw a person's file and why, in the words of the person's language; no names of staff."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from migrado.accounts.domain import Role
from migrado.journal.domain import Kind
from migrado.journal.queries import Seen
from migrado.people.actions.codes import BY_CODE
from migrado.people.domain import Purpose
from migrado.people.queries import ConsentRow
from migrado.texts.models import City

DESKS: Mapping[str, Promise] = {
    Role.RECEPTION: _("Reception"),
    Role.REGISTRATION: _("First registration"),
    Role.COUNSELLING: _("Arrival counselling"),
    Role.JOBCENTER: _("Jobcenter in this house"),
    Role.COURSES: _("Course office"),
    BY_CODE: _("You, with your code"),
}
SYSTEM = _("The computer system, by itself")
DID: Mapping[str, Promise] = {
    Kind.READ: _("looked at it"),
    Kind.WRITE: _("wrote something down"),
    Kind.SEARCH: _("found your name in a search"),
    Kind.EXPORT: _("made a copy"),
    Kind.PRINT: _("printed something"),
    Kind.GRANT: _("gave you a code like this one"),
    Kind.REVOKE: _("took back what you had agreed to"),
    Kind.REFUSE: _("wanted to see it and was not allowed to"),
}
WHAT: Mapping[str, Promise] = {
    "people.person": _("what is known about you"),
    "people.consent": _("what you agreed to"),
    "people.merge": _("two entries about you"),
    "people.membership": _("who you live with"),
    "people.guardianship": _("who decides for you"),
    "journal.entry": _("this list"),
}
FILE = _("your counselling file")
WHY: Mapping[str, Promise] = {
    Purpose.RECEPTION: _("to know who you are and where you want to go"),
    Purpose.REGISTRATION: _("for your first registration"),
    Purpose.COUNSELLING: _("for your counselling"),
    Purpose.BENEFITS: _("to see which money you may get"),
    Purpose.COURSE: _("to find a German course for you"),
    Purpose.REFERRAL: _("to send you to others who can help you"),
    Purpose.RIGHTS: _("because it is your right"),
}


@dataclass(frozen=True)
class Look:
    """One time that somebody looked or wrote; ``what`` and ``why`` are empty if nobody said."""

    at: datetime  # in the city's zone
    desk: Promise
    did: Promise
    what: Promise | str
    why: Promise | str


@dataclass(frozen=True)
class DayOfLooks:
    """What happened on one day, the newest first."""

    day: date
    looks: tuple[Look, ...]


@dataclass(frozen=True)
class Agreed:
    """A consent in force: what for, until when (the last day on which it holds)."""

    number: str
    why: Promise
    last_day: date


def days_of_looks(seen: Iterable[Seen], *, city: City) -> tuple[DayOfLooks, ...]:
    """Return ``seen``, which comes the newest first, by day in the city's zone."""
    zone = ZoneInfo(city.zone)
    looks = [_look(one, zone) for one in seen]
    return tuple(
        DayOfLooks(day, tuple(found)) for day, found in groupby(looks, lambda look: look.at.date())
    )


def agreed_to(rows: Iterable[ConsentRow]) -> tuple[Agreed, ...]:
    """Return what is in force of ``rows``, in their order."""
    return tuple(
        Agreed(str(row.id), WHY[row.purpose], date.fromordinal(row.until.toordinal() - 1))
        for row in rows
        if row.holds
    )


def _look(seen: Seen, zone: ZoneInfo) -> Look:
    return Look(
        at=seen.at.astimezone(zone),
        desk=DESKS.get(seen.desk, SYSTEM),
        did=DID.get(seen.kind, DID[Kind.WRITE]),
        what=_what(seen),
        why=WHY.get(seen.purpose, ""),
    )


def _what(seen: Seen) -> Promise | str:
    if seen.kind in (Kind.SEARCH, Kind.GRANT, Kind.REVOKE):
        return ""
    return FILE if seen.thing.startswith("casework.") else WHAT.get(seen.thing, "")
