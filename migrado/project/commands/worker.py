"""`migrado worker`: what is done again and again without anybody asking."""

import os
import signal
import sys
from types import FrameType

from migrado.project.arguments import Arguments
from migrado.project.cli import set_up_django

INHERITED = 256  # above any file that a server has open, its listening socket among them
GIVES_WAY = 5  # to the web server beside it, where the machine is busy


def run(arguments: list[str]) -> int:
    """Work until a signal comes; the job at hand is finished first."""
    parser = Arguments(
        "migrado worker",
        description="Do what is due: seal the journal every few seconds. migrado serve keeps one"
        " running; start it alone where the web server runs without. Two of them, or a kill, do"
        " no harm.",
    )
    parser.add_argument(
        "--beside", type=int, metavar="PID", help="end when this process, its parent, is gone"
    )
    beside = parser.parse_args(arguments).beside
    heard: list[int] = []
    if beside is not None:
        os.closerange(3, INHERITED)
        os.nice(GIVES_WAY)

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)

    signal.signal(signal.SIGTERM, hear)
    # Ctrl-C reaches the server beside us, too, and it will tell us.
    signal.signal(signal.SIGINT, hear if beside is None else signal.SIG_IGN)
    set_up_django()
    # Imported only now, because Django must be set up first.
    from migrado.project.jobs import JOBS, work  # noqa: PLC0415

    if beside is None:
        sys.stdout.write("MigraDO's worker runs (stop: Ctrl-C).\n")
        sys.stdout.flush()
    work(JOBS, goes_on=lambda: not heard and beside in {None, os.getppid()})
    return 0
