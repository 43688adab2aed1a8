"""What people itself keeps about a person, for taking along and for erasing."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from migrado.people.models import Consent, Fact, Guardianship, Membership, Person
from migrado.people.queries.opened import boxes_of, opened
from migrado.vault.domain import Box


class PeopleHolder:
    """Facts with their history, consents, memberships, who decides for whom."""

    models = frozenset(
        {
            *("people.person", "people.fact", "people.nametoken", "people.merge"),
            *("people.membership", "people.guardianship", "people.consent", "people.withdrawal"),
            "people.filecode",
        }
    )

    def export(self, rows: Collection[UUID]) -> Mapping[str, Any]:
        """Return everything, opened, in the order in which it was written down."""
        boxes = boxes_of(rows)
        return {
            "facts": _facts(boxes),
            "consents": _consents(boxes),
            "households": _memberships(rows),
            "guardians": _guardians(rows),
        }

    def erase(self, rows: Collection[UUID], *, now: datetime) -> None:
        """Do nothing: all of it hangs on the rows of the person and goes with them."""


HOLDER = PeopleHolder()


def _facts(boxes: Mapping[UUID, Box]) -> list[dict[str, Any]]:
    found = Fact.objects.filter(person__in=boxes).order_by("recorded_at", "pk")
    return [
        {
            "key": fact.key,
            **opened(fact, boxes[fact.person_id]).told.packed(),
            "source": fact.source,
            "recorded_at": fact.recorded_at.isoformat(),
            "superseded_at": fact.superseded_at.isoformat() if fact.superseded_at else None,
        }
        for fact in found
    ]


def _consents(boxes: Mapping[UUID, Box]) -> list[dict[str, Any]]:
    found = Consent._base_manager.filter(person__in=boxes).select_related("withdrawal")
    return [
        {
            "purpose": one.purpose,
            "categories": one.categories,
            "recipients": one.recipients,
            "language": one.language,
            "wording": boxes[one.person_id].unseal(one.sealed, about=one.about),
            "given": one.given,
            "giver": one.giver,
            "given_at": one.given_at.isoformat(),
            "until": one.until.isoformat(),
            "withdrawn_at": one.withdrawal.at.isoformat() if hasattr(one, "withdrawal") else None,
        }
        for one in found.order_by("given_at", "pk")
    ]


def _memberships(rows: Collection[UUID]) -> list[dict[str, Any]]:
    found = Membership.objects.filter(person__in=rows).order_by("since", "pk")
    return [
        {"household": str(one.household_id), "relation": one.relation, **_time(one)}
        for one in found
    ]


def _guardians(rows: Collection[UUID]) -> list[dict[str, Any]]:
    """Return who decides for them, and for whom they decide; the others by their ids only."""
    found = Guardianship.objects.filter(Q(ward__in=rows) | Q(guardian__in=rows))
    return [
        {
            "ward": str(one.ward_id),
            "guardian": str(one.guardian_id) if one.guardian_id else None,
            "kind": one.kind,
            **_time(one),
        }
        for one in found.order_by("since", "pk")
    ]


def _time(row: Membership | Guardianship) -> dict[str, str | None]:
    return {
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
    }


def rows_of(person: Person) -> tuple[UUID, ...]:
    """Return the rows that are this person: the standing one and those merged into it."""
    return (person.pk, *person.merged.order_by("pk").values_list("pk", flat=True))
