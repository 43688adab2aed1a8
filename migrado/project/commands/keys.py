"""`migrado keys`: a new key around the data keys, and the way to it for those that are there."""

import base64
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from migrado.kernel.refusal import Refusal
from migrado.project import settings
from migrado.project.arguments import Arguments
from migrado.project.cli import set_up_django
from migrado.project.keys import KEY_BYTES, key_ring
from migrado.vault.domain import WrongKey, kek_id

Change = Callable[[tuple[bytes, ...]], Sequence[bytes]]


def run(arguments: list[str]) -> int:
    """Add a key or rewrap what lies under older ones. Raises Refusal."""
    asked = _parser().parse_args(arguments)
    if asked.what == "add":
        return _add_for_backups() if asked.backup else _add(settings.VAULT_KEYS_FILE)
    return _rotate(settings.VAULT_KEYS_FILE, drop_old=asked.drop_old)


def _parser() -> Arguments:
    parser = Arguments(
        "migrado keys",
        description="Change the key around the data keys of persons, in this order: `keys add`,"
        " restart `migrado serve`, `keys rotate`. Once no older backup is needed any more: `keys"
        " rotate --drop-old`, and restart again.",
    )
    ways = parser.add_subparsers(dest="what", metavar="add|rotate", required=True)
    add = ways.add_parser("add", help="write a new key on top of the ring; older ones still open")
    add.add_argument(
        "--backup", action="store_true", help="in the ring of the backups, for those to come"
    )
    rotate = ways.add_parser("rotate", help="rewrap every data key with the newest key")
    rotate.add_argument(
        "--drop-old",
        action="store_true",
        help="then remove older keys from the ring: what lies sealed in older backups never opens"
        " again, and so what was erased since is gone there too",
    )
    return parser


def _add_for_backups() -> int:
    _new_on_top(settings.BACKUP_KEYS_FILE)
    _say("Older backups open as long as their key stays in it. `migrado backup --keys FILE`")
    _say("writes a copy for another place.")
    return 0


def _new_on_top(path: Path) -> None:
    new = secrets.token_bytes(KEY_BYTES)
    _rewrite(path, lambda keys: (new, *keys))
    _say(f"Wrote the new key {kek_id(new)} on top of {path}.")


def _add(path: Path) -> int:
    _new_on_top(path)
    _say("Keep a copy of the file apart from the backups (`migrado backup --keys FILE`). Restart")
    _say("`migrado serve`, so that it can open what `migrado keys rotate` rewraps.")
    return 0


def _rotate(path: Path, *, drop_old: bool) -> int:
    if not settings.MIGRADO_VAULT_KEYS:
        raise Refusal("there is no key; `migrado keys add` makes one.", where=str(path))
    set_up_django()
    # Imported only now, because Django must be set up first.
    from migrado.project.state import database_obstacle  # noqa: PLC0415
    from migrado.vault import queries  # noqa: PLC0415

    if obstacle := database_obstacle():
        raise Refusal(obstacle)
    count = _rewrap()
    if rest := queries.under_older_keys():
        sentence = "keys came meanwhile under an older one: %(rest)s; restart `migrado serve` and"
        raise Refusal(f"{sentence} run this once more.", rest=rest)
    _say(f"All keys lie under {queries.ring().newest}; rewrapped: {count}.")
    if drop_old:
        _say(f"Dropped from {path}: {_drop_old(path)}. Restart `migrado serve`.")
    return 0


def _rewrap() -> int:
    from migrado.project.commands.through_django import ERRORS, sentence  # noqa: PLC0415
    from migrado.vault.actions import rotation  # noqa: PLC0415

    count = 0
    try:
        for rewrapped in rotation():
            count += rewrapped
            _say(f"Rewrapped: {count}")
    except WrongKey as error:
        raise Refusal("%(why)s.", why=error) from None
    except ERRORS as error:
        raise Refusal("%(why)s", why=sentence(error)) from None
    return count


def _drop_old(path: Path) -> int:
    """Leave the newest key alone in the ring, and return how many went."""

    def newest(keys: tuple[bytes, ...]) -> Sequence[bytes]:
        if keys != settings.MIGRADO_VAULT_KEYS:
            raise Refusal("the ring changed meanwhile; run this once more.", where=str(path))
        return keys[:1]

    _rewrite(path, newest)
    return len(settings.MIGRADO_VAULT_KEYS) - 1


def _rewrite(path: Path, change: Change) -> None:
    """Exchange the ring for ``change(ring)``: whoever reads it finds the old or the new, whole.

    The file that is being written keeps a second one out. Raises Refusal.
    """
    path = path.resolve()  # a link stays a link
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        sentence = "another command writes the ring, or was stopped while it did; if none runs any"
        raise Refusal(f"{sentence} more, delete this file.", where=str(new)) from None
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            if path.exists():
                os.fchown(handle, path.stat().st_uid, path.stat().st_gid)
            for key in change(key_ring(path)):
                file.write(base64.b64encode(key) + b"\n")
            file.flush()
            os.fsync(handle)
        new.replace(path)
        _keep_entry(path.parent)
    except BaseException as error:
        new.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from None
        raise


def _keep_entry(folder: Path) -> None:
    """Let the new name survive a power cut: soon there are keys that only the new ring opens."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError) -> Refusal:
    return Refusal("cannot be written (%(why)s).", where=str(path), why=error.strerror or "unknown")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
