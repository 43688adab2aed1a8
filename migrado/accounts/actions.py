"""Staff come, get a role, and leave; each step stands in the journal."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from migrado.accounts import policies
from migrado.accounts.domain import TWO_PERSONS, Role
from migrado.accounts.models import Account, Assignment, Invitation, in_force, waiting
from migrado.accounts.queries import token_hash
from migrado.journal.actions import record
from migrado.journal.domain import Kind
from migrado.texts.models import City
from migrado.vault.domain import uuid7

INVITATION_DAYS = 7
TOKEN_BYTES = 32


class AlreadyHeld(Exception):
    """Somebody holds this role in this city already, or it waits to be agreed to."""


class LastOperator(Exception):
    """Nobody would be left who could let anybody in."""


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
    if by is not None and _is_theirs_alone(account, city=city, on=now.date()):
        return account, ""
    Invitation.objects.filter(account=account, used_at=None).update(expires_at=now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Invitation.objects.create(
        account=account,
        token_hash=token_hash(token),
        expires_at=now + timedelta(days=INVITATION_DAYS),
    )
    _tell(Kind.GRANT, "accounts.invitation", of=account, by=by, city=city, now=now)
    return account, token


def _is_theirs_alone(account: Account, *, city: City, on: date) -> bool:
    has_password = bool(account.password) and account.has_usable_password()
    elsewhere = account.assignment_set.filter(in_force(on) | waiting(on)).exclude(city=city)
    return has_password or elsewhere.exists()


def _start_anew(account: Account, *, name: str) -> None:
    account.left_at, account.name = None, name
    account.set_unusable_password()
    account.save(update_fields=["left_at", "name", "password"])
    Authenticator.objects.filter(user=account).delete()


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
    once; WeakPassword if the password is refused, and the link stays good.
    """
    found = Invitation.objects.filter(token_hash=token_hash(token), used_at=None)
    claimed = found.filter(expires_at__gt=now).update(used_at=now)
    if not claimed:
        raise InvitationOver
    account = Account.objects.get(invitation__token_hash=token_hash(token))
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise WeakPassword(error.messages) from None
    account.set_password(password)
    account.save(update_fields=["password"])
    return account


@transaction.atomic
def grant(
    role: Role,
    *,
    to: Account,
    city: City,
    by: Account | None,
    now: datetime,
    organisation: str = "",
) -> Assignment:
    """Give ``role`` in ``city`` from today on; for the gravest roles it waits for a second person.

    ``by`` None: from the command line of the machine, which needs nobody's agreement. Raises
    NotAllowed, also to who would grant to themselves; AlreadyHeld.
    """
    on = now.date()
    if by is not None and not policies.can_grant(role, to=to, by=by, city=city, on=on):
        raise policies.NotAllowed(role)
    waits = by is not None and role in TWO_PERSONS
    try:
        with transaction.atomic():
            given = Assignment(
                city=city,
                account=to,
                role=role,
                organisation=organisation,
                since=on,
                granted_by=by,
                agreed_on=None if waits else on,
            )
            given.save()
    except IntegrityError:
        raise AlreadyHeld from None
    _tell(Kind.GRANT, f"accounts.assignment.{role}", of=to, by=by, city=city, now=now)
    return given


@transaction.atomic
def agree(assignment: Assignment, *, by: Account, now: datetime) -> None:
    """Agree as the second person to a role that waits. Raises NotAllowed; twice is harmless."""
    if not policies.can_agree(assignment, by=by, on=now.date()):
        raise policies.NotAllowed(assignment.role)
    open_ = Assignment.objects.in_city(assignment.city).filter(waiting(now.date()))
    changed = open_.filter(pk=assignment.pk).update(agreed_by=by, agreed_on=now.date())
    if changed:
        what = f"accounts.assignment.{assignment.role}"
        _tell(Kind.GRANT, what, of=assignment.account, by=by, city=assignment.city, now=now)


@transaction.atomic
def end(assignment: Assignment, *, by: Account, now: datetime) -> None:
    """Take a role away, from now on. Raises NotAllowed, LastOperator; twice is harmless."""
    city, on = assignment.city, now.date()
    if not policies.can_grant(
        Role(assignment.role), to=assignment.account, by=by, city=city, on=on
    ):
        raise policies.NotAllowed(assignment.role)
    _keep_an_operator(city, on=on, without=Q(pk=assignment.pk))
    changed = Assignment.objects.in_city(city).filter(pk=assignment.pk, until=None).update(until=on)
    if changed:
        what = f"accounts.assignment.{assignment.role}"
        _tell(Kind.REVOKE, what, of=assignment.account, by=by, city=city, now=now)


@transaction.atomic
def leave(account: Account, *, city: City, by: Account, now: datetime) -> None:
    """Let somebody leave the house of ``city``: no role there from this moment on.

    Who holds no role elsewhere has no session, link, second factor and account any more. Raises
    NotAllowed, also to who would do it to themselves; LastOperator.
    """
    on = now.date()
    if not policies.can_grant(Role.RECEPTION, to=account, by=by, city=city, on=on):
        raise policies.NotAllowed("leave")
    _keep_an_operator(city, on=on, without=Q(account=account))
    account.assignment_set.filter(city=city, until=None).update(until=on)
    if not account.assignment_set.filter(in_force(on) | waiting(on)).exists():
        Account.objects.filter(pk=account.pk, left_at=None).update(left_at=now)
        Authenticator.objects.filter(user=account).delete()
        Invitation.objects.filter(account=account, used_at=None).update(expires_at=now)
    _tell(Kind.REVOKE, "accounts.account", of=account, by=by, city=city, now=now)


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


def _keep_an_operator(city: City, *, on: date, without: Q) -> None:
    """Raise LastOperator if the city would have none; two who end each other take their turn."""
    City.objects.select_for_update().get(pk=city.pk)
    operators = Assignment.objects.in_city(city).filter(in_force(on)).filter(role=Role.OPERATOR)
    if operators.exists() and not operators.exclude(without).exists():
        raise LastOperator


def _tell(
    kind: Kind, thing: str, *, of: Account, by: Account | None, city: City, now: datetime
) -> None:
    record(
        kind=kind,
        at=now,
        actor=str(by.pk) if by else "",
        thing=thing,
        thing_id=str(of.pk),
        city=city,
    )
