"""Keeping a plan: on this device or behind a link, only when asked, and deleted at once."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from migrado.guide import actions
from migrado.portal.views.cookie import COOKIE
from migrado.web.sealed import unseal
from tests.portal.visitor import MIHAI, Visitor
from tests.support.clock import NOW
from tests.support.pages import check_page, open_page, unmarked

pytestmark = pytest.mark.django_db
PLAN = "/dortmund/en/plan/"
AFRAID = {**MIHAI, "situation": {"value": ["violence"]}}
GONE = "This link is not valid any more."


@pytest.fixture
def mihai(client, dortmund):
    Visitor(client, MIHAI, "en").walk()
    return client


def keep(client, days="30"):
    """Make a link and return its page's address and the address of the plan behind it."""
    answer = client.post(f"{PLAN}keep/", {"days": days})
    assert answer.status_code == 303
    shown = answer["Location"]
    assert shown.endswith("/link/")
    return shown, shown.removesuffix("link/")


def plan_text(page):
    """Return what a plan says, without its frame and its forms."""
    return [step.text.split("For my companion")[0].split() for step in page.select(".step h3")]


def test_answers_leave_with_the_browser_window_and_after_a_day(mihai, time_machine):
    cookie = mihai.cookies[COOKIE]
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""

    time_machine.move_to(NOW + timedelta(hours=23))
    assert mihai.get(PLAN).status_code == 200
    time_machine.move_to(NOW + timedelta(hours=25))
    assert mihai.get(PLAN).status_code == 400


def test_answers_stay_for_seven_days_only_when_asked(mihai, time_machine):
    page = open_page(mihai, PLAN)
    form = page.find("form", action=f"{PLAN}remember/")
    assert form.find("button").text == "Keep my answers on this device for seven days"

    assert mihai.post(form["action"])["Location"] == PLAN

    cookie = mihai.cookies[COOKIE]
    assert cookie["max-age"] == 7 * 24 * 3600
    page = open_page(mihai, PLAN)
    assert page.find(attrs={"data-store": "device"})
    assert not page.find("form", action=f"{PLAN}remember/")
    time_machine.move_to(NOW + timedelta(days=6, hours=23))
    assert mihai.get(PLAN).status_code == 200


def test_an_answer_changed_later_stays_too(mihai):
    mihai.post(f"{PLAN}remember/")

    fields = {"question": "nationalities.you", "value": ["BG"]}
    mihai.post(f"{PLAN}questions/3/", fields)

    assert mihai.cookies[COOKIE]["max-age"] == 7 * 24 * 3600


def test_nothing_is_kept_of_whoever_has_answered_nothing(client, dortmund):
    for path in ("remember/", "keep/", "companion/"):
        answer = client.post(f"{PLAN}{path}", {"days": "7", "step": "register_address.you"})

        assert answer["Location"] == PLAN
        assert COOKIE not in answer.cookies


@pytest.mark.parametrize("path", ["remember/", "keep/", "companion/"])
def test_looking_keeps_nothing(mihai, path):
    assert mihai.get(f"{PLAN}{path}").status_code == 405


@pytest.mark.parametrize("days", ["", "8", "0", "-7", "9" * 99, "x", "7.0", "٧"])
def test_a_time_that_nobody_offered_makes_no_link(mihai, days):
    assert mihai.post(f"{PLAN}keep/", {"days": days})["Location"] == PLAN


def test_the_page_with_the_link_shows_it_large_and_as_a_code(mihai):
    shown, kept = keep(mihai)

    page = open_page(mihai, shown)

    assert page.find(id="link")["href"] == f"http://testserver{kept}"
    assert page.find("img", class_="qr")["src"].startswith("data:image/svg+xml;base64,")
    assert page.find("button", attrs={"data-copy": "link"}).has_attr("hidden")
    assert "Whoever has the link can read the plan." in page.text
    assert "Tuesday, 22 December 2026" in page.text
    assert page.find("form", action=f"{kept}delete/")


def test_paper_shows_the_code_only_where_that_was_chosen(mihai):
    shown, kept = keep(mihai)

    on_screen = open_page(mihai, shown).find("img", class_="qr")
    on_paper = open_page(mihai, f"{kept}paper/").find("img", class_="qr")

    assert on_screen.find_parent(class_="no-print")
    assert not on_paper.find_parent(class_="no-print")


