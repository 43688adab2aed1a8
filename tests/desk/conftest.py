"""A city, people who work in it by role, and somebody whom the house knows."""

from datetime import timedelta

import pytest

from migrado.people.domain import Purpose
from tests.accounts.factories import desk_client, staff
from tests.people.factories import acting, make_person
from tests.support.clock import NOW
from tests.texts.factories import make_city

PEOPLE = "/desk/dortmund/people/"


@pytest.fixture
def now(time_machine):
    time_machine.move_to(NOW, tick=False)
    return NOW


@pytest.fixture
def city(now):
    return make_city("dortmund")


@pytest.fixture
def colleague(city):
    """Return a browser in which somebody with a role of ``city`` is signed in."""

    def made(role, **more):
        name = role.title()
        account = staff(name, now=NOW - timedelta(days=1), **{role: city})
        return desk_client(account, **more)

    return made


@pytest.fixture
def olena(city):
    return make_person(acting(city), phone="+49 231 1", languages=[{"language": "uk"}])


@pytest.fixture
def counselled(city, olena):
    """Return Olena and somebody who counsels her, as the actions take them."""
    return olena, acting(city, Purpose.COUNSELLING)
