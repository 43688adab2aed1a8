"""What tests of the guide need: Dortmund in the database."""

import pytest

from migrado.flows.actions import load_city
from migrado.texts.models import City
from tests.support.clock import NOW
from tests.support.dortmund import dortmund_pack


@pytest.fixture
def dortmund(db) -> City:
    load_city(dortmund_pack(), now=NOW)
    return City.objects.get(key="dortmund")
