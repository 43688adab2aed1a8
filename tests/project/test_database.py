"""The address of a database is read strictly, and never repeated where somebody may see it."""

from pathlib import Path

import pytest

from migrado.kernel.refusal import Refusal
from migrado.project.database import database


def test_sqlite_by_absolute_path_is_durable_and_takes_its_lock_at_once():
    entry = database("sqlite:////srv/migrado/db.sqlite3", where="X")

    assert entry["ENGINE"] == "django.db.backends.sqlite3"
    assert entry["NAME"] == Path("/srv/migrado/db.sqlite3")
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        assert pragma in entry["OPTIONS"]["init_command"]


def test_sqlite_by_relative_path_lies_in_the_working_directory(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert database("sqlite:///a/b.sqlite3", where="X")["NAME"] == tmp_path / "a" / "b.sqlite3"


def test_postgresql_with_a_password_of_special_characters():
    entry = database("postgres://ana:p%40ss%2F@db.example:5433/migrado?sslmode=require", where="X")

    assert (entry["USER"], entry["PASSWORD"]) == ("ana", "p@ss/")
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.example", "5433", "migrado")
    assert entry["OPTIONS"] == {"sslmode": "require"}


def test_postgresql_through_a_unix_socket():
    entry = database("postgresql:///migrado?host=/run/postgresql", where="X")

    assert (entry["HOST"], entry["PORT"]) == ("/run/postgresql", "")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "migrado.sqlite3",
        "sqlite://host/file",
        "sqlite:///",
        "mysql://u:secret@h/n",
        "postgres://u:secret@h",
        "postgres://u:secret@h:port/n",
        "postgres://u:secret@h/n/m",
        "postgres://u:secret@h/n?sslmod=require",
        "postgres://[u:secret@h/n",
    ],
)
def test_anything_else_is_refused_without_repeating_it(url):
    with pytest.raises(Refusal, match=r"^MIGRADO_DATABASE_URL: ") as refused:
        database(url, where="MIGRADO_DATABASE_URL")

    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)
