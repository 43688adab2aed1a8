"""Every answer shuts out other hosts and speaks the language of its address."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from migrado.web.middleware import (
    language_middleware,
    preferred_language,
    security_headers_middleware,
)


@pytest.fixture
def answer():
    """Send a request through both middlewares to a view that says its language."""

    def send(path, **headers):
        def view(request):
            return HttpResponse(translation.get_language(), headers={"Content-Type": "text/html"})

        chain = security_headers_middleware(language_middleware(view))
        return chain(RequestFactory().get(path, headers=headers))

    return send


def test_the_policy_allows_nothing_but_our_own_files(answer):
    policy = dict(part.split(" ", 1) for part in answer("/")["Content-Security-Policy"].split("; "))

    assert policy.pop("default-src") == "'none'"
    assert policy.pop("frame-ancestors") == "'none'"
    assert policy.pop("base-uri") == "'none'"
    assert policy.pop("img-src") == "'self' data:"
    assert set(policy.values()) == {"'self'"}
    assert not any("unsafe" in value for value in policy.values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_safe_headers_are_set(answer, name, value):
    assert answer("/")[name] == value


def test_a_view_may_set_a_policy_of_its_own():
    def view(request):
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'self'"})

    response = security_headers_middleware(view)(RequestFactory().get("/"))

    assert response["Content-Security-Policy"] == "default-src 'self'"


@pytest.mark.parametrize(
    ("path", "wanted", "code"),
    [
        ("/dortmund/ar/plan/", "de", "ar"),
        ("/dortmund/de/", "ar", "de"),
        ("/dortmund/xx/", "ar,de;q=0.5", "ar"),
        ("/", "de-AT,de;q=0.9", "de"),
        ("/", "xx,ar;q=0.5,de;q=0.4", "ar"),
        ("/", "fr", "fr"),
        ("/", "sq", "en"),
        ("/", "", "en"),
        ("/", "§$%&" * 1000, "en"),
    ],
)
def test_the_address_decides_then_the_browser(answer, path, wanted, code):
    response = answer(path, Accept_Language=wanted)

    assert response.content.decode() == code
    assert response["Content-Language"] == code


def test_a_page_without_a_language_in_its_address_varies(answer):
    assert "Accept-Language" in answer("/")["Vary"]
    assert "Vary" not in answer("/dortmund/de/")


def test_the_language_is_not_left_behind(answer):
    with translation.override("en"):
        answer("/dortmund/ar/")

        assert translation.get_language() == "en"


def test_a_language_without_a_region_is_found():
    request = RequestFactory().get("/", headers={"Accept-Language": "ar-SY"})

    assert preferred_language(request) == "ar"
