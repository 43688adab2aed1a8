"""Keeps a worker running beside the web server."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LOOK = 0.2  # seconds between two looks at whether it still runs
LAST_SECONDS = 8  # to finish the job at hand, once told to stop
SHORT_LIFE = 10  # seconds; who lived longer is followed at once
LONGEST_PAUSE = 60  # seconds before the next one, when one after the other ends early


@contextmanager
def worker_beside() -> Iterator[None]:
    """Keep one worker running for as long as the block lasts; where one ended, start another."""
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=[over], name="keeper of the worker", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(over: threading.Event) -> None:
    pause = 1
    while not over.is_set():
        began = time.monotonic()
        worker = _start()
        while worker.poll() is None and not over.wait(LOOK):
            pass
        if worker.poll() is None:
            _stop(worker)
            return
        pause = 1 if time.monotonic() - began > SHORT_LIFE else min(2 * pause, LONGEST_PAUSE)
        sys.stderr.write(f"The worker ended ({worker.returncode}); the next starts in {pause} s.\n")
        over.wait(pause)


def _start() -> subprocess.Popen[bytes]:
    """Start a worker, which ends by itself if we are killed.

    The web server forks meanwhile. Only with these arguments does Python start a process without
    a pipe that such a fork would keep open, and that we would then read from for ever. For that
    the worker itself closes what it inherits.
    """
    command = [sys.executable, "-m", "migrado.project", "worker", "--beside", str(os.getpid())]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, close_fds=False)


def _stop(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(LAST_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
