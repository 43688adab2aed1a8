"""Reads the environment: each helper gives one value, or refuses it in one sentence."""

import os
from collections.abc import Mapping
from pathlib import Path

from migrado.kernel.refusal import Refusal

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


def env_str(name: str, default: str, *, environ: Mapping[str, str] = os.environ) -> str:
    """Return the variable ``name``; set but empty counts as not set."""
    return environ.get(name, "").strip() or default


def env_bool(name: str, default: bool, *, environ: Mapping[str, str] = os.environ) -> bool:
    """Return the variable ``name`` as yes or no."""
    value = env_str(name, "", environ=environ).lower()
    if not value:
        return default
    if value not in _TRUE | _FALSE:
        raise Refusal("expected yes or no, found %(value)r.", where=name, value=value)
    return value in _TRUE


def env_int(
    name: str, default: int, *, low: int, high: int, environ: Mapping[str, str] = os.environ
) -> int:
    """Return the variable ``name`` as a whole number from ``low`` to ``high``, both allowed."""
    value = env_str(name, str(default), environ=environ)
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else low - 1
    if not low <= number <= high:
        raise Refusal(
            "expected a whole number from %(low)s to %(high)s, found %(value)r.",
            where=name,
            low=low,
            high=high,
            value=value,
        )
    return number


def env_list(name: str, default: str, *, environ: Mapping[str, str] = os.environ) -> list[str]:
    """Return the variable ``name`` cut at its commas, without empty parts."""
    parts = env_str(name, default, environ=environ).split(",")
    return [part.strip() for part in parts if part.strip()]


def env_path(name: str, default: Path, *, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the variable ``name`` as an absolute path; it need not exist."""
    return Path(env_str(name, str(default), environ=environ)).expanduser().absolute()
