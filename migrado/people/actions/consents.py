"""Agreeing and taking it back. Both hold at once, because every read asks for them anew."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from migrado.accounts.policies import NotAllowed
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.domain import Agreement, Giver, last_day
from migrado.people.models import Consent, Person, Withdrawal
from migrado.people.models.consents import holding
from migrado.people.policies import Acting
from migrado.people.queries.consents import check_agreement
from migrado.vault import queries as vault
from migrado.vault.domain import uuid7


class AlreadyWithdrawn(Exception):
    """It was taken back before; nothing changed."""


@transaction.atomic
def give(
    person: Person,
    agreement: Agreement,
    *,
    wording: str,
    by: Acting,
    guardian: Person | None = None,
) -> Consent:
    """Write down that ``person`` agreed, or ``guardian`` for them.

    A consent to the same purpose that still holds is replaced. ``wording`` is what was read.
    What a guardian gave ends when the person turns 18. Raises ConsentRefused.
    """
    Person.objects.in_city(person.city).select_for_update().get(pk=person.pk)
    birth = check_agreement(person, agreement, on=by.on)
    consent = Consent(
        id=uuid7(by.now),
        city=by.city,
        person=person,
        purpose=agreement.purpose,
        categories=sorted(agreement.categories),
        recipients=sorted(agreement.recipients),
        language=agreement.language,
        given=agreement.given,
        giver=agreement.by,
        given_by=guardian if agreement.by is Giver.GUARDIAN else None,
        given_at=by.now,
        since=by.on,
        until=last_day(by=agreement.by, asked=agreement.until, turns_18_on=birth.turns_18_on),
        replaces=_before(person, agreement, by=by),
    )
    consent.sealed = vault.box_of(person.key_id).seal(wording, about=consent.about)
    consent.save()
    tell(Kind.WRITE, "people.consent", by=by, of=person.pk, thing_id=consent.pk)
    return consent


@transaction.atomic
def withdraw(consent: Consent, *, by: Acting) -> Withdrawal:
    """Take a consent back; from now on nobody sees anything on it. Raises AlreadyWithdrawn."""
    if consent.city_id != by.city.pk:
        raise NotAllowed
    row = take_back(consent, at=by.now)
    tell(Kind.REVOKE, "people.consent", by=by, of=consent.person_id, thing_id=consent.pk)
    return row


def take_back(consent: Consent, *, at: datetime) -> Withdrawal:
    """Write the withdrawal, once, in the transaction of who tells it. Raises AlreadyWithdrawn."""
    row = Withdrawal(consent=consent, at=at)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise AlreadyWithdrawn from None
    return row


def _before(person: Person, agreement: Agreement, *, by: Acting) -> Consent | None:
    theirs = Q(person=person) | Q(person__merged_into=person)
    held = Consent.objects.in_city(by.city).filter(theirs, holding(by.on))
    same = held.filter(purpose=agreement.purpose, recipients=sorted(agreement.recipients))
    found: Consent | None = same.order_by("-given_at", "-pk").first()
    return found
