"""What was agreed on in a case: goals, steps, and what to look after on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from migrado.casework.actions import claiming
from migrado.casework.actions.claiming import box_of, subject_of
from migrado.casework.domain import Asks, GoalState, Topic, Who, Worked
from migrado.casework.models import Case, FollowUp, Goal, Step
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.policies import Acting
from migrado.vault.domain import uuid7


class NoWords(ValueError):
    """What is to be written down is empty."""


@dataclass(frozen=True, kw_only=True)
class StepToDo:
    """A step as somebody agrees on it; ``organisation`` is a key of the directory, or empty.

    ``due_on`` is inclusive, None where no day was named.
    """

    words: str
    who: Who
    due_on: date | None = None
    organisation: str = ""


@transaction.atomic
def set_goal(case: UUID, words: str, *, topic: Topic, by: Acting) -> Goal:
    """Write down what somebody wants to reach. Raises NotAllowed, CaseClosed, NoWords."""
    whose = claiming.to_write(case, by=by)
    goal = Goal(id=uuid7(by.now), case=whose, topic=Topic(topic), set_on=by.on)
    goal.sealed = box_of(whose).seal(required(words), about=goal.about)
    goal.save(force_insert=True)
    _told("casework.goal", goal.pk, whose, by=by)
    return goal


@transaction.atomic
def settle_goal(goal: UUID, state: GoalState, *, by: Acting) -> None:
    """Say that a goal was reached or dropped, or is open again. Raises NotAllowed, CaseClosed."""
    found = claiming.goal(goal, by=by)
    found.state = GoalState(state)
    found.settled_on = None if found.state == GoalState.OPEN else by.on
    found.save(update_fields=["state", "settled_on"])
    _told("casework.goal", found.pk, found.case, by=by)


@transaction.atomic
def add_step(goal: UUID, todo: StepToDo, *, by: Acting) -> Step:
    """Write down who does what by when. Raises NotAllowed, CaseClosed, UnknownOrganisation."""
    found = claiming.goal(goal, by=by)
    step = Step(
        id=uuid7(by.now),
        goal=found,
        who=Who(todo.who),
        organisation=claiming.organisation(todo.organisation, by=by),
        due_on=todo.due_on,
        added_at=by.now,
    )
    step.sealed = box_of(found.case).seal(required(todo.words), about=step.about)
    step.save(force_insert=True)
    _told("casework.step", step.pk, found.case, by=by)
    return step


@transaction.atomic
def finish_step(step: UUID, *, by: Acting, is_done: bool = True) -> None:
    """Tick a step off, or say that it is not done after all. Raises NotAllowed, CaseClosed."""
    found = claiming.step(step, by=by)
    Step.objects.filter(pk=found.pk).update(done_at=by.now if is_done else None)
    _told("casework.step", found.pk, found.goal.case, by=by)


@transaction.atomic
def move_step(step: UUID, due_on: date | None, *, by: Acting) -> None:
    """Let a step be due on another day. Raises NotAllowed, CaseClosed."""
    found = claiming.step(step, by=by)
    Step.objects.filter(pk=found.pk).update(due_on=due_on)
    _told("casework.step", found.pk, found.goal.case, by=by)


@transaction.atomic
def look_again(case: UUID, words: str, *, due_on: date, by: Acting) -> FollowUp:
    """Write down what to look after on ``due_on``. Raises NotAllowed, CaseClosed, NoWords."""
    whose = claiming.to_write(case, by=by)
    row = FollowUp(id=uuid7(by.now), case=whose, asks=Asks.OWN, due_on=due_on)
    row.sealed = box_of(whose).seal(required(words), about=row.about)
    row.save(force_insert=True)
    _told("casework.follow_up", row.pk, whose, by=by)
    return row


@transaction.atomic
def finish_follow_up(follow_up: UUID, *, by: Acting, worked: Worked | None = None) -> None:
    """Tick a follow-up off; of somebody sent on, say whether it worked.

    Raises NotAllowed, CaseClosed.
    """
    row = claiming.follow_up(follow_up, by=by)
    row.done_at = by.now
    row.worked = (worked or Worked.NOT_KNOWN) if row.asks == Asks.SENT_TO else ""
    row.save(update_fields=["done_at", "worked"])
    _told("casework.follow_up", row.pk, row.case, by=by)


@transaction.atomic
def move_follow_up(follow_up: UUID, due_on: date, *, by: Acting) -> None:
    """Let a follow-up be due on another day. Raises NotAllowed, CaseClosed."""
    row = claiming.follow_up(follow_up, by=by)
    FollowUp.objects.filter(pk=row.pk).update(due_on=due_on)
    _told("casework.follow_up", row.pk, row.case, by=by)


def required(words: str) -> str:
    """Return ``words``. Raises NoWords if there are none."""
    if not words.strip():
        raise NoWords
    return words


def _told(thing: str, number: UUID, case: Case, *, by: Acting) -> None:
    tell(Kind.WRITE, thing, by=by, of=subject_of(case), thing_id=number)
