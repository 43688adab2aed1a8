"""What tests of backups need: a furnished house, and a folder for backups."""

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.backup.factories import furnish


@pytest.fixture
def house(transactional_db):
    """Furnish the house; give the key of a subject and what it sealed."""
    return furnish()


@pytest.fixture
def target(tmp_path):
    return tmp_path / "one.backup"


@pytest.fixture
def scratch(transactional_db, django_db_blocker, monkeypatch):
    """Let a proof open a database of its own, of which the runner of the tests does not know."""
    real = django_db_blocker._real_ensure_connection
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", real)
