"""A city with two counsellors, and a person who agreed to everything."""

import pytest

from migrado.people.domain import Purpose
from tests.casework.factories import make_case
from tests.people.factories import acting, agreed, make_person
from tests.texts.factories import make_city


@pytest.fixture
def city():
    return make_city("dortmund")


@pytest.fixture
def reception(city):
    return acting(city)


@pytest.fixture
def counsellor(city):
    return acting(city, Purpose.COUNSELLING)


@pytest.fixture
def colleague(city):
    return acting(city, Purpose.COUNSELLING)


@pytest.fixture
def jobcenter(city):
    return acting(city, Purpose.BENEFITS)


@pytest.fixture
def person(reception, counsellor):
    made = make_person(reception)
    agreed(made, by=counsellor)
    return made


@pytest.fixture
def case(person, counsellor):
    return make_case(person, by=counsellor)
