"""Fills a database with what a backup holds, and with nothing else."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model

from migrado.backup.actions.files import Folders
from migrado.backup.actions.guards import unguarded
from migrado.backup.domain import Backup, Damaged, PartKind, reader_of, values
from migrado.backup.queries import tables

Prepare = Callable[[Any], object]


def load(backup: Backup, *, using: str, folders: Folders | None = None) -> None:
    """Exchange everything in the database for what ``backup`` holds; inside a transaction.

    Files go beside their folders, without ``folders`` nowhere. Raises Damaged, and whatever
    reading ``backup`` raises; then the caller rolls back.
    """
    models = {model._meta.label: model for model in tables.kept_models()}
    with unguarded(using):
        _clear(using)
        for part, pieces in backup.parts():
            if part.kind is PartKind.FILE:
                if folders is not None:
                    folders.write(part.name, pieces)
            elif part.name in models:
                _insert(models[part.name], part.columns, pieces, using=using)
            else:
                raise Damaged(f"there is no table {part.name!r} here")
        if backup.manifest.tables.keys() != models.keys():
            raise Damaged("a table is missing")
    for name, one in backup.manifest.tables.items():
        if one.last_id is not None:
            _go_on_after(one.last_id, models[name], using=using)


def _clear(using: str) -> None:
    connection = connections[using]
    names = [connection.ops.quote_name(one._meta.db_table) for one in tables.all_models()]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(names)}")
            return
        for name in names:
            cursor.execute(f"DELETE FROM {name}")


def _insert(
    model: type[Model], names: Sequence[str], pieces: Iterable[bytes], *, using: str
) -> None:
    connection, fields = connections[using], tables.columns(model)
    if fields.keys() != set(names):
        raise Damaged(f"the table {model._meta.label} has other columns here")
    prepares = [_prepare(fields[name], connection) for name in names]
    rows: Any = (
        [one(value) if one else value for one, value in zip(prepares, row, strict=True)]
        for piece in pieces
        for row in values(piece)
    )
    quote = connection.ops.quote_name
    head = f"{quote(model._meta.db_table)} ({', '.join(quote(name) for name in names)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {head} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {head} VALUES ({places})", rows)


def _prepare(field: "Field[Any, Any]", connection: BaseDatabaseWrapper) -> Prepare | None:
    """Return what makes a value of JSON fit for the database; None: it fits."""
    kind = tables.kind_of(field)
    read = reader_of(kind)
    if kind == "JSONField":
        # None in a column that must not be empty is the null of JSON.
        return lambda value: (
            None if value is None and field.null else connection.ops.adapt_json_value(value, None)
        )
    if read is None:
        return None
    return lambda value: None if value is None else field.get_db_prep_save(read(value), connection)


def _go_on_after(last: int, model: type[Model], *, using: str) -> None:
    """Let the next row of a table get a number that none ever had."""
    connection, table = connections[using], model._meta.db_table
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Not setval(), which would stay when the transaction is rolled back.
            key = quote(str(model._meta.pk.column))
            cursor.execute(
                f"ALTER TABLE {quote(table)} ALTER COLUMN {key} RESTART WITH {last + 1:d}"
            )
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
