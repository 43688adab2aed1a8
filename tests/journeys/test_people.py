"""Olena at the desk: written down once although she came twice, seen because she agreed."""

from datetime import timedelta

import pytest
from django.conf import settings

from migrado.texts.models import City
from tests.accounts.factories import desk_client, staff
from tests.support.browser import DESKTOP, broken_geometry, broken_rules, visiting
from tests.support.clock import NOW

pytestmark = pytest.mark.browser
GERMAN = {"locale": "de-DE", "bypass_csp": True}


@pytest.fixture
def colleague(site):
    """Return how somebody with a role opens a browser in which they are signed in."""

    def sign_in(page, role):
        city = City.objects.get(key="dortmund")
        account = staff(role.title(), now=NOW - timedelta(days=1), **{role: city})
        session = desk_client(account).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": session.key, "value": session.value, "url": site}])
        page.goto(f"{site}/desk/dortmund/")

    return sign_in


def fill(page, **fields):
    for name, value in fields.items():
        page.fill(f"[name={name.replace('__', '-')}]", value)


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def write_down(page, site, family, given):
    page.goto(f"{site}/desk/dortmund/people/new/")
    fill(page, name__family=family, name__given=given)
    fill(page, birth__day="2", birth__month="5", birth__year="1990")
    page.select_option("[name=languages-language0]", "uk")
    press(page, "Festhalten")


def test_reception_writes_olena_down_once_although_she_comes_twice(site, browser, colleague):
    faults = {}
    with visiting(browser, origin=site, **GERMAN) as page:
        colleague(page, "reception")

        def look(name):
            faults[name] = broken_rules(page) + broken_geometry(page)

        write_down(page, site, "Beispiel", "Olena")
        person = page.url
        look("person")
        write_down(page, site, "Beyspiel", "Elena")
        assert "Ist es diese Person?" in page.inner_text("[role=alert]")
        look("likely")
        press(page, "Das ist dieselbe Person")
        assert page.url == f"{person}facts/"
        look("facts")
        page.get_by_label("Heute gefragt: Es ist noch so").first.check()
        press(page, "Festhalten")
        assert page.url == person

        page.goto(f"{site}/desk/dortmund/people/")
        fill(page, text="Олена")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        look("search")
        assert page.locator(".people h3").all_inner_texts() == ["Beispiel, Olena"]
        assert "Олена" not in page.url

    assert {name: found for name, found in faults.items() if found} == {}


def test_the_counsellor_sees_who_agreed_in_ukrainian_until_it_is_taken_back(
    site, browser, colleague
):
    faults = {}
    with (
        visiting(browser, origin=site, **GERMAN) as page,
        visiting(browser, origin=site, viewport=DESKTOP, **GERMAN) as other,
    ):
        colleague(page, "reception")
        colleague(other, "counselling")

        def look(name):
            faults[name] = broken_rules(page) + broken_geometry(page)

        write_down(page, site, "Beispiel", "Olena")
        person = page.url
        other.goto(person)
        assert "Haushalt und Vertretung" not in other.inner_text("main")
        with page.expect_navigation():
            page.get_by_role("link", name="Ankommensberatung").click()
        look("ask")
        press(page, "Zeigen, was gelesen wird")
        assert "Вирішуєте ви" in page.inner_text("[lang=uk]")
        look("wording")
        press(page, "Es ist unterschrieben")

        other.reload()
        assert "Haushalt und Vertretung" in other.inner_text("main")
        for part in ("household/", "rights/", "rights/erase/", "same/"):
            other.goto(person + part)
            faults[part] = broken_rules(other) + broken_geometry(other)
        other.goto(f"{site}/desk/dortmund/purposes/")
        faults["purposes"] = broken_rules(other) + broken_geometry(other)

        look("agreed")
        press(page, "Zurücknehmen")
        other.goto(person)
        assert "Haushalt und Vertretung" not in other.inner_text("main")

    assert {name: found for name, found in faults.items() if found} == {}


def test_a_person_is_written_down_with_the_keyboard_alone(site, browser, colleague):
    with visiting(browser, origin=site, java_script_enabled=False, **GERMAN) as page:
        colleague(page, "reception")
        page.goto(f"{site}/desk/dortmund/people/new/")
        page.focus("[name=name-family]")
        for word in ("Beispiel", "Olena"):
            page.keyboard.type(word)
            page.keyboard.press("Tab")
        page.focus("[name=reason]")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/people/*-*/")

        assert page.inner_text("h1") == "Olena Beispiel"
