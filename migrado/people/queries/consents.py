"""What somebody agreed to, now and before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from migrado.people.domain import (
    BIRTH,
    CONSENTABLE,
    Agreement,
    Birth,
    Category,
    Given,
    Giver,
    Purpose,
    birth_of,
    check,
)
from migrado.people.models import Consent, Person
from migrado.people.queries.opened import boxes_of, known_of


@dataclass(frozen=True)
class ConsentRow:
    """A consent as a page lists it; it ``holds`` or it is history, and why."""

    id: UUID
    purpose: Purpose
    categories: tuple[Category, ...]
    recipients: tuple[str, ...]  # keys of organisations
    language: str
    given: Given
    giver: Giver
    given_at: datetime
    until: date  # exclusive
    withdrawn_at: datetime | None
    is_replaced: bool
    holds: bool


def consents_of(
    person: Person, *, on: date, to: Iterable[Purpose] = CONSENTABLE
) -> tuple[ConsentRow, ...]:
    """Return the consents of ``person`` to the purposes ``to``, the newest first; one query.

    Those of merged rows too.
    """
    theirs = Q(person=person) | Q(person__merged_into=person)
    found = Consent.objects.in_city(person.city).filter(theirs, purpose__in=list(to))
    found = found.select_related("withdrawal", "replaced_by").order_by("-given_at", "-pk")
    return tuple(_row(consent, on) for consent in found)


def consent_of(number: UUID, *, person: Person) -> Consent | None:
    """Return a consent of ``person`` by its id, None if it is not theirs. One query."""
    theirs = Q(person=person) | Q(person__merged_into=person)
    found: Consent | None = (
        Consent.objects.in_city(person.city)
        .filter(theirs, pk=number)
        .select_related("person", "withdrawal", "replaced_by")
        .first()
    )
    return found


def check_agreement(person: Person, agreement: Agreement, *, on: date) -> Birth:
    """Return the birth of ``person`` if this can be agreed to for them on ``on``; four queries.

    Raises ConsentRefused.
    """
    known = known_of([person.pk], keys=[BIRTH])[person.pk]
    birth = birth_of(known[BIRTH].told.value if BIRTH in known else "")
    check(agreement, on=on, is_adult=birth.is_adult(on))
    return birth


def wording(consent: Consent) -> str:
    """Return what was read before agreeing, word for word. Raises vault.Erased; two queries."""
    box = boxes_of([consent.person_id])[consent.person_id]
    return box.unseal(consent.sealed, about=consent.about)


def _row(consent: Consent, on: date) -> ConsentRow:
    withdrawal = getattr(consent, "withdrawal", None)
    is_replaced = getattr(consent, "replaced_by", None) is not None
    return ConsentRow(
        id=consent.pk,
        purpose=Purpose(consent.purpose),
        categories=tuple(map(Category, consent.categories)),
        recipients=tuple(consent.recipients),
        language=consent.language,
        given=Given(consent.given),
        giver=Giver(consent.giver),
        given_at=consent.given_at,
        until=consent.until,
        withdrawn_at=withdrawal.at if withdrawal else None,
        is_replaced=is_replaced,
        holds=consent.covers(on) and withdrawal is None and not is_replaced,
    )
