"""What tests of the portal need: Dortmund in the database, and no page kept from before."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils.translation import trans_real

from migrado.flows.actions import load_city
from migrado.texts.models import City
from migrado.web.kept import forget_kept_pages
from tests.support.clock import NOW
from tests.support.dortmund import dortmund_pack
from tests.support.pages import CLOSE, OPEN


@pytest.fixture(autouse=True)
def _nothing_kept(time_machine):
    time_machine.move_to(NOW)
    forget_kept_pages()


@pytest.fixture(scope="module")
def _dortmund_once(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Load the pack once for a module; every test works inside this transaction."""
    whole_module = transaction.atomic()
    with django_db_blocker.unblock():
        whole_module.__enter__()
        load_city(dortmund_pack(), now=NOW)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole_module.__exit__(None, None, None)


@pytest.fixture
def dortmund(_dortmund_once, db) -> City:
    return City.objects.get(key="dortmund")


class PseudoTranslation:
    """Marks every string that goes through the catalogue, so that the others stand out."""

    def __init__(self, real: trans_real.DjangoTranslation) -> None:
        self._real = real

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def gettext(self, message: str) -> str:
        return _marked(message)

    def ngettext(self, one: str, many: str, count: float) -> str:
        return _marked(one if count == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return _marked(message)


def _marked(message: str) -> str:
    # The formats of days and numbers are no words.
    technical = message.isupper() and "_" in message
    return message if technical or not message.strip() else f"{OPEN}{message}{CLOSE}"


@pytest.fixture
def pseudo(monkeypatch) -> None:
    """Turn English into the pseudo-language for the rest of the test."""
    real = trans_real.translation("en")
    monkeypatch.setitem(trans_real._translations, "en", PseudoTranslation(real))
