"""Load a city pack into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from migrado.directory import actions
from migrado.directory.domain.pack import MADE_ON, pack_keys, read_pack
from migrado.kernel.refusal import Refusal


class Command(BaseCommand):
    help = (
        "Load the city pack in PATH (a folder, or the key of a pack that ships with MigraDO). "
        "Safe to run twice; a pack with a fault changes nothing and exits with 2."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="PATH")

    def handle(self, *, path: str, **options: Any) -> None:
        now = timezone.now()
        try:
            pack = read_pack(_folder(path), today=max(timezone.localdate(now), MADE_ON))
        except Refusal as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        changes = actions.load_city(pack, now=now)
        for change in changes.changes:
            self.stdout.write(str(change))
        if not changes:
            self.stdout.write(f"{pack.name}: nothing changed.")
        if changes.not_known:
            known = ", ".join(changes.not_known)
            self.stdout.write(f"Neither place nor phone is known of: {known}.")


def _folder(path: str) -> Path:
    """Return the folder that is meant: a path, or the key of a pack that ships."""
    for folder in (Path(path).absolute(), Path(settings.CITIES_DIR) / path):
        if folder.is_dir():
            return folder
    message = "there is no folder with a city pack here; the packs that ship are: %(keys)s."
    raise Refusal(message, where=path, keys=", ".join(pack_keys()))
