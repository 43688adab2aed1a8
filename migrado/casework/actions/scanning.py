"""Asks a malware scanner (clamd) what it thinks of a file; nothing is written down.

The protocol is INSTREAM of clamd (man clamd): a command, pieces with their lengths, a zero, and
one answer. The scanner stores nothing.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from migrado.casework.domain.files import Fault, FileRefused

SECONDS = 20  # for each step of the talk with the scanner
PIECE_BYTES = 64 * 1024
MOST_ANSWER = 4096


class CannotBeChecked(Exception):
    """A scanner is set up and gives no answer; the file was not taken."""


def scan(data: bytes) -> bool:
    """Say whether a scanner looked at ``data`` and found nothing; False: none is set up.

    Raises FileRefused for malware, CannotBeChecked if the scanner cannot be reached or does not
    say. What it found is not told: names of malware help nobody at a desk.
    """
    where = settings.MIGRADO_CLAMD
    if not where:
        return False
    answer = _asked(where, data)
    if answer.endswith("FOUND"):
        raise FileRefused(Fault.INFECTED)
    if answer != "stream: OK":
        raise CannotBeChecked
    return True


def _asked(where: str, data: bytes) -> str:
    try:
        with _connected(where) as line:
            line.sendall(b"zINSTREAM\0")
            for at in range(0, len(data), PIECE_BYTES):
                piece = data[at : at + PIECE_BYTES]
                line.sendall(len(piece).to_bytes(4) + piece)
            line.sendall(bytes(4))
            return _answer(line)
    except (OSError, ValueError):
        raise CannotBeChecked from None


@contextmanager
def _connected(where: str) -> Iterator[socket.socket]:
    """Connect to ``where``, "host:port" or the path of a socket; ValueError for anything else."""
    if where.startswith("/"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(SECONDS)
            line.connect(where)
            yield line
        return
    host, _, port = where.rpartition(":")
    with socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS) as line:
        yield line


def _answer(line: socket.socket) -> str:
    """Return what the scanner says up to its zero, "" if it hangs up or talks too much."""
    said = b""
    while b"\0" not in said and len(said) <= MOST_ANSWER:
        more = line.recv(MOST_ANSWER)
        if not more:
            return ""
        said += more
    return said.split(b"\0", 1)[0].decode("ascii", "replace").strip()
