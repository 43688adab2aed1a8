"""A backup shows one moment, whoever writes meanwhile, and is there as a whole or not at all."""

import stat
import threading
import time
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connections, models, transaction

from migrado.backup import queries
from migrado.backup.domain import Writer, reader_of
from migrado.backup.queries import tables
from migrado.journal.actions import announce, record, seal_all
from migrado.journal.domain import Kind
from migrado.journal.models import Entry
from migrado.journal.queries import verify
from migrado.texts.models import City
from tests.backup.factories import restore, take
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.together import run_at_once


def test_every_column_of_every_table_has_a_kind_that_backups_know():
    found = {
        tables.kind_of(one) for model in apps.get_models() for one in tables.columns(model).values()
    }

    for kind in found:
        reader_of(kind)


def test_no_column_is_opened_by_reading_it():
    opening = {
        str(field)
        for model in tables.all_models()
        for field in tables.columns(model).values()
        if hasattr(field, "from_db_value") and not isinstance(field, models.JSONField)
    }

    assert opening == set()


def test_a_backup_is_for_its_owner_only_and_told_to_the_journal(house, target):
    held = take(target)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert held.tables["texts.City"].rows == 1
    assert "sessions.Session" not in held.tables
    last = Entry.everywhere.order_by("id").last()
    assert (last.kind, last.thing, last.thing_id, last.chain) == (
        *("export", "backup", "one.backup", "house"),
    )
    assert queries.last_backup_at() == NOW
    assert list(target.parent.iterdir()) == [target]


def test_two_backups_of_the_same_hold_the_same(house, target):
    first = take(target)
    second = take(target.with_name("two.backup"))

    others = first.tables.keys() - {"journal.Entry"}
    assert all(first.tables[name] == second.tables[name] for name in others)
    assert second.tables["journal.Entry"].rows == first.tables["journal.Entry"].rows + 1


def test_a_file_that_is_there_is_not_written_over(house, target):
    target.write_text("mine")

    with pytest.raises(FileExistsError):
        take(target)

    assert target.read_text() == "mine"


def test_a_backup_that_fails_leaves_no_file(house, target, monkeypatch):
    def fail(*_args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", fail)
        with pytest.raises(OSError, match="No space left"):
            take(target)

    assert list(target.parent.iterdir()) == []
    assert queries.last_backup_at() is None


@contextmanager
def writing():
    """Write an entry and a change together, and seal now and then, until the block ends."""
    stop, begun, failures = threading.Event(), threading.Event(), []

    def write_on():
        city = City.objects.get()
        try:
            while not stop.is_set():
                with transaction.atomic():
                    record(kind=Kind.WRITE, at=NOW, city=city)
                    announce(topic="x", key="y", city=city, at=NOW)
                seal_all(batch=3)
                begun.set()
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    thread = threading.Thread(target=write_on)
    thread.start()
    assert begun.wait(20)
    try:
        yield
    finally:
        stop.set()
        thread.join()
    assert failures == []


def test_a_backup_taken_while_others_write_shows_one_moment(house, target):
    before = Entry.everywhere.count()
    paths = [target.with_name(f"{turn}.backup") for turn in range(effort("races"))]
    held = []

    with writing():
        for path in paths:
            held.append(take(path))
            wait_for_one_more()

    for turn, (path, one) in enumerate(zip(paths, held, strict=True)):
        # Earlier backups stand in the journal too.
        changes = one.tables["journal.Change"].rows
        assert one.tables["journal.Entry"].rows == before + changes + turn
        restore(path)
        assert Entry.everywhere.count() == before + changes + turn + 1
        assert all(verdict.faults == () for verdict in verify())
        seal_all()
        assert all(verdict.faults == () for verdict in verify())


def wait_for_one_more():
    """Return once the other thread wrote again: a backup keeps nobody waiting."""
    count = Entry.everywhere.count()
    until = time.monotonic() + 20
    while Entry.everywhere.count() == count:
        assert time.monotonic() < until


def test_nobody_waits_while_a_backup_is_read(house, tmp_path):
    pieces = queries.backup_pieces([], version="0", now=NOW, writer=Writer())
    next(pieces)
    failures = run_at_once([lambda: City.objects.update(name="Elsewhere")])

    told = b"".join(pieces)

    assert failures == []
    assert City.objects.get().name == "Elsewhere"
    assert b"Dortmund" in told
    assert b"Elsewhere" not in told
