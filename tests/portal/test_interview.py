"""The whole interview without JavaScript, and the same with htmx."""

import pytest
from django.test import Client

from tests.portal.visitor import MIHAI, OLENA, Visitor, day
from tests.support.pages import check_page, open_page, swap, unmarked

pytestmark = pytest.mark.django_db
FIRST = "/dortmund/de/plan/questions/1/"


@pytest.mark.parametrize("code", ["de", "en", "ar"])
@pytest.mark.parametrize("script", [OLENA, MIHAI], ids=["olena", "mihai"])
def test_a_visitor_comes_to_a_plan(client, dortmund, script, code):
    visitor = Visitor(client, script, code)

    page = visitor.walk()

    assert page.find(class_="step")
    assert page.find(class_="next-date")
    assert len(visitor.asked) <= 7, visitor.asked


def test_olena_is_told_where_by_when_and_with_what(client, dortmund):
    page = Visitor(client, OLENA, "en").walk()

    step = page.find(id="step-1")
    assert "Wohnsitz anmelden" in step.text
    assert "Monday, 30 November 2026" in step.text
    assert "child 2" in step.text
    assert "Wohnungsgeberbestätigung" in step.text
    assert step.find("input", type="checkbox")
    assert "BMG § 17 (1)" in step.text
    assert page.find(id="step-2")


def test_each_question_says_where_we_are_and_why_we_ask(client, dortmund):
    visitor = Visitor(client, OLENA, "en")
    visitor.walk()

    for number, page in enumerate(visitor.seen[:-1], start=1):
        assert f"Step {number} of about" in page.text
        assert page.find(id="why").text.strip()
        assert page.h1.find_parent("legend")
        assert "Nothing is stored on our side. You are not asked for your name." in page.text
        assert "I do not know" in page.text
        assert "I prefer not to say" in page.text


@pytest.mark.parametrize("way", ["unknown", "declined"])
def test_whoever_answers_nothing_comes_to_a_page_that_helps(client, dortmund, way):
    every = dict.fromkeys(("situation", "household", "nationalities"), {"skip": way})
    visitor = Visitor(client, every, "en")

    page = visitor.walk()

    assert page.find(attrs={"data-plan": True})
    assert page.find(id="ask")


def test_every_word_of_the_interview_can_be_translated(client, dortmund, pseudo):
    visitor = Visitor(client, OLENA, "en")
    visitor.walk()
    visitor.get("plan/sheet/")

    for page in visitor.seen:
        assert unmarked(page) == [], page.h1


def test_one_can_go_back_and_finds_the_answer_that_was_given(client, dortmund):
    visitor = Visitor(client, MIHAI, "en")
    visitor.walk()

    page = visitor.get("plan/questions/3/")

    assert page.select_one("option[selected][value=RO]")
    assert page.find("a", href="/dortmund/en/plan/questions/2/")
    assert page.find("a", href="/dortmund/en/plan/questions/")


def test_another_answer_leads_to_other_questions(client, dortmund):
    visitor = Visitor(client, MIHAI, "en")
    visitor.walk()
    page = visitor.get("plan/questions/3/")

    fields = {"question": "nationalities.you", "value": ["SY"]}
    answer = client.post(page.find("form", id="answer")["action"], fields)

    assert answer["Location"] == "/dortmund/en/plan/questions/4/"
    assert visitor.get("plan/questions/4/").find("input", {"value": "paper.you"})


def test_a_later_question_cannot_be_opened_before_its_turn(client, dortmund):
    response = client.get("/dortmund/de/plan/questions/5/", follow=True)

    assert response.redirect_chain[-1][0] == FIRST


def test_a_second_tab_changes_the_answer_and_nothing_breaks(client, dortmund):
    Visitor(client, OLENA, "de").walk()
    stale = {"question": "paper.you", "value": "none"}
    alone = {"question": "household", "partner": "alone", "children": "0", "others": "0"}
    client.post("/dortmund/de/plan/questions/2/", alone)

    answer = client.post("/dortmund/de/plan/questions/3/", stale)

    assert answer.status_code == 303
    assert client.get(answer["Location"], follow=True).status_code == 200


