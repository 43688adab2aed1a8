"""One question of law on a page of its own: "May I work?"."""

import pytest

from tests.support.pages import check_page, unmarked

pytestmark = pytest.mark.django_db
WORK = "/dortmund/{}/answers/work/"


def answer(client, page, **fields):
    """Send fields as the answer to the question on ``page``; return what is shown then."""
    question = page.find("form", id="answer").find("input", {"name": "question"})["value"]
    sent = client.post(page.path, {"question": question, **fields})
    assert (sent.status_code, sent["Location"]) == (303, page.path)
    return opened(client.get(page.path), page.path)


def opened(response, path):
    assert response.status_code == 200
    page = check_page(response)
    page.path = path
    return page


@pytest.fixture
def start(client, dortmund):
    path = WORK.format("en")
    return opened(client.get(path), path)


def test_two_answers_lead_to_a_yes_with_its_norm_and_its_limits(client, start):
    paper = answer(client, start, value="UA")
    section = answer(client, paper, value="residence_permit")
    done = answer(client, section, value="24")

    assert done.select_one(".verdict-yes")
    assert "Yes, most likely." in done.text
    assert "AufenthG § 4a (1)" in done.text
    assert "This page tells nobody what you answer." in done.text
    assert "not a decision" in done.text


def test_a_citizen_of_the_union_needs_one_answer(client, start):
    done = answer(client, start, value="RO")

    assert done.select_one(".verdict-yes")
    assert done.find("form", id="answer") is None


def test_the_address_holds_no_answer_and_what_was_said_counts_for_the_plan(client, start):
    done = answer(client, start, value="RO")

    assert client.get(done.path).request["QUERY_STRING"] == ""
    assert "RO" not in done.path
    assert client.get(done.path)["Cache-Control"].startswith("max-age=0")


def test_a_wrong_answer_comes_back_with_a_sentence(client, start):
    wrong = client.post(start.path, {"question": "nationalities.you", "value": "QQ"})

    assert wrong.status_code == 422
    assert check_page(wrong).find(id="error")


def test_an_answer_to_another_question_changes_nothing(client, start):
    elsewhere = client.post(start.path, {"question": "paper.you", "value": "none"})

    assert elsewhere.status_code == 303
    assert opened(client.get(start.path), start.path).find("input", {"value": "nationalities.you"})


def test_starting_again_forgets_what_was_said(client, start):
    answer(client, start, value="RO")

    again = client.post("/dortmund/en/plan/forget/", {"single": "work"})

    assert again["Location"] == start.path
    page = opened(client.get(start.path), start.path)
    assert page.find("input", {"value": "nationalities.you"})


@pytest.mark.parametrize("slug", ["nothing", "plan"])
def test_there_is_no_page_for_what_nobody_answers(client, dortmund, slug):
    assert client.get(f"/dortmund/en/answers/{slug}/").status_code == 404


def test_every_word_of_it_can_be_translated(client, dortmund, pseudo):
    path = WORK.format("en")
    first = opened(client.get(path), path)

    assert unmarked(first) == []
    assert unmarked(answer(client, first, value="RO")) == []


def test_the_home_page_leads_there(client, dortmund):
    home = check_page(client.get("/dortmund/ar/"))

    assert home.find("a", href=WORK.format("ar"))