def test_whoever_has_the_link_sees_the_plan_and_can_change_nothing(mihai):
    own = open_page(mihai, PLAN)
    _, kept = keep(mihai)

    page = open_page(Client(), kept)

    assert plan_text(page) == plan_text(own) != []
    actions_of_forms = {form["action"] for form in page.find_all("form")}
    assert actions_of_forms == {f"{kept}take-over/", f"{kept}delete/"}
    assert not page.find("a", href=lambda href: href and "/questions/" in href)
    assert not page.find(attrs={"data-plan": True})


def test_the_kept_plan_reads_the_law_of_the_day_on_which_it_is_opened(mihai, time_machine):
    _, kept = keep(mihai)

    time_machine.move_to(NOW + timedelta(days=20))

    page = open_page(Client(), kept)
    assert "Sunday, 13 December 2026" in page.text
    assert "Go now anyway" in page.text


def test_the_link_works_in_every_language_of_the_city(mihai):
    _, kept = keep(mihai)

    links = open_page(mihai, kept).find("nav", class_="languages").find_all("a")

    assert {link["href"] for link in links} >= {
        kept.replace("/en/", f"/{code}/") for code in ("de", "en", "ar")
    }
    page = open_page(Client(), kept.replace("/en/", "/ar/"))
    assert page.html["dir"] == "rtl"


def test_the_answers_can_be_taken_over_on_another_device(mihai):
    _, kept = keep(mihai)
    other = Client()

    answer = other.post(f"{kept}take-over/")

    assert answer["Location"] == PLAN
    assert answer.cookies[COOKIE]["max-age"] == ""
    assert plan_text(open_page(other, PLAN)) == plan_text(open_page(mihai, PLAN))
    ids = {
        unseal(
            one.cookies[COOKIE].value,
            purpose="answers of a visitor in dortmund",
            keys=settings.MIGRADO_KEYS,
        )[:8]
        for one in (mihai, other)
    }
    assert len(ids) == 2, "nothing ties the two devices together"


def test_a_deleted_link_says_so_once_and_then_opens_nothing(mihai):
    _, kept = keep(mihai)

    answer = Client().post(f"{kept}delete/")

    assert "It opens nothing any more" in open_page(mihai, answer["Location"]).main.text
    assert GONE in open_page(mihai, kept, status=404).main.text
    assert mihai.post(f"{kept}delete/").status_code == 303
    assert mihai.post(f"{kept}take-over/").status_code == 404


def test_keeping_twice_gives_two_links(mihai):
    first, second = keep(mihai)[1], keep(mihai)[1]

    assert first != second
    mihai.post(f"{first}delete/")
    assert open_page(mihai, second).find(class_="step")


def test_when_too_many_links_are_made_paper_helps(mihai, monkeypatch):
    monkeypatch.setattr(actions, "MOST_A_DAY", 0)

    answer = mihai.post(f"{PLAN}keep/", {"days": "7"})

    assert answer.status_code == 503
    assert "Please print your plan." in check_page(answer).main.text


def test_a_plan_about_violence_can_be_left_at_once_wherever_it_is_shown(client, dortmund):
    Visitor(client, AFRAID, "en").walk()
    shown, kept = keep(client)

    for path in (PLAN, f"{PLAN}sheet/", f"{PLAN}questions/3/", kept, shown, f"{kept}paper/"):
        page = open_page(client, path)
        first = page.body.find(["a", "button"])
        assert first.has_attr("data-quick-exit"), path
        assert len(page.find_all(attrs={"data-quick-exit": True})) == 1


def test_an_ordinary_plan_has_no_such_bar(mihai):
    _, kept = keep(mihai)

    for path in (PLAN, kept):
        assert not open_page(mihai, path).find(attrs={"data-quick-exit": True})


def test_the_first_question_can_be_left_at_once(client, dortmund):
    page = open_page(client, f"{PLAN}questions/1/")

    assert page.body.find(["a", "button"]).has_attr("data-quick-exit")
    assert "You then see the weather." in page.text


def test_every_word_about_links_can_be_translated(mihai, pseudo):
    shown, kept = keep(mihai)

    for path in (PLAN, shown, kept, f"{kept}paper/", "/dortmund/en/link-deleted/"):
        assert unmarked(open_page(mihai, path)) == [], path
    mihai.post(f"{PLAN}remember/")
    assert unmarked(open_page(mihai, PLAN)) == []
    assert unmarked(open_page(mihai, f"{kept[:-2]}/", status=404).main) == []


@pytest.mark.parametrize("path", ["plan/", "privacy/"])
def test_seven_days_are_promised_only_to_who_asks_for_them(client, dortmund, path):
    text = open_page(client, f"/dortmund/en/{path}").main.text

    assert "for at most seven days" not in text
    assert "until you close it, at most for one day" in text
