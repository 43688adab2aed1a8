"""The page of a person: what is known, who lives with them, what they agreed to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from migrado.people.domain import CONSENTABLE, Category, Name, Purpose
from migrado.people.models import Person
from migrado.people.queries.consents import ConsentRow, consents_of
from migrado.people.queries.households import Decides, HouseholdView, guardians_of, household_of
from migrado.people.queries.portraits import Portrait, portrait


@dataclass(frozen=True)
class PersonPage:
    """What one pair of eyes may see of a person. Without a right to it, a part is empty.

    ``names`` are those of the person and of the others that ``household`` and ``guardians`` name;
    who is not in it may not be named to the reader.
    """

    person: Person
    portrait: Portrait
    household: HouseholdView | None = None
    guardians: tuple[Decides, ...] = ()
    consents: tuple[ConsentRow, ...] = ()
    names: Mapping[UUID, Name] = field(default_factory=dict)

    @property
    def name(self) -> Name | None:
        """Return the name of the person; None if it is not known or not for these eyes."""
        return self.names.get(self.person.pk)

    @property
    def others(self) -> frozenset[UUID]:
        """Return who else is on the page, whether they may be named or not."""
        members = self.household.members if self.household else ()
        return frozenset(
            one
            for one in (*(m.person for m in members), *(g.guardian for g in self.guardians))
            if one and one != self.person.pk
        )


def person_page(
    person: Person,
    *,
    sight: frozenset[Category],
    on: date,
    to: Iterable[Purpose] = CONSENTABLE,
) -> PersonPage:
    """Return the page as ``sight`` shows it, with the consents to ``to``, without any name.

    Eight queries at most.
    """
    shows_household = Category.HOUSEHOLD in sight
    return PersonPage(
        person=person,
        portrait=portrait(person, sight=sight),
        household=household_of(person, on=on) if shows_household else None,
        guardians=guardians_of(person, on=on) if shows_household else (),
        consents=consents_of(person, on=on, to=to),
    )
