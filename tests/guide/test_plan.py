"""From results to steps: order of time, joining of members, what is open, what cannot wait."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.interview import assessed
from migrado.guide.domain.plan import draft, words
from migrado.rules.results import Deadline, Paper, Statement
from tests.guide.factories import LOCAL, all_of_us, family, visit
from tests.support.clock import TODAY

pytestmark = pytest.mark.pure

ANY_RESULT = assessed(Answers.empty(), as_of=TODAY, local=LOCAL).results[0]
PASSPORT = Paper("passport", "Passport", "Pass", "AufenthG § 3 (1)")


def sentence(key):
    return Statement(key, f"Sentence {key}.", {}, "BMG § 17 (1)")


def due(last_day, *, advised=None, what="register_address"):
    return Deadline(
        what=what,
        last_day=last_day,
        unshifted=last_day,
        advised_by=advised,
        shifted=False,
        source="BMG § 17 (1)",
        why=sentence("why"),
    )


def result(topic="register_address", person="you", **changes):
    values = {
        "topic": topic,
        "person": person,
        "right": None,
        "duty": "yes",
        "duty_on": None,
        "authority": "citizen_services",
        "refer_to": None,
        "deadlines": (),
        "amounts": (),
        "terms": {},
        "because": (sentence("must"),),
        "ask_because": (),
        "do_anyway": (),
        "papers": (PASSPORT,),
        "missing_facts": (),
        "blocking": (),
        "wanted": (),
    }
    return replace(ANY_RESULT, **{**values, **changes})


def plan_of(*results, situation=()):
    found = replace(assessed(Answers.empty(), as_of=TODAY, local=LOCAL), results=results)
    return draft(found, situation=situation, on=TODAY)


def title(**changes):
    return result(
        "residence_title", **{"right": "yes", "authority": "immigration_office"} | changes
    )


def test_steps_stand_in_the_order_of_time_and_overdue_ones_first():
    soon, later = TODAY + timedelta(days=9), TODAY + timedelta(days=40)
    late = TODAY - timedelta(days=1)
    plan = plan_of(
        result(person="a"),
        result(person="b", deadlines=(due(later, advised=TODAY + timedelta(days=5)),)),
        result(person="c", deadlines=(due(soon, advised=TODAY + timedelta(days=7)),)),
        result(person="d", deadlines=(due(late),)),
        result(person="e", deadlines=(due(TODAY),)),
    )

    assert [todo.persons[0] for todo in plan.todos] == ["d", "e", "b", "c", "a"]
    assert [todo.is_overdue for todo in plan.todos] == [True, False, False, False, False]


def test_members_who_do_the_same_by_the_same_day_share_a_step():
    day = (due(date(2026, 11, 30)),)
    plan = plan_of(
        result(deadlines=day),
        result(person="child1", deadlines=day, because=(sentence("must"), sentence("child"))),
        result(person="child2", deadlines=(due(date(2026, 12, 7)),)),
        result(person="partner", deadlines=day, authority="immigration_office"),
    )

    assert [todo.persons for todo in plan.todos] == [("you", "child1"), ("partner",), ("child2",)]
    assert [one.key for one in plan.todos[0].because] == ["must", "child"]
    assert plan.todos[0].papers == (PASSPORT,)


def test_the_first_of_several_days_counts_and_a_paper_that_ends_names_the_step():
    early = due(date(2026, 12, 1), what="apply_for_title")
    late = due(date(2027, 3, 4), what="permit_ends")
    plan = plan_of(title(deadlines=(late, early)))

    assert plan.todos[0].deadline == early
    assert plan.todos[0].key == "residence_title.before_paper_ends"


def test_every_step_that_rules_can_lead_to_has_its_words():
    steps = words()["steps"]

    for what in ("apply_for_title", "title_free_stay_ends", "permit_ends", "leave_or_apply"):
        assert f"residence_title.{what}" in steps
    assert all(step.title and step.german and step.text for step in steps.values())


def test_nothing_to_do_is_a_note_and_not_a_step():
    plan = plan_of(title(duty="no", papers=()), title(person="child1", duty="no", papers=()))

    assert plan.todos == ()
    assert [note.persons for note in plan.notes] == [("you", "child1")]


def test_a_document_that_proves_a_right_and_a_day_to_remember_are_steps_without_a_duty():
    plan = plan_of(
        title(duty="no", terms={"document": "swiss_permit"}),
        title(person="b", duty="no", deadlines=(due(date(2027, 3, 4), what="permit_ends"),)),
    )

    assert [(todo.key, todo.may_wait) for todo in plan.todos] == [
        ("residence_title.keep.permit_ends", True),
        ("residence_title.document", True),
    ]


def test_money_goes_before_a_school_without_a_day_and_before_what_can_wait():
    right = {"duty": None, "right": "yes", "papers": ()}
    plan = plan_of(
        result("recognition", **right),
        result("school"),
        result("health", **right),
        result("livelihood", **right),
        result("register_address", deadlines=(due(TODAY + timedelta(9)),)),
    )

    assert [todo.topic for todo in plan.todos] == [
        *("register_address", "livelihood", "health", "school", "recognition"),
    ]


def test_what_is_undecided_says_why_and_who_can_decide():
    plan = plan_of(
        title(
            right="ask",
            duty="ask",
            refer_to="counselling",
            ask_because=("not_modelled",),
            papers=(),
            because=(sentence("hard"), sentence("not_modelled")),
        )
    )

    (point,) = plan.open_points
    assert plan.todos == ()
    assert point.ask == "counselling"
    assert point.reasons == (words()["reasons"]["not_modelled"],)
    assert [one.key for one in point.because] == ["hard"]


def test_a_hard_case_with_a_day_goes_to_advice_before_the_office():
    leave = (due(date(2027, 1, 29), what="leave_or_apply"),)
    hard = {"duty": "ask", "refer_to": "counselling", "deadlines": leave}
    plan = plan_of(
        title(ask_because=("not_modelled",), **hard),
        title(person="b", ask_because=("missing_fact",), **hard),
    )

    assert [(todo.authority, todo.advice) for todo in plan.todos] == [
        (None, "counselling"),
        ("immigration_office", "counselling"),
    ]


def test_without_anybody_named_a_counsellor_is_asked():
    plan = plan_of(title(right="ask", duty="no", authority=None))

    assert plan.open_points[0].ask == "counselling"


def test_what_cannot_wait_stands_first_and_needs_no_assessment():
    plan = draft(None, situation={"minor_alone", "no_home", "violence"}, on=TODAY)

    assert [note.page for note in plan.safety] == ["youth", "violence", "tonight"]
    assert plan.todos == ()


def test_every_reason_of_the_contract_has_its_sentence():
    assert set(words()["reasons"]) == {
        "missing_fact",
        "discretion",
        "contested_law",
        "pending_change",
        "stale_rule",
        "not_modelled",
        "risk_to_permit",
    }


def test_a_family_registers_in_one_step():
    found = visit(
        {
            "household": family("spouse", children=[3, 17]),
            "nationalities": all_of_us(["RO"]),
            "moved_in_on": all_of_us("2026-11-14"),
        }
    )

    plan = draft(
        assessed(found.answers, as_of=TODAY, local=LOCAL),
        situation=found.answers.situation,
        on=TODAY,
    )

    (step,) = plan.todos
    assert step.persons == ("you", "partner", "child1", "child2")
    assert step.deadline is not None
    assert step.deadline.last_day == date(2026, 11, 30)  # the 28th is a Saturday
    assert step.deadline.unshifted == date(2026, 11, 28)
    assert step.deadline.shifted
