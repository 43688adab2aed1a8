"""`migrado demo`: from an empty folder to a city that can be looked at, on this machine only."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from migrado.project import settings
from migrado.project.arguments import Arguments
from migrado.project.cli import set_up_django
from migrado.project.commands import serve
from migrado.project.keys import key_ring, make_keys, read_secret

LOOK_AT = """
MigraDO runs at {root} (stop it with Ctrl-C). Look at:

  {root}/                          sends you on to the city, in your browser's language
  {root}/dortmund/de/              Dortmund in German
  {root}/dortmund/ar/plan/         the arrival plan in Arabic: answer a few questions
  {root}/dortmund/fa/places/       places where somebody helps, with filters
  {root}/dortmund/ti/search/       the search, in your own words
  {root}/dortmund/en/locations/    which office does what, each fact with its source
  {root}/api/v1/docs               the JSON interface
  {root}/healthz                   the version, for machines

The desk of the staff needs somebody who works there. In another window:
  migrado invite-staff dortmund you@example.org "Your Name"    prints the path of your link
"""


def run(arguments: list[str]) -> int:
    """Prepare everything and serve. Safe to repeat: what is there stays."""
    parser = Arguments("migrado demo", description="Show MigraDO with Dortmund.")
    parser.add_argument("--port", type=int, default=settings.PORT, help="%(default)s")
    parser.add_argument("--prepare-only", action="store_true", help="do not serve")
    options = parser.parse_args(arguments)
    if not options.prepare_only:
        serve.refuse_taken_port(settings.ADDRESS, options.port)
    prepare()
    if not options.prepare_only:
        say(LOOK_AT.format(root=f"http://{settings.ADDRESS}:{options.port}"))
        serve.serve(address=settings.ADDRESS, port=options.port, workers=settings.WORKERS)
    return 0


def prepare() -> None:
    """Do every step that stands between a checkout and a served city."""
    with step("keys"):
        made = make_keys(
            secret=settings.SECRET_KEY_FILE, rings=(*settings.RINGS, settings.BACKUP_KEYS_FILE)
        )
        # Settings were read before the keys were there.
        settings.SECRET_KEY = read_secret(settings.SECRET_KEY_FILE)
        settings.MIGRADO_KEYS = key_ring(settings.KEY_RING_FILE)
        settings.MIGRADO_VAULT_KEYS = key_ring(settings.VAULT_KEYS_FILE)
    if made:
        say(f"      new in {settings.SECRET_KEY_FILE.parent}")
    set_up_django()
    # Imported only now, because Django must be set up first.
    from migrado.project.commands.through_django import call, make_room  # noqa: PLC0415

    with step("database"):
        make_room()
        call("migrate", interactive=False, verbosity=0)
    with step("messages and static files"):
        serve.derive()
    with step("city of Dortmund"):
        call("load_city", str(settings.CITIES_DIR / "dortmund"), stdout=Quiet())


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print a line about one step, with its duration."""
    start = time.perf_counter()
    yield
    say(f"  {name:28}{time.perf_counter() - start:5.1f} s")


def say(line: str) -> None:
    """Print at once: whoever waits sees where it stands."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Quiet:
    """Takes what a command prints and drops it."""

    def write(self, text: str) -> None:
        """Drop ``text``."""
