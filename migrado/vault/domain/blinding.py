"""Blinds words, so that the same word can be found again without being written down.

Equal words give equal tokens, and whoever holds the index key can try all names there are. So the
rows that hold tokens leave together with the person they tell of.
"""

import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from migrado.vault.domain.sealing import KEY_BYTES, Box

TOKEN_BYTES = 16


def index_key(root: bytes, *, purpose: str) -> bytes:
    """Derive the key of one index from ``root``; tokens of two purposes cannot be compared."""
    return _derived(root, f"index {purpose}")


def blind(term: str, *, key: bytes) -> bytes:
    """Return the token of ``term``, 16 bytes. The caller folds case and spelling before."""
    return hmac.digest(key, term.encode("utf-8", "surrogatepass"), "sha256")[:TOKEN_BYTES]


def _derived(root: bytes, what: str) -> bytes:
    info = f"migrado vault {what}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(root)


class Index:
    """Blinds with one root key of the house, which it never shows."""

    __slots__ = ("_root",)

    def __init__(self, root: bytes) -> None:
        if len(root) != KEY_BYTES:
            raise ValueError(f"a key of {len(root)} bytes, expected {KEY_BYTES}")
        self._root = root

    def __repr__(self) -> str:
        return "<Index>"

    def blind(self, term: str, *, purpose: str) -> bytes:
        """Return the token of ``term`` for one kind of search ("family name, as it sounds")."""
        return blind(term, key=index_key(self._root, purpose=purpose))

    def box(self) -> Box:
        """Return a box of the house, for secrets that belong to no subject."""
        return Box(_derived(self._root, "box"))
