"""Links that open something: nobody finds, follows, forges or logs them."""

import logging
import sqlite3
import subprocess
import urllib.error

import pytest
from django.conf import settings
from django.test import Client, override_settings

from migrado.portal.views.cookie import COOKIE
from migrado.web.redact import Line, redacted
from tests.portal.visitor import MIHAI, Visitor
from tests.support.clock import NOW
from tests.support.command import MIGRADO, environment, free_port, migrado
from tests.support.sources import ROOT

pytestmark = pytest.mark.django_db
TOKEN = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4"
ROUTES = ("kept/{}/", "kept/{}/link/", "kept/{}/paper/", "companion/{}/", "companion/{}/link/")
POSTS = ("kept/{}/take-over/", "kept/{}/delete/", "companion/{}/delete/")
GUESSES = (TOKEN, "x", "A" * 200, "ü" * 32, "%00", TOKEN + "=", TOKEN[:-1])


def make_links(client) -> dict[str, str]:
    """Return the addresses of a new kept plan and of a new note."""
    page = Visitor(client, MIHAI, "en").walk()
    step = page.select_one("button[form=companion-form]")["value"]
    made = {
        "kept": client.post("/dortmund/en/plan/keep/", {"days": "7"}),
        "companion": client.post("/dortmund/en/plan/companion/", {"step": step}),
    }
    return {kind: answer["Location"].removesuffix("link/") for kind, answer in made.items()}


@pytest.fixture
def links(client, dortmund) -> dict[str, str]:
    return make_links(client)


def without_date(response):
    return {name: value for name, value in response.headers.items() if name != "Expires"}


@pytest.mark.parametrize("route", ROUTES)
def test_guessed_expired_and_deleted_links_get_one_and_the_same_answer(
    links, dortmund, route, time_machine
):
    kind, rest = route.split("/{}/")
    living = make_links(Client())[kind]
    reader = Client()
    reader.post(f"{links[kind]}delete/")

    deleted = reader.get(f"{links[kind]}{rest}")
    guessed = [reader.get(f"/dortmund/en/{route.format(guess)}") for guess in GUESSES]
    time_machine.move_to(NOW.replace(year=2027))
    expired = reader.get(f"{living}{rest}")

    for answer in (*guessed, expired):
        assert answer.status_code == deleted.status_code == 404
        assert answer.content == deleted.content
        assert without_date(answer) == without_date(deleted)
    assert b"This link is not valid any more." in deleted.content


def test_an_expired_link_opens_nothing(links, time_machine):
    time_machine.move_to(NOW.replace(year=2027))

    for address in links.values():
        assert Client().get(address).status_code == 404


@pytest.mark.parametrize("where", ["/bonn/en/", "/dortmund/xx/", "/nowhere/zz/"])
def test_a_link_of_another_city_or_language_gets_the_same_sentence(links, where):
    for address in links.values():
        answer = Client().get(
            address.replace("/dortmund/en/", where), headers={"Accept-Language": "en"}
        )

        assert answer.status_code == 404
        assert b"This link is not valid any more." in answer.content
        assert answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("route", [*ROUTES, *POSTS])
def test_pages_with_a_token_tell_nobody_of_it(links, route):
    address = links[route.split("/")[0]] + route.split("{}/")[1]
    ask = Client().post if route in POSTS else Client().get

    for answer in (ask(address), ask(f"/dortmund/en/{route.format(TOKEN)}")):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert "ETag" not in answer.headers


@pytest.mark.parametrize("route", ROUTES)
def test_looking_changes_nothing(links, route, django_assert_max_num_queries):
    address = links[route.split("/")[0]] + route.split("{}/")[1]

    with django_assert_max_num_queries(30) as seen:
        assert Client().get(address).status_code == 200

    assert all(query["sql"].startswith("SELECT") for query in seen.captured_queries)


@pytest.mark.parametrize("route", POSTS)
def test_a_link_that_is_only_opened_deletes_and_takes_nothing(links, route):
    address = links[route.split("/")[0]] + route.split("{}/")[1]

    assert Client().get(address).status_code == 405
    assert Client().get(links[route.split("/")[0]]).status_code == 200


@pytest.mark.parametrize("keys", [(b"n" * 32,), (b"n" * 32, b"test" * 8)], ids=["new", "both"])
def test_a_link_survives_new_keys_of_the_server(links, keys):
    with override_settings(MIGRADO_KEYS=keys, SECRET_KEY="another secret" * 4):
        for address in links.values():
            assert Client().get(address).status_code == 200


