"""What is unsafe or missing where people's data are kept; one sentence each, with the remedy."""

import stat
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from migrado.backup import queries
from migrado.journal.queries import unsealed_since
from migrado.project import settings
from migrado.project.state import database_obstacle
from migrado.vault.domain import kek_id
from migrado.vault.queries import under_older_keys

BACKUP_DAYS = 2  # after which a backup of every night is missing
PROOF_DAYS = 35  # a proof each month, with some days' grace
SEAL_HOURS = 1
SAFE_SSL = {"require", "verify-ca", "verify-full"}
TAKE = "`migrado backup DIR` takes one; run it every night."
PROVE = "`migrado backup --verify FILE` restores one for a proof; run it every month."


def findings(*, now: datetime) -> Iterator[str]:
    """Yield what is unsafe or missing, in the order in which it should be mended."""
    if not settings.BACKUP_KEYS_FILE.exists():
        yield (
            f"{settings.BACKUP_KEYS_FILE} is missing, without which there is no backup; `migrado"
            " doctor --make-keys` writes it."
        )
    yield from _open_paths()
    if not database_obstacle():  # told already
        try:
            yield from _connection_findings()
            yield from _backup_findings(now)
            yield from _upkeep_findings(now)
        finally:
            connection.close()


def _open_paths() -> Iterator[str]:
    database = settings.DATABASES["default"]["NAME"]
    for path in (database, *settings.STORED_FILES):
        if isinstance(path, Path) and path.exists() and _lets_others_in(path):
            yield f"{path} can be read by others; `chmod o-rwx` it."


def _lets_others_in(path: Path) -> bool:
    enters = all(_mode(folder) & stat.S_IXOTH for folder in path.parents)
    return bool(enters and _mode(path) & stat.S_IRWXO)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def is_way_open(entry: Mapping[str, Any]) -> bool:
    """Say whether the way to the database of ``entry`` leads over a network, perhaps in plain."""
    host = entry["HOST"]
    is_near = not host or host.startswith("/") or host in {"localhost", "127.0.0.1", "::1"}
    return not is_near and entry["OPTIONS"].get("sslmode") not in SAFE_SSL


def _connection_findings() -> Iterator[str]:
    if connection.vendor != "postgresql":
        return
    if is_way_open(connection.settings_dict):
        yield (
            "The way to the database may be unencrypted; add ?sslmode=verify-full to"
            " MIGRADO_DATABASE_URL."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        [is_superuser] = cursor.fetchone()
    if is_superuser:
        yield (
            "MIGRADO_DATABASE_URL signs in as a superuser of PostgreSQL, who can read and change"
            " all that this server keeps; make a role that owns this database only."
        )


def _backup_findings(now: datetime) -> Iterator[str]:
    taken, proven = queries.last_backup_at(), queries.proven_at()
    if taken is None:
        yield f"No backup was ever taken here; {TAKE}"
    elif now - taken > timedelta(days=BACKUP_DAYS):
        yield f"The last backup is from {taken:%Y-%m-%d}; {TAKE}"
    if proven is None:
        yield f"No backup was ever restored, so nobody knows whether one works; {PROVE}"
    elif now - proven > timedelta(days=PROOF_DAYS):
        yield f"The last restore of a backup is from {proven:%Y-%m-%d}; {PROVE}"
    for key in settings.MIGRADO_VAULT_KEYS[:1]:
        if not queries.is_key_kept_apart(kek_id(key)):
            yield (
                f"Of the newest key in {settings.VAULT_KEYS_FILE}, without which no backup can be"
                " read, there is no copy; `migrado backup --keys FILE` writes one for elsewhere."
            )


def _upkeep_findings(now: datetime) -> Iterator[str]:
    if settings.MIGRADO_VAULT_KEYS and (rest := under_older_keys()):
        yield f"Keys that lie under an older key: {rest}; run `migrado keys rotate`."
    if late := unsealed_since(now - timedelta(hours=SEAL_HOURS)):
        yield (
            f"Entries of the journal that nobody has sealed for an hour: {late}; run `migrado"
            " journal seal` every five minutes."
        )
