"""Signing in: a password alone opens nothing, sessions end, guessing is slowed down."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from migrado.accounts import actions
from migrado.accounts.domain import Role
from migrado.journal.models import Entry
from tests.accounts.factories import PASSWORD, SECRET, desk_client, staff
from tests.support.clock import NOW
from tests.support.pages import check_page
from tests.texts.factories import make_city

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _fresh(time_machine):
    cache.clear()
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def city():
    return make_city("dortmund")


@pytest.fixture
def kim(city):
    return staff("Kim", counselling=city)


def sign_in(client, email, password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def code():
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def test_a_password_alone_leads_to_the_second_factor(client, kim):
    signed = sign_in(client, kim.email)
    desk = client.get("/desk/", follow=False)

    assert signed.status_code == 302
    assert (desk.status_code, desk["Location"]) == (302, reverse("mfa_index"))


def test_with_the_code_of_the_app_the_desk_opens(kim):
    desk_client(kim)
    client = Client()

    asked = sign_in(client, kim.email)
    assert asked["Location"] == reverse("mfa_authenticate")
    assert client.get("/desk/")["Location"].startswith(LOGIN)
    client.post(reverse("mfa_authenticate"), {"code": code()})

    assert client.get("/desk/")["Location"] == "/desk/dortmund/"
    assert client.get("/desk/dortmund/").status_code == 200
    assert Entry.everywhere.filter(kind="sign_in", actor=str(kim.pk)).count() == 1


def test_the_secret_of_the_app_lies_sealed(kim):
    desk_client(kim)

    stored = Authenticator.objects.get(user=kim, type="totp").data["secret"]

    assert SECRET not in stored
    assert SECRET.encode().hex() not in stored


def test_a_wrong_password_and_an_unknown_address_look_the_same(client, kim):
    wrong = sign_in(client, kim.email, "not the password")
    unknown = sign_in(client, "nobody@example.org")

    said = [check_page(one).select_one("[role=alert], .errorlist").text for one in (wrong, unknown)]
    assert said[0] == said[1]


def test_guessing_is_stopped_after_a_few_times(client, kim):
    for _ in range(6):
        sign_in(client, kim.email, "guess")

    sign_in(client, kim.email)

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("pause", "steps", "is_in"),
    [(timedelta(minutes=29), 1, True), (timedelta(minutes=31), 1, False)]
    + [(timedelta(minutes=25), 23, True), (timedelta(minutes=25), 24, False)],
)
def test_a_session_ends_idle_or_old(kim, time_machine, pause, steps, is_in):
    client = desk_client(kim)
    client.get("/desk/dortmund/")

    for step in range(1, steps + 1):
        time_machine.move_to(NOW + step * pause, tick=False)
        answer = client.get("/desk/dortmund/")

    assert (answer.status_code == 200) == is_in


def test_who_leaves_is_out_with_the_next_click(kim, city):
    client = desk_client(kim)
    assert client.get("/desk/dortmund/").status_code == 200

    actions.leave(kim, city=city, by=staff("Ole", operator=city), now=NOW)

    assert client.get("/desk/dortmund/")["Location"].startswith(LOGIN)


def test_an_invited_person_sets_a_password_and_signs_in(client, city):
    ole = staff("Ole", operator=city)
    account, token = actions.invite_to(
        Role.AUDIT, actions.Invitee("Ada", "ada@example.org"), city=city, by=ole, now=NOW
    )
    place = reverse("accounts_welcome", args=[token])
    check_page(client.get(place))

    refused = client.post(place, {"password": PASSWORD, "again": "another"})
    done = client.post(place, {"password": PASSWORD, "again": PASSWORD})
    again = client.get(place)

    assert (refused.status_code, done["Location"], again.status_code) == (422, LOGIN, 404)
    assert sign_in(client, account.email).status_code == 302


@pytest.mark.parametrize("path", ["signup/", "password/reset/", "email/"])
def test_nobody_signs_up_or_resets_by_mail(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404


def test_pages_of_visitors_know_no_session(client, kim, django_assert_num_queries):
    client = desk_client(kim)

    answer = client.get("/healthz")

    assert "migrado_staff" not in answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
