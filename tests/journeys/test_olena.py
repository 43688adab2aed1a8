"""Olena from Ukraine, two children, a phone: from the first page to a plan on paper."""

import pytest

from tests.journeys.visitor import interview
from tests.portal.visitor import OLENA
from tests.support.browser import MANUAL, broken_geometry, broken_rules, picture, visiting

pytestmark = pytest.mark.browser
CODES = ("de", "ar")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("scripts", [True, False], ids=["javascript", "plain"])
def test_olena_gets_her_plan_on_a_phone(site, browser, code, scripts):
    with visiting(browser, origin=site, java_script_enabled=scripts) as page:
        page.goto(f"{site}/dortmund/{code}/")
        page.locator("a.door-first").click()
        asked = list(
            interview(page, f"{site}/dortmund/{code}/plan/questions/1/", OLENA)
            if scripts
            else plainly(page, f"{site}/dortmund/{code}/plan/questions/1/")
        )

        assert page.url == f"{site}/dortmund/{code}/plan/"
        assert page.locator(".step").count() >= 2
        assert len(asked) <= 8
        assert page.locator("html").get_attribute("dir") == ("rtl" if code == "ar" else "ltr")
        page.goto(f"{site}/dortmund/{code}/plan/sheet/")
        assert page.locator(".sheet-step").count() >= 2


def plainly(page, start):
    """Answer without JavaScript; nothing but forms and links is used."""
    page.goto(start)
    while page.locator("#answer").count():
        question = page.locator("input[name=question]").get_attribute("value")
        yield question
        fill_plainly(page, OLENA.get(question) or OLENA.get(question.partition(".")[0]) or {})
        page.wait_for_load_state()


def fill_plainly(page, fields):
    for name, value in fields.items():
        first = value[0] if isinstance(value, list) else value
        field = page.locator(f"#answer [name={name}]").first
        if page.locator(f"#answer select[name={name}]").count():
            field.select_option(first)
        elif field.get_attribute("type") in ("radio", "checkbox"):
            exact = f'[value="{first}"]' if first != "on" else ""
            page.locator(f"#answer [name={name}]{exact}").first.check()
        else:
            field.fill(first)
    last = "button.button-forward" if fields else "button[name=skip][value=unknown]"
    page.locator(f"#answer {last}").click()


@pytest.mark.parametrize("code", CODES)
def test_every_step_of_the_way_can_be_read_and_touched(site, browser, code):
    with visiting(browser, origin=site, bypass_csp=True) as page:
        faults = {}
        for question in interview(page, f"{site}/dortmund/{code}/plan/questions/1/", OLENA):
            faults[question] = broken_rules(page) + broken_geometry(page)
        for path in ("plan/", "plan/sheet/"):
            page.goto(f"{site}/dortmund/{code}/{path}")
            faults[path] = broken_rules(page) + broken_geometry(page)

    assert {where: found for where, found in faults.items() if found} == {}
    assert len(faults) >= 6


def test_the_reader_stands_at_the_new_question(site, browser):
    with visiting(browser, origin=site) as page:
        walk = interview(page, f"{site}/dortmund/en/plan/questions/1/", OLENA)
        next(walk)
        next(walk)

        assert page.evaluate("document.activeElement.tagName") == "H1"
        assert page.url.endswith("/plan/questions/2/")
        assert page.title().startswith(page.locator("h1").inner_text())
        page.go_back()
        page.wait_for_selector("input[name=question][value=situation]", state="attached")
        assert page.url.endswith("/plan/questions/1/")


def test_a_fault_is_said_where_the_reader_stands(site, browser):
    with visiting(browser, origin=site) as page:
        page.goto(f"{site}/dortmund/en/plan/questions/1/")
        page.locator("#answer button.button-forward").click()
        page.wait_for_selector("#error")

        assert page.evaluate("document.activeElement.id") == "error"


def test_ticks_stay_on_the_device_until_they_are_deleted(site, browser):
    with visiting(browser, origin=site) as page:
        list(interview(page, f"{site}/dortmund/en/plan/questions/1/", OLENA))
        page.locator("label[for=tick-1-1]").click()
        page.reload()
        assert page.locator("#tick-1-1").is_checked()

        page.locator("[data-forget-ticks]").click()
        page.reload()

        assert not page.locator("#tick-1-1").is_checked()
        assert page.evaluate("localStorage.length") == 0


def test_deleting_the_answers_deletes_the_ticks_too(site, browser):
    with visiting(browser, origin=site) as page:
        list(interview(page, f"{site}/dortmund/en/plan/questions/1/", OLENA))
        page.locator("label[for=tick-1-1]").click()

        page.locator("form[data-forget-all] button").click()
        page.wait_for_selector("[data-no-plan]")

        assert page.evaluate("localStorage.length") == 0
        assert page.context.cookies() == []
        assert page.locator("[data-plan]").count() == 0


def test_the_plan_is_in_the_manual(site, browser):
    with visiting(browser, origin=site, viewport=MANUAL) as page:
        list(interview(page, f"{site}/dortmund/en/plan/questions/1/", OLENA))

        picture(page, "plan.png")
        assert page.locator(".next-date").count() == 1
