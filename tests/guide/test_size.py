"""The answers of a household fit into one sealed cookie."""

import random
from datetime import timedelta

import pytest

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.interview import interview
from migrado.guide.domain.questions import COUNTRIES, definitions
from migrado.guide.domain.replies import Reply
from migrado.web.sealed import MAX_SEALED_CHARS, seal
from tests.guide.factories import LOCAL, all_of_us, family, visit
from tests.guide.test_walks import random_value
from tests.support.clock import TODAY

PLAN_ID = b"12345678"


def twelve_persons():
    """A reply of their own for everybody to every question, as odd as it can be."""
    dice = random.Random(2026)
    ages = [dice.randint(0, 90) for _ in range(10)]
    household = Reply(family("spouse", children=ages[:6], others=ages[6:]))
    replies = {"situation": Reply(["no_home", "violence"]), "household": household}
    for member in Answers(replies).members:
        for one in definitions().values():
            if not one.is_household:
                replies[f"{one.id}.{member.id}"] = odd_reply(one, dice)
    return Answers(replies)


def odd_reply(definition, dice):
    match definition.kind:
        case "countries":
            return Reply(dice.sample(sorted(COUNTRIES), 2))
        case "date":
            return Reply((TODAY - timedelta(days=dice.randint(0, 9_000))).isoformat())
        case "yes_no":
            return Reply(dice.random() < 0.5)
        case "number":
            return Reply(dice.randint(0, 90))
        case "amount":
            return Reply(dice.randint(0, 9_000))
        case "section":
            return Reply(f"{dice.randint(16, 38)}.{dice.randint(1, 5)}")
        case "member":
            return Reply("child1")
        case _:
            return Reply(dice.choice(definition.choices).value)


def sealed_size(answers):
    return len(seal(PLAN_ID + answers.to_json(), purpose="a test", keys=(bytes(32),)))


def everything_that_is_asked(seed):
    """Twelve persons who want to know all, and leave nothing open."""
    dice, answers = random.Random(seed), Answers.empty()
    wanted = [one.value for one in definitions()["interests"].choices if one.value != "none"]
    first = {
        "situation": ["no_home"],
        "household": family("spouse", children=6, others=4),
        "interests": wanted,
    }
    while True:
        walk = interview(answers, as_of=TODAY, local=LOCAL)
        question = walk.current or walk.offered
        if question is None:
            return answers
        value = first.get(question.id) or random_value(question, dice)
        answers = answers.answered(question, Reply(value))


def test_every_question_answered_by_each_of_twelve_persons_can_be_read_again():
    answers = twelve_persons()

    assert len(answers.replies) > 500
    assert Answers.from_json(answers.to_json()) == answers


@pytest.mark.parametrize("seed", range(3))
def test_twelve_persons_who_want_to_know_everything_fit_the_cookie(seed):
    answers = everything_that_is_asked(seed)

    assert len(answers.replies) > 50
    assert sealed_size(answers) < MAX_SEALED_CHARS / 2


def test_a_family_that_is_alike_needs_little_room():
    found = visit(
        {
            "household": family("spouse", children=[1, 3, 7, 15]),
            "nationalities": all_of_us(["SY"]),
            "paper": all_of_us("residence_permit"),
        }
    )

    assert sealed_size(found.answers) < 500
