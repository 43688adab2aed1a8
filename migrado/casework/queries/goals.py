"""What was agreed on in a case, opened."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from migrado.casework.domain import Asks, GoalState, Topic, Who, Worked
from migrado.casework.models import Case, FollowUp, Goal, Step
from migrado.casework.models.sealed import SealedRow
from migrado.vault.domain import Box


@dataclass(frozen=True)
class StepRow:
    """A step: who does what by when, and since when it is done."""

    id: UUID
    words: str
    who: Who
    organisation: str  # a key of the directory, or empty
    due_on: date | None
    done_at: datetime | None


@dataclass(frozen=True)
class GoalRow:
    """A goal with its steps: those to do first, by their day."""

    id: UUID
    words: str
    topic: Topic
    state: GoalState
    set_on: date
    settled_on: date | None
    steps: tuple[StepRow, ...]


@dataclass(frozen=True)
class FollowUpRow:
    """Something to look after; ``sent_to`` where the question is whether that worked."""

    id: UUID
    words: str
    asks: Asks
    sent_to: str  # a key of the directory, or empty
    due_on: date
    done_at: datetime | None
    worked: Worked | None


def goals_of(case: Case, *, box: Box) -> tuple[GoalRow, ...]:
    """Return the goals of ``case``, open ones first, then by the day they were set; two queries."""
    steps: dict[UUID, list[StepRow]] = defaultdict(list)
    by_day = (F("done_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")
    for step in Step.objects.filter(goal__case=case).order_by(*by_day):
        steps[step.goal_id].append(step_row(step, box=box))
    goals = sorted(
        Goal.objects.filter(case=case).order_by("set_on", "pk"),
        key=lambda one: one.state != GoalState.OPEN,
    )
    return tuple(_goal_row(goal, tuple(steps[goal.pk]), box=box) for goal in goals)


def follow_ups_of(case: Case, *, box: Box) -> tuple[FollowUpRow, ...]:
    """Return the follow-ups of ``case``, those to do first, by their day; one query."""
    found = FollowUp.objects.filter(case=case).select_related("contact")
    ordered = found.order_by(F("done_at").asc(nulls_first=True), "due_on", "pk")
    return tuple(follow_up_row(one, box=box) for one in ordered)


def step_row(step: Step, *, box: Box) -> StepRow:
    """Return ``step`` as it reads."""
    return StepRow(
        id=step.pk,
        words=words_of(step, box=box),
        who=Who(step.who),
        organisation=step.organisation,
        due_on=step.due_on,
        done_at=step.done_at,
    )


def follow_up_row(one: FollowUp, *, box: Box) -> FollowUpRow:
    """Return ``one`` as it reads; its contact was selected with it."""
    return FollowUpRow(
        id=one.pk,
        words=words_of(one, box=box),
        asks=Asks(one.asks),
        sent_to=one.contact.sent_to if one.contact else "",
        due_on=one.due_on,
        done_at=one.done_at,
        worked=Worked(one.worked) if one.worked else None,
    )


def words_of(row: SealedRow, *, box: Box) -> str:
    """Return the words of ``row``, "" where none were sealed. Raises Unreadable."""
    return box.unseal(row.sealed, about=row.about) if row.sealed else ""


def _goal_row(goal: Goal, steps: tuple[StepRow, ...], *, box: Box) -> GoalRow:
    return GoalRow(
        id=goal.pk,
        words=words_of(goal, box=box),
        topic=Topic(goal.topic),
        state=GoalState(goal.state),
        set_on=goal.set_on,
        settled_on=goal.settled_on,
        steps=steps,
    )
