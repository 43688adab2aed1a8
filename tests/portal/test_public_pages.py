"""The pages that are the same for everybody."""

import pytest

from migrado.directory.domain.roles import TOPICS
from migrado.portal.queries import HELP_PAGES
from migrado.portal.queries.locations import ROLES
from migrado.texts.domain import LANGUAGES as HOUSE
from migrado.texts.domain import language
from migrado.texts.models import City, CityLanguage
from tests.support.clock import NOW
from tests.support.pages import open_page, unmarked

pytestmark = pytest.mark.django_db
PAGES = (
    "",
    "ask/",
    "places/",
    "places/?topic=language&free=1",
    "places/pdl/",
    "places/migrado/",
    *(f"topics/{topic}/" for topic in TOPICS),
    "violence/",
    "register/",
    "search/",
    "search/?q=Deutschkurs",
    "search/?q=mein+Mann+schl%C3%A4gt+mich",
    "locations/",
    "disclaimer/",
    "imprint/",
    "privacy/",
    "accessibility/",
    "card/",
    "card/bed/",
    "card/danger/",
    "link-deleted/",
    "plan/",
    "plan/questions/1/",
    *(f"plan/help/{slug}/" for slug in HELP_PAGES),
)
KEPT = tuple(path for path in PAGES if not path.startswith("plan/") or "help" in path)
LANGUAGES = tuple(one.code for one in HOUSE)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_keeps_the_rules_for_any_page(client, dortmund, path, code):
    page = open_page(client, f"/dortmund/{code}/{path}")

    assert page.html["lang"] == language(code).tag
    assert page.html["dir"] == language(code).direction


@pytest.mark.parametrize("path", PAGES)
def test_every_page_leads_to_itself_in_the_other_languages(client, dortmund, path):
    page = open_page(client, f"/dortmund/de/{path}")

    links = page.find("nav", class_="languages").find_all("a")

    own = [link for link in links if "easy" not in link.get("class", ())]
    assert [link["href"] for link in own] == [f"/dortmund/{one.code}/{path}" for one in HOUSE]
    assert [link.text for link in own] == [one.name for one in HOUSE]
    assert [link["hreflang"] for link in own] == [one.tag for one in HOUSE]
    assert [link.get("aria-current") for link in own] == ["true", *[None] * (len(HOUSE) - 1)]
    assert [link["href"] for link in links if link not in own] == [f"/dortmund/de-si/{path}"]


@pytest.mark.parametrize("path", PAGES)
def test_no_link_of_ours_leads_nowhere(client, dortmund, path):
    page = open_page(client, f"/dortmund/de/{path}")

    for link in page.find_all("a", href=True):
        href = link["href"]
        if href.startswith("#"):
            assert page.find(id=href[1:]), href
        elif href.startswith("/"):
            assert client.get(href.split("#")[0], follow=True).status_code == 200, href


@pytest.mark.parametrize("path", PAGES)
def test_every_word_can_be_translated(client, dortmund, pseudo, path):
    page = open_page(client, f"/dortmund/en/{path}")

    assert unmarked(page) == []


def test_the_pseudo_language_notices_a_word_that_cannot_be_translated(client, dortmund, pseudo):
    page = open_page(client, "/dortmund/en/")
    page.h1.string = "Not translated"

    assert unmarked(page) == ["Not translated"]


@pytest.mark.parametrize("path", KEPT)
def test_public_pages_may_be_kept_by_caches(client, dortmund, path):
    response = client.get(f"/dortmund/de/{path}")

    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "csrf" not in response.content.decode()


def test_a_kept_page_asks_no_database(client, dortmund, django_assert_num_queries):
    client.get("/dortmund/de/")

    with django_assert_num_queries(0):
        assert client.get("/dortmund/de/").status_code == 200


@pytest.mark.parametrize(
    ("path", "most"),
    [("", 8), ("ask/", 14), ("places/", 24), ("places/pdl/", 20), ("topics/work/", 45)]
    + [("locations/", 12), ("plan/help/violence/", 16), ("imprint/", 4)],
)
def test_pages_ask_the_database_little(client, dortmund, path, most, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        client.get(f"/dortmund/de/{path}")


def test_the_home_page_says_what_matters_first(client, dortmund):
    page = open_page(client, "/dortmund/en/")
    doors = [door["href"] for door in page.find_all("a", class_="door")]

    assert "Dortmund" in page.h1.text
    assert "Free. For everyone, Germans too." in page.text
    assert doors == ["/dortmund/en/plan/", "/dortmund/en/places/", "/dortmund/en/ask/"]
    assert [link.text for link in page.select(".topic-title")][:2] == ["Work", "Housing"]
    assert page.find("a", href="tel:110")


def test_every_need_names_an_office_or_says_that_we_do_not_know(client, dortmund):
    page = open_page(client, "/dortmund/en/locations/")

    places = page.find_all("details", class_="place")

    assert len(places) == len(ROLES)
    for place in places:
        assert place.find(class_="office") or "We do not know yet" in place.text


def test_what_we_do_not_know_is_said(client, dortmund):
    page = open_page(client, "/dortmund/en/locations/")

    assert "We do not know. Please ask at the Infopoint." in page.text
    assert "None" not in page.text


@pytest.mark.parametrize(
    ("wanted", "lands"),
    [("de", "de"), ("ar-SY,ar;q=0.9", "ar"), ("fr", "fr"), ("sq", "en"), ("", "en")],
)
def test_the_bare_address_leads_to_the_language_of_the_browser(client, dortmund, wanted, lands):
    response = client.get("/", headers={"Accept-Language": wanted})

    assert response.status_code == 302
    assert response["Location"] == f"/dortmund/{lands}/"
    assert "Accept-Language" in response["Vary"]


def test_several_cities_can_be_chosen_from(client, dortmund):
    other = City.objects.create(
        country=dortmund.country,
        key="bonn",
        name="Bonn",
        state="NW",
        zone="Europe/Berlin",
        changed_at=NOW,
    )
    CityLanguage(city=other, language="de", position=0).save()

    page = open_page(client, "/")

    assert [door["href"] for door in page.find_all("a", class_="door")] == [
        "/bonn/de/",
        "/dortmund/en/",
    ]


def test_without_any_city_the_page_says_so(client, dortmund):
    dortmund.delete()

    assert "No city has been set up" in open_page(client, "/").text


def test_a_language_that_a_city_does_not_speak_is_not_found(client, dortmund):
    CityLanguage.objects.in_city(dortmund).filter(language="ar").delete()

    assert client.get("/dortmund/ar/").status_code == 404


@pytest.mark.parametrize("path", ["", "locations/", "plan/", "plan/questions/", "plan/sheet/"])
def test_pages_that_are_looked_at_refuse_other_methods(client, dortmund, path):
    assert client.post(f"/dortmund/de/{path}").status_code == 405
