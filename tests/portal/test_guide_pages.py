"""Guide pages and topics: in the reader's language, or honestly in German."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from migrado.content.models import Page, PageText
from migrado.directory.domain.roles import TOPICS
from tests.portal.visitor import MIHAI, Visitor
from tests.support.pages import open_page

pytestmark = pytest.mark.django_db
KEYS = (
    *("first-days", "register", "immigration-office", "interpreting", "violence"),
    *TOPICS,
)
NOT_YET = "This page is not in your language yet. Here is the German text."
BY_MACHINE = "This text was written with a machine. No person has checked it yet."
WORDING = "The German wording"


@pytest.mark.parametrize("code", ["de", "ar", "tr"])
@pytest.mark.parametrize("key", KEYS)
def test_every_page_keeps_the_rules_for_any_page(client, dortmund, key, code):
    page = open_page(client, f"/dortmund/{code}/{key}/")

    assert page.find(class_="guide-text").text.strip()
    assert page.find("a", href=f"/dortmund/{code}/ask/")


def test_all_pages_of_the_city_are_tried(dortmund):
    assert set(Page.objects.in_city(dortmund).values_list("key", flat=True)) == set(KEYS)


def test_the_text_says_its_language_and_direction(client, dortmund):
    PageText.objects.in_city(dortmund).filter(language="tr").delete()
    arabic = open_page(client, "/dortmund/ar/work/").find(class_="guide-text")
    turkish = open_page(client, "/dortmund/tr/work/").find(class_="guide-text")

    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    assert (turkish["lang"], turkish["dir"]) == ("de", "ltr")


def test_a_page_without_a_translation_says_so(client, dortmund):
    PageText.objects.in_city(dortmund).filter(language="en").delete()

    page = open_page(client, "/dortmund/en/work/")

    assert NOT_YET in page.text
    assert page.h1.bdi["lang"] == "de"
    assert page.h1.text == "Arbeit"


def test_law_keeps_the_german_wording_beside_it(client, dortmund):
    english = open_page(client, "/dortmund/en/register/")
    german = open_page(client, "/dortmund/de/register/")

    beside = english.find("summary", string=WORDING) or english.find(
        "span", class_="summary-heading", string=WORDING
    )
    assert beside
    assert len(english.find_all(class_="guide-text")) == 2
    assert english.find_all(class_="guide-text")[1]["lang"] == "de"
    assert len(german.find_all(class_="guide-text")) == 1
    assert BY_MACHINE in english.text


def test_what_a_person_has_checked_stands_alone(client, dortmund):
    PageText.objects.in_city(dortmund).filter(language="en").update(state="reviewed")

    page = open_page(client, "/dortmund/en/register/")

    assert len(page.find_all(class_="guide-text")) == 1
    assert BY_MACHINE not in page.text


def test_a_page_names_its_sources_with_their_day(client, dortmund):
    page = open_page(client, "/dortmund/en/work/")

    assert "AufenthG § 60a" in page.text
    assert "checked on 25.11.2026" in page.text


def test_places_and_offers_stand_under_the_page(client, dortmund):
    page = open_page(client, "/dortmund/en/work/")

    assert page.find("a", href="/dortmund/en/places/vmdo/")
    assert page.find(id="offer-vmdo-job-coaching")


@pytest.mark.parametrize("key", ["money", "psz-awo", "admin", "work.html", "wörk"])
def test_a_page_that_is_not_there_is_not_found(client, dortmund, key):
    assert client.get(f"/dortmund/en/{key}/").status_code == 404


def test_a_draft_is_not_found(client, dortmund):
    PageText.objects.in_city(dortmund).filter(page__key="work").update(state="draft")

    assert client.get("/dortmund/en/work/").status_code == 404
    assert (
        "We have not written about this yet." in open_page(client, "/dortmund/en/topics/work/").text
    )


def test_no_page_takes_the_address_of_something_else(client, dortmund):
    fixed = {"ask", "search", "places", "topics", "locations", "plan", "imprint", "privacy"}

    assert not fixed & set(KEYS)


def test_violence_can_be_left_at_once(client, dortmund):
    page = open_page(client, "/dortmund/en/violence/")

    assert page.find("a", attrs={"data-quick-exit": True})
    assert not open_page(client, "/dortmund/en/work/").find("a", attrs={"data-quick-exit": True})


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_its_page_and_its_places(client, dortmund, topic):
    page = open_page(client, f"/dortmund/en/topics/{topic}/")

    assert page.find(class_="guide-text")
    assert len(page.select("a.place-name")) >= 2


@pytest.mark.parametrize("topic", ["play", "work.", "first-days"])
def test_a_topic_that_the_city_does_not_have_is_not_found(client, dortmund, topic):
    assert client.get(f"/dortmund/en/topics/{topic}/").status_code == 404


def test_a_topic_without_places_says_so(client, dortmund):
    from migrado.directory.models import OfferTopic, OfficeTopic

    OfficeTopic.objects.in_city(dortmund).filter(topic="leisure").delete()
    OfferTopic.objects.in_city(dortmund).filter(topic="leisure").delete()

    page = open_page(client, "/dortmund/en/topics/leisure/")

    assert "We know of no place for this yet." in page.text


def test_nobody_else_sees_what_a_page_says_to_a_visitor(client, dortmund):
    public = client.get("/dortmund/en/work/")
    Visitor(client, MIHAI, "en").walk()

    own = client.get("/dortmund/en/work/")

    assert "no-store" in own["Cache-Control"]
    assert Client().get("/dortmund/en/work/").content == public.content
    assert public["Cache-Control"] == "public, max-age=60"


def test_the_home_page_leads_to_every_topic_and_the_first_steps(client, dortmund):
    page = open_page(client, "/dortmund/en/")

    links = {link["href"] for link in page.find_all("a", href=True)}
    assert {f"/dortmund/en/topics/{topic}/" for topic in TOPICS} <= links
    assert {"/dortmund/en/first-days/", "/dortmund/en/register/"} <= links


def test_the_people_to_ask_come_in_their_order(client, dortmund):
    page = open_page(client, "/dortmund/en/ask/")
    text = page.main.text

    assert page.find("form", method="post") is None
    assert text.index("MigraDo infopoint") < text.index("112")


def test_hostile_text_in_the_database_stays_text(client, dortmund):
    row = PageText.objects.in_city(dortmund).get(page__key="work", language="en")
    row.title, row.text = "<script>x</script>", "<img src=x onerror=alert(1)>\n\n[a](javascript:1)"
    row.save()

    answer = client.get("/dortmund/en/work/")

    page = BeautifulSoup(answer.content, "html.parser")
    assert not page.main.find("img", src="x")
    assert not [link for link in page.find_all("a") if "javascript" in link.get("href", "")]
    assert page.h1.text == "<script>x</script>"
