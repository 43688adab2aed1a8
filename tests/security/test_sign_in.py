"""What an auditor asks about signing in: sessions, codes and passwords do what they should."""

from base64 import b32decode
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from migrado.accounts.models import Account
from tests.accounts.factories import PASSWORD, SECRET, desk_client, staff
from tests.support.clock import NOW
from tests.support.pages import check_page
from tests.texts.factories import make_city

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LOGIN = "/accounts/login/"
CHANGE = "/accounts/password/"
NEW = "another four joined words"


@pytest.fixture(autouse=True)
def _fresh(time_machine):
    cache.clear()
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def kim():
    return staff("Kim", operator=make_city("dortmund"))


def enter(kim, *, password=PASSWORD, code=None):
    """Return a browser behind both questions, whatever the answers were worth."""
    client = Client()
    client.post(LOGIN, {"login": kim.email, "password": password})
    client.post(reverse("mfa_authenticate"), {"code": code or code_now()})
    return client


def code_now():
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def is_in(client):
    return client.get("/desk/dortmund/").status_code == 200


def test_a_session_from_before_signing_in_is_not_the_one_behind_it(kim):
    desk_client(kim)
    client = Client()
    client.post(LOGIN, {"login": kim.email, "password": PASSWORD})
    before = client.cookies["migrado_staff"].value

    client.post(reverse("mfa_authenticate"), {"code": code_now()})

    assert is_in(client)
    assert client.cookies["migrado_staff"].value != before
    assert len(client.cookies["migrado_staff"].value) == 32


def test_who_confirms_the_password_gets_a_new_session(kim):
    desk_client(kim)
    client = enter(kim)
    before = client.cookies["migrado_staff"].value

    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    assert is_in(client)
    assert client.cookies["migrado_staff"].value != before


def test_a_code_works_once_and_for_half_a_minute(kim, time_machine):
    desk_client(kim)
    code = code_now()
    assert is_in(enter(kim, code=code))

    again = is_in(enter(kim, code=code))
    time_machine.move_to(NOW + timedelta(seconds=30), tick=False)
    fresh, late = code_now(), is_in(enter(kim, code=code))

    assert (again, late, fresh != code, is_in(enter(kim))) == (False, False, True, True)


def test_who_signs_out_ends_the_session_and_leaves_nothing_in_the_browser(kim):
    client = desk_client(kim)
    thief = Client()
    thief.cookies["migrado_staff"] = client.cookies["migrado_staff"].value
    assert is_in(thief)

    left = client.post(reverse("account_logout"))

    assert left["Clear-Site-Data"] == '"storage"'
    assert not is_in(client)
    assert not is_in(thief)


def test_a_new_password_wants_the_old_one_and_ends_the_other_sessions(kim):
    client, elsewhere = desk_client(kim), Client()
    elsewhere.force_login(kim)
    assert is_in(elsewhere)
    words = {"password1": NEW, "password2": NEW}

    client.post(CHANGE, {"oldpassword": "a guess", **words})
    assert is_in(elsewhere)
    client.post(CHANGE, {"oldpassword": PASSWORD, **words})

    assert (is_in(client), is_in(elsewhere)) == (True, False)


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn"])
def test_a_second_factor_is_changed_only_by_who_has_just_shown_who_they_are(kim, name):
    client = desk_client(kim)

    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_a_password_counts_with_every_sign_and_no_other(kim):
    kim.set_password(f"  {PASSWORD.upper()} ")
    kim.save()
    desk_client(kim)

    tried = [is_in(enter(kim, password=one)) for one in (PASSWORD.upper(), f"  {PASSWORD} ")]
    exact = is_in(enter(kim, password=f"  {PASSWORD.upper()} "))

    assert (tried, exact) == ([False, False], True)


def test_the_seeds_of_codes_are_random_and_long():
    seeds = {generate_totp_secret() for _ in range(100)}

    assert len(seeds) == 100
    assert {len(b32decode(seed)) for seed in seeds} == {20}


def test_a_password_is_kept_as_a_slow_hash(kim):
    assert kim.password.startswith("pbkdf2_sha256$1000000$")


def test_nobody_has_an_account_before_the_first_invitation():
    assert not Account.objects.exists()


@pytest.mark.parametrize("place", [LOGIN, CHANGE])
def test_passwords_are_masked_and_password_managers_may_help(kim, place):
    client = desk_client(kim) if place == CHANGE else Client()

    fields = check_page(client.get(place)).select("input[type=password]")

    assert fields
    assert all(field["autocomplete"].endswith("-password") for field in fields)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_signing_in_leads_to_no_other_host(kim, elsewhere):
    desk_client(kim)
    client = Client()
    client.post(LOGIN, {"login": kim.email, "password": PASSWORD, "next": elsewhere})

    answer = client.post(reverse("mfa_authenticate"), {"code": code_now(), "next": elsewhere})

    assert answer["Location"] == "/desk/"


@pytest.mark.parametrize("place", ["/desk/dortmund/", "/desk/dortmund/staff/"])
def test_every_page_of_the_desk_offers_to_sign_out(kim, place):
    page = check_page(desk_client(kim).get(place))

    assert page.find("form", action=reverse("account_logout"), method="post")
