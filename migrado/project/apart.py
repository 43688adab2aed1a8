"""The keys of this deployment in one file under a passphrase, kept apart from the backups."""

import getpass
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from migrado.kernel.refusal import Refusal
from migrado.project.keys import read_secret, write_new
from migrado.vault.domain import Unreadable, lock, unlock

ABOUT = "keys"
SHORTEST = 12  # characters of a passphrase


def sealed_keys(files: Mapping[str, Path], *, passphrase: str) -> str:
    """Return what stands in ``files``, by name, as text that the passphrase opens.

    What is not there is left out. Raises Refusal for a passphrase that is too short.
    """
    if len(passphrase) < SHORTEST:
        raise Refusal("expected a passphrase of %(least)s characters or more.", least=SHORTEST)
    texts = {name: text for name, path in files.items() if (text := read_secret(path))}
    return lock(json.dumps(texts).encode(), passphrase=passphrase, about=ABOUT)


def bring_back(path: Path, *, passphrase: str, files: Mapping[str, Path]) -> list[Path]:
    """Write those of ``files`` that are missing from what lies sealed in ``path``; return them.

    Raises Refusal before anything is written, also if a file is there that says otherwise.
    """
    try:
        sealed = path.read_text(encoding="ascii")
        texts = json.loads(unlock(sealed, passphrase=passphrase, about=ABOUT))
    except (OSError, UnicodeDecodeError):
        raise Refusal("this file cannot be read.", where=str(path)) from None
    except Unreadable as error:
        raise Refusal("these keys do not open: %(why)s.", where=str(path), why=error) from None
    known = {files[name]: text for name, text in texts.items() if name in files}
    for target, text in known.items():
        if read_secret(target) not in {"", text}:
            raise Refusal("this file holds other keys; move it away first.", where=str(target))
    return [target for target, text in known.items() if write_new(target, text)]


def passphrase_of(file: Path | None, *, twice: bool) -> str:
    """Return the first line of ``file``, or what is typed without being shown. Raises Refusal."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").split("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError):
            raise Refusal("this file with a passphrase cannot be read.", where=str(file)) from None
    if not sys.stdin.isatty():
        raise Refusal("there is no terminal to ask for a passphrase; give --passphrase-file.")
    typed = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != typed:
        raise Refusal("the two passphrases differ.")
    return typed
