"""What tests of the journal need: two cities, and a journal that Django may empty after a test."""

from collections.abc import Iterator

import pytest

from migrado.texts.models import City
from tests.journal.unguarded import flushable_journal
from tests.texts.factories import make_city


@pytest.fixture(autouse=True, scope="session")
def _flushable_journal() -> Iterator[None]:
    with flushable_journal():
        yield


@pytest.fixture
def dortmund(db) -> City:
    return make_city("dortmund")


@pytest.fixture
def bonn(db) -> City:
    return make_city("bonn")
