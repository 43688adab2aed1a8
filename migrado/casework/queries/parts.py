"""Parts of a case: talks, papers, what was kept."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from migrado.casework.domain import (
    About,
    Answer,
    Interpreter,
    KeptKind,
    KeptSource,
    Manner,
    Result,
    ResultRef,
    Side,
)
from migrado.casework.domain.files import FileKind
from migrado.casework.models import Attachment, Case, Contact, KeptAssessment, Overruling
from migrado.casework.models.kept import KeptQuerySet
from migrado.casework.queries.goals import words_of
from migrado.vault.domain import Box

CONTACTS_SHOWN = 30


@dataclass(frozen=True)
class ContactRow:
    """A talk that was counted."""

    id: UUID
    at: datetime
    manner: Manner
    about: About
    language: str
    result: Result
    interpreter: Interpreter
    sent_to: str  # a key of the directory, or empty


@dataclass(frozen=True)
class PaperRow:
    """A paper of a case; ``is_scanned`` False: no malware scanner is set up."""

    id: UUID
    name: str
    kind: FileKind
    size: int  # in bytes
    is_scanned: bool
    added_at: datetime


@dataclass(frozen=True)
class KeptRow:
    """A version of a plan or an assessment; the first of its kind in a list is in force."""

    id: UUID
    kind: KeptKind
    number: int
    as_of: date
    source: KeptSource
    kept_at: datetime
    overrulings: int


@dataclass(frozen=True)
class OverrulingRow:
    """Where a specialist answered otherwise, and why."""

    id: UUID
    ref: ResultRef
    rule: str
    answer: Answer
    overruled_to: Answer
    on: date
    reason: str


@dataclass(frozen=True)
class KeptPage:
    """A kept version with what it holds and what was overruled in it."""

    row: KeptRow
    person: UUID
    content: Any
    overrulings: tuple[OverrulingRow, ...]


def contacts_of(case: Case) -> tuple[ContactRow, ...]:
    """Return the last talks of ``case``, the newest first; one query."""
    found = Contact.objects.in_city(case.city).filter(case=case).order_by("-at", "-pk")
    return tuple(contact_row(one) for one in found[:CONTACTS_SHOWN])


def contact_row(one: Contact) -> ContactRow:
    """Return ``one`` as a page shows it."""
    return ContactRow(
        id=one.pk,
        at=one.at,
        manner=Manner(one.manner),
        about=About(one.about),
        language=one.language,
        result=Result(one.result),
        interpreter=Interpreter(one.interpreter),
        sent_to=one.sent_to,
    )


def papers_of(case: Case, *, box: Box) -> tuple[PaperRow, ...]:
    """Return the papers of ``case``, the newest first; one query, no paper is opened."""
    found = Attachment.objects.filter(case=case).order_by("-added_at", "-pk")
    return tuple(
        PaperRow(
            id=one.pk,
            name=words_of(one, box=box),
            kind=FileKind(one.kind),
            size=one.size,
            is_scanned=one.is_scanned,
            added_at=one.added_at,
        )
        for one in found
    )


def kept_rows(kept: KeptQuerySet) -> tuple[KeptRow, ...]:
    """Return what is kept, the newest first; one query, nothing is opened."""
    found = kept.defer("sealed").annotate(overruled=Count("overrulings"))
    return tuple(
        kept_row(one, one.overruled)  # type: ignore[attr-defined]
        for one in found.order_by("-kept_at", "-pk")
    )


def kept_row(one: KeptAssessment, overrulings: int) -> KeptRow:
    """Return ``one`` as a list shows it."""
    return KeptRow(
        id=one.pk,
        kind=KeptKind(one.kind),
        number=one.number,
        as_of=one.as_of,
        source=KeptSource(one.source),
        kept_at=one.kept_at,
        overrulings=overrulings,
    )


def kept_page(one: KeptAssessment, *, box: Box) -> KeptPage:
    """Return a kept version with what it holds; one query. Its person was selected with it."""
    rulings = tuple(_ruling(ruling, box=box) for ruling in one.overrulings.order_by("on", "pk"))
    return KeptPage(
        row=kept_row(one, len(rulings)),
        person=one.person.merged_into_id or one.person.pk,
        content=box.unseal_json(one.sealed, about=one.about),
        overrulings=rulings,
    )


def _ruling(one: Overruling, *, box: Box) -> OverrulingRow:
    return OverrulingRow(
        id=one.pk,
        ref=ResultRef(one.topic, one.person, Side(one.side)),
        rule=one.rule,
        answer=Answer(one.answer),
        overruled_to=Answer(one.overruled_to),
        on=one.on,
        reason=words_of(one, box=box),
    )
