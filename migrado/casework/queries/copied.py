"""A case as lines for the case software of a city, so that nothing is typed twice."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from migrado.casework.domain.copying import Line
from migrado.casework.queries import words
from migrado.casework.queries.goals import FollowUpRow, GoalRow
from migrado.casework.queries.notes import NoteRow
from migrado.casework.queries.pages import CasePage


def head() -> tuple[str, ...]:
    """Return the columns, in the order of `Line`."""
    return (_("What"), _("Day"), _("Topic"), _("Words"), _("State"))


def title(page: CasePage) -> str:
    """Return what stands above a copied case: whose it is, since when."""
    name = page.portrait.name
    called = f"{name.given} {name.family}".strip() if name else _("Case")
    return f"{called} · {page.head.opened_on.isoformat()}"


def lines(page: CasePage) -> tuple[Line, ...]:
    """Return the lines of ``page``: goals with steps, follow-ups, notes, talks."""
    return (
        *(line for goal in page.goals for line in _goal(goal)),
        *(_follow_up(one) for one in page.follow_ups),
        *(_note(one) for one in reversed(page.notes)),
        *(
            Line(
                str(words.MANNERS[one.manner]),
                _day(one.at),
                str(words.ABOUT[one.about]),
                " · ".join(part for part in (one.language, one.sent_to) if part),
                str(words.RESULTS[one.result]),
            )
            for one in reversed(page.contacts)
        ),
    )


def _goal(goal: GoalRow) -> Iterator[Line]:
    topic = str(words.TOPICS[goal.topic])
    yield Line(_("Goal"), _day(goal.set_on), topic, goal.words, str(words.GOAL_STATES[goal.state]))
    for step in goal.steps:
        state = _("done") if step.done_at else str(words.WHO[step.who])
        yield Line(_("Step"), _day(step.due_on), topic, step.words, state)


def _follow_up(one: FollowUpRow) -> Line:
    worked = str(words.WORKED[one.worked]) if one.worked else ""
    state = worked or (_("done") if one.done_at else "")
    text = one.words or one.sent_to
    return Line(str(words.ASKS[one.asks]), _day(one.due_on), "", text, state)


def _note(note: NoteRow) -> Line:
    texts = [note.now.words, *(copy.words for copy in note.copies)]
    return Line(_("Note"), _day(note.begun_at), "", "\n\n".join(texts), note.now.author)


def _day(when: date | datetime | None) -> str:
    """Return the day, in the zone of the house; empty without one."""
    if isinstance(when, datetime):
        when = timezone.localdate(when)
    return when.isoformat() if when else ""
