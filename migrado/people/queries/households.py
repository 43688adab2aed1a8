"""Who lives with a person, and who decides for whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from migrado.people.domain import Guardian, Relation
from migrado.people.models import Guardianship, Household, Membership, Person
from migrado.people.models.households import at


@dataclass(frozen=True)
class Member:
    """Somebody in a household; names are opened by whoever may see them."""

    person: UUID
    relation: Relation
    since: date


@dataclass(frozen=True)
class HouseholdView:
    """A household on one day: who speaks for it first, then by the day they came."""

    id: UUID
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Decides:
    """Somebody who decides for a person; ``guardian`` None: from outside of the house."""

    id: int
    guardian: UUID | None
    kind: Guardian
    since: date


def household_of(person: Person, *, on: date) -> HouseholdView | None:
    """Return the household of ``person`` on ``on``, None if they are in none. Two queries."""
    theirs = Q(person=person) | Q(person__merged_into=person)
    own = Membership.objects.filter(theirs).filter(at(on)).order_by("-since", "-pk").first()
    return _view(own.household_id, on) if own else None


def members(household: Household, *, on: date) -> tuple[Member, ...]:
    """Return who is in ``household`` on ``on``, who speaks for it first. One query."""
    return _view(household.pk, on).members


def guardians_of(person: Person, *, on: date) -> tuple[Decides, ...]:
    """Return who decides for ``person`` on ``on``, by the day since when. One query."""
    theirs = Q(ward=person) | Q(ward__merged_into=person)
    found = Guardianship.objects.filter(theirs).filter(at(on)).select_related("guardian")
    return tuple(
        Decides(one.pk, _standing(one.guardian), Guardian(one.kind), one.since)
        for one in found.order_by("since", "pk")
    )


def guardianship_of(number: int, *, ward: Person) -> Guardianship | None:
    """Return a guardianship of ``ward`` by its number, None if it is not theirs. One query."""
    theirs = Q(ward=ward) | Q(ward__merged_into=ward)
    return Guardianship.objects.filter(theirs, pk=number).first()


def _view(household: UUID, on: date) -> HouseholdView:
    found = Membership.objects.filter(household=household).filter(at(on)).select_related("person")
    rows = sorted(found.order_by("since", "pk"), key=lambda one: one.relation != Relation.SELF)
    return HouseholdView(
        household,
        tuple(
            Member(one.person.merged_into_id or one.person_id, Relation(one.relation), one.since)
            for one in rows
        ),
    )


def _standing(person: Person | None) -> UUID | None:
    return (person.merged_into_id or person.pk) if person else None
