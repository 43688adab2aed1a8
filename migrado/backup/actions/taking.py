"""Writing backups and erasure lists, and telling the journal that something left the house."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction

from migrado.backup.actions.files import whole_file
from migrado.backup.domain import Manifest, Writer
from migrado.backup.queries import backup_pieces, erasures
from migrado.backup.queries.proofs import BACKUP
from migrado.journal.actions import record
from migrado.journal.domain import Kind
from migrado.vault.domain import seal_stream

ABOUT_BACKUP, ABOUT_ERASURES = "backup", "erasures"


def take_backup(
    path: Path, *, key: bytes, folders: Sequence[Path], version: str, now: datetime
) -> Manifest:
    """Write a backup to ``path``, sealed with ``key``, and return what is in it.

    Raises FileExistsError, OSError; then there is no file of that name.
    """
    writer = Writer()
    pieces = backup_pieces(folders, version=version, now=now, writer=writer)
    with whole_file(path) as file:
        file.writelines(seal_stream(pieces, key=key, about=ABOUT_BACKUP))
    note_export(thing=BACKUP, thing_id=path.name, now=now)
    return writer.manifest


def take_erasures(path: Path, *, key: bytes, now: datetime) -> int:
    """Write the erasure list to ``path``, sealed with ``key``; return how many lines it has.

    Raises FileExistsError, OSError; then there is no file of that name.
    """
    told = erasures(now=now)
    with whole_file(path) as file:
        file.writelines(seal_stream(told.pieces(), key=key, about=ABOUT_ERASURES))
    return len(told.erased)


def note_export(*, thing: str, thing_id: str, now: datetime) -> None:
    """Tell the journal that a copy of ``thing`` left the house."""
    with transaction.atomic():
        record(kind=Kind.EXPORT, at=now, thing=thing, thing_id=thing_id[:64])
