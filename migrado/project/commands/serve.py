"""`migrado serve`: the web server, on the data that is there."""

import socket
import sys
from collections.abc import Iterator
from contextlib import nullcontext

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from migrado.kernel.refusal import Refusal
from migrado.project import settings
from migrado.project.arguments import Arguments
from migrado.project.beside import worker_beside
from migrado.project.cli import set_up_django
from migrado.project.exposure import secret_faults

THREADS = 16  # in each worker
LAST_SECONDS = 8  # to finish what is being answered, once told to stop
MAKE_KEYS = "`migrado doctor --make-keys` makes one."


def run(arguments: list[str]) -> int:
    """Serve until a signal comes. Refuses to start where a visitor would meet a fault."""
    parser = Arguments("migrado serve", description="Serve the site.")
    parser.add_argument("--port", type=int, default=settings.PORT, help="%(default)s")
    parser.add_argument("--address", default=settings.ADDRESS, help="%(default)s")
    parser.add_argument(
        "--workers", type=int, default=settings.WORKERS, help="processes; %(default)s"
    )
    parser.add_argument(
        "--without-worker", action="store_true", help="where migrado worker runs by itself"
    )
    options = parser.parse_args(arguments)
    if not 1 <= options.workers <= settings.MOST_WORKERS:
        raise Refusal("expected 1 to %(most)s workers.", most=settings.MOST_WORKERS)
    set_up_django()
    for obstacle in obstacles():
        raise Refusal(obstacle)
    derive()
    sys.stdout.write(f"MigraDO runs at http://{options.address}:{options.port} (stop: Ctrl-C).\n")
    sys.stdout.flush()
    serve(
        address=options.address,
        port=options.port,
        workers=options.workers,
        with_worker=not options.without_worker,
    )
    return 0


def obstacles() -> Iterator[str]:
    """Yield, one sentence each, why the site cannot be served now."""
    # Imported only now, because Django must be set up first.
    from migrado.project.state import database_obstacle, restore_obstacle  # noqa: PLC0415

    if not settings.SECRET_KEY:
        yield f"there is no secret in {settings.SECRET_KEY_FILE}; {MAKE_KEYS}"
    for keys, path in zip(
        (settings.MIGRADO_KEYS, settings.MIGRADO_VAULT_KEYS), settings.RINGS, strict=True
    ):
        if not keys:
            yield f"there is no key in {path}; {MAKE_KEYS}"
    yield from secret_faults()
    if obstacle := database_obstacle() or restore_obstacle():
        yield obstacle


def derive() -> None:
    """Make anew what follows from the checkout: compiled messages and hashed static files."""
    from migrado.project.commands.through_django import call  # noqa: PLC0415
    from migrado.project.messages import compile_catalogues  # noqa: PLC0415

    try:
        compile_catalogues()
        call("collectstatic", interactive=False, verbosity=0)
    except OSError as error:
        raise Refusal("cannot write %(path)s.", path=error.filename) from None


def refuse_taken_port(address: str, port: int) -> None:
    """Raise Refusal when something else listens there already."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except (OSError, OverflowError) as error:
            raise Refusal(
                "cannot listen on %(address)s port %(port)s (%(why)s); stop what runs there or "
                "take another with --port.",
                address=address,
                port=port,
                why=getattr(error, "strerror", None) or "no such port",
            ) from None


def serve(*, address: str, port: int, workers: int, with_worker: bool = True) -> None:
    """Run the server in this process until it is told to stop.

    A thread waits for as long as a visitor's network needs to send a form, so there are several
    in each worker. Short headers and little time for them, against those who would hold them all.
    ``with_worker`` is another one, which seals the journal and does what else is due by itself.
    """
    refuse_taken_port(address, port)
    server = Granian(
        "migrado.project.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=LAST_SECONDS,
        http1_settings=HTTP1Settings(max_buffer_size=16 * 1024, header_read_timeout=5_000),
        log_access=False,
        log_level=LogLevels.error,  # what it says at the start, we say in our own words
        websockets=False,
    )
    with worker_beside() if with_worker else nullcontext():
        server.serve()
