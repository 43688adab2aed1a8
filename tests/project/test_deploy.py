"""`migrado doctor --deploy` says what is unsafe where people's data are kept, with the remedy."""

from datetime import timedelta
from pathlib import Path

import pytest

from migrado.backup.actions import finish, note_export
from migrado.backup.models import Restore
from migrado.journal.actions import seal_all
from migrado.project import deploy
from migrado.project import settings as project
from migrado.vault.domain import kek_id
from tests.journal.factories import write
from tests.support.clock import NOW
from tests.support.command import migrado

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _keys(monkeypatch, tmp_path):
    monkeypatch.setattr(project, "BACKUP_KEYS_FILE", tmp_path / "backup")
    (tmp_path / "backup").touch()


def told(*, now=NOW):
    superuser = "MIGRADO_DATABASE_URL signs in as a superuser"  # as the server of the tests does
    return [one for one in deploy.findings(now=now) if not one.startswith(superuser)]


def care_for(*, now=NOW):
    """Do once what operators do again and again."""
    note_export(thing="backup", thing_id="one.backup", now=now)
    note_export(thing="keys", thing_id=kek_id(project.MIGRADO_VAULT_KEYS[0]), now=now)
    Restore(backup="one.backup", taken_at=now, rows=1, scratch=False, started_at=now).save()
    finish(folders=[], now=now)
    seal_all()


def test_a_house_without_care_is_told_what_it_lacks():
    project.BACKUP_KEYS_FILE.unlink()

    lines = told()

    assert [line.split(";")[0].split(",")[0] for line in lines] == [
        f"{project.BACKUP_KEYS_FILE} is missing",
        "No backup was ever taken here",
        "No backup was ever restored",
        f"Of the newest key in {project.VAULT_KEYS_FILE}",
    ]
    assert all("`migrado " in line for line in lines)


def test_a_house_with_care_has_nothing_to_mend():
    care_for()

    assert told(now=NOW + timedelta(days=2)) == []


def test_care_that_ended_is_told():
    care_for()

    late = told(now=NOW + timedelta(days=deploy.PROOF_DAYS, hours=1))

    assert late[0].startswith("The last backup is from 2026-11-23; ")
    assert late[1].startswith("The last restore of a backup is from 2026-11-23; ")
    assert len(late) == 2


def test_a_journal_that_nobody_seals_is_told():
    care_for()
    write(at=NOW)

    assert told(now=NOW + timedelta(minutes=59)) == []
    [line] = told(now=NOW + timedelta(minutes=61))
    assert line.startswith("Entries of the journal that nobody has sealed for an hour: 1; ")


def test_a_new_key_without_a_copy_is_told(monkeypatch):
    care_for()
    monkeypatch.setattr(project, "MIGRADO_VAULT_KEYS", (b"next" * 8,))

    assert [line.split(",")[0] for line in told()] == [
        f"Of the newest key in {project.VAULT_KEYS_FILE}"
    ]


@pytest.mark.parametrize(("mode", "count"), [(0o755, 1), (0o701, 1), (0o750, 0), (0o700, 0)])
def test_stored_files_that_others_can_read_are_told(monkeypatch, tmp_path, mode, count):
    monkeypatch.setattr(project, "STORED_FILES", (tmp_path,))
    monkeypatch.setattr(deploy, "_mode", lambda path: mode if path == tmp_path else 0o755)

    assert told().count(f"{tmp_path} can be read by others; `chmod o-rwx` it.") == count


@pytest.mark.parametrize(
    ("host", "sslmode", "is_open"),
    [
        ("db.example", "", True),
        ("db.example", "prefer", True),
        ("db.example", "verify-full", False),
        ("/run/postgresql", "", False),
        ("127.0.0.1", "", False),
        ("", "", False),
    ],
)
def test_a_way_to_the_database_that_may_be_in_plain_is_told(host, sslmode, is_open):
    assert deploy.is_way_open({"HOST": host, "OPTIONS": {"sslmode": sslmode}}) == is_open


def test_the_command_exits_with_one_and_tells_it_all(tmp_path: Path):
    done = migrado("doctor", "--deploy", var=tmp_path)

    text = done.stdout.decode()
    assert done.returncode == 1
    assert "keys/backup is missing" in text
    assert "MIGRADO_HTTPS is off" in text
