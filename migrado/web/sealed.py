"""Seals small secrets so that a browser can carry them but neither read nor change them.

Layout before base64: version (1 byte), nonce (12), AES-256-GCM of zlib(expiry (8) + data).
The purpose is authenticated, so what was sealed for one thing never opens as another.
"""

import base64
import binascii
import os
import struct
import time
import zlib
from collections.abc import Sequence
from datetime import timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"\x01"
NONCE_BYTES = 12
# What a browser keeps of one cookie is 4,096 bytes with its name and attributes.
MAX_SEALED_CHARS = 3_800
MAX_OPENED_BYTES = 64_000
LIFETIME = timedelta(days=7)


class TooLarge(ValueError):
    """The sealed text would not fit into a cookie."""


def _cipher(key: bytes, purpose: str) -> AESGCM:
    info = b"migrado sealed " + purpose.encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key))


def seal(
    data: bytes,
    *,
    purpose: str,
    keys: Sequence[bytes],
    lifetime: timedelta = LIFETIME,
    now: float | None = None,
) -> str:
    """Return ``data`` sealed with the newest key, as text for a cookie or a link.

    ``now`` is seconds since 1970 and defaults to the clock. Raises TooLarge if the text would
    be longer than a cookie may be.
    """
    expires = int((time.time() if now is None else now) + lifetime.total_seconds())
    plain = zlib.compress(struct.pack(">Q", expires) + data, 9)
    nonce = os.urandom(NONCE_BYTES)
    box = _cipher(keys[0], purpose).encrypt(nonce, plain, VERSION + purpose.encode())
    text = base64.urlsafe_b64encode(VERSION + nonce + box).rstrip(b"=").decode()
    if len(text) > MAX_SEALED_CHARS:
        raise TooLarge(f"{len(text)} characters, at most {MAX_SEALED_CHARS}")
    return text


def unseal(
    text: str, *, purpose: str, keys: Sequence[bytes], now: float | None = None
) -> bytes | None:
    """Return what was sealed, or None if it is forged, cut, foreign, too old or too large."""
    raw = _decode(text)
    if raw is None or raw[:1] != VERSION:
        return None
    nonce, box = raw[1 : 1 + NONCE_BYTES], raw[1 + NONCE_BYTES :]
    for key in keys:
        try:
            plain = _cipher(key, purpose).decrypt(nonce, box, VERSION + purpose.encode())
        except (InvalidTag, ValueError):
            continue
        return _open(plain, time.time() if now is None else now)
    return None


def _decode(text: str) -> bytes | None:
    if not text.isascii() or len(text) > MAX_SEALED_CHARS:
        return None
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None


def _open(plain: bytes, now: float) -> bytes | None:
    """Unpack what one of our own keys has authenticated."""
    opener = zlib.decompressobj()
    try:
        data = opener.decompress(plain, MAX_OPENED_BYTES)
    except zlib.error:
        return None
    if opener.unconsumed_tail or not opener.eof or len(data) < 8:
        return None
    (expires,) = struct.unpack(">Q", data[:8])
    return data[8:] if now < expires else None
