"""Takes the triggers of the journal away while everything is exchanged, and puts them back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections


@contextmanager
def unguarded(using: str) -> Iterator[None]:
    """Let rows be exchanged that triggers protect, until the block ends.

    To be called inside a transaction: whatever goes wrong, the triggers are as they were.
    """
    away, back = _sqlite(using) if connections[using].vendor == "sqlite" else _postgresql(using)
    _execute(using, away)
    yield
    _execute(using, back)


def _sqlite(using: str) -> tuple[list[str], list[str]]:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    return [f'DROP TRIGGER "{name}"' for name, _ in triggers], [sql for _, sql in triggers]


def _postgresql(using: str) -> tuple[list[str], list[str]]:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgisinternal = false"
        )
        found = [table for [table] in cursor.fetchall()]
    # A check of a foreign key that still waits would keep the table from being altered.
    now = "SET CONSTRAINTS ALL IMMEDIATE"
    away = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in found]
    return away, [now, *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in found)]


def _execute(using: str, statements: list[str]) -> None:
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
