"""The page of one question of law: what it still has to know, or the answer."""

from dataclasses import dataclass, replace
from datetime import date

from migrado.directory.queries import local_rules, stale_rules
from migrado.guide.domain.answers import Answers
from migrado.guide.domain.household import YOU
from migrado.guide.domain.interview import Interview
from migrado.guide.domain.plan import words
from migrado.guide.domain.questions import Question
from migrado.guide.domain.single import SINGLES, Single, turn
from migrado.guide.queries.plan import Plan, written
from migrado.guide.queries.words import label, say
from migrado.rules.results import Assessment, Result
from migrado.texts.models import City


@dataclass(frozen=True)
class SingleLink:
    """A question of law and the last part of its address."""

    slug: str
    title: str


@dataclass(frozen=True)
class Verdict:
    """The answer to one person in a word: ``answer`` is yes, no or ask; ``side`` right or duty."""

    who: str
    side: str
    answer: str


@dataclass(frozen=True)
class SinglePage:
    """``question`` is what must still be asked; otherwise ``verdicts`` and ``plan`` answer.

    ``who`` is the member whom the question is about, empty for the visitor. ``verdicts`` are
    empty where nobody of the household is concerned.
    """

    slug: str
    title: str
    text: str
    question: Question | None
    who: str
    question_title: str
    question_help: str
    question_why: str
    verdicts: tuple[Verdict, ...]
    plan: Plan | None

    @property
    def has_several(self) -> bool:
        """Whether each answer must say whom it is for, and which side it takes."""
        return len(self.verdicts) > 1


def single_links(language: str) -> tuple[SingleLink, ...]:
    """Return the questions of law that have a page of their own, in their order."""
    titles = words()["singles"]
    return tuple(SingleLink(slug, say(titles[slug].title, language)) for slug in SINGLES)


def single_page(
    city: City, slug: str, *, answers: Answers, language: str, on: date
) -> SinglePage | None:
    """Return the page, None if there is no such question; 8 statements at most."""
    single = SINGLES.get(slug)
    if single is None:
        return None
    now = turn(single, answers, as_of=on, local=local_rules(city), stale=stale_rules())
    asked, found = now.question, now.assessment
    if found:
        found = replace(found, results=tuple(_about(single, found)))
    told = words()["singles"][slug]
    return SinglePage(
        slug=slug,
        title=say(told.title, language),
        text=say(told.text, language),
        question=asked,
        who=_who(asked, answers, language),
        question_title=say(asked.title, language) if asked else "",
        question_help=say(asked.help, language) if asked else "",
        question_why=say(asked.why, language) if asked else "",
        verdicts=_verdicts(single, found, answers, language=language) if found else (),
        plan=_plan(city, answers, found, language=language, on=on) if found else None,
    )


def _about(single: Single, found: Assessment) -> list[Result]:
    """Return the results of those whom the question is about."""
    return [one for one in found.results if single.about_children or one.person == YOU]


def _plan(city: City, answers: Answers, found: Assessment, *, language: str, on: date) -> Plan:
    asked_all = Interview(steps=(), current=None, about=0, stop=None, answers=answers)
    return written(city, asked_all, found, language=language, on=on)


def _verdicts(
    single: Single, found: Assessment, answers: Answers, *, language: str
) -> tuple[Verdict, ...]:
    """Return right and, where there is one, duty of the first topic, for each person."""
    first = [one for one in found.results if one.topic == single.topics[0]]
    return tuple(
        Verdict(label(answers, one.person, language), side, answer)
        for one in first
        for side in ("right", "duty")
        if (answer := getattr(one, side))
    )


def _who(question: Question | None, answers: Answers, language: str) -> str:
    if question is None or question.person in (None, YOU):
        return ""
    return label(answers, str(question.person), language)
