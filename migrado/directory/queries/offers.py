"""Offers on cards: what one can get, for whom, how to get in, and what we do not know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from migrado.directory.models import (
    Course,
    Offer,
    OfferAudience,
    OfferFact,
    OfferFactText,
    OfferText,
    OfferTopic,
)
from migrado.directory.queries.facts import Fact, grouped, hours_fact, plain_fact, said
from migrado.texts.domain import SOURCE, best
from migrado.texts.models import City

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Said:
    """A text with the language it is in, and whether a person has checked it."""

    text: str
    lang: str
    state: str


@dataclass(frozen=True)
class CourseCard:
    """What is special about a language course; None and "" mean not known."""

    levels: tuple[str, ...]
    lessons: int | None
    dates: tuple[tuple[date, date], ...]  # first and last day of each known run
    times: str
    childcare: bool | None
    seats: bool | None


@dataclass(frozen=True)
class OfferCard:
    """One offer as a page shows it. ``languages``: codes, () where not known.

    ``cost`` is "free", "paid" or "" where not known; ``conditions`` speak the language of rules.
    """

    key: str
    office: str
    kind: str
    name: Said
    german: str
    what: Said
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    conditions: tuple[Mapping[str, Any], ...]
    source: Fact
    languages: tuple[str, ...] = ()
    languages_fact: Fact | None = None
    cost: str = ""
    hours: Fact | None = None
    get_in: Fact | None = None
    course: CourseCard | None = None


def offers(city: City, *, language: str) -> tuple[OfferCard, ...]:
    """Return all offers in the order of the pack; seven statements."""
    return _cards(city, Offer.objects.in_city(city), language=language)


def offers_at(city: City, office: str, *, language: str) -> tuple[OfferCard, ...]:
    """Return the offers at the office with the key ``office``; seven statements."""
    return _cards(city, Offer.objects.in_city(city).filter(office__key=office), language=language)


def offers_named(city: City, *, keys: Sequence[str], language: str) -> tuple[OfferCard, ...]:
    """Return the offers with these keys, in the order of ``keys``; seven statements."""
    kept = Offer.objects.in_city(city).filter(key__in=keys)
    cards = {card.key: card for card in _cards(city, kept, language=language)}
    return tuple(cards[key] for key in keys if key in cards)


def _cards(city: City, kept: QuerySet[Offer], *, language: str) -> tuple[OfferCard, ...]:
    shelf = _shelf(city, kept, language=language)
    found = kept.select_related("office").order_by("position", "key")
    return tuple(shelf.card(offer) for offer in found)


@dataclass(frozen=True)
class _Shelf:
    """What belongs to offers, by their primary key."""

    language: str
    texts: Mapping[int, Sequence[OfferText]]
    topics: Mapping[int, Sequence[OfferTopic]]
    audiences: Mapping[int, Sequence[OfferAudience]]
    facts: Mapping[int, Sequence[OfferFact]]
    fact_texts: Mapping[int, Sequence[OfferFactText]]  # by primary key of the fact
    courses: Mapping[int, Sequence[Course]]

    def card(self, offer: Offer) -> OfferCard:
        facts = {fact.kind: fact for fact in self.facts.get(offer.pk, ())}
        languages, hours, get_in = (facts.get(kind) for kind in ("languages", "hours", "get_in"))
        courses = self.courses.get(offer.pk)
        german = best(self._part(offer, "name"), SOURCE)
        return OfferCard(
            key=offer.key,
            office=offer.office.key,
            kind=offer.kind,
            name=self._said(offer, "name"),
            german=german.text if german else offer.key,
            what=self._said(offer, "what"),
            topics=tuple(row.topic for row in self.topics.get(offer.pk, ())),
            audiences=tuple(row.audience for row in self.audiences.get(offer.pk, ())),
            conditions=tuple(offer.conditions),
            source=Fact("", SOURCE, offer.source, offer.checked_on, offer.source_date),
            languages=tuple(languages.value.split()) if languages else (),
            languages_fact=plain_fact(languages, language=self.language) if languages else None,
            cost=facts["cost"].value if "cost" in facts else "",
            hours=plain_fact(hours, language=self.language) if hours else None,
            get_in=said(get_in, self.fact_texts.get(get_in.pk, ()), language=self.language)
            if get_in
            else None,
            course=self._course(offer, courses[0]) if courses else None,
        )

    def _part(self, offer: Offer, part: str) -> list[OfferText]:
        return [row for row in self.texts.get(offer.pk, ()) if row.part == part]

    def _said(self, offer: Offer, part: str) -> Said:
        row = best(self._part(offer, part), self.language)
        return Said(row.text, row.language, row.state) if row else Said(offer.key, SOURCE, "")

    def _course(self, offer: Offer, course: Course) -> CourseCard:
        times = hours_fact(offer, course.times, language=self.language).text if course.times else ""
        runs = (
            (date.fromisoformat(since), date.fromisoformat(until)) for since, until in course.dates
        )
        return CourseCard(
            levels=tuple(course.levels),
            lessons=course.lessons,
            dates=tuple((since, until - DAY) for since, until in runs),
            times=times,
            childcare=course.childcare,
            seats=course.seats,
        )


def _shelf(city: City, kept: QuerySet[Offer], *, language: str) -> _Shelf:
    """Fetch what belongs to the offers in ``kept``; six statements."""
    own = {"offer__in": kept.order_by().values("pk")}
    shown = {"language__in": (language, SOURCE)}
    topics = OfferTopic.objects.in_city(city).filter(**own).order_by("position")
    audiences = OfferAudience.objects.in_city(city).filter(**own).order_by("position")
    facts = OfferFact.objects.in_city(city).filter(**own)
    fact_texts = OfferFactText.objects.in_city(city).filter(
        fact__offer__in=own["offer__in"], **shown
    )
    return _Shelf(
        language=language,
        texts=grouped(OfferText.objects.in_city(city).filter(**own, **shown), by="offer_id"),
        topics=grouped(topics, by="offer_id"),
        audiences=grouped(audiences, by="offer_id"),
        facts=grouped(facts, by="offer_id"),
        fact_texts=grouped(fact_texts, by="fact_id"),
        courses=grouped(Course.objects.in_city(city).filter(**own), by="offer_id"),
    )
