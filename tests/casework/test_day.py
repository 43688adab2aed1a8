"""What was agreed on, and what of it is due today in all cases of a counsellor."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from migrado.accounts.policies import NotAllowed
from migrado.casework import actions
from migrado.casework.actions import CaseClosed, NoWords, StepToDo, UnknownOrganisation
from migrado.casework.domain import Asks, GoalState, Outcome, Topic, Who
from migrado.casework.models import Goal, Step
from migrado.journal.models import Entry
from tests.casework.factories import (
    days_later,
    make_goal,
    make_note,
    make_organisation,
    make_step,
    new_case,
)
from tests.support.clock import TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def words_due(by, **more):
    return [one.what.words for one in actions.read_day(by=by, **more).due]


def test_steps_of_all_cases_are_due_by_their_day(case, reception, counsellor):
    other = new_case(counsellor, reception=reception)
    make_step(make_goal(case, by=counsellor), "heute", by=counsellor)
    make_step(make_goal(other, by=counsellor), "überfällig", by=counsellor, due_on=TODAY - DAY)
    make_step(make_goal(other, by=counsellor), "morgen", by=counsellor, due_on=TODAY + DAY)
    make_step(make_goal(case, by=counsellor), "ohne Tag", by=counsellor, due_on=None)

    found = actions.read_day(by=counsellor).due

    assert [(one.what.words, one.is_late) for one in found] == [
        ("überfällig", True),
        ("heute", False),
    ]
    assert [one.name.given for one in found] == ["Ivan", "Olena"]
    assert words_due(counsellor, until=TODAY + DAY) == ["überfällig", "heute", "morgen"]


def test_what_is_done_settled_closed_or_somebody_elses_is_not_due(
    case, reception, counsellor, colleague
):
    goal = make_goal(case, by=counsellor)
    actions.finish_step(make_step(goal, "erledigt", by=counsellor).pk, by=counsellor)
    dropped = make_goal(case, "aufgegeben", by=counsellor)
    make_step(dropped, "unnötig", by=counsellor)
    actions.settle_goal(dropped.pk, GoalState.DROPPED, by=counsellor)
    theirs = new_case(colleague, reception=reception)
    make_step(make_goal(theirs, by=colleague), "ihre", by=colleague)
    closed = new_case(counsellor, reception=reception, given="Vera")
    make_step(make_goal(closed, by=counsellor), "vorbei", by=counsellor)
    actions.close(closed.pk, outcome=Outcome.OTHER, by=counsellor)

    assert words_due(counsellor) == []
    assert words_due(colleague) == ["ihre"]


def test_a_cover_sees_what_is_due(case, counsellor, colleague):
    make_step(make_goal(case, by=counsellor), "heute", by=counsellor)
    actions.cover(case.pk, to=colleague.account.pk, until=TODAY + DAY, by=counsellor)

    assert words_due(colleague) == ["heute"]


def test_a_follow_up_is_due_until_it_is_ticked_off(case, counsellor):
    row = actions.look_again(case.pk, "Bescheid da?", due_on=TODAY, by=counsellor)

    (found,) = actions.read_day(by=counsellor).due
    assert (found.what.asks, found.is_step) == (Asks.OWN, False)
    actions.finish_follow_up(row.pk, by=counsellor)

    assert words_due(counsellor) == []
    (kept,) = actions.read_case(case.pk, by=counsellor).follow_ups
    assert kept.done_at == counsellor.now


def test_what_is_due_moves(case, counsellor):
    step = make_step(make_goal(case, by=counsellor), by=counsellor)
    look = actions.look_again(case.pk, "Bescheid da?", due_on=TODAY, by=counsellor)

    actions.move_step(step.pk, TODAY + DAY, by=counsellor)
    actions.move_follow_up(look.pk, TODAY + DAY, by=counsellor)

    assert words_due(counsellor) == []
    assert words_due(days_later(counsellor, 1)) == ["Zeugnis holen", "Bescheid da?"]


def test_goals_stand_on_the_page_with_their_steps(case, counsellor):
    done = make_goal(case, "Deutsch lernen", by=counsellor)
    actions.settle_goal(done.pk, GoalState.REACHED, by=counsellor)
    goal = make_goal(case, by=counsellor)
    first = make_step(goal, "zuerst", by=counsellor)
    make_step(goal, "danach", by=counsellor, due_on=TODAY + DAY)
    actions.finish_step(first.pk, by=counsellor)

    open_, reached = actions.read_case(case.pk, by=counsellor).goals

    assert (open_.words, open_.topic) == ("Arbeit finden", Topic.WORK)
    assert [one.words for one in open_.steps] == ["danach", "zuerst"]
    assert (reached.words, reached.settled_on) == ("Deutsch lernen", TODAY)
    actions.finish_step(first.pk, by=counsellor, is_done=False)
    assert Step.objects.get(pk=first.pk).done_at is None


def test_a_step_names_an_organisation_of_the_city(case, city, counsellor):
    make_organisation(city, "sozialamt")
    goal = make_goal(case, by=counsellor)
    todo = StepToDo(words="Antrag", who=Who.OTHER, organisation="sozialamt")

    assert actions.add_step(goal.pk, todo, by=counsellor).organisation == "sozialamt"
    with pytest.raises(UnknownOrganisation):
        actions.add_step(
            goal.pk, StepToDo(words="Antrag", who=Who.OTHER, organisation="nirgends"), by=counsellor
        )


def test_what_is_agreed_on_has_words_and_an_open_case(case, counsellor):
    with pytest.raises(NoWords):
        make_goal(case, "", by=counsellor)
    goal = make_goal(case, by=counsellor)
    step = make_step(goal, by=counsellor)
    actions.close(case.pk, outcome=Outcome.OTHER, by=counsellor)

    for change in (
        lambda: make_step(goal, by=counsellor),
        lambda: actions.finish_step(step.pk, by=counsellor),
        lambda: actions.settle_goal(goal.pk, GoalState.REACHED, by=counsellor),
        lambda: actions.look_again(case.pk, "x", due_on=TODAY, by=counsellor),
    ):
        with pytest.raises(CaseClosed):
            change()
    assert b"Arbeit" not in bytes(Goal.objects.get().sealed)


def test_an_id_that_is_nobodys_is_refused_like_one_that_is_somebodys(case, counsellor):
    for change in (
        lambda: actions.finish_step(case.pk, by=counsellor),
        lambda: actions.settle_goal(case.pk, GoalState.REACHED, by=counsellor),
        lambda: actions.finish_follow_up(case.pk, by=counsellor),
        lambda: actions.remove_attachment(case.pk, by=counsellor),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_the_list_of_cases_begins_with_what_is_due_first(case, reception, counsellor):
    other = new_case(counsellor, reception=reception)
    actions.look_again(other.pk, "bald", due_on=TODAY + DAY, by=counsellor)
    make_step(make_goal(other, by=counsellor), by=counsellor, due_on=TODAY + 3 * DAY)

    first, second = actions.read_mine(by=counsellor)

    assert (first.id, first.next_due_on) == (other.pk, TODAY + DAY)
    assert (second.id, second.next_due_on) == (case.pk, None)
    assert actions.read_mine(by=counsellor, closed=True) == ()


def test_a_day_takes_the_same_queries_for_one_case_and_for_many(case, reception, counsellor):
    def queries():
        with CaptureQueriesContext(connection) as found:
            actions.read_day(by=counsellor)
        return len(found)

    for every in (case, *(new_case(counsellor, reception=reception, given=f"P{n}") for n in "ab")):
        make_step(make_goal(every, by=counsellor), by=counsellor)
        actions.look_again(every.pk, "x", due_on=TODAY, by=counsellor)
    few = queries()
    for number in range(8):
        every = new_case(counsellor, reception=reception, given=f"Q{number}")
        make_step(make_goal(every, by=counsellor), by=counsellor)

    assert queries() == few <= 20


def test_a_case_page_takes_under_thirty_queries(case, counsellor):
    for number in range(5):
        make_step(make_goal(case, by=counsellor), by=counsellor)
        make_note(case, f"Notiz {number}", by=counsellor)

    with CaptureQueriesContext(connection) as found:
        actions.read_case(case.pk, by=counsellor)

    assert len(found) <= 28


def test_that_a_day_was_read_is_written_for_each_person_on_it(case, reception, counsellor):
    other = new_case(counsellor, reception=reception)
    for every in (case, other):
        make_step(make_goal(every, by=counsellor), by=counsellor)

    actions.read_day(by=counsellor)

    lines = Entry.objects.in_city(case.city).filter(thing="casework.day")
    assert {line.subject for line in lines} == {case.person_id, other.person_id}
