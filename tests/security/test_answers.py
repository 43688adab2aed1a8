"""What every answer carries, and what may be kept by whom."""

import pytest
from django.test import Client

from migrado.portal.views.cookie import COOKIE
from migrado.web.middleware import HEADERS
from tests.portal.visitor import MIHAI, Visitor

pytestmark = pytest.mark.django_db
PUBLIC = (
    "",
    "locations/",
    "disclaimer/",
    "imprint/",
    "privacy/",
    "accessibility/",
    "plan/help/violence/",
    "plan/help/tonight/",
    "plan/help/youth/",
)
OWN = ("plan/", "plan/sheet/", "plan/questions/", "plan/questions/1/")
ANY = (
    ("get", "/dortmund/en/", 200),
    ("get", "/dortmund/en/plan/", 200),
    ("get", "/dortmund/en/plan/questions/", 302),
    ("get", "/dortmund", 301),
    ("get", "/nowhere/", 404),
    ("trace", "/dortmund/en/", 405),
    ("get", "/api/v1/assessments", 405),
    ("get", "/api/v1/openapi.json", 200),
    ("post", "/api/v1/assessments", 400),
    ("get", "/healthz", 200),
)


@pytest.fixture
def visitor(client, dortmund) -> Client:
    Visitor(client, MIHAI, "en").walk()
    return client


@pytest.mark.parametrize(("method", "path", "status"), ANY)
def test_every_answer_has_every_safe_header(client, dortmund, method, path, status):
    response = getattr(client, method)(path)

    assert response.status_code == status
    assert {name: response.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize(("method", "path", "status"), ANY)
def test_no_other_site_may_read_an_answer(client, dortmund, method, path, status):
    response = getattr(client, method)(path, headers={"Origin": "https://evil.example"})

    assert not [name for name in response.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("path", [*PUBLIC, *OWN, "plan/calendar/"])
def test_every_text_says_its_encoding(visitor, path):
    kind = visitor.get(f"/dortmund/en/{path}").get("Content-Type", "")

    assert not kind.startswith("text/") or "; charset=utf-8" in kind


@pytest.mark.parametrize("path", ["/static/", "/static/web/", "/static/..", "/.git/HEAD"])
def test_folders_are_not_listed(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_that_anybody_may_keep_knows_nothing_of_the_visitor(visitor, dortmund, path):
    address = f"/dortmund/en/{path}"

    of_a_visitor, of_a_stranger = visitor.get(address), Client().get(address)

    assert of_a_visitor.content == of_a_stranger.content
    assert of_a_visitor["Cache-Control"].startswith("public")
    assert not of_a_visitor.cookies
    assert b"csrfmiddlewaretoken" not in of_a_visitor.content


@pytest.mark.parametrize("path", OWN)
def test_a_page_with_answers_has_no_tag_and_is_never_unchanged(visitor, path):
    response = visitor.get(f"/dortmund/en/{path}", headers={"If-None-Match": "*"})

    assert response.status_code in {200, 302}
    assert "ETag" not in response.headers
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_kept_page_does_not_grow_with_made_up_addresses(client, dortmund):
    from migrado.web import kept

    for number in range(50):
        client.get(f"/dortmund/en/?made-up={number}")
        client.get(f"/dortmund/en/plan/help/made-up-{number}/")
        client.get(f"/made-up-{number}/en/")
        client.get(f"/dortmund/en/places/made-up-{number}/")
        client.get(f"/dortmund/en/made-up-{number}/")
        client.get("/dortmund/en/search/", {"q": f"{number}" * 300})

    assert set(kept._kept) == {"/dortmund/en/"}


@pytest.mark.parametrize("path", ["plan/questions/1/", "plan/forget/"])
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://testserver.evil.example"]
)
def test_a_form_from_elsewhere_changes_nothing(dortmund, path, origin):
    client = Client(enforce_csrf_checks=True)
    client.get("/dortmund/en/plan/questions/1/")
    token = client.cookies["csrftoken"].value
    fields = {"csrfmiddlewaretoken": token, "question": "situation", "value": "none"}

    response = client.post(f"/dortmund/en/{path}", fields, headers={"Origin": origin})

    assert response.status_code == 403
    assert COOKIE not in response.cookies


@pytest.mark.parametrize(
    "htmx",
    [
        {"HX-Current-URL": "http://["},
        {"HX-Current-URL": "%ff", "HX-Current-URL-URI-AutoEncoded": "true"},
        {"HX-Target": "question#x"},
    ],
)
def test_odd_headers_of_htmx_break_nothing(client, dortmund, htmx):
    headers = {"HX-Request": "true", "HX-Target": "question"} | htmx

    response = client.get("/dortmund/en/plan/questions/1/", headers=headers)

    assert response.status_code == 200
