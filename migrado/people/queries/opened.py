"""Opens facts with the keys of their persons; plain text lives in memory only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from migrado.people.domain import Source, Told
from migrado.people.models import Fact, Person
from migrado.vault import queries as vault
from migrado.vault.domain import Box


@dataclass(frozen=True)
class Known:
    """A fact as it reads: what was told, where it came from and when it was written down."""

    id: UUID
    key: str
    told: Told
    source: Source
    recorded_at: datetime


def clusters(ids: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """Return the standing person of every row that belongs to one of ``ids``; one query.

    ``ids`` are standing persons; the rows that were merged into them come along.
    """
    wanted = set(ids)
    rows = Person._base_manager.filter(Q(pk__in=wanted) | Q(merged_into__in=wanted))
    return {row: into or row for row, into in rows.values_list("pk", "merged_into")}


def boxes_of(rows: Iterable[UUID]) -> Mapping[UUID, Box]:
    """Return the box of every person row that still has one; one query."""
    keys = dict(Person._base_manager.filter(pk__in=set(rows)).values_list("pk", "key"))
    boxes = vault.boxes(keys.values())
    return {row: boxes[key] for row, key in keys.items() if key in boxes}


def known_of(ids: Iterable[UUID], *, keys: Iterable[str]) -> Mapping[UUID, Mapping[str, Known]]:
    """Return the facts in force of standing persons, by person and key; four queries at most.

    Of a person and those merged into it the newest statement counts.
    """
    whose = clusters(ids)
    boxes = boxes_of(whose)
    found: dict[UUID, dict[str, Known]] = {one: {} for one in set(whose.values())}
    facts = Fact.objects.filter(person__in=boxes, key__in=set(keys), superseded_at=None)
    for fact in facts.order_by("recorded_at", "pk"):
        found[whose[fact.person_id]][fact.key] = opened(fact, boxes[fact.person_id])
    return found


def opened(fact: Fact, box: Box) -> Known:
    """Return ``fact`` as it reads. Raises vault.Unreadable."""
    told = Told.unpacked(box.unseal_json(fact.sealed, about=fact.about))
    return Known(fact.pk, fact.key, told, Source(fact.source), fact.recorded_at)
