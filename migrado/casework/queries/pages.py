"""A case as its page shows it in one look."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from migrado.casework.domain import Outcome, Passing, Reason, Topic
from migrado.casework.models import Case, Draft, HandOver, Note, Thread
from migrado.casework.models.kept import KeptQuerySet
from migrado.casework.models.notes import fresh
from migrado.casework.queries.goals import FollowUpRow, GoalRow, follow_ups_of, goals_of
from migrado.casework.queries.lists import Colleague, colleague, standing_of
from migrado.casework.queries.notes import DraftRow, NoteRow, draft_row, note_rows
from migrado.casework.queries.parts import (
    ContactRow,
    KeptRow,
    PaperRow,
    contacts_of,
    kept_rows,
    papers_of,
)
from migrado.people.domain import Category
from migrado.people.queries.portraits import Portrait, portrait
from migrado.vault import queries as vault


@dataclass(frozen=True)
class CaseHead:
    """What a case is, before anything that stands in it."""

    id: UUID
    person: UUID
    owner: Colleague
    cover: Colleague | None
    cover_until: date | None
    topics: tuple[Topic, ...]
    opened_on: date
    closed_on: date | None
    outcome: Outcome | None
    is_mine: bool  # whoever reads it answers for it


@dataclass(frozen=True)
class Before:
    """What was talked about before the person gave a name."""

    code_name: str
    begun_on: date
    joined_on: date
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True)
class LookedInto:
    """That a colleague opened the case, when and why; not who."""

    on: date
    reason: Reason


@dataclass(frozen=True)
class OfferOut:
    """The case waits for a colleague's answer."""

    id: UUID
    to: Colleague
    at: datetime


@dataclass(frozen=True)
class CasePage:
    """Everything on the page of a case, for somebody who may read it."""

    head: CaseHead
    portrait: Portrait
    goals: tuple[GoalRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    notes: tuple[NoteRow, ...]
    has_more_notes: bool
    draft: DraftRow | None
    contacts: tuple[ContactRow, ...]
    papers: tuple[PaperRow, ...]
    kept: tuple[KeptRow, ...]
    before: tuple[Before, ...]
    looked_into: tuple[LookedInto, ...]
    offered: OfferOut | None


@dataclass(frozen=True)
class Eyes:
    """Whose eyes a page is for: which account, at which moment, seeing which kinds of data."""

    account: UUID
    now: datetime
    sight: frozenset[Category]


def case_page(
    case: Case,
    *,
    notes: QuerySet[Note],
    kept: KeptQuerySet,
    eyes: Eyes,
    all_notes: bool = False,
) -> CasePage:
    """Return the page of ``case``; 18 queries, and three more where there are threads.

    ``notes`` and ``kept`` are those that the reader may see.
    """
    box = vault.opened(case.person.key)
    most = {"most": None} if all_notes else {}
    shown, has_more = note_rows(notes.filter(case=case), box=box, **most)
    draft = Draft.objects.filter(fresh(eyes.now), case=case, account=eyes.account).first()
    return CasePage(
        head=_head(case, eyes),
        portrait=portrait(case.person.merged_into or case.person, sight=eyes.sight),
        goals=goals_of(case, box=box),
        follow_ups=follow_ups_of(case, box=box),
        notes=shown,
        has_more_notes=has_more,
        draft=draft_row(draft, box=box) if draft else None,
        contacts=contacts_of(case),
        papers=papers_of(case, box=box),
        kept=kept_rows(kept),
        before=_before(case),
        looked_into=_looked_into(case),
        offered=_offered(case),
    )


def _head(case: Case, eyes: Eyes) -> CaseHead:
    on = eyes.now.date()
    is_covered = case.cover is not None and case.cover_until is not None and on < case.cover_until
    return CaseHead(
        id=case.pk,
        person=standing_of(case),
        owner=colleague(case.owner),
        cover=colleague(case.cover) if is_covered and case.cover else None,
        cover_until=case.cover_until if is_covered else None,
        topics=tuple(map(Topic, case.topics)),
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        outcome=Outcome(case.outcome) if case.outcome else None,
        is_mine=case.is_responsible(eyes.account, on=on),
    )


def _before(case: Case) -> tuple[Before, ...]:
    standing = standing_of(case)
    theirs = Q(person=standing) | Q(person__merged_into=standing)
    found = Thread.objects.in_city(case.city).filter(theirs).select_related("key")
    return tuple(
        Before(
            thread.code_name,
            thread.begun_on,
            thread.joined_on,
            note_rows(Note.objects.filter(thread=thread), box=vault.opened(thread.key))[0],
        )
        for thread in found.order_by("begun_on", "pk")
        if thread.joined_on
    )


def _looked_into(case: Case) -> tuple[LookedInto, ...]:
    found = case.openings.order_by("-at", "-pk")
    return tuple(LookedInto(one.on, Reason(one.reason)) for one in found)


def _offered(case: Case) -> OfferOut | None:
    waiting = HandOver.objects.filter(case=case, state=Passing.WAITING).select_related("taker")
    found = waiting.first()
    return OfferOut(found.pk, colleague(found.taker), found.offered_at) if found else None
