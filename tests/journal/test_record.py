"""Appending: in a transaction or not at all, and nothing afterwards."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from migrado.journal.actions import OutsideTransaction, announce, record
from migrado.journal.domain import HOUSE, Kind
from migrado.journal.models import Change, Entry, JournalIsAppendOnly
from migrado.journal.queries import of_subject
from migrado.texts.models import City
from tests.journal.factories import OLENA, WRITTEN, write
from tests.support.clock import NOW

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_with_what_of_whom_and_why(dortmund):
    kept = write(city=dortmund)

    entry = Entry.objects.in_city(dortmund).get()
    assert entry.pk == kept.pk
    assert {name: getattr(entry, name) for name in WRITTEN} == WRITTEN | {"fields": ["text", "day"]}
    assert (entry.chain, entry.sequence, entry.previous_hash, entry.hash) == (
        "dortmund",
        None,
        b"",
        b"",
    )


def test_an_entry_of_the_house_belongs_to_no_city(dortmund):
    with transaction.atomic():
        entry = record(kind=Kind.SIGN_IN, at=NOW)

    assert (entry.city, entry.chain, entry.actor) == (None, HOUSE, "")
    assert not Entry.objects.in_city(dortmund).exists()


def test_recording_is_one_statement(dortmund, django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        record(city=dortmund, **WRITTEN)


@pytest.mark.parametrize(
    "changed",
    [{"kind": "gossip"}, {"purpose": "x" * 41}, {"thing": "x" * 81}, {"actor": "x" * 65}],
)
def test_what_does_not_fit_is_refused_on_both_databases(dortmund, changed):
    with pytest.raises((ValueError, ValidationError)):
        write(city=dortmund, **changed)

    assert not Entry.everywhere.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_or_announced_outside_a_transaction(dortmund):
    with pytest.raises(OutsideTransaction):
        record(city=dortmund, **WRITTEN)
    with pytest.raises(OutsideTransaction):
        announce(topic="content.page", key="1", city=dortmund, at=NOW)

    assert not Entry.everywhere.exists()
    assert not Change._base_manager.exists()


@pytest.mark.django_db(transaction=True)
def test_an_action_that_is_rolled_back_leaves_no_entry(dortmund):
    @transaction.atomic
    def failing():
        record(city=dortmund, **WRITTEN)
        announce(topic="content.page", key="1", city=dortmund, at=NOW)
        assert Entry.everywhere.exists()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()

    assert not Entry.everywhere.exists()
    assert not Change._base_manager.exists()


@pytest.mark.parametrize(
    "hand",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: Entry.everywhere.update(purpose=""),
        lambda entry: Entry.everywhere.all().delete(),
        lambda entry: Entry.objects.in_city(entry.city).update(purpose=""),
        lambda entry: Entry.objects.in_city(entry.city).filter(pk=entry.pk).delete(),
        lambda entry: Entry._base_manager.filter(pk=entry.pk).update(purpose=""),
        lambda entry: Entry._default_manager.in_city(entry.city).delete(),
        lambda entry: Entry.everywhere.bulk_update([entry], ["purpose"]),
        lambda entry: Entry.everywhere.update_or_create({"purpose": "x"}, pk=entry.pk),
    ],
)
def test_our_own_code_cannot_change_or_delete_an_entry(dortmund, hand):
    entry = write(city=dortmund)
    entry.purpose = "another"

    with pytest.raises(JournalIsAppendOnly), transaction.atomic():
        hand(entry)

    entry.refresh_from_db()
    assert entry.purpose == "advice"


def test_a_new_entry_with_an_old_id_takes_no_place(dortmund):
    old = write(city=dortmund)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry(id=old.pk, chain=HOUSE, kind=Kind.READ, at=NOW).save()

    old.refresh_from_db()
    assert old.kind == Kind.WRITE


def test_a_city_with_a_journal_cannot_be_deleted(dortmund, bonn):
    write(city=dortmund)

    bonn.delete()
    with pytest.raises(ProtectedError):
        dortmund.delete()

    assert City.objects.get() == dortmund


@pytest.mark.parametrize("broken", ["city", "half sealed", "number nought"])
def test_an_entry_is_in_the_chain_of_its_city_and_sealed_as_a_whole(dortmund, broken):
    entry = Entry(city=dortmund, chain="dortmund", kind=Kind.READ, at=NOW)
    if broken == "city":
        entry.chain = HOUSE
    else:
        entry.sequence = 1 if broken == "half sealed" else 0
        entry.hash = b"x" * 32

    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()


def test_a_person_reads_who_saw_what_and_why_the_newest_first(dortmund, bonn):
    write(city=dortmund)
    write(city=dortmund, at=NOW + timedelta(hours=1), kind=Kind.READ, desk="reception")
    write(city=bonn, at=NOW + timedelta(minutes=1), thing="people.person")
    write(city=dortmund, subject=None)

    rows = of_subject(OLENA, limit=10)

    assert [(row.kind, row.desk, row.purpose, row.thing) for row in rows] == [
        ("read", "reception", "advice", "casework.note"),
        ("write", "advice", "advice", "people.person"),
        ("write", "advice", "advice", "casework.note"),
    ]
    assert rows[0].at == NOW + timedelta(hours=1)
    assert of_subject(OLENA, limit=1) == rows[:1]


def test_no_name_of_staff_is_in_what_a_person_reads(dortmund, django_assert_num_queries):
    write(city=dortmund)

    with django_assert_num_queries(1):
        [row] = of_subject(OLENA, limit=10)

    assert WRITTEN["actor"] not in repr(row)


def test_the_entries_of_a_person_and_the_unsealed_ones_are_found_by_an_index(dortmund):
    write(city=dortmund)
    unsealed = Entry.everywhere.filter(sequence=None)
    ways = {
        "entry_of_subject": Entry.everywhere.filter(subject=OLENA).order_by("-at", "-id"),
        "entry_unsealed": unsealed.order_by("chain", "id"),
    }
    if connection.vendor == "postgresql":  # which reads a table of one row without any index
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")

    for index, query in ways.items():
        plan = query[:5].explain()
        assert index in plan
        assert "SORT" not in plan.upper()
        assert "TEMP B-TREE" not in plan
