"""What tests of the guide need: Dortmund in the database."""

import pytest

from migrado.directory.actions import load_city
from migrado.directory.domain.pack import PACKS, read_pack
from migrado.texts.models import City
from tests.support.clock import NOW


@pytest.fixture
def dortmund(db) -> City:
    load_city(read_pack(PACKS / "dortmund"), now=NOW)
    return City.objects.get(key="dortmund")
