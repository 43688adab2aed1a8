"""The list of places: those that fit, those of which nobody knows, and what can be asked for."""

import pytest

from migrado.directory import queries
from migrado.directory.domain.matching import Filters
from tests.directory.factories import loaded, spoil, write_pack
from tests.support.clock import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return write_pack(tmp_path)


def listed(path, **asked):
    return queries.directory_page(loaded(path), asked=asked.items(), language="en", now=NOW)


def keys(rows):
    return [row.office.key for row in rows]


def test_without_filters_all_places_stand_in_the_order_of_the_pack(path):
    page = listed(path)

    assert keys(page.fitting) == ["town-hall", "everything-else"]
    assert page.unsure == ()
    assert page.filters == Filters()


@pytest.mark.parametrize(
    ("asked", "fitting", "unsure"),
    [
        ({"topic": "work"}, ["town-hall"], []),
        ({"topic": "language"}, ["town-hall"], []),  # by its course
        ({"language": "ar"}, ["town-hall"], ["everything-else"]),
        ({"district": "mitte"}, ["town-hall"], ["everything-else"]),
        ({"audience": "women"}, ["town-hall"], ["everything-else"]),
        ({"open": "1"}, ["town-hall"], ["everything-else"]),  # at 9:30 on a Monday
        ({"free": "1"}, ["town-hall"], ["everything-else"]),
        ({"topic": "work", "language": "ar"}, ["town-hall"], []),
        ({"language": "uk"}, ["town-hall", "everything-else"], []),  # nobody speaks it: left out
        ({"district": "nord"}, [], ["everything-else"]),
        ({"topic": "health"}, [], []),
    ],
)
def test_a_place_of_which_nobody_knows_stands_apart(path, asked, fitting, unsure):
    page = listed(path, **asked)

    assert (keys(page.fitting), keys(page.unsure)) == (fitting, unsure)


def test_a_place_that_is_closed_now_is_neither_here_nor_there(path):
    spoil(path, "offices.yaml", old="Mo-Fr 08:00-12:00", new="Mo-Fr 14:00-18:00")

    page = listed(path, open="1")

    assert (keys(page.fitting), keys(page.unsure)) == ([], ["everything-else"])


def test_only_what_some_place_has_can_be_asked_for(path):
    page = listed(path)

    assert page.topics == ("work", "language")
    assert page.spoken == ("ar", "de")
    assert page.audiences == ()  # "everyone" is no choice
    assert page.districts == (("mitte", "Aachen-Mitte"),)


def test_the_commonest_language_comes_first(path):
    spoken = "languages: {value: de, source: a leaflet, checked_on: 2026-11-20}"
    spoil(path, "offers.yaml", old="  cost: {value: free", new=f"  {spoken}\n  cost: {{value: free")
    spoil(path, "offices.yaml", old="name: {de: Alles andere}", new=f"name: {{de: x}}\n  {spoken}")

    assert listed(path).spoken == ("de", "ar")


def test_the_page_says_when_it_will_say_something_else(path):
    page = listed(path)

    assert page.changes_at == page.fitting[0].opening.changes_at
    assert f"{page.changes_at:%H:%M}" == "12:00"
    assert page.fitting[1].opening is None


def test_where_no_hours_are_known_the_page_says_the_same_for_ever(path):
    spoil(path, "offices.yaml", old="  hours: {value", new="  hours: null # {value")

    assert listed(path).changes_at is None


def test_what_waits_is_listed_nowhere(path):
    rows = listed(path).fitting

    assert [offer.key for row in rows for offer in row.offers] == ["course"]


def test_any_number_of_places_takes_the_same_statements(path, django_assert_num_queries):
    city = loaded(path)
    with django_assert_num_queries(18):
        queries.directory_page(city, asked=[], language="ar", now=NOW)

    more = "".join(f"- {{key: place-{n}, name: {{de: Haus {n}}}}}\n" for n in range(30))
    offices = path / "offices.yaml"
    offices.write_text(offices.read_text(encoding="utf-8") + more, encoding="utf-8")
    city = loaded(path)
    with django_assert_num_queries(18):
        page = queries.directory_page(city, asked=[], language="ar", now=NOW)
    assert len(page.fitting) == 32


def test_the_places_of_another_city_stay_there(tmp_path, path):
    loaded(write_pack(tmp_path / "other", key="bochum"))

    assert len(listed(path).fitting) == 2


def test_topics_take_one_statement(path, django_assert_num_queries):
    city = loaded(path)

    with django_assert_num_queries(1):
        assert queries.topics_of(city) == ("work", "language")
