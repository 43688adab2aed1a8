"""Seals something small with a passphrase that a person remembers or has on paper."""

import base64
import json
import os
import unicodedata

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from migrado.vault.domain.sealing import KEY_BYTES, Unreadable, seal, unseal

VERSION = 1
COST, BLOCK, LANES = 2**17, 8, 1  # 128 MiB and about half a second for each guess
MOST_COST = 2**20
SALT_BYTES = 16


class WrongPassphrase(Unreadable):
    """The passphrase is another one, or the text was changed."""


def lock(plain: bytes, *, passphrase: str, about: str) -> str:
    """Return ``plain`` as text that opens with ``passphrase`` and the same ``about`` only."""
    salt = os.urandom(SALT_BYTES)
    key = _key(passphrase, salt=salt, cost=COST)
    sealed = seal(plain, key=key, about=_about(about, COST))
    told = {"version": VERSION, "about": about, "scrypt": COST, "salt": _text(salt)}
    return json.dumps(told | {"sealed": _text(sealed)}, indent=1) + "\n"


def unlock(text: str, *, passphrase: str, about: str) -> bytes:
    """Return what ``lock`` was given. Raises WrongPassphrase, or Unreadable for other texts."""
    try:
        told = json.loads(text)
        version, cost = told["version"], int(told["scrypt"])
        salt, sealed = base64.b64decode(told["salt"]), base64.b64decode(told["sealed"])
    except (KeyError, TypeError, ValueError):
        raise Unreadable("it was not sealed here, or is cut") from None
    if version != VERSION:
        raise Unreadable("another version wrote it")
    if not 1 < cost <= MOST_COST or cost & (cost - 1):  # scrypt takes powers of two
        raise Unreadable("it was changed")
    try:
        key = _key(passphrase, salt=salt, cost=cost)
        return unseal(sealed, key=key, about=_about(about, cost))
    except Unreadable:
        raise WrongPassphrase("the passphrase is another one, or it was changed") from None


def _key(passphrase: str, *, salt: bytes, cost: int) -> bytes:
    # An "ä" is one character or two, as the keyboard likes.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=KEY_BYTES, n=cost, r=BLOCK, p=LANES).derive(typed)


def _about(about: str, cost: int) -> str:
    return f"{about} {VERSION} {cost}"


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
