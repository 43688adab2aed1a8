"""Whether a place is what somebody looks for: yes, no, or nobody knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from migrado.directory.domain.roles import AUDIENCES, TOPICS
from migrado.kernel.kleene import FALSE, TRUE, Truth, every, some, truth, unknown

EVERYONE = "everyone"
# Not for persons at all, so never meant by "for everyone".
INSTITUTIONS = "institutions"


@dataclass(frozen=True)
class Filters:
    """What a visitor looks for; "" and False filter nothing."""

    topic: str = ""
    language: str = ""  # BCP 47, e.g. "uk"
    audience: str = ""
    district: str = ""  # key
    open_now: bool = False
    free: bool = False

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True)
class OfferTraits:
    topics: frozenset[str]
    audiences: frozenset[str]
    languages: frozenset[str]  # empty where not known
    cost: str  # "free", "paid", "" where not known


@dataclass(frozen=True)
class PlaceTraits:
    """What is known of a place; ``is_open`` None and empty ones are not known."""

    topics: frozenset[str]
    languages: frozenset[str]
    district: str
    is_open: bool | None
    offers: tuple[OfferTraits, ...]


def read_filters(
    values: Iterable[tuple[str, str]], *, languages: Iterable[str], districts: Iterable[str]
) -> Filters:
    """Read filters from the names and values of an address; what makes no sense is left out."""
    given = dict(values)
    known = {
        "topic": set(TOPICS),
        "language": set(languages),
        "audience": set(AUDIENCES),
        "district": set(districts),
    }
    chosen = {name: given[name] for name, words in known.items() if given.get(name) in words}
    return Filters(**chosen, open_now=given.get("open") == "1", free=given.get("free") == "1")


def fits(place: PlaceTraits, filters: Filters) -> Truth:
    """Tell whether ``place`` is what ``filters`` ask for; unknown where nobody told us.

    One offer that fits is enough for the filters that speak of offers.
    """
    return every(
        test(place, filters)
        for asked, test in (
            (filters.topic, _topic),
            (filters.language, _language),
            (filters.district, _district),
            (filters.open_now, _open),
            (filters.audience, _audience),
            (filters.free, _free),
        )
        if asked
    )


def _topic(place: PlaceTraits, filters: Filters) -> Truth:
    topics = place.topics.union(*(offer.topics for offer in place.offers))
    return truth(filters.topic in topics)


def _language(place: PlaceTraits, filters: Filters) -> Truth:
    spoken = place.languages.union(*(offer.languages for offer in place.offers))
    return truth(filters.language in spoken) if spoken else unknown("languages")


def _district(place: PlaceTraits, filters: Filters) -> Truth:
    return truth(place.district == filters.district) if place.district else unknown("district")


def _open(place: PlaceTraits, filters: Filters) -> Truth:
    return unknown("hours") if place.is_open is None else truth(place.is_open)


def _audience(place: PlaceTraits, filters: Filters) -> Truth:
    if not place.offers:
        return unknown("audience")
    return some(truth(_is_for(offer, filters.audience)) for offer in place.offers)


def _is_for(offer: OfferTraits, audience: str) -> bool:
    everyone = EVERYONE in offer.audiences and audience != INSTITUTIONS
    return everyone or audience in offer.audiences


def _free(place: PlaceTraits, filters: Filters) -> Truth:
    costs = {"free": TRUE, "paid": FALSE, "": unknown("cost")}
    return some(costs[offer.cost] for offer in place.offers) if place.offers else unknown("cost")
