"""When something goes wrong, one clear sentence in a sensible language."""

import pytest
from django.test import Client
from django.urls import path

from migrado.project import urls as project_urls
from migrado.web import views
from tests.support.pages import check_page, open_page

handler400, handler403 = views.bad_request, views.forbidden
handler404, handler500 = views.not_found, views.server_error


def breaking(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [path("dortmund/<slug:language>/broken/", breaking), *project_urls.urlpatterns]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/nowhere/at/all/", "en"),
        ("/dortmund/ar/no-such-page/", "ar"),
        ("/dortmund/xx/", "en"),
        ("/unknown-city/de/", "de"),
        ("/unknown-city/", "en"),
        ("/dortmund/de/plan/help/no-such-help/", "de"),
    ],
)
def test_an_unknown_address_has_a_page_of_its_own(client, city, address, code):
    page = open_page(client, address, status=404)

    assert page.html["lang"] == code
    assert page.find("a", class_="button")


@pytest.mark.urls(__name__)
def test_a_fault_of_ours_says_so_and_asks_no_database():
    client = Client(raise_request_exception=False)

    page = check_page(client.get("/dortmund/ar/broken/"))

    assert page.html["dir"] == "rtl"
    assert "RuntimeError" not in page.text


@pytest.mark.django_db
def test_a_form_without_token_is_explained(city):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/dortmund/de/plan/questions/1/", {"value": "none"})

    assert response.status_code == 403
    assert check_page(response).html["lang"] == "de"
    assert "no-store" in response["Cache-Control"]


def test_every_status_has_a_title_and_a_sentence():
    assert set(views.TITLES) == set(views.SENTENCES) == {400, 403, 404, 422, 500, 503}


def test_the_project_uses_these_pages():
    for status, view in (
        (400, views.bad_request),
        (403, views.forbidden),
        (404, views.not_found),
        (500, views.server_error),
    ):
        name = getattr(project_urls, f"handler{status}")
        assert name in (view, f"{view.__module__}.{view.__name__}")
