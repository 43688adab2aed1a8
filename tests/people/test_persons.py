"""Writing down a person: sealed, with source and history; two who write lose nothing."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from migrado.accounts.policies import NotAllowed
from migrado.journal.models import Entry
from migrado.people import actions, queries
from migrado.people.domain import (
    NAME,
    PHONE,
    Category,
    Name,
    NeedsReason,
    Purpose,
    Source,
    Statement,
    Told,
    UnknownFact,
    said,
)
from migrado.people.models import Fact, NameToken, Person
from tests.people.factories import acting, make_person
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
CONTACT = frozenset({Category.IDENTITY, Category.CONTACT})


def shown(person, key):
    return queries.portrait(person, sight=CONTACT).value(key)


def test_a_person_is_written_down_with_a_name_and_its_source(reception):
    person = make_person(reception, phone="+49 231 000")

    seen = queries.portrait(person, sight=CONTACT)
    assert seen.name == Name(family="Beispiel", given="Olena")
    assert seen.facts[PHONE].source == Source.SAID
    assert seen.facts[PHONE].recorded_at == NOW


def test_nothing_of_it_stands_in_the_database_in_plain_words(reception):
    make_person(reception, given="Zyxolena", family="Qwertowa", phone="+49 231 4711")

    with connection.cursor() as cursor:
        for model in (Person, Fact, NameToken, Entry):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            text = repr([[_bytes(cell) for cell in row] for row in cursor.fetchall()]).lower()
            assert "zyxolena" not in text
            assert "qwertowa" not in text
            assert "4711" not in text


def _bytes(cell):
    return bytes(cell) if isinstance(cell, memoryview) else cell


def test_what_is_said_anew_supersedes_and_the_old_stays_as_history(reception):
    person = make_person(reception, phone="+49 231 1")
    later = acting(reception.city, now=NOW + timedelta(hours=1))

    actions.state(person, [said(PHONE, "+49 231 2")], by=later)

    assert shown(person, PHONE) == "+49 231 2"
    assert [one.told.value for one in queries.history(person, key=PHONE)] == [
        "+49 231 2",
        "+49 231 1",
    ]


def test_who_wrote_on_an_old_form_is_told_and_nothing_is_written(reception):
    person = make_person(reception, phone="+49 231 1")
    saw = {PHONE: queries.portrait(person, sight=CONTACT).facts[PHONE].id}
    actions.state(person, [said(PHONE, "+49 231 2")], by=reception, saw=saw)

    with pytest.raises(actions.ChangedMeanwhile) as refused:
        actions.state(person, [said(PHONE, "+49 231 3")], by=reception, saw=saw)

    assert refused.value.keys == (PHONE,)
    assert shown(person, PHONE) == "+49 231 2"


def test_what_was_not_known_when_the_form_was_shown_is_not_overwritten(reception):
    person = make_person(reception)
    actions.state(person, [said(PHONE, "+49 231 2")], by=reception, saw={})

    with pytest.raises(actions.ChangedMeanwhile):
        actions.state(person, [said(PHONE, "+49 231 3")], by=reception, saw={})


def test_a_purpose_writes_down_only_what_it_needs(reception):
    person = make_person(reception)

    with pytest.raises(NotAllowed):
        actions.state(person, [said("gross_month_eur", 900)], by=reception)
    with pytest.raises(NotAllowed):
        make_person(reception, health="braucht Ruhe")
    assert Person.objects.in_city(reception.city).count() == 1


def test_a_person_without_a_name_is_not_written_down(reception):
    with pytest.raises(ValueError, match="name"):
        actions.register([said(PHONE, "+49 231 1")], by=reception)


def test_a_fact_without_a_category_does_not_exist():
    with pytest.raises(UnknownFact):
        said("favourite_colour", "green")


def test_what_another_office_says_needs_a_reason():
    told = Told(value="+49 231 1")

    with pytest.raises(NeedsReason):
        Statement(key=PHONE, told=told, source=Source.OFFICE)


def test_a_statement_keeps_the_day_since_when_it_holds():
    told = Told(value={"town": "Dortmund"}, since=date(2026, 11, 1), reason="asked there")

    assert Told.unpacked(told.packed()) == told


def test_each_write_stands_in_the_journal_without_words(reception):
    person = make_person(reception, phone="+49 231 1")

    entry = Entry.objects.in_city(reception.city).get(subject=person.pk)
    assert entry.thing == "people.person"
    assert entry.fields == ["birth", "name", "phone"]
    assert (entry.purpose, entry.desk) == ("reception", "reception")


def test_a_fact_is_in_force_once(reception):
    person = make_person(reception)
    fact = Fact.objects.get(person=person, key=NAME)
    fact.pk = fact.pk.__class__(int=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        fact.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(effort("races")))
def test_of_two_who_write_at_once_one_is_told(_):
    reception = acting(make_city("dortmund"))
    person = make_person(reception, phone="+49 231 1")
    saw = {PHONE: queries.portrait(person, sight=CONTACT).facts[PHONE].id}
    works = [
        partial(actions.state, person, [said(PHONE, f"+49 231 {n}")], by=reception, saw=saw)
        for n in (2, 3)
    ]

    failures = run_at_once(works)

    assert [type(one) for one in failures] == [actions.ChangedMeanwhile]
    assert len(queries.history(person, key=PHONE)) == 2


def test_somebody_without_the_role_is_not_at_work_for_the_purpose(city):
    somebody = acting(city).account

    with pytest.raises(NotAllowed):
        acting(city, Purpose.COUNSELLING, account=somebody)
