"""Opens what `migrado backup` has written; every fault is one sentence."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError

from migrado.backup.actions import NotOfThisState
from migrado.backup.actions.taking import ABOUT_BACKUP, ABOUT_ERASURES
from migrado.backup.domain import Backup, Damaged, ErasureList
from migrado.kernel.refusal import Refusal
from migrado.project import settings
from migrado.project.commands.through_django import sentence
from migrado.project.keys import key_ring
from migrado.vault.domain import Unreadable, WrongKey, unseal_stream

BACKUP, ERASURES = ".backup", ".erasures"  # how the names of the files end


def backup_keys() -> tuple[bytes, ...]:
    """Return the keys of backups, the newest first. Raises Refusal if there is none."""
    keys = key_ring(settings.BACKUP_KEYS_FILE)
    if not keys:
        raise Refusal(
            "there is no key of backups; `migrado doctor --make-keys` makes one, `migrado restore"
            " --keys` brings back those that were kept apart.",
            where=str(settings.BACKUP_KEYS_FILE),
        )
    return keys


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """Give the backup in ``path``. Raises Refusal, also for what its reader finds later."""
    keys = backup_keys()
    with refusing(path), path.open("rb") as file:
        yield Backup(unseal_stream(file, keys=keys, about=ABOUT_BACKUP))


def erasure_list(paths: Sequence[Path]) -> ErasureList:
    """Return the lists in ``paths`` as one, of the newest moment; a folder stands for all in it.

    Raises Refusal, also if there is none.
    """
    files = [file for path in paths for file in _lists(path)]
    if not files:
        raise Refusal("there is no erasure list.", where=str(paths[0]))
    lists = [_list(file, keys=backup_keys()) for file in files]
    together = {line for one in lists for line in one.erased}
    return ErasureList(max(one.taken_at for one in lists), tuple(sorted(together)))


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what reading, writing or restoring the file ``path`` raises into one sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise Refusal("there is no such file.", where=str(error.filename or path)) from None
    except FileExistsError:
        raise Refusal("this file is there already.", where=str(path)) from None
    except OSError as error:
        told = error.strerror or "unknown"
        raise Refusal("the file cannot be used (%(why)s).", where=str(path), why=told) from None
    except (Damaged, Unreadable, WrongKey) as error:
        raise Refusal("this file does not open: %(why)s.", where=str(path), why=error) from None
    except NotOfThisState as error:
        raise Refusal(
            "the backup is of another state: %(why)s.", where=str(path), why=error
        ) from None
    except DatabaseError as error:
        raise Refusal("%(why)s", why=sentence(error)) from None


def _lists(path: Path) -> Iterable[Path]:
    return sorted(path.glob(f"*{ERASURES}")) if path.is_dir() else [path]


def _list(path: Path, *, keys: Sequence[bytes]) -> ErasureList:
    with refusing(path), path.open("rb") as file:
        return ErasureList.read(unseal_stream(file, keys=keys, about=ABOUT_ERASURES))
