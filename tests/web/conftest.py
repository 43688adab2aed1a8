"""A city with three languages and nothing in it: enough for the frame of a page."""

import pytest

from migrado.texts.models import City, CityLanguage, Country
from migrado.web.kept import forget_kept_pages
from tests.support.clock import NOW


@pytest.fixture(autouse=True)
def _nothing_kept():
    forget_kept_pages()


@pytest.fixture
def city(db) -> City:
    country, _ = Country.objects.get_or_create(code="DE")
    city = City.objects.create(
        country=country,
        key="dortmund",
        name="Dortmund",
        state="NW",
        zone="Europe/Berlin",
        changed_at=NOW,
    )
    for position, code in enumerate(("de", "en", "ar")):
        CityLanguage(city=city, language=code, position=position).save()
    return city
