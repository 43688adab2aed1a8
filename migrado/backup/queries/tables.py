"""The tables of a backup, whatever database they lie in: read as values, written as lines."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models import Expression, F, Field, Max, Model
from django.db.models.functions import Collate

from migrado.backup.domain import batches, line

# Whoever is signed in signs in again: nobody who was let out comes back in by an old session.
LEFT_OUT = {"sessions.Session"}
TEXTS = {"CharField", "SlugField", "TextField", "EmailField"}
ROWS_AT_ONCE = 2_000


def all_models() -> list[type[Model]]:
    """Return the model of every table, in the order of their labels."""
    found = apps.get_models(include_auto_created=True)
    own = [model for model in found if model._meta.managed and not model._meta.proxy]
    return sorted(own, key=lambda model: model._meta.label)


def kept_models() -> list[type[Model]]:
    """Return the model of every table that is part of a backup, in the order of their labels."""
    return [model for model in all_models() if model._meta.label not in LEFT_OUT]


def columns(model: type[Model]) -> dict[str, "Field[Any, Any]"]:
    """Return the columns of a table that can be written, by name."""
    return {str(one.column): one for one in model._meta.local_concrete_fields if not one.generated}


def kind_of(field: "Field[Any, Any]") -> str:
    """Return Django's name for what a column holds; a foreign key holds what it points at."""
    while field.is_relation:
        field = field.target_field  # type: ignore[attr-defined]
    return field.get_internal_type()


def lines(model: type[Model], *, using: str) -> Iterator[bytes]:
    """Yield pieces of lines, a row each, in the order of the key; equal rows, equal bytes.

    The order of texts is that of their bytes, whatever the database sorts by.
    """
    names = [field.attname for field in columns(model).values()]
    rows = model._base_manager.using(using).order_by(_order(model, using=using)).values_list(*names)
    return batches(line(row) for row in rows.iterator(chunk_size=ROWS_AT_ONCE))


def last_id(model: type[Model], *, using: str) -> int | None:
    """Return the last number that a row ever had; None: the database does not number them."""
    key = model._meta.pk
    if key.is_relation or not kind_of(key).endswith("AutoField"):
        return None
    most = model._base_manager.using(using).aggregate(most=Max(key.attname))["most"]
    return max(most or 0, _given(model, using=using))


def _given(model: type[Model], *, using: str) -> int:
    """Return the last number that the database gave by itself."""
    connection, table = connections[using], model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            return int((cursor.fetchone() or [0])[0])
        name = [connection.ops.quote_name(table), model._meta.pk.column]
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", name)
        [sequence] = cursor.fetchone()
        cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")
        return int(cursor.fetchone()[0])


def _order(model: type[Model], *, using: str) -> Expression | F:
    key = F(model._meta.pk.attname)
    if kind_of(model._meta.pk) not in TEXTS:
        return key
    return Collate(key, "C" if connections[using].vendor == "postgresql" else "BINARY")
