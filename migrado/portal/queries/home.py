"""The first page of a city, and the way there from the bare address."""

from dataclasses import dataclass

from migrado.directory import queries as directory
from migrado.directory.queries import HelplineCard, OfficeCard
from migrado.texts import queries as texts
from migrado.texts.models import City


@dataclass(frozen=True)
class HomePage:
    """``infopoint`` is None when the city has named no place to ask."""

    infopoint: OfficeCard | None
    helplines: tuple[HelplineCard, ...]


def city_keys() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return key, name and language codes of all cities by name.

    One statement, and one for each city; called only for the bare address.
    """
    return tuple(
        (city.key, city.name, tuple(one.code for one in texts.languages_of(city)))
        for city in texts.cities()
    )


def home_page(city: City, *, language: str) -> HomePage:
    """Return the place to ask and the numbers for emergencies."""
    offices = directory.offices_for(city, roles=["infopoint"], language=language)
    helplines = directory.helplines(city, language=language)
    return HomePage(infopoint=offices.get("infopoint"), helplines=helplines)
