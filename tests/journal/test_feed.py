"""The feed of changes: nothing is lost between two reads, whoever commits late."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from migrado.journal.actions import announce, number_changes, seal_all
from migrado.journal.models import Change
from migrado.journal.queries import Changed, changes_after, verify
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.together import run_at_once

pytestmark = pytest.mark.django_db
PAGE, PLACE = "content.page", "directory.office"


def tell(city, *keys, topic=PAGE):
    with transaction.atomic():
        for key in keys:
            announce(topic=topic, key=key, city=city, at=NOW)


def keys_after(number, limit=100):
    found = changes_after(number, topics=[PAGE], limit=limit)
    return [change.key for change in found]


def test_a_change_can_be_read_once_it_has_its_number(dortmund):
    tell(dortmund, "welcome")
    assert changes_after(0, topics=[PAGE], limit=10) == ()

    assert seal_all() == {}

    assert changes_after(0, topics=[PAGE], limit=10) == (
        Changed(number=1, at=NOW, city="dortmund", topic=PAGE, key="welcome"),
    )
    assert verify() == (), "the feed is no chain"


def test_a_reader_goes_on_behind_the_last_one_it_read(dortmund, bonn, django_assert_num_queries):
    tell(dortmund, "a", "b")
    tell(bonn, "c")
    number_changes(batch=2)

    first = changes_after(0, topics=[PAGE], limit=2)
    with django_assert_num_queries(1):
        rest = changes_after(first[-1].number, topics=[PAGE], limit=2)

    assert [change.key for change in (*first, *rest)] == ["a", "b", "c"]
    assert [change.city for change in rest] == ["bonn"]
    assert keys_after(rest[-1].number) == []


def test_a_reader_hears_of_its_own_topics_only(dortmund):
    tell(dortmund, "a")
    tell(dortmund, "b", topic=PLACE)
    number_changes()

    assert keys_after(0) == ["a"]
    assert changes_after(0, topics=[], limit=9) == ()
    assert len(changes_after(0, topics=[PAGE, PLACE], limit=9)) == 2


def test_numbers_of_a_city_that_is_gone_are_not_given_again(dortmund, bonn):
    tell(dortmund, "a")
    tell(bonn, "b")
    number_changes()
    bonn.delete()
    tell(dortmund, "c")

    number_changes()

    assert keys_after(2) == ["c"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(effort("races")))
def test_numbers_are_given_once_by_whomever(dortmund, turn):
    tell(dortmund, *"abcdefghi")

    failures = run_at_once(
        [lambda: number_changes(batch=2)] * 3 + [lambda: tell(dortmund, *"jklm")] * 2
    )
    number_changes()

    assert failures == []
    found = Change._base_manager.order_by("number").values_list("number", flat=True)
    assert list(found) == [*range(1, 18)]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_comes_to_light_late_is_read_late_and_not_lost(dortmund):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, so ids come to light in their order")
    taken, go_on = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            announce(topic=PAGE, key="slow", city=dortmund, at=NOW - timedelta(minutes=1))
            taken.set()
            go_on.wait(20)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    taken.wait(20)
    tell(dortmund, "fast")
    number_changes()
    first = changes_after(0, topics=[PAGE], limit=9)
    go_on.set()
    thread.join()
    number_changes()

    assert [change.key for change in first] == ["fast"]
    assert keys_after(first[-1].number) == ["slow"]
    assert list(Change._base_manager.order_by("id").values_list("key", flat=True)) == [
        "slow",
        "fast",
    ]
