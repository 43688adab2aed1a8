"""What the pages of the guide are given: the plan and a question, in the visitor's language."""

from datetime import date, timedelta

import pytest

from migrado.guide.domain.answers import Answers
from migrado.guide.queries import plan_page, question_page
from migrado.guide.queries.words import say
from tests.guide.factories import all_of_us, family, visit
from tests.support.clock import TODAY

OLENA = {
    "household": family(children=[4, 1]),
    "nationalities": all_of_us(["UA"]),
    "paper": all_of_us("none"),
    "in_ukraine_on_2022_02_24": all_of_us(True),
    "entered_on": all_of_us("2026-11-10"),
    "moved_in_on": all_of_us("2026-11-14"),
}
SIX = {
    "household": family("spouse", children=[1, 3, 15], others=[70]),
    "nationalities.you": ["RO"],
    "nationalities.partner": ["BR"],
    "nationalities.child1": ["DE"],
    "nationalities": ["UA"],
    "moved_in_on": "2026-11-14",
}


def page(city, script, *, language="en", on=TODAY):
    return plan_page(city, answers=visit(script).answers, language=language, on=on)


def test_olena_sees_two_steps_with_days_offices_and_papers(dortmund):
    plan = page(dortmund, OLENA)

    register, permit, baby = plan.steps
    assert plan.household_line.text == "you, child 1 (4 years) and child 2 (1 year)"
    assert plan.is_finished
    assert register.persons == ("you", "child 1 (4 years)", "child 2 (1 year)")
    assert register.last_day == date(2026, 11, 30)
    assert register.days_left == 7
    assert register.advised_on is not None
    assert register.advised_on < register.last_day
    assert register.deadline_why is not None
    assert "Saturday, 28 November 2026" in register.deadline_why.text
    assert "Monday, 30 November 2026" in register.deadline_why.text
    assert [paper.office_word for paper in register.papers][-1] == "Wohnungsgeberbestätigung"
    assert register.office is not None
    assert register.role == "immigration_office"
    assert permit.last_day == date(2027, 2, 8)  # ninety days after the day of entry
    assert permit.persons == ("you", "child 1 (4 years)")
    assert (baby.persons, baby.last_day) == (("child 2 (1 year)",), permit.last_day)
    assert all(one.source for one in (*register.because, *permit.because))


def test_the_german_stands_beside_the_language_of_the_page(dortmund):
    english, german = (page(dortmund, OLENA, language=one) for one in ("en", "de"))

    (first, *_), (twin, *_) = english.steps, german.steps
    assert first.title.german == twin.title.text
    assert first.persons_german == twin.persons
    assert first.deadline_why is not None
    assert "Montag, 30. November 2026" in first.deadline_why.german
    assert not twin.title.german_differs


@pytest.mark.parametrize("script", [OLENA, SIX, {}])
def test_the_plan_takes_seven_statements_whatever_the_household(
    dortmund, script, django_assert_num_queries
):
    answers = visit(script).answers

    with django_assert_num_queries(7):
        plan_page(dortmund, answers=answers, language="ar", on=TODAY)


def test_a_question_takes_one_statement(dortmund, django_assert_num_queries):
    with django_assert_num_queries(1):
        question_page(dortmund, answers=Answers.empty(), number=None, language="de", on=TODAY)


def test_steps_have_keys_of_their_own(dortmund):
    keys = [step.key for step in page(dortmund, SIX).steps]

    assert len(keys) == len(set(keys))


def test_a_day_that_has_passed_says_go_now_anyway(dortmund):
    plan = page(dortmund, {**OLENA, "moved_in_on": all_of_us("2026-10-01")})

    late = plan.steps[0]
    assert late.overdue
    assert late.days_left is not None
    assert late.days_left < 0
    assert late.advised_on is None
    assert [one.text for one in late.anyway][0].startswith("The day is over. Please go now anyway")


