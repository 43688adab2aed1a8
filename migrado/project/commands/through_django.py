"""Runs commands of Django (its own and those of our rooms) under our rules for errors."""

import argparse
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility, call_command, get_commands
from django.core.management.base import CommandError
from django.db import DatabaseError

from migrado.kernel.refusal import Refusal
from migrado.project import settings

# What every command of Django takes; it still works, but --help tells only what is special.
EVERYWHERE = {"version", "verbosity", "settings", "pythonpath", "traceback", "no_color"} | {
    "force_color",
    "skip_checks",
}
TELLS_SECRETS = {"diffsettings"}  # its output ends up in mails that ask for help
ERRORS = (CommandError, ImproperlyConfigured, DatabaseError)


def names() -> list[str]:
    """Return what may be called, in alphabetical order."""
    return sorted({*get_commands(), "help"} - TELLS_SECRETS)


def run(name: str, arguments: list[str]) -> int:
    """Run ``name`` and return its exit status. Raises Refusal when it fails."""
    argv = ["migrado", name, *arguments]
    utility = ManagementUtility(argv)
    utility.prog_name = "migrado"
    if name == "help":
        utility.execute()
        return 0
    command = utility.fetch_command(name)
    command._called_from_command_line = True  # type: ignore[attr-defined]  # then --help exits
    parser = command.create_parser("migrado", name.replace("_", "-"))
    for action in parser._actions:
        if action.dest in EVERYWHERE:
            action.help = argparse.SUPPRESS
    options = vars(parser.parse_args(arguments))
    positional = options.pop("args", ())
    if name == "migrate":
        make_room()
    try:
        command.execute(*positional, **options)
    except ERRORS as error:
        raise Refusal(sentence(error)) from None
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    sys.stdout.flush()
    return 0


def call(name: str, *arguments: str, **options: object) -> None:
    """Run ``name`` as a step of another command. Raises Refusal when it fails."""
    try:
        call_command(name, *arguments, **options)
    except ERRORS as error:
        raise Refusal(sentence(error)) from error


def make_room() -> None:
    """Make the folder that the database of a small deployment lies in."""
    settings.VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)


def sentence(error: Exception) -> str:
    """Return ``error`` in one line."""
    text = " ".join(str(error).split())
    return f"the database refused: {text}" if isinstance(error, DatabaseError) else text
