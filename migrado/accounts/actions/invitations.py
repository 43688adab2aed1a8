"""Somebody is invited and sets a password; each step stands in the journal."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from migrado.accounts import policies
from migrado.accounts.actions.assignments import grant, tell
from migrado.accounts.domain import Role
from migrado.accounts.models import Account, Invitation
from migrado.accounts.queries import token_hash
from migrado.journal.domain import Kind
from migrado.texts.models import City
from migrado.vault.domain import uuid7

INVITATION_DAYS = 7
TOKEN_BYTES = 32


class InvitationOver(Exception):
    """The link was used or is too old."""


class WeakPassword(Exception):
    """The password is too easy to guess; ``messages`` say why, in the reader's language."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(*messages)
        self.messages = messages


@dataclass(frozen=True)
class Invitee:
    """Somebody who is to work here; the address is the one at work."""

    name: str
    email: str


@transaction.atomic
def invite(who: Invitee, *, city: City, by: Account | None, now: datetime) -> tuple[Account, str]:
    """Return the account of ``who``, made if there is none, and the token of a new link.

    The link lets the reader set a password and works for a week; older links end. Who has a
    password already, or a role in another city, gets no link (an empty token), or whoever
    invites could sign in as them.
    Who left and comes back starts anew, without the roles and the password of before. ``by``
    None: from the command line of the machine, where somebody locked out starts anew, too.
    """
    account, _ = Account.objects.get_or_create(
        email=who.email.strip().lower(),
        defaults={"id": uuid7(now), "name": who.name, "created_at": now},
    )
    if by is None or not account.is_active:
        _start_anew(account, name=who.name)
    if by is not None and policies.is_theirs_alone(account, city=city, on=now.date()):
        return account, ""
    return account, _new_link(account, city=city, by=by, now=now)


@transaction.atomic
def renew(account: Account, *, city: City, by: Account, now: datetime) -> str:
    """Return the token of a new link for somebody who was invited and has not come in.

    Older links end. The token is empty for who has a password already or a role in another city.
    Raises NotAllowed, also for who left.
    """
    if not policies.can_renew(account, by=by, city=city, on=now.date()):
        raise policies.NotAllowed("renew")
    if policies.is_theirs_alone(account, city=city, on=now.date()):
        return ""
    return _new_link(account, city=city, by=by, now=now)


def _new_link(account: Account, *, city: City, by: Account | None, now: datetime) -> str:
    Invitation.objects.filter(account=account, used_at=None).update(expires_at=now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Invitation.objects.create(
        account=account,
        token_hash=token_hash(token),
        expires_at=now + timedelta(days=INVITATION_DAYS),
    )
    tell(Kind.GRANT, "accounts.invitation", of=account, by=by, city=city, now=now)
    return token


def _start_anew(account: Account, *, name: str) -> None:
    account.left_at, account.name = None, name
    account.set_unusable_password()
    account.save(update_fields=["left_at", "name", "password"])
    Authenticator.objects.filter(user=account).delete()
    SocialAccount.objects.filter(user=account).delete()


@transaction.atomic
def invite_to(
    role: Role,
    who: Invitee,
    *,
    city: City,
    by: Account | None,
    now: datetime,
    organisation: str = "",
) -> tuple[Account, str]:
    """Invite somebody and give them their first role; both or nothing.

    The token is empty for somebody who has a password already. Raises NotAllowed, AlreadyHeld.
    """
    account, token = invite(who, city=city, by=by, now=now)
    grant(role, to=account, city=city, by=by, now=now, organisation=organisation)
    return account, token


@transaction.atomic
def accept(token: str, *, password: str, now: datetime) -> Account:
    """Set the password of whoever was invited, and end the link.

    Raises InvitationOver if the link is unknown, used or too old, also if two windows use it at
    once or the account came in meanwhile; WeakPassword if the password is refused, and the link
    stays good.
    """
    found = Invitation.objects.filter(token_hash=token_hash(token), used_at=None)
    claimed = found.filter(expires_at__gt=now).update(used_at=now)
    if not claimed:
        raise InvitationOver
    account = Account.objects.select_for_update().get(invitation__token_hash=token_hash(token))
    if policies.has_come_in(account):  # by an older link, while this one was made
        raise InvitationOver
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise WeakPassword(error.messages) from None
    account.set_password(password)
    account.save(update_fields=["password"])
    return account
