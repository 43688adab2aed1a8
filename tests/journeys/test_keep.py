"""A plan is taken along, a kiosk forgets, a page is left at once or read aloud: in a browser."""

import pytest

from tests.journeys.visitor import interview
from tests.portal.visitor import MIHAI, OLENA
from tests.support.browser import DESKTOP, PHONE, broken_geometry, broken_rules, visiting

pytestmark = pytest.mark.browser
AFRAID = {**MIHAI, "situation": {"value": ["violence"]}}
HELP = "/dortmund/{}/plan/help/violence/"
VOICES = """
window.spoken = [];
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => %s, cancel: () => {}, speak: (said) => window.spoken.push(said.text),
  addEventListener: () => {}}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
KEPT = """[localStorage, sessionStorage].map(store =>
  Object.keys(store).filter(key => key.startsWith("migrado")).length)"""


def walk(page, site, script=OLENA, code="en"):
    list(interview(page, f"{site}/dortmund/{code}/plan/questions/1/", script))


def answer_plainly(page, site):
    """Give two answers with nothing but forms."""
    page.goto(f"{site}/dortmund/en/plan/questions/1/")
    page.locator("#answer input[value=none]").check()
    page.locator("#answer button.button-forward").click()
    page.wait_for_url("**/questions/2/")


def make_link(page):
    page.locator("summary", has_text="link").first.click()
    page.locator("form[action$='/plan/keep/'] button").click()
    page.wait_for_selector("#link")
    return page.locator("#link").get_attribute("href")


@pytest.mark.parametrize("scripts", [True, False], ids=["javascript", "plain"])
def test_a_plan_is_kept_opened_taken_over_and_deleted(site, browser, scripts):
    with visiting(browser, origin=site, java_script_enabled=scripts) as page:
        answer_plainly(page, site)
        page.goto(f"{site}/dortmund/en/plan/")
        link = make_link(page)
        assert page.locator("[data-copy]").is_visible() == scripts

        page.goto(f"{site}/dortmund/en/plan/")
        page.locator("form[data-forget-all] button").click()
        page.goto(link)
        page.locator("form[action$='/take-over/'] button").click()
        page.wait_for_url("**/plan/")
        assert page.locator("[data-plan]").count() == 1

        page.goto(link)
        page.locator("form[action$='/delete/'] button").click()
        page.wait_for_url("**/link-deleted/")
        page.goto(link)
        assert "not valid any more" in page.locator("main").inner_text()


def test_the_link_is_copied_and_told_to_no_other_page(site, browser):
    with visiting(browser, origin=site, permissions=["clipboard-read", "clipboard-write"]) as page:
        walk(page, site, MIHAI)
        link = make_link(page)
        page.locator("[data-copy]").click()
        page.wait_for_selector("#link-said:not(:empty)", state="attached")
        assert page.evaluate("navigator.clipboard.readText()") == link

        with page.expect_request("**/dortmund/en/") as sent:
            page.locator("a.site-name").click()
        assert "referer" not in sent.value.headers


def test_ticks_stay_in_this_window_until_the_visitor_asks_to_keep_them(site, browser):
    with visiting(browser, origin=site) as page:
        walk(page, site)
        page.locator("label[for=tick-1-1]").click()
        assert page.evaluate(KEPT) == [0, 1]

        page.locator("form[action$='/remember/'] button").click()
        page.wait_for_selector("[data-store=device]")

        page.wait_for_selector("#tick-1-1:checked", state="attached")
        assert page.evaluate(KEPT) == [1, 0]
        page.locator("form[data-forget-all] button").click()
        page.wait_for_selector("[data-no-plan]")
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        assert page.context.cookies() == []


def switch_on(page, site, code="ar"):
    page.goto(f"{site}/dortmund/{code}/kiosk/")
    page.locator("main form button").click()
    page.wait_for_selector("button[value=off]")


def test_a_kiosk_asks_and_then_forgets_everything(site, browser):
    with visiting(browser, origin=site) as page:
        page.clock.install()
        switch_on(page, site)
        walk(page, site)
        page.locator("label[for=tick-1-1]").click()
        page.evaluate("localStorage.setItem('left', 'x')")
        page.clock.run_for(44_000)
        assert not page.locator("#kiosk").is_visible()

        page.clock.run_for(3_000)
        assert page.locator("#kiosk").is_visible()
        assert page.locator("#kiosk-said").inner_text()
        assert page.locator("#kiosk [data-seconds]").inner_text() in {"12", "13", "14"}
        page.clock.run_for(14_000)
        page.wait_for_url(f"{site}/dortmund/ar/")

        assert [cookie["name"] for cookie in page.context.cookies()] == ["migrado_kiosk"]
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        page.go_back()
        assert page.locator(".step").count() == 0


@pytest.mark.parametrize("sign", ["button", "key", "wheel"])
def test_whoever_is_still_there_is_left_in_peace(site, browser, sign):
    with visiting(browser, origin=site) as page:
        page.clock.install()
        switch_on(page, site)
        page.goto(site + HELP.format("de"))
        page.clock.run_for(50_000)
        assert page.locator("#kiosk").is_visible()

        if sign == "button":
            page.locator("#kiosk button").click()
        elif sign == "key":
            page.keyboard.press("Tab")
        else:
            page.mouse.wheel(0, 200)
            page.wait_for_selector("#kiosk[hidden]", state="attached")

        assert not page.locator("#kiosk").is_visible()
        page.clock.run_for(40_000)
        assert page.url.endswith("/violence/")


def test_a_kiosk_without_scripts_ends_too_and_says_so(site, browser):
    with visiting(browser, origin=site, java_script_enabled=False) as page:
        switch_on(page, site, "de")
        page.goto(site + HELP.format("en"))

        ends = page.locator("meta[http-equiv=refresh]").get_attribute("content")
        assert ends == "60; url=/dortmund/de/kiosk/wipe/"
        assert page.locator("noscript .kiosk").is_visible()
        page.goto(f"{site}{ends.split('url=')[1]}")
        assert page.url == f"{site}/dortmund/de/"


def leaving(browser):
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.route("https://**", lambda route: route.fulfill(body="weather"))
    return page


def test_escape_three_times_leaves_and_there_is_no_way_back(site, browser):
    page = leaving(browser)
    page.goto(f"{site}/dortmund/de/")
    page.goto(site + HELP.format("de"))
    assert page.locator("[data-quick-exit-key]").is_visible()
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("https://**")
    page.go_back()

    assert page.url == f"{site}/dortmund/de/"
    page.context.close()


@pytest.mark.parametrize("keys", [["Escape"] * 2, ["Escape", "Escape", "a", "Escape"]])
def test_less_than_that_does_not_leave(site, browser, keys):
    page = leaving(browser)
    page.goto(site + HELP.format("de"))
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(200)

    assert page.url.endswith("/violence/")
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["javascript", "plain"])
def test_leaving_is_the_first_thing_a_keyboard_meets(site, browser, scripts):
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.route("https://**", lambda route: route.fulfill(body="weather"))
    page.goto(site + HELP.format("en"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("https://**")

    assert page.url.startswith("https://")
    page.context.close()


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_way_out_stays_in_sight_and_covers_nothing_that_has_the_focus(site, browser, code):
    with visiting(browser, origin=site, reduced_motion="reduce") as page:
        page.goto(site + HELP.format(code))
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        box = page.locator("[data-quick-exit]").bounding_box()
        assert 0 <= box["y"] <= 20

        for _ in range(8):
            page.keyboard.press("Shift+Tab")
            under = page.evaluate(
                """() => { const tag = document.activeElement;
                if (tag.closest('.quick-exit, .skip-link') || tag === document.body) return false;
                const bar = document.querySelector('.quick-exit').getBoundingClientRect();
                return tag.getBoundingClientRect().bottom <= bar.bottom; }"""
            )
            assert not under


@pytest.mark.parametrize(
    ("voices", "offered"),
    [
        ("[]", False),
        ("[{lang: 'ar-SA', localService: true}]", False),
        ("[{lang: 'de-DE', localService: false}]", False),
        ("[{lang: 'de_DE', localService: true}]", True),
    ],
    ids=["none", "other language", "on a server", "on the device"],
)
def test_reading_aloud_is_offered_only_where_the_device_has_a_voice(site, browser, voices, offered):
    with visiting(browser, origin=site) as page:
        page.add_init_script(VOICES % voices)
        page.goto(site + HELP.format("de"))
        page.wait_for_load_state()

        assert page.locator("[data-aloud]").is_visible() == offered
        assert page.locator("a[href$='/de/card/']").is_visible()


def test_what_is_read_aloud_is_the_page_and_not_its_controls(site, browser):
    with visiting(browser, origin=site) as page:
        page.add_init_script(VOICES % "[{lang: 'en-GB', localService: true}]")
        walk(page, site)
        page.locator("[data-aloud]").click()
        spoken = page.evaluate("window.spoken")

        assert spoken[0] == page.locator("h1").inner_text()
        whole = " ".join(spoken)
        assert "Register your address" in whole
        assert "Wohnsitz anmelden" not in whole, "an English voice cannot say it"
        assert "Show a card" not in whole
        assert len(spoken) == len([text for text in spoken if text.strip()])
        assert page.locator("[data-words]").inner_text() == "Stop reading"
        page.locator("[data-aloud]").click()
        assert page.locator("[data-words]").inner_text() == "Read aloud"


@pytest.mark.parametrize("scripts", [True, False], ids=["javascript", "plain"])
def test_the_pictures_of_the_cards_are_drawn(site, browser, scripts):
    with visiting(browser, origin=site, java_script_enabled=scripts) as page:
        with page.expect_response("**/pictograms*.svg") as drawn:
            page.goto(f"{site}/dortmund/ar/card/")

        assert drawn.value.status == 200
        page.locator(".cards a").nth(3).click()
        page.wait_for_selector(".card-sentence", state="visible")


@pytest.mark.parametrize("code", ["de", "ar"])
def test_every_new_page_can_be_read_and_touched(site, browser, code):
    faults = {}

    def look(name):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        faults[name] = broken_rules(page) + broken_geometry(page)

    with visiting(browser, origin=site, bypass_csp=True, viewport=PHONE) as page:
        walk(page, site, AFRAID, code)
        look("plan")
        page.locator("form[action$='/plan/keep/'] button").click()
        page.wait_for_selector("#link")
        look("link")
        kept = page.locator("#link").get_attribute("href")
        for path in (kept, f"{kept}paper/", f"{site}/dortmund/{code}/plan/"):
            page.goto(path)
            look(path.split("/")[-2])
        page.locator("button[form=companion-form]").first.click()
        page.wait_for_selector("#link")
        look("companion-link")
        page.goto(page.locator("#link").get_attribute("href"))
        look("companion")
        for path in ("card/", "card/danger/", "card/work/", "link-deleted/", "kiosk/"):
            page.goto(f"{site}/dortmund/{code}/{path}")
            look(path)
        page.clock.install()
        switch_on(page, site, code)
        page.clock.run_for(50_000)
        look("countdown")

    assert {where: found for where, found in faults.items() if found} == {}
