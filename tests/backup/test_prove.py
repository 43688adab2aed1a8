"""A proof restores all of a backup somewhere else, and is written down only when it worked."""

import pytest
from django.db import connections

from migrado.backup import actions, queries
from migrado.backup.actions import proving
from migrado.backup.actions.proving import SCRATCH
from migrado.backup.domain import Damaged
from migrado.journal.models import Entry
from migrado.texts.models import City
from migrado.vault.domain import WrongKey
from tests.backup.factories import LATER, opened, take

pytestmark = pytest.mark.usefixtures("scratch")


def prove(path):
    actions.prove(opened(path), name=path.name, now=LATER)


def test_a_backup_that_works_is_proven_and_nothing_here_changes(house, target):
    take(target)
    City.objects.update(name="Elsewhere")
    assert not queries.is_restore_proven()

    prove(target)

    assert queries.is_restore_proven()
    assert queries.proven_at() == LATER
    assert queries.unfinished() is None
    assert City.objects.get().name == "Elsewhere"
    last = Entry.everywhere.order_by("id").last()
    assert (last.kind, last.thing_id, last.fields) == ("read", target.name, ["proven"])
    assert SCRATCH not in connections.databases


def test_a_table_that_comes_back_as_another_is_no_proof(house, target, monkeypatch):
    take(target)
    load = proving.load

    def lose_a_row(backup, *, using):
        load(backup, using=using)
        City.objects.using(using).update(name="Elsewhere")

    monkeypatch.setattr(proving, "load", lose_a_row)

    with pytest.raises(Damaged, match=r"texts\.City came back as another"):
        prove(target)
    assert not queries.is_restore_proven()


def test_a_backup_whose_keys_are_gone_is_no_proof(house, target, settings):
    take(target)
    settings.MIGRADO_VAULT_KEYS = (b"lost" * 8,)

    with pytest.raises(WrongKey, match="which the ring lacks"):
        prove(target)
    assert not queries.is_restore_proven()
