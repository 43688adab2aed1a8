"""Roles are given and taken away; who leaves has none. Each step stands in the journal."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.db.models import Q

from migrado.accounts import policies
from migrado.accounts.domain import TWO_PERSONS, Role
from migrado.accounts.models import Account, Assignment, Invitation, in_force, waiting
from migrado.journal.actions import record
from migrado.journal.domain import Kind
from migrado.texts.models import City


class AlreadyHeld(Exception):
    """Somebody holds this role in this city already, or it waits to be agreed to."""


class LastOperator(Exception):
    """Nobody would be left who could let anybody in."""


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
    tell(Kind.GRANT, f"accounts.assignment.{role}", of=to, by=by, city=city, now=now)
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
        tell(Kind.GRANT, what, of=assignment.account, by=by, city=assignment.city, now=now)


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
        tell(Kind.REVOKE, what, of=assignment.account, by=by, city=city, now=now)


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
        SocialAccount.objects.filter(user=account).delete()
        Invitation.objects.filter(account=account, used_at=None).update(expires_at=now)
    tell(Kind.REVOKE, "accounts.account", of=account, by=by, city=city, now=now)


def _keep_an_operator(city: City, *, on: date, without: Q) -> None:
    """Raise LastOperator if the city would have none; two who end each other take their turn."""
    City.objects.select_for_update().get(pk=city.pk)
    operators = Assignment.objects.in_city(city).filter(in_force(on)).filter(role=Role.OPERATOR)
    if operators.exists() and not operators.exclude(without).exists():
        raise LastOperator


def tell(
    kind: Kind, thing: str, *, of: Account, by: Account | None, city: City, now: datetime
) -> None:
    """Write down what became of an account in a city; ``by`` None: from the command line."""
    record(
        kind=kind,
        at=now,
        actor=str(by.pk) if by else "",
        thing=thing,
        thing_id=str(of.pk),
        city=city,
    )
