"""What a line of the journal says, how lines hang together, and how tampering shows."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

HOUSE = "house"  # the chain of what belongs to no city; every other chain has the key of its city
FEED = "(changes)"  # where the feed counts; no city can be called that
GENESIS = bytes(32)  # what the first line of a chain hangs on


class Kind(StrEnum):
    """What was done. A kind may be added; none may go, because old lines keep it."""

    READ = "read"
    WRITE = "write"
    SEARCH = "search"
    EXPORT = "export"
    PRINT = "print"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    GRANT = "grant"
    REVOKE = "revoke"
    ERASE = "erase"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Everything that the hash of an entry covers.

    ``city`` is the key of the city, empty for the house. ``details`` is covered as it is stored,
    encrypted: erasing the key of a person leaves the chain whole.
    """

    id: int
    city: str
    at: datetime
    kind: str
    actor: str = ""
    desk: str = ""
    subject: UUID | None = None
    thing: str = ""
    thing_id: str = ""
    fields: tuple[str, ...] = ()
    purpose: str = ""
    details: bytes = b""


class Link(NamedTuple):
    """A line with its place in a chain."""

    sequence: int
    previous: bytes
    hash: bytes
    line: Line


class End(NamedTuple):
    """Where a chain ends by the book of the sealer; an empty one ends at 0."""

    sequence: int = 0
    hash: bytes = GENESIS


class Flaw(StrEnum):
    """What is wrong with a place in a chain."""

    CHANGED = "changed"  # what it says is not what was sealed
    MISSING = "missing"
    UNLINKED = "unlinked"  # it hangs on another line than the one before it
    MISPLACED = "misplaced"  # its number came before
    BEYOND = "beyond"  # it stands behind the end of the chain
    UNREADABLE = "unreadable"  # from here on nothing could be read


@dataclass(frozen=True)
class Fault:
    """A flaw from the place ``sequence`` on, for ``count`` places."""

    sequence: int
    flaw: Flaw
    count: int = 1


def canonical(line: Line) -> bytes:
    """Return the one way to write ``line`` down. Raises ValueError if ``at`` has no time zone.

    What has its default is left out, so that a field added later (with a default) changes no
    hash of before.
    """
    told = {
        field.name: value
        for field in fields(line)
        if (value := getattr(line, field.name)) != field.default
    }
    text = json.dumps(
        told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )
    return text.encode()


def chained(previous: bytes, line: Line) -> bytes:
    """Return the hash of ``line`` where it hangs on the line with the hash ``previous``."""
    return sha256(previous + canonical(line)).digest()


def check(rows: Iterable[Link], *, end: End | None = None) -> Iterator[Fault]:
    """Yield what is wrong with a chain, read from its first row on in the order of its numbers.

    A row that was changed, taken out, moved or put in shows by itself or by its neighbour.
    Rows taken from the end show only by ``end``; None: nobody knows where the chain ends. After
    a fault the rest is judged by what stands there, so one hand's work is one or two faults.
    Keeps one row in memory.
    """
    expected, before = 1, GENESIS
    for row in rows:
        yield from _faults(row, expected=expected, before=before)
        expected, before = max(expected, row.sequence + 1), row.hash
    if end is not None:
        yield from _faults_at_end(End(expected - 1, before), end)


def _faults(row: Link, *, expected: int, before: bytes) -> Iterator[Fault]:
    if row.sequence > expected:
        yield Fault(expected, Flaw.MISSING, row.sequence - expected)
    elif row.sequence < expected:
        yield Fault(row.sequence, Flaw.MISPLACED)
    elif row.previous != before:
        yield Fault(row.sequence, Flaw.UNLINKED)
    if _is_changed(row):
        yield Fault(row.sequence, Flaw.CHANGED)


def _is_changed(row: Link) -> bool:
    try:
        return chained(row.previous, row.line) != row.hash
    except (TypeError, ValueError):  # what cannot be written down was never sealed
        return True


def _faults_at_end(found: End, end: End) -> Iterator[Fault]:
    if found.sequence < end.sequence:
        yield Fault(found.sequence + 1, Flaw.MISSING, end.sequence - found.sequence)
    elif found.sequence > end.sequence:
        yield Fault(end.sequence + 1, Flaw.BEYOND, found.sequence - end.sequence)
    elif found.hash != end.hash:
        yield Fault(end.sequence, Flaw.CHANGED)


def _plain(value: object) -> str:
    """Return what JSON has no word for as text."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("expected an instant with a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"a line holds no {type(value).__name__}")
