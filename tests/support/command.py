"""Runs `migrado` as its own process, as a person at a terminal would."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from tests.support.sources import ROOT

MIGRADO = [sys.executable, "-m", "migrado.project"]


def environment(var: Path, **variables: str) -> dict[str, str]:
    """Return an environment in which nothing of the surrounding deployment is set."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MIGRADO_")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    return clean | {"MIGRADO_VAR_DIR": str(var), "PYTHONPATH": str(ROOT)} | variables


def migrado(
    *arguments: str, var: Path, given: bytes = b"", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run one command to its end; ``given`` is its standard input."""
    return subprocess.run(
        [*MIGRADO, *arguments],
        cwd=ROOT,
        env=environment(var, **variables),
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
    )


def free_port() -> int:
    """Return a port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
