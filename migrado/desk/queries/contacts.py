"""What the page of contacts shows: how many there were today, and a slip for who is sent on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from migrado.casework.domain import About, Dimension, Period
from migrado.casework.queries import counts_of
from migrado.directory.models import Office
from migrado.directory.queries import OfficeCard, offices_named, organisation_names
from migrado.texts.models import City


@dataclass(frozen=True)
class Today:
    """How many talks of a day had which topic and which language, the most frequent first."""

    about: tuple[tuple[About, int], ...]
    languages: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Return how many talks there were."""
        return sum(count for _, count in self.about)


@dataclass(frozen=True)
class Slip:
    """Where somebody is sent, in one language."""

    language: str
    name: str
    places: tuple[OfficeCard, ...]


def today(city: City, *, on: date) -> Today:
    """Return the counts of the day ``on``; two queries."""
    about, languages = (
        counts_of(city, since=on, until=on + timedelta(days=1), period=Period.DAY, by=by)
        for by in (Dimension.ABOUT, Dimension.LANGUAGE)
    )
    return Today(
        about=tuple((About(one.value), one.count) for one in about),
        languages=tuple((one.value, one.count) for one in languages),
    )


def slips(city: City, organisation: str, *, languages: Iterable[str]) -> tuple[Slip, ...]:
    """Return where ``organisation`` is, once for each of ``languages``; none if it is unknown."""
    theirs = Office.objects.in_city(city).filter(organisation__key=organisation)
    keys = list(theirs.order_by("position", "key").values_list("key", flat=True))
    return tuple(
        Slip(language, name, offices_named(city, keys=keys, language=language))
        for language in dict.fromkeys(languages)
        if (name := dict(organisation_names(city, language=language)).get(organisation))
    )
