"""A link for the companion: one step, its place, its day and its papers, and nothing private."""

import pytest
from django.test import Client

from migrado.guide import actions
from tests.portal.visitor import OLENA, Visitor
from tests.support.pages import open_page, unmarked

pytestmark = pytest.mark.django_db
PLAN = "/dortmund/en/plan/"
PRIVATE = (
    *("Ukraine", "child 1", "child 2", "Monday, 30 November 2026", "14 November", "8 years"),
    *("You moved in", "BMG § 17", "protection", "Last day by law", "For:"),
)


@pytest.fixture
def olena(client, dortmund):
    Visitor(client, OLENA, "en").walk()
    return client


def make(client, number=1):
    """Make a note of a step and return its page's address and that of the companion's page."""
    button = open_page(client, PLAN).select("button[form=companion-form]")[number - 1]
    answer = client.post(f"{PLAN}companion/", {button["name"]: button["value"]})
    assert answer.status_code == 303
    return answer["Location"], answer["Location"].removesuffix("link/")


def test_every_step_can_be_given_to_a_companion(olena):
    page = open_page(olena, PLAN)

    buttons = page.select("button[form=companion-form]")

    assert len(buttons) == len(page.select(".step")) >= 2
    assert page.find("form", id="companion-form")["action"] == f"{PLAN}companion/"


def test_the_companion_sees_what_where_when_and_which_papers(olena):
    advised = open_page(olena, PLAN).find(id="step-1").find("time")["datetime"]

    page = open_page(Client(), make(olena)[1])

    assert page.h1.text == "Register your address"
    assert "Wohnsitz anmelden" in page.text
    assert page.find("time")["datetime"] == advised
    assert page.find(class_="office")
    assert "Wohnungsgeberbestätigung" in page.text


def test_the_companion_sees_nothing_else(olena):
    shown, link = make(olena)

    for path in (shown, link):
        text = open_page(Client(), path).text
        assert [word for word in PRIVATE if word in text] == []


def test_the_companion_reads_in_their_own_language(olena):
    link = make(olena)[1]

    german, arabic = (open_page(Client(), link.replace("/en/", f"/{c}/")) for c in ("de", "ar"))

    assert german.h1.text == "Ihre Adresse anmelden"
    assert arabic.find(class_="german").find(lang="de", dir="ltr")
    assert arabic.find("nav", class_="languages").find("a", href=link)


def test_a_step_that_is_not_in_the_plan_makes_no_link(olena):
    for wanted in ("", "register_address", "residence_title.permit_ends.you", "x" * 5_000):
        answer = olena.post(f"{PLAN}companion/", {"step": wanted})

        assert answer["Location"] == PLAN


def test_both_can_delete_the_link(olena):
    for who in (olena, Client()):
        link = make(olena)[1]

        answer = who.post(f"{link}delete/")

        assert "It opens nothing any more" in open_page(who, answer["Location"]).main.text
        for path in (link, f"{link}link/"):
            assert "not valid any more" in open_page(olena, path, status=404).main.text


def test_when_too_many_links_are_made_paper_helps(olena, monkeypatch):
    monkeypatch.setattr(actions, "MOST_A_DAY", 0)
    step = open_page(olena, PLAN).select_one("button[form=companion-form]")["value"]

    assert olena.post(f"{PLAN}companion/", {"step": step}).status_code == 503


def test_every_word_for_the_companion_can_be_translated(olena, pseudo):
    for path in make(olena):
        assert unmarked(open_page(olena, path)) == []
