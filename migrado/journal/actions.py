"""Appending to the journal and to the feed, and chaining afterwards what was appended."""

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from migrado.journal.domain import FEED, HOUSE, Kind, chained
from migrado.journal.models import Change, Entry, Head
from migrado.journal.queries import COLUMNS, line_of
from migrado.texts.models import City

BATCH = 500  # entries sealed in one transaction; less than a tenth of a second
# The sealer's own way around the guard of the model; the triggers let exactly this through.
SEAL = (
    "UPDATE journal_entry SET sequence = %s, previous_hash = %s, hash = %s"
    " WHERE id = %s AND sequence IS NULL"
)
NUMBER = "UPDATE journal_change SET number = %s WHERE id = %s AND number IS NULL"


class OutsideTransaction(RuntimeError):
    """What is told would hold even if that which it tells of was rolled back."""


class BrokenChain(RuntimeError):
    """A chain cannot go on: its head is not where it ends, or its next entry cannot be read.

    Somebody was at the database; `queries.verify` says more.
    """


def record(  # noqa: PLR0913 - the columns of an entry, and no more than these
    *,
    kind: Kind,
    at: datetime,
    actor: str = "",
    desk: str = "",
    subject: UUID | None = None,
    thing: str = "",
    thing_id: str = "",
    fields: Sequence[str] = (),
    purpose: str = "",
    details: bytes = b"",
    city: City | None = None,
) -> Entry:
    """Append one entry in the transaction of what it tells of; one INSERT.

    ``city`` None: it concerns the whole house. ``details`` must be encrypted already; names and
    other plain words about a person stand nowhere in an entry. Raises OutsideTransaction;
    ValidationError for a text that is too long.
    """
    _require_transaction()
    entry = Entry(
        city=city,
        chain=city.key if city else HOUSE,
        kind=Kind(kind).value,
        at=at,
        actor=actor,
        desk=desk,
        subject=subject,
        thing=thing,
        thing_id=thing_id,
        fields=list(fields),
        purpose=purpose,
        details=details,
    )
    entry.clean_fields(exclude={"city"})  # SQLite would take a text of any length
    entry.save()
    return entry


def record_each(entry: Entry, subjects: Iterable[UUID]) -> None:
    """Append the same line as ``entry``, which was recorded, for more persons; one INSERT."""
    _require_transaction()
    rows = []
    for subject in subjects:
        row = copy(entry)
        row.pk, row.subject = None, subject
        rows.append(row)
    Entry.everywhere.bulk_create(rows)


def announce(*, topic: str, key: str, city: City, at: datetime) -> None:
    """Append a change to the feed in the transaction of that change; one INSERT.

    Raises OutsideTransaction.
    """
    _require_transaction()
    Change(topic=topic, key=key, city=city, at=at).save(force_insert=True)


def seal_all(*, batch: int = BATCH) -> dict[str, int]:
    """Number the feed and seal every chain; return how many entries were sealed in which.

    Made for a worker that calls it every few seconds, and harmless in two of them. Raises
    BrokenChain after it has done all that can be done.
    """
    number_changes(batch=batch)
    sealed: dict[str, int] = {}
    broken = []
    for chain in list(_unsealed().order_by("chain").values_list("chain", flat=True).distinct()):
        try:
            sealed[chain] = seal_chain(chain, batch=batch)
        except BrokenChain:
            broken.append(chain)
    if broken:
        raise BrokenChain(", ".join(broken))
    return sealed


def seal_chain(chain: str, *, batch: int = BATCH) -> int:
    """Number and chain what is unsealed in ``chain``; return how many entries that were.

    The order of a chain is the order in which the sealer sees the entries: by id among those it
    sees. PostgreSQL gives ids before it commits, so an entry may come to light after one with a
    larger id was sealed. It is still unsealed, so the next call finds it (nothing here asks for
    ids behind the last one) and it gets a later number; its own id and instant are under the
    hash. To wait a few seconds would not mend the order, because a transaction may be open
    longer, and would leave entries unprotected for that time.

    Each batch is a short transaction of its own, whole or not at all: after a kill the next call
    goes on where the last batch ended. Two sealers take turns by the lock on the head of the
    chain; nobody who only appends waits for it. Raises BrokenChain; cannot be called inside a
    transaction.
    """
    done = 0
    while _unsealed().filter(chain=chain).exists():
        try:
            done += _seal_batch(chain, batch=batch)
        except (IntegrityError, TypeError, ValueError) as error:  # taken number, unreadable row
            raise BrokenChain(chain) from error
    return done


def number_changes(*, batch: int = BATCH) -> int:
    """Give a place in the feed to every change that has none; return how many that were.

    A consumer that cannot wait for the sealer may call it before it reads. The same guards hold
    as for seal_chain.
    """
    done = 0
    while _unnumbered().exists():
        done += _number_batch(batch)
    return done


def _unsealed() -> QuerySet[Any]:
    return Entry.everywhere.filter(sequence=None)


def _unnumbered() -> QuerySet[Any]:
    return Change._base_manager.filter(number=None)


@transaction.atomic(durable=True)
def _seal_batch(chain: str, *, batch: int) -> int:
    head = _lock(chain)
    sequence, last = head.sequence, bytes(head.hash)
    sealed = []
    for row in _unsealed().filter(chain=chain).order_by("id").values_list(*COLUMNS)[:batch]:
        line = line_of(row)
        sequence, previous, last = sequence + 1, last, chained(last, line)
        sealed.append((sequence, previous, last, line.id))
    _set_once(SEAL, sealed)
    Head.objects.filter(pk=chain).update(sequence=sequence, hash=last)
    return len(sealed)


@transaction.atomic(durable=True)
def _number_batch(batch: int) -> int:
    head = _lock(FEED)
    ids = list(_unnumbered().order_by("id").values_list("id", flat=True)[:batch])
    _set_once(NUMBER, list(enumerate(ids, start=head.sequence + 1)))
    Head.objects.filter(pk=FEED).update(sequence=head.sequence + len(ids))
    return len(ids)


def _lock(name: str) -> Head:
    """Return the head of ``name``, held until the transaction ends.

    PostgreSQL locks the row; on SQLite the transaction, begun IMMEDIATE, is the lock.
    """
    head, _ = Head.objects.select_for_update().get_or_create(name=name)
    return head


def _set_once(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run ``statement`` for each of ``rows``. Raises RuntimeError unless each met its row."""
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
        if cursor.rowcount != len(rows):  # then somebody numbers who does not hold the lock
            raise RuntimeError(f"only {cursor.rowcount} of {len(rows)} rows were free")


def _require_transaction() -> None:
    if not connection.in_atomic_block:
        raise OutsideTransaction("open the transaction of the action first")
