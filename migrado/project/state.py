"""What the database says about the state of this deployment."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from migrado.backup.queries import unfinished


def database_obstacle() -> str:
    """Return one sentence about why the database cannot be used now; empty when it can."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return f"the database cannot be reached ({' '.join(str(error).split())})."
    finally:
        connection.close()
    return "the database is not up to date; run `migrado migrate`." if missing else ""


def restore_obstacle() -> str:
    """Return one sentence about a restore that was stopped before its end; empty without one."""
    waiting = unfinished()
    connection.close()
    if waiting is None:
        return ""
    return f"the restore of {waiting.backup} was stopped before its end; run it once more."
