import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from migrado.texts import queries
from migrado.texts.models import CityLanguage, Country, NeedsCity
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db


def test_two_cities_cannot_share_a_key():
    make_city("aachen")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_city("aachen")


def test_a_city_offers_a_language_once():
    city = make_city(languages=("de",))

    with pytest.raises(IntegrityError), transaction.atomic():
        CityLanguage(city=city, language="de", position=7).save()


def test_two_cities_may_offer_the_same_language():
    make_city("aachen", languages=("de",))
    make_city("bochum", languages=("de",))

    assert CityLanguage._base_manager.count() == 2


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CityLanguage.objects.all(),
        lambda: CityLanguage.objects.filter(language="de"),
        lambda: CityLanguage.objects.count(),
        lambda: CityLanguage.objects.first(),
    ],
)
def test_a_query_over_city_owned_rows_without_a_city_is_refused(ask):
    with pytest.raises(NeedsCity, match="in_city"):
        ask()


def test_a_query_sees_only_the_rows_of_its_city():
    aachen = make_city("aachen", languages=("de", "ar"))
    make_city("bochum", languages=("en",))

    assert {row.language for row in CityLanguage.objects.in_city(aachen)} == {"de", "ar"}


def test_a_country_with_cities_stays():
    make_city()

    with pytest.raises(ProtectedError):
        Country.objects.get().delete()


def test_the_languages_of_a_city_come_in_the_order_of_its_switch(django_assert_num_queries):
    city = make_city(languages=("ar", "de", "en"))

    with django_assert_num_queries(1):
        found = queries.languages_of(city)

    assert [language.code for language in found] == ["ar", "de", "en"]


def test_cities_are_found_by_key_and_listed_by_name(django_assert_num_queries):
    make_city("bochum")
    make_city("aachen")

    with django_assert_num_queries(3):
        assert queries.city("bochum").name == "Bochum"
        assert queries.city("atlantis") is None
        assert [city.key for city in queries.cities()] == ["aachen", "bochum"]
