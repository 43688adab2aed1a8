"""A city with a desk, and somebody at its reception."""

import pytest

from migrado.people.domain import Purpose
from tests.people.factories import acting
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
