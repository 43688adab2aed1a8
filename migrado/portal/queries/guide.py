"""Guide pages as a visitor sees them: a topic with its places, or a page of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from migrado.content.queries import GuidePage, PageLink, guide_page, page_links
from migrado.directory import queries as directory
from migrado.directory.queries import HelplineCard
from migrado.guide.domain.answers import Answers
from migrado.portal.queries.places import ListedPlace, OfferRow, checked, places_page
from migrado.texts.models import City

# Pages that can be left at once, with the topics of the numbers to call.
SENSITIVE: Mapping[str, tuple[str, ...]] = {"violence": ("emergency", "violence", "youth")}


@dataclass(frozen=True)
class TopicPage:
    """``guide`` is None where nobody has written about the topic; ``more`` are its other pages."""

    topic: str
    guide: GuidePage | None
    more: tuple[PageLink, ...]
    places: tuple[ListedPlace, ...]


@dataclass(frozen=True)
class ReadingPage:
    guide: GuidePage
    offers: tuple[OfferRow, ...]
    is_sensitive: bool
    helplines: tuple[HelplineCard, ...]


def topic_page(
    city: City, topic: str, *, answers: Answers | None, language: str, now: datetime
) -> TopicPage | None:
    """Return the page of ``topic``, None where the city has no such topic."""
    if topic not in directory.topics_of(city):
        return None
    pages = [page for page in page_links(city, language=language) if page.topic == topic]
    asked = [("topic", topic)]
    found = places_page(city, asked=asked, answers=answers, language=language, now=now)
    return TopicPage(
        topic=topic,
        guide=guide_page(city, pages[0].key, language=language, with_help=False) if pages else None,
        more=tuple(pages[1:]),
        places=found.fitting,
    )


def reading_page(
    city: City, key: str, *, answers: Answers | None, language: str, now: datetime
) -> ReadingPage | None:
    """Return the guide page ``key``, None when there is none to show."""
    guide = guide_page(city, key, language=language)
    if guide is None:
        return None
    offers = checked(city, guide.offers, answers=answers, now=now)
    topics = SENSITIVE.get(key, ())
    lines = directory.helplines(city, language=language) if topics else ()
    return ReadingPage(
        guide=guide,
        offers=offers,
        is_sensitive=bool(topics),
        helplines=tuple(line for topic in topics for line in lines if line.topic == topic),
    )
