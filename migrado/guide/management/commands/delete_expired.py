"""Delete what lay behind links that have run out."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from migrado.guide.actions import delete_expired
from migrado.texts.queries import cities


class Command(BaseCommand):
    help = (
        "Delete kept plans and notes for companions whose link has run out, in all cities. "
        "Nobody can open them any more; this makes them leave the database too. Safe to run "
        "twice; once a night is enough."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        count = delete_expired(cities(), on=timezone.localdate())
        self.stdout.write(f"Deleted: {count}.")
