"""What the page of a case shows beside the case: who they are in one line, what was agreed."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from migrado.accounts.queries import staff
from migrado.casework.models.cases import COUNSELLING_ROLES
from migrado.desk.queries.words import PURPOSE_NAMES, fact_text
from migrado.people.domain import LANGUAGES
from migrado.people.queries import Portrait
from migrado.people.queries.consents import consents_of
from migrado.people.queries.portraits import standing
from migrado.people.queries.words import birth_in_words
from migrado.texts.models import City

CANNOT_BE_CHECKED = _("The file cannot be checked at the moment. Please try again later.")


def one_line(portrait: Portrait, *, language: str) -> tuple[str, ...]:
    """Return birth and languages of a person, as far as they are known and may be seen."""
    birth = birth_in_words(portrait.birth, language)
    spoken = portrait.value(LANGUAGES)
    texts = (birth, fact_text(LANGUAGES, spoken, language) if spoken else "")
    return tuple(text for text in texts if text)


def agreed_to(person: UUID, *, city: City, on: date) -> tuple[tuple[object, date], ...]:
    """Return to which purposes a person agrees on the day ``on``, and until when (exclusive)."""
    whose = standing(person, city=city)
    rows = consents_of(whose, on=on) if whose else ()
    return tuple((PURPOSE_NAMES[one.purpose], one.until) for one in rows if one.holds)


def colleagues(city: City, *, on: date, besides: UUID) -> list[tuple[str, object]]:
    """Return who else counsels in ``city``, as id and name, by name; one query."""
    counselling = set(COUNSELLING_ROLES)
    return [
        (str(row.id), row.name)
        for row in staff(city, on=on)
        if row.id != besides
        and any(held.role in counselling and not held.waits for held in row.roles)
    ]
