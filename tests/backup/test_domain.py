"""Rows, pieces and erasure lists read as they were written."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest

from migrado.backup.domain import (
    Backup,
    Damaged,
    ErasureList,
    Head,
    Part,
    PartKind,
    Writer,
    batches,
    line,
    reader_of,
    values,
)
from tests.support.clock import NOW

HEAD = Head("0.1.0", NOW, ("dortmund",), ("journal.0001_initial", "texts.0001_initial"))
TABLE = Part(PartKind.TABLE, "texts.City", ("id", "key"))
FILE = Part(PartKind.FILE, "attachments/ab/cd")


def pieces():
    writer = Writer()
    return [
        writer.head(HEAD),
        *writer.part(TABLE, [b"[1]\n[2]\n", b"[3]\n"], last_id=7),
        *writer.part(FILE, [b"\x00\n"]),
        writer.end(),
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("BinaryField", b"\x00\xff"),
        ("BooleanField", True),
        ("CharField", "Zoë \u2028 \x00"),
        ("DateField", date(2026, 2, 28)),
        ("DateTimeField", NOW + timedelta(microseconds=1)),
        ("DecimalField", Decimal("1.50")),
        ("DurationField", timedelta(days=-1, microseconds=3)),
        ("FloatField", 0.1),
        ("JSONField", {"b": [1, None], "a": "ä"}),
        ("TimeField", time(8, 30)),
        ("UUIDField", UUID(int=7)),
    ],
)
def test_a_value_of_each_kind_comes_back(kind, value):
    [[told]] = values(line([value]))
    read = reader_of(kind)

    assert (read(told) if read else told) == value


def test_equal_values_are_the_same_bytes_whatever_database_gave_them():
    summer = timezone(timedelta(hours=2))

    assert line([memoryview(b"x"), {"a": 1, "b": 2}]) == line([b"x", {"b": 2, "a": 1}])
    assert line([datetime(2026, 7, 1, 10, tzinfo=summer)]) == line(
        [datetime(2026, 7, 1, 8, tzinfo=UTC)]
    )


def test_a_kind_that_nobody_knows_is_refused():
    with pytest.raises(LookupError, match="PointField"):
        reader_of("PointField")
    with pytest.raises(TypeError, match="object"):
        line([object()])


def test_a_batch_ends_where_a_line_does():
    lines = [line([turn, "x" * 1000]) for turn in range(200)]

    found = list(batches(lines))

    assert len(found) > 2
    assert b"".join(found) == b"".join(lines)
    assert all(one.endswith(b"\n") for one in found)


def test_a_backup_is_read_part_by_part_and_the_manifest_at_the_end():
    backup = Backup(pieces())

    read = [(part, b"".join(data)) for part, data in backup.parts()]

    assert backup.head == HEAD
    assert read == [(TABLE, b"[1]\n[2]\n[3]\n"), (FILE, b"\x00\n")]
    assert backup.manifest.rows == 3
    assert backup.manifest.tables["texts.City"].last_id == 7
    assert backup.manifest.files["attachments/ab/cd"].bytes == 2


def test_what_nobody_reads_is_counted_all_the_same():
    backup = Backup(pieces())

    assert [part.name for part, _ in backup.parts()] == ["texts.City", "attachments/ab/cd"]
    assert backup.manifest.rows == 3


@pytest.mark.parametrize("gone", [2, 3, 4, 5, 6])
def test_a_backup_that_lacks_a_piece_is_found(gone):
    told = pieces()
    del told[gone]

    with pytest.raises(Damaged):
        list(Backup(told).parts())


@pytest.mark.parametrize("first", [[], [b"D"], [b'H{"form":2}']])
def test_what_begins_otherwise_is_no_backup_of_ours(first):
    with pytest.raises(Damaged):
        Backup(first)


def test_an_erasure_list_comes_back_and_holds_ids_and_moments_only():
    told = ErasureList(NOW, tuple((UUID(int=turn), NOW) for turn in range(12_000)))

    sealed = list(told.pieces())

    assert len(sealed) == 4
    assert ErasureList.read(sealed) == told
    assert sealed[1].startswith(b'[["00000000-0000-0000-0000-000000000000","2026-11-23T08:30')


def test_an_erasure_list_of_another_version_is_refused():
    with pytest.raises(Damaged, match="another version"):
        ErasureList.read([b'{"form":2}'])
