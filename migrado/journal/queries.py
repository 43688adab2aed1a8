"""Reads of the journal: what a person may see of it, whether it is whole, and the feed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from migrado.journal.domain import FEED, End, Fault, Flaw, Line, Link, check
from migrado.journal.models import Change, Entry, Head

MOST_FAULTS = 1_000  # told of one chain; whoever has more has another problem
ROWS_AT_ONCE = 500
COLUMNS = (
    *("id", "city__key", "at", "kind", "actor", "desk", "subject", "thing", "thing_id"),
    *("fields", "purpose", "details"),
)


@dataclass(frozen=True)
class Seen:
    """What a person reads about one access to what is kept about them; no names of staff."""

    at: datetime
    kind: str  # a Kind
    desk: str
    purpose: str
    thing: str


@dataclass(frozen=True)
class Verdict:
    """What became of reading one chain again; without faults it is whole.

    ``unsealed`` entries are too young for a verdict.
    """

    chain: str
    sealed: int
    unsealed: int
    faults: tuple[Fault, ...]  # by their place, MOST_FAULTS of them at most


@dataclass(frozen=True)
class Changed:
    """One change of the feed; ``city`` is the key of its city."""

    number: int
    at: datetime
    city: str
    topic: str
    key: str


def of_subject(*subjects: UUID, limit: int) -> tuple[Seen, ...]:
    """Return who saw or changed what of ``subjects`` and why, the newest first; one statement.

    A person has more than one id where rows were found to be the same person.
    """
    entries = Entry.everywhere.filter(subject__in=subjects).order_by("-at", "-id")
    rows = entries.values_list("at", "kind", "desk", "purpose", "thing")
    return tuple(Seen(*row) for row in rows[:limit])


def verify(chain: str | None = None) -> tuple[Verdict, ...]:
    """Read ``chain`` (None: every chain, in alphabetical order) again and compare all hashes.

    Reads every sealed entry and keeps a few hundred in memory. What is sealed meanwhile waits
    for the next time. Who can write to the database and takes the trouble to compute a chain
    anew up to its head is not found by this: note the heads elsewhere if that is to be feared.
    """
    return tuple(_verdict(one) for one in ([chain] if chain is not None else _chains()))


def unsealed_since(moment: datetime) -> int:
    """Return how many entries from before ``moment`` the sealer has not chained yet."""
    return Entry.everywhere.filter(sequence=None, at__lt=moment).count()


def changes_after(number: int, *, topics: Collection[str], limit: int) -> tuple[Changed, ...]:
    """Return the changes behind ``number`` (0: from the beginning), in the order of the feed.

    Whoever goes on with the number of the last one misses nothing: numbers come to light one
    after the other. What the sealer has not numbered yet is not among them. One statement.
    """
    later = Change._base_manager.filter(number__gt=number, topic__in=topics).order_by("number")
    rows: Any = later.values_list("number", "at", "city__key", "topic", "key")
    return tuple(Changed(*row) for row in rows[:limit])


def line_of(row: tuple[Any, ...]) -> Line:
    """Return the line of a row with COLUMNS; the sealer and the verifier read it alike."""
    told = dict(zip(COLUMNS, row, strict=True))
    told["city"] = told.pop("city__key") or ""
    told["details"] = bytes(told["details"])
    if isinstance(told["fields"], list):
        told["fields"] = tuple(told["fields"])
    return Line(**told)


def _chains() -> list[str]:
    """Return every chain that has an entry or a head: one of both may have been taken away."""
    chains = Entry.everywhere.order_by("chain").values_list("chain", flat=True).distinct()
    heads = Head.objects.exclude(name=FEED).values_list("name", flat=True)
    return sorted({*chains, *heads})


def _verdict(chain: str) -> Verdict:
    entries = Entry.everywhere.filter(chain=chain)
    # Counted before the head is read: the head only grows, so what lies behind it is no latecomer.
    told = entries.aggregate(
        last=Max("sequence", default=0),
        sealed=Count("sequence"),
        unsealed=Count("pk", filter=Q(sequence=None)),
    )
    end = _end(chain)
    last = max(told["last"], end.sequence)
    faults = _faults(entries.filter(sequence__lte=last), end=end)
    return Verdict(chain, told["sealed"], told["unsealed"], tuple(islice(faults, MOST_FAULTS)))


def _end(chain: str) -> End:
    head = Head.objects.filter(name=chain).first()
    return End(head.sequence, bytes(head.hash)) if head else End()


def _faults(entries: QuerySet[Any], *, end: End) -> Iterator[Fault]:
    """Yield the faults of the sealed ``entries`` of one chain, which ends at ``end``.

    A row whose columns hold what no column of its kind can hold ends the reading with the flaw
    UNREADABLE.
    """
    columns = ("sequence", "previous_hash", "hash", *COLUMNS)
    rows = entries.order_by("sequence").values_list(*columns)
    read = 0

    def links() -> Iterator[Link]:
        nonlocal read
        for sequence, previous, own, *row in rows.iterator(chunk_size=ROWS_AT_ONCE):
            read = sequence
            yield Link(sequence, bytes(previous), bytes(own), line_of(tuple(row)))

    try:
        yield from check(links(), end=end)
    except (TypeError, ValueError):
        yield Fault(read + 1, Flaw.UNREADABLE)
