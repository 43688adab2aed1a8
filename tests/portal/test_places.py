"""The directory: filters that need no script, places that admit what they do not know."""

from datetime import timedelta

import pytest
from django.test import Client

from migrado.directory.models import OfferFact, Office, OfficeFact
from migrado.portal.views.cookie import COOKIE
from migrado.web.kept import forget_kept_pages
from tests.portal.visitor import MIHAI, OLENA, Visitor
from tests.support.clock import NOW
from tests.support.pages import check_page, open_page

pytestmark = pytest.mark.django_db
PLACES = "/dortmund/en/places/"
FOR_YOU = "As far as you have told us, this is for you."
FOR_OTHERS = "As far as you have told us, this is made for other people."
GERMAN = {**MIHAI, "nationalities": {"value": ["DE"]}}


def names(part):
    return [link["href"].split("/")[-2] for link in part.select("a.place-name")]


def fitting(page):
    return names(page.find("section", attrs={"aria-labelledby": "fitting-title"}))


def unsure(page):
    found = [one for one in page.main.find_all("details") if one.select("a.place-name")]
    return names(found[0]) if found else []


def test_without_filters_every_place_is_there_once(client, dortmund):
    page = open_page(client, PLACES)

    assert sorted(fitting(page)) == sorted(
        Office.objects.in_city(dortmund).values_list("key", flat=True)
    )
    assert unsure(page) == []
    assert page.h2.text == "All places"


@pytest.mark.parametrize(
    ("asked", "inside", "outside"),
    [
        ({"topic": "leisure"}, "stadtbibliothek", "mieterverein"),
        ({"topic": "housing"}, "mieterverein", "stadtbibliothek"),
        ({"language": "ar"}, "lw-innenstadt-nord", "stadtsportbund"),
        ({"audience": "women"}, "frauenberatungsstelle", "maenneruebernachtung"),
        ({"free": "1"}, "gesundheitskiosk", "familienkasse"),
        ({"open": "1"}, "fues", "familienkasse"),
    ],
)
def test_a_filter_leaves_what_fits(client, dortmund, asked, inside, outside):
    page = open_page(client, PLACES, **asked)

    assert inside in fitting(page)
    assert outside not in fitting(page)
    assert len(fitting(page)) < len(fitting(open_page(client, PLACES)))


def test_places_of_which_we_do_not_know_stand_apart(client, dortmund):
    page = open_page(client, PLACES, open="1")

    assert "familienkasse" in unsure(page)
    assert "We do not know" in page.main.text or "we do not know" in page.main.text
    assert not set(unsure(page)) & set(fitting(page))


@pytest.mark.parametrize(
    "asked",
    [
        {"topic": "play", "language": "xx", "district": "moon", "audience": "kings"},
        {"open": "yes", "free": "true"},
        {"shoe": "42", "page": "2"},
        {"topic": "<script>alert(1)</script>"},
        {"topic": "\x00", "language": "a" * 10_000},
    ],
)
def test_what_makes_no_sense_filters_nothing(client, dortmund, asked):
    page = open_page(client, PLACES, **asked)

    assert fitting(page) == fitting(open_page(client, PLACES))
    assert "alert(1)" not in str(page.main)


def test_the_form_says_what_was_chosen_and_works_without_a_script(client, dortmund):
    page = open_page(client, PLACES, topic="housing", free="1")
    form = page.find("form", class_="filters")

    assert (form["action"], form["method"]) == (PLACES, "get")
    assert form.find("option", selected=True, value="housing")
    assert form.find("input", {"name": "free"}).has_attr("checked")
    assert not form.find("input", {"name": "open"}).has_attr("checked")
    for code in [one["value"] for one in form.select("[name=language] option") if one["value"]]:
        found = open_page(client, PLACES, language=code)
        assert fitting(found) or unsure(found)


def test_two_filters_are_two_kept_pages(client, dortmund):
    housing = client.get(PLACES, {"topic": "housing"})
    leisure = client.get(PLACES, {"topic": "leisure"})

    assert housing.content != leisure.content
    assert housing["ETag"] != leisure["ETag"]
    assert client.get(PLACES, {"topic": "housing"}).content == housing.content
    assert housing["Cache-Control"].startswith("public, max-age=")


