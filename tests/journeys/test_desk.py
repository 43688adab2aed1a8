"""Somebody who was invited gets in with a passkey, in a browser that has an authenticator."""

from datetime import timedelta

import pytest
from django.utils import timezone

from migrado.accounts import actions
from migrado.accounts.domain import Role
from migrado.texts.models import City
from tests.accounts.factories import PASSWORD
from tests.support.browser import broken_geometry, broken_rules, visiting

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def invited(site):
    """Return the address of an invitation for an operator."""
    now = timezone.now() - timedelta(minutes=1)
    who = actions.Invitee("Ada Beispiel", "ada@example.org")
    city = City.objects.get(key="dortmund")
    _, token = actions.invite_to(Role.OPERATOR, who, city=city, by=None, now=now)
    return f"{site}/accounts/welcome/{token}/"


def with_passkeys(page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def send(page, **fields):
    for name, value in fields.items():
        page.fill(f"main [name={name}]", value)
    page.locator("main form button.button-forward").first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("locale", ["de-DE", "en-GB"])
def test_from_the_invitation_to_the_desk_with_a_passkey(site, browser, invited, locale):
    faults = {}
    with visiting(browser, origin=site, bypass_csp=True, locale=locale) as page:

        def look(name):
            faults[name] = broken_rules(page) + broken_geometry(page)

        with_passkeys(page)
        page.goto(invited)
        look("welcome")
        send(page, password=PASSWORD, again=PASSWORD)
        look("door")
        send(page, login="ada@example.org", password=PASSWORD)
        assert page.url == f"{site}/accounts/second-factor/"
        look("second factor")

        page.goto(f"{site}/accounts/second-factor/webauthn/add/")
        send(page, password=PASSWORD)
        look("passkey")
        page.check("[name=passwordless]")
        page.click("#mfa_webauthn_add")
        page.wait_for_url("**/accounts/second-factor/")
        page.goto(f"{site}/desk/")
        assert page.url == f"{site}/desk/dortmund/"
        look("desk")
        page.goto(f"{site}/desk/dortmund/staff/")
        look("staff")
        page.locator("nav.account form button").click()
        page.wait_for_url("**/accounts/login/")

        page.click("#passkey_login")
        page.wait_for_url("**/desk/dortmund/")

    assert {name: found for name, found in faults.items() if found} == {}
