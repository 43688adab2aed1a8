"""Who lives with a person and who decides for them, in words; and where the page leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.text import format_lazy

from migrado.accounts.domain import Permission
from migrado.desk.queries.words import PURPOSE_NAMES
from migrado.people.domain import LANGUAGES, Category, Purpose, first_of
from migrado.people.queries import PersonPage
from migrado.people.queries.wording import GERMAN
from migrado.people.queries.words import CATEGORY_WORDS, GUARDIAN_WORDS, RELATION_WORDS
from migrado.texts.domain import LANGUAGES as HOUSE_LANGUAGES


@dataclass(frozen=True)
class HomeRow:
    """Somebody beside the person; ``name`` empty: they did not agree to be named to the reader.

    ``person`` None: somebody whom the house does not know. ``number`` is that of a guardianship.
    """

    person: UUID | None
    name: str
    words: Promise
    since: date
    is_self: bool = False
    number: int | None = None


@dataclass(frozen=True)
class Home:
    """The household, None if there is none to see, and the guardians."""

    members: tuple[HomeRow, ...] | None
    guardians: tuple[HomeRow, ...]


@dataclass(frozen=True)
class Beyond:
    """What a consent would open to the reader."""

    purpose: Purpose
    name: Promise
    categories: tuple[Promise, ...]


@dataclass(frozen=True)
class Ways:
    """Which doors of the person's page are open to the reader."""

    facts: bool
    household: bool
    same: bool
    consents: bool
    rights: bool


def home_of(page: PersonPage) -> Home:
    """Return who lives with the person of ``page`` and who decides for them."""
    members = page.household.members if page.household else ()
    return Home(
        members=tuple(
            HomeRow(
                one.person,
                _name(page, one.person),
                RELATION_WORDS[one.relation],
                one.since,
                is_self=one.person == page.person.pk,
            )
            for one in members
        )
        or None,
        guardians=tuple(
            HomeRow(
                one.guardian,
                _name(page, one.guardian),
                GUARDIAN_WORDS[one.kind],
                one.since,
                number=one.id,
            )
            for one in page.guardians
        ),
    )


def beyond(opened: Mapping[Purpose, Iterable[Category]]) -> tuple[Beyond, ...]:
    """Return what consents would open, in the order of purposes."""
    return tuple(
        Beyond(
            purpose,
            PURPOSE_NAMES[purpose],
            tuple(CATEGORY_WORDS[one] for one in Category if one in set(categories)),
        )
        for purpose, categories in opened.items()
    )


def ways_of(page: PersonPage, *, held: frozenset[Permission]) -> Ways:
    """Return where somebody who holds ``held`` can go from ``page``."""
    sight = page.portrait.sight
    return Ways(
        facts=bool(sight & {Category.IDENTITY, Category.CONTACT, Category.ADDRESS}),
        household=Category.HOUSEHOLD in sight,
        same=Permission.RECEIVE_PERSON in held,
        consents=Permission.RECEIVE_PERSON in held,
        rights=Permission.COUNSEL_PERSON in held,
    )


def language_to_read(page: PersonPage) -> str:
    """Return the language in which the person reads best, as far as the house speaks it.

    If nobody asked: the one in which they last read a consent; else German.
    """
    spoken = first_of(page.portrait.value(LANGUAGES), among=[one.code for one in HOUSE_LANGUAGES])
    return spoken or next((one.language for one in page.consents), GERMAN)


def guardian_choices(page: PersonPage) -> list[tuple[str, object]]:
    """Return who may agree for the person, of those whom the house knows: id and words."""
    return [
        (str(one.guardian), format_lazy("{}: {}", GUARDIAN_WORDS[one.kind], name))
        for one in page.guardians
        if one.guardian and (name := _name(page, one.guardian))
    ]


def _name(page: PersonPage, number: UUID | None) -> str:
    name = page.names.get(number) if number else None
    return name.shown if name else ""
