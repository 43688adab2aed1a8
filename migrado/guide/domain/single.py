"""One question of law asked by itself: the two or three facts it needs, and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.interview import NOTHING, assessed, next_for
from migrado.guide.domain.questions import Question
from migrado.kernel.refusal import Refusal
from migrado.rules.local import LocalRules
from migrado.rules.results import Assessment


@dataclass(frozen=True)
class Single:
    """Which topics answer it; the first of them says yes or no.

    ``about_children``: it is asked for the children of the household, not for the visitor.
    """

    topics: tuple[str, ...]
    about_children: bool = False


SINGLES: Mapping[str, Single] = {
    "work": Single(("work",)),
    "money": Single(("livelihood", "application_date")),
    "german-course": Single(("integration_course", "integration_course_cost")),
    "childcare": Single(("childcare",), about_children=True),
}  # by the last part of their address


@dataclass(frozen=True)
class Turn:
    """What comes next: a question, or the answer of the rules once nothing decides any more."""

    question: Question | None
    assessment: Assessment | None


def turn(
    single: Single,
    answers: Answers,
    *,
    as_of: date,
    local: LocalRules,
    stale: frozenset[str] = NOTHING,
) -> Turn:
    """Return the next question for ``single``, or its answer for those whom it is about.

    Everything that the visitor has said in this visit counts. Answers that do not go together
    are passed over, as if nothing had been said.
    """
    try:
        return _turn(single, answers, as_of=as_of, local=local, stale=stale)
    except Refusal:
        return _turn(single, Answers.empty(), as_of=as_of, local=local, stale=stale)


def _turn(
    single: Single, answers: Answers, *, as_of: date, local: LocalRules, stale: frozenset[str]
) -> Turn:
    question = next_for(
        answers,
        topics=single.topics,
        children=single.about_children,
        as_of=as_of,
        local=local,
        stale=stale,
    )
    if question:
        return Turn(question, None)
    found = assessed(answers, as_of=as_of, local=local, stale=stale, topics=single.topics)
    return Turn(None, found)
