"""Secrets behind a link: what a row holds can be read only with the token that stands in the link.

The token goes through HKDF twice: once for the id under which the row lies, once for the key that
opens it. Neither leads back to the token, and no key of the server takes part, so a new key ring
changes nothing and a stolen database opens nothing.
"""

import base64
import re
import secrets
import struct
import zlib
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

TOKEN_BYTES = 24  # 192 bits: 32 characters without padding
NONCE_BYTES = 12
# Every row is as long as every other, so that its length tells nothing about a household.
PADDED_BYTES = 3_072
MAX_OPENED_BYTES = 64_000
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}", flags=re.ASCII)


class TooLarge(ValueError):
    """What was to be kept does not fit into a row."""


@dataclass(frozen=True)
class Lock:
    """Finds and opens the row behind one link; ``purpose`` and ``place`` are authenticated.

    ``purpose`` is the kind of row ("kept plan"), ``place`` the city that it belongs to: a
    ciphertext that was copied to another row, another table or another city opens as nothing.
    """

    token: str
    purpose: str
    place: str

    @property
    def id(self) -> UUID:
        """The id of the row."""
        return UUID(bytes=self._derive("id", 16))

    def seal(self, data: bytes, *, until: str) -> bytes:
        """Return ``data`` sealed; ``until`` is the row's end, which cannot be moved later.

        Raises TooLarge if it does not fit.
        """
        packed = zlib.compress(data, 9)
        if len(packed) > PADDED_BYTES - 2:
            raise TooLarge(f"{len(packed)} bytes, at most {PADDED_BYTES - 2}")
        plain = struct.pack(">H", len(packed)) + packed
        nonce = secrets.token_bytes(NONCE_BYTES)
        box = self._cipher().encrypt(nonce, plain.ljust(PADDED_BYTES, b"\0"), self._about(until))
        return nonce + box

    def open(self, box: bytes, *, until: str) -> bytes | None:
        """Return what was sealed, None for anything else."""
        try:
            plain = self._cipher().decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], self._about(until))
        except (InvalidTag, ValueError):
            return None
        (length,) = struct.unpack(">H", plain[:2])
        opener = zlib.decompressobj()
        data = opener.decompress(plain[2 : 2 + length], MAX_OPENED_BYTES)
        return data if opener.eof else None

    def _cipher(self) -> AESGCM:
        return AESGCM(self._derive("key", 32))

    def _derive(self, what: str, length: int) -> bytes:
        info = f"migrado link {self.purpose} {what}".encode()
        raw = base64.urlsafe_b64decode(self.token)
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(raw)

    def _about(self, until: str) -> bytes:
        return f"{self.purpose} {self.place} {self.id} {until}".encode()


def new_token() -> str:
    """Return a token that nobody can guess, fit for the path of an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def lock(token: str, *, purpose: str, place: str) -> Lock | None:
    """Return what opens the row of ``token``, None where no token of ours looks like this."""
    if not _TOKEN.fullmatch(token):
        return None
    return Lock(token, purpose, place)
