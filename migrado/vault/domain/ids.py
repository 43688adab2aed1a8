"""Ids that sort by the moment they were made (UUIDv7), which Python has from 3.14 on."""

import os
from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
VERSION, VARIANT = 0x7, 0b10


def uuid7(now: datetime) -> UUID:
    """Return a new id (RFC 9562 § 5.7) for the aware moment ``now``.

    Ids of different microseconds sort as they were made: the twelve bits after the milliseconds
    hold a finer part of the time (§ 6.2, method 3). Within a microsecond 62 bits of chance decide.
    Raises ValueError for a moment without zone or before 1970.
    """
    if now.tzinfo is None:
        raise ValueError("expected a moment with its zone")
    milliseconds, rest = divmod(now - EPOCH, timedelta(milliseconds=1))
    if milliseconds < 0:
        raise ValueError(f"{now} is before 1970")
    finer = (rest // timedelta(microseconds=1)) * 4096 // 1000
    chance = int.from_bytes(os.urandom(8)) >> 2
    return UUID(int=milliseconds << 80 | VERSION << 76 | finer << 64 | VARIANT << 62 | chance)
