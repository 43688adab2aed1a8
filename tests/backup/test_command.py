"""`migrado backup` and `migrado restore`: what they say, and what they refuse in one sentence."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from migrado.backup import queries
from migrado.kernel.refusal import Refusal
from migrado.project import cli
from migrado.project import settings as project
from migrado.project.commands import backup, restore
from migrado.project.state import restore_obstacle
from migrado.texts.models import City
from migrado.vault.actions import erase_key
from migrado.vault.domain import passphrases
from migrado.vault.queries import Erased, box_of, ring
from tests.backup.factories import KEY
from tests.backup.factories import take as take_at
from tests.vault.factories import OLD, ring_file

PHRASE = "zwölf Hühner auf dem Dach"


@pytest.fixture
def place(house, tmp_path, monkeypatch):
    """Give an empty folder for backups, with keys and stored files beside it."""
    monkeypatch.setattr(passphrases, "COST", 2**10)
    names = {name: tmp_path / "keys" / name for name in ("secret", "ring", "vault", "backup")}
    (tmp_path / "keys").mkdir()
    for path in names.values():
        ring_file(path, KEY)
    monkeypatch.setattr(project, "KEY_FILES", names)
    monkeypatch.setattr(project, "BACKUP_KEYS_FILE", names["backup"])
    monkeypatch.setattr(project, "STORED_FILES", (tmp_path / "attachments",))
    (tmp_path / "attachments").mkdir()
    (tmp_path / "attachments" / "ab").write_bytes(b"sealed")
    (tmp_path / "phrase").write_text(PHRASE + "\n", encoding="utf-8")
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def taken(place):
    """Take a backup with the command, and return it and its erasure list."""
    assert backup.run([str(place)]) == 0
    [one] = place.glob("*.backup")
    return one, one.with_suffix(".erasures")


def refused(command, *arguments):
    with pytest.raises(Refusal) as told:
        command.run([str(one) for one in arguments])
    assert "\n" not in str(told.value)
    return str(told.value)


def test_a_backup_and_its_erasure_list_are_told(place, capsys):
    one, erasures = taken(place)

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"Wrote {one}: ")
    assert f" tables, 1 file, {one.stat().st_size:,} bytes." in first
    assert second == f"Wrote {erasures}: 0 erased keys."


def test_the_erasure_list_can_be_written_alone(place, capsys):
    assert backup.run(["--erasures-only", str(place)]) == 0

    [erasures] = place.iterdir()
    assert capsys.readouterr().out == f"Wrote {erasures}: 0 erased keys.\n"


@pytest.mark.usefixtures("scratch")
def test_a_proof_is_told_and_remembered(place, capsys):
    one, _ = taken(place)

    assert backup.run(["--verify", str(one)]) == 0

    assert "works: " in capsys.readouterr().out
    assert queries.is_restore_proven()


def test_a_restore_repeats_the_newest_list_of_a_folder(place, house, capsys):
    key, _ = house
    one, _ = taken(place)
    erase_key(key.pk, now=datetime.now(UTC))
    one.with_suffix(".erasures").rename(place / "older.erasures")
    backup.run(["--erasures-only", str(place)])
    (project.STORED_FILES[0] / "ab").unlink()
    City.objects.update(name="Elsewhere")

    assert restore.run([str(one), "--replace", "--erasures", str(place)]) == 0

    assert "Erased again: 1." in capsys.readouterr().out
    assert City.objects.get().name == "Dortmund"
    assert (project.STORED_FILES[0] / "ab").read_bytes() == b"sealed"
    with pytest.raises(Erased):
        box_of(key.pk)
    assert restore_obstacle() == ""


def test_erasures_alone_are_repeated_on_what_is_here(place, house, capsys):
    key, _ = house
    erase_key(key.pk, now=datetime.now(UTC))
    backup.run(["--erasures-only", str(place)])

    assert restore.run(["--erasures", str(place)]) == 0

    assert capsys.readouterr().out.endswith("Erased again: 0.\n")


def test_a_restore_needs_a_list_that_is_not_older(place):
    _, list_of_before = taken(place)
    two = place / "two.backup"
    take_at(two, now=datetime.now(UTC) + timedelta(hours=1))

    assert "give the newest erasure list" in refused(restore, two)
    assert "older than the backup" in refused(restore, two, "--erasures", list_of_before)
    assert "no such file" in refused(restore, two, "--erasures", place / "none")
    os.rename(list_of_before, place / "x")
    assert "there is no erasure list" in refused(restore, two, "--erasures", place)
    assert restore.run([str(two), "--replace", "--without-erasures"]) == 0


def test_what_is_here_is_deleted_only_when_asked(place):
    one, erasures = taken(place)
    City.objects.update(name="Elsewhere")

    told = refused(restore, one, "--erasures", erasures)

    assert told == "something is here already; --replace deletes it."
    assert City.objects.get().name == "Elsewhere"


@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize("way", ["cut", "changed", "other", "list", "key", "no key"])
def test_a_file_that_does_not_open_is_one_sentence(place, way):
    one, erasures = taken(place)
    raw = one.read_bytes()
    if way == "cut":
        one.write_bytes(raw[:-40])
    elif way == "changed":
        one.write_bytes(raw[:500] + bytes([raw[500] ^ 1]) + raw[501:])
    elif way == "other":
        one.write_bytes(b"PK\x03\x04")
    elif way == "list":
        one.write_bytes(erasures.read_bytes())
    else:
        ring_file(project.BACKUP_KEYS_FILE, *([OLD] if way == "key" else []))

    assert str(place) in refused(backup, "--verify", one) or way == "no key"
    refused(restore, one, "--replace", "--without-erasures")
    assert City.objects.get().name == "Dortmund"


def test_keys_are_written_apart_and_come_back(place, tmp_path, capsys):
    apart = tmp_path / "apart"
    phrase = ["--passphrase-file", str(tmp_path / "phrase")]
    assert backup.run(["--keys", str(apart), *phrase]) == 0
    before = {path: path.read_text() for path in project.KEY_FILES.values()}
    for path in list(before)[1:]:
        path.unlink()

    assert restore.run(["--keys", str(apart), *phrase]) == 0

    assert {path: path.read_text() for path in project.KEY_FILES.values()} == before
    assert {path.stat().st_mode & 0o777 for path in list(before)[1:]} == {0o600}
    assert not any(text.strip() in apart.read_text() for text in before.values())
    assert "Keep this file and its passphrase in two places" in capsys.readouterr().out
    assert queries.is_key_kept_apart(ring().newest)
    assert not queries.is_key_kept_apart("another")


def test_keys_that_are_here_are_not_written_over(place, tmp_path):
    apart, phrase = tmp_path / "apart", ["--passphrase-file", tmp_path / "phrase"]
    backup.run(["--keys", str(apart), *map(str, phrase)])
    project.KEY_FILES["secret"].unlink()
    ring_file(project.KEY_FILES["backup"], OLD)

    assert "holds other keys" in refused(restore, "--keys", apart, *phrase)
    assert not project.KEY_FILES["secret"].exists()


def test_keys_are_refused_in_one_sentence(place, tmp_path, monkeypatch):
    apart, phrase = tmp_path / "apart", tmp_path / "phrase"
    asked = ["--passphrase-file", phrase]

    assert "no terminal" in refused(backup, "--keys", apart)
    assert "do not belong beside" in refused(backup, place, "--keys", place / "k", *asked)
    backup.run(["--keys", str(apart), "--passphrase-file", str(phrase)])
    assert "there already" in refused(backup, "--keys", apart, *asked)
    phrase.write_text("another passphrase")
    assert "passphrase is another" in refused(restore, "--keys", apart, *asked)
    assert "cannot be read" in refused(restore, "--keys", tmp_path / "none", *asked)
    phrase.write_text("short")
    assert "12 characters" in refused(backup, "--keys", tmp_path / "two", *asked)
    assert not (tmp_path / "two").exists()


def test_a_passphrase_is_asked_for_twice(place, tmp_path, monkeypatch):
    typed = iter([PHRASE, PHRASE, PHRASE, "something else"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))

    assert backup.run(["--keys", str(tmp_path / "apart")]) == 0
    assert refused(backup, "--keys", tmp_path / "two") == "the two passphrases differ."


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("backup", []),
        ("backup", ["--erasures-only"]),
        ("backup", ["no-such-folder"]),
        ("backup", ["--verify", "no-such-file"]),
        ("backup", ["--colour"]),
        ("restore", []),
        ("restore", ["x", "--erasures", "y", "--without-erasures"]),
        ("restore", ["no-such-file", "--without-erasures"]),
        ("restore", ["x", "--keys", "y"]),
    ],
)
def test_other_arguments_are_one_sentence(place, capsys, command, arguments):
    assert cli.main([command, *arguments]) == 2

    error = capsys.readouterr().err
    assert error.startswith("migrado: ")
    assert error.count("\n") == 1
