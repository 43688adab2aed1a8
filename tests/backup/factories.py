"""A house with a bit of everything, and the way into a backup and out of it."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from migrado.backup import actions
from migrado.backup.domain import Backup
from migrado.journal.actions import seal_all
from migrado.vault.domain import unseal_stream
from tests.accounts.factories import staff
from tests.journal.factories import write_many
from tests.support.clock import NOW
from tests.texts.factories import make_city
from tests.vault.factories import subject

KEY = b"back" * 8
LATER = NOW + timedelta(days=1)


def furnish(key="dortmund"):
    """Fill the house; return the key of a subject and what it sealed."""
    city = make_city(key)
    write_many(3, city=city)
    seal_all()
    write_many(1)
    staff("Vera", reception=city)
    return subject()


def take(path: Path, *, folders=(), now=NOW):
    return actions.take_backup(path, key=KEY, folders=folders, version="0.1.0", now=now)


def opened(path: Path) -> Backup:
    return Backup(unseal_stream(BytesIO(path.read_bytes()), keys=(KEY,), about="backup"))


def restore(path: Path, *, erased=(), folders=(), now=LATER) -> int:
    back = actions.restore(opened(path), name=path.name, erased=erased, folders=folders, now=now)
    actions.finish(folders=folders, now=now)
    return back


def plain(path: Path) -> bytes:
    """Return everything that whoever has the key can read in a backup."""
    with path.open("rb") as file:
        return b"".join(unseal_stream(file, keys=(KEY,), about="backup"))
