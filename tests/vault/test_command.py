"""`migrado keys`: the ring changes as a whole, and old keys go only when nothing needs them."""

import signal
import stat
import subprocess
import sys
from functools import partial

import pytest
from django.db import DatabaseError

from migrado.kernel.refusal import Refusal
from migrado.project import settings as project
from migrado.project.commands import keys
from migrado.project.keys import key_ring
from migrado.vault import actions, queries
from migrado.vault.domain import kek_id
from migrado.vault.models import SubjectKey
from tests.support.command import environment, migrado
from tests.support.sources import ROOT
from tests.vault.factories import ABOUT, NEW, NEW_ID, OLD, OLD_ID, TEXT, ring_file, subject


@pytest.fixture
def ring(tmp_path, monkeypatch):
    path = tmp_path / "keys" / "vault"
    monkeypatch.setattr(project, "VAULT_KEYS_FILE", path)
    return path


@pytest.fixture
def started(ring, monkeypatch, settings):
    """Return what a process does that starts now: read the ring."""

    def start():
        read = key_ring(ring)
        settings.MIGRADO_VAULT_KEYS = read
        monkeypatch.setattr(project, "MIGRADO_VAULT_KEYS", read)

    return start


@pytest.fixture
def two_keys(ring, started, transactional_db):
    """Three subjects under the old key, and a ring with a new one."""
    ring.parent.mkdir()
    ring_file(ring, OLD)
    started()
    made = [subject() for _ in range(3)]
    ring_file(ring, NEW, OLD)
    started()
    return made


def opened(made):
    return [queries.box_of(key.pk).unseal(sealed, about=ABOUT) for key, sealed in made]


def test_the_first_key_makes_the_file_for_its_owner_only(ring, capsys):
    assert keys.run(["add"]) == 0

    (key,) = key_ring(ring)
    assert stat.S_IMODE(ring.stat().st_mode) == 0o600
    assert stat.S_IMODE(ring.parent.stat().st_mode) == 0o700
    assert f"Wrote the new key {kek_id(key)} on top of {ring}." in capsys.readouterr().out


def test_a_new_key_comes_on_top_and_the_older_ones_stay(ring):
    ring.parent.mkdir()
    ring_file(ring, NEW, OLD)
    ring.chmod(0o644)

    keys.run(["add"])

    first, *rest = key_ring(ring)
    assert rest == [NEW, OLD]
    assert first not in rest
    assert stat.S_IMODE(ring.stat().st_mode) == 0o600
    assert list(ring.parent.iterdir()) == [ring]


