"""The command line: one entry point, our commands first, Django's own below them."""

import difflib
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from migrado import __version__
from migrado.kernel.refusal import Refusal

BAD_INPUT = 2  # exit status; what was wrong stands in one sentence on standard error


class Command(NamedTuple):
    """A command of ours. ``django`` names the command of Django that does the work, if one does."""

    name: str
    help: str
    module: str = ""
    django: str = ""


COMMANDS = (
    Command("demo", "Prepare keys, database and Dortmund, then serve.", module="demo"),
    Command("serve", "Serve the site on the data that is there.", module="serve"),
    Command("worker", "Do what is due by itself; serve keeps one running.", module="worker"),
    Command("migrate", "Bring the database up to what this version needs.", django="migrate"),
    Command("load-city", "Load the city pack in a folder; safe to repeat.", django="load_city"),
    Command("invite-staff", "Invite somebody who works here.", django="invite_staff"),
    Command("delete-expired", "Delete what lay behind expired links.", django="delete_expired"),
    Command("assess", "Say what follows from the facts of a household.", module="assess"),
    Command("law-watch", "Say what changed in the law, and confirm rules.", module="law_watch"),
    Command("hours", "Say when it is open, from opening hours.", module="hours"),
    Command("search-eval", "Measure how well the search finds.", module="search_eval"),
    Command("keys", "Change the key around the data keys of persons.", module="keys"),
    Command("backup", "Copy everything, sealed, and prove the copy.", module="backup"),
    Command("restore", "Bring a backup back.", module="restore"),
    Command("journal", "Check the journal, or seal what is new in it.", module="journal"),
    Command("doctor", "Look for what would go wrong in a deployment.", module="doctor"),
    Command("messages", "Bring the translation catalogues up to date.", module="messages"),
)
BY_NAME = {command.name: command for command in COMMANDS}


def usage() -> str:
    """Return what `migrado --help` prints."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  {command.name:{width}}  {command.help}" for command in COMMANDS]
    return "\n".join(
        (
            "usage: migrado COMMAND [ARGUMENTS]",
            "",
            "MigraDO: who is new in the city learns what to do, where, by when, and why.",
            "",
            "commands:",
            *lines,
            "",
            "  migrado COMMAND --help   what a command takes",
            "  migrado help             the commands of Django, which work here too",
            "  migrado --version        the version",
            "",
            "Settings are variables that begin with MIGRADO_: docs/reference/settings.md.",
        )
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; bad input is 2 and one sentence, no trace."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _dispatch(arguments)
    except Refusal as refusal:
        return complain(str(refusal))
    except BrokenPipeError:  # `migrado assess … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def complain(sentence: str) -> int:
    """Print ``sentence`` on standard error and return the exit status for bad input."""
    sys.stderr.write(f"migrado: {sentence}\n")
    return BAD_INPUT


def _dispatch(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "--help"
    if name in {"--help", "-h"}:
        sys.stdout.write(usage() + "\n")
        return 0
    if name == "--version":
        sys.stdout.write(f"migrado {__version__}\n")
        return 0
    command = BY_NAME.get(name)
    if command is None or command.django:
        return _django(command.django if command else name, arguments[1:])
    # Imported only now: `assess` must not wait for Django.
    module = import_module(f"migrado.project.commands.{command.module}")
    run: Callable[[list[str]], int] = module.run
    return run(arguments[1:])


def set_up_django() -> None:
    """Make models, templates and translations usable."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "migrado.project.settings")
    import django  # noqa: PLC0415

    django.setup()


def _django(name: str, arguments: list[str]) -> int:
    set_up_django()
    from migrado.project.commands import through_django  # noqa: PLC0415

    known = through_django.names()
    if name not in known:
        near = difflib.get_close_matches(name, [*BY_NAME, *known], n=1)
        hint = f" Did you mean {near[0]}?" if near else " See migrado --help."
        return complain(f"there is no command {name!r}.{hint}")
    return through_django.run(name, arguments)
