"""From the address of a database to Django's settings; strict, so that a slip is no surprise."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from migrado.kernel.refusal import Refusal

# Durable before fast: an answer "booked" must survive a power cut, and deleted rows leave no trace
# in the file. IMMEDIATE takes the write lock at the start, so a transaction never fails half way.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
    ),
}
OPTIONS = {"host", "sslmode", "sslrootcert", "application_name"}
EXPECTED = "expected sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME"


def database(url: str, *, where: str) -> dict[str, Any]:
    """Return the entry of Django's DATABASES for ``url``; ``where`` names the variable.

    ``sqlite:///name`` is relative to the working directory, ``sqlite:////name`` absolute.
    ``postgres://…/name?host=/run/postgresql`` reaches a Unix socket. A password with special
    characters is percent-encoded. The sentence of a Refusal never repeats the address: it may
    hold a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refusal(f"{EXPECTED}.", where=where) from None
    name = unquote(parts.path[1:])
    if parts.scheme == "sqlite" and not parts.netloc and not parts.query and name:
        return _entry("sqlite3", NAME=Path(name).absolute(), OPTIONS=SQLITE)
    if parts.scheme in {"postgres", "postgresql"} and name and "/" not in name:
        options = dict(parse_qsl(parts.query, keep_blank_values=True))
        if unknown := sorted(options.keys() - OPTIONS):
            raise Refusal("the option %(name)s is not known.", where=where, name=unknown[0])
        return _entry(
            "postgresql",
            NAME=name,
            USER=unquote(parts.username or ""),
            PASSWORD=unquote(parts.password or ""),
            HOST=options.pop("host", parts.hostname or ""),
            PORT=str(port or ""),
            OPTIONS=options,
        )
    raise Refusal(f"{EXPECTED}.", where=where)


def _entry(engine: str, **values: Any) -> dict[str, Any]:
    return {
        "ENGINE": f"django.db.backends.{engine}",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        **values,
    }
