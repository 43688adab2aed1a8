"""A loaded city in a folder of its own, and a clock that takes the best of several rounds."""

import base64
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 7


def seconds(work: Callable[[], object], *, times: int) -> float:
    """Return the seconds that one call of ``work`` takes: the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(times):
            work()
        best = min(best, (time.perf_counter() - start) / times)
    return best


def ratio(ours: Callable[[], object], theirs: Callable[[], object], *, times: int) -> float:
    """Return how many times as long ``ours`` takes; by turns, so that a busy machine hits both."""
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS * 5):
        for at, work in enumerate((ours, theirs)):
            start = time.perf_counter()
            for _ in range(times):
                work()
            best[at] = min(best[at], time.perf_counter() - start)
    return best[0] / best[1]


def load_dortmund(room: Path) -> None:
    """Set up Django on a new SQLite database in ``room`` with Dortmund in it."""
    (room / "keys").mkdir()
    (room / "keys" / "secret").write_text("only for measuring " * 4)
    (room / "keys" / "ring").write_text(base64.b64encode(b"bench" * 6 + b"!!").decode())
    for name in [name for name in os.environ if name.startswith("MIGRADO_")]:
        del os.environ[name]
    os.environ["MIGRADO_VAR_DIR"] = str(room)
    from migrado.project.commands.demo import prepare

    prepare()


def new_room() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that vanishes at the end."""
    return tempfile.TemporaryDirectory(prefix="migrado-bench-")


def report(what: str, figure: str, *, target: str, met: bool) -> None:
    """Print one line of the report."""
    print(f"{what:52}{figure:>22}   target {target:16}{'met' if met else 'MISSED'}")