@pytest.fixture
def form(links):
    """Return a browser on the page of the kept plan, the token of its form, and the address."""
    browser = Client(enforce_csrf_checks=True)
    browser.get(links["kept"])
    return browser, browser.cookies["csrftoken"].value, links["kept"]


@pytest.mark.parametrize("origin", ["null", "http://testserver"])
def test_our_own_form_works_though_its_page_sends_no_referrer(form, origin):
    browser, token, kept = form

    fields, headers = {"csrfmiddlewaretoken": token}, {"Origin": origin}
    answer = browser.post(f"{kept}take-over/", fields, headers=headers)

    assert answer.status_code == 303
    assert answer.cookies[COOKIE].value


@override_settings(HTTPS=True)
def test_our_own_form_works_over_https_too(form):
    browser, token, kept = form

    answer = browser.post(
        f"{kept}delete/", {"csrfmiddlewaretoken": token}, headers={"Origin": "null"}, secure=True
    )

    assert answer.status_code == 303


@pytest.mark.parametrize("origin", ["http://evil.example", "https://testserver.evil.example"])
def test_a_form_from_elsewhere_is_refused_even_with_the_token(form, origin):
    browser, token, kept = form

    fields, headers = {"csrfmiddlewaretoken": token}, {"Origin": origin}
    answer = browser.post(f"{kept}take-over/", fields, headers=headers)

    assert answer.status_code == 403
    assert answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("fields", [{}, {"csrfmiddlewaretoken": "x" * 64}])
@pytest.mark.parametrize("path", ["take-over/", "delete/"])
def test_a_hidden_origin_alone_is_not_enough(form, fields, path):
    browser, _, kept = form

    answer = browser.post(f"{kept}{path}", fields, headers={"Origin": "null"})

    assert answer.status_code == 403
    assert COOKIE not in answer.cookies
    assert Client().get(kept).status_code == 200


def test_another_sites_form_brings_no_cookie_and_is_refused(form):
    _, token, kept = form
    stranger = Client(enforce_csrf_checks=True)  # SameSite: the browser leaves the cookie out

    answer = stranger.post(
        f"{kept}take-over/", {"csrfmiddlewaretoken": token}, headers={"Origin": "null"}
    )

    assert answer.status_code == 403


def test_the_address_of_the_link_cannot_be_turned_elsewhere(links):
    answer = Client().get(f"{links['kept']}link/", headers={"Host": "evil.example"})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "kind",
    ["dortmund/en/kept", "dortmund/en/companion", "dortmund/en/my-file", "accounts/welcome"],
)
def test_the_log_has_no_token_in_message_or_trace(kind):
    path = f"/{kind}/{TOKEN}/link/?x=1"
    try:
        raise RuntimeError(f"broke at {path}")
    except RuntimeError as error:
        seen = logging.LogRecord(
            "django.request", logging.ERROR, "x", 1, "Not Found: %s", (path,),
            (RuntimeError, error, error.__traceback__),
        )  # fmt: skip

    line = Line("{message}", style="{").format(seen)

    assert TOKEN not in line
    assert line.count(f"/{kind}/…/link/") == 2


def test_every_line_of_the_log_goes_through_the_redaction():
    console = settings.LOGGING["handlers"]

    assert {handler["formatter"] for handler in console.values()} == {"line"}
    assert settings.LOGGING["formatters"]["line"]["()"] == "migrado.web.redact.Line"
    assert redacted(f'"GET /d/en/kept/{TOKEN}" 404') == '"GET /d/en/kept/…" 404'


def test_the_running_server_writes_no_token_when_it_breaks(tmp_path):
    from tests.project.test_serve import get

    migrado("doctor", "--make-keys", var=tmp_path)
    migrado("migrate", "-v0", var=tmp_path)
    port = free_port()
    command = [*MIGRADO, "serve", "--port", str(port)]
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=environment(tmp_path), stdout=log, stderr=log
        ) as process,
    ):
        try:
            assert get(port, "/healthz").status == 200
            with sqlite3.connect(tmp_path / "migrado.sqlite3") as database:
                database.execute("DROP TABLE texts_city")
            for path in (f"/dortmund/en/kept/{TOKEN}/", f"/dortmund/en/companion/{TOKEN}/"):
                with pytest.raises(urllib.error.HTTPError) as broke:
                    get(port, path)
                assert broke.value.code == 500
                broke.value.close()
        finally:
            process.terminate()

    written = (tmp_path / "log").read_text()
    assert "/kept/…" in written
    assert "/companion/…" in written
    assert not [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and TOKEN.encode() in path.read_bytes()
    ]
