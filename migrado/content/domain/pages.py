"""Reading the guide pages of a city pack, ``cities/<key>/pages/*.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from migrado.content.domain.markdown import faults
from migrado.directory.domain.entries import Pack, Said
from migrado.directory.domain.nodes import Value, files_in
from migrado.directory.domain.pack import PAGES
from migrado.directory.domain.parts import (
    KEY,
    KEY_HINT,
    WEBSITE,
    Reading,
    read_said,
    refuse_doubles,
)
from migrado.directory.domain.translations import FOLDER, read_translations

MOST_CHARACTERS = 4_000
MOST_LINKS = 60  # of offices, and of offers, under one page
REQUIRED = ("key", "position", "title", "summary", "text", "sources")
OPTIONAL = ("topic", "parent", "legal", "places", "offers")


@dataclass(frozen=True)
class PageSourceEntry:
    title: str
    url: str  # "" for a norm or a paper without an address
    checked_on: date


@dataclass(frozen=True)
class PageEntry:
    """``topic`` and ``parent`` are "" where there is none; ``places`` are keys of offices."""

    key: str
    topic: str
    parent: str
    position: int
    is_legal: bool  # speaks about law: German beside it until a named person has checked
    titles: tuple[Said, ...]
    summaries: tuple[Said, ...]
    texts: tuple[Said, ...]  # Markdown
    places: tuple[str, ...]
    offers: tuple[str, ...]
    sources: tuple[PageSourceEntry, ...]

    @property
    def parts(self) -> tuple[tuple[Said, ...], ...]:
        """Return title, summary and text, each in all its languages."""
        return (self.titles, self.summaries, self.texts)


@dataclass(frozen=True)
class _Known:
    """What a page may refer to, by keys."""

    topics: frozenset[str]
    pages: frozenset[str]
    offices: frozenset[str]
    offers: frozenset[str]


def read_pages(path: Path, *, pack: Pack, today: date | None = None) -> tuple[PageEntry, ...]:
    """Read the guide pages of the city pack in ``path``, parents before their children.

    Raises Refusal for the first fault, as ``read_pack`` does.
    """
    translations = read_translations(path / FOLDER, languages=pack.languages, name=path.name)
    reading = Reading(pack.languages, today, translations)
    read = dict(files_in(path / PAGES, name=f"{path.name}/{PAGES.rstrip('/')}"))
    pages = {stem: _page(value, stem, reading) for stem, value in read.items()}
    known = _Known(
        topics=frozenset(pack.topics),
        pages=frozenset(pages),
        offices=frozenset(office.key for office in pack.offices),
        offers=frozenset(offer.key for offer in pack.offers),
    )
    for stem, value in read.items():
        _refuse_unknown(value, key=stem, known=known)
    translations.refuse_unused(lambda text: text.startswith(PAGES))
    return _parents_first(pages, read)


def _page(value: Value, stem: str, reading: Reading) -> PageEntry:
    entries = value.mapping(REQUIRED, optional=OPTIONAL)
    key = entries["key"].text(40, shape=KEY, hint=KEY_HINT)
    if key != stem:
        message = "the key “%(key)s” differs from the file “%(file)s”."
        raise entries["key"].refuse(message, key=key, file=stem)
    path = f"{PAGES}{key}"
    return PageEntry(
        key=key,
        topic=_reference(entries, "topic"),
        parent=_reference(entries, "parent"),
        position=entries["position"].number(at_least=0, at_most=999),
        is_legal=bool(entries["legal"].flag()) if "legal" in entries else False,
        titles=read_said(entries["title"], reading=reading, path=f"{path}/title", at_most=120),
        summaries=read_said(
            entries["summary"], reading=reading, path=f"{path}/summary", at_most=300
        ),
        texts=read_said(
            entries["text"],
            reading=reading,
            path=f"{path}/text",
            at_most=MOST_CHARACTERS,
            read=_markdown,
        ),
        places=_keys(entries, "places"),
        offers=_keys(entries, "offers"),
        sources=tuple(
            _source(item, reading=reading) for item in entries["sources"].items(at_most=30)
        ),
    )


def _markdown(value: Value, at_most: int) -> str:
    text = value.lines(at_most)
    for fault in faults(text):
        message = "expected only headings (##, ###), lists, bold and links, found %(fault)s."
        raise value.refuse(message, fault=fault)
    return text


def _source(value: Value, *, reading: Reading) -> PageSourceEntry:
    entries = value.mapping(["title", "checked_on"], optional=["url"])
    url = ""
    if "url" in entries and not entries["url"].is_empty():
        hint = "a whole address that begins with https://"
        url = entries["url"].text(500, shape=WEBSITE, hint=hint)
    checked_on = entries["checked_on"].day(today=reading.today)
    return PageSourceEntry(entries["title"].text(200), url, checked_on)


def _reference(entries: Mapping[str, Value], name: str) -> str:
    absent = name not in entries or entries[name].is_empty()
    return "" if absent else entries[name].text(40)


def _keys(entries: Mapping[str, Value], name: str) -> tuple[str, ...]:
    """Return the keys that a page shows under it, each once."""
    items = _named(entries, name)
    keys = tuple(item.text(40) for item in items)
    refuse_doubles(items, keys=keys)
    return keys


def _refuse_unknown(value: Value, *, key: str, known: _Known) -> None:
    """Refuse a page that names a topic, parent, office or offer that is not shown."""
    entries = value.mapping(REQUIRED, optional=OPTIONAL)
    for name, what, keys in (
        ("topic", "topic", known.topics),
        ("parent", "page", known.pages),
        ("places", "office", known.offices),
        ("offers", "offer", known.offers),
    ):
        for item in _named(entries, name):
            if (named := item.text(40)) not in keys:
                message = "there is no %(what)s “%(key)s” that is shown in this pack."
                raise item.refuse(message, what=what, key=named)
    if _reference(entries, "parent") == key:
        raise entries["parent"].refuse("this page stands below itself.")


def _named(entries: Mapping[str, Value], name: str) -> list[Value]:
    if name not in entries or entries[name].has_nothing():
        return []
    if name in ("places", "offers"):
        return entries[name].items(at_most=MOST_LINKS)
    return [entries[name]]


def _parents_first(
    pages: Mapping[str, PageEntry], read: Mapping[str, Value]
) -> tuple[PageEntry, ...]:
    """Order the tree; ``read`` are the files. Raises Refusal if a page stands below itself."""
    done: dict[str, PageEntry] = {}
    while left := [one for one in pages.values() if one.key not in done]:
        ready = [one for one in left if one.parent in {"", *done}]
        if not ready:
            key = _in_a_circle(left[0].key, pages)
            entries = read[key].mapping(REQUIRED, optional=OPTIONAL)
            raise entries["parent"].refuse("this page stands below itself.")
        done |= {one.key: one for one in sorted(ready, key=lambda one: (one.position, one.key))}
    return tuple(done.values())


def _in_a_circle(key: str, pages: Mapping[str, PageEntry]) -> str:
    """Go up from the page ``key``, which has no top, and return the first that comes again."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        key = pages[key].parent
    return key
