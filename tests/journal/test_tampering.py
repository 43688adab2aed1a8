"""A hand at the database: the triggers refuse it, and where they are gone the chain shows it."""

import pytest
from django.db import IntegrityError, connection, transaction

from migrado.journal.actions import seal_all
from migrado.journal.domain import Flaw
from migrado.journal.models import Entry, Head
from migrado.journal.queries import verify
from tests.journal.factories import write, write_many
from tests.support.unguarded import tamper

pytestmark = pytest.mark.django_db
OTHER = {
    "at": "2026-11-23 08:31:00.000001",
    "kind": "read",
    "actor": "somebody",
    "desk": "",
    "subject": "01935a0000007000800000000000000b",
    "thing": "casework.goal",
    "thing_id": "8",
    "fields": '["day", "text"]',
    "purpose": "",
    "details": b"\x00\xfe sealed",
    "chain": "bonn",
    "sequence": 9,
    "previous_hash": b"x" * 32,
    "hash": b"x" * 32,
    "id": 10_000,
}
SEALED = ("sequence", "previous_hash", "hash")
APPEND_ONLY = "the journal is append-only"


@pytest.fixture
def five(dortmund, bonn):
    """Five sealed entries of Dortmund."""
    entries = write_many(5, city=dortmund)
    seal_all()
    return [entry.pk for entry in entries]


def faults(chain="dortmund"):
    [verdict] = verify(chain)
    return [(fault.sequence, fault.flaw) for fault in verdict.faults]


def refused(statement, *parameters):
    with (
        pytest.raises(IntegrityError, match=APPEND_ONLY),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, parameters)
    return True


def test_every_column_is_tampered_with_below():
    columns = {field.column for field in Entry._meta.local_fields}

    assert columns == OTHER.keys() | {"city_id"}


@pytest.mark.parametrize("place", [1, 3, 5])
@pytest.mark.parametrize("column", [*OTHER, "city_id"])
def test_a_change_of_any_column_is_found(five, bonn, column, place):
    value = OTHER.get(column, bonn.pk)

    tamper(f"UPDATE journal_entry SET {column} = %s WHERE id = %s", value, five[place - 1])

    found = faults()
    assert found
    assert place in {sequence for sequence, _ in found}
    if column not in {*SEALED, "chain"}:
        assert found == [(place, Flaw.CHANGED)]


@pytest.mark.parametrize("place", [1, 3, 5])
def test_a_deleted_row_is_missed(five, place):
    tamper("DELETE FROM journal_entry WHERE id = %s", five[place - 1])

    assert faults() == [(place, Flaw.MISSING)]


@pytest.mark.parametrize("place", [1, 3, 5])
def test_a_row_whose_seal_was_taken_off_is_missed(five, place):
    clear = "SET sequence = NULL, previous_hash = %s, hash = %s"
    tamper(f"UPDATE journal_entry {clear} WHERE id = %s", b"", b"", five[place - 1])

    assert faults() == [(place, Flaw.MISSING)]
    seal_all()
    assert (place, Flaw.MISSING) in faults(), "sealing it again at the end does not help"


def test_a_chain_that_was_emptied_is_missed(five):
    tamper("DELETE FROM journal_entry")

    [verdict] = verify()
    assert [(fault.sequence, fault.flaw, fault.count) for fault in verdict.faults] == [
        (1, Flaw.MISSING, 5)
    ]


def test_closing_the_ranks_is_found(five):
    tamper("DELETE FROM journal_entry WHERE id = %s", five[1])
    tamper("UPDATE journal_entry SET sequence = sequence + 100 WHERE sequence > 2")
    tamper("UPDATE journal_entry SET sequence = sequence - 101 WHERE sequence > 2")

    assert faults() == [(2, Flaw.UNLINKED), (5, Flaw.MISSING)]


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 5), (4, 5)])
def test_rows_that_changed_places_are_found(five, one, other):
    for number, to in ((one, 100), (other, one), (100, other)):
        tamper("UPDATE journal_entry SET sequence = %s WHERE sequence = %s", to, number)

    assert {(one, Flaw.UNLINKED), (other, Flaw.UNLINKED)} <= set(faults())


@pytest.mark.parametrize("place", [1, 3, 5, 6])
def test_a_row_that_was_put_in_is_found(five, place):
    same = ", ".join(sorted(OTHER.keys() - {"id", "sequence"}))
    up, down = "sequence = sequence + 100", "sequence = sequence - 99"
    if place < 6:
        tamper(f"UPDATE journal_entry SET {up} WHERE sequence >= %s", place)
        tamper(f"UPDATE journal_entry SET {down} WHERE sequence >= 100")
    tamper(
        f"INSERT INTO journal_entry (sequence, city_id, {same})"
        f" SELECT %s, city_id, {same} FROM journal_entry WHERE id = %s",
        place,
        five[3],
    )

    assert place in {sequence for sequence, _ in faults()}


