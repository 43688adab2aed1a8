"""Reads everything at one moment, while others write."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from migrado.backup.domain import ErasureList, Head, Part, PartKind, Writer
from migrado.backup.queries import tables
from migrado.texts.queries import cities
from migrado.vault.queries import erasure_list

PIECE_BYTES = 256 * 1024
MADE_BY_MIGRATIONS = {"contenttypes.ContentType", "auth.Permission"}


def backup_pieces(
    folders: Sequence[Path], *, version: str, now: datetime, writer: Writer
) -> Iterator[bytes]:
    """Yield a backup of the database as it is at one moment, and of the files in ``folders``.

    Nobody waits for it. Files are read afterwards: a row of the moment has its file, because a
    file is written before its row and never changed. ``writer`` keeps the sums.
    """
    with snapshot(DEFAULT_DB_ALIAS):
        yield writer.head(
            Head(
                version=version,
                taken_at=now,
                cities=tuple(city.key for city in cities()),
                migrations=migrations_of(DEFAULT_DB_ALIAS),
            )
        )
        for model in tables.kept_models():
            yield from writer.part(
                Part(PartKind.TABLE, model._meta.label, tuple(tables.columns(model))),
                tables.lines(model, using=DEFAULT_DB_ALIAS),
                last_id=tables.last_id(model, using=DEFAULT_DB_ALIAS),
            )
        for folder in folders:
            yield from _files(folder, writer)
    yield writer.end()


def erasures(*, now: datetime) -> ErasureList:
    """Return the erasure list as it is; every erasure before ``now`` is in it."""
    return ErasureList(now, erasure_list())


def migrations_of(using: str) -> tuple[str, ...]:
    """Return every migration that the database has seen, in alphabetical order."""
    applied = MigrationRecorder(connections[using]).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in applied))


def is_empty(folders: Sequence[Path]) -> bool:
    """Say whether database and ``folders`` hold nothing but what migrations put there."""
    if any(folder.is_dir() and any(folder.iterdir()) for folder in folders):
        return False
    return not any(
        model._base_manager.exists()
        for model in tables.kept_models()
        if model._meta.label not in MADE_BY_MIGRATIONS
    )


@contextmanager
def snapshot(using: str) -> Iterator[None]:
    """Let everything that is read meanwhile be of one moment, and keep nobody from writing."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        with transaction.atomic(using, durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")  # not atomic(), which takes the one lock for writing
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _files(folder: Path, writer: Writer) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        with suppress(FileNotFoundError), path.open("rb") as file:  # erased meanwhile
            yield from writer.part(
                Part(PartKind.FILE, name), iter(lambda: file.read(PIECE_BYTES), b"")
            )
