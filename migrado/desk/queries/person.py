"""The facts of a person in the order in which a page shows them, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from migrado.desk.queries.words import REASON_WORDS, fact_name, fact_text
from migrado.people.domain import BIRTH, Category, birth_of, fits, keys_of
from migrado.people.queries import Found, Known, Portrait
from migrado.people.queries.words import (
    CATEGORY_WORDS,
    FACT_WORDS,
    SOURCE_WORDS,
    birth_in_words,
)


@dataclass(frozen=True)
class FactRow:
    """A fact in words, with where it comes from and since when."""

    id: UUID
    key: str
    name: str
    text: str
    source: Promise
    reason: str
    since: date | None
    recorded_at: datetime
    may_be_conventional: bool = False  # a day that looks like one of those entered unknown


@dataclass(frozen=True)
class Part:
    """A kind of data with what is known of it."""

    category: Category
    name: Promise
    facts: tuple[FactRow, ...]


def parts_of(portrait: Portrait, *, language: str) -> tuple[Part, ...]:
    """Return what is known, by kind of data, without kinds of which nothing is known."""
    parts = (
        Part(one, CATEGORY_WORDS[one], tuple(_facts(portrait, one, language)))
        for one in Category
        if one in portrait.sight
    )
    return tuple(part for part in parts if part.facts)


def rows_of_history(found: Iterable[Known], *, language: str) -> tuple[FactRow, ...]:
    """Return every statement about one fact in words, in the order of ``found``."""
    return tuple(row_of(one, language=language) for one in found)


def row_of(known: Known, *, language: str) -> FactRow:
    """Return a fact in words."""
    is_birth = known.key == BIRTH
    return FactRow(
        id=known.id,
        key=known.key,
        name=fact_name(known.key, language),
        text=fact_text(known.key, known.told.value, language),
        source=SOURCE_WORDS[known.source],
        reason=known.told.reason,
        since=known.told.since,
        recorded_at=known.recorded_at,
        may_be_conventional=is_birth and birth_of(known.told.value or "").may_be_conventional,
    )


def _facts(portrait: Portrait, category: Category, language: str) -> Iterable[FactRow]:
    order = [*FACT_WORDS, *sorted(keys_of([category]) - FACT_WORDS.keys())]
    ours = keys_of([category])
    for key in order:
        if key in ours and key in portrait.facts:
            row = row_of(portrait.facts[key], language=language)
            if row.text:
                yield row


@dataclass(frozen=True)
class FoundRow:
    """Somebody who was found, and why; ``reasons`` are sentences, ``score`` 0 to 100."""

    id: UUID
    sorted: str
    called: str
    native: str
    birth: str
    is_whole: bool = True
    score: int = 0
    reasons: tuple[Promise, ...] = ()


def found_rows(found: Iterable[Found], text: str, *, language: str) -> tuple[FoundRow, ...]:
    """Return who was found by ``text``, in the order of ``found``."""
    return tuple(
        _found_row(one, language, is_whole=fits(text, one.name, one.birth)) for one in found
    )


def likely_rows(found: Iterable[Found], *, language: str) -> tuple[FoundRow, ...]:
    """Return who may be the same person, with the score and its reasons in sentences."""
    return tuple(_found_row(one, language, is_whole=True) for one in found)


def _found_row(one: Found, language: str, *, is_whole: bool) -> FoundRow:
    likeness = one.likeness
    return FoundRow(
        id=one.id,
        sorted=one.name.sorted,
        called=one.name.called,
        native=one.name.native,
        birth=birth_in_words(one.birth, language),
        is_whole=is_whole,
        score=likeness.score if likeness else 0,
        reasons=tuple(REASON_WORDS[reason] for reason in likeness.reasons) if likeness else (),
    )
