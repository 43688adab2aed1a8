"""Restoring in one transaction, with every erasure that came after the backup."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, transaction

from migrado.backup.actions.files import Folders
from migrado.backup.actions.loading import load
from migrado.backup.domain import Backup
from migrado.backup.models import Restore
from migrado.backup.queries.proofs import BACKUP
from migrado.backup.queries.snapshot import migrations_of
from migrado.journal.actions import record
from migrado.journal.domain import Kind
from migrado.vault.actions import replay_erasures


class NotOfThisState(Exception):
    """The backup and the database differ in a migration, which is named."""


def restore(
    backup: Backup, *, name: str, erased: Iterable[UUID], folders: Sequence[Path], now: datetime
) -> int:
    """Exchange everything here for what ``backup`` holds, without what was erased since.

    Returns how many keys the backup would have brought back. Whoever looks sees the old rows or
    the new ones after their erasures, never something between; killed, all is as it was. Stored
    files lie beside their folders until `finish`. Raises NotOfThisState, Damaged, and whatever
    reading ``backup`` raises.
    """
    require_same_state(backup, using=DEFAULT_DB_ALIAS)
    beside = Folders(folders)
    with beside.cleared(), transaction.atomic(durable=True):
        load(backup, using=DEFAULT_DB_ALIAS, folders=beside)
        back = replay_erasures(erased, now=now)
        Restore(
            backup=name,
            taken_at=backup.head.taken_at,
            rows=backup.manifest.rows,
            scratch=False,
            started_at=now,
        ).save()
        record(kind=Kind.WRITE, at=now, thing=BACKUP, thing_id=name[:64], fields=["restored"])
    return back


def finish(*, folders: Sequence[Path], now: datetime) -> None:
    """Put restored files in their place and let the house open again."""
    Folders(folders).exchange()
    Restore.objects.filter(scratch=False, finished_at=None).update(finished_at=now)


def replay(erased: Iterable[UUID], *, now: datetime) -> int:
    """Erase what a copy of the database brought back by another way; return how many keys."""
    with transaction.atomic():
        back = replay_erasures(erased, now=now)
        record(kind=Kind.ERASE, at=now, thing=BACKUP, fields=["replayed"])
    return back


def require_same_state(backup: Backup, *, using: str) -> None:
    """Raise NotOfThisState unless the database has seen the migrations of ``backup``."""
    there, here = set(backup.head.migrations), set(migrations_of(using))
    way = f"restore it with MigraDO {backup.head.version}, then run `migrado migrate` with this one"
    for missing in sorted(there - here):
        raise NotOfThisState(f"it has {missing}, which is missing here; {way}")
    for more in sorted(here - there):
        raise NotOfThisState(f"it is from before {more}; {way}")
