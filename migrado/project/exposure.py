"""What would give the secrets of this deployment away."""

import stat
from collections.abc import Iterator
from pathlib import Path

from migrado.project import settings

SHORTEST_SECRET = 32  # characters


def secret_faults() -> Iterator[str]:
    """Yield, one sentence each, why somebody else could get at a secret."""
    for path in _secrets():
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield f"{path} can be read by others; `chmod 600` it."
    if 0 < len(settings.SECRET_KEY) < SHORTEST_SECRET:
        yield f"the secret in {settings.SECRET_KEY_FILE} has under {SHORTEST_SECRET} characters."
    for path in _private_paths():
        if path.resolve().is_relative_to(settings.STATIC_ROOT.resolve()):
            yield f"MIGRADO_STATIC_DIR would show {path} to everybody; name a folder of its own."


def _secrets() -> tuple[Path, ...]:
    return *settings.KEY_FILES.values(), settings.OIDC_SECRET_FILE


def _private_paths() -> Iterator[Path]:
    yield from _secrets()
    database = settings.DATABASES["default"]["NAME"]
    if isinstance(database, Path):
        yield database