def test_a_page_is_kept_no_longer_than_it_is_true(client, dortmund, time_machine):
    place = f"{PLACES}stadtbibliothek/"
    opens = opening_of(client, place, time_machine, "2026-11-24T08:59:35Z")

    assert opens["Cache-Control"] == "public, max-age=25"
    later = opening_of(client, place, time_machine, "2026-11-24T12:00:00Z")
    assert later["Cache-Control"] == "public, max-age=60"


def opening_of(client, place, time_machine, now):
    time_machine.move_to(now)
    forget_kept_pages()
    return client.get(place)


def test_a_place_says_what_we_know_and_what_not(client, dortmund):
    page = open_page(client, f"{PLACES}mieterverein/")

    assert page.find("a", href=lambda href: href and href.startswith("tel:"))
    assert "We do not know" in page.main.text
    assert "None" not in page.main.text


def test_every_place_has_a_page(client, dortmund):
    for key in Office.objects.in_city(dortmund).values_list("key", flat=True):
        open_page(client, f"{PLACES}{key}/")


@pytest.mark.parametrize("key", ["psz-awo", "jobcenter-steinstr", "castle", "dortmund"])
def test_a_place_that_waits_or_is_not_there_is_not_found(client, dortmund, key):
    assert client.get(f"{PLACES}{key}/").status_code == 404


def test_without_answers_no_offer_says_for_whom_it_is_made(client, dortmund):
    page = open_page(client, f"{PLACES}willkommen-europa/")

    assert page.select(".offer")
    assert FOR_YOU not in page.text
    assert FOR_OTHERS not in page.text


@pytest.mark.parametrize(
    ("script", "said", "unsaid"),
    [(MIHAI, FOR_YOU, FOR_OTHERS), (GERMAN, FOR_OTHERS, FOR_YOU), (OLENA, FOR_OTHERS, FOR_YOU)],
)
def test_offers_are_held_against_the_answers(client, dortmund, script, said, unsaid):
    Visitor(client, script, "en").walk()

    page = open_page(client, f"{PLACES}willkommen-europa/")

    assert said in page.text
    assert unsaid not in page.text


def test_a_condition_that_the_answers_do_not_settle_says_nothing(client, dortmund):
    client.post("/dortmund/en/plan/questions/1/", {"question": "situation", "value": "none"})

    page = open_page(client, f"{PLACES}willkommen-europa/")

    assert FOR_YOU not in page.text
    assert FOR_OTHERS not in page.text


def test_nobody_else_sees_the_page_of_a_visitor(client, dortmund):
    place = f"{PLACES}willkommen-europa/"
    public = client.get(place)
    Visitor(client, MIHAI, "en").walk()

    own = client.get(place)
    others = Client().get(place)

    assert "no-store" in own["Cache-Control"]
    assert not own.has_header("ETag")
    assert FOR_YOU in own.content.decode()
    assert others.content == public.content
    assert FOR_YOU not in others.content.decode()


def test_a_forged_cookie_gets_the_page_as_everybody_sees_it(client, dortmund):
    client.cookies[COOKIE] = "forged"

    answer = client.get(f"{PLACES}willkommen-europa/")

    assert check_page(answer)
    assert FOR_YOU not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_cookie_of_last_week_says_nothing(client, dortmund, time_machine):
    Visitor(client, MIHAI, "en").walk()
    time_machine.move_to(NOW + timedelta(days=8))
    client.cookies[COOKIE]["max-age"] = ""

    assert FOR_YOU not in client.get(f"{PLACES}willkommen-europa/").content.decode()


def test_a_list_says_what_is_for_the_visitor_to_nobody_else(client, dortmund):
    public = client.get(PLACES)
    Visitor(client, MIHAI, "en").walk()

    own = client.get(PLACES)

    assert "(for you, as far as you have told us)" in own.content.decode()
    assert "no-store" in own["Cache-Control"]
    assert Client().get(PLACES).content == public.content


def test_what_a_course_does_not_tell_is_said(client, dortmund):
    page = open_page(client, f"{PLACES}pdl/")
    course = page.find(id="offer-pdl-integration-course")

    assert course
    assert "We do not know, please ask there:" in course.text
    assert "None" not in course.text


def test_each_claim_on_a_place_leads_to_its_source(client, dortmund):
    facts = OfficeFact.objects.in_city(dortmund).filter(office__key="mieterverein")
    page = open_page(client, f"{PLACES}mieterverein/")

    for source in {fact.source for fact in facts if fact.source.startswith("http")}:
        assert page.find("a", href=source), source
    assert OfferFact.objects.in_city(dortmund).exists()
