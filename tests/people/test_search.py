"""Finding somebody by a name in any spelling, inside one city, by blinded words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from migrado.journal.models import Entry
from migrado.people import actions
from migrado.people.domain import BIRTH, NAME, Name, Purpose, Traits, birth_of, said
from tests.people.factories import acting, agreed, later_than, make_person
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db


def found(text, by):
    return [one.name.full for one in actions.look_up(text, by=by)]


@pytest.mark.parametrize(
    "typed",
    ["Olena Beispiel", "beispiel olena", "Олена", "Bei", "02.05.1990", "OLENA 1990"],
)
def test_somebody_is_found_by(reception, typed):
    make_person(reception)
    make_person(reception, given="Mihai", family="Muster", born="1985-01-02")

    assert found(typed, reception)[0] == "Olena Beispiel"


def test_who_meets_every_word_hides_who_meets_some(reception):
    make_person(reception, given="Olena", family="Anders")
    make_person(reception, given="Olena", family="Beispiel")

    assert found("Olena Beispiel", reception) == ["Olena Beispiel"]


def test_without_somebody_who_meets_every_word_who_meets_some_is_found(reception):
    make_person(reception, given="Olena", family="Anders")

    assert found("Olena Beispiel", reception) == ["Olena Anders"]


@pytest.mark.parametrize("typed", ["", "   ", "q", "Nemo"])
def test_nobody_is_found_by_what_says_nothing(reception, typed):
    make_person(reception)

    assert found(typed, reception) == []


def test_nobody_of_another_city_is_found(reception):
    make_person(acting(make_city("hamm")))

    assert found("Olena", reception) == []


def test_the_jobcenter_finds_only_who_agreed(reception):
    jobcenter = acting(reception.city, Purpose.BENEFITS)
    make_person(reception, given="Olena", family="Anders")
    person = make_person(reception)
    agreed(person, Purpose.BENEFITS, by=acting(reception.city, Purpose.COUNSELLING))

    assert found("Olena", jobcenter) == ["Olena Beispiel"]


def test_an_old_name_still_finds_and_the_new_one_is_shown(reception):
    person = make_person(reception)
    new = Name(family="Neumann", given="Olena")
    actions.state(person, [said(NAME, new.packed())], by=later_than(reception))

    assert found("Beispiel", reception) == ["Olena Neumann"]


def test_a_search_stands_in_the_journal_with_who_was_shown_and_not_what_was_typed(reception):
    person = make_person(reception)
    actions.look_up("Olena", by=reception)
    actions.look_up("Nemo", by=reception)

    lines = Entry.objects.in_city(reception.city).filter(kind="search").order_by("id")
    assert [one.subject for one in lines] == [person.pk, None]
    assert "Olena" not in repr(list(lines.values()))


def test_the_same_person_in_another_spelling_is_pointed_out(reception):
    make_person(reception, given="Mohammed", family="Al-Beispiel", born="1988-03-04")

    (same,) = actions.look_up_same(
        Traits(Name(family="Albeispiel", given="Muhammad"), birth_of("1988-04-03")), by=reception
    )

    assert same.likeness.score
    assert same.likeness.reasons


def test_a_brother_is_not_pointed_out(reception):
    make_person(reception, given="Mohammed", family="Beispiel", born="1988-03-04")
    brother = Name(family="Beispiel", given="Karim")

    assert actions.look_up_same(Traits(brother, birth_of("1991-10-20")), by=reception) == ()


def test_a_search_takes_few_queries_however_many_are_found(reception):
    for number in range(12):
        make_person(reception, given="Olena", family=f"Beispiel{'abcdefghijkl'[number]}")

    with CaptureQueriesContext(
        connection,
    ) as many:
        actions.look_up("Olena", by=reception)

    assert len(many) <= 12


def test_a_birth_is_searched_as_it_was_corrected(reception):
    person = make_person(reception)
    actions.state(person, [said(BIRTH, "1979-08-12")], by=later_than(reception))

    assert found("1990-05-02", reception) == []
    assert found("1979-08-12", reception) == ["Olena Beispiel"]
