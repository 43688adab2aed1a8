"""Which cities there are and what they speak."""

from migrado.texts.domain import Language, language
from migrado.texts.models import City, CityLanguage


def city(key: str) -> City | None:
    """Return the city with the key ``key``, None when there is none; one statement."""
    return City.objects.filter(key=key).first()


def cities() -> tuple[City, ...]:
    """Return all cities by name; one statement."""
    return tuple(City.objects.order_by("name", "key"))


def languages_of(city: City) -> tuple[Language, ...]:
    """Return the languages of ``city`` in the order of its language switch; one statement."""
    rows = CityLanguage.objects.in_city(city).order_by("position")
    return tuple(language(row.language) for row in rows)
