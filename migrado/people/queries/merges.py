"""Which rows were recognised as one person, to undo it where it was wrong."""

from uuid import UUID

from migrado.people.models import Merge, Person


def merges_of(person: Person) -> tuple[Merge, ...]:
    """Return what was merged into ``person`` and not undone, the newest first; one query."""
    found = Merge.objects.in_city(person.city).filter(survivor=person, undone_at=None)
    return tuple(found.order_by("-merged_at", "-pk"))


def merge_of(number: UUID, *, person: Person) -> Merge | None:
    """Return a merge into ``person`` by its id, None if it is not theirs. One query."""
    found: Merge | None = (
        Merge.objects.in_city(person.city).filter(survivor=person, pk=number).first()
    )
    return found
