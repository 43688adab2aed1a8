"""Which questions are asked of whom, in which order, and what happens on the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.interview import interview
from migrado.guide.domain.replies import Reply
from tests.guide.factories import (
    DECLINED,
    LOCAL,
    UNKNOWN,
    all_of_us,
    family,
    reply_to,
    visit,
)
from tests.support.clock import TODAY

pytestmark = pytest.mark.pure

OPENING = ("situation", "household")
MIHAI = {"nationalities": ["RO"], "moved_in_on": "2026-11-16"}
JENS = {"nationalities": ["DE"], "moved_in_on": "2026-11-16"}
OLENA = {
    "household": family(children=[4, 9]),
    "nationalities": all_of_us(["UA"]),
    "paper": all_of_us("none"),
    "in_ukraine_on_2022_02_24": all_of_us(True),
    "entered_on": all_of_us("2026-11-10"),
    "moved_in_on": all_of_us("2026-11-14"),
}
PRIYA = {
    "nationalities": ["IN"],
    "paper": "national_visa",
    "moved_in_on": "2026-11-16",
    "paper_valid_until": "2027-01-31",
    "purpose": "work",
}
BRAZIL_AND_ROMANIA = {
    "household": family("spouse"),
    "nationalities.you": ["BR"],
    "nationalities.partner": ["RO"],
    "moved_in_on": all_of_us("2026-11-16"),
}
PEOPLE = [
    ("Mihai, Romanian, alone", MIHAI, (*OPENING, "nationalities.you", "moved_in_on.you")),
    ("Jens, German, back home", JENS, (*OPENING, "nationalities.you", "moved_in_on.you")),
    (
        "Olena, Ukrainian, two children",
        OLENA,
        (
            *OPENING,
            "nationalities.you",
            "paper.you",
            "in_ukraine_on_2022_02_24.you",
            "entered_on.you",
            "moved_in_on.you",
        ),
    ),
    (
        "Priya, Indian, national visa",
        PRIYA,
        (
            *OPENING,
            "nationalities.you",
            "paper.you",
            "moved_in_on.you",
            "paper_valid_until.you",
            "purpose.you",
        ),
    ),
    (
        "Anna, Swiss",
        {"nationalities": ["CH"], "moved_in_on": "2026-11-16"},
        (*OPENING, "nationalities.you", "moved_in_on.you"),
    ),
    (
        "Emily, from the United States",
        {
            "nationalities": ["US"],
            "paper": "none",
            "entered_on": "2026-11-02",
            "moved_in_on": "2026-11-02",
        },
        (
            *OPENING,
            "nationalities.you",
            "paper.you",
            "entered_on.you",
            "moved_in_on.you",
            "registered_here.you",
            "purpose.you",
        ),
    ),
    (
        "Dragan, Serbian, visa-free",
        {"nationalities": ["RS"], "paper": "none", "moved_in_on": "2026-11-16"},
        (*OPENING, "nationalities.you", "paper.you", "entered_on.you", "moved_in_on.you"),
    ),
    (
        "Amina, asks for asylum",
        {"nationalities": ["SY"], "paper": "asylum_permission", "moved_in_on": "2026-11-16"},
        (*OPENING, "nationalities.you", "paper.you", "moved_in_on.you", "housing"),
    ),
    (
        "Karim, tolerated",
        {"nationalities": ["LB"], "paper": "toleration", "moved_in_on": "2026-11-16"},
        (*OPENING, "nationalities.you", "paper.you", "moved_in_on.you", "paper_valid_until.you"),
    ),
    (
        "Ewa, settled for good",
        {"nationalities": ["TR"], "paper": "settlement_permit", "moved_in_on": "2026-11-16"},
        (*OPENING, "nationalities.you", "paper.you", "moved_in_on.you"),
    ),
    (
        "A Brazilian and her Romanian husband",
        BRAZIL_AND_ROMANIA,
        (*OPENING, "nationalities.you", "nationalities.partner", "moved_in_on.you"),
    ),
    (
        "Six Syrians with one permit, ages left open",
        {
            "household": family("spouse", children=4),
            "ages": [1, 3, 7, 15],
            "nationalities": all_of_us(["SY"]),
            "paper": all_of_us("residence_permit"),
            "moved_in_on": all_of_us("2026-11-16"),
            "paper_valid_until": all_of_us("2027-05-01"),
        },
        (
            *OPENING,
            "ages",
            "nationalities.you",
            "paper.you",
            "moved_in_on.you",
            "paper_valid_until.you",
        ),
    ),
    (
        "Somebody who sleeps in the street",
        {"situation": ["no_home"], "nationalities": ["BG"]},
        (*OPENING, "nationalities.you"),
    ),
]


@pytest.mark.parametrize(
    ("script", "asked"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE]
)
def test_people_are_asked_what_matters_for_them_and_nothing_else(script, asked):
    assert visit(script).asked == asked


@pytest.mark.parametrize(
    ("script", "most"),
    [(MIHAI, 4), (JENS, 4), (PRIYA, 7), (OLENA, 7), (BRAZIL_AND_ROMANIA, 5)],
)
def test_the_questions_stay_few(script, most):
    assert len(visit(script).asked) <= most


def test_a_minor_alone_is_not_questioned():
    found = visit({"situation": ["minor_alone"]})

    assert found.asked == ("situation",)
    assert found.end.stop == "youth"
    assert found.end.current is None


def test_violence_and_no_home_do_not_end_the_questions():
    found = visit({**MIHAI, "situation": ["violence", "no_home"]})

    assert found.end.stop is None
    assert found.answers.situation == {"violence", "no_home"}
    assert len(found.asked) > 2


@pytest.mark.parametrize("skip", [UNKNOWN, DECLINED])
@pytest.mark.parametrize("household", [family(), family("spouse", children=3, others=[70, 8])])
def test_who_says_nothing_comes_to_an_end_and_is_asked_nothing_twice(skip, household):
    found = visit({"situation": skip, "household": household}, on=TODAY)
    silent = visit(dict.fromkeys(("situation", "household"), skip))

    assert found.end.current is None
    assert len(set(found.asked)) == len(found.asked)
    assert silent.end.current is None


@pytest.mark.parametrize("name", [row[0] for row in PEOPLE])
def test_any_single_question_may_be_left_open(name):
    script = next(row[1] for row in PEOPLE if row[0] == name)
    for left_open in visit(script).asked[2:]:
        found = visit({**script, left_open: DECLINED})

        assert found.end.current is None, left_open


def test_an_earlier_answer_can_be_changed_and_the_rest_is_asked_again_only_if_needed():
    before = visit(PRIYA)
    nationalities = before.end.steps[2].question

    after = interview(
        before.answers.answered(nationalities, Reply(["RO"])), as_of=TODAY, local=LOCAL
    )

    assert after.current is None
    assert [step.question.id for step in after.steps] == list(PEOPLE[0][2])
    assert "paper.you" not in after.answers.replies


def test_changing_back_brings_the_old_answers_back():
    before = visit(PRIYA)
    nationalities = before.end.steps[2].question

    there = before.answers.answered(nationalities, Reply(["RO"]))
    back = there.answered(nationalities, Reply(["IN"]))

    assert interview(back, as_of=TODAY, local=LOCAL).steps == before.end.steps


def test_another_household_is_asked_for_the_ages_that_it_leaves_open():
    before = visit(OLENA)
    household = before.end.steps[1].question

    after = interview(
        before.answers.answered(household, Reply(family(children=3, others=[70]))),
        as_of=TODAY,
        local=LOCAL,
    )

    assert after.current is not None
    assert after.current.id == "ages"
    assert after.current.subjects == ("child1", "child2", "child3")


def test_ages_told_with_the_household_are_not_asked_for_again():
    told = visit({**OLENA, "household": family(children=[0, 4], others=[70])})

    assert not {"ages", "age"} & {asked.partition(".")[0] for asked in told.asked}
    assert told.answers.facts(TODAY, "dortmund")["persons"][1]["age"] == 0


def test_who_answered_for_all_and_is_alone_after_all_is_not_asked_again():
    before = visit(OLENA)
    household = before.end.steps[1].question

    after = interview(before.answers.answered(household, Reply(family())), as_of=TODAY, local=LOCAL)

    assert after.current is None
    assert not any(step.reply.for_all for step in after.steps)


def test_an_answer_for_all_counts_only_where_it_was_offered():
    before = visit({**OLENA, "paper": Reply("none")})
    forged = Answers({**before.answers.replies, "paper.child1": all_of_us("toleration")})

    after = interview(forged, as_of=TODAY, local=LOCAL)

    papers = [one["paper"] for one in after.answers.facts(TODAY, "dortmund")["persons"]]
    assert papers == ["none", "toleration", "none"]


def test_members_who_differ_are_asked_one_by_one():
    found = visit({**OLENA, "paper": Reply("none"), "paper.child2": Reply("residence_permit")})

    papers = [one for one in found.asked if one.startswith("paper.")]
    assert papers == ["paper.you", "paper.child1", "paper.child2"]
    assert [one["paper"] for one in found.answers.facts(TODAY, "dortmund")["persons"]] == [
        "none",
        "none",
        "residence_permit",
    ]


def test_only_the_first_of_a_household_can_answer_for_all():
    found = visit({**OLENA, "paper": Reply("none")})

    sharing = {step.question.id for step in found.end.steps if step.question.may_share}
    assert "paper.you" in sharing
    assert "paper.child1" not in sharing


def test_the_rough_total_is_never_less_than_where_one_stands():
    for _, script, _ in PEOPLE:
        answers = Answers.empty()
        while True:
            walk = interview(answers, as_of=TODAY, local=LOCAL)
            if walk.current is None:
                break
            assert walk.about >= len(walk.steps) + 1
            full = {"situation": ["none"], "household": family(), **script}
            answers = answers.answered(walk.current, reply_to(walk.current, full))
        assert walk.about == len(walk.steps)


def test_a_reply_that_no_longer_fits_its_question_is_asked_again():
    found = visit(OLENA)
    tampered = Answers({**found.answers.replies, "nationalities.you": Reply(["QQ"])})

    walk = interview(tampered, as_of=TODAY, local=LOCAL)

    assert walk.current is not None
    assert walk.current.id == "nationalities.you"


def test_the_same_answers_lead_through_the_same_questions():
    found = visit(OLENA)
    again = Answers.from_json(found.answers.to_json())

    assert again is not None
    assert interview(again, as_of=TODAY, local=LOCAL) == found.end


def test_answers_kept_for_a_week_can_still_be_read():
    found = visit(OLENA)

    later = interview(found.answers, as_of=TODAY + timedelta(days=7), local=LOCAL)

    assert later.current is not None
    assert later.current.id == "registered_here.you", "the time to register is over by then"
    assert later.steps == tuple(
        replace(step, question=replace(step.question, as_of=TODAY + timedelta(days=7)))
        for step in found.end.steps
    )


def test_the_permit_after_flight_from_ukraine_needs_no_look_at_its_section():
    found = visit({**OLENA, "paper": all_of_us("residence_permit_24")})
    persons = found.answers.facts(TODAY, LOCAL.municipality)["persons"]

    assert [(one["paper"], one["title_section"]) for one in persons] == [
        ("residence_permit", "24")
    ] * 3
    assert "title_section" not in {asked.partition(".")[0] for asked in found.asked}
