"""What tests of the flows need: indexes in a folder of their own, and Dortmund to search."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from migrado.directory.domain.pack import PACKS
from migrado.flows.actions import load_city
from migrado.flows.domain import read_city
from migrado.texts.models import City
from tests.support.clock import NOW


@pytest.fixture(autouse=True)
def _indexes(tmp_path, settings):
    settings.SEARCH_DIR = tmp_path / "search"


@pytest.fixture(scope="module")
def _dortmund_once(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Load the pack once for a module; every test works inside this transaction."""
    whole_module = transaction.atomic()
    with django_db_blocker.unblock():
        whole_module.__enter__()
        load_city(read_city(PACKS / "dortmund"), now=NOW)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole_module.__exit__(None, None, None)


@pytest.fixture
def dortmund(_dortmund_once, db) -> City:
    return City.objects.get(key="dortmund")
