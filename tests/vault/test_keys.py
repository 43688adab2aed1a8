"""A subject's key opens what is theirs until it is erased, and then nothing does."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from migrado.vault import actions, queries
from migrado.vault.domain import NoKey, Unreadable, WrongKey
from migrado.vault.models import ErasedKey, SubjectKey
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.vault.factories import ABOUT, NEW, OLD, TEXT, subject

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)
NOBODY = UUID(int=7)


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.MIGRADO_VAULT_KEYS = (NEW, OLD)


def test_a_subject_key_opens_what_it_sealed(django_assert_num_queries):
    key, sealed = subject()

    with django_assert_num_queries(1):
        box = queries.box_of(key.pk)

    assert box.unseal(sealed, about=ABOUT) == TEXT
    assert key.pk.version == 7
    assert key.created_at == NOW


def test_every_subject_has_a_key_of_their_own():
    (one, sealed), (other, _) = subject(), subject()

    assert one.pk != other.pk
    with pytest.raises(Unreadable):
        queries.box_of(other.pk).unseal(sealed, about=ABOUT)


def test_many_boxes_come_in_one_query_without_those_that_are_gone(django_assert_num_queries):
    made = [subject() for _ in range(5)]
    ids = [key.pk for key, _ in made]
    actions.erase_key(ids[0], now=LATER)

    with django_assert_num_queries(1):
        boxes = queries.boxes([*ids, ids[1], NOBODY])

    assert boxes.keys() == set(ids[1:])
    for key, sealed in made[1:]:
        assert boxes[key.pk].unseal(sealed, about=ABOUT) == TEXT


def test_a_key_that_never_was_is_told_from_an_erased_one():
    with pytest.raises(queries.UnknownKey):
        queries.box_of(NOBODY)
    with pytest.raises(queries.UnknownKey):
        actions.erase_key(NOBODY, now=NOW)
    assert queries.erasure_list() == ()


def test_an_erased_key_opens_nothing_any_more():
    key, _ = subject()

    assert actions.erase_key(key.pk, now=LATER)

    with pytest.raises(queries.Erased):
        queries.box_of(key.pk)
    row = SubjectKey.objects.get(pk=key.pk)
    assert (bytes(row.wrapped), row.kek_id, row.erased_at) == (b"", "", LATER)
    with pytest.raises(queries.Erased):
        queries.opened(row)
    assert queries.erasure_list() == ((key.pk, LATER),)


def test_erasing_again_is_harmless_and_keeps_the_first_moment():
    key, _ = subject()
    actions.erase_key(key.pk, now=LATER)

    assert not actions.erase_key(key.pk, now=LATER + timedelta(days=1))

    assert SubjectKey.objects.get(pk=key.pk).erased_at == LATER
    assert queries.erasure_list() == ((key.pk, LATER),)


def test_a_key_is_erased_in_the_list_and_in_its_row_or_in_neither(monkeypatch):
    key, sealed = subject()

    def fail(*_args, **_options):
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(type(ErasedKey.objects), "bulk_create", fail)
        with pytest.raises(RuntimeError):
            actions.erase_key(key.pk, now=LATER)

    assert queries.box_of(key.pk).unseal(sealed, about=ABOUT) == TEXT
    assert queries.erasure_list() == ()


def test_what_an_older_backup_brings_back_is_erased_again(monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 2)
    made = [subject()[0] for _ in range(5)]
    backup = list(SubjectKey.objects.order_by("pk").values())
    for key in made[:3]:
        actions.erase_key(key.pk, now=LATER)
    ids = [key_id for key_id, _ in queries.erasure_list()]
    SubjectKey.objects.all().delete()
    ErasedKey.objects.all().delete()
    SubjectKey.objects.bulk_create(SubjectKey(**row) for row in backup)
    assert len(queries.boxes(key.pk for key in made)) == 5

    after = LATER + timedelta(days=1)
    assert actions.replay_erasures([*ids, NOBODY, *ids], now=after) == 3
    assert actions.replay_erasures([*ids, NOBODY], now=after) == 0

    assert queries.boxes(key.pk for key in made).keys() == {key.pk for key in made[3:]}
    assert {key_id for key_id, _ in queries.erasure_list()} == {*ids, NOBODY}


def test_the_erasure_list_is_in_order():
    keys = [subject()[0].pk for _ in range(4)]
    for day, key_id in enumerate(reversed(keys)):
        actions.erase_key(key_id, now=NOW + timedelta(days=day))

    assert [key_id for key_id, _ in queries.erasure_list()] == keys[::-1]


def test_a_wrapped_key_in_the_row_of_another_does_not_open():
    (one, _), (other, _) = subject(), subject()
    SubjectKey.objects.filter(pk=one.pk).update(wrapped=other.wrapped)

    with pytest.raises(WrongKey):
        queries.box_of(one.pk)
    with pytest.raises(WrongKey):
        queries.boxes([one.pk, other.pk])


def test_without_the_ring_nothing_is_made_and_nothing_opens(settings):
    key, _ = subject()
    settings.MIGRADO_VAULT_KEYS = ()

    for use in (lambda: queries.box_of(key.pk), lambda: actions.new_subject_key(now=NOW)):
        with pytest.raises(NoKey):
            use()


def row(**changed):
    whole = {"wrapped": b"x", "kek_id": "12345678", "created_at": NOW, "erased_at": None}
    return SubjectKey(id=NOBODY, **(whole | changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"wrapped": b""},
        {"kek_id": ""},
        {"erased_at": LATER},
        {"erased_at": LATER, "kek_id": ""},
        {"erased_at": LATER, "wrapped": b""},
    ],
)
def test_a_key_is_whole_or_erased(changed):
    with pytest.raises(IntegrityError), transaction.atomic():
        row(**changed).save(force_insert=True)

    row().save(force_insert=True)
    row(wrapped=b"", kek_id="", erased_at=LATER).save()


def test_rows_show_no_key():
    key, _ = subject()
    wrapped = bytes(key.wrapped)
    actions.erase_key(key.pk, now=LATER)

    for shown in (key, SubjectKey.objects.get(), ErasedKey.objects.get()):
        for text in (str(shown), repr(shown)):
            assert str(key.pk) in text
            assert wrapped.hex() not in text
            assert str(wrapped) not in text


@pytest.mark.django_db(transaction=True)
def test_an_erased_key_is_nowhere_in_the_file_of_the_database():
    if connection.vendor != "sqlite":
        pytest.skip("reads the file of SQLite")
    (key, _), (other, _) = subject(), subject()
    path = Path(connection.settings_dict["NAME"])

    def bytes_on_disk():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        parts = (path, path.with_name(path.name + "-wal"))
        return b"".join(part.read_bytes() for part in parts if part.exists())

    assert key.wrapped in bytes_on_disk()
    actions.erase_key(key.pk, now=LATER)

    left = bytes_on_disk()
    assert key.wrapped not in left
    assert key.wrapped[13:29] not in left
    assert other.wrapped in left


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(effort("races")))
def test_two_who_erase_at_once_leave_one_line(turn):
    key, _ = subject()
    first = []

    assert run_at_once([lambda: first.append(actions.erase_key(key.pk, now=LATER))] * 3) == []

    assert sorted(first) == [False, False, True]
    assert queries.erasure_list() == ((key.pk, LATER),)
