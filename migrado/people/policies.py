"""Who may see which persons, and of each which kinds of data; always for one purpose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from migrado.accounts import policies as accounts
from migrado.accounts.domain import ROLES, Permission, Role
from migrado.accounts.models import Account
from migrado.accounts.policies import NotAllowed
from migrado.people.domain import (
    CONSENTABLE,
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
from migrado.people.queries.portraits import standing
from migrado.texts.models import City

# For what somebody who opens a person does so, if several fit: what sees most comes first.
OPENING = (
    Purpose.COUNSELLING,
    Purpose.REGISTRATION,
    Purpose.RECEPTION,
    Purpose.BENEFITS,
    Purpose.COURSE,
)
# For what somebody is asked to agree to something: by who sees them face to face.
ASKING = OPENING[:3]
# For what somebody looks for a person: where everybody can be found, nobody is written down twice.
SEARCHING = (Purpose.RECEPTION, Purpose.BENEFITS, Purpose.COURSE)


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


def acting_on(
    number: UUID,
    purposes: Iterable[Purpose] = OPENING,
    *,
    account: Account,
    city: City,
    now: datetime,
) -> Acting:
    """Return ``account`` at work for the first of ``purposes`` that lets them see a person.

    If none does, for the last that a role of theirs serves: then they find nobody there. Raises
    NotAllowed if no role serves any. A query for the roles and two for each purpose tried.
    """
    held = accounts.roles(account, city=city, on=now.date())
    served = [purpose for purpose in purposes if _serving(held, purpose)]
    if not served:
        raise NotAllowed
    ways = [_acting(account, held, purpose=one, city=city, now=now) for one in served]
    return next((way for way in ways if find(number, by=way)), ways[-1])


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


def find(number: UUID, *, by: Acting) -> Person | None:
    """Return the standing person behind an id if ``by`` may see them, else None; two queries.

    Who may not see them learns no more than if there were nobody.
    """
    person = standing(number, city=by.city)
    if person is None or not visible(by).filter(pk=person.pk).exists():
        return None
    return person


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


def named(persons: Iterable[UUID], *, by: Acting) -> frozenset[UUID]:
    """Return whose name ``by`` may see: everybody's if their role receives persons.

    For other roles only of who agreed to it; one query at most.
    """
    if Permission.RECEIVE_PERSON in ROLES[by.role]:
        return frozenset(persons)
    seen = sights(persons, by=by)
    return frozenset(one for one, categories in seen.items() if Category.IDENTITY in categories)


def consents_seen(by: Acting) -> tuple[Purpose, ...]:
    """Return of which purposes ``by`` sees whether somebody agreed.

    Who receives persons asks for consents and sees them all; others see what is about them.
    """
    if Permission.RECEIVE_PERSON in ROLES[by.role]:
        return CONSENTABLE
    return tuple(purpose for purpose in CONSENTABLE if purpose is by.purpose)


def opened_by_consent(
    by: Acting, *, seen: frozenset[Category]
) -> Mapping[Purpose, frozenset[Category]]:
    """Return what else, beside ``seen``, the role of ``by`` could see of who agrees, by purpose.

    Of the purposes that would come before this one when the person is opened, and this one.
    """
    picked = OPENING[: OPENING.index(by.purpose) + 1] if by.purpose in OPENING else ()
    return {
        purpose: more
        for purpose in picked
        if purpose in CONSENTABLE and USES[purpose].permission in ROLES[by.role]
        if (more := USES[purpose].categories - seen)
    }
