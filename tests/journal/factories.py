"""Entries as the rooms above would write them, and threads that start together."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from migrado.journal.actions import record
from migrado.journal.domain import Kind
from migrado.journal.models import Entry
from tests.support.clock import NOW

OLENA = UUID("01935a00-0000-7000-8000-000000000001")
WRITTEN = {
    "kind": Kind.WRITE,
    "at": NOW,
    "actor": "01935a00-0000-7000-8000-0000000000aa",
    "desk": "advice",
    "subject": OLENA,
    "thing": "casework.note",
    "thing_id": "7",
    "fields": ("text", "day"),
    "purpose": "advice",
    "details": b"\x00\xff sealed",
}


def write(**changed) -> Entry:
    """Append one entry in a transaction of its own."""
    with transaction.atomic():
        return record(**WRITTEN | changed)


def write_many(count: int, **changed) -> list[Entry]:
    """Append ``count`` entries, a minute apart."""
    return [write(at=NOW + timedelta(minutes=turn), **changed) for turn in range(count)]
