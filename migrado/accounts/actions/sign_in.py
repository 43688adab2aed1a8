"""Somebody comes through the door."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from migrado.accounts.domain import Identity
from migrado.accounts.models import Account, Invitation
from migrado.journal.actions import record
from migrado.journal.domain import Kind


class Stranger(Exception):
    """Nobody was invited with this address, or who was has left."""


class AnotherSubject(Exception):
    """The account is tied to another subject of the provider, or the subject to another account."""


@transaction.atomic
def note_sign_in(account: Account, *, now: datetime) -> None:
    """Write down that somebody came through the door; from where is not kept."""
    _tell(Kind.SIGN_IN, "accounts.account", account=account, now=now)


@transaction.atomic
def recognise(who: Identity, *, issuer: str, now: datetime) -> Account:
    """Return the account that ``who`` may sign in to: the one that was invited with their address.

    The first time ties it to their subject at ``issuer``, and open invitations end; from then on
    nobody else whom the provider gives the same address comes in. Raises Stranger, AnotherSubject.
    """
    invited = Account.objects.select_for_update().filter(email=who.email, left_at=None)
    account = invited.first()
    if account is None:
        raise Stranger
    ties = SocialAccount.objects.filter(provider=issuer)
    if ties.filter(user=account, uid=who.subject).exists():
        return account
    if ties.filter(user=account).exists() or ties.filter(uid=who.subject).exists():
        raise AnotherSubject
    SocialAccount.objects.create(user=account, provider=issuer, uid=who.subject)
    Invitation.objects.filter(account=account, used_at=None).update(expires_at=now)
    _tell(Kind.WRITE, "accounts.identity", account=account, now=now)
    return account


def _tell(kind: Kind, thing: str, *, account: Account, now: datetime) -> None:
    number = str(account.pk)
    record(kind=kind, at=now, actor=number, thing=thing, thing_id=number)
