"""The directory as a visitor sees it: a list to filter, and one page for each place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from migrado.directory import queries as directory
from migrado.directory.queries import (
    DirectoryPage,
    OfferCard,
    OfficeCard,
    OpeningNow,
    PlaceRow,
)
from migrado.guide.domain.answers import Answers
from migrado.guide.queries import Visitor, visitor
from migrado.texts.models import City

FILTERS = ("topic", "language", "audience", "district", "open", "free")


@dataclass(frozen=True)
class OfferRow:
    """An offer, and whether it is for the visitor as far as they told us; None: not to be told."""

    card: OfferCard
    fits: bool | None


@dataclass(frozen=True)
class ListedPlace:
    """A place in a list; ``opening`` None: hours not known."""

    office: OfficeCard
    opening: OpeningNow | None
    offers: tuple[OfferRow, ...]


@dataclass(frozen=True)
class PlacesPage:
    """``choices`` holds the filters and what can be chosen in them."""

    choices: DirectoryPage
    fitting: tuple[ListedPlace, ...]
    unsure: tuple[ListedPlace, ...]


@dataclass(frozen=True)
class PlacePage:
    office: OfficeCard
    opening: OpeningNow | None
    offers: tuple[OfferRow, ...]


def places_page(
    city: City,
    *,
    asked: Iterable[tuple[str, str]],
    answers: Answers | None,
    language: str,
    now: datetime,
) -> PlacesPage:
    """Return the places that fit what is asked for, and those of which nobody knows."""
    page = directory.directory_page(city, asked=asked, language=language, now=now)
    who = visitor(city, answers=answers, on=now.date()) if answers else None
    return PlacesPage(
        choices=page,
        fitting=tuple(_listed(row, who) for row in page.fitting),
        unsure=tuple(_listed(row, who) for row in page.unsure),
    )


def _listed(row: PlaceRow, who: Visitor | None) -> ListedPlace:
    """Put what is for the visitor first, and leave out what is made for others."""
    offers = _checked(row.offers, who)
    shown = sorted((one for one in offers if one.fits is not False), key=lambda one: not one.fits)
    return ListedPlace(row.office, row.opening, tuple(shown))


def place_page(
    city: City, key: str, *, answers: Answers | None, language: str, now: datetime
) -> PlacePage | None:
    """Return the page of the place ``key``, None when there is none."""
    office = directory.place(city, key, language=language)
    if office is None:
        return None
    offers = directory.offers_at(city, key, language=language)
    return PlacePage(
        office=office,
        opening=directory.opening_now(office, city=city, now=now, language=language),
        offers=checked(city, offers, answers=answers, now=now),
    )


def checked(
    city: City, offers: Iterable[OfferCard], *, answers: Answers | None, now: datetime
) -> tuple[OfferRow, ...]:
    """Check the conditions of offers against what the visitor has said in this visit."""
    return _checked(offers, visitor(city, answers=answers, on=now.date()) if answers else None)


def _checked(offers: Iterable[OfferCard], who: Visitor | None) -> tuple[OfferRow, ...]:
    return tuple(OfferRow(card, who.fits(card) if who else None) for card in offers)
