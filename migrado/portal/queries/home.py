"""The first page of a city, and the way there from the bare address."""

from dataclasses import dataclass

from migrado.content.queries import PageLink, page_links
from migrado.directory import queries as directory
from migrado.texts import queries as texts
from migrado.texts.models import City

FIRST = ("first-days", "register")  # guide pages that everybody new should see


@dataclass(frozen=True)
class TopicLink:
    """A topic; ``page`` is None where no guide page is about it."""

    topic: str
    page: PageLink | None


@dataclass(frozen=True)
class HomePage:
    topics: tuple[TopicLink, ...]
    first_pages: tuple[PageLink, ...]


def city_keys() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return key, name and language codes of all cities by name.

    One statement, and one for each city; called only for the bare address.
    """
    return tuple(
        (city.key, city.name, tuple(one.code for one in texts.languages_of(city)))
        for city in texts.cities()
    )


def home_page(city: City, *, language: str) -> HomePage:
    """Return the topics in the order of the city, and the pages to read first; 3 statements."""
    pages = page_links(city, language=language)
    by_topic = {page.topic: page for page in reversed(pages) if page.topic}
    by_key = {page.key: page for page in pages}
    return HomePage(
        topics=tuple(TopicLink(topic, by_topic.get(topic)) for topic in directory.topics_of(city)),
        first_pages=tuple(by_key[key] for key in FIRST if key in by_key),
    )
