"""Who may see which persons, and of each which kinds of data; always for one purpose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from migrado.accounts import policies as accounts
from migrado.accounts.domain import ROLES, Role
from migrado.accounts.models import Account
from migrado.accounts.policies import NotAllowed
from migrado.people.domain import (
    EXPLICIT,
    USES,
    Basis,
    Category,
    Purpose,
    with_consent,
    without_consent,
)
from migrado.people.models import Consent, Person
from migrado.people.models.consents import holding
from migrado.people.models.persons import PersonQuerySet
from migrado.texts.models import City


@dataclass(frozen=True)
class Acting:
    """Somebody of the house at work: as what, for which purpose, in which city, when.

    Made by ``acting`` alone, so that whoever holds one was asked for the permission.
    """

    account: Account
    role: Role
    purpose: Purpose
    city: City
    now: datetime

    @property
    def on(self) -> date:
        """Return the day."""
        return self.now.date()


def acting(account: Account, *, purpose: Purpose, city: City, now: datetime) -> Acting:
    """Return ``account`` at work for ``purpose``. Raises NotAllowed. One query."""
    held = accounts.roles(account, city=city, on=now.date())
    return _acting(account, held, purpose=purpose, city=city, now=now)


def acting_as_first_of(
    purposes: Iterable[Purpose], *, account: Account, city: City, now: datetime
) -> Acting:
    """Return ``account`` at work for the first of ``purposes`` that a role of theirs serves.

    Raises NotAllowed if there is none. One query.
    """
    held = accounts.roles(account, city=city, on=now.date())
    for purpose in purposes:
        if _serving(held, purpose):
            return _acting(account, held, purpose=purpose, city=city, now=now)
    raise NotAllowed


def _acting(
    account: Account, held: Iterable[Role], *, purpose: Purpose, city: City, now: datetime
) -> Acting:
    serving = _serving(held, purpose)
    if not serving:
        raise NotAllowed(purpose)
    return Acting(account, serving[0], purpose, city, now)


def _serving(held: Iterable[Role], purpose: Purpose) -> list[Role]:
    of = set(held)
    wanted = USES[purpose].permission
    return [role for role in Role if role in of and wanted in ROLES[role]]


def visible(by: Acting) -> PersonQuerySet:
    """Return the standing persons whom ``by`` may see at all, as a query.

    What needs no consent sees everybody of the city, so that nobody is written down twice;
    what needs one sees those who gave it.
    """
    standing = Person.objects.in_city(by.city).standing()
    if USES[by.purpose].basis is not Basis.CONSENT:
        return standing
    theirs = Q(person=OuterRef("pk")) | Q(person__merged_into=OuterRef("pk"))
    agreed = Consent.objects.in_city(by.city).filter(holding(by.on), theirs, purpose=by.purpose)
    return standing.filter(Exists(agreed))


def sights(persons: Iterable[UUID], *, by: Acting) -> Mapping[UUID, frozenset[Category]]:
    """Return which kinds of data ``by`` may see of each of ``persons``; one query at most.

    What needs an explicit consent is seen on a consent that names it, and never otherwise.
    """
    ids = set(persons)
    use = USES[by.purpose]
    if use.basis is not Basis.CONSENT:
        return dict.fromkeys(ids, use.categories - EXPLICIT)
    agreed: dict[UUID, frozenset[Category]] = dict.fromkeys(ids, frozenset())
    theirs = Q(person__in=ids) | Q(person__merged_into__in=ids)
    found = Consent.objects.in_city(by.city).filter(holding(by.on), theirs, purpose=by.purpose)
    for person, into, categories in found.values_list(
        "person", "person__merged_into", "categories"
    ):
        seen = with_consent(by.purpose, map(Category, categories))
        whose = into or person
        agreed[whose] = agreed.get(whose, frozenset()) | seen
    return agreed


def sight(person: Person, *, by: Acting) -> frozenset[Category]:
    """Return which kinds of data ``by`` may see of ``person``; one query at most."""
    return sights([person.pk], by=by)[person.pk]


def usable(purpose: Purpose) -> frozenset[Category]:
    """Return what may be written down for ``purpose`` about somebody who agreed to nothing yet."""
    return without_consent([purpose])


def may_see(category: Category, of: Person, *, by: Acting) -> bool:
    """Say whether ``by`` may see ``category`` of ``of``."""
    return category in sight(of, by=by)


def check(category: Category, of: Person, *, by: Acting) -> None:
    """Raise NotAllowed unless ``by`` may see ``category`` of ``of``."""
    if not may_see(category, of, by=by):
        raise NotAllowed(category)
