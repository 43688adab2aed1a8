"""Cities for tests."""

from datetime import UTC, datetime

from migrado.texts.models import City, CityLanguage, Country


def make_city(key: str = "aachen", languages: tuple[str, ...] = ("de", "ar")) -> City:
    country, _new = Country.objects.get_or_create(code="DE")
    city = City.objects.create(
        country=country,
        key=key,
        name=key.title(),
        state="NW",
        zone="Europe/Berlin",
        changed_at=datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
    )
    for position, code in enumerate(languages):
        CityLanguage(city=city, language=code, position=position).save()
    return city
