"""Visitors who answer by a script, so that tests can say who they are and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.interview import Interview, interview
from migrado.guide.domain.questions import Question
from migrado.guide.domain.replies import Reply
from migrado.rules.local import LocalRules, LocalSource
from tests.support.clock import TODAY

SOURCE = LocalSource("https://example.org/rules", date(2026, 11, 22))
LOCAL = LocalRules(
    municipality="dortmund",
    state="NW",
    registration_authority={
        "german": "citizen_services",
        "eu": "citizen_services",
        "third_country": "immigration_office",
    },
    personal_appearance=True,
    sources={"registration_authority": SOURCE, "personal_appearance": SOURCE},
)
UNKNOWN = Reply(skipped="unknown")
DECLINED = Reply(skipped="declined")
ALONE = {"partner": "alone", "children": [], "others": []}
MOST_QUESTIONS = 300


@dataclass(frozen=True)
class Visit:
    """A whole interview: what was asked in which order, and where it ended."""

    asked: tuple[str, ...]
    answers: Answers
    end: Interview


def family(partner="alone", *, children=(), others=()):
    """A household; children and others are ages, or a number of people whose ages are left open."""
    return {"partner": partner, "children": _ages(children), "others": _ages(others)}


def _ages(told):
    return [None] * told if isinstance(told, int) else [*told]


def all_of_us(value):
    """A reply that holds for the whole household."""
    return Reply(value, for_all=True)


def reply_to(question: Question, script: Mapping[str, object]) -> Reply:
    """Look up the reply by id, then by the name of the fact; what is not listed is not known."""
    if question.id in script:
        value = script[question.id]
    else:
        value = script.get(question.id.partition(".")[0], UNKNOWN)
    if not isinstance(value, Reply):
        return Reply(value)
    return Reply(value.value, value.skipped, value.for_all and question.may_share)


def visit(script: Mapping[str, object], *, local=LOCAL, on=TODAY) -> Visit:
    """Answer until the questions end.

    An ordinary visitor has no emergency and is alone. Who lists ``interests`` takes up the
    question that the plan offers.
    """
    script = {"situation": ["none"], "household": ALONE, **script}
    answers, asked = Answers.empty(), []
    while len(asked) < MOST_QUESTIONS:
        walk = interview(answers, as_of=on, local=local)
        question = walk.current or (walk.offered if "interests" in script else None)
        if question is None:
            return Visit(tuple(asked), answers, walk)
        asked.append(question.id)
        answers = answers.answered(question, reply_to(question, script))
    raise AssertionError(f"The questions never end: {asked[:40]}")
