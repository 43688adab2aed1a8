"""Seals what does not fit into memory, piece by piece; a cut or a changed order shows.

Layout: MAGIC, the name of the key (8 bytes), a salt (16); then each piece as its length (4 bytes)
and AES-256-GCM. The key of a stream follows from the salt, so a nonce is a counter (11 bytes) and
one byte that is 1 at the end and 0 before. The end is a piece of its own, without content. The
header is authenticated with every piece, what the stream is about with its key.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from migrado.vault.domain.sealing import KEY_BYTES, TAG_BYTES, Unreadable
from migrado.vault.domain.wrapping import KEK_ID_CHARS, NoKey, kek_id

FAMILY = b"migrado sealed "
MAGIC = FAMILY + b"1\n"
SALT_BYTES = 16
HEADER_BYTES = len(MAGIC) + KEK_ID_CHARS + SALT_BYTES
LENGTH_BYTES = 4
COUNTER_BYTES = 11
MOST_BYTES = 16 * 1024 * 1024  # of one piece


def seal_stream(pieces: Iterable[bytes], *, key: bytes, about: str) -> Iterator[bytes]:
    """Yield the parts of a sealed stream; written one after the other they are the file.

    Lengths of pieces stay visible. ``about`` says what it is ("backup"); only with the same word
    does it open again. Raises ValueError for a piece over 16 MiB.
    """
    header = MAGIC + kek_id(key).encode() + os.urandom(SALT_BYTES)
    cipher, number = _cipher(header, key=key, about=about), 0
    yield header
    for piece in pieces:
        if len(piece) > MOST_BYTES:
            raise ValueError(f"a piece of {len(piece)} bytes, at most {MOST_BYTES}")
        sealed = cipher.encrypt(_nonce(number), piece, header)
        yield len(sealed).to_bytes(LENGTH_BYTES) + sealed
        number += 1
    end = cipher.encrypt(_nonce(number, last=True), b"", header)
    yield len(end).to_bytes(LENGTH_BYTES) + end


def unseal_stream(file: BinaryIO, *, keys: Sequence[bytes], about: str) -> Iterator[bytes]:
    """Yield the pieces as they were given to ``seal_stream``, each as soon as it is proven.

    That none is missing at the end is proven when the iteration ends. Raises NoKey if none of
    ``keys`` is the one; Unreadable for whatever was changed, cut, moved or lengthened.
    """
    header = _header(file)
    name = header[len(MAGIC) : -SALT_BYTES].decode("ascii", "replace")
    key = next((one for one in keys if kek_id(one) == name), None)
    if key is None:
        raise NoKey(f"it is sealed with the key {name!a}, which is not at hand")
    cipher, number = _cipher(header, key=key, about=about), 0
    while (sealed := _piece(file)) is not None:
        last = len(sealed) == TAG_BYTES and _is_end(cipher, sealed, header, number=number)
        if last:
            break
        yield _opened(cipher, sealed, header, number=number)
        number += 1
    else:
        raise Unreadable("the end is missing")
    if file.read(1):
        raise Unreadable("something stands behind the end")


def _header(file: BinaryIO) -> bytes:
    header = file.read(HEADER_BYTES)
    if not header.startswith(MAGIC):
        other = header.startswith(FAMILY)
        raise Unreadable("another version wrote it" if other else "it was not sealed here")
    if len(header) < HEADER_BYTES:
        raise Unreadable("the end is missing")
    return header


def _piece(file: BinaryIO) -> bytes | None:
    """Return the next sealed piece; None where the file ends or breaks off."""
    length = int.from_bytes(file.read(LENGTH_BYTES))
    if length > MOST_BYTES + TAG_BYTES:
        raise Unreadable("it was changed")
    sealed = file.read(length)
    return sealed if len(sealed) == length >= TAG_BYTES else None


def _is_end(cipher: AESGCM, sealed: bytes, header: bytes, *, number: int) -> bool:
    try:
        cipher.decrypt(_nonce(number, last=True), sealed, header)
    except InvalidTag:
        return False
    return True


def _opened(cipher: AESGCM, sealed: bytes, header: bytes, *, number: int) -> bytes:
    try:
        return cipher.decrypt(_nonce(number), sealed, header)
    except InvalidTag:
        raise Unreadable("it was changed, or is something else") from None


def _cipher(header: bytes, *, key: bytes, about: str) -> AESGCM:
    salt, info = header[-SALT_BYTES:], f"migrado stream {about}".encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(key))


def _nonce(number: int, *, last: bool = False) -> bytes:
    return number.to_bytes(COUNTER_BYTES) + bytes([last])
