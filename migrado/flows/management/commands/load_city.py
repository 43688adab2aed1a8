"""Load a city pack into the database, and say what it does not know."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from migrado.directory.domain.pack import MADE_ON, pack_keys
from migrado.flows import actions
from migrado.flows.domain import read_city
from migrado.flows.queries import sheet_of_gaps
from migrado.kernel.refusal import Refusal
from migrado.texts.models import City


class Command(BaseCommand):
    help = (
        "Load the city pack in PATH (a folder, or the key of a pack that ships with MigraDO). "
        "Safe to run twice; a pack with a fault changes nothing and exits with 2. Then prints on "
        "one page what is not known, the most important first, for the head of the centre."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="PATH")
        parser.add_argument("--no-sheet", action="store_true", help="do not print the page")

    def handle(self, *, path: str, no_sheet: bool, **options: Any) -> None:
        now = timezone.now()
        try:
            pack = read_city(_folder(path), today=max(timezone.localdate(now), MADE_ON))
        except Refusal as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        changes = actions.load_city(pack, now=now)
        actions.index_city(City.objects.get(key=pack.directory.key))
        for change in changes:
            self.stdout.write(change)
        if not changes:
            self.stdout.write(f"{pack.directory.name}: nothing changed.")
        if not no_sheet:
            self.stdout.write("\n" + sheet_of_gaps(pack.directory))


def _folder(path: str) -> Path:
    """Return the folder that is meant: a path, or the key of a pack that ships."""
    for folder in (Path(path).absolute(), Path(settings.CITIES_DIR) / path):
        if folder.is_dir():
            return folder
    message = "there is no folder with a city pack here; the packs that ship are: %(keys)s."
    raise Refusal(message, where=path, keys=", ".join(pack_keys()))
