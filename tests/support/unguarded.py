"""The journal without its triggers: for a hand that tampers, and for emptying a test database."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations


@contextmanager
def unguarded() -> Iterator[None]:
    """Take the triggers away for a while, as whoever owns the table could."""
    away, back = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in away:
            cursor.execute(statement)
        yield
        for statement in back:
            cursor.execute(statement)


def tamper(statement: str, *parameters: object) -> None:
    """Run one statement past the triggers; it must meet at least one row."""
    with unguarded(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        assert cursor.rowcount > 0


@contextmanager
def flushable_journal() -> Iterator[None]:
    """Let Django empty the database behind a test with real transactions, the journal too."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_unguarded(self: BaseDatabaseOperations, statements: list[str]) -> None:
        with unguarded():
            flush(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_unguarded)
        yield


def _sqlite() -> tuple[list[str], list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'trigger' AND tbl_name = 'journal_entry'"
        )
        triggers = cursor.fetchall()
    return [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]


def _postgresql() -> tuple[list[str], list[str]]:
    # A deferred check of a foreign key that still waits would keep the table from being altered.
    now, table = "SET CONSTRAINTS ALL IMMEDIATE", "ALTER TABLE journal_entry"
    return [now, f"{table} DISABLE TRIGGER USER"], [now, f"{table} ENABLE TRIGGER USER"]
