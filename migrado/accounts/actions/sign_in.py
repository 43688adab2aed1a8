"""Somebody comes through the door."""

from datetime import datetime

from django.db import transaction

from migrado.accounts.models import Account
from migrado.journal.actions import record
from migrado.journal.domain import Kind


@transaction.atomic
def note_sign_in(account: Account, *, now: datetime) -> None:
    """Write down that somebody came through the door; from where is not kept."""
    record(
        kind=Kind.SIGN_IN,
        at=now,
        actor=str(account.pk),
        thing="accounts.account",
        thing_id=str(account.pk),
    )
