"""The cookie with the answers: sealed, bound to its city, and refused when it is not ours."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import override_settings

from migrado.portal.views.cookie import COOKIE, _purpose
from migrado.web.sealed import MAX_SEALED_CHARS, seal
from tests.portal.visitor import MIHAI, OLENA, Visitor
from tests.support.clock import NOW
from tests.support.pages import check_page, open_page

pytestmark = pytest.mark.django_db
SENTENCE = "Your answers are too old, or we could not read them. Please start again."
PATHS = ("plan/", "plan/sheet/", "plan/questions/", "plan/questions/1/")


def sealed(data, **changed):
    chosen = {"purpose": _purpose("dortmund"), "keys": settings.MIGRADO_KEYS} | changed
    return seal(data, **chosen)


@pytest.fixture
def mihai(client, dortmund):
    Visitor(client, MIHAI, "en").walk()
    return client


def refused(client, path="plan/"):
    """Check that the cookie is refused with one sentence and taken away."""
    response = client.get(f"/dortmund/en/{path}")
    assert response.status_code == 400
    assert SENTENCE in check_page(response).main.text
    assert response.cookies[COOKIE].value == ""
    assert response.cookies[COOKIE]["path"] == "/dortmund/"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", ["forged", "A" * 500, "ä", "A" * 3_900])
def test_a_forged_cookie_is_refused_everywhere(client, dortmund, path, text):
    client.cookies[COOKIE] = text

    refused(client, path)


@pytest.mark.parametrize("keep", [10, 100, -1])
def test_a_cut_cookie_is_refused(mihai, keep):
    mihai.cookies[COOKIE] = mihai.cookies[COOKIE].value[:keep]

    refused(mihai)


@pytest.mark.parametrize(
    "data",
    [b"", b"12345678", b"12345678{}x", b'12345678\2{"v":1,"a":{}}', b"12345678[1]", b"\xff" * 20],
)
def test_sealed_rubbish_is_refused(client, dortmund, data):
    client.cookies[COOKIE] = sealed(data)

    refused(client)


def test_a_cookie_of_another_city_is_refused(client, dortmund):
    client.cookies[COOKIE] = sealed(b"12345678{}", purpose=_purpose("bonn"))

    refused(client)


def test_a_cookie_is_too_old_after_seven_days(mihai, time_machine):
    mihai.post("/dortmund/en/plan/remember/")
    time_machine.move_to(NOW + timedelta(days=6, hours=23))
    assert mihai.get("/dortmund/en/plan/").status_code == 200

    time_machine.move_to(NOW + timedelta(days=7, minutes=1))
    mihai.cookies[COOKIE]["max-age"] = ""
    refused(mihai)


def test_after_a_refusal_one_can_start_again(client, dortmund):
    client.cookies[COOKIE] = "forged"
    refused(client)

    assert Visitor(client, MIHAI, "en").walk().find(class_="step")


def test_a_new_key_does_not_lose_anybody(mihai):
    with override_settings(MIGRADO_KEYS=(b"n" * 32, *settings.MIGRADO_KEYS)):
        assert mihai.get("/dortmund/en/plan/").status_code == 200


def test_the_cookie_says_nothing_and_goes_nowhere_else(mihai):
    cookie = mihai.cookies[COOKIE]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/dortmund/"
    assert cookie["max-age"] == "", "it leaves with the browser window"
    assert len(cookie.value) <= MAX_SEALED_CHARS


@override_settings(HTTPS=True)
def test_the_cookie_is_secure_where_the_site_is(client, dortmund):
    client.post(
        "/dortmund/de/plan/questions/1/", {"question": "situation", "value": "none"}, secure=True
    )

    assert client.cookies[COOKIE]["secure"]


@pytest.mark.parametrize("path", PATHS)
def test_pages_with_answers_are_kept_by_nobody(mihai, path):
    assert "no-store" in mihai.get(f"/dortmund/en/{path}")["Cache-Control"]


def test_answers_in_the_url_are_never_needed(client, dortmund):
    visitor = Visitor(client, OLENA, "de")
    visitor.walk()

    for page in visitor.seen:
        assert not [link for link in page.find_all("a", href=True) if "?" in link["href"]]


def test_the_plan_keeps_its_id_when_an_answer_changes(mihai):
    before = open_page(mihai, "/dortmund/en/plan/").find(attrs={"data-plan": True})["data-plan"]

    mihai.post("/dortmund/en/plan/questions/3/", {"question": "nationalities.you", "value": ["BG"]})

    after = open_page(mihai, "/dortmund/en/plan/").find(attrs={"data-plan": True})["data-plan"]
    assert before == after
    assert len(before) == 16
