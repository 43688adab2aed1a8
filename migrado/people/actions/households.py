"""Founding, joining and leaving a household; who decides for whom."""

from django.db import IntegrityError, transaction
from django.db.models import Q

from migrado.accounts.policies import NotAllowed
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.domain import Guardian, Relation
from migrado.people.models import Guardianship, Household, Membership, Person
from migrado.people.policies import Acting
from migrado.vault.domain import uuid7


class AlreadyInHousehold(Exception):
    """They are in a household already, or somebody else speaks for this one."""


class NotTheSameCity(NotAllowed):
    """A household lies in one city."""


@transaction.atomic
def found_household(speaker: Person, *, by: Acting) -> Household:
    """Return a new household for which ``speaker`` speaks. Raises AlreadyInHousehold."""
    household = Household(id=uuid7(by.now), city=by.city, created_at=by.now)
    household.save(force_insert=True)
    join(household, speaker, relation=Relation.SELF, by=by)
    return household


@transaction.atomic
def join(household: Household, person: Person, *, relation: Relation, by: Acting) -> Membership:
    """Let ``person`` join today. Raises AlreadyInHousehold, NotTheSameCity."""
    if not household.city_id == person.city_id == by.city.pk:
        raise NotTheSameCity
    row = Membership(household=household, person=person, relation=relation, since=by.on)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyInHousehold from None
    tell(Kind.WRITE, "people.membership", by=by, of=person.pk, thing_id=household.pk)
    return row


@transaction.atomic
def leave(household: Household, person: Person, *, by: Acting) -> bool:
    """Let ``person`` leave today; say whether they were in it."""
    theirs = Q(person=person) | Q(person__merged_into=person)
    open_ = Membership.objects.filter(theirs, household=household, until=None)
    if not open_.update(until=by.on):
        return False
    tell(Kind.WRITE, "people.membership", by=by, of=person.pk, thing_id=household.pk)
    return True


@transaction.atomic
def appoint(ward: Person, guardian: Person | None, *, kind: Guardian, by: Acting) -> Guardianship:
    """Write down who decides for ``ward``; None: an office or somebody from outside.

    What is there already stays as it is. Raises NotTheSameCity.
    """
    if {ward.city_id, (guardian or ward).city_id} != {by.city.pk}:
        raise NotTheSameCity
    row, is_new = Guardianship.objects.get_or_create(
        ward=ward, guardian=guardian, until=None, defaults={"kind": kind, "since": by.on}
    )
    if is_new:
        tell(Kind.WRITE, "people.guardianship", by=by, of=ward.pk, thing_id=row.pk)
    return row


@transaction.atomic
def dismiss(guardianship: Guardianship, *, by: Acting) -> bool:
    """End it today; say whether it still held."""
    if not Guardianship.objects.filter(pk=guardianship.pk, until=None).update(until=by.on):
        return False
    ward = guardianship.ward_id
    tell(Kind.WRITE, "people.guardianship", by=by, of=ward, thing_id=guardianship.pk)
    return True
