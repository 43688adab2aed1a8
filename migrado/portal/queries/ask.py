"""Whom one can ask: people, in this order: the centre, helplines, advice."""

from dataclasses import dataclass
from datetime import datetime

from migrado.directory import queries as directory
from migrado.directory.queries import HelplineCard, OfficeCard, OpeningNow
from migrado.texts.models import City

HERE = ("infopoint", "first_registration_eu")
ADVICE = "counselling"


@dataclass(frozen=True)
class AskPage:
    """``here`` is the centre itself, ``advice`` who counsels newcomers elsewhere."""

    here: tuple[tuple[OfficeCard, OpeningNow | None], ...]
    helplines: tuple[HelplineCard, ...]
    advice: tuple[OfficeCard, ...]


def ask_page(city: City, *, language: str, now: datetime) -> AskPage:
    """Return the people whom one can ask; eleven statements."""
    found = directory.all_offices_for(city, roles=(*HERE, ADVICE), language=language)
    here = {card.key: card for role in HERE for card in found.get(role, ())}
    return AskPage(
        here=tuple(
            (card, directory.opening_now(card, city=city, now=now, language=language))
            for card in here.values()
        ),
        helplines=directory.helplines(city, language=language),
        advice=tuple(card for card in found.get(ADVICE, ()) if card.key not in here),
    )
