"""Opens boxes and indices, and says what lies under an older key or was erased."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings

from migrado.vault.domain import Box, Index, Ring
from migrado.vault.models import ErasedKey, IndexKey, SubjectKey


class Erased(Exception):
    """The data key is gone for ever, and with it what it sealed."""


class UnknownKey(LookupError):
    """There never was a data key with this id here."""


def ring() -> Ring:
    """Return the key-encryption keys as this process read them when it started."""
    return Ring(settings.MIGRADO_VAULT_KEYS)


def box_of(key_id: UUID) -> Box:
    """Return the box of one subject; one query.

    Raises Erased, UnknownKey; WrongKey if no key of the ring opens it.
    """
    key = SubjectKey.objects.filter(pk=key_id).first()
    if key is None:
        raise UnknownKey(f"there is no key {key_id}")
    return opened(key)


def boxes(ids: Iterable[UUID]) -> dict[UUID, Box]:
    """Return the boxes of many subjects, without those that are erased or unknown; one query.

    Raises WrongKey if no key of the ring opens one of them.
    """
    keys = SubjectKey.objects.filter(pk__in=set(ids), erased_at=None)
    ours = ring()
    return {key.pk: _box(key, ours) for key in keys}


def opened(key: SubjectKey) -> Box:
    """Return the box of a key that was read or made already; no query. Raises Erased, WrongKey."""
    if key.is_erased:
        raise Erased(f"the key {key.pk} was erased")
    return _box(key, ring())


def _box(key: SubjectKey, ours: Ring) -> Box:
    return Box(ours.unwrap(key.wrapped, by=key.kek_id, key_id=key.key_id))


def index_of(name: str) -> Index | None:
    """Return the index ``name``; None while nothing was put in, so that nothing can be found."""
    key = IndexKey.objects.filter(pk=name).first()
    return opened_index(key) if key else None


def opened_index(key: IndexKey) -> Index:
    """Return the index of a key that was read already; no query. Raises WrongKey."""
    return Index(ring().unwrap(key.wrapped, by=key.kek_id, key_id=key.key_id))


def erasure_list() -> tuple[tuple[UUID, datetime], ...]:
    """Return every erased key and when, in order; to be kept apart from the backups."""
    return tuple(
        ErasedKey.objects.order_by("erased_at", "key_id").values_list("key_id", "erased_at")
    )


def under_older_keys() -> int:
    """Return how many keys the newest key-encryption key does not wrap yet. Raises NoKey."""
    newest = ring().newest
    return sum(kind.objects.under_older(newest).count() for kind in (SubjectKey, IndexKey))
