"""Cases in lists: that they exist, and whose they are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery

from migrado.accounts.models import Account
from migrado.casework.domain import GoalState, Topic
from migrado.casework.models import Case, FollowUp, Step
from migrado.casework.models.cases import CaseQuerySet
from migrado.people.domain import Name
from migrado.people.queries.portraits import names

MOST = 300


@dataclass(frozen=True)
class Colleague:
    """Somebody of the house, as colleagues call them."""

    id: UUID
    name: str


@dataclass(frozen=True)
class KnownCase:
    """That a case exists and who is responsible; nothing of what stands in it."""

    id: UUID
    person: UUID
    owner: Colleague
    cover: Colleague | None
    is_open: bool
    opened_on: date
    is_readable: bool  # for whoever asked


@dataclass(frozen=True)
class MyCase:
    """A case that somebody answers for. ``name`` None: nobody wrote one down."""

    id: UUID
    person: UUID
    name: Name | None
    topics: tuple[Topic, ...]
    owner: Colleague
    cover: Colleague | None
    cover_until: date | None
    opened_on: date
    closed_on: date | None
    next_due_on: date | None


def known_cases(cases: CaseQuerySet, *, readable: CaseQuerySet, on: date) -> tuple[KnownCase, ...]:
    """Return that ``cases`` exist, the newest first; one query."""
    found = cases.annotate(is_readable=Exists(readable.filter(pk=OuterRef("pk"))))
    ordered = found.select_related("person", "owner", "cover").order_by("-opened_on", "-pk")
    return tuple(
        KnownCase(
            id=case.pk,
            person=standing_of(case),
            owner=colleague(case.owner),
            cover=_cover(case, on),
            is_open=case.is_open,
            opened_on=case.opened_on,
            is_readable=case.is_readable,  # type: ignore[attr-defined]
        )
        for case in ordered[:MOST]
    )


def my_cases(cases: CaseQuerySet, *, on: date) -> tuple[MyCase, ...]:
    """Return ``cases``, what is due first before the others; five queries."""
    found = cases.annotate(next_step=_next_step(), next_look=_next_look())
    rows = list(found.select_related("person", "owner", "cover").order_by("opened_on", "pk")[:MOST])
    called = names(standing_of(case) for case in rows)
    mine = [_mine(case, called.get(standing_of(case)), on) for case in rows]
    return tuple(sorted(mine, key=lambda one: one.next_due_on or date.max))


def standing_of(case: Case) -> UUID:
    """Return the standing person of ``case``, whose person was selected with it."""
    into: UUID | None = case.person.merged_into_id
    return into or case.person_id


def colleague(account: Account) -> Colleague:
    """Return ``account`` as colleagues see it."""
    return Colleague(account.pk, account.name)


def to_do(steps: QuerySet[Step]) -> QuerySet[Step]:
    """Keep steps that are still to be done, for a goal that nobody settled."""
    return steps.filter(done_at=None, goal__state=GoalState.OPEN)


def _next_step() -> Subquery:
    steps = to_do(Step.objects.filter(goal__case=OuterRef("pk"))).order_by()
    return Subquery(steps.values("goal__case").annotate(first=Min("due_on")).values("first"))


def _next_look() -> Subquery:
    looks = FollowUp.objects.filter(case=OuterRef("pk"), done_at=None).order_by()
    return Subquery(looks.values("case").annotate(first=Min("due_on")).values("first"))


def _mine(case: Case, name: Name | None, on: date) -> MyCase:
    days = [day for day in (case.next_step, case.next_look) if day]  # type: ignore[attr-defined]
    cover = _cover(case, on)
    return MyCase(
        id=case.pk,
        person=standing_of(case),
        name=name,
        topics=tuple(map(Topic, case.topics)),
        owner=colleague(case.owner),
        cover=cover,
        cover_until=case.cover_until if cover else None,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        next_due_on=min(days, default=None),
    )


def _cover(case: Case, on: date) -> Colleague | None:
    """Return who stands in on ``on``; a cover that is over is none."""
    if case.cover is None or case.cover_until is None or case.cover_until <= on:
        return None
    return colleague(case.cover)
