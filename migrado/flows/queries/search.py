"""The search of a city: what can be found, and what was found, with the words to show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from migrado.content.queries import PageWords, page_words
from migrado.directory import queries as directory
from migrado.directory.queries import OfferCard, OfficeCard
from migrado.kernel.names.searching import search_form
from migrado.search.documents import Document
from migrado.search.glossary import default_glossary
from migrado.search.index import Index, open_index
from migrado.search.normal import words
from migrado.texts.domain import SOURCE
from migrado.texts.models import City

MOST_HITS = 20
PLACE, OFFER, PAGE = "place", "offer", "page"


@dataclass(frozen=True)
class Found:
    """One thing that was found. ``place`` is the key of its place, "" for a guide page."""

    kind: str
    key: str
    place: str
    title: str
    lang: str  # of title and summary
    german: str  # the German title
    summary: str
    why: tuple[str, ...] = ()  # what led there: words of the question, or names of concepts

    @property
    def slug(self) -> str:
        """Return the key without its kind, as addresses name it."""
        return self.key.partition("/")[2]


@dataclass(frozen=True)
class SearchResult:
    """``urgent``: kinds of danger that the words speak of, the most pressing first."""

    words: str
    urgent: tuple[str, ...]
    found: tuple[Found, ...]


def search_city(city: City, words: str, *, language: str) -> SearchResult:
    """Return what ``words`` find in the city, at most ``MOST_HITS``, best first.

    Raises IndexUnusable (``migrado.search.index``) while there is no index to search.
    """
    glossary = default_glossary()
    answer = _index(city, language).search(words, language=language, limit=MOST_HITS)
    urgent = (glossary.by_key[key].urgent or "" for key in answer.urgent)
    shown = {one.key: one for one in _shown(city, [hit.key for hit in answer.hits], language)}
    found = []
    # What the danger is about comes before what shares a word with it.
    for hit in sorted(answer.hits, key=lambda one: not set(one.concepts) & set(answer.urgent)):
        if hit.key in shown:  # the index may be a moment older than the database
            names = tuple(glossary.by_key[key].labels["de"][0] for key in hit.concepts)
            why = tuple(dict.fromkeys((*hit.why, *names)))
            found.append(replace(shown[hit.key], why=why))
    return SearchResult(words=words, urgent=tuple(dict.fromkeys(urgent)), found=tuple(found))


def documents(city: City, *, language: str) -> tuple[Document, ...]:
    """Return all that can be found in the city by a reader of ``language``."""
    german = {card.key: card for card in directory.offices(city, language=SOURCE)}
    german_offers = {card.key: card for card in directory.offers(city, language=SOURCE)}
    return (
        *(
            _place(card, german[card.key], language=language)
            for card in directory.offices(city, language=language)
        ),
        *(
            _offer(card, german_offers[card.key], german[card.office], language=language)
            for card in directory.offers(city, language=language)
        ),
        *(_page(one, language=language) for one in page_words(city, language=language)),
    )


def folder_of(city: City, language: str) -> Path:
    """Return where the index of a city and language lies; a new one after each load."""
    return Path(settings.SEARCH_DIR) / city.key / f"{city.changed_at:%Y%m%d%H%M%S%f}" / language


_open: dict[tuple[str, str], Index] = {}  # by city and language


def _index(city: City, language: str) -> Index:
    """Open the index of the city's present state once for each process, and forget older ones."""
    folder = folder_of(city, language)
    found = _open.get((city.key, language))
    if found is None or found.folder != folder or not found.is_current:
        found = _open[city.key, language] = open_index(folder)
    return found


def _place(card: OfficeCard, german: OfficeCard, *, language: str) -> Document:
    return Document(
        key=f"{PLACE}/{card.key}",
        kind=PLACE,
        language=language,
        title=card.name,
        summary=card.note.text if card.note else "",
        text="\n\n".join((*_facts(card), *_spelt(card, language))),
        german_title=german.name,
        german_summary=german.note.text if german.note else "",
        german_text="\n\n".join((*_facts(german), *_spelt(german, SOURCE))),
        parents=(card.organisation,) if card.organisation else (),
    )


def _facts(card: OfficeCard) -> Iterable[str]:
    said = (card.landmark, card.appointment, card.address)
    yield from (fact.text for fact in said if fact)
    yield from (team for team in (card.team, *card.teams.values()) if team)


def _spelt(card: OfficeCard, language: str) -> Iterable[str]:
    """Yield the words of a place's names as somebody writes them who has only A to Z.

    Only those that differ from what the search makes of the names by itself (Å is AA here).
    """
    names = f"{card.name} {card.organisation}"
    known = words(names, language)
    yield from (word for word in words(search_form(names), language) if word not in known)


def _offer(card: OfferCard, german: OfferCard, place: OfficeCard, *, language: str) -> Document:
    return Document(
        key=f"{OFFER}/{card.key}",
        kind=OFFER,
        language=language,
        title=card.name.text,
        summary=card.what.text,
        text=card.get_in.text if card.get_in else "",
        german_title=german.name.text,
        german_summary=german.what.text,
        german_text=german.get_in.text if german.get_in else "",
        parents=(place.name,),
    )


def _page(one: PageWords, *, language: str) -> Document:
    return Document(
        key=f"{PAGE}/{one.link.key}",
        kind=PAGE,
        language=language,
        title=one.link.title,
        summary=one.link.summary,
        text=one.text,
        german_title=one.german.title,
        german_summary=one.german.summary,
        german_text=one.german_text,
    )


def _shown(city: City, keys: Iterable[str], language: str) -> Iterable[Found]:
    """Yield the things with these keys in words of ``language``, in any order."""
    named = _by_kind(keys)
    places, offers, pages = (named.get(kind, []) for kind in (PLACE, OFFER, PAGE))
    if places:
        cards = directory.offices_named(city, keys=places, language=language)
        yield from map(_found_place, cards)
    if offers:
        found = directory.offers_named(city, keys=offers, language=language)
        yield from map(_found_offer, found)
    if pages:
        words = page_words(city, language=language)
        yield from (_found_page(one) for one in words if one.link.key in pages)


def _found_place(card: OfficeCard) -> Found:
    note = card.note
    return Found(
        kind=PLACE,
        key=f"{PLACE}/{card.key}",
        place=card.key,
        title=card.name,
        lang=card.name_lang,
        german=card.german,
        summary=note.text if note and note.lang == card.name_lang else "",
    )


def _found_offer(card: OfferCard) -> Found:
    return Found(
        kind=OFFER,
        key=f"{OFFER}/{card.key}",
        place=card.office,
        title=card.name.text,
        lang=card.name.lang,
        german=card.german,
        summary=card.what.text if card.what.lang == card.name.lang else "",
    )


def _found_page(one: PageWords) -> Found:
    return Found(
        kind=PAGE,
        key=f"{PAGE}/{one.link.key}",
        place="",
        title=one.link.title,
        lang=one.link.lang,
        german=one.german.title,
        summary=one.link.summary,
    )


def _by_kind(keys: Iterable[str]) -> Mapping[str, list[str]]:
    named: dict[str, list[str]] = {}
    for key in keys:
        kind, _slash, name = key.partition("/")
        named.setdefault(kind, []).append(name)
    return named
