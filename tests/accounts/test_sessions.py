"""When a session ends: to the second."""

from datetime import timedelta

import pytest

from migrado.accounts.domain import SessionTimes
from tests.support.clock import NOW

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("idle", "age", "has_ended"),
    [
        (timedelta(minutes=30) - SECOND, timedelta(hours=1), False),
        (timedelta(minutes=30), timedelta(hours=1), True),
        (timedelta(0), timedelta(hours=10) - SECOND, False),
        (timedelta(0), timedelta(hours=10), True),
    ],
)
def test_a_session_ends_by_idleness_or_by_age(idle, age, has_ended):
    times = SessionTimes(began_at=NOW - age, seen_at=NOW - idle)

    assert times.has_ended(NOW) == has_ended


def test_a_session_is_written_every_five_minutes_at_most():
    def due(minutes):
        seen = NOW - timedelta(minutes=minutes)
        return SessionTimes(began_at=seen, seen_at=seen).is_due_for_touch(NOW)

    assert [due(minutes) for minutes in (0, 4, 5)] == [False, False, True]