def test_backups_have_a_ring_of_their_own(ring, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(project, "BACKUP_KEYS_FILE", tmp_path / "keys" / "backup")

    assert keys.run(["add", "--backup"]) == 0

    (key,) = key_ring(tmp_path / "keys" / "backup")
    assert f"Wrote the new key {kek_id(key)} on top of" in capsys.readouterr().out
    assert not ring.exists()


def test_a_link_to_the_ring_stays_a_link(ring, tmp_path):
    ring.parent.mkdir()
    ring_file(tmp_path / "elsewhere", OLD)
    ring.symlink_to(tmp_path / "elsewhere")

    keys.run(["add"])

    assert ring.is_symlink()
    assert len(key_ring(tmp_path / "elsewhere")) == 2


@pytest.mark.parametrize("fault", ["os.fsync", "pathlib.Path.replace"])
def test_a_write_that_fails_leaves_the_ring_as_it_was(ring, monkeypatch, fault):
    ring.parent.mkdir()
    ring_file(ring, OLD)

    def fail(*_args, **_options):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(fault, fail)
        with pytest.raises(Refusal, match="cannot be written .No space left on device."):
            keys.run(["add"])

    assert key_ring(ring) == (OLD,)
    assert list(ring.parent.iterdir()) == [ring]


def test_two_do_not_write_the_ring_at_once(ring):
    ring.parent.mkdir()
    ring_file(ring, OLD)
    (ring.parent / "vault.new").touch()

    with pytest.raises(Refusal, match=r"vault\.new: another command writes the ring"):
        keys.run(["add"])

    assert key_ring(ring) == (OLD,)
    assert (ring.parent / "vault.new").exists()


def test_a_broken_ring_is_refused_and_stays(ring):
    ring.parent.mkdir()
    ring.write_text("not a key\n")

    with pytest.raises(Refusal, match="expected 32 bytes in base64"):
        keys.run(["add"])

    assert ring.read_text() == "not a key\n"
    assert list(ring.parent.iterdir()) == [ring]


def test_rotate_rewraps_all_and_says_so(two_keys, ring, capsys, monkeypatch):
    monkeypatch.setattr(actions, "rotation", partial(actions.rotation, batch=2))

    assert keys.run(["rotate"]) == 0
    assert keys.run(["rotate"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Rewrapped: 2",
        "Rewrapped: 3",
        f"All keys lie under {NEW_ID}; rewrapped: 3.",
        f"All keys lie under {NEW_ID}; rewrapped: 0.",
    ]
    assert key_ring(ring) == (NEW, OLD)
    assert opened(two_keys) == [TEXT] * 3


def test_old_keys_are_dropped_when_nothing_lies_under_them(two_keys, ring, started, capsys):
    assert keys.run(["rotate", "--drop-old"]) == 0

    assert key_ring(ring) == (NEW,)
    assert capsys.readouterr().out.endswith(f"Dropped from {ring}: 1. Restart `migrado serve`.\n")
    started()
    assert opened(two_keys) == [TEXT] * 3
    assert keys.run(["rotate", "--drop-old"]) == 0
    assert key_ring(ring) == (NEW,)


def test_no_key_is_dropped_while_one_does_not_open(two_keys, ring):
    SubjectKey.objects.filter(pk=two_keys[0][0].pk).update(wrapped=b"damaged")

    with pytest.raises(Refusal, match="1 keys could not be rewrapped"):
        keys.run(["rotate", "--drop-old"])

    assert key_ring(ring) == (NEW, OLD)
    assert opened(two_keys[1:]) == [TEXT] * 2


def test_no_key_is_dropped_while_a_server_still_wraps_with_it(two_keys, ring, monkeypatch):
    rotation = actions.rotation

    def one_more_comes(**options):
        yield from rotation(**options)
        SubjectKey.objects.filter(pk=two_keys[0][0].pk).update(kek_id=OLD_ID)

    monkeypatch.setattr(actions, "rotation", one_more_comes)

    with pytest.raises(Refusal, match="under an older one: 1; restart"):
        keys.run(["rotate", "--drop-old"])

    assert key_ring(ring) == (NEW, OLD)


def test_no_key_is_dropped_from_a_ring_that_changed_meanwhile(two_keys, ring):
    ring_file(ring, b"next" * 8, NEW, OLD)

    with pytest.raises(Refusal, match="the ring changed meanwhile"):
        keys.run(["rotate", "--drop-old"])

    assert key_ring(ring) == (b"next" * 8, NEW, OLD)
    assert list(ring.parent.iterdir()) == [ring]


def test_a_database_that_stops_answering_is_one_sentence(two_keys, monkeypatch):
    def stop(**_options):
        raise DatabaseError("server closed\nthe connection")
        yield

    monkeypatch.setattr(actions, "rotation", stop)

    with pytest.raises(Refusal, match="the database refused: server closed the connection"):
        keys.run(["rotate"])


def test_without_a_ring_nothing_is_rotated(ring, started):
    started()

    with pytest.raises(Refusal, match="there is no key; `migrado keys add` makes one"):
        keys.run(["rotate"])


@pytest.mark.parametrize("arguments", [[], ["drop"], ["add", "--drop-old"], ["rotate", "x"]])
def test_other_arguments_are_one_sentence(arguments):
    with pytest.raises(Refusal, match="See migrado keys"):
        keys.run(arguments)


SET_UP = """
import sys
from datetime import UTC, datetime
from migrado.project import cli
from migrado.project.commands import keys
cli.set_up_django()
from migrado.vault import actions, queries
from migrado.vault.models import SubjectKey
"""
RUN = "cli._dispatch = keys.run\nsys.exit(cli.main(sys.argv[1:]))"
FILL = "for _ in range(60): actions.new_subject_key(now=datetime.now(UTC))"
ROTATE = "for count in actions.rotation(batch=1): print(count, flush=True)"
OPEN = "print(len(queries.boxes(SubjectKey.objects.values_list('pk', flat=True))))"


def process(code, *arguments, var):
    """Start ``code`` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", SET_UP + code, *arguments],
        cwd=ROOT,
        env=environment(var),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.pure  # its database is its own
def test_without_tables_nothing_is_rotated(tmp_path):
    (tmp_path / "keys").mkdir()
    ring_file(tmp_path / "keys" / "vault", OLD)

    done = process(RUN, "rotate", var=tmp_path)

    _, error = done.communicate(timeout=60)
    assert done.returncode == 2
    assert error == "migrado: the database is not up to date; run `migrado migrate`.\n"


@pytest.mark.pure  # its database is its own
def test_killed_in_the_middle_it_goes_on_with_the_rest(tmp_path):
    ring = tmp_path / "keys" / "vault"
    ring.parent.mkdir()
    ring_file(ring, OLD)
    assert migrado("migrate", var=tmp_path).returncode == 0
    process(FILL, var=tmp_path).communicate(timeout=60)
    ring_file(ring, NEW, OLD)

    killed = process(ROTATE, var=tmp_path)
    for _ in range(5):
        killed.stdout.readline()
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)

    again = process(f"{OPEN}\n{RUN}", "rotate", "--drop-old", var=tmp_path)
    told, error = again.communicate(timeout=60)
    assert error == ""
    assert told.startswith("60\nRewrapped: ")
    rewrapped = int(told.split("; rewrapped: ")[1].split(".")[0])
    assert 0 < rewrapped <= 55
    assert key_ring(ring) == (NEW,)
    assert process(OPEN, var=tmp_path).communicate(timeout=60) == ("60\n", "")
