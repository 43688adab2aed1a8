"""The plan: few statements, ticks that stay on the device, a sheet that a clerk can read."""

import pytest

from tests.portal.visitor import MIHAI, OLENA, Visitor
from tests.support.pages import open_page

pytestmark = pytest.mark.django_db
SIX = {
    **OLENA,
    "household": {
        "partner": "spouse",
        **{"children": "3", "children_ages": "12, 8, 1", "others": "1", "others_ages": "70"},
    },
}


@pytest.mark.parametrize("path", ["plan/", "plan/sheet/"])
def test_the_plan_of_six_persons_asks_the_database_little(
    client, dortmund, path, django_assert_max_num_queries
):
    Visitor(client, SIX, "en").walk()

    with django_assert_max_num_queries(9):
        page = open_page(client, f"/dortmund/en/{path}")

    assert "child 3" in page.text


def test_every_paper_has_a_tick_of_its_own(client, dortmund):
    page = Visitor(client, SIX, "en").walk()

    ticks = [box["data-tick"] for box in page.find_all("input", attrs={"data-tick": True})]

    assert ticks
    assert len(ticks) == len(set(ticks))


def test_ticks_are_never_sent(client, dortmund):
    page = Visitor(client, SIX, "en").walk()

    for box in page.find_all("input", attrs={"data-tick": True}):
        assert box.find_parent("form") is None
        assert not box.get("name")


def test_the_plan_does_not_ask_twice_for_one_way(client, dortmund):
    page = Visitor(client, OLENA, "en").walk()

    names = [office.find("strong").text for office in page.select(".step .office")]

    assert len(names) == len(set(names))
    assert page.find("a", href="#step-1")


def test_every_german_word_says_that_it_is_german(client, dortmund):
    page = Visitor(client, OLENA, "ar").walk()

    for word in page.select(".german"):
        assert word.find(lang="de", dir="ltr") or word.find_parent(lang="de"), word


def test_the_sheet_stands_in_both_languages_and_directions(client, dortmund):
    visitor = Visitor(client, OLENA, "ar")
    visitor.walk()

    page = visitor.get("plan/sheet/")

    pairs = page.select(".pair")
    assert pairs
    for pair in page.select(".sheet-step .pair"):
        assert pair.find(lang="de", dir="ltr")
    assert "Montag, 30. November 2026" in page.text
    assert "الاثنين، 30 نوفمبر 2026" in page.text
    assert "Wohnungsgeberbestätigung" in page.text


def test_the_german_sheet_says_everything_once(client, dortmund):
    visitor = Visitor(client, OLENA, "de")
    visitor.walk()

    page = visitor.get("plan/sheet/")

    assert page.text.count("Montag, 30. November 2026") == 1


def test_the_plan_says_that_it_decides_nothing(client, dortmund):
    page = Visitor(client, MIHAI, "en").walk()

    assert "It is not a decision of an office" in page.text


def test_an_unfinished_plan_leads_back_to_the_questions(client, dortmund):
    client.post("/dortmund/en/plan/questions/1/", {"question": "situation", "value": "none"})

    page = open_page(client, "/dortmund/en/plan/")

    assert page.find("a", href="/dortmund/en/plan/questions/")