def test_a_minor_alone_is_led_away_from_the_questions(client, dortmund):
    answer = client.post(FIRST, {"question": "situation", "value": ["minor_alone"]})

    assert answer["Location"] == "/dortmund/de/plan/help/youth/"
    page = open_page(client, "/dortmund/de/plan/")
    assert page.find("a", href="/dortmund/de/plan/help/youth/")
    assert client.get("/dortmund/de/plan/questions/", follow=True).status_code == 200


@pytest.mark.parametrize(("value", "slug"), [("violence", "violence"), ("no_home", "tonight")])
def test_safety_comes_first_on_the_plan(client, dortmund, value, slug):
    script = {**MIHAI, "situation": {"value": [value]}, "housing": {"value": "homeless"}}

    page = Visitor(client, script, "de").walk()

    first = page.main.find(["section", "ol"])
    assert first.find("a", href=f"/dortmund/de/plan/help/{slug}/")


def test_a_passed_day_is_no_threat(client, dortmund):
    script = {**MIHAI, "moved_in_on": day("2026-09-01")}

    page = Visitor(client, script, "en").walk()

    assert "Go now anyway" in page.text
    assert "-" not in page.find(class_="day-large").text


def test_answers_can_be_deleted(client, dortmund):
    Visitor(client, MIHAI, "de").walk()

    answer = client.post("/dortmund/de/plan/forget/")

    assert answer.status_code == 303
    assert answer.cookies["migrado_answers"].value == ""
    assert answer.cookies["migrado_answers"]["path"] == "/dortmund/"
    assert not open_page(client, "/dortmund/de/plan/").find(attrs={"data-plan": True})


def test_looking_does_not_delete(client, dortmund):
    assert client.get("/dortmund/de/plan/forget/").status_code == 405


def test_a_sheet_without_answers_leads_to_the_beginning(client, dortmund):
    assert client.get("/dortmund/de/plan/sheet/")["Location"] == "/dortmund/de/plan/"


def test_htmx_gets_the_same_question_as_a_reload(client, dortmund):
    page = open_page(client, FIRST)
    fields = {"question": "situation", "value": "none"}

    page = swap(page, client, "question", FIRST, post=fields)

    again = open_page(client, "/dortmund/de/plan/questions/2/")
    for one in (page, again):
        for token in one.find_all("input", {"name": "csrfmiddlewaretoken"}):
            token["value"] = ""
    assert page.find(id="question") == again.find(id="question")


def test_htmx_is_told_the_new_address(client, dortmund):
    answer = htmx(client, {"question": "situation", "value": "none"})

    assert answer["HX-Push-Url"] == "/dortmund/de/plan/questions/2/"
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert "HX-Request" in answer["Vary"]


def test_htmx_gets_a_fault_as_a_part_with_422(client, dortmund):
    answer = htmx(client, {"question": "situation"})

    assert answer.status_code == 422
    assert 'id="error"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_htmx_is_led_on_where_the_questions_end(client, dortmund):
    answer = htmx(client, {"question": "situation", "value": ["minor_alone"]})

    assert answer.status_code == 204
    assert answer["HX-Redirect"] == "/dortmund/de/plan/help/youth/"


def htmx(client: Client, fields):
    return client.post(FIRST, fields, headers={"HX-Request": "true", "HX-Target": "question"})


def test_the_form_is_kept_when_something_does_not_fit(client, dortmund):
    visitor = Visitor(client, MIHAI, "en")
    visitor.walk()

    fields = {"question": "moved_in_on.you", "day": "30", "month": "2", "year": "2026"}
    answer = client.post("/dortmund/en/plan/questions/4/", fields)

    page = check_page(answer)
    assert answer.status_code == 422
    assert page.find(id="day")["value"] == "30"
    assert page.find(id="year")["value"] == "2026"
    assert page.find(id="error").text == (
        "This day is not in the calendar. Please check day and month."
    )
