"""A small server that speaks INSTREAM like clamd, over TCP or a socket file."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Talk(socketserver.StreamRequestHandler):
    """One connection: reads the pieces as the protocol says, and answers once."""

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        assert command == b"zINSTREAM\0"
        data = b""
        while length := int.from_bytes(self.rfile.read(4)):
            data += self.rfile.read(length)
        self.server.seen.append(data)
        self.wfile.write(self.server.answer or verdict(data))


def verdict(data: bytes) -> bytes:
    return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0"


class OverTcp(socketserver.ThreadingTCPServer):
    daemon_threads = True
    seen: list[bytes]
    answer: bytes


class OverFile(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    seen: list[bytes]
    answer: bytes


@contextmanager
def scanner(
    settings: Any, *, answer: bytes = b"", path: Path | None = None
) -> Iterator[list[bytes]]:
    """Run a scanner and point the setting to it; give what it was shown."""
    server = OverFile(str(path), Talk) if path else OverTcp(("127.0.0.1", 0), Talk)
    server.seen, server.answer = [], answer
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.MIGRADO_CLAMD = str(path) if path else f"127.0.0.1:{server.server_address[1]}"
    try:
        yield server.seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
