"""Every page of the site as axe, a narrow phone and a dark screen see it."""

import pytest

from migrado.portal.queries import HELP_PAGES
from migrado.texts.domain import LANGUAGES
from tests.support.browser import NARROW, PHONE, broken_geometry, broken_rules, visiting

pytestmark = pytest.mark.browser
PAGES = (
    "/dortmund/{}/",
    "/dortmund/{}/ask/",
    "/dortmund/{}/places/",
    "/dortmund/{}/places/?topic=language&free=1",
    "/dortmund/{}/places/pdl/",
    "/dortmund/{}/topics/work/",
    "/dortmund/{}/topics/leisure/",
    "/dortmund/{}/register/",
    "/dortmund/{}/violence/",
    "/dortmund/{}/search/",
    "/dortmund/{}/search/?q=Wohnung",
    "/dortmund/{}/search/?q=mein+Mann+schl%C3%A4gt+mich",
    "/dortmund/{}/locations/",
    "/dortmund/{}/disclaimer/",
    "/dortmund/{}/imprint/",
    "/dortmund/{}/privacy/",
    "/dortmund/{}/accessibility/",
    "/dortmund/{}/plan/",
    "/dortmund/{}/no-such-page/",
    *(f"/dortmund/{{}}/plan/help/{slug}/" for slug in HELP_PAGES),
    "/_components/",
)

SMOKE = ("/dortmund/{}/", "/dortmund/{}/places/pdl/")


def open_all(page):
    """Unfold what is folded, so that it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", ["de", "ar"])
def test_axe_finds_nothing(site, browser, code, scheme):
    faults = {}
    with visiting(browser, origin=site, bypass_csp=True, color_scheme=scheme) as page:
        for path in PAGES:
            page.goto(site + path.format(code))
            open_all(page)
            faults[path] = broken_rules(page)

    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("code", [one.code for one in LANGUAGES if one.code not in ("de", "ar")])
def test_the_first_pages_of_every_other_language_stand(site, browser, code):
    with visiting(browser, origin=site, bypass_csp=True) as page:
        for path in SMOKE:
            page.goto(site + path.format(code))

            assert broken_rules(page) + broken_geometry(page) == [], path


@pytest.mark.parametrize("viewport", [PHONE, NARROW], ids=["360", "320"])
@pytest.mark.parametrize("code", ["de", "ar"])
def test_nothing_sticks_out_and_every_target_is_large(site, browser, code, viewport):
    faults = {}
    with visiting(browser, origin=site, viewport=viewport) as page:
        for path in PAGES:
            page.goto(site + path.format(code))
            open_all(page)
            faults[path] = broken_geometry(page)

    assert {path: found for path, found in faults.items() if found} == {}


def test_large_print_does_not_break_a_page(site, browser):
    with visiting(browser, origin=site, viewport=PHONE) as page:
        for path in PAGES:
            page.goto(site + path.format("de"))
            page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
            open_all(page)

            wide = [one for one in broken_geometry(page) if one.startswith("too wide")]
            assert wide == [], path


def test_the_first_view_weighs_little(site, browser):
    sizes = []
    with visiting(browser, origin=site) as page:
        page.on("response", lambda response: sizes.append(len(response.body())))
        page.goto(f"{site}/dortmund/ar/")
        page.wait_for_load_state("networkidle")

    assert sum(sizes) < 60_000, sizes


def test_the_quick_exit_leaves_no_way_back(site, browser):
    context = browser.new_context()
    page = context.new_page()
    page.route("https://**", lambda route: route.fulfill(body="weather"))
    page.goto(f"{site}/dortmund/de/")
    page.goto(f"{site}/dortmund/de/plan/help/violence/")

    page.locator("a[data-quick-exit]").click()
    page.wait_for_url("https://**")
    page.go_back()

    assert page.url == f"{site}/dortmund/de/"
    context.close()
