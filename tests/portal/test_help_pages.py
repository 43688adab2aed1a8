"""Help that cannot wait says what to do first, and cites the law."""

import pytest

from migrado.portal.queries import HELP_PAGES
from tests.support.pages import open_page

pytestmark = pytest.mark.django_db


def test_violence_help_can_be_left_at_once(client, dortmund):
    page = open_page(client, "/dortmund/en/plan/help/violence/")

    leave = page.find("a", attrs={"data-quick-exit": True})
    assert leave["href"].startswith("https://")
    assert leave["rel"] == ["noreferrer"]
    assert page.find("a", href="tel:116016")
    assert "Auskunftssperre" in page.text
    assert "BMG § 51 (1)" in page.text
    assert "BMG § 52 (1)" in page.text


def test_a_person_without_a_home_learns_where_to_sleep(client, dortmund):
    page = open_page(client, "/dortmund/en/plan/help/tonight/")

    assert page.find(class_="office")
    assert page.find("a", href="tel:112")
    assert "BMG § 17 (1)" in page.text


def test_a_minor_alone_is_led_to_the_youth_office(client, dortmund):
    page = open_page(client, "/dortmund/en/plan/help/youth/")

    assert "SGB VIII § 42a (1)" in page.text
    assert "Jugendamt" in page.find(class_="office").text
    assert page.find("a", href="tel:116111")


@pytest.mark.parametrize("slug", HELP_PAGES)
def test_what_the_law_says_is_marked_as_not_checked(client, dortmund, slug):
    page = open_page(client, f"/dortmund/en/plan/help/{slug}/")

    for point in page.find_all(class_="legal"):
        if "§" in point.text:
            assert "not checked by a person" in point.text


def test_the_german_wording_stands_beside_a_translation(client, dortmund, monkeypatch):
    from django.utils.translation import trans_real

    german = trans_real.translation("de")
    monkeypatch.setattr(german, "gettext", lambda message: f"DE {message}")

    page = open_page(client, "/dortmund/en/plan/help/violence/")

    assert all(
        point.find("details").find(lang="de").text.startswith("DE ")
        for point in page.find_all(class_="legal")
    )
