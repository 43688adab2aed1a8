"""Writes a row of any table as a line that both databases would write alike."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

BATCH_BYTES = 64 * 1024
MICROSECOND = timedelta(microseconds=1)

Reader = Callable[[Any], object]

# What JSON can say itself, by the name that Django gives to the kind of a column.
AS_IT_IS = {"AutoField", "BigAutoField", "SmallAutoField", "BooleanField", "CharField"} | {
    *("EmailField", "FileField", "FloatField", "IntegerField", "BigIntegerField", "JSONField"),
    *("PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField"),
    *("SlugField", "SmallIntegerField", "TextField", "URLField", "GenericIPAddressField"),
}
READERS: dict[str, Reader] = {
    "BinaryField": base64.b64decode,
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "DecimalField": Decimal,
    "DurationField": lambda microseconds: microseconds * MICROSECOND,
    "TimeField": time.fromisoformat,
    "UUIDField": UUID,
}


def line(row: Sequence[object]) -> bytes:
    """Return the one way to write ``row`` down. Raises TypeError for a kind of value not known."""
    return ENCODER.encode(row).encode() + b"\n"


def values(piece: bytes) -> Iterator[list[Any]]:
    """Yield the rows of a piece of whole lines, as JSON knows them."""
    for one in piece.decode().split("\n")[:-1]:  # not splitlines(), which knows other ends too
        yield json.loads(one)


def reader_of(kind: str) -> Reader | None:
    """Return what makes a value of the column's ``kind`` from its JSON; None: it is one already.

    ``kind`` is Django's name ("UUIDField"). Raises LookupError for one that is not known.
    """
    if kind in AS_IT_IS:
        return None
    if kind not in READERS:
        raise LookupError(f"no backup knows a column of the kind {kind}")
    return READERS[kind]


def batches(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield ``lines`` joined to pieces of about 64 KiB; a piece ends where a line does."""
    waiting: list[bytes] = []
    size = 0
    for one in lines:
        waiting.append(one)
        size += len(one)
        if size >= BATCH_BYTES:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


def _text(raw: bytes | bytearray | memoryview) -> str:
    return base64.b64encode(raw).decode()


PLAIN: dict[type, Callable[[Any], str | int]] = {
    bytes: _text,
    bytearray: _text,
    memoryview: _text,
    date: date.isoformat,
    datetime: lambda moment: moment.astimezone(UTC).isoformat(),
    time: time.isoformat,
    timedelta: lambda span: span // MICROSECOND,
    Decimal: str,
    UUID: str,
}


def _plain(value: object) -> str | int:
    if (write := PLAIN.get(type(value))) is None:
        raise TypeError(f"no backup knows a {type(value).__name__}")
    return write(value)


ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
)
