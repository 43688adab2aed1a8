"""Seals what belongs to one subject with that subject's data key.

Layout: version (1 byte), nonce (12), AES-256-GCM. Version and ``about`` are authenticated, so a
ciphertext that was moved to another row or field never opens. Nothing is compressed: the length
of a note may show, but no secret may be guessed from how well it packs.
"""

import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
OVERHEAD_BYTES = len(VERSION) + NONCE_BYTES + TAG_BYTES

Sealed = bytes | bytearray | memoryview  # as the databases give it


class Unreadable(Exception):
    """What was sealed does not open: changed, cut, moved from its place, or of another key."""


def new_data_key() -> bytes:
    """Return 32 random bytes."""
    return os.urandom(KEY_BYTES)


def seal(plain: bytes, *, key: bytes, about: str) -> bytes:
    """Return ``plain`` sealed with the data key ``key``, 29 bytes longer.

    ``about`` says which value of which row this is ("casework.note:018f…:text"); only with the
    same words does it open again. Raises ValueError if they are missing or the key has not
    32 bytes.
    """
    return Box(key).seal_bytes(plain, about=about)


def unseal(sealed: Sealed, *, key: bytes, about: str) -> bytes:
    """Return what ``seal`` was given. Raises Unreadable for everything else."""
    return Box(key).unseal_bytes(sealed, about=about)


class Box:
    """Seals and opens with one data key, which it never shows. Safe to share among threads."""

    __slots__ = ("_cipher",)

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key of {len(key)} bytes, expected {KEY_BYTES}")
        self._cipher = AESGCM(key)

    def __repr__(self) -> str:
        return "<Box>"

    def seal(self, text: str, *, about: str) -> bytes:
        """Return ``text`` sealed; ``about`` as in ``seal``."""
        return self.seal_bytes(_encoded(text), about=about)

    def unseal(self, sealed: Sealed, *, about: str) -> str:
        """Return the text that was sealed. Raises Unreadable."""
        plain = self.unseal_bytes(sealed, about=about)
        try:
            return plain.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            pass
        raise _not_of_this_kind(about)

    def seal_json(self, value: Any, *, about: str) -> bytes:
        """Return ``value`` sealed as JSON. Raises TypeError or ValueError for what JSON lacks."""
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return self.seal(text, about=about)

    def unseal_json(self, sealed: Sealed, *, about: str) -> Any:
        """Return the value that was sealed, tuples as lists. Raises Unreadable."""
        text = self.unseal(sealed, about=about)
        try:
            return json.loads(text)
        except ValueError:
            pass
        raise _not_of_this_kind(about)

    def seal_bytes(self, plain: bytes, *, about: str) -> bytes:
        """Return ``plain`` sealed; ``about`` as in ``seal``."""
        nonce = os.urandom(NONCE_BYTES)
        return VERSION + nonce + self._cipher.encrypt(nonce, plain, _authenticated(about))

    def unseal_bytes(self, sealed: Sealed, *, about: str) -> bytes:
        """Return the bytes that were sealed. Raises Unreadable."""
        raw, place = bytes(sealed), _authenticated(about)
        if len(raw) < OVERHEAD_BYTES or raw[:1] != VERSION:
            raise Unreadable(f"{about} was not sealed here")
        nonce, box = raw[1 : 1 + NONCE_BYTES], raw[1 + NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, box, place)
        except InvalidTag:
            raise Unreadable(f"{about} does not open with this key") from None


def _encoded(text: str) -> bytes:
    # Half a character (a lone surrogate, which JSON can bring) is kept as it came: the error that
    # would tell of it carries the whole text.
    return text.encode("utf-8", "surrogatepass")


def _authenticated(about: str) -> bytes:
    if not about:
        raise ValueError("which value of which row is it? about is empty")
    return VERSION + about.encode()


def _not_of_this_kind(about: str) -> Unreadable:
    """Return the error to raise outside of the handler: the first one carries the plain text."""
    return Unreadable(f"{about} holds something of another kind")
