"""A kiosk forgets everybody; no other browser learns of it, and no kiosk page comes from memory."""

import pytest
from django.test import Client

from migrado.portal.views.cookie import COOKIE
from migrado.web import kept
from migrado.web.kiosk import COOKIE as KIOSK
from tests.portal.visitor import MIHAI, Visitor
from tests.support.pages import open_page, unmarked

pytestmark = pytest.mark.django_db
HOME = "/dortmund/ar/"
PAGES = ("", "locations/", "privacy/", "plan/", "plan/help/violence/", "card/", "card/bed/")


@pytest.fixture
def terminal(client, dortmund):
    """Return a browser that was made a kiosk in Arabic."""
    client.post(f"{HOME}kiosk/", {"mode": "on"})
    return client


def refresh(page):
    return page.find("meta", attrs={"http-equiv": "refresh"})


def test_the_mode_is_switched_on_and_off_for_one_browser(client, dortmund):
    assert "The mode is off" in open_page(client, "/dortmund/en/kiosk/").text

    answer = client.post("/dortmund/en/kiosk/", {"mode": "on"})
    assert answer["Location"] == "/dortmund/en/kiosk/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "The mode is on" in open_page(client, "/dortmund/en/kiosk/").text
    assert "The mode is off" in open_page(Client(), "/dortmund/en/kiosk/").text

    client.post("/dortmund/en/kiosk/", {"mode": "off"})
    assert "The mode is off" in open_page(client, "/dortmund/en/kiosk/").text


def test_looking_switches_nothing(client, dortmund):
    client.get("/dortmund/en/kiosk/?mode=on")

    assert KIOSK not in client.cookies


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_a_kiosk_ends_after_a_minute(terminal, path):
    page = open_page(terminal, f"/dortmund/en/{path}")

    assert refresh(page)["content"] == f"60; url={HOME}kiosk/wipe/"
    assert page.find(id="kiosk")["data-wipe"] == f"{HOME}kiosk/wipe/"
    assert page.find("script", src=lambda src: src.endswith("kiosk.js"))


def test_a_page_that_is_not_found_ends_too(terminal):
    assert refresh(open_page(terminal, "/dortmund/en/nowhere/", status=404))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("kiosk_first", [True, False])
def test_kiosk_pages_and_others_never_mix(terminal, path, kiosk_first):
    address, stranger = f"/dortmund/en/{path}", Client()
    kept.forget_kept_pages()
    first, second = (terminal, stranger) if kiosk_first else (stranger, terminal)
    answers = {first: first.get(address), second: second.get(address)}

    assert b"kiosk.js" in answers[terminal].content
    assert b"kiosk" not in answers[stranger].content
    assert "no-store" in answers[terminal]["Cache-Control"]
    assert "ETag" not in answers[terminal].headers


def test_a_cache_in_front_is_told_to_look_at_the_cookie(client, dortmund):
    assert "Cookie" in client.get("/dortmund/en/")["Vary"]


def test_the_wipe_takes_everything_and_shows_the_language_of_the_kiosk(terminal):
    Visitor(terminal, MIHAI, "en").walk()

    answer = terminal.get(f"{HOME}kiosk/wipe/")

    assert answer["Location"] == HOME
    assert answer.cookies[COOKIE].value == ""
    assert answer.cookies["csrftoken"].value == ""
    assert answer["Clear-Site-Data"] == '"storage"'
    assert KIOSK not in answer.cookies, "it stays a kiosk"
    assert not open_page(terminal, "/dortmund/en/plan/").find(attrs={"data-plan": True})


def test_a_link_to_the_wipe_takes_nothing_from_a_browser_of_ones_own(client, dortmund):
    Visitor(client, MIHAI, "en").walk()

    answer = client.get("/dortmund/en/kiosk/wipe/")

    assert not answer.cookies
    assert "Clear-Site-Data" not in answer.headers
    assert open_page(client, "/dortmund/en/plan/").find(attrs={"data-plan": True})


def test_nothing_stays_on_a_kiosk(terminal):
    page = Visitor(terminal, MIHAI, "en").walk()

    assert page.find(attrs={"data-store": "none"})
    assert not page.find("form", action="/dortmund/en/plan/remember/")
    answer = terminal.post("/dortmund/en/plan/remember/")
    assert COOKIE not in answer.cookies
    assert page.find("form", action="/dortmund/en/plan/keep/"), "a link can be taken along"


def test_leaving_at_once_wipes_a_kiosk(terminal):
    page = open_page(terminal, "/dortmund/en/plan/help/violence/")

    assert page.find(attrs={"data-quick-exit": True})["href"] == f"{HOME}kiosk/wipe/"


@pytest.mark.parametrize("value", ["xx", "../../evil", "//evil.example", "<script>", "de\x00"])
def test_a_forged_cookie_leads_nowhere_else(client, dortmund, value):
    client.cookies[KIOSK] = value

    page = open_page(client, "/dortmund/en/")

    assert page.find(id="kiosk")["data-wipe"] == "/dortmund/en/kiosk/wipe/"


def test_a_language_that_the_city_gave_up_still_wipes(client, dortmund):
    client.cookies[KIOSK] = "en"

    answer = client.get("/dortmund/xx/kiosk/wipe/")

    assert answer["Location"] == "/"
    assert answer.cookies[COOKIE].value == ""


def test_every_word_of_a_kiosk_can_be_translated(client, dortmund, pseudo):
    assert unmarked(open_page(client, "/dortmund/en/kiosk/")) == []
    client.post("/dortmund/en/kiosk/", {"mode": "on"})
    for path in ("kiosk/", "plan/help/violence/"):
        assert unmarked(open_page(client, f"/dortmund/en/{path}")) == []
    assert unmarked(Visitor(client, MIHAI, "en").walk()) == []
