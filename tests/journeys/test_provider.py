"""Somebody who was invited comes in with the city's own sign-in, in a browser."""

from datetime import UTC, datetime

import pytest
from time_machine import escape_hatch

from migrado.accounts import actions
from migrado.accounts.domain import Role
from migrado.project.identity import provider_settings
from migrado.texts.models import City
from tests.support.browser import broken_geometry, broken_rules, visiting
from tests.support.npm_provider import CLIENT_ID, SECRET, npm_provider

pytestmark = pytest.mark.browser
FONTS = "https://fonts.googleapis.com/"  # which the pages of the provider ask for, in vain


@pytest.fixture
def issuer(site, settings, time_machine):
    """Return a provider, which lives by the clock of the machine; so does the site then."""
    now = datetime.fromtimestamp(escape_hatch.time.time(), UTC)
    time_machine.move_to(now)
    who, city = actions.Invitee("Kim Beispiel", "kim@example.org"), City.objects.get(key="dortmund")
    actions.invite_to(Role.AUDIT, who, city=city, by=None, now=now)
    with npm_provider(redirect_uri=f"{site}/accounts/provider/return/") as found:
        settings.SOCIALACCOUNT_PROVIDERS = provider_settings(
            issuer=found, client_id=CLIENT_ID, secret=SECRET, name="Stadt Beispiel"
        )
        yield found


def go_there(page, site, name, faults):
    page.route(f"{FONTS}**", lambda route: route.abort())
    page.goto(f"{site}/accounts/login/")
    faults["door"] = broken_geometry(page)
    page.click("text=Stadt Beispiel")
    page.fill("[name=login]", name)
    page.fill("[name=password]", "any")
    page.click("[type=submit]")
    page.click("[type=submit]")  # the provider asks whether to go on


def test_a_browser_goes_to_the_provider_and_comes_back(site, browser, issuer):
    faults = {}
    with visiting(browser, origin=(site, issuer, FONTS), locale="de-DE") as page:
        go_there(page, site, "stranger", faults)
        page.wait_for_url("**/accounts/provider/return/**")
        faults["refused"] = broken_geometry(page)
        assert "niemanden" in page.locator("[role=alert]").inner_text()
    with visiting(browser, origin=(site, issuer), locale="de-DE", bypass_csp=True) as page:
        page.goto(f"{site}/accounts/provider/")
        faults["provider"] = broken_geometry(page) + broken_rules(page)
    with visiting(browser, origin=(site, issuer, FONTS), locale="de-DE") as page:
        go_there(page, site, "kim", faults)
        page.wait_for_url("**/accounts/second-factor/")

    assert {name: found for name, found in faults.items() if found} == {}
