"""Killed at any moment: no half file under a final name, no half database."""

import signal
import subprocess
import sys

import pytest
from django.db import connection

from migrado.backup import queries
from migrado.project.commands.serve import obstacles
from migrado.project.state import database_obstacle
from migrado.texts.models import City
from tests.backup.factories import KEY, restore, take
from tests.support.command import environment
from tests.support.sources import ROOT
from tests.vault.factories import ring_file

# Runs the command and stands still where it is told to.
STOPPING = """
import sys
from migrado.project import cli
cli.set_up_django()
from importlib import import_module
def stop(*_arguments, **_options):
    print("here", flush=True)
    sys.stdin.read()
if sys.argv[1]:
    module, name = sys.argv[1].split(":")
    setattr(import_module(module), name, stop)
sys.exit(cli.main(sys.argv[2:]))
"""
LITTLE_ROOM = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))"
LOADING, RESTORING = "migrado.backup.actions.loading", "migrado.backup.actions.restoring"


def address():
    """Return the address of the database of this test."""
    entry = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{entry['NAME']}"
    return f"postgres://{entry['USER']}@/{entry['NAME']}?host={entry['HOST']}"


def process(*arguments, var, at="", before=""):
    """Start a command on the database of this test, to stand still at one function."""
    return subprocess.Popen(
        [sys.executable, "-c", before + STOPPING, at, *map(str, arguments)],
        cwd=ROOT,
        env=environment(var, MIGRADO_DATABASE_URL=address()),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill(*arguments, var, at):
    started = process(*arguments, var=var, at=at)
    assert started.stdout.readline() == "here\n"
    started.send_signal(signal.SIGKILL)
    started.communicate(timeout=60)


@pytest.fixture
def var(house, tmp_path):
    (tmp_path / "keys").mkdir()
    ring_file(tmp_path / "keys" / "backup", KEY)
    (tmp_path / "out").mkdir()
    return tmp_path


@pytest.mark.parametrize("at", ["migrado.backup.queries.tables:last_id", "os:fsync"])
def test_a_killed_backup_leaves_no_file_under_a_final_name(var, at):
    kill("backup", var / "out", var=var, at=at)

    assert [path.suffix for path in (var / "out").iterdir()] == [".part"]
    assert queries.last_backup_at() is None


@pytest.mark.parametrize(
    "at", [f"{LOADING}:_insert", f"{LOADING}:_go_on_after", f"{RESTORING}:record"]
)
def test_a_killed_restore_leaves_the_database_as_it_was(var, at):
    path = var / "out" / "one.backup"
    take(path)
    City.objects.update(name="Elsewhere")

    kill("restore", path, "--replace", "--without-erasures", var=var, at=at)

    assert City.objects.get().name == "Elsewhere"
    assert queries.unfinished() is None
    assert database_obstacle() == ""


def test_a_restore_killed_before_its_files_are_in_place_keeps_the_house_shut(var):
    path = var / "out" / "one.backup"
    folder = var / "attachments"
    folder.mkdir()
    (folder / "ab").write_bytes(b"sealed")
    take(path, folders=[folder])
    (folder / "ab").write_bytes(b"newer")

    kill(
        *("restore", path, "--replace", "--without-erasures"),
        var=var,
        at="migrado.backup.actions:finish",
    )

    assert list(obstacles())[-1].startswith("the restore of one.backup was stopped before its end")
    restore(path, folders=[folder])
    assert not any("restore" in one for one in obstacles())
    assert (folder / "ab").read_bytes() == b"sealed"


def test_a_disk_that_is_full_is_one_sentence_and_leaves_nothing(var):
    _, error = process("backup", var / "out", var=var, before=LITTLE_ROOM).communicate(timeout=60)

    assert error.startswith(f"migrado: {var}/out/migrado-")
    assert "the file cannot be used (File too large)." in error
    assert error.count("\n") == 1
    assert list((var / "out").iterdir()) == []
