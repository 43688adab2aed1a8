"""Random visitors: the questions end, never touch what is never asked, and always give a plan."""

import random
from datetime import timedelta
from functools import cache

import pytest

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.interview import assessed, interview
from migrado.guide.domain.plan import draft
from migrado.guide.domain.questions import COUNTRIES, NOBODY
from migrado.guide.domain.replies import FIRST_DAY, LAST_DAY, Reply, fits
from migrado.rules.facts import NEVER_ASKED
from tests.guide.factories import DECLINED, LOCAL, UNKNOWN
from tests.support.clock import TODAY
from tests.support.effort import effort

pytestmark = pytest.mark.pure

COMMON = ["UA", "SY", "RO", "DE", "GB", "US", "RS", "CH", "IN", "TR", "XX", "BR"]
SECTIONS = ["24", "25.2", "18b", "16b", "28.1.1", "20a.5.2", "60a"]
PARTNERS = ["alone", "spouse", "partner"]
FEWER_PERSONS = [0, 0, 0, 1, 1, 2, 3]


def random_reply(question, dice):
    """Any reply that a form could give, ordinary ones more often."""
    if question.id != "household" and dice.random() < 0.2:
        return dice.choice([UNKNOWN, DECLINED])
    return Reply(random_value(question, dice), "", question.may_share and dice.random() < 0.5)


def random_value(question, dice):
    match question.kind:
        case "situation":
            return dice.choice([["none"], ["none"], ["no_home"], ["violence"], ["minor_alone"]])
        case "interests" | "several":
            known = [one.value for one in question.choices if one.value != "none"]
            return dice.choice([["none"], dice.sample(known, dice.randint(1, len(known)))])
        case "household":
            partner, most = dice.choice(PARTNERS), dice.choice([*FEWER_PERSONS, 5])
            few = dice.choice(FEWER_PERSONS)
            ages = {"children": random_ages(most, dice), "others": random_ages(few, dice)}
            return {"partner": partner, **ages}
        case "ages":
            return random_ages(len(question.subjects), dice)
        case "countries":
            return [dice.choice(COMMON if dice.random() < 0.8 else sorted(COUNTRIES))]
        case "date":
            return random_day(question, dice)
        case _:
            return random_choice(question, dice)


def random_ages(count, dice):
    return [dice.choice([None, 0, 3, 15, 17, 40]) for _ in range(count)]


def random_choice(question, dice):
    match question.kind:
        case "yes_no":
            return dice.random() < 0.5
        case "number":
            return dice.choice([0, 15, 17, 18, 30, 120])
        case "amount":
            return dice.choice([0, 450, 1800, 9000])
        case "section":
            return dice.choice(SECTIONS)
        case "member":
            return dice.choice([*question.subjects, NOBODY])
        case _:
            return dice.choice(question.choices).value


def random_day(question, dice):
    ahead = {"past": 0, "near": 366, "any": 2_000}[question.span]
    day = TODAY + timedelta(days=dice.choice([dice.randint(-400, min(ahead, 400)), ahead, -9_000]))
    return min(max(day, FIRST_DAY), LAST_DAY).isoformat()


@cache
def walk_at_random(seed):
    dice, answers, asked = random.Random(seed), Answers.empty(), []
    while True:
        walk = interview(answers, as_of=TODAY, local=LOCAL)
        question = walk.current or walk.offered
        if question is None:
            return walk, asked
        reply = random_reply(question, dice)
        assert fits(question, reply), (seed, question.id, reply)
        asked.append(question.id)
        assert len(asked) == len(set(asked)), (seed, asked[-1])
        answers = answers.answered(question, reply)


@pytest.mark.parametrize("chunk", range(4))
def test_random_visitors_always_come_to_a_plan(chunk):
    count = effort("random_walks") // 4
    for seed in range(chunk * count, (chunk + 1) * count):
        walk, asked = walk_at_random(seed)
        found = None if walk.stop else assessed(walk.answers, as_of=TODAY, local=LOCAL)
        plan = draft(found, situation=walk.answers.situation, on=TODAY)

        assert {one.partition(".")[0] for one in asked}.isdisjoint(NEVER_ASKED), seed
        assert Answers.from_json(walk.answers.to_json()) == walk.answers, seed
        assert not walk.stop or (plan.safety and not plan.todos), seed
        assert walk.stop or stands_for(plan) == cells_of(found), seed


def stands_for(plan):
    """Topic and person of everything in the plan; twice in steps and notes is a fault."""
    cells = [(part.topic, who) for part in (*plan.todos, *plan.notes) for who in part.persons]
    assert len(cells) == len(set(cells))
    return set(cells) | {(one.topic, who) for one in plan.open_points for who in one.persons}


def cells_of(assessment):
    return {(one.topic, one.person) for one in assessment.results}


def test_going_back_and_changing_an_answer_never_breaks_the_walk():
    for seed in range(effort("random_walks") // 8):
        walk, _ = walk_at_random(seed)
        dice = random.Random(seed + 1)
        step = dice.choice(walk.steps)

        changed = walk.answers.answered(step.question, random_reply(step.question, dice))
        after = interview(changed, as_of=TODAY, local=LOCAL)

        assert after.steps[: step.number - 1] == walk.steps[: step.number - 1], seed
        assert set(after.answers.replies) <= set(changed.replies), seed
