"""Keeping and deleting what a visitor asked to have kept; the only writes of the guide."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.companion import Task, end_of_link, step_of
from migrado.guide.models import CompanionNote, KeptPlan, Linked
from migrado.guide.queries import PlanStep
from migrado.guide.queries.kept import COMPANION, PLAN
from migrado.texts.models import City
from migrado.web.links import Lock, lock, new_token

DAYS = (7, 30, 90)  # how long a visitor may have a plan kept
# A bound on what strangers can fill: ten times the visitors of the busiest day of a large city.
MOST_A_DAY = 2_000
KINDS: tuple[type[Linked], ...] = (KeptPlan, CompanionNote)


class TooMany(Exception):
    """So many links were made in this city today that we make no more before tomorrow."""


def keep_plan(city: City, *, answers: Answers, days: int, on: date) -> str:
    """Keep ``answers`` for ``days`` (one of DAYS) and return the token of the link.

    Each call makes a link of its own. Raises TooMany, or links.TooLarge for answers that
    no cookie could have brought.
    """
    if days not in DAYS:
        raise ValueError(f"{days} days, expected one of {DAYS}")
    until = on + timedelta(days=days)
    return _keep(KeptPlan, PLAN, city, data=answers.to_json(), on=on, until=until)


def keep_note(city: City, *, step: PlanStep, on: date) -> str:
    """Keep what a companion may know of ``step`` and return the token of the link.

    Raises TooMany.
    """
    task = Task(
        step=step_of(step.key),
        topic=step.topic,
        office=step.office.key if step.office else "",
        papers=tuple(paper.key for paper in step.papers),
        advised_on=None if step.overdue else step.advised_on,
    )
    until = end_of_link(on=on, last_day=step.last_day)
    return _keep(CompanionNote, COMPANION, city, data=task.to_json(), on=on, until=until)


def delete_kept_plan(city: City, *, token: str) -> None:
    """Delete the plan behind the link; nothing happens when there is none (any more)."""
    _delete(KeptPlan, lock(token, purpose=PLAN, place=city.key), city)


def delete_note(city: City, *, token: str) -> None:
    """Delete the note behind the link; nothing happens when there is none (any more)."""
    _delete(CompanionNote, lock(token, purpose=COMPANION, place=city.key), city)


def delete_expired(cities: Iterable[City], *, on: date) -> int:
    """Delete what opens no more on the day ``on`` and return how many rows that were."""
    return sum(_delete_expired(kind, city, on=on) for city in cities for kind in KINDS)


@transaction.atomic
def _keep(
    kind: type[Linked], purpose: str, city: City, *, data: bytes, on: date, until: date
) -> str:
    """Seal ``data`` into a new row; what has run out leaves by the way."""
    _delete_expired(kind, city, on=on)
    if kind.objects.in_city(city).filter(created_on=on).count() >= MOST_A_DAY:
        raise TooMany
    own = Lock(new_token(), purpose, city.key)
    row = kind(
        id=own.id,
        city=city,
        ciphertext=own.seal(data, until=until.isoformat()),
        created_on=on,
        expires_on=until,
    )
    row.save(force_insert=True)
    return own.token


def _delete(kind: type[Linked], found: Lock | None, city: City) -> None:
    if found:
        kind.objects.in_city(city).filter(pk=found.id).delete()


def _delete_expired(kind: type[Linked], city: City, *, on: date) -> int:
    count, _ = kind.objects.in_city(city).filter(expires_on__lte=on).delete()
    return count
