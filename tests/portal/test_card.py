"""Cards to show: a picture, a German sentence for the clerk, the same in one's own words."""

import re

import pytest

from migrado.portal.queries.card import NEEDS
from tests.support.pages import open_page, unmarked
from tests.support.sources import ROOT

pytestmark = pytest.mark.django_db
SPRITE = (ROOT / "migrado/web/static/web/pictograms.svg").read_text()
PICTURES = set(re.findall(r'<symbol id="(\w+)" viewBox="0 0 48 48"', SPRITE))


def test_every_need_has_its_picture():
    assert {*NEEDS, "aloud", "card"} == PICTURES


def test_pictures_take_the_colour_of_the_text_and_hold_nothing_active():
    assert not re.search(r"<script|href|style=|#[0-9a-f]{3}|on\w+=", SPRITE)


def test_the_page_offers_every_need_with_a_word(client, dortmund):
    page = open_page(client, "/dortmund/en/card/")

    links = page.select(".cards a")

    assert [link["href"] for link in links] == [f"/dortmund/en/card/{key}/" for key in NEEDS]
    assert all(link.text.strip() for link in links)
    assert all(link.find("svg", attrs={"aria-hidden": "true"}) for link in links)


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "Englisch"), ("ar", "Arabisch"), ("ti", "Tigrinya"), ("uk", "Ukrainisch")],
)
def test_the_card_says_it_in_german_with_the_own_language(client, dortmund, code, name):
    page = open_page(client, f"/dortmund/{code}/card/address/")

    sentence = page.find(class_="card-sentence")
    assert sentence["lang"] == "de"
    assert sentence["dir"] == "ltr"
    assert sentence.text == (
        "Guten Tag. Ich brauche Hilfe bei: Anmeldung meiner Adresse. "
        f"Meine Sprache ist: {name}. Bitte sprechen Sie langsam."
    )
    assert sentence.find_next_sibling("p").text.strip()


@pytest.mark.parametrize("code", ["de", "de-si"])
def test_a_german_card_says_it_once(client, dortmund, code):
    page = open_page(client, f"/dortmund/{code}/card/work/")

    sentence = page.find(class_="card-sentence")
    assert "Meine Sprache" not in sentence.text
    assert sentence.find_next_sibling("p") is None


def test_the_card_about_danger_can_be_left_at_once_and_leads_to_help(client, dortmund):
    page = open_page(client, "/dortmund/en/card/danger/")

    assert page.body.find(["a", "button"]).has_attr("data-quick-exit")
    assert page.find("a", href="/dortmund/en/plan/help/violence/")
    assert not open_page(client, "/dortmund/en/card/work/").find(class_="quick-exit")


@pytest.mark.parametrize("need", ["unknown", "ADDRESS", "aloud"])
def test_a_need_that_nobody_has_is_not_found(client, dortmund, need):
    assert client.get(f"/dortmund/en/card/{need}/").status_code == 404


@pytest.mark.parametrize("path", ["card/", "card/bed/"])
def test_no_card_keeps_anything(client, dortmund, path):
    response = client.get(f"/dortmund/en/{path}")

    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=60"
    assert b"csrf" not in response.content


@pytest.mark.parametrize("path", ["plan/help/violence/", "plan/questions/1/"])
def test_the_way_to_the_cards_is_there_without_a_voice_and_the_button_is_not(
    client, dortmund, path
):
    page = open_page(client, f"/dortmund/en/{path}")

    assert page.find("a", href="/dortmund/en/card/")
    assert page.find("button", attrs={"data-aloud": True}).has_attr("hidden")


@pytest.mark.parametrize("path", ["card/", *(f"card/{key}/" for key in NEEDS)])
def test_every_word_of_a_card_can_be_translated(client, dortmund, pseudo, path):
    assert unmarked(open_page(client, f"/dortmund/en/{path}")) == []
