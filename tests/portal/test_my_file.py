"""Who saw my file: with the code on paper, in the own language, and taking consents back."""

from datetime import timedelta

import pytest

from migrado.people import actions
from migrado.people.domain import Purpose
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import NOW
from tests.support.pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW + timedelta(hours=1))


@pytest.fixture
def person(dortmund):
    reception = acting(dortmund)
    found = make_person(reception)
    counsellor = acting(dortmund, Purpose.COUNSELLING)
    agreed(found, by=counsellor)
    actions.read(found.pk, by=counsellor)
    return found


@pytest.fixture
def link(person, dortmund):
    token = actions.issue_code(person, by=acting(dortmund))
    return f"/dortmund/en/my-file/{token}/"


def test_the_page_says_which_desk_did_what_and_why(client, link):
    page = open_page(client, link)

    looks = [" ".join(item.text.split()) for item in page.select("main section li")]
    assert any(
        "Arrival counselling · looked at it · what is known about you" in look
        and "Why: for your counselling" in look
        for look in looks
    )
    assert "Counselling0" not in page.text
    assert "Olena" not in page.text


def test_looking_is_noted_too(client, link):
    open_page(client, link)

    assert "You, with your code" in open_page(client, link).text


def test_what_was_agreed_to_is_taken_back_with_one_button(client, link, person, dortmund):
    form = open_page(client, link).select_one("main form")

    answer = client.post(form["action"])
    again = client.post(form["action"])

    assert (answer.status_code, again.status_code) == (303, 303)
    assert open_page(client, link).select("main .card form") == []
    assert actions.read(person.pk, by=acting(dortmund, Purpose.COUNSELLING)) is None


def test_somebody_elses_consent_is_not_taken_back(client, link, dortmund):
    other = make_person(acting(dortmund), given="Ivan")
    consent = agreed(other, by=acting(dortmund, Purpose.COUNSELLING))

    answer = client.post(f"{link}take-back/{consent.pk}/")

    assert answer.status_code == 404
    assert not hasattr(consent, "withdrawal")


@pytest.mark.parametrize("token", ["x", "A" * 32, "A" * 33])
def test_a_wrong_code_gets_one_sentence(client, dortmund, token):
    answer = client.get(f"/dortmund/en/my-file/{token}/")

    assert answer.status_code == 404
    assert b"This code is not valid any more." in answer.content


def test_the_page_is_kept_by_nobody_and_tells_nobody_its_address(client, link):
    answer = client.get(link)

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
