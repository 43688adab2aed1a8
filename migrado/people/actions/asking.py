"""Counts how often somebody is asked for what the house knows already; nobody is named."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F

from migrado.people.domain import Outcome
from migrado.people.models import AskedCount
from migrado.people.policies import Acting


@transaction.atomic
def count_asked(outcomes: Mapping[str, Outcome], *, by: Acting) -> None:
    """Count what came of asking for each key; a row a day, desk, key and outcome."""
    for key, found in sorted(outcomes.items()):
        same = {"on": by.on, "desk": by.role, "key": key, "outcome": found}
        row = AskedCount(city=by.city, **same)
        AskedCount._base_manager.bulk_create([row], ignore_conflicts=True)
        AskedCount.objects.in_city(by.city).filter(**same).update(count=F("count") + 1)


def count_again(keys: Iterable[str], *, by: Acting) -> None:
    """Count that each of ``keys`` was asked for twice."""
    count_asked(dict.fromkeys(keys, Outcome.AGAIN), by=by)
