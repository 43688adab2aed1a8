"""Coming from the city's own identity provider: who was invited gets in, and nobody else."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from migrado.accounts import actions, queries
from migrado.accounts.domain import Role
from migrado.accounts.models import Account
from migrado.journal.models import Entry
from migrado.project.identity import provider_settings
from tests.accounts.factories import PASSWORD, SECRET, desk_client, staff
from tests.accounts.test_sign_in import code
from tests.support import provider as support
from tests.support.clock import NOW, TODAY
from tests.support.command import free_port
from tests.support.pages import check_page
from tests.support.provider import KIM, lying_provider
from tests.texts.factories import make_city

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
GO, BACK, LOGIN = "/accounts/provider/", "/accounts/provider/return/", "/accounts/login/"


@pytest.fixture(autouse=True)
def _fresh(time_machine, monkeypatch):
    cache.clear()
    time_machine.move_to(NOW, tick=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def provider(settings):
    with lying_provider() as running:
        settings.SOCIALACCOUNT_PROVIDERS = provider_settings(
            issuer=running.issuer,
            client_id=support.CLIENT_ID,
            secret=support.SECRET,
            name="Stadt Beispiel",
        )
        yield running


@pytest.fixture
def city():
    return make_city("dortmund")


@pytest.fixture
def kim(city):
    """Somebody who was invited and has not set a password."""
    who = actions.Invitee("Kim", "kim@example.org")
    return actions.invite_to(Role.COUNSELLING, who, city=city, by=None, now=NOW)[0]


def come(client, provider, person=KIM, **form):
    sent = client.post(GO, form)
    assert sent.status_code == 302
    return client.get(provider.consent(sent["Location"], person))


def is_in(client):
    return "_auth_user_id" in client.session


def refused(answer):
    """Return the sentence of the page that refuses."""
    assert answer.status_code == 403
    return check_page(answer).select_one("[role=alert]").text


def test_who_was_invited_comes_in_and_is_led_to_the_second_factor(client, provider, kim):
    arrived = come(client, provider)

    assert (arrived.status_code, arrived["Location"]) == (302, "/desk/")
    assert client.get("/desk/")["Location"] == reverse("mfa_index")
    assert Entry.everywhere.filter(kind="sign_in", actor=str(kim.pk)).count() == 1
    assert Entry.everywhere.filter(thing="accounts.identity", actor=str(kim.pk)).count() == 1


def test_the_second_factor_of_the_house_is_asked_for(client, provider, kim):
    TOTP.activate(kim, SECRET)

    asked = come(client, provider)
    shut = client.get("/desk/")
    client.post(reverse("mfa_authenticate"), {"code": code()})

    assert asked["Location"] == reverse("mfa_authenticate")
    assert shut["Location"].startswith(LOGIN)
    assert client.get("/desk/dortmund/").status_code == 200


def test_the_page_that_was_wanted_comes_after_signing_in(client, provider, kim):
    assert come(client, provider, next="/desk/dortmund/")["Location"] == "/desk/dortmund/"
    assert come(Client(), provider, next="https://evil.example/")["Location"] == "/desk/"


@pytest.mark.parametrize("email", ["nobody@example.org", "\u212aim@example.org", "kim@example.com"])
def test_who_was_not_invited_is_told_so_and_nobody_is_made(client, provider, kim, email):
    said = refused(come(client, provider, KIM | {"email": email}))

    assert "invited" in said or "eingeladen" in said
    assert email not in said
    assert not is_in(client)
    assert (Account.objects.count(), SocialAccount.objects.count()) == (1, 0)


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_that_is_not_verified_lets_nobody_in(client, provider, kim, verified):
    refused(come(client, provider, KIM | {"email_verified": verified}))

    assert not is_in(client)


def test_an_address_may_stand_in_the_second_statement(client, provider, kim):
    provider.userinfo = {"email": "kim@example.org", "email_verified": True}

    come(client, provider, {"sub": "subject-kim"})

    assert is_in(client)


def test_who_left_gets_nothing_and_coming_back_begins_anew(client, provider, kim, city):
    come(client, provider)
    actions.leave(kim, city=city, by=staff("Ole", operator=city), now=NOW)

    out = client.get("/desk/")
    refused(come(Client(), provider))

    assert out["Location"].startswith(LOGIN)
    assert SocialAccount.objects.count() == 0


def test_the_same_address_with_another_subject_is_another_person(client, provider, kim):
    come(client, provider)
    other = Client()

    refused(come(other, provider, KIM | {"sub": "subject-of-a-namesake"}))

    assert not is_in(other)


def test_one_subject_opens_one_account(client, provider, kim, city):
    staff("Ada", audit=city)
    come(client, provider)
    other = Client()

    refused(come(other, provider, KIM | {"email": "ada@example.org"}))

    assert not is_in(other)


def test_the_machine_lets_somebody_with_a_new_subject_in_again(client, provider, kim, city):
    come(client, provider)
    actions.invite(actions.Invitee("Kim", kim.email), city=city, by=None, now=NOW)

    come(Client(), provider, KIM | {"sub": "the new directory calls me so"})

    assert SocialAccount.objects.get().uid == "the new directory calls me so"


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"iss": "https://elsewhere.example"},
        {"aud": "another client"},
        {"azp": "another client"},
        {"exp": int(NOW.timestamp()) - 61},
        {"iat": int(NOW.timestamp()) + 90},
        {"sub": "not whom the second statement is about"},
        {"sub": None},
    ],
)
def test_a_token_that_is_not_for_this_sign_in_lets_nobody_in(client, provider, kim, lie):
    provider.lies = lie

    refused(come(client, provider))

    assert not is_in(client)


def test_a_token_that_somebody_else_signed_lets_nobody_in(client, provider, kim):
    provider.signed_by = "somebody else"

    refused(come(client, provider))

    assert not is_in(client)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_without_a_signature_by_a_pair_of_keys_lets_nobody_in(
    client, provider, kim, algorithm
):
    provider.algorithm = algorithm

    refused(come(client, provider))

    assert not is_in(client)


def test_the_clock_of_the_provider_may_be_a_little_ahead(client, provider, kim):
    provider.lies = {"iat": int(NOW.timestamp()) + 30}

    come(client, provider)

    assert is_in(client)


def test_a_state_works_once_and_in_the_browser_that_began(client, provider, kim):
    back = provider.consent(client.post(GO)["Location"], KIM)
    stranger = Client()

    refused(stranger.get(back))
    client.get(back)
    refused(client.get(back))
    refused(client.get(f"{BACK}?code=x&state=y"))
    refused(client.get(BACK))

    assert is_in(client)
    assert not is_in(stranger)


def test_stopping_there_is_told(client, provider):
    state = parse_qs(urlsplit(client.post(GO)["Location"]).query)["state"][0]

    said = refused(client.get(f"{BACK}?error=access_denied&state={state}"))

    assert "stopped" in said or "abgebrochen" in said


def test_nothing_can_be_put_into_the_question(client, provider):
    sent = client.post(f"{GO}?scope=admin&process=connect&auth_params=prompt%3Dnone")

    asked = parse_qs(urlsplit(sent["Location"]).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked.keys() == {"client_id", "redirect_uri", "scope", "response_type", "state"} | {
        "nonce",
        "code_challenge",
        "code_challenge_method",
    }
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]


def test_looking_sends_nobody_anywhere(client, provider):
    check_page(client.get(GO))

    assert provider.asked == []


def test_only_the_pages_that_lead_there_may_lead_there(client, provider, kim):
    policies = {
        page: client.get(page)["Content-Security-Policy"].split("form-action ")[1]
        for page in (LOGIN, GO, "/accounts/second-factor/", "/")
    }

    allowed = f"'self' {provider.issuer}"
    assert policies == dict.fromkeys((LOGIN, GO), allowed) | {
        "/accounts/second-factor/": "'self'",
        "/": "'self'",
    }
    assert "Stadt Beispiel" in client.get(LOGIN).content.decode()


def test_without_a_provider_there_is_no_trace_of_one(client):
    login = client.get(LOGIN)

    assert login["Content-Security-Policy"].endswith("form-action 'self'")
    assert GO not in login.content.decode()
    assert {client.get(one).status_code for one in (GO, BACK)} == {404}
    assert client.post(GO).status_code == 404


@pytest.mark.parametrize("name", ["signup/", "social/connections/", "social/signup/", "3rdparty/"])
def test_there_are_no_other_pages(client, provider, name):
    assert client.get(f"/accounts/{name}").status_code == 404


def test_of_what_the_provider_says_the_subject_alone_is_kept(client, provider, kim):
    TOTP.activate(kim, SECRET)
    come(client, provider)  # the second factor is still to come, so all waits in the session

    kept = SocialAccount.objects.get()
    waiting = str([one.get_decoded() for one in Session.objects.all()])
    assert (kept.uid, kept.provider, kept.extra_data) == ("subject-kim", provider.issuer, {})
    assert SocialToken.objects.count() == 0
    for said in ("access token", "Kim K.", "kim@example.org", Account.objects.get().password):
        assert said not in waiting


def test_a_password_is_left_as_it_is(client, provider, city):
    kim = staff("Kim", counselling=city)

    come(client, provider)

    kim.refresh_from_db()
    assert kim.check_password(PASSWORD)


def test_an_invitation_ends_with_the_first_sign_in(client, provider, city):
    ole, who = staff("Ole", operator=city), actions.Invitee("Kim", "kim@example.org")
    kim, link = actions.invite_to(Role.AUDIT, who, city=city, by=ole, now=NOW)

    come(client, provider)

    assert queries.open_invitation(link, now=NOW) is None
    assert actions.renew(kim, city=city, by=ole, now=NOW) == ""
    assert [row.awaited for row in queries.staff(city, on=TODAY)] == [False, False]


def test_whoever_was_signed_in_here_is_out(provider, kim, city):
    client = desk_client(staff("Ole", operator=city))

    come(client, provider)

    assert client.session["_auth_user_id"] == str(kim.pk)


def test_a_first_factor_is_set_up_without_a_password(client, provider, kim, time_machine):
    page = reverse("mfa_activate_totp")
    come(client, provider)

    soon = client.get(page)
    time_machine.move_to(NOW + timedelta(minutes=6), tick=False)
    later = client.get(page)
    again = come(client, provider, next=page)

    assert soon.status_code == 200
    assert later["Location"].startswith(f"{GO}?next=")
    assert again["Location"] == page
    assert client.get(page).status_code == 200
    assert client.get("/accounts/password/").status_code == 404


def test_coming_from_the_provider_replaces_no_password_and_no_factor(client, provider, city):
    staff("Kim", counselling=city)

    come(client, provider)

    asked = client.get(reverse("mfa_activate_totp"))["Location"]
    assert asked.startswith(reverse("account_reauthenticate"))


@pytest.mark.parametrize("named", ["https://elsewhere.example", None])
def test_a_provider_that_speaks_for_another_is_not_believed(client, provider, kim, named, caplog):
    back = provider.consent(client.post(GO)["Location"], KIM)
    provider.named = named

    answers = client.post(GO), client.get(back)

    assert {"Stadt Beispiel" in refused(answer) for answer in answers} == {True}
    assert not is_in(client)
    assert caplog.messages == ["signing in with the city's provider failed (OAuth2Error)"] * 2


def test_a_provider_that_is_away_is_one_sentence(client, settings, caplog):
    settings.SOCIALACCOUNT_PROVIDERS = provider_settings(
        issuer=f"http://127.0.0.1:{free_port()}", client_id="migrado", secret="any"
    )

    refused(client.post(GO))

    assert caplog.messages == ["signing in with the city's provider failed (ConnectionError)"]
    assert client.get(LOGIN).status_code == 200


def test_going_there_is_slowed_down(client, provider):
    answers = [client.post(GO).status_code for _ in range(40)]

    assert answers[0] == 302
    assert answers[-1] == 429
