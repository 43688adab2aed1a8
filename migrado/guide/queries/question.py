"""The page of one question, and the question that the plan offers."""

from dataclasses import dataclass
from datetime import date

from migrado.directory.queries import local_rules, stale_rules
from migrado.guide.domain.answers import Answers
from migrado.guide.domain.household import YOU
from migrado.guide.domain.interview import Interview, Step, interview
from migrado.guide.domain.questions import Question
from migrado.guide.domain.replies import Reply
from migrado.guide.queries.words import label, say
from migrado.texts.models import City


@dataclass(frozen=True)
class QuestionPage:
    """Step ``number`` of about ``about``; texts in the language of the page.

    ``question`` is None when there is nothing to show: ``stop`` names the page that takes over,
    otherwise the plan is ready, or the number asked for was never reached. ``who`` is the member
    that the question is about, empty for the visitor and the whole household. ``reply`` is what
    was answered before. ``before`` is the number of the question before, None at the first.
    """

    number: int
    about: int
    question: Question | None
    who: str
    title: str
    help: str
    why: str
    reply: Reply | None
    before: int | None
    stop: str | None


@dataclass(frozen=True)
class Offer:
    """A question that need not be answered: its step, texts, and what was answered before."""

    number: int
    question: Question
    title: str
    help: str
    reply: Reply | None


def question_page(
    city: City, *, answers: Answers, number: int | None, language: str, on: date
) -> QuestionPage:
    """Return the question with this number, or the next one when None; one statement."""
    walk = interview(answers, as_of=on, local=local_rules(city), stale=stale_rules())
    step = _step(walk, number)
    at = step.number if step else len(walk.steps) + 1
    question = step.question if step else _current(walk, number)
    return QuestionPage(
        number=at,
        about=max(walk.about, at),
        question=question,
        who=_who(question, walk.answers, language),
        title=say(question.title, language) if question else "",
        help=say(question.help, language) if question else "",
        why=say(question.why, language) if question else "",
        reply=step.reply if step else None,
        before=at - 1 if at > 1 else None,
        stop=walk.stop,
    )


def offer(walk: Interview, language: str) -> Offer | None:
    """Return what else one may want to know; None before the plan of arrival is ready."""
    asked = next((step for step in walk.steps if step.question.kind == "interests"), None)
    question = asked.question if asked else walk.offered
    if question is None:
        return None
    return Offer(
        number=asked.number if asked else len(walk.steps) + 1,
        question=question,
        title=say(question.title, language),
        help=say(question.help, language),
        reply=asked.reply if asked else None,
    )


def _step(walk: Interview, number: int | None) -> Step | None:
    if number is None or not 1 <= number <= len(walk.steps):
        return None
    return walk.steps[number - 1]


def _current(walk: Interview, number: int | None) -> Question | None:
    """Return the next question if it is the one asked for; nobody can jump ahead.

    What is only offered comes for its number alone, so nobody is led there.
    """
    if number is None:
        return walk.current
    return walk.current or walk.offered if number == len(walk.steps) + 1 else None


def _who(question: Question | None, answers: Answers, language: str) -> str:
    if question is None or question.person is None:
        return ""
    return "" if question.person == YOU else label(answers, question.person, language)
