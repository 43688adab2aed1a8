"""Making, erasing and rewrapping keys; the only writes of the vault.

An erased key is gone from this database. In a backup from before it still lies wrapped, until
`replay_erasures` after restoring, or until the key-encryption key of that time is dropped.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction

from migrado.vault import queries
from migrado.vault.domain import Box, Index, Ring, WrongKey, new_data_key, uuid7
from migrado.vault.models import ErasedKey, IndexKey, SubjectKey, WrappedKey

BATCH = 500  # keys a transaction
KINDS: tuple[type[WrappedKey], ...] = (SubjectKey, IndexKey)


def new_subject_key(*, now: datetime) -> SubjectKey:
    """Make a data key; ``queries.opened`` gives its box. Raises NoKey."""
    key = SubjectKey(id=uuid7(now), created_at=now)
    _wrap(key, new_data_key(), queries.ring())
    key.save(force_insert=True)
    return key


def erase_key(key_id: UUID, *, now: datetime) -> bool:
    """Erase a data key and thereby all that it sealed; say whether it was still there.

    Again is harmless and keeps the first moment. Raises UnknownKey.
    """
    with transaction.atomic():
        if not SubjectKey.objects.filter(pk=key_id).exists():
            raise queries.UnknownKey(f"there is no key {key_id}")
        return _erase([key_id], now=now) > 0


def replay_erasures(ids: Iterable[UUID], *, now: datetime) -> int:
    """Erase what an older backup brought back; return how many keys that were.

    All ids stand in the erasure list afterwards, also those that the backup does not know.
    """
    # In the order of their ids, as rotation takes them: two that wait for each other never end.
    rest = iter(sorted(set(ids)))
    count = 0
    while batch := list(islice(rest, BATCH)):
        with transaction.atomic():
            count += _erase(batch, now=now)
    return count


def _erase(ids: Sequence[UUID], *, now: datetime) -> int:
    living = SubjectKey.objects.filter(erased_at=None)
    count = sum(
        living.filter(pk=key_id).update(wrapped=b"", kek_id="", erased_at=now) for key_id in ids
    )
    lines = [ErasedKey(key_id=key_id, erased_at=now) for key_id in ids]
    ErasedKey.objects.bulk_create(lines, ignore_conflicts=True)
    return count


def index(name: str) -> Index:
    """Return the index ``name``, made on first use; two at once get the same. Raises NoKey.

    A page that only searches takes ``queries.index_of``, which never writes.
    """
    found = queries.index_of(name)
    if found is not None:
        return found
    key = IndexKey(name=name)
    _wrap(key, new_data_key(), queries.ring())
    IndexKey.objects.bulk_create([key], ignore_conflicts=True)
    return queries.opened_index(IndexKey.objects.get(pk=name))


def secret_box(name: str) -> Box:
    """Return the box for secrets of the house, which belong to no subject and are never erased.

    Its key hangs on the index key ``name``, made on first use. Raises NoKey.
    """
    return index(name).box()


def rotate_keys(*, batch: int = BATCH) -> int:
    """Rewrap every key that lies under an older key-encryption key; return how many that were.

    What is sealed stays as it is. Stopped at any moment, it goes on with the rest when called
    again. Raises NoKey; WrongKey at the end if some keys do not open.
    """
    return sum(rotation(batch=batch))


def rotation(*, batch: int = BATCH) -> Iterator[int]:
    """Do what ``rotate_keys`` does, one transaction at a time; yield the keys of each."""
    ring = queries.ring()
    stuck: list[WrongKey] = []
    for kind in KINDS:
        for rows in _under_older(kind, ring, batch=batch):
            with transaction.atomic():
                count = sum(_rewrap(row, ring, stuck) for row in rows)
            yield count  # with nothing open: whoever asks for the next batch may take long
    if stuck:
        raise WrongKey(f"{len(stuck)} keys could not be rewrapped; the first: {stuck[0]}")


def _under_older(kind: type[WrappedKey], ring: Ring, *, batch: int) -> Iterator[list[WrappedKey]]:
    """Yield the keys to rewrap in the order of their ids; each once, also if it stays as it is."""
    waiting = kind.objects.under_older(ring.newest).order_by("pk")
    rows = list(waiting[:batch])
    while rows:
        yield rows
        rows = list(waiting.filter(pk__gt=rows[-1].pk)[:batch])


def _rewrap(row: WrappedKey, ring: Ring, stuck: list[WrongKey]) -> int:
    before = row.kek_id
    try:
        data_key = ring.unwrap(row.wrapped, by=before, key_id=row.key_id)
    except WrongKey as error:  # one damaged key must not keep the others under the old one
        stuck.append(error)
        return 0
    _wrap(row, data_key, ring)
    # Whoever erased or rewrapped it meanwhile was first: an erased key never comes back.
    same = type(row).objects.filter(pk=row.pk, kek_id=before)
    return same.update(wrapped=row.wrapped, kek_id=row.kek_id)


def _wrap(row: WrappedKey, data_key: bytes, ring: Ring) -> None:
    row.wrapped, row.kek_id = ring.wrap(data_key, key_id=row.key_id), ring.newest
