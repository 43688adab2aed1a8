"""Whatever is sent: one clear sentence, nothing kept, no crash."""

import pytest

from tests.portal.visitor import MIHAI, OLENA, Visitor
from tests.support.pages import check_page

pytestmark = pytest.mark.django_db
HOME = "/dortmund/en/plan/questions/"
FORTY = [f"{a}{b}" for a in "ABCDE" for b in "ABCDEFGH"]


def post(client, number, **fields):
    return client.post(f"{HOME}{number}/", fields)


def sentence(response):
    """Return the one sentence of a page that says what does not fit."""
    page = check_page(response)
    errors = page.find_all(class_="error")
    assert len(errors) == 1
    text = errors[0].text.strip()
    assert text.endswith(".")
    return text


@pytest.fixture
def mihai(client, dortmund):
    Visitor(client, MIHAI, "en").walk()
    return client


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        (1, {"question": "situation"}),
        (1, {"question": "situation", "value": "nonsense"}),
        (2, {"question": "household", "partner": "alone", "children": "99", "others": "0"}),
        (2, {"question": "household", "partner": "alone", "children": "-1", "others": "0"}),
        (2, {"question": "household", "partner": "king", "children": "1", "others": "0"}),
        (2, {"question": "household", "children": "2", "children_ages": "8"}),
        (2, {"question": "household", "children": "1", "children_ages": "<script>"}),
        (3, {"question": "nationalities.you", "value": FORTY}),
        (3, {"question": "nationalities.you", "value": ["ZZ"]}),
        (3, {"question": "nationalities.you", "value": ["<script>"]}),
        (3, {"question": "nationalities.you", "value": "R" * 10_000}),
        (4, {"question": "moved_in_on.you", "day": "30", "month": "2", "year": "2026"}),
        (4, {"question": "moved_in_on.you", "day": "2026-02-30"}),
        (4, {"question": "moved_in_on.you", "day": "x", "month": "y", "year": "z"}),
        (4, {"question": "moved_in_on.you", "day": "1", "month": "1", "year": "9999"}),
        (4, {"question": "moved_in_on.you", "day": "\x00", "month": "1", "year": "2026"}),
        (4, {"question": "moved_in_on.you"}),
    ],
)
def test_what_does_not_fit_comes_back_with_one_sentence(mihai, number, fields):
    before = mihai.cookies["migrado_answers"].value

    response = post(mihai, number, **fields)

    assert response.status_code == 422
    assert sentence(response)
    assert mihai.cookies["migrado_answers"].value == before
    assert "<script>" not in response.content.decode()


def test_ages_that_nobody_can_have_are_refused(client, dortmund):
    Visitor(client, {**OLENA, "household": {"children": "2"}}, "en").walk()

    response = post(client, 3, question="ages", age_child1="-3", age_child2="200")

    assert response.status_code == 422
    assert sentence(response)


@pytest.mark.parametrize("number", [0, 7, 60, 10**12])
def test_a_question_that_nobody_asked_is_explained(mihai, number):
    response = post(mihai, number, question="situation", value="none")

    assert response.status_code == 422
    assert "We do not ask this question now." in check_page(response).main.text


def test_a_question_number_that_is_no_number_is_not_found(mihai):
    assert mihai.post(f"{HOME}x/", {}).status_code == 404
    assert mihai.post(f"{HOME}-1/", {}).status_code == 404


def test_a_megabyte_is_refused_before_it_is_read(mihai):
    response = post(mihai, 3, question="nationalities.you", value="R" * 1_000_000)

    assert response.status_code == 400
    assert check_page(response).h1.text == "We could not read that"


def test_a_thousand_fields_are_refused(mihai):
    response = post(mihai, 3, **{f"field{number}": "x" for number in range(1_000)})

    assert response.status_code == 400
    assert check_page(response).h1


def test_a_broken_body_is_no_crash(mihai):
    response = mihai.post(
        f"{HOME}3/", b"\xff\xfe--nothing", content_type="multipart/form-data; boundary=x"
    )

    assert response.status_code in (303, 400, 422)


def test_the_question_of_another_step_is_not_recorded(mihai):
    before = mihai.cookies["migrado_answers"].value

    response = post(mihai, 3, question="situation", value="minor_alone")

    assert response.status_code == 303
    assert response["Location"] == HOME
    assert mihai.cookies["migrado_answers"].value == before


def test_nothing_sent_reaches_the_database(mihai, django_assert_max_num_queries):
    with django_assert_max_num_queries(8) as seen:
        post(mihai, 3, question="nationalities.you", value="UA")

    assert all(query["sql"].startswith("SELECT") for query in seen.captured_queries)
