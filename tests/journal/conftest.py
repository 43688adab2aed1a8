"""What tests of the journal need: two cities."""

import pytest

from migrado.texts.models import City
from tests.texts.factories import make_city


@pytest.fixture
def dortmund(db) -> City:
    return make_city("dortmund")


@pytest.fixture
def bonn(db) -> City:
    return make_city("bonn")
