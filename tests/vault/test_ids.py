"""Ids sort by the moment they were made and are as RFC 9562 wants them."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.vault.domain import uuid7
from tests.support.clock import NOW

MOMENTS = st.datetimes(datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moment=MOMENTS)
def test_the_layout_is_that_of_version_7(moment):
    made = uuid7(moment)

    assert made.version == 7
    assert made.variant == RFC_4122
    milliseconds = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    assert made.int >> 80 == milliseconds


@given(one=MOMENTS, other=MOMENTS)
def test_ids_sort_as_they_were_made(one, other):
    if one != other:
        assert (uuid7(one) < uuid7(other)) == (one < other)


def test_the_next_microsecond_sorts_later():
    ids = [uuid7(NOW + timedelta(microseconds=after)) for after in range(2_000)]

    assert ids == sorted(ids)
    assert [one.hex for one in ids] == sorted(one.hex for one in ids)


def test_ids_of_one_moment_differ():
    assert len({uuid7(NOW) for _ in range(1_000)}) == 1_000


def test_the_zone_does_not_matter():
    in_dortmund = NOW.astimezone(timezone(timedelta(hours=1)))

    assert uuid7(in_dortmund).int >> 64 == uuid7(NOW).int >> 64


@pytest.mark.parametrize(
    ("moment", "why"),
    [(NOW.replace(tzinfo=None), "zone"), (datetime(1969, 12, 31, 23, tzinfo=UTC), "before 1970")],
)
def test_a_moment_that_says_nothing_is_refused(moment, why):
    with pytest.raises(ValueError, match=why):
        uuid7(moment)
