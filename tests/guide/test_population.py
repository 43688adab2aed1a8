"""Newcomers as they come to the centre are asked little before their plan is settled."""

import random
from collections import defaultdict
from statistics import median

import pytest

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.interview import assessed, interview
from migrado.guide.domain.plan import draft
from migrado.guide.domain.replies import Reply
from tests.guide.factories import LOCAL
from tests.guide.test_walks import random_value
from tests.support.clock import TODAY
from tests.support.effort import effort
from tests.support.population import newcomers, walk

pytestmark = pytest.mark.pure

# Median number of questions up to the plan of arrival, and for one or two interests after it.
MOST = {"Ukraine": (7, 3), "EU": (5, 3), "refugees": (7, 4), "others": (7, 3)}
OPENING = 2  # pages that everybody sees
TRIES = 30  # answers at random, to find one that matters


def test_the_median_newcomer_is_asked_few_questions():
    walks = defaultdict(list)
    for one in newcomers(effort("newcomers")):
        walks[one.situation].append(walk(one, local=LOCAL))

    assert set(walks) == set(MOST)
    for situation, (arrival, more) in MOST.items():
        assert median(one.arrival for one in walks[situation]) <= arrival, situation
        assert median(one.more for one in walks[situation]) <= more, situation


def test_whatever_is_asked_before_the_plan_of_arrival_can_change_it():
    dice = random.Random(2026)
    alike = {one.facts.get("title_section", one.situation): one for one in newcomers(200)}

    for one in alike.values():
        answers = only_of_arrival(walk(one, local=LOCAL).answers)
        plan = plan_of(answers)
        for step in interview(answers, as_of=TODAY, local=LOCAL).steps[OPENING:]:
            question = step.question
            others = (Reply(random_value(question, dice)) for _ in range(TRIES))
            assert any(plan_of(answers.answered(question, other)) != plan for other in others), (
                one.situation,
                question.id,
            )


def only_of_arrival(answers):
    return Answers({name: one for name, one in answers.replies.items() if name != "interests"})


def plan_of(answers):
    kept = interview(answers, as_of=TODAY, local=LOCAL).answers
    found = assessed(kept, as_of=TODAY, local=LOCAL)
    return draft(found, situation=kept.situation, on=TODAY)
