"""Everything that changes guide pages: loading those of a city pack."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models, transaction

from migrado.content.domain.pages import PageEntry
from migrado.content.models import Page, PageOffer, PageOffice, PageSource, PageText
from migrado.directory.models import Offer, Office
from migrado.texts.domain import State
from migrado.texts.models import City

Rows = list[dict[str, Any]]
STATES = (State.DRAFT, State.MACHINE, State.REVIEWED)  # from the least to the most


@transaction.atomic
def load_pages(city: City, pages: Sequence[PageEntry]) -> tuple[str, ...]:
    """Make the guide pages of ``city`` say what ``pages`` say, and nothing else.

    ``pages`` come with parents before their children. Returns a line for each page that was
    added, changed or removed; none when the database already agreed, and then nothing is written.
    """
    have = {page.key: page for page in Page.objects.in_city(city)}
    gone = have.keys() - {page.key for page in pages}
    lines = [f"removed page {key}" for key in sorted(gone)]
    offices = _by_key(Office.objects.in_city(city))
    offers = _by_key(Offer.objects.in_city(city))
    for entry in pages:
        is_new = entry.key not in have
        page = have.setdefault(entry.key, Page(city=city, key=entry.key))
        changed = [
            _save(page, entry, parents=have),
            _replace(PageText, page, _texts(entry), order="language"),
            _replace(PageSource, page, _sources(entry)),
            _replace(PageOffice, page, _links("office_id", entry.places, known=offices)),
            _replace(PageOffer, page, _links("offer_id", entry.offers, known=offers)),
        ]
        if any(changed):
            lines.append(f"{'added' if is_new else 'changed'} page {entry.key}")
    # Last: by now nothing that stays stands below them.
    Page.objects.in_city(city).filter(key__in=gone).delete()
    return tuple(lines)


def _save(page: Page, entry: PageEntry, *, parents: Mapping[str, Page]) -> bool:
    """Save what stands on the page itself, and say whether that was another thing before."""
    want = {
        "topic": entry.topic,
        "position": entry.position,
        "is_legal": entry.is_legal,
        "parent_id": parents[entry.parent].pk if entry.parent else None,
    }
    if page.pk and all(getattr(page, name) == value for name, value in want.items()):
        return False
    for name, value in want.items():
        setattr(page, name, value)
    page.save()
    return True


def _by_key(rows: Iterable[Any]) -> dict[str, int]:
    return {row.key: row.pk for row in rows}


def _replace(model: type[models.Model], page: Page, want: Rows, *, order: str = "position") -> bool:
    """Make the rows of ``page`` equal to ``want``, and say whether they were not."""
    own = model._base_manager.filter(city=page.city, page=page).order_by(order)
    have = list(own.values(*want[0])) if want else list(own.values("pk"))
    if have == want:
        return False
    own.delete()
    model._base_manager.bulk_create(model(city=page.city, page=page, **fields) for fields in want)
    return True


def _texts(entry: PageEntry) -> Rows:
    """Return one row for each language that has title, summary and text; a part alone waits.

    A page is as far as its least part has come. Its revision is the sum of those of its parts:
    where one part was translated from an older German, the sum is less than that of the German.
    """
    parts = [{one.language: one for one in said} for said in entry.parts]
    rows = []
    for language in sorted(set.intersection(*map(set, parts))):
        title, summary, text = own = [part[language] for part in parts]
        rows.append(
            {
                "language": language,
                "state": min((one.state for one in own), key=STATES.index),
                "source_revision": sum(one.source_revision for one in own),
                "title": title.text,
                "summary": summary.text,
                "text": text.text,
            }
        )
    return rows


def _sources(entry: PageEntry) -> Rows:
    return [
        {"position": n, "title": one.title, "url": one.url, "checked_on": one.checked_on}
        for n, one in enumerate(entry.sources)
    ]


def _links(column: str, keys: Iterable[str], *, known: Mapping[str, int]) -> Rows:
    return [{column: known[key], "position": n} for n, key in enumerate(keys)]