@pytest.mark.parametrize(
    ("column", "value", "found"),
    [
        ("sequence", 3, [(4, Flaw.BEYOND)]),
        ("sequence", 8, [(6, Flaw.MISSING)]),
        ("hash", b"x" * 32, [(5, Flaw.CHANGED)]),
        ("name", "cologne", [(1, Flaw.BEYOND)]),
    ],
)
def test_a_hand_at_the_head_is_found(five, column, value, found):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE journal_head SET {column} = %s", [value])

    assert faults() == found


def test_a_chain_with_a_head_only_is_found(five):
    Head.objects.create(name="cologne", sequence=1, hash=b"x" * 32)

    assert [(one.chain, bool(one.faults)) for one in verify()] == [
        ("cologne", True),
        ("dortmund", False),
    ]


def test_a_column_that_no_row_can_hold_ends_the_reading_with_a_fault(five):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no such columns")
    tamper("UPDATE journal_entry SET subject = 'nobody' WHERE sequence = 3")

    assert faults() == [(3, Flaw.UNREADABLE)]


def test_the_number_of_faults_that_are_told_has_an_end(five, monkeypatch):
    monkeypatch.setattr("migrado.journal.queries.MOST_FAULTS", 2)
    tamper("UPDATE journal_entry SET purpose = 'other'")

    assert faults() == [(1, Flaw.CHANGED), (2, Flaw.CHANGED)]


def test_the_database_refuses_to_delete(five, dortmund):
    young = write(city=dortmund)

    assert refused("DELETE FROM journal_entry WHERE id = %s", five[0])
    assert refused("DELETE FROM journal_entry WHERE id = %s", young.pk)
    assert refused("DELETE FROM journal_entry")
    assert Entry.everywhere.count() == 6


@pytest.mark.parametrize("column", [*OTHER, "city_id"])
def test_the_database_refuses_to_change_what_is_sealed(five, bonn, column):
    value = OTHER.get(column, bonn.pk)

    assert refused(f"UPDATE journal_entry SET {column} = %s WHERE id = %s", value, five[0])


@pytest.mark.parametrize("column", [*sorted(OTHER.keys() - {*SEALED}), "city_id"])
@pytest.mark.parametrize("sealing", [False, True])
def test_the_database_refuses_to_change_what_is_not_sealed_yet(dortmund, bonn, column, sealing):
    entry = write(city=dortmund)
    value = OTHER.get(column, bonn.pk)
    seal = "sequence = 1, previous_hash = %s, hash = %s, " if sealing else ""
    hashes = (b"x" * 32, b"y" * 32) if sealing else ()

    statement = f"UPDATE journal_entry SET {seal}{column} = %s WHERE id = %s"
    assert refused(statement, *hashes, value, entry.pk)


def test_the_database_refuses_to_take_a_seal_off(five):
    clear = "SET sequence = NULL, previous_hash = %s, hash = %s"

    assert refused(f"UPDATE journal_entry {clear} WHERE id = %s", b"", b"", five[4])


def test_the_database_refuses_to_empty_a_journal_that_is_not_empty(dortmund):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE")
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE journal_entry")
    write(city=dortmund)

    with connection.cursor() as cursor:  # or the table is in use
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert refused("TRUNCATE journal_entry")


@pytest.mark.parametrize("instead", ["id", "sequence"])
def test_no_row_of_sqlite_takes_the_place_of_another(five, dortmund, instead):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL knows no INSERT OR REPLACE")
    same = ", ".join(sorted(OTHER.keys() - {"id", "sequence"}))
    number = {"id": five[0], "sequence": 100} | {instead: five[0] if instead == "id" else 1}
    young = write(city=dortmund)

    assert refused(
        f"INSERT OR REPLACE INTO journal_entry (id, sequence, city_id, {same})"
        f" SELECT %s, %s, city_id, {same} FROM journal_entry WHERE id = %s",
        number["id"] if instead == "id" else 10_000,
        number["sequence"],
        five[2],
    )
    seal = "sequence = 1, previous_hash = %s, hash = %s"
    statement = f"UPDATE OR REPLACE journal_entry SET {seal} WHERE id = %s"
    assert refused(statement, b"x" * 32, b"y" * 32, young.pk)
