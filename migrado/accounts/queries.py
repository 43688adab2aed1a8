"""What pages about staff show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from migrado.accounts.domain import Role
from migrado.accounts.models import Account, Assignment, Invitation, in_force, waiting
from migrado.texts.models import City

ROLE_NAMES: Mapping[Role, Promise] = {
    Role.RECEPTION: _("Reception"),
    Role.REGISTRATION: _("Registration"),
    Role.COUNSELLING: _("Arrival counselling"),
    Role.JOBCENTER: _("Jobcenter in the house"),
    Role.COURSES: _("Course coordination"),
    Role.EDITOR: _("Editor"),
    Role.TRANSLATOR: _("Translator"),
    Role.PARTNER: _("Partner organisation"),
    Role.REPORTING: _("Reporting"),
    Role.AUDIT: _("Audit"),
    Role.OPERATOR: _("Operator"),
}


@dataclass(frozen=True)
class HeldRole:
    """One role of somebody; it ``waits`` until a second person has agreed."""

    id: int
    role: Role
    organisation: str
    since: date
    waits: bool

    @property
    def name(self) -> Promise:
        """Return the role as the house names it."""
        return ROLE_NAMES[self.role]


@dataclass(frozen=True)
class StaffRow:
    """Somebody who works here, with the roles held in one city.

    Who is ``awaited`` was invited and has not come in, so that a new link can be made.
    """

    id: UUID
    name: str
    email: str
    awaited: bool
    roles: tuple[HeldRole, ...]


def staff(city: City, *, on: date) -> tuple[StaffRow, ...]:
    """Return everybody with a role in ``city``, held or waiting, by name. One query."""
    of_all = Assignment._base_manager.filter(in_force(on) | waiting(on))
    elsewhere = Exists(of_all.filter(account=OuterRef("account")).exclude(city=city))
    found = Assignment.objects.in_city(city).filter(in_force(on) | waiting(on))
    with_provider = Exists(SocialAccount.objects.filter(user=OuterRef("account")))
    open_ = found.select_related("account").annotate(is_known=elsewhere | with_provider)
    rows: dict[UUID, list[Any]] = {}
    for one in open_.order_by("account__name", "account_id", "role", "pk"):
        rows.setdefault(one.account_id, []).append(one)
    return tuple(_row(held) for held in rows.values())


def _row(held: list[Any]) -> StaffRow:
    account = held[0].account
    return StaffRow(
        id=account.pk,
        name=account.name,
        email=account.email,
        awaited=not (account.has_password or held[0].is_known),
        roles=tuple(
            HeldRole(one.pk, Role(one.role), one.organisation, one.since, one.agreed_on is None)
            for one in held
        ),
    )


def colleague(number: UUID, *, city: City) -> Account | None:
    """Return the account with a role in ``city``, now or once; None if there is none."""
    return Account.objects.filter(pk=number, assignment__city=city).distinct().first()


def assignment(number: int, *, city: City) -> Assignment | None:
    """Return an assignment of ``city`` by its number, None if there is none."""
    found: Assignment | None = (
        Assignment.objects.in_city(city).select_related("account", "city").filter(pk=number).first()
    )
    return found


def account_by_email(email: str) -> Account | None:
    """Return the account that signs in with ``email``, None if there is none."""
    return Account.objects.filter(email=email.strip().lower()).first()


def open_invitation(token: str, *, now: datetime) -> Invitation | None:
    """Return the invitation behind ``token``, None if it is unknown, used or over."""
    found = (
        Invitation.objects.select_related("account").filter(token_hash=token_hash(token)).first()
    )
    return found if found and found.is_open(now) else None


def token_hash(token: str) -> bytes:
    """Return what is kept of a token: its sha256, from which nobody comes back to it."""
    return sha256(token.encode()).digest()
