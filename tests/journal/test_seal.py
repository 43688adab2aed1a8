"""Chaining afterwards: complete, in one line, also with two sealers, a kill, and late commits."""

import threading
import tracemalloc
from datetime import timedelta

import pytest
from django.db import connection, transaction

from migrado.journal import actions
from migrado.journal.actions import BrokenChain, record, seal_all, seal_chain
from migrado.journal.domain import GENESIS, HOUSE, chained
from migrado.journal.models import Entry, Head
from migrado.journal.queries import verify
from tests.journal.factories import WRITTEN, write, write_many
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.support.unguarded import tamper

pytestmark = pytest.mark.django_db


def numbers(chain="dortmund"):
    entries = Entry.everywhere.filter(chain=chain).order_by("id")
    return list(entries.values_list("sequence", flat=True))


def whole(**counts):
    """Say whether the verdicts are faultless with ``counts``: chain = (sealed, unsealed)."""
    found = {one.chain: (one.sealed, one.unsealed) for one in verify() if not one.faults}
    return found == counts


def test_every_city_and_the_house_have_a_chain_of_their_own(dortmund, bonn):
    for city in (dortmund, bonn, None, dortmund):
        write(city=city)

    sealed = seal_all()

    assert sealed == {"bonn": 1, "dortmund": 2, HOUSE: 1}
    assert numbers() == [1, 2]
    assert whole(bonn=(1, 0), dortmund=(2, 0), house=(1, 0))


def test_a_chain_hangs_together_over_batches_and_calls(dortmund):
    write_many(5, city=dortmund)
    assert seal_chain("dortmund", batch=2) == 5
    write_many(2, city=dortmund)
    assert seal_chain("dortmund", batch=2) == 2

    rows = list(Entry.everywhere.order_by("sequence"))
    assert [row.sequence for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert [bytes(row.previous_hash) for row in rows] == [
        GENESIS,
        *(bytes(row.hash) for row in rows[:-1]),
    ]
    assert bytes(Head.objects.get().hash) == bytes(rows[-1].hash)
    assert whole(dortmund=(7, 0))


def test_sealing_what_is_sealed_changes_nothing(dortmund):
    write(city=dortmund)
    seal_all()
    before = list(Entry.everywhere.values_list())

    assert seal_all() == {}
    assert seal_chain("dortmund") == 0
    assert seal_chain("nowhere") == 0
    assert list(Entry.everywhere.values_list()) == before
    assert [head.name for head in Head.objects.all()] == ["dortmund"]


def test_what_is_not_sealed_yet_is_counted(dortmund):
    write_many(2, city=dortmund)
    seal_all()
    write_many(3, city=dortmund)

    assert whole(dortmund=(2, 3))
    [verdict] = verify("dortmund")
    assert (verdict.sealed, verdict.unsealed) == (2, 3)


def test_a_long_chain_is_read_again_in_little_memory(dortmund, monkeypatch):
    monkeypatch.setattr("migrado.journal.queries.ROWS_AT_ONCE", 20)
    many = WRITTEN | {"fields": ["text"], "details": b"x" * 1_000}
    Entry.everywhere.bulk_create(
        Entry(city=dortmund, chain="dortmund", **many) for _ in range(2_000)
    )
    seal_all()

    tracemalloc.start()
    try:
        [verdict] = verify()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert (verdict.sealed, verdict.faults) == (2_000, ())
    assert peak < 1_000_000, "the rows together are more than two million bytes"


def test_an_empty_journal_is_whole(db):
    assert verify() == ()
    assert seal_all() == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("batch", [1, 2, 3, 5])
@pytest.mark.parametrize("turns", [1, 4])
def test_a_sealer_that_is_killed_leaves_whole_batches_and_the_next_goes_on(
    dortmund, monkeypatch, batch, turns
):
    write_many(7, city=dortmund)
    left = iter(range(turns))

    def dying(previous, line):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return chained(previous, line)

    monkeypatch.setattr(actions, "chained", dying)
    with pytest.raises(KeyboardInterrupt):
        seal_chain("dortmund", batch=batch)
    monkeypatch.setattr(actions, "chained", chained)

    done = turns // batch * batch
    assert numbers() == [*range(1, done + 1), *[None] * (7 - done)]
    assert whole(dortmund=(done, 7 - done))
    assert seal_chain("dortmund", batch=batch) == 7 - done
    assert whole(dortmund=(7, 0))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(effort("races")))
def test_sealers_and_writers_at_once_make_one_unbroken_chain(dortmund, turn):
    write_many(9, city=dortmund)

    failures = run_at_once(
        [lambda: seal_chain("dortmund", batch=2)] * 3
        + [lambda: write_many(5, city=dortmund)] * 2
        + [seal_all, verify]
    )
    seal_all()

    assert failures == []
    assert sorted(numbers()) == [*range(1, 20)]
    assert whole(dortmund=(19, 0))


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_comes_to_light_late_is_sealed_late_and_not_lost(dortmund):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, so ids come to light in their order")
    taken, go_on = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            record(city=dortmund, **WRITTEN)
            taken.set()
            go_on.wait(20)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    taken.wait(20)
    write(city=dortmund, at=NOW + timedelta(minutes=1))
    first = seal_chain("dortmund")
    go_on.set()
    thread.join()

    assert (first, seal_chain("dortmund")) == (1, 1)
    assert numbers() == [2, 1]
    assert whole(dortmund=(2, 0))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sealed_in_the_transaction_of_an_action(dortmund):
    with transaction.atomic():
        write(city=dortmund)
        with pytest.raises(RuntimeError, match="durable"):
            seal_chain("dortmund")


def test_a_chain_whose_head_was_set_back_is_not_continued_but_the_others_are(dortmund, bonn):
    for city in (bonn, dortmund):
        write(city=city)
    seal_all()
    Head.objects.filter(name="bonn").update(sequence=0)
    for city in (bonn, dortmund):
        write(city=city)

    with pytest.raises(BrokenChain, match="^bonn$"):
        seal_all()

    assert numbers("bonn") == [1, None]
    assert numbers() == [1, 2]


def test_an_entry_that_cannot_be_read_is_not_sealed(dortmund):
    entry = write(city=dortmund)
    tamper("UPDATE journal_entry SET fields = %s WHERE id = %s", '[["a"], {"b": 1}]', entry.pk)
    seal_all()
    assert whole(dortmund=(1, 0)), "JSON of another shape can still be written down"

    if connection.vendor == "sqlite":  # which takes any text for an instant
        later = write(city=dortmund)
        tamper("UPDATE journal_entry SET subject = 'nobody' WHERE id = %s", later.pk)
        with pytest.raises(BrokenChain):
            seal_all()


def test_two_who_number_without_the_lock_are_noticed(dortmund):
    entry = write(city=dortmund)

    with pytest.raises(RuntimeError, match="1 of 2"):
        actions._set_once(actions.SEAL, [(1, b"p", b"h", entry.pk), (2, b"p", b"h", entry.pk)])
