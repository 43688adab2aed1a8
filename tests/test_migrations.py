"""Migrations say what they do, and nothing in the models is without one."""

import pytest
from django.core.management import call_command

from tests.support.sources import files, name

MIGRATIONS = [path for path in files("0*.py", under="migrado") if path.parent.name == "migrations"]


def test_there_are_migrations():
    assert MIGRATIONS


def test_no_migration_has_a_name_that_django_made_up():
    assert [name(path) for path in MIGRATIONS if "_auto_" in path.name] == []


def test_no_migration_imports_the_code_of_the_project():
    borrowing = [
        name(path)
        for path in MIGRATIONS
        if "RunPython" in path.read_text() and "migrado." in path.read_text()
    ]

    assert borrowing == []


@pytest.mark.django_db
def test_every_model_has_its_migration(capsys):
    call_command("makemigrations", check=True, dry_run=True)

    assert "No changes" in capsys.readouterr().out
