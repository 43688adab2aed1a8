"""The directory: places that fit what somebody looks for, and those of which nobody knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from migrado.directory.domain.matching import Filters, OfferTraits, PlaceTraits, fits, read_filters
from migrado.directory.models import CityTopic, District
from migrado.directory.queries.offers import OfferCard, offers
from migrado.directory.queries.offices import OfficeCard, offices
from migrado.directory.queries.opening import OpeningNow, opening_now
from migrado.texts.models import City


@dataclass(frozen=True)
class PlaceRow:
    """A place in a list, with what one can get there; ``opening`` None: hours not known."""

    office: OfficeCard
    offers: tuple[OfferCard, ...]
    opening: OpeningNow | None


@dataclass(frozen=True)
class DirectoryPage:
    """``unsure``: places of which we do not know whether they fit.

    ``spoken`` are codes of languages that some place speaks; ``districts`` keys and names, in
    the order of the city. ``changes_at`` is when the page says something else by itself.
    """

    filters: Filters
    fitting: tuple[PlaceRow, ...]
    unsure: tuple[PlaceRow, ...]
    topics: tuple[str, ...]
    spoken: tuple[str, ...]
    audiences: tuple[str, ...]
    districts: tuple[tuple[str, str], ...]
    changes_at: datetime | None


def topics_of(city: City) -> tuple[str, ...]:
    """Return the topics of ``city`` in the order of its first page; one statement."""
    return tuple(CityTopic.objects.in_city(city).values_list("topic", flat=True))


def directory_page(
    city: City, *, asked: Iterable[tuple[str, str]], language: str, now: datetime
) -> DirectoryPage:
    """Return the places of ``city`` that fit ``asked``, names and values of an address.

    Eighteen statements, however many places.
    """
    at: dict[str, list[OfferCard]] = {}
    for offer in offers(city, language=language):
        at.setdefault(offer.office, []).append(offer)
    rows = tuple(
        PlaceRow(
            card,
            tuple(at.get(card.key, ())),
            opening_now(card, city=city, now=now, language=language),
        )
        for card in offices(city, language=language)
    )
    spoken = _in_use(rows)
    districts = tuple(District.objects.in_city(city).values_list("key", "name"))
    used = {row.office.district_key for row in rows}
    filters = read_filters(asked, languages=spoken, districts=[key for key, _name in districts])
    found = [(row, fits(_traits(row), filters).value) for row in rows]
    return DirectoryPage(
        filters=filters,
        fitting=tuple(row for row, value in found if value is True),
        unsure=tuple(row for row, value in found if value is None),
        topics=topics_of(city),
        spoken=spoken,
        audiences=_audiences(rows),
        districts=tuple(one for one in districts if one[0] in used),
        changes_at=min(
            (row.opening.changes_at for row in rows if row.opening and row.opening.changes_at),
            default=None,
        ),
    )


def _in_use(rows: Iterable[PlaceRow]) -> tuple[str, ...]:
    """Return the languages that some place or offer speaks, the commonest first."""
    count: dict[str, int] = {}
    for row in rows:
        for code in _languages(row):
            count[code] = count.get(code, 0) + 1
    return tuple(sorted(count, key=lambda code: (-count[code], code)))


def _audiences(rows: Iterable[PlaceRow]) -> tuple[str, ...]:
    named = (one for row in rows for offer in row.offers for one in offer.audiences)
    return tuple(dict.fromkeys(one for one in named if one != "everyone"))


def _languages(row: PlaceRow) -> frozenset[str]:
    return frozenset(row.office.spoken).union(*(offer.languages for offer in row.offers))


def _traits(row: PlaceRow) -> PlaceTraits:
    return PlaceTraits(
        topics=frozenset(row.office.topics),
        languages=frozenset(row.office.spoken),
        district=row.office.district_key,
        is_open=row.opening.is_open if row.opening else None,
        offers=tuple(
            OfferTraits(
                topics=frozenset(offer.topics),
                audiences=frozenset(offer.audiences),
                languages=frozenset(offer.languages),
                cost=offer.cost,
            )
            for offer in row.offers
        ),
    )
