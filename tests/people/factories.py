"""Persons for tests, obviously invented, and staff at work for a purpose."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from migrado.accounts.models import Account
from migrado.people import actions, policies
from migrado.people.domain import (
    BIRTH,
    NAME,
    USES,
    Agreement,
    Category,
    Given,
    Giver,
    Name,
    Purpose,
    birth_of,
    said,
)
from migrado.people.models import Consent, Person
from migrado.people.policies import Acting
from migrado.texts.models import City
from tests.accounts.factories import staff
from tests.support.clock import NOW, TODAY

WORDING = "Ich bin einverstanden."
ROLE_OF = {
    Purpose.RECEPTION: "reception",
    Purpose.REGISTRATION: "registration",
    Purpose.COUNSELLING: "counselling",
    Purpose.REFERRAL: "counselling",
    Purpose.RIGHTS: "counselling",
    Purpose.BENEFITS: "jobcenter",
    Purpose.COURSE: "courses",
}


def acting(
    city: City,
    purpose: Purpose = Purpose.RECEPTION,
    *,
    account: Account | None = None,
    now: datetime = NOW,
) -> Acting:
    """Return somebody at work for ``purpose``; a new account with the fitting role by default."""
    if account is None:
        name = f"{ROLE_OF[purpose].title()}{Account.objects.count()}"
        account = staff(name, now=NOW - timedelta(days=1), **{ROLE_OF[purpose]: city})
    return policies.acting(account, purpose=purpose, city=city, now=now)


def later_than(by: Acting) -> Acting:
    """Return the same colleague an hour later."""
    return replace(by, now=by.now + timedelta(hours=1))


def make_person(
    by: Acting,
    given: str = "Olena",
    family: str = "Beispiel",
    born: str = "1990-05-02",
    **facts: Any,
) -> Person:
    """Return a person with a name and a birth, and what else ``facts`` say by key."""
    name = Name(family=family, given=given)
    statements = [said(NAME, name.packed()), said(BIRTH, birth_of(born).text)]
    return actions.register([*statements, *(said(*one) for one in facts.items())], by=by)


def agreed(
    person: Person,
    purpose: Purpose = Purpose.COUNSELLING,
    *,
    by: Acting,
    categories: frozenset[Category] | None = None,
    until: date = TODAY + timedelta(days=100),
    giver: Giver = Giver.SELF,
    recipients: frozenset[str] = frozenset(),
) -> Consent:
    """Return a consent of ``person`` to all that ``purpose`` may see, health too."""
    agreement = Agreement(
        purpose=purpose,
        categories=USES[purpose].categories if categories is None else categories,
        language="uk",
        given=Given.SIGNED,
        by=giver,
        until=until,
        recipients=recipients,
    )
    return actions.give(person, agreement, wording=WORDING, by=by)
