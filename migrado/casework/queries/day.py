"""A counsellor's day: what is due in all of their cases, and what waits for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from migrado.casework.domain import TAKEN_DAYS, Passing, Reason
from migrado.casework.models import Case, Draft, FollowUp, HandOver, Step
from migrado.casework.models.cases import CaseQuerySet
from migrado.casework.models.notes import fresh
from migrado.casework.queries.goals import FollowUpRow, StepRow, follow_up_row, step_row
from migrado.casework.queries.lists import Colleague, colleague, standing_of, to_do
from migrado.people.domain import Name
from migrado.people.queries.opened import boxes_of
from migrado.people.queries.portraits import names

MOST = 200  # due at most; who has more of them needs a colleague, not a longer list


@dataclass(frozen=True)
class Due:
    """A step or a follow-up that is due, with whose it is. ``name`` None: none is known."""

    case: UUID
    person: UUID
    name: Name | None
    what: StepRow | FollowUpRow
    due_on: date
    is_late: bool

    @property
    def is_step(self) -> bool:
        """Say whether it is a step of a goal, else a follow-up."""
        return isinstance(self.what, StepRow)


@dataclass(frozen=True)
class Offered:
    """A case that waits for an answer; ``colleague`` offered it, or is asked to take it."""

    id: UUID
    case: UUID
    person: UUID
    name: Name | None
    colleague: Colleague
    at: datetime
    is_for_me: bool


@dataclass(frozen=True)
class Taken:
    """A case that a colleague took over, and why."""

    case: UUID
    person: UUID
    colleague: Colleague
    at: datetime
    reason: Reason


@dataclass(frozen=True)
class Unagreed:
    """An open case that cannot be read any more; the person is to be asked, or it is closed."""

    case: UUID
    person: UUID
    opened_on: date


@dataclass(frozen=True)
class Day:
    """One day of a counsellor; ``has_more`` says that not everything that is due is shown."""

    due: tuple[Due, ...]
    has_more: bool
    offered: tuple[Offered, ...]
    taken: tuple[Taken, ...]
    unagreed: tuple[Unagreed, ...]
    drafts: tuple[UUID, ...]  # cases in which a note was begun and not saved

    @property
    def persons(self) -> tuple[UUID, ...]:
        """Return whose names are on it, each once."""
        seen = [*(one.person for one in self.due), *(one.person for one in self.offered)]
        return tuple(dict.fromkeys(seen))


def day(
    *, mine: CaseQuerySet, known: CaseQuerySet, account: UUID, now: datetime, until: date
) -> Day:
    """Return what is due in the cases ``mine`` up to ``until`` (inclusive); eleven queries.

    ``mine`` are the open cases that somebody answers for, whether or not a consent opens them;
    ``known`` are those of the house of which they may know.
    """
    open_ = mine.agreed(on=now.date())
    steps = list(_due_steps(open_, until)[: MOST + 1])
    looks = list(_due_looks(open_, until)[: MOST + 1])
    offers = list(_offers(open_, known, account))
    rows: list[tuple[Case, Step | FollowUp]] = [(one.goal.case, one) for one in steps]
    rows += [(one.case, one) for one in looks]
    rows.sort(key=lambda row: row[1].due_on or until)
    called = names(map(standing_of, [*(case for case, _ in rows), *(one.case for one in offers)]))
    return Day(
        due=tuple(_opened(rows[:MOST], called, on=now.date())),
        has_more=len(rows) > MOST,
        offered=tuple(_offered(one, called, account) for one in offers),
        taken=_taken(account, now),
        unagreed=_unagreed(mine.unagreed(on=now.date())),
        drafts=_drafts(open_, account, now),
    )


def _due_steps(cases: CaseQuerySet, until: date) -> QuerySet[Step]:
    due = to_do(Step.objects.filter(goal__case__in=cases.values("pk"), due_on__lte=until))
    return due.select_related("goal__case__person").order_by("due_on", "pk")


def _due_looks(cases: CaseQuerySet, until: date) -> QuerySet[FollowUp]:
    due = FollowUp.objects.filter(case__in=cases.values("pk"), done_at=None, due_on__lte=until)
    return due.select_related("case__person", "contact").order_by("due_on", "pk")


def _opened(
    rows: Sequence[tuple[Case, Step | FollowUp]], called: Mapping[UUID, Name], *, on: date
) -> Iterator[Due]:
    boxes = boxes_of(case.person_id for case, _ in rows)
    for case, one in rows:
        box = boxes[case.person_id]
        what = step_row(one, box=box) if isinstance(one, Step) else follow_up_row(one, box=box)
        person = standing_of(case)
        due_on = one.due_on or on
        yield Due(case.pk, person, called.get(person), what, due_on, is_late=due_on < on)


def _offers(mine: CaseQuerySet, known: CaseQuerySet, account: UUID) -> list[HandOver]:
    """Return what waits for ``account``, and what others are asked to take of ``mine``."""
    waiting = HandOver.objects.filter(state=Passing.WAITING)
    related = waiting.select_related("case__person", "giver", "taker").order_by("offered_at", "pk")
    to_me = related.filter(taker=account, case__in=known.values("pk"))
    return [*to_me, *related.filter(case__in=mine.values("pk"))]


def _offered(one: HandOver, called: Mapping[UUID, Name], account: UUID) -> Offered:
    person, is_for_me = standing_of(one.case), one.taker_id == account
    other = colleague(one.giver if is_for_me else one.taker)
    name = called.get(person)
    return Offered(one.pk, one.case_id, person, name, other, one.offered_at, is_for_me)


def _taken(account: UUID, now: datetime) -> tuple[Taken, ...]:
    lately = HandOver.objects.filter(
        giver=account, state=Passing.TAKEN, answered_at__gt=now - timedelta(days=TAKEN_DAYS)
    )
    rows = lately.select_related("case__person", "taker").order_by("-answered_at", "-pk")
    return tuple(
        Taken(
            one.case_id,
            standing_of(one.case),
            colleague(one.taker),
            one.answered_at,
            Reason(one.reason),
        )
        for one in rows
        if one.answered_at
    )


def _unagreed(cases: CaseQuerySet) -> tuple[Unagreed, ...]:
    shut = cases.select_related("person")
    return tuple(
        Unagreed(case.pk, standing_of(case), case.opened_on)
        for case in shut.order_by("opened_on", "pk")
    )


def _drafts(cases: CaseQuerySet, account: UUID, now: datetime) -> tuple[UUID, ...]:
    found = Draft.objects.filter(fresh(now), account=account, case__in=cases.values("pk"))
    return tuple(found.order_by("saved_at", "pk").values_list("case", flat=True))
