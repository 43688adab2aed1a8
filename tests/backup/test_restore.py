"""A backup comes back as it was taken, without what was erased since, or not at all."""

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction

from migrado.accounts.models import Account
from migrado.backup import actions, queries
from migrado.backup.actions import loading
from migrado.backup.models import Restore
from migrado.backup.queries import tables
from migrado.journal.actions import seal_all
from migrado.journal.models import Entry
from migrado.journal.queries import verify
from migrado.texts.models import City
from migrado.vault.actions import erase_key
from migrado.vault.models import ErasedKey, SubjectKey
from migrado.vault.queries import Erased, box_of
from tests.backup.factories import KEY, LATER, opened, plain, restore, take
from tests.journal.factories import write, write_many
from tests.support.clock import NOW
from tests.texts.factories import make_city
from tests.vault.factories import ABOUT, TEXT, subject

pytestmark = pytest.mark.django_db(transaction=True)
NEW_HERE = {"backup.Restore", "journal.Entry"}  # the restore itself is told


def everything():
    return {
        model._meta.label: b"".join(tables.lines(model, using="default"))
        for model in tables.kept_models()
        if model._meta.label not in NEW_HERE
    }


def test_everything_comes_back_as_it_was(house, target):
    before = everything()
    take(target)
    City.objects.update(name="Elsewhere")
    Account.objects.update(name="Somebody")
    SubjectKey.objects.all().delete()
    make_city("bonn")
    subject()

    restore(target)

    assert everything() == before
    key, sealed = house
    assert box_of(key.pk).unseal(sealed, about=ABOUT) == TEXT


def test_the_journal_is_whole_and_goes_on(house, target):
    take(target)
    write_many(2)

    restore(target)
    seal_all()

    assert [(one.chain, one.faults) for one in verify()] == [("dortmund", ()), ("house", ())]
    last = Entry.everywhere.order_by("id").last()
    assert (last.kind, last.thing, last.thing_id) == ("write", "backup", "one.backup")


def test_the_database_refuses_changes_of_the_journal_as_before(house, target):
    take(target)

    restore(target)

    for statement in ("DELETE FROM journal_entry", "UPDATE journal_entry SET purpose = 'other'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_no_number_is_given_twice(house, target):
    city = make_city("bonn")
    gone = city.pk
    City.objects.filter(pk=gone).delete()
    last = Entry.everywhere.order_by("id").last().pk
    take(target)

    restore(target)

    assert make_city("essen").pk == gone + 1
    assert write().pk == last + 2  # after the entry about the restore


def test_nobody_is_signed_in_afterwards(house, target, client):
    client.force_login(Account.objects.get())
    assert Session.objects.count() == 1
    take(target)

    restore(target)

    assert Session.objects.count() == 0
    assert queries.tables.all_models() != queries.tables.kept_models()


def test_who_was_erased_stays_erased_after_an_older_backup(house, target):
    key, sealed = house
    other, _ = subject()
    write(subject=key.pk, details=sealed)
    take(target)
    assert TEXT.encode() not in target.read_bytes()
    assert TEXT.encode() not in plain(target)
    erase_key(key.pk, now=LATER)
    told = queries.erasures(now=LATER)

    back = restore(target, erased=[key_id for key_id, _ in told.erased])

    assert back == 1
    with pytest.raises(Erased):
        box_of(key.pk)
    assert box_of(other.pk)
    assert [line.key_id for line in ErasedKey.objects.all()] == [key.pk]
    assert bytes(Entry.everywhere.get(subject=key.pk).details) == sealed


def test_a_backup_without_the_list_would_bring_back_who_was_erased(house, target):
    key, sealed = house
    take(target)
    erase_key(key.pk, now=LATER)

    restore(target)
    assert box_of(key.pk).unseal(sealed, about=ABOUT) == TEXT

    assert actions.replay([key.pk], now=LATER) == 1
    with pytest.raises(Erased):
        box_of(key.pk)


def test_files_come_back_and_newer_ones_go(house, target, tmp_path):
    folder = tmp_path / "attachments"
    (folder / "ab").mkdir(parents=True)
    (folder / "ab" / "cd").write_bytes(b"\x00sealed" * 100_000)
    (folder / "empty").touch()
    held = take(target, folders=[folder])
    (folder / "ab" / "cd").unlink()
    (folder / "new").touch()

    restore(target, folders=[folder])

    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {"ab/cd", "empty"}
    assert held.files.keys() == {"attachments/ab/cd", "attachments/empty"}
    assert (folder / "ab" / "cd").read_bytes() == b"\x00sealed" * 100_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["attachments", target.name]


def test_until_the_files_lie_in_their_place_the_restore_is_not_finished(house, target):
    take(target)

    actions.restore(opened(target), name=target.name, erased=[], folders=[], now=LATER)

    assert queries.unfinished().backup == target.name
    assert not queries.is_restore_proven()
    actions.finish(folders=[], now=LATER)
    assert queries.unfinished() is None
    assert queries.proven_at() == LATER


@pytest.mark.parametrize("step", ["_insert", "_go_on_after"])
def test_a_restore_that_fails_leaves_all_as_it_was(house, target, monkeypatch, step):
    folder = target.with_name("attachments")
    take(target)
    subject()
    before, journal = everything(), list(Entry.everywhere.order_by("id").values_list())

    def fail(*_args, **_options):
        raise OSError("no more")

    with monkeypatch.context() as patch:
        patch.setattr(loading, step, fail)
        with pytest.raises(OSError, match="no more"):
            restore(target, folders=[folder])

    assert list(target.parent.iterdir()) == [target]
    assert everything() == before
    assert list(Entry.everywhere.order_by("id").values_list()) == journal
    assert not Restore.objects.exists()
    make_city("bonn")  # the numbers go on too


def test_a_cut_file_is_found_before_anything_changes(house, target):
    take(target)
    before = everything()
    target.write_bytes(target.read_bytes()[:-20])

    with pytest.raises(Exception, match="the end is missing"):
        restore(target)

    assert everything() == before


def test_an_emptied_house_is_empty_and_a_furnished_one_is_not(transactional_db, tmp_path):
    assert queries.is_empty([tmp_path / "none"])
    (tmp_path / "file").touch()
    assert not queries.is_empty([tmp_path])

    make_city()

    assert not queries.is_empty([])


def test_another_state_of_the_database_is_refused(house, target, monkeypatch):
    take(target)
    older = opened(target)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('texts', '9_x', %s)", [NOW]
        )
    try:
        newer = take(target.with_name("two.backup"))
        with pytest.raises(actions.NotOfThisState, match=r"from before texts\.9_x; .* 0\.1\.0"):
            actions.restore(older, name="x", erased=[], folders=[], now=NOW)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE name = '9_x'")
    assert newer.rows
    with pytest.raises(actions.NotOfThisState, match=r"it has texts\.9_x, which is missing"):
        restore(target.with_name("two.backup"))


def test_the_key_of_the_backup_is_needed(house, target):
    take(target)

    assert KEY not in target.read_bytes()
    assert b"dortmund" not in target.read_bytes()
