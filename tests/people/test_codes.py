"""The person's own way: a code on paper shows who saw the file, and takes consents back."""

from datetime import timedelta

import pytest

from migrado.people import actions
from migrado.people.queries.codes import person_of_code
from tests.people.factories import agreed, later_than, make_person
from tests.support.clock import NOW, TODAY
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db


def test_a_code_opens_the_file_of_its_person(reception):
    person = make_person(reception)

    token = actions.issue_code(person, by=reception)

    assert person_of_code(token, city=reception.city, on=TODAY) == person


@pytest.mark.parametrize("token", ["", "x", "../../etc", "a" * 32])
def test_a_guess_opens_nothing(reception, token):
    actions.issue_code(make_person(reception), by=reception)

    assert person_of_code(token, city=reception.city, on=TODAY) is None


def test_a_code_ends_with_its_time_in_another_city_and_with_the_next_one(reception):
    person = make_person(reception)
    first = actions.issue_code(person, by=reception)
    last = TODAY + timedelta(days=actions.codes.CODE_DAYS)
    assert person_of_code(first, city=reception.city, on=last) is None
    assert person_of_code(first, city=make_city("hamm"), on=TODAY) is None

    second = actions.issue_code(person, by=reception)

    assert person_of_code(first, city=reception.city, on=TODAY) is None
    assert person_of_code(second, city=reception.city, on=TODAY) == person


def test_who_saw_the_file_is_told_without_a_name_of_staff(reception, counsellor):
    person = make_person(reception)
    agreed(person, by=counsellor)
    actions.read(person.pk, by=later_than(counsellor))

    seen = actions.who_saw(person, now=NOW)

    assert [(one.kind, one.desk, one.purpose) for one in seen[:1]] == [
        ("read", "counselling", "counselling")
    ]
    assert counsellor.account.name not in repr(seen)
    assert "own_code" in {one.desk for one in actions.who_saw(person, now=NOW)}


def test_what_was_seen_of_a_merged_row_is_told_too(reception):
    person, twin = make_person(reception), make_person(reception, given="Elena")
    actions.read(twin.pk, by=reception)
    actions.merge(twin, into=person, by=reception)

    assert "read" in {one.kind for one in actions.who_saw(person, now=NOW)}


def test_the_person_takes_a_consent_back_alone(reception, counsellor):
    person = make_person(reception)
    consent = agreed(person, by=counsellor)

    actions.withdraw_by_code(consent, now=NOW)

    assert actions.read(person.pk, by=counsellor) is None
    with pytest.raises(actions.AlreadyWithdrawn):
        actions.withdraw_by_code(consent, now=NOW)
