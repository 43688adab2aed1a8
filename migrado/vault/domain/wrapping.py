"""Wraps data keys with the key-encryption keys (KEK) of a deployment, newest first."""

import hashlib
from collections.abc import Sequence

from migrado.vault.domain.sealing import Sealed, Unreadable, seal, unseal

KEK_ID_CHARS = 8


class WrongKey(Exception):
    """The key-encryption key does not open this data key, or there is none that could."""


class NoKey(WrongKey):
    """The ring lacks the key-encryption key that is needed."""


def kek_id(kek: bytes) -> str:
    """Return the name under which rows remember a key-encryption key; it tells nothing of it."""
    return hashlib.sha256(kek).hexdigest()[:KEK_ID_CHARS]


def wrap(data_key: bytes, *, kek: bytes, key_id: str) -> bytes:
    """Return ``data_key`` wrapped; it opens only as the key ``key_id``, wherever it is copied."""
    return seal(data_key, key=kek, about=_about(key_id))


def unwrap(wrapped: Sealed, *, kek: bytes, key_id: str) -> bytes:
    """Return the data key. Raises WrongKey if ``kek`` or ``key_id`` is another or it was changed.

    What was erased (empty) is WrongKey too.
    """
    try:
        return unseal(wrapped, key=kek, about=_about(key_id))
    except Unreadable:
        raise WrongKey(f"{key_id} does not open with key {kek_id(kek)}") from None


def _about(key_id: str) -> str:
    return f"data key {key_id}"


class Ring:
    """The key-encryption keys of a deployment: the newest wraps, all of them open."""

    __slots__ = ("_by_id",)

    def __init__(self, keks: Sequence[bytes]) -> None:
        self._by_id = {kek_id(kek): kek for kek in keks}

    def __repr__(self) -> str:
        return f"<Ring of {', '.join(self._by_id) or 'no keys'}>"

    @property
    def newest(self) -> str:
        """The name of the key that wraps. Raises NoKey if the ring is empty."""
        for name in self._by_id:
            return name
        raise NoKey("the ring of the vault has no key")

    def wrap(self, data_key: bytes, *, key_id: str) -> bytes:
        """Return ``data_key`` wrapped with the newest key. Raises NoKey."""
        return wrap(data_key, kek=self._by_id[self.newest], key_id=key_id)

    def unwrap(self, wrapped: Sealed, *, by: str, key_id: str) -> bytes:
        """Return the data key that the key named ``by`` wrapped. Raises NoKey, WrongKey."""
        if by not in self._by_id:
            raise NoKey(f"{key_id} is wrapped with key {by or 'none'}, which the ring lacks")
        return unwrap(wrapped, kek=self._by_id[by], key_id=key_id)
