"""Two rows turn out to be one person, or turn out not to be. Nothing is moved or lost."""

from uuid import UUID

from django.db import transaction

from migrado.accounts.policies import NotAllowed
from migrado.journal.domain import Kind
from migrado.people.actions.asking import count_again
from migrado.people.actions.journal import tell
from migrado.people.models import Fact, Merge, Person
from migrado.people.policies import Acting
from migrado.vault.domain import uuid7


class CannotMerge(Exception):
    """One of both is gone, merged already, or they are the same row."""


class CannotUndo(Exception):
    """It was undone before, or the person was merged further since."""


@transaction.atomic
def merge(absorbed: Person, *, into: Person, by: Acting) -> Merge:
    """Read ``absorbed`` as one person with ``into`` from now on.

    Both keep what was written about them, under their own keys. What both were asked for counts
    as asked again. Raises CannotMerge, NotAllowed for two cities.
    """
    if {absorbed.city_id, into.city_id} != {by.city.pk}:
        raise NotAllowed
    _lock_standing(absorbed.pk, into.pk)
    moved = list(absorbed.merged.values_list("pk", flat=True))
    Person.objects.in_city(by.city).filter(pk__in=[absorbed.pk, *moved]).update(merged_into=into)
    row = Merge(
        id=uuid7(by.now),
        city=by.city,
        survivor=into,
        absorbed=absorbed,
        moved=[str(one) for one in moved],
        merged_at=by.now,
    )
    row.save(force_insert=True)
    count_again(_asked_of_both(absorbed, into), by=by)
    for of in (absorbed.pk, into.pk):
        tell(Kind.WRITE, "people.merge", by=by, of=of, thing_id=row.pk)
    return row


@transaction.atomic
def undo(row: Merge, *, by: Acting) -> None:
    """Let both be two again, each with what was written about it. Raises CannotUndo."""
    if row.city_id != by.city.pk:
        raise NotAllowed
    claimed = Merge.objects.in_city(by.city).filter(pk=row.pk, undone_at=None)
    back = Person.objects.in_city(by.city).filter(
        pk__in=[row.absorbed_id, *map(UUID, row.moved)], merged_into=row.survivor_id
    )
    if not claimed.update(undone_at=by.now) or back.count() != 1 + len(row.moved):
        raise CannotUndo
    Person.objects.in_city(by.city).filter(pk=row.absorbed_id).update(merged_into=None)
    Person.objects.in_city(by.city).filter(pk__in=row.moved).update(merged_into=row.absorbed_id)
    for of in (row.absorbed_id, row.survivor_id):
        tell(Kind.WRITE, "people.merge", by=by, of=of, thing_id=row.pk)


def _lock_standing(*ids: UUID) -> None:
    """Hold both rows in one order, so that two merges never wait for each other for ever."""
    found = Person._base_manager.filter(pk__in=ids, merged_into=None).order_by("pk")
    held = list(found.select_for_update())  # read, not counted: a count holds nothing
    if len(held) != 2 or len(set(ids)) != 2:
        raise CannotMerge


def _asked_of_both(one: Person, other: Person) -> set[str]:
    def keys(of: Person) -> set[str]:
        return set(Fact.objects.filter(person=of, superseded_at=None).values_list("key", flat=True))

    return keys(one) & keys(other)
