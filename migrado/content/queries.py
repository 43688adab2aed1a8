"""What pages show of the guide: one page, the pages of a topic, all of them for the search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import mark_safe

from migrado.content.domain.markdown import to_html, to_text
from migrado.content.models import Page, PageOffer, PageOffice, PageSource, PageText
from migrado.directory import queries as directory
from migrado.directory.queries import OfferCard, OfficeCard
from migrado.texts.domain import SOURCE, best
from migrado.texts.models import City


@dataclass(frozen=True)
class PageLink:
    """A page as a list names it; ``lang`` is the language of title and summary."""

    key: str
    topic: str
    title: str
    summary: str
    lang: str


@dataclass(frozen=True)
class Source:
    title: str
    url: str
    checked_on: date


@dataclass(frozen=True)
class GuidePage:
    """A guide page in one language.

    ``html`` is clean. ``german`` is the German text beside it, "" where none has to stand there;
    ``state`` says whether a person has checked the text.
    """

    link: PageLink
    html: str
    state: str
    is_legal: bool
    german: str
    parent: PageLink | None
    children: tuple[PageLink, ...]
    offices: tuple[OfficeCard, ...]
    offers: tuple[OfferCard, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class PageWords:
    """A guide page as the search reads it."""

    link: PageLink
    text: str
    german: PageLink
    german_text: str


def guide_page(city: City, key: str, *, language: str, with_help: bool = True) -> GuidePage | None:
    """Return the page ``key`` for a reader of ``language``, None when there is none to show.

    ``with_help`` fetches the offices and offers under it, up to sixteen statements more.
    """
    page = Page.objects.in_city(city).filter(key=key).select_related("parent").first()
    if page is None:
        return None
    near = [page, *([page.parent] if page.parent else [])]
    children = list(Page.objects.in_city(city).filter(parent=page))
    texts = _texts(city, [*near, *children], language=language)
    row = best(texts.get(page.pk, ()), language)
    if row is None:
        return None
    german = best(texts[page.pk], SOURCE)
    beside = page.is_legal and row.state != "reviewed" and row.language != SOURCE
    return GuidePage(
        link=_link(page, row),
        html=mark_safe(to_html(row.text)),  # cleaned there
        state=row.state,
        is_legal=page.is_legal,
        german=mark_safe(to_html(german.text)) if beside and german else "",
        parent=_links([page.parent], texts, language)[0] if page.parent else None,
        children=_links(children, texts, language),
        offices=_offices(city, page, language=language) if with_help else (),
        offers=_offers(city, page, language=language) if with_help else (),
        sources=tuple(
            Source(one.title, one.url, one.checked_on)
            for one in PageSource.objects.in_city(city).filter(page=page)
        ),
    )


def page_links(city: City, *, language: str) -> tuple[PageLink, ...]:
    """Return all pages in the order of the tree's positions; two statements."""
    pages = list(Page.objects.in_city(city))
    return _links(pages, _texts(city, pages, language=language), language)


def page_words(city: City, *, language: str) -> tuple[PageWords, ...]:
    """Return all pages with their words, for the search; two statements."""
    pages = list(Page.objects.in_city(city))
    texts = _texts(city, pages, language=language)
    found = []
    for page in pages:
        row, german = best(texts.get(page.pk, ()), language), best(texts.get(page.pk, ()), SOURCE)
        if row and german:
            link = _link(page, row)
            found.append(
                PageWords(link, to_text(row.text), _link(page, german), to_text(german.text))
            )
    return tuple(found)


def _texts(city: City, pages: Sequence[Page], *, language: str) -> dict[int, list[PageText]]:
    rows = PageText.objects.in_city(city).filter(
        page__in=[page.pk for page in pages], language__in=(language, SOURCE)
    )
    found: dict[int, list[PageText]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.page_id, []).append(row)
    return found


def _link(page: Page, row: PageText) -> PageLink:
    return PageLink(page.key, page.topic, row.title, row.summary, row.language)


def _links(
    pages: Iterable[Page], texts: dict[int, list[PageText]], language: str
) -> tuple[PageLink, ...]:
    rows = ((page, best(texts.get(page.pk, ()), language)) for page in pages)
    return tuple(_link(page, row) for page, row in rows if row)


def _offices(city: City, page: Page, *, language: str) -> tuple[OfficeCard, ...]:
    keys = PageOffice.objects.in_city(city).filter(page=page).values_list("office__key", flat=True)
    return directory.offices_named(city, keys=list(keys), language=language)


def _offers(city: City, page: Page, *, language: str) -> tuple[OfferCard, ...]:
    keys = PageOffer.objects.in_city(city).filter(page=page).values_list("offer__key", flat=True)
    return directory.offers_named(city, keys=list(keys), language=language)
