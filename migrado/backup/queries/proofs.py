"""What is known of backups and restores."""

from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from migrado.backup.models import Restore
from migrado.journal.domain import HOUSE, Kind
from migrado.journal.models import Entry

BACKUP, KEYS = "backup", "keys"  # the things of which the journal tells


def is_restore_proven() -> bool:
    """Say whether a backup of this house was ever restored, here or for a proof; one query."""
    return proven_at() is not None


def proven_at() -> datetime | None:
    """Return when a restore was last brought to its end; None: never. One query."""
    last: datetime | None = Restore.objects.aggregate(last=Max("finished_at"))["last"]
    return last


def unfinished() -> Restore | None:
    """Return a restore that was begun last and not brought to its end; None: all is well."""
    last = Restore.objects.filter(scratch=False).order_by("-started_at", "-pk").first()
    return last if last and last.finished_at is None else None


def last_backup_at() -> datetime | None:
    """Return when the last backup was taken, by the journal; None: never."""
    last: datetime | None = _exports(BACKUP).aggregate(last=Max("at"))["last"]
    return last


def is_key_kept_apart(name: str) -> bool:
    """Say whether a copy of the key-encryption key ``name`` was written, by the journal."""
    return _exports(KEYS).filter(thing_id=name).exists()


def _exports(thing: str) -> QuerySet[Any]:
    return Entry.everywhere.filter(chain=HOUSE, kind=Kind.EXPORT.value, thing=thing)
