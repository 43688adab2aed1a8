"""A case begins with a consent, is read on it alone, ends with an outcome."""

from datetime import timedelta

import pytest

from migrado.accounts.policies import NotAllowed
from migrado.casework import actions
from migrado.casework.actions import AlreadyOpen, CaseClosed, NotClosed
from migrado.casework.domain import Outcome, Topic
from migrado.casework.models import Case
from migrado.journal.models import Entry
from migrado.people import actions as people
from migrado.people.domain import Category, Purpose
from tests.casework.factories import days_later, make_case, make_note
from tests.people.factories import acting, agreed, later_than, make_person
from tests.support.clock import TODAY

pytestmark = pytest.mark.django_db


def test_whoever_opens_a_case_is_responsible(person, counsellor):
    case = make_case(person, by=counsellor, topics=(Topic.WORK, Topic.HOUSING))

    page = actions.read_case(case.pk, by=counsellor)

    assert page.head.owner.id == counsellor.account.pk
    assert page.head.topics == (Topic.HOUSING, Topic.WORK)
    assert page.portrait.name.given == "Olena"
    assert (page.head.is_mine, page.head.closed_on) == (True, None)


@pytest.mark.parametrize("categories", [None, frozenset({Category.IDENTITY})])
def test_without_consent_to_notes_there_is_no_case(reception, counsellor, categories):
    person = make_person(reception)
    if categories:
        agreed(person, by=counsellor, categories=categories)

    with pytest.raises(NotAllowed):
        make_case(person, by=counsellor)


def test_a_person_has_one_open_case(person, case, counsellor, colleague):
    with pytest.raises(AlreadyOpen):
        make_case(person, by=colleague)


def test_a_person_who_was_merged_has_one_open_case_too(person, case, reception, counsellor):
    other = make_person(reception, given="Elena")
    people.merge(person, into=other, by=reception)

    with pytest.raises(AlreadyOpen):
        make_case(other, by=counsellor)
    assert actions.read_case(case.pk, by=counsellor).head.person == other.pk


def test_a_withdrawn_consent_closes_the_file_at_once(reception, counsellor):
    person = make_person(reception)
    consent = agreed(person, by=counsellor)
    case = make_case(person, by=counsellor)
    make_note(case, by=counsellor)

    people.withdraw(consent, by=counsellor)

    assert actions.read_case(case.pk, by=counsellor) is None
    with pytest.raises(NotAllowed):
        make_note(case, by=counsellor)
    (shut,) = actions.read_day(by=counsellor).unagreed
    assert (shut.case, shut.person) == (case.pk, person.pk)


@pytest.mark.parametrize(("days", "is_open"), [(99, True), (100, False)])
def test_a_consent_that_is_over_closes_the_file(case, counsellor, days, is_open):
    found = actions.read_case(case.pk, by=days_later(counsellor, days))

    assert (found is not None) == is_open


def test_a_new_consent_without_notes_closes_the_file(person, case, counsellor):
    agreed(person, by=later_than(counsellor), categories=frozenset({Category.IDENTITY}))

    assert actions.read_case(case.pk, by=later_than(counsellor)) is None


def test_the_consent_of_a_merged_row_opens_the_file(person, case, reception, counsellor):
    other = make_person(reception, given="Elena")
    people.merge(person, into=other, by=reception)

    assert actions.read_case(case.pk, by=counsellor) is not None


def test_a_case_ends_with_an_outcome_and_begins_again(case, counsellor):
    actions.close(case.pk, outcome=Outcome.GOAL_REACHED, by=counsellor)

    page = actions.read_case(case.pk, by=counsellor)
    assert (page.head.closed_on, page.head.outcome) == (TODAY, Outcome.GOAL_REACHED)
    with pytest.raises(CaseClosed):
        make_note(case, by=counsellor)
    with pytest.raises(CaseClosed):
        actions.close(case.pk, outcome=Outcome.OTHER, by=counsellor)

    actions.reopen(case.pk, by=counsellor)

    assert actions.read_case(case.pk, by=counsellor).head.outcome is None
    with pytest.raises(NotClosed):
        actions.reopen(case.pk, by=counsellor)


def test_a_case_is_closed_also_after_its_consent_has_ended(case, counsellor):
    later = days_later(counsellor, 200)

    actions.close(case.pk, outcome=Outcome.WITHDREW, by=later)

    assert Case.objects.in_city(case.city).get().closed_on == TODAY + timedelta(days=200)
    assert actions.read_day(by=later).unagreed == ()


def test_an_old_case_does_not_come_back_beside_a_newer_one(person, case, counsellor):
    actions.close(case.pk, outcome=Outcome.NO_CONTACT, by=counsellor)
    make_case(person, by=later_than(counsellor))

    with pytest.raises(AlreadyOpen):
        actions.reopen(case.pk, by=counsellor)


def test_topics_are_said_anew(case, counsellor):
    actions.set_topics(case.pk, {Topic.HEALTH, Topic.FAMILY}, by=counsellor)

    page = actions.read_case(case.pk, by=counsellor)
    assert page.head.topics == (Topic.FAMILY, Topic.HEALTH)


def test_each_step_stands_in_the_journal_without_words(case, counsellor):
    actions.read_case(case.pk, by=counsellor)
    actions.close(case.pk, outcome=Outcome.MOVED_AWAY, by=counsellor)

    rows = Entry.objects.in_city(case.city).filter(thing="casework.case").order_by("id")
    assert [row.kind for row in rows] == ["write", "read", "write"]
    assert {row.subject for row in rows} == {case.person_id}
    assert all(row.purpose == "counselling" for row in rows)


def test_a_case_of_another_city_is_not_there(case):
    from tests.texts.factories import make_city

    elsewhere = acting(make_city("hamm"), Purpose.COUNSELLING)

    assert actions.read_case(case.pk, by=elsewhere) is None
    with pytest.raises(NotAllowed):
        actions.close(case.pk, outcome=Outcome.OTHER, by=elsewhere)