def test_a_hard_case_goes_to_advice_first(dortmund):
    plan = page(
        dortmund,
        {
            "nationalities": ["RS"],
            "paper": "none",
            "entered_on": "2026-11-02",
            "moved_in_on": "2026-11-16",
        },
    )

    leave = next(step for step in plan.steps if step.key.startswith("residence_title"))
    assert leave.role == "counselling"
    assert leave.office is not None
    assert leave.advice is None


def test_a_minor_alone_gets_no_steps_but_the_youth_office(dortmund):
    plan = page(dortmund, {"situation": ["minor_alone"]})

    assert plan.stop == "youth"
    assert plan.steps == ()
    assert [note.help for note in plan.safety] == ["youth"]
    assert plan.law_checked is None


def test_violence_and_no_home_stand_before_everything(dortmund):
    plan = page(dortmund, {"situation": ["no_home", "violence"], "nationalities": ["BG"]})

    assert [note.help for note in plan.safety] == ["violence", "tonight"]
    assert plan.safety[0].source == "BMG §§ 51, 52"
    assert plan.steps == ()  # no dwelling, no registration; an EU citizen needs no title
    assert {note.topic for note in plan.notes} == {"register_address", "residence_title"}


def test_what_was_left_open_leads_back_to_its_question(dortmund):
    plan = page(dortmund, {"moved_in_on": "2026-11-16"})

    (open_point,) = plan.undecided
    answers = visit({"moved_in_on": "2026-11-16"}).answers
    asked = [
        question_page(dortmund, answers=answers, number=one, language="en", on=TODAY).question
        for one in open_point.numbers
    ]
    assert [one and one.fact for one in asked] == ["nationalities", "paper", "purpose"]
    assert open_point.role == "counselling"
    assert open_point.office is not None


def test_the_plan_before_the_first_answer_is_there_and_not_finished(dortmund):
    plan = plan_page(dortmund, answers=Answers.empty(), language="de", on=TODAY)

    assert not plan.is_finished
    assert plan.infopoint is not None


def test_questions_count_up_and_nobody_jumps_ahead(dortmund):
    answers = visit(OLENA).answers
    shown = [
        question_page(dortmund, answers=answers, number=number, language="en", on=TODAY)
        for number in (1, 2, 8, 99, None)
    ]

    assert [one.question and one.question.id for one in shown] == [
        "situation", "household", "interests", None, None,
    ]  # fmt: skip
    assert [one.before for one in shown[:2]] == [None, 1]
    assert shown[1].reply is not None
    assert shown[1].reply.value == family(children=[4, 1])


def test_a_question_about_another_member_names_them(dortmund):
    found = visit({**OLENA, "nationalities": ["UA"]})
    at = found.asked.index("nationalities.child2") + 1

    shown = question_page(dortmund, answers=found.answers, number=at, language="en", on=TODAY)

    assert shown.who == "child 2 (1 year)"
    assert shown.title == "Which nationality does this person have?"


def test_a_percent_sign_in_a_sentence_is_no_parameter():
    assert say("50 % of it", "en") == "50 % of it"
    assert say("", "de") == ""
    assert say("%(count)s of %(day)s", "en", {"count": 1200, "day": TODAY}).startswith("1,200 of")


@pytest.mark.parametrize("days", range(0, 120, 7))
def test_the_plan_stands_on_every_later_day_too(dortmund, days):
    plan = page(dortmund, OLENA, on=TODAY + timedelta(days=days))

    assert plan.steps


def test_who_fled_violence_reads_of_the_block_before_the_address_is_told(dortmund):
    register = page(dortmund, {**OLENA, "situation": ["violence"]}, language="de").steps[0]

    assert register.topic == "register_address"
    assert "Auskunftssperre" in register.anyway[0].text
    assert "Auskunftssperre" not in str(page(dortmund, OLENA, language="de").steps[0].anyway)


def test_who_has_registered_where_they_live_is_not_told_to_go(dortmund):
    long_ago = {"nationalities": ["RO"], "moved_in_on": "2026-10-01"}

    done = page(dortmund, {**long_ago, "registered_here": True})
    not_yet = page(dortmund, {**long_ago, "registered_here": False})

    assert done.steps == ()
    assert [(step.topic, step.overdue) for step in not_yet.steps] == [("register_address", True)]
