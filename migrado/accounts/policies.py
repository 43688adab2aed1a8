"""Who may do what: every page and every action of staff asks here, by the name of a permission."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied

from migrado.accounts.domain import Permission, Role, grantable, permissions
from migrado.accounts.models import Account, Assignment, in_force, waiting
from migrado.texts.models import City


class NotAllowed(PermissionDenied):
    """Somebody asked for what their roles do not hold; nothing is said about why."""


def roles(account: Account, *, city: City, on: date) -> frozenset[Role]:
    """Return the roles that ``account`` holds in ``city`` on the day ``on``; none after leaving.

    One query.
    """
    if not account.is_active:
        return frozenset()
    held = Assignment.objects.in_city(city).filter(account=account).filter(in_force(on))
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def permissions_of(account: Account, *, city: City, on: date) -> frozenset[Permission]:
    """Return everything that ``account`` may do in ``city`` on the day ``on``. One query."""
    return permissions(roles(account, city=city, on=on))


def can(permission: Permission, *, by: Account, city: City, on: date) -> bool:
    """Say whether ``by`` may do it in ``city`` on the day ``on``. One query."""
    return permission in permissions_of(by, city=city, on=on)


def check(permission: Permission, *, by: Account, city: City, on: date) -> None:
    """Raise NotAllowed unless ``by`` may do it in ``city`` on the day ``on``. One query."""
    if not can(permission, by=by, city=city, on=on):
        raise NotAllowed(permission)


def can_grant(role: Role, *, to: Account, by: Account, city: City, on: date) -> bool:
    """Say whether ``by`` may give ``role`` to somebody else; nobody gives to themselves."""
    return to != by and role in grantable(roles(by, city=city, on=on))


def can_agree(assignment: Assignment, *, by: Account, on: date) -> bool:
    """Say whether ``by`` may be the second person: neither who gets it nor who gave it."""
    involved = {assignment.account_id, assignment.granted_by_id}
    held = roles(by, city=assignment.city, on=on)
    return by.pk not in involved and Role.OPERATOR in held


def is_theirs_alone(account: Account, *, city: City, on: date) -> bool:
    """Say whether a link that sets a password would let somebody of ``city`` act as another.

    So it is with who has come in already, or has a role in another city, held or waiting.
    """
    open_ = account.assignment_set.filter(in_force(on) | waiting(on))
    return has_come_in(account) or open_.exclude(city=city).exists()


def has_come_in(account: Account) -> bool:
    """Say whether they have a password, or have signed in with the city's provider."""
    return account.has_password or SocialAccount.objects.filter(user=account).exists()


def can_renew(account: Account, *, by: Account, city: City, on: date) -> bool:
    """Say whether ``by`` may make a new link for somebody else with a role here, held or waiting.

    Whether there is to be one for them is another question: `is_theirs_alone`.
    """
    here = account.assignment_set.filter(in_force(on) | waiting(on), city=city)
    may = account != by and can(Permission.MANAGE_STAFF, by=by, city=city, on=on)
    return may and account.is_active and here.exists()


def cities_of(account: Account, *, on: date) -> Mapping[UUID | int, City]:
    """Return the cities in which ``account`` holds a role, by id, in order of their names."""
    if not account.is_active:
        return {}
    held = account.assignment_set.filter(in_force(on)).select_related("city").order_by("city__name")
    return {one.city_id: one.city for one in held}
