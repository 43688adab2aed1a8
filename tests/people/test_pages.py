"""Opening the page of a person: for which purpose, whom it names, and what it leaves behind."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from migrado.accounts.policies import NotAllowed
from migrado.journal.models import Entry
from migrado.people import actions, policies
from migrado.people.domain import (
    PHONE,
    Category,
    Outcome,
    Purpose,
    Relation,
    UnknownFact,
    said,
)
from migrado.people.models import AskedCount, Person
from tests.accounts.factories import staff
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import NOW

pytestmark = pytest.mark.django_db


def opening(account, person, city):
    return policies.acting_on(person.pk, account=account, city=city, now=NOW)


def test_the_counsellor_opens_who_agreed_for_counselling_and_others_as_reception(
    city, reception, counsellor
):
    person, other = make_person(reception), make_person(reception, given="Ivan")
    agreed(person, by=counsellor)

    assert opening(counsellor.account, person, city).purpose is Purpose.COUNSELLING
    assert opening(counsellor.account, other, city).purpose is Purpose.RECEPTION


@pytest.mark.parametrize(
    ("role", "purpose"),
    [
        ("reception", Purpose.RECEPTION),
        ("registration", Purpose.REGISTRATION),
        ("jobcenter", Purpose.BENEFITS),
        ("courses", Purpose.COURSE),
    ],
)
def test_each_role_opens_for_its_own_purpose(city, reception, role, purpose):
    account = staff("Kim", **{role: city})

    assert opening(account, make_person(reception), city).purpose is purpose


def test_who_has_nothing_to_do_with_persons_opens_none(city, reception):
    with pytest.raises(NotAllowed):
        opening(staff("Kim", editor=city), make_person(reception), city)


def test_nobody_is_found_where_the_purpose_sees_nobody(city, reception):
    person = make_person(reception)
    jobcenter = acting(city, Purpose.BENEFITS)

    assert policies.find(person.pk, by=jobcenter) is None
    assert policies.find(uuid.uuid4(), by=reception) is None
    assert actions.read_page(person.pk, by=jobcenter) is None
    assert actions.read_history(person.pk, PHONE, by=jobcenter) is None
    assert not Entry.objects.in_city(city).filter(kind="read").exists()


def test_a_merged_id_leads_to_the_standing_person(reception):
    person, twin = make_person(reception), make_person(reception, given="Elena")
    actions.merge(twin, into=person, by=reception)

    assert actions.read_page(twin.pk, by=reception).person == person


def test_whoever_is_named_on_a_page_gets_a_line_of_their_own(city, reception):
    registration = acting(city, Purpose.REGISTRATION)
    person, son = make_person(reception), make_person(reception, given="Taras")
    household = actions.found_household(person, by=registration)
    actions.join(household, son, relation=Relation.CHILD, by=registration)

    page = actions.read_page(person.pk, by=registration)

    assert page.names[son.pk].given == "Taras"
    lines = Entry.objects.in_city(city).filter(kind="read")
    assert {(one.subject, tuple(one.fields)) for one in lines} == {
        (person.pk, ("birth", "name")),
        (son.pk, ("name",)),
    }


def test_the_jobcenter_names_only_who_agreed_and_reads_its_own_consents(city, reception):
    counsellor, jobcenter = acting(city, Purpose.COUNSELLING), acting(city, Purpose.BENEFITS)
    person, son = make_person(reception), make_person(reception, given="Taras")
    household = actions.found_household(person, by=reception)
    actions.join(household, son, relation=Relation.CHILD, by=reception)
    for purpose in (Purpose.BENEFITS, Purpose.COUNSELLING):
        agreed(person, purpose, by=counsellor)

    page = actions.read_page(person.pk, by=jobcenter)

    assert set(page.names) == {person.pk}
    assert {one.purpose for one in page.consents} == {Purpose.BENEFITS}


def test_without_a_use_for_the_household_the_page_has_none(reception):
    person = make_person(reception)
    actions.found_household(person, by=reception)

    page = actions.read_page(person.pk, by=reception)

    assert (page.household, page.guardians) == (None, ())


def test_the_history_of_what_is_not_seen_is_shut(reception):
    person = make_person(reception)

    with pytest.raises(NotAllowed):
        actions.read_history(person.pk, "address", by=reception)
    with pytest.raises(UnknownFact):
        actions.read_history(person.pk, "nonsense", by=reception)


def test_a_consent_is_told_as_a_way_on_to_who_could_use_it(reception, counsellor):
    by = acting(reception.city, account=counsellor.account)

    more = policies.opened_by_consent(by, seen=frozenset({Category.IDENTITY}))

    assert set(more) == {Purpose.COUNSELLING}
    assert Category.IDENTITY not in more[Purpose.COUNSELLING]
    assert policies.opened_by_consent(reception, seen=frozenset()) == {}


def test_answers_are_written_and_counted_or_neither(reception):
    person = make_person(reception, phone="1")
    outcomes = {PHONE: Outcome.CORRECTED}

    with pytest.raises(actions.ChangedMeanwhile):
        actions.take_answers(person, [said(PHONE, "2")], outcomes=outcomes, saw={}, by=reception)

    assert AskedCount.objects.in_city(reception.city).count() == 0


def test_a_new_person_counts_each_answer_as_the_first(reception):
    name = {"family": "Muster", "given": "Eva"}

    actions.take_first_answers([said("name", name), said(PHONE, "1")], by=reception)

    rows = AskedCount.objects.in_city(reception.city).values_list("key", "outcome", "count")
    assert set(rows) == {("name", Outcome.FIRST, 1), (PHONE, Outcome.FIRST, 1)}


def test_a_page_takes_few_queries_however_large_the_household(city, reception):
    registration = acting(city, Purpose.REGISTRATION)
    person = make_person(reception)
    household = actions.found_household(person, by=registration)
    for number in range(8):
        child = make_person(reception, given=f"Taras{'abcdefgh'[number]}")
        actions.join(household, child, relation=Relation.CHILD, by=registration)

    with CaptureQueriesContext(connection) as asked:
        page = actions.read_page(person.pk, by=registration)

    assert len(page.names) == 9
    assert len(asked) <= 30
    assert Person.objects.in_city(city).count() == 9
