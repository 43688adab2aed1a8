"""Contacts count talks and nobody; anonymous threads are joined by whoever holds the code."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from migrado.accounts.models import Account
from migrado.accounts.policies import NotAllowed
from migrado.casework import actions, policies, queries
from migrado.casework.actions import UnknownOrganisation, WrongCode
from migrado.casework.domain import (
    About,
    Asks,
    Dimension,
    Funding,
    Interpreter,
    NotALanguage,
    Period,
    Result,
    Talk,
    Worked,
)
from migrado.casework.domain.codes import hashed, new_code, new_code_name
from migrado.casework.models import Contact, FollowUp, Note, NoteVersion, Thread
from migrado.journal.models import Entry
from migrado.people.domain import Category, Purpose
from migrado.people.models import Person
from migrado.vault.models import ErasedKey, SubjectKey
from tests.accounts.factories import staff
from tests.casework.factories import TALK, days_later, make_case, make_organisation
from tests.people.factories import ROLE_OF, acting, agreed, make_person
from tests.support.clock import NOW, TODAY
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db


def counted(city, by=Dimension.ABOUT, period=Period.DAY, days=400):
    until = TODAY + timedelta(days=days)
    return queries.counts_of(city, since=TODAY, until=until, period=period, by=by)


def test_a_talk_takes_three_keys_and_no_person(city, reception):
    contact = actions.count_contact(TALK, by=reception)

    assert (contact.funding, contact.interpreter) == (Funding.NOT_ASKED, Interpreter.NONE)
    assert (contact.on, contact.desk, contact.case) == (TODAY, "reception", None)
    (line,) = Entry.objects.in_city(city).filter(thing="casework.contact")
    assert (line.subject, line.actor) == (None, str(reception.account.pk))


@pytest.mark.parametrize("purpose", [one for one in Purpose if one in ROLE_OF])
def test_every_desk_counts(city, purpose):
    actions.count_contact(TALK, by=acting(city, purpose))

    assert Contact.objects.in_city(city).count() == 1


def test_counts_are_there_from_the_first_day(city, reception):
    for talk, days in (
        (TALK, 0),
        (TALK, 0),
        (replace(TALK, about=About.HOUSING, language="ar"), 0),
        (TALK, 6),
        (TALK, 30),
    ):
        actions.count_contact(talk, by=days_later(reception, days))
    actions.count_contact(TALK, by=acting(make_city("hamm")))

    by_day = [(row.begins_on, row.value, row.count) for row in counted(city)]
    assert by_day[:2] == [(TODAY, "work", 2), (TODAY, "housing", 1)]
    # 2026-11-23 is a Monday.
    weeks = [(row.begins_on, row.count) for row in counted(city, Dimension.RESULT, Period.WEEK)]
    assert weeks == [(TODAY, 4), (date(2026, 12, 21), 1)]
    months = [
        (row.begins_on, row.value, row.count)
        for row in counted(city, Dimension.LANGUAGE, Period.MONTH)
    ]
    assert months == [
        (date(2026, 11, 1), "uk", 3),
        (date(2026, 11, 1), "ar", 1),
        (date(2026, 12, 1), "uk", 1),
    ]
    assert counted(city, days=0) == ()


def test_no_column_of_a_contact_leads_to_whoever_sat_there():
    for model in (Contact, Thread):
        targets = {field.related_model for field in model._meta.get_fields() if field.is_relation}
        assert Account not in targets
    names = {field.name for field in Contact._meta.get_fields()}
    assert names == {
        *("id", "city", "on", "at", "desk", "manner", "about", "language", "result"),
        *("interpreter", "sent_to", "funding", "case", "thread", "follow_ups"),
    }


def test_nothing_is_counted_by_staff():
    assert {one.value for one in Dimension} == {
        *("about", "language", "result", "manner", "interpreter", "funding")
    }
    with pytest.raises(ValueError, match="desk"):
        Dimension("desk")


@pytest.mark.parametrize(
    ("role", "may_count", "may_see_rulings"),
    [
        ("reception", True, False),
        ("registration", True, False),
        ("counselling", True, True),
        ("jobcenter", False, True),
        ("reporting", True, True),
        ("courses", False, False),
        ("editor", False, False),
        ("partner", False, False),
        ("audit", False, False),
        ("operator", False, False),
    ],
)
def test_who_sees_figures(city, role, may_count, may_see_rulings):
    account = staff("Somebody", now=NOW, **{role: city})

    for check, allowed in (
        (policies.check_figures, may_count),
        (policies.check_rulings, may_see_rulings),
    ):
        if allowed:
            check(account, city=city, on=TODAY)
        else:
            with pytest.raises(NotAllowed):
                check(account, city=city, on=TODAY)


@pytest.mark.parametrize("language", ["", "Ukrainian", "UK", "u", "uk ", "=cmd", "a" * 13])
def test_a_language_is_a_code(language):
    with pytest.raises(NotALanguage):
        Talk(about=About.WORK, language=language, result=Result.ANSWERED)


def test_who_was_sent_on_and_has_a_case_is_asked_whether_it_worked(case, city, counsellor):
    make_organisation(city, "vhs")
    sent = replace(TALK, result=Result.SENT_ON, sent_to="vhs")

    actions.count_contact(sent, by=counsellor, case=case.pk)

    assert actions.read_day(by=days_later(counsellor, 13)).due == ()
    (due,) = actions.read_day(by=days_later(counsellor, 14)).due
    assert (due.what.asks, due.what.sent_to, due.what.words) == (Asks.SENT_TO, "vhs", "")
    actions.finish_follow_up(due.what.id, worked=Worked.NO, by=counsellor)
    page = actions.read_case(case.pk, by=counsellor)
    assert page.follow_ups[0].worked == Worked.NO
    assert page.contacts[0].sent_to == "vhs"


def test_who_was_sent_on_without_a_case_leaves_nothing_personal(city, reception):
    make_organisation(city, "vhs")

    actions.count_contact(replace(TALK, sent_to="vhs"), by=reception)

    assert FollowUp.objects.count() == 0


def test_one_is_sent_to_organisations_of_the_city_only(city, reception):
    make_organisation(make_city("hamm"), "vhs")

    with pytest.raises(UnknownOrganisation):
        actions.count_contact(replace(TALK, sent_to="vhs"), by=reception)


def test_a_talk_in_a_case_takes_whoever_may_work_in_it(case, reception, colleague):
    for by in (reception, colleague):
        with pytest.raises(NotAllowed):
            actions.count_contact(TALK, by=by, case=case.pk)


def test_a_slip_of_the_finger_is_undone_on_the_same_day_at_the_same_desk(
    city, reception, counsellor, case
):
    first = actions.count_contact(TALK, by=reception)
    of_case = actions.count_contact(TALK, by=counsellor, case=case.pk)
    for number, by in (
        (first.pk, days_later(reception, 1)),
        (first.pk, counsellor),
        (of_case.pk, reception),
    ):
        with pytest.raises(NotAllowed):
            actions.take_back_contact(number, by=by)

    actions.take_back_contact(first.pk, by=reception)
    actions.take_back_contact(of_case.pk, by=counsellor)

    assert Contact.objects.in_city(city).count() == 0


def test_who_gives_no_name_is_found_by_a_code_name(counsellor, colleague):
    begun = actions.begin_thread(TALK, by=counsellor)
    actions.write_in_thread(begun.thread.pk, "Sie hat Angst.", by=counsellor)
    actions.talk_again(begun.thread.pk, TALK, by=colleague)

    page = actions.read_thread(f" {begun.thread.code_name.lower()} ", by=colleague)

    assert [one.now.words for one in page.notes] == ["Sie hat Angst."]
    assert len(page.contacts) == 2
    assert actions.read_thread("Blau Eule", by=colleague) is None
    assert b"Angst" not in bytes(NoteVersion.objects.get().sealed)
    lines = Entry.objects.in_city(counsellor.city).filter(thing__startswith="casework")
    assert {line.subject for line in lines} == {None}


def test_an_anonymous_thread_knows_no_nationality_and_no_status(counsellor):
    columns = {field.name for field in Thread._meta.get_fields()}
    begun = actions.begin_thread(TALK, by=counsellor)

    assert columns == {
        *("id", "city", "key", "code_name", "code_hash", "begun_on", "person", "joined_on"),
        *("notes", "contacts"),
    }
    with pytest.raises(NotAllowed):
        actions.talk_again(begun.thread.pk, replace(TALK, funding=Funding.EU), by=counsellor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.in_city(counsellor.city).update(funding=Funding.EU)


def test_the_code_joins_a_thread_to_its_person_and_nothing_else_does(
    person, case, counsellor, colleague
):
    begun = actions.begin_thread(TALK, by=counsellor)
    actions.write_in_thread(begun.thread.pk, "Sie hat Angst.", by=counsellor)
    for wrong in (new_code(), begun.thread.code_name, str(begun.thread.pk), ""):
        with pytest.raises(WrongCode):
            actions.join_thread(wrong, to=person.pk, by=counsellor)

    actions.join_thread(begun.code.lower().replace("-", " "), to=person.pk, by=counsellor)

    (before,) = actions.read_case(case.pk, by=counsellor).before
    assert [one.now.words for one in before.notes] == ["Sie hat Angst."]
    assert actions.read_thread(begun.thread.code_name, by=counsellor) is None
    with pytest.raises(NotAllowed):
        actions.write_in_thread(begun.thread.pk, "Mehr", by=colleague)
    note = Note.objects.get()
    assert actions.read_note(note.pk, by=colleague) is None
    assert actions.read_note(note.pk, by=counsellor) is not None


def test_a_thread_is_joined_to_somebody_who_agreed_to_notes(reception, counsellor):
    person = make_person(reception)
    begun = actions.begin_thread(TALK, by=counsellor)
    with pytest.raises(NotAllowed):
        actions.join_thread(begun.code, to=person.pk, by=counsellor)
    agreed(person, by=counsellor, categories=frozenset({Category.IDENTITY}))

    with pytest.raises(NotAllowed):
        actions.join_thread(begun.code, to=person.pk, by=counsellor)

    assert Thread.objects.in_city(person.city).get().person is None


def test_an_anonymous_person_has_the_thread_erased_by_the_code(city, counsellor):
    begun = actions.begin_thread(TALK, by=counsellor)
    actions.write_in_thread(begun.thread.pk, "Sie hat Angst.", by=counsellor)
    with pytest.raises(WrongCode):
        actions.forget_thread("0000", by=counsellor)

    actions.forget_thread(begun.code, by=counsellor)

    assert (Thread.objects.in_city(city).count(), Note.objects.count()) == (0, 0)
    assert SubjectKey.objects.get(pk=begun.thread.key_id).is_erased
    assert ErasedKey.objects.count() == 1
    assert Contact.objects.in_city(city).get().thread is None  # the count stays


def test_a_code_is_read_however_it_is_typed():
    code = "7K3M-0Q1X-ABCD-EFGH-JKMN"

    assert hashed(code) == hashed(" 7k3m oqlx abcd_efgh-jkmn")
    assert hashed(code) != hashed(code[:-1])
    assert len({new_code() for _ in range(100)}) == 100
    assert len(new_code_name().split()) == 3


def test_only_counselling_begins_a_thread(reception, jobcenter):
    for by in (reception, jobcenter):
        with pytest.raises(NotAllowed):
            actions.begin_thread(TALK, by=by)


@pytest.mark.django_db(transaction=True)
def test_a_thread_is_joined_to_one_person_only(reception, counsellor):
    for attempt in range(effort("races")):
        begun = actions.begin_thread(TALK, by=counsellor)
        persons = [make_person(reception, given=f"P{attempt}{name}") for name in "ab"]
        for person in persons:
            agreed(person, by=counsellor)

        failures = run_at_once(
            [partial(actions.join_thread, begun.code, to=one.pk, by=counsellor) for one in persons]
        )

        assert [type(one) for one in failures] == [WrongCode]


def test_a_merged_person_reads_on_in_what_was_joined(reception, counsellor):
    from migrado.people import actions as people

    person, other = make_person(reception), make_person(reception, given="Elena")
    for one in (person, other):
        agreed(one, by=counsellor)
    begun = actions.begin_thread(TALK, by=counsellor)
    actions.join_thread(begun.code, to=person.pk, by=counsellor)
    people.merge(person, into=other, by=reception)
    case = make_case(other, by=counsellor)

    assert len(actions.read_case(case.pk, by=counsellor).before) == 1
    assert Person.objects.in_city(other.city).standing().get() == other
