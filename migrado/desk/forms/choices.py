"""What selects offer: languages and countries by name, words for the values of a list."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.translation import override

from migrado.guide.domain.questions import COUNTRIES
from migrado.people.domain import SPOKEN
from migrado.people.queries.words import country_name
from migrado.texts.domain import LANGUAGES
from migrado.web.dates import language_name, locale

Choices = list[tuple[str, Any]]


def named(words: Mapping[Any, Any]) -> Choices:
    """Return the values of an enum with their words, in the order of ``words``."""
    return [(value.value, word) for value, word in words.items()]


@cache
def languages(language: str) -> tuple[tuple[str, str], ...]:
    """Return the languages that people speak, by their names in ``language``."""
    found = ((code, language_name(code, language)) for code in SPOKEN)
    return tuple(sorted(found, key=lambda one: one[1].casefold()))


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Return the countries of passports, by their names in ``language``."""
    with override(language):
        found = [(code, country_name(code, locale(language))) for code in sorted(COUNTRIES)]
    return tuple(sorted(found, key=lambda one: one[1].casefold()))


def house_languages() -> Choices:
    """Return the languages in which the house can show a text, each by its own name."""
    return [(one.code, one.name) for one in LANGUAGES]
