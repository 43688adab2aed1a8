"""Households: one at a time, one who speaks; guardians; everything with its time."""

from datetime import timedelta
from functools import partial

import pytest

from migrado.people import actions, queries
from migrado.people.domain import Guardian, Relation
from migrado.people.models import Guardianship, Membership
from migrado.people.queries.households import guardians_of
from tests.people.factories import acting, make_person
from tests.support.clock import NOW, TODAY
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db


def members(person, on=TODAY):
    view = queries.household_of(person, on=on)
    return [(one.person, one.relation) for one in view.members] if view else []


def test_who_speaks_stands_first(reception):
    mother, child = make_person(reception), make_person(reception, given="Ivan", born="2018")
    household = actions.found_household(mother, by=reception)
    actions.join(household, child, relation=Relation.CHILD, by=reception)

    assert members(child) == [(mother.pk, Relation.SELF), (child.pk, Relation.CHILD)]


def test_nobody_is_in_two_households_and_one_speaks(reception):
    one, other = make_person(reception), make_person(reception)
    household = actions.found_household(one, by=reception)

    with pytest.raises(actions.AlreadyInHousehold):
        actions.found_household(one, by=reception)
    with pytest.raises(actions.AlreadyInHousehold):
        actions.join(household, other, relation=Relation.SELF, by=reception)


def test_who_left_was_there_until_that_day(reception):
    person = make_person(reception)
    household = actions.found_household(person, by=reception)
    later = acting(reception.city, now=NOW + timedelta(days=3))

    assert actions.leave(household, person, by=later)
    assert not actions.leave(household, person, by=later)

    assert members(person, TODAY + timedelta(days=2)) != []
    assert members(person, TODAY + timedelta(days=3)) == []


def test_a_household_lies_in_one_city(reception):
    household = actions.found_household(make_person(reception), by=reception)
    stranger = make_person(acting(make_city("hamm")))

    with pytest.raises(actions.NotTheSameCity):
        actions.join(household, stranger, relation=Relation.CHILD, by=reception)


def test_a_guardian_decides_until_dismissed(reception):
    mother, child = make_person(reception), make_person(reception, given="Ivan", born="2018")
    row = actions.appoint(child, mother, kind=Guardian.PARENT, by=reception)
    again = actions.appoint(child, mother, kind=Guardian.PARENT, by=reception)
    assert row == again
    assert [one.guardian for one in guardians_of(child, on=TODAY)] == [mother.pk]

    assert actions.dismiss(row, by=reception)
    assert not actions.dismiss(row, by=reception)

    assert guardians_of(child, on=TODAY) == ()


def test_an_office_decides_for_a_child_who_came_alone(reception):
    child = make_person(reception, born="2010")

    actions.appoint(child, None, kind=Guardian.APPOINTED, by=reception)
    actions.appoint(child, None, kind=Guardian.APPOINTED, by=reception)

    assert Guardianship.objects.count() == 1
    assert guardians_of(child, on=TODAY)[0].guardian is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(effort("races")))
def test_two_who_found_a_household_for_one_person_at_once_make_one(_):
    reception = acting(make_city("dortmund"))
    person = make_person(reception)

    failures = run_at_once([partial(actions.found_household, person, by=reception)] * 2)

    assert [type(failure) for failure in failures] == [actions.AlreadyInHousehold]
    assert Membership.objects.count() == 1
