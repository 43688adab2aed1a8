"""Who may do what in a case: every action and every read, cell by cell.

Whoever may not is refused, or sees the same as if there were no case.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from migrado.accounts.policies import NotAllowed
from migrado.casework import actions
from migrado.casework.actions import Form, HalfWritten, StepToDo, Upload
from migrado.casework.domain import GoalState, Level, Outcome, Reason, Topic, Who
from migrado.people import actions as people
from migrado.people.domain import Purpose
from migrado.people.models import Consent
from tests.casework.factories import (
    TALK,
    make_attachment,
    make_case,
    make_goal,
    make_note,
    make_step,
)
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import TODAY
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)

# O owner, C cover, L looked into it with a reason, K colleague, W owner after the withdrawal,
# E counsellor of another city, R reception, J jobcenter, G registration, P course placement.
EVERYBODY = "OCLKWERJGP"


@dataclass(frozen=True)
class Scene:
    """A case with one of everything, and somebody at work for each letter."""

    case: Any
    goal: Any
    step: Any
    look: Any
    note: Any
    secret: Any
    paper: Any
    contact: Any
    offer: Any
    people: dict[str, Any]


@pytest.fixture
def scene():
    city = make_city("dortmund")
    reception = acting(city)
    owner, cover, looker, colleague, taker = (acting(city, Purpose.COUNSELLING) for _ in range(5))
    person = make_person(reception)
    agreed(person, by=owner)
    case = make_case(person, by=owner)
    actions.cover(case.pk, to=cover.account.pk, until=TODAY + timedelta(days=9), by=owner)
    actions.look_into(case.pk, reason=Reason.DANGER, by=looker)
    goal = make_goal(case, by=owner)
    return Scene(
        case=case,
        goal=goal,
        step=make_step(goal, by=owner),
        look=actions.look_again(case.pk, "x", due_on=TODAY, by=owner),
        note=make_note(case, by=owner),
        secret=make_note(case, by=owner, level=Level.RESPONSIBLE),
        paper=make_attachment(case, by=owner),
        contact=actions.count_contact(TALK, by=owner, case=case.pk),
        offer=actions.offer(case.pk, to=taker.account.pk, by=owner),
        people={
            **{"O": owner, "C": cover, "L": looker, "K": colleague, "W": owner, "R": reception},
            "E": acting(make_city("hamm"), Purpose.COUNSELLING),
            "J": acting(city, Purpose.BENEFITS),
            "G": acting(city, Purpose.REGISTRATION),
            "P": acting(city, Purpose.COURSE),
        },
    )


Act = Callable[[Scene, Any], Any]
READS: dict[str, tuple[str, Act]] = {
    "read_case": ("OCL", lambda s, by: actions.read_case(s.case.pk, by=by)),
    "read_note": ("OCL", lambda s, by: actions.read_note(s.note.pk, by=by)),
    "read_note for the responsible": ("OC", lambda s, by: actions.read_note(s.secret.pk, by=by)),
    "read_attachment": ("OCL", lambda s, by: actions.read_attachment(s.paper.pk, by=by)),
    "read_cases_of": ("OCLK", lambda s, by: actions.read_cases_of(s.case.person_id, by=by)),
    "read_mine": ("OC", lambda s, by: actions.read_mine(by=by)),
    "read_day": ("OC", lambda s, by: actions.read_day(by=by).due),
    "read_kept_of": ("", lambda s, by: actions.read_kept_of(s.case.person_id, by=by)),
    "read_thread": ("", lambda s, by: actions.read_thread("Blau Eule 100", by=by)),
    "read_orphans": ("", lambda s, by: actions.read_orphans(by=by)),
}
WRITES: dict[str, tuple[str, Act]] = {
    "copy_out": ("OCL", lambda s, by: actions.copy_out(s.case.pk, form=Form.CSV, by=by)),
    "set_topics": ("OCL", lambda s, by: actions.set_topics(s.case.pk, [Topic.WORK], by=by)),
    "close": ("OCW", lambda s, by: actions.close(s.case.pk, outcome=Outcome.OTHER, by=by)),
    "offer": ("", lambda s, by: actions.offer(s.case.pk, to=by.account.pk, by=by)),
    "call_back": ("OCW", lambda s, by: actions.call_back(s.offer.pk, by=by)),
    "accept": ("", lambda s, by: actions.accept(s.offer.pk, by=by)),
    "decline": ("", lambda s, by: actions.decline(s.offer.pk, by=by)),
    "take_over": ("CLK", lambda s, by: _take_over(s, by)),
    "cover": ("OCW", lambda s, by: _cover(s, by)),
    "end_cover": ("OCW", lambda s, by: actions.end_cover(s.case.pk, by=by)),
    "look_into": (
        "OCLK",
        lambda s, by: actions.look_into(s.case.pk, reason=Reason.ABSENT, by=by),
    ),
    "set_goal": ("OCL", lambda s, by: make_goal(s.case, by=by)),
    "settle_goal": (
        "OCL",
        lambda s, by: actions.settle_goal(s.goal.pk, GoalState.REACHED, by=by),
    ),
    "add_step": ("OCL", lambda s, by: _add_step(s, by)),
    "finish_step": ("OCL", lambda s, by: actions.finish_step(s.step.pk, by=by)),
    "move_step": ("OCL", lambda s, by: actions.move_step(s.step.pk, TOMORROW, by=by)),
    "look_again": (
        "OCL",
        lambda s, by: actions.look_again(s.case.pk, "x", due_on=TODAY, by=by),
    ),
    "finish_follow_up": ("OCL", lambda s, by: actions.finish_follow_up(s.look.pk, by=by)),
    "move_follow_up": (
        "OCL",
        lambda s, by: actions.move_follow_up(s.look.pk, TOMORROW, by=by),
    ),
    "write_note": ("OCL", lambda s, by: make_note(s.case, by=by)),
    "write_note for the responsible": (
        "OC",
        lambda s, by: make_note(s.case, by=by, level=Level.RESPONSIBLE),
    ),
    "save_note": ("OCL", lambda s, by: actions.save_note(s.note.pk, "x", saw=1, by=by)),
    "save_note for the responsible": (
        "OC",
        lambda s, by: actions.save_note(s.secret.pk, "x", saw=1, by=by),
    ),
    "keep_draft": (
        "OCL",
        lambda s, by: actions.keep_draft(s.case.pk, HalfWritten(words="x"), by=by),
    ),
    "drop_draft": ("OCL", lambda s, by: actions.drop_draft(s.case.pk, by=by)),
    "attach": (
        "OCL",
        lambda s, by: actions.attach(s.case.pk, Upload("a.txt", b"x"), by=by),
    ),
    "remove_attachment": ("OCL", lambda s, by: actions.remove_attachment(s.paper.pk, by=by)),
    "count_contact": (
        "OCL",
        lambda s, by: actions.count_contact(TALK, by=by, case=s.case.pk),
    ),
    "take_back_contact": ("OCL", lambda s, by: actions.take_back_contact(s.contact.pk, by=by)),
}


def _take_over(s: Scene, by: Any) -> None:
    actions.take_over(s.case.pk, from_owner=s.case.owner_id, reason=Reason.ABSENT, by=by)


def _cover(s: Scene, by: Any) -> None:
    to = s.people["K"].account.pk
    actions.cover(s.case.pk, to=to, until=TOMORROW, by=by)


def _add_step(s: Scene, by: Any) -> None:
    actions.add_step(s.goal.pk, StepToDo(words="x", who=Who.HOUSE), by=by)


def as_(letter: str, scene: Scene) -> Any:
    """Return whoever ``letter`` stands for; W takes the consent back first."""
    if letter == "W":
        consent = Consent.objects.in_city(scene.case.city).get(person=scene.case.person)
        people.withdraw(consent, by=scene.people["O"])
    return scene.people[letter]


@pytest.mark.parametrize("letter", EVERYBODY)
def test_who_reads_what(scene, letter):
    by = as_(letter, scene)

    for what, (allowed, read) in READS.items():
        try:
            seen = bool(read(scene, by))
        except NotAllowed:
            seen = False
        assert seen == (letter in allowed), what


@pytest.mark.parametrize("letter", EVERYBODY)
def test_who_does_what(scene, letter):
    by = as_(letter, scene)

    for what, (allowed, act) in WRITES.items():
        before = transaction.savepoint()  # each begins with the same scene
        try:
            act(scene, by)
            done = True
        except NotAllowed:
            done = False
        transaction.savepoint_rollback(before)
        assert done == (letter in allowed), what


def test_no_read_and_no_write_is_missing_in_the_table():
    listed = {what.split(" ")[0] for what in (*READS, *WRITES)}
    elsewhere = {  # in tests of their own
        *("begin_thread", "talk_again", "write_in_thread", "join_thread", "forget_thread"),
        *("keep", "overrule", "read_kept", "read_reason"),
        *("settle_copy", "forget_drafts", "cover_all", "open_case", "reopen"),
    }

    verbs = {name for name in actions.__all__ if name[0].islower()}

    assert verbs - elsewhere == listed


def test_a_role_that_ended_opens_nothing_at_the_next_click(scene):
    owner = scene.people["O"]
    gone = replace(owner, purpose=Purpose.RECEPTION)

    with pytest.raises(NotAllowed):
        actions.read_mine(by=gone)
