"""For what a person's data may be used, by which desk, and which kinds of data each may see.

One table decides what pages show, what a consent says, what a partner is sent and what the
processing record lists. Whoever changes it changes all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from migrado.accounts.domain import Permission
from migrado.people.domain.facts import Category


class Purpose(StrEnum):
    """Why something about a person is read or kept; stands in the journal and on the consent."""

    RECEPTION = "reception"  # who is this, in which language, to whom do they want to go
    REGISTRATION = "registration"  # first registration
    COUNSELLING = "counselling"  # arrival counselling with a case file
    BENEFITS = "benefits"  # the Jobcenter in the house looks at what may be due
    COURSE = "course"  # placement in a language course
    REFERRAL = "referral"  # sending to another organisation
    RIGHTS = "rights"  # the person's own rights: to see, correct, take along, erase


class Basis(StrEnum):
    """What allows it."""

    TASK = "task"  # needed for what the person came for (GDPR Art. 6 (1) (e), DSG NRW § 3 (1))
    LAW = "law"  # a duty of the person and the office
    CONSENT = "consent"  # agreed to, GDPR Art. 6 (1) (a), for health Art. 9 (2) (a)


@dataclass(frozen=True)
class Use:
    """What one purpose may see on one basis, and which permission of staff it takes."""

    basis: Basis
    norm: str
    permission: Permission
    categories: frozenset[Category]


C, P = Category, Permission
USES: Mapping[Purpose, Use] = {
    Purpose.RECEPTION: Use(
        Basis.TASK,
        "GDPR Art. 6 (1) (e); DSG NRW § 3 (1)",
        P.RECEIVE_PERSON,
        frozenset({C.IDENTITY, C.CONTACT}),
    ),
    Purpose.REGISTRATION: Use(
        Basis.LAW,
        "BMG § 3, § 17, § 24",
        P.REGISTER_PERSON,
        frozenset({C.IDENTITY, C.CONTACT, C.ADDRESS, C.HOUSEHOLD, C.STAY}),
    ),
    Purpose.COUNSELLING: Use(
        Basis.CONSENT,
        "GDPR Art. 6 (1) (a), Art. 9 (2) (a)",
        P.COUNSEL_PERSON,
        frozenset(Category),
    ),
    Purpose.BENEFITS: Use(
        Basis.CONSENT,
        "GDPR Art. 6 (1) (a); SGB X § 67b (2)",
        P.SEE_ASSESSMENT,
        frozenset(Category) - {C.HEALTH, C.NOTES},
    ),
    Purpose.COURSE: Use(
        Basis.CONSENT,
        "GDPR Art. 6 (1) (a)",
        P.PLACE_IN_COURSE,
        frozenset({C.IDENTITY, C.CONTACT, C.LANGUAGE, C.EDUCATION}),
    ),
    Purpose.REFERRAL: Use(
        Basis.CONSENT,
        "GDPR Art. 6 (1) (a), Art. 9 (2) (a); SGB X § 67b (1) (3), (2)",
        P.COUNSEL_PERSON,
        frozenset(Category) - {C.NOTES},
    ),
    # Hands everything over to the person and shows nothing of it to staff, so it sees no category;
    # it takes somebody who is bound to secrecy and knows how to make sure who is asking.
    Purpose.RIGHTS: Use(
        Basis.LAW,
        "GDPR Art. 12 (2), Art. 15 to 17, Art. 20",
        P.COUNSEL_PERSON,
        frozenset(),
    ),
}
# Only on a consent that names it, whatever the purpose: silence never covers it.
EXPLICIT = frozenset({Category.HEALTH})
CONSENTABLE = tuple(purpose for purpose, use in USES.items() if use.basis is Basis.CONSENT)


def purposes_of(permissions: Iterable[Permission]) -> tuple[Purpose, ...]:
    """Return what somebody with ``permissions`` works for, in the order of `Purpose`."""
    held = frozenset(permissions)
    return tuple(purpose for purpose, use in USES.items() if use.permission in held)


def without_consent(purposes: Iterable[Purpose]) -> frozenset[Category]:
    """Return what those of ``purposes`` may see that need no consent."""
    uses = (USES[purpose] for purpose in purposes)
    free = [use.categories - EXPLICIT for use in uses if use.basis is not Basis.CONSENT]
    return frozenset[Category]().union(*free)


def with_consent(purpose: Purpose, agreed: Iterable[Category]) -> frozenset[Category]:
    """Return what ``purpose`` may see of ``agreed``; never more than the table allows."""
    return USES[purpose].categories & frozenset(agreed)
