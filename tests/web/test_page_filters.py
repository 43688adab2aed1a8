"""Days, lists and numbers in the words of the page."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from migrado.web import dates
from migrado.web.templatetags import page
from tests.support.clock import TODAY

DAY = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", "Dienstag, 15. Dezember 2026"),
        ("en", "Tuesday, 15 December 2026"),
        ("ar", "الثلاثاء، 15 ديسمبر 2026"),
    ],
)
def test_a_day_is_said_with_its_weekday(code, words):
    assert dates.full_date(DAY, code) == words
    assert page.full_date(DAY, code) == words


def test_a_day_is_said_in_the_language_of_the_page():
    with translation.override("de"):
        assert page.full_date(DAY) == "Dienstag, 15. Dezember 2026"


def test_the_short_day_is_the_german_one():
    assert page.short_date(date(2026, 3, 1)) == "01.03.2026"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (12, "in 12 days")],
)
def test_how_far_a_day_is(days, words):
    with translation.override("en"):
        assert page.in_days(TODAY + timedelta(days=days), TODAY) == words


def test_a_passed_day_is_not_counted():
    with translation.override("en"):
        assert page.in_days(TODAY - timedelta(days=40), TODAY) == "this day has passed"


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("110", "110"),
        ("0231 50-11148 / -11149", "02315011148"),
        ("+49 231 500", "+49231500"),
        ("116 016", "116016"),
    ],
)
def test_a_number_can_be_called(number, link):
    assert page.tel(number) == link


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("https://www.dortmund.de/rathaus/", "dortmund.de"),
        ("http://example.org", "example.org"),
        ("a leaflet of the city", "a leaflet of the city"),
    ],
)
def test_a_long_address_is_shown_by_its_host(source, shown):
    assert page.host(source) == shown


@pytest.mark.parametrize(
    ("code", "way"), [("de", "ltr"), ("ar", "rtl"), ("", "ltr"), ("xx", "ltr")]
)
def test_a_language_has_a_direction(code, way):
    assert page.direction(code) == way


def test_lists_are_said_in_words():
    assert page.in_a_list(("Sie", "Kind 1", "Kind 2"), "de") == "Sie, Kind 1 und Kind 2"
    assert page.in_a_list(("you", "child 1", "child 2"), "en") == "you, child 1 and child 2"
    assert page.in_a_list((), "en") == ""
