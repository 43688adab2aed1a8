"""A case begins, changes its topics, ends and begins again."""

from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from migrado.accounts.policies import NotAllowed
from migrado.casework import policies
from migrado.casework.actions import claiming
from migrado.casework.actions.claiming import CaseClosed, subject_of
from migrado.casework.domain import Outcome, Passing, Topic
from migrado.casework.models import Case, HandOver
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.models import Person
from migrado.people.policies import Acting
from migrado.vault.domain import uuid7


class AlreadyOpen(Exception):
    """The person has an open case already."""


class NotClosed(Exception):
    """The case is open."""


@transaction.atomic
def open_case(person: UUID, *, topics: Collection[Topic], by: Acting) -> Case:
    """Begin counselling of a person who agreed to it and to notes; ``by`` is responsible.

    Raises NotAllowed, AlreadyOpen.
    """
    whose = claiming.person(person, by=by)
    policies.check_opening(whose, by=by)
    # Held until the end, so that two desks do not begin at once on two rows of one person.
    Person.objects.in_city(by.city).select_for_update().get(pk=whose.pk)
    if Case.objects.in_city(by.city).of_person(whose.pk).open().exists():
        raise AlreadyOpen
    case = Case(
        id=uuid7(by.now),
        city=by.city,
        person=whose,
        owner=by.account,
        topics=_sorted(topics),
        opened_on=by.on,
    )
    case.save(force_insert=True)
    tell(Kind.WRITE, "casework.case", by=by, of=whose.pk, thing_id=case.pk)
    return case


@transaction.atomic
def set_topics(number: UUID, topics: Collection[Topic], *, by: Acting) -> None:
    """Say anew what a case is about. Raises NotAllowed, CaseClosed."""
    case = claiming.to_write(number, by=by)
    Case.objects.in_city(by.city).filter(pk=case.pk).update(topics=_sorted(topics))
    _told(case, by=by, fields=["topics"])


@transaction.atomic
def close(number: UUID, *, outcome: Outcome, by: Acting) -> None:
    """End a case of one's own, also after its consent has ended. Raises NotAllowed, CaseClosed."""
    case = claiming.to_answer_for(number, by=by)
    still = Case.objects.in_city(by.city).open().filter(pk=case.pk)
    if not still.update(closed_on=by.on, outcome=outcome, cover=None, cover_until=None):
        raise CaseClosed
    waiting = HandOver.objects.filter(case=case, state=Passing.WAITING)
    waiting.update(state=Passing.WITHDRAWN, answered_at=by.now)
    _told(case, by=by, fields=["closed_on", "outcome"])


@transaction.atomic
def reopen(number: UUID, *, by: Acting) -> None:
    """Go on with a case of one's own, on a consent in force.

    Raises NotAllowed, NotClosed, AlreadyOpen if there is a newer one.
    """
    case = claiming.to_read(number, by=by)
    if not case.is_responsible(by.account.pk, on=by.on):
        raise NotAllowed
    others = Case.objects.in_city(by.city).of_person(subject_of(case)).open()
    if others.filter(~Q(pk=case.pk)).exists():
        raise AlreadyOpen
    closed = Case.objects.in_city(by.city).filter(pk=case.pk, closed_on__isnull=False)
    try:
        with transaction.atomic():
            is_changed = closed.update(closed_on=None, outcome="")
    except IntegrityError:
        raise AlreadyOpen from None
    if not is_changed:
        raise NotClosed
    _told(case, by=by, fields=["closed_on", "outcome"])


def _sorted(topics: Collection[Topic]) -> list[str]:
    return sorted({Topic(one).value for one in topics})


def _told(case: Case, *, by: Acting, fields: list[str]) -> None:
    tell(
        Kind.WRITE,
        "casework.case",
        by=by,
        of=subject_of(case),
        thing_id=case.pk,
        fields=fields,
    )
