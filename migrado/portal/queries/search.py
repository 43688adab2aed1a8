"""The search page: what must be said first, then what was found."""

from collections.abc import Mapping
from dataclasses import dataclass

from migrado.directory import queries as directory
from migrado.directory.queries import HelplineCard
from migrado.flows.queries import Found, SearchResult, search_city
from migrado.texts.models import City

MOST_CHARACTERS = 200
# For each kind of danger: the help page that says what to do, and whom to call.
URGENT: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "emergency": ("", ("emergency",)),
    "violence": ("violence", ("violence", "emergency")),
    "trafficking": ("violence", ("emergency", "violence")),
    "suicide": ("", ("emergency", "crisis")),
    "child_danger": ("youth", ("youth", "emergency")),
    "homeless_tonight": ("tonight", ("emergency",)),
}


@dataclass(frozen=True)
class SearchPage:
    """``urgent`` are slugs of help pages, ``helplines`` whom to call about them."""

    words: str
    is_urgent: bool
    urgent: tuple[str, ...]
    helplines: tuple[HelplineCard, ...]
    found: tuple[Found, ...]


def search_page(city: City, *, words: str, language: str) -> SearchPage:
    """Return what ``words`` find.

    Raises IndexUnusable (``migrado.search.index``) while there is no index to search.
    """
    result = _search(city, words[:MOST_CHARACTERS], language=language)
    answers = [URGENT[kind] for kind in result.urgent if kind in URGENT]
    topics = dict.fromkeys(topic for _slug, topics in answers for topic in topics)
    lines = directory.helplines(city, language=language) if topics else ()
    return SearchPage(
        words=result.words,
        is_urgent=bool(answers),
        urgent=tuple(dict.fromkeys(slug for slug, _topics in answers if slug)),
        helplines=tuple(line for topic in topics for line in lines if line.topic == topic),
        found=result.found,
    )


def _search(city: City, words: str, *, language: str) -> SearchResult:
    if not words.strip():
        return SearchResult(words="", urgent=(), found=())
    return search_city(city, words, language=language)
