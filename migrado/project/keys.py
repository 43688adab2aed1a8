"""Makes and reads the secrets of a deployment, which lie in files that only their owner reads."""

import base64
import binascii
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from migrado.kernel.refusal import Refusal

KEY_BYTES = 32


def read_secret(path: Path) -> str:
    """Return what stands in ``path``; empty when there is no such file.

    Empty is no fault here, because most commands need no secret; `migrado serve` refuses it.
    """
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise Refusal("this file with a secret cannot be read.", where=str(path)) from None


def key_ring(path: Path) -> tuple[bytes, ...]:
    """Return the keys in ``path``, one in base64 on each line, in their order; none without it."""
    keys = []
    for number, line in enumerate(read_secret(path).split(), start=1):
        try:
            key = base64.b64decode(line, validate=True)
        except binascii.Error:
            key = b""
        if len(key) != KEY_BYTES:
            raise Refusal(
                "expected %(bytes)s bytes in base64.", where=f"{path}:{number}", bytes=KEY_BYTES
            )
        keys.append(key)
    return tuple(keys)


def make_keys(*, secret: Path, rings: Sequence[Path]) -> list[Path]:
    """Write a secret and key rings where there are none yet, and return the files written.

    An existing file is never touched: with a new ring, what was sealed before could not be
    opened.
    """
    texts = {secret: secrets.token_urlsafe(48)}
    texts |= {path: base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() for path in rings}
    return [path for path, text in texts.items() if write_new(path, text)]


def write_new(path: Path, text: str) -> bool:
    """Write a secret for its owner only; say whether there was none in ``path`` before."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text + "\n")
    return True
