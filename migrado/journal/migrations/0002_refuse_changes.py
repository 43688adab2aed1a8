"""Let the database itself refuse what changes the journal.

Why: the guard of the model holds for our code only; a hand at the database must stumble too.
What: triggers refuse DELETE, TRUNCATE (of a journal that is not empty), and every UPDATE but the
one that seals an unsealed entry. Whoever owns the table can still take the triggers away: that is
what the hash chain is for.
SQLite: INSERT OR REPLACE takes rows away without asking a trigger for DELETE, so both INSERT and
UPDATE refuse a number that is taken. Whoever alters the table later: Django builds it anew on
SQLite and drops the triggers by the way, so that migration ends with this one's `guard`.
Rows: none are touched.
Back: drops the triggers.
"""

from django.db import migrations

MESSAGE = "the journal is append-only"
SEALED = ("sequence", "previous_hash", "hash")  # what the sealer sets

POSTGRESQL = f"""
CREATE FUNCTION journal_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.sequence IS NULL AND NEW.sequence IS NOT NULL
            AND to_jsonb(OLD) - ARRAY{list(SEALED)} = to_jsonb(NEW) - ARRAY{list(SEALED)}
        THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM journal_entry) THEN
            RETURN NULL;
        END IF;
    END IF;
    RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER journal_entry_rows BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_guard();
CREATE TRIGGER journal_entry_table BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_guard();
"""
POSTGRESQL_BACK = """
DROP TRIGGER journal_entry_table ON journal_entry;
DROP TRIGGER journal_entry_rows ON journal_entry;
DROP FUNCTION journal_entry_guard();
"""

SQLITE = """
CREATE TRIGGER journal_entry_{name} BEFORE {event} ON journal_entry
WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    if schema_editor.connection.vendor == "sqlite":
        for name, event, condition in sqlite_triggers(apps):
            schema_editor.execute(
                SQLITE.format(name=name, event=event, condition=condition, message=MESSAGE)
            )


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)
    if schema_editor.connection.vendor == "sqlite":
        for name, *_ in sqlite_triggers(apps):
            schema_editor.execute(f"DROP TRIGGER journal_entry_{name}")


def sqlite_triggers(apps):
    """Return name, event and condition of each trigger; new columns are guarded by themselves."""
    entry = apps.get_model("journal", "Entry")
    columns = {field.column for field in entry._meta.local_fields} - {*SEALED}
    same = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in sorted(columns))
    taken = "EXISTS (SELECT 1 FROM journal_entry AS other WHERE {})".format
    number = "other.chain = NEW.chain AND other.sequence = NEW.sequence"
    return (
        ("deleted", "DELETE", "TRUE"),
        (
            "changed",
            "UPDATE",
            f"NOT (OLD.sequence IS NULL AND NEW.sequence IS NOT NULL AND {same})"
            f" OR {taken(f'{number} AND other.id IS NOT OLD.id')}",
        ),
        ("replaced", "INSERT", f"{taken('other.id = NEW.id')} OR {taken(number)}"),
    )


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
