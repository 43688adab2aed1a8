"""Lines, their one way of being written, and tampering with chains of them; no database."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from migrado.journal.domain import (
    GENESIS,
    End,
    Fault,
    Flaw,
    Kind,
    Line,
    Link,
    canonical,
    chained,
    check,
)

pytestmark = pytest.mark.pure
AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8"), max_size=6)
LINES = st.builds(
    Line,
    id=st.integers(1, 2**63 - 1),
    city=WORDS,
    at=st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))])),
    kind=st.sampled_from(Kind),
    actor=WORDS,
    desk=WORDS,
    subject=st.none() | st.uuids(),
    thing=WORDS,
    thing_id=WORDS,
    fields=st.lists(WORDS, max_size=3).map(tuple),
    purpose=WORDS,
    details=st.binary(max_size=6),
)


def chain(lines) -> list[Link]:
    links, last = [], GENESIS
    for sequence, one in enumerate(lines, start=1):
        links.append(Link(sequence, last, chained(last, one), one))
        last = links[-1].hash
    return links


def end_of(links) -> End:
    return End(len(links), links[-1].hash) if links else End()


def plain(number: int = 1) -> Line:
    return Line(id=number, city="dortmund", at=AT, kind=Kind.READ)


CHAINS = st.lists(LINES, max_size=6).map(chain)
FULL = st.lists(LINES, min_size=1, max_size=6).map(chain)
THREE = chain(plain(number) for number in (1, 2, 3))


def test_a_line_is_written_in_one_way():
    berlin = timezone(timedelta(hours=1))
    line = Line(
        id=7,
        city="dortmund",
        at=datetime(2026, 11, 23, 9, 30, tzinfo=berlin),
        kind=Kind.WRITE,
        subject=UUID(int=1),
        fields=("name", "größe"),
        details=b"\x00\xff",
    )

    assert canonical(line).decode() == (
        '{"at":"2026-11-23T08:30:00.000000+00:00","city":"dortmund","details":"00ff",'
        '"fields":["name","größe"],"id":7,"kind":"write",'
        '"subject":"00000000-0000-0000-0000-000000000001"}'
    )


def test_the_hash_of_a_line_never_changes():
    assert chained(GENESIS, plain()).hex() == (
        "fa1fce502c7d1c78758ed51adec7b05720ad4c623d91b0e15aaa11795b27bfed"
    )


@given(LINES, LINES)
def test_two_lines_are_written_alike_only_if_they_say_the_same(one, other):
    assert (canonical(one) == canonical(other)) == (one == other)
    assert json.loads(canonical(one))["id"] == one.id


def test_an_instant_without_a_zone_cannot_be_written():
    with pytest.raises(ValueError, match="time zone"):
        canonical(replace(plain(), at=datetime(2026, 11, 23)))  # noqa: DTZ001


def test_what_a_line_does_not_know_cannot_be_written():
    with pytest.raises(TypeError, match="set"):
        canonical(replace(plain(), fields={"name"}))


@given(CHAINS)
def test_a_chain_that_nobody_touched_is_whole(links):
    assert list(check(links, end=end_of(links))) == []
    assert list(check(iter(links))) == []


@given(st.data(), FULL, LINES)
def test_a_changed_field_is_found_where_it_is(data, links, other):
    place = data.draw(st.integers(0, len(links) - 1))
    field = data.draw(st.sampled_from([field.name for field in fields(Line)]))
    line = replace(links[place].line, **{field: getattr(other, field)})
    assume(line != links[place].line)
    changed = [*links]
    changed[place] = links[place]._replace(line=line)

    assert list(check(changed, end=end_of(links))) == [Fault(place + 1, Flaw.CHANGED)]


@given(st.data(), FULL)
def test_a_row_that_was_taken_out_is_missed(data, links):
    place = data.draw(st.integers(0, len(links) - 1))

    faults = list(check(links[:place] + links[place + 1 :], end=end_of(links)))

    assert faults == [Fault(place + 1, Flaw.MISSING)]


@given(st.data(), FULL)
def test_closing_the_ranks_behind_a_row_that_was_taken_out_is_found(data, links):
    place = data.draw(st.integers(0, len(links) - 1))
    closed = [
        link._replace(sequence=number)
        for number, link in enumerate(links[:place] + links[place + 1 :], start=1)
    ]

    assert list(check(closed, end=end_of(links)))


@given(st.data(), FULL, st.booleans())
def test_two_rows_that_changed_places_are_found(data, links, with_numbers):
    assume(len(links) > 1)
    one, other = sorted(data.draw(st.permutations(range(len(links))))[:2])
    moved = [*links]
    moved[one], moved[other] = links[other], links[one]
    if with_numbers:
        moved = [link._replace(sequence=place) for place, link in enumerate(moved, start=1)]

    assert list(check(moved, end=end_of(links)))


@given(st.data(), CHAINS, LINES)
def test_a_row_that_was_put_in_is_found(data, links, line):
    place = data.draw(st.integers(0, len(links)))
    before = links[place - 1].hash if place else GENESIS
    forged = Link(place + 1, before, chained(before, line), line)
    behind = [link._replace(sequence=link.sequence + 1) for link in links[place:]]

    assert list(check([*links[:place], forged, *behind], end=end_of(links)))


@given(st.data(), FULL)
def test_a_row_that_stands_there_twice_is_found(data, links):
    place = data.draw(st.integers(0, len(links) - 1))

    faults = list(check([*links[: place + 1], *links[place:]], end=end_of(links)))

    assert faults[0] == Fault(place + 1, Flaw.MISPLACED)


@given(st.data(), FULL, LINES)
def test_a_forger_who_computes_the_hash_anew_is_found_by_the_next_row(data, links, line):
    place = data.draw(st.integers(0, len(links) - 1))
    assume(line != links[place].line)
    previous = links[place].previous
    forged = [*links]
    forged[place] = Link(place + 1, previous, chained(previous, line), line)

    [fault] = check(forged, end=end_of(links))

    last = place + 1 == len(links)
    assert fault == (Fault(place + 1, Flaw.CHANGED) if last else Fault(place + 2, Flaw.UNLINKED))


@pytest.mark.parametrize(
    ("rows", "end", "faults"),
    [
        ([], End(), []),
        ([], End(3, b"x"), [Fault(1, Flaw.MISSING, 3)]),
        (THREE[:1], end_of(THREE), [Fault(2, Flaw.MISSING, 2)]),
        (THREE[2:], end_of(THREE), [Fault(1, Flaw.MISSING, 2)]),
        (THREE, end_of(THREE[:1]), [Fault(2, Flaw.BEYOND, 2)]),
        (THREE, None, []),
        (THREE[:2], None, []),
        ([THREE[0], THREE[1]._replace(hash=b"")], None, [Fault(2, Flaw.CHANGED)]),
    ],
)
def test_the_end_of_a_chain_shows_what_was_taken_from_it(rows, end, faults):
    assert list(check(rows, end=end)) == faults


def test_what_cannot_be_written_down_is_a_change_and_not_the_end_of_the_reading():
    spoilt = THREE[1]._replace(line=replace(THREE[1].line, subject=1.5, fields={"a"}))

    assert list(check([THREE[0], spoilt, THREE[2]])) == [Fault(2, Flaw.CHANGED)]


def test_one_row_is_in_memory_at_a_time():
    seen = []

    def rows():
        for link in THREE:
            seen.append(link.sequence)
            yield link._replace(hash=b"")

    first = next(check(rows()))

    assert first == Fault(1, Flaw.CHANGED)
    assert seen == [1]
