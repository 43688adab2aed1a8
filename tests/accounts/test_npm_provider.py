"""The same against a real provider: `oidc-provider` from npm, with its own pages between."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from migrado.accounts import actions
from migrado.accounts.domain import Role
from migrado.project.identity import provider_settings
from tests.support.npm_provider import CLIENT_ID, SECRET, npm_provider, sign_in_there
from tests.texts.factories import make_city

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
GO, BACK = "/accounts/provider/", "http://testserver/accounts/provider/return/"


@pytest.fixture
def issuer(settings, monkeypatch):
    cache.clear()
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with npm_provider(redirect_uri=BACK) as found:
        settings.SOCIALACCOUNT_PROVIDERS = provider_settings(
            issuer=found, client_id=CLIENT_ID, secret=SECRET
        )
        yield found


def test_a_real_provider_lets_in_who_was_invited_and_nobody_else(client, issuer):
    city = make_city("dortmund")
    for name in ("kim", "unconfirmed"):
        who = actions.Invitee(name, f"{name}@example.org")
        actions.invite_to(Role.AUDIT, who, city=city, by=None, now=timezone.now())
    answers = {}

    for name in ("stranger", "unconfirmed", "kim"):
        back = sign_in_there(client.post(GO)["Location"], name=name)
        answers[name] = client.get(back)

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "stranger": 403,
        "unconfirmed": 403,
        "kim": 302,
    }
    assert client.get("/desk/")["Location"] == reverse("mfa_index")
    assert client.get(back).status_code == 403, "a code works once"
