"""Addresses and hosts made up by a stranger lead nowhere else and break nothing."""

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.django_db
ODD = (
    "//evil.example/",
    "//evil.example/en",
    "/\\evil.example/",
    "/%5Cevil.example",
    "/https:/evil.example/",
    "/evil.example",
    "/dortmund/en/..%2f..%2f",
    "/dortmund/en/%0d%0aX-Injected:1/",
    "/dortmund/en/%00/",
    "/dortmund/en/%E2%80%AE/",
    "/dortmund/en/%ff%fe/",
    "/dortmund%27%20OR%201=1--/en/",
    "/static/..%2fkeys/ring",
    "/static/../keys/ring",
    "/dortmund/en/plan/help/..%2fplan/",
    "/dortmund/en/plan/questions/" + "9" * 4_000 + "/",
    "/dortmund/en/plan/questions/" + "9" * 5_000 + "/",
    "/" + "a" * 20_000,
    "/a" * 10_000,
)


@pytest.mark.parametrize("path", ODD, ids=lambda path: path[:40])
def test_an_odd_address_never_leads_to_another_host(client, dortmund, path):
    response = client.get(path)

    assert response.status_code in {301, 302, 400, 404}
    target = urlsplit(response.get("Location", ""))
    assert not target.netloc
    assert not target.scheme
    assert "X-Injected" not in response.headers


@pytest.mark.parametrize("wanted", ["//evil.example", "../..", "de\x00", "%0d%0a", "x" * 9_000])
def test_the_language_of_the_browser_leads_to_a_language_of_the_city(client, dortmund, wanted):
    response = client.get("/dortmund/", headers={"Accept-Language": wanted})

    assert response["Location"] in {"/dortmund/de/", "/dortmund/en/"}
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("path", ["/", "/dortmund/en/", "/api/v1/docs", "/healthz"])
def test_a_foreign_host_is_refused_on_every_page(client, dortmund, path):
    response = client.get(path, headers={"Host": "evil.example"})

    assert response.status_code == 400
    assert b"evil.example" not in response.content


def test_what_a_proxy_might_forge_is_not_believed_without_https(client, dortmund):
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}

    response = client.get("/api/v1/docs", headers=forged)

    assert b"evil.example" not in response.content
    assert b"http://testserver" in response.content
