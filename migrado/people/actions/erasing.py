"""The right to take everything along, and the right to be forgotten."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from migrado.journal.domain import Kind
from migrado.people.actions.holding import rows_of
from migrado.people.actions.journal import tell
from migrado.people.domain import Holder
from migrado.people.models import Household, Person
from migrado.people.policies import Acting
from migrado.vault import actions as vault


@cache
def holders() -> tuple[Holder, ...]:
    """Return whoever keeps something about a person, as the project wires them."""
    return tuple(import_string(path) for path in settings.PERSON_HOLDERS)


@transaction.atomic
def take_along(person: Person, *, by: Acting) -> Mapping[str, Any]:
    """Return all that is kept about ``person``, by room, as JSON knows it (GDPR Art. 15)."""
    rows = rows_of(person)
    found: dict[str, Any] = {}
    for holder in holders():
        found |= holder.export(rows)
    tell(Kind.EXPORT, "people.person", by=by, of=person.pk, fields=found)
    return found


@transaction.atomic
def erase(person: Person, *, by: Acting) -> None:
    """Forget ``person`` for good (GDPR Art. 17): rows, files and the keys of what lies elsewhere.

    What was sealed with the keys is lost in every copy, backups too. The journal keeps that
    somebody with this id was there and was erased, and nothing else; households that nobody
    lives in go as well.
    """
    rows = rows_of(person)
    for holder in holders():
        holder.erase(rows, now=by.now)
    keys = list(Person._base_manager.filter(pk__in=rows).values_list("key", flat=True))
    tell(Kind.ERASE, "people.person", by=by, of=person.pk)
    merged = Person._base_manager.filter(pk__in=rows, merged_into__isnull=False)
    merged.delete()
    Person._base_manager.filter(pk__in=rows).delete()
    Household.objects.in_city(by.city).filter(memberships=None).delete()
    for key in keys:
        vault.erase_key(key, now=by.now)
