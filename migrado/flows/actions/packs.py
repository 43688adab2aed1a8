"""Loading a whole city pack: directory and guide together."""

from datetime import datetime

from django.db import transaction

from migrado.content.actions import load_pages
from migrado.directory import actions as directory
from migrado.flows.domain import CityPack
from migrado.texts.models import City


@transaction.atomic
def load_city(pack: CityPack, *, now: datetime) -> tuple[str, ...]:
    """Make the database say what ``pack`` says about its city, all of it or nothing.

    Returns a line for each thing that changed; none when the database already agreed.
    """
    changes = directory.load_city(pack.directory, now=now).changes
    city = City.objects.select_for_update().get(key=pack.directory.key)
    pages = load_pages(city, pack.pages)
    if pages:
        city.changed_at = now
        city.save(update_fields=["changed_at"])
    return (*(str(change) for change in changes), *pages)
