"""Proving a backup: restored into a database that vanishes, and compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Model

from migrado.backup.actions.loading import load
from migrado.backup.actions.restoring import require_same_state
from migrado.backup.domain import Backup, Damaged, PartKind, Sum, Tally
from migrado.backup.models import Restore
from migrado.backup.queries import tables
from migrado.backup.queries.proofs import BACKUP
from migrado.journal.actions import record
from migrado.journal.domain import Kind
from migrado.vault.models import IndexKey, SubjectKey
from migrado.vault.queries import ring

SCRATCH = "scratch"


def prove(backup: Backup, *, name: str, now: datetime) -> None:
    """Restore ``backup`` into a database of its own, compare all of it, and write that down.

    Raises NotOfThisState; Damaged; WrongKey if our ring does not open what is sealed in it; and
    whatever reading ``backup`` raises. Then nothing is written.
    """
    require_same_state(backup, using=DEFAULT_DB_ALIAS)
    with scratch_database() as scratch:
        with transaction.atomic(scratch):
            load(backup, using=scratch)
        for model in tables.kept_models():
            if _sum(model, using=scratch) != backup.manifest.tables[model._meta.label]:
                raise Damaged(f"the table {model._meta.label} came back as another")
        _open_keys(using=scratch)
    with transaction.atomic():
        Restore(
            backup=name,
            taken_at=backup.head.taken_at,
            rows=backup.manifest.rows,
            scratch=True,
            started_at=now,
            finished_at=now,
        ).save()
        record(kind=Kind.READ, at=now, thing=BACKUP, thing_id=name[:64], fields=["proven"])


@contextmanager
def scratch_database() -> Iterator[str]:
    """Give an empty database that no name leads to and that is gone with its connection.

    SQLite, whatever the house runs on: the lines of a backup are the same for both. Its tables
    are made of the models, which takes a second; their migrations would take ten times as long.
    """
    entry = {"ENGINE": "django.db.backends.sqlite3", "NAME": "file:"}
    default = connections.databases[DEFAULT_DB_ALIAS]
    both = connections.configure_settings({DEFAULT_DB_ALIAS: default, SCRATCH: entry})
    connections.databases[SCRATCH] = both[SCRATCH]
    try:
        with connections[SCRATCH].schema_editor() as editor:
            for model in tables.all_models():
                if not model._meta.auto_created:  # comes with the model that it belongs to
                    editor.create_model(model)
        yield SCRATCH
    finally:
        connections[SCRATCH].close()
        del connections[SCRATCH]
        del connections.databases[SCRATCH]


def _sum(model: type[Model], *, using: str) -> Sum:
    tally = Tally(PartKind.TABLE)
    for _ in tally.passing(tables.lines(model, using=using)):
        pass
    return tally.sum(last_id=tables.last_id(model, using=using))


def _open_keys(*, using: str) -> None:
    """Raise WrongKey unless our ring opens a data key under each key that the backup names."""
    ours = ring()
    for kind in (SubjectKey, IndexKey):
        living = kind.objects.using(using).exclude(kek_id="")
        for name in living.order_by("kek_id").values_list("kek_id", flat=True).distinct():
            key = living.filter(kek_id=name).order_by("pk")[0]
            ours.unwrap(key.wrapped, by=name, key_id=key.key_id)
