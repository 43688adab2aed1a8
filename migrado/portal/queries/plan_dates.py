"""The days of a plan as entries of a calendar: what, where, with which papers, and for nobody."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from migrado.directory.queries import OfficeCard
from migrado.guide.queries import Plan, PlanStep
from migrado.guide.queries.plan import PaperLine
from migrado.web.calendar import Entry, stable_uid

TITLES: Mapping[str, Any] = {
    "ask": _("Today is a good day to ask for an appointment: %(step)s"),
    "go": _("Today is a good day to go: %(step)s"),
    "last": _("Last day by law: %(step)s"),
}


def calendar_name() -> str:
    """Return what the calendar is called, in the language that is active."""
    return gettext("Your plan")


def has_dates(plan: Plan, *, on: date) -> bool:
    """Say whether the plan has a day from ``on`` on to put into a calendar."""
    return any(day >= on for step in plan.steps for _kind, day in _days(step))


def calendar_entries(plan: Plan, *, plan_id: bytes, language: str, on: date) -> tuple[Entry, ...]:
    """Return the advised and the last days from ``on`` on, in the order of the steps.

    The same step of the same plan keeps its ids. No statement.
    """
    with override(language):
        return tuple(
            _entry(step, kind, on=day, plan_id=plan_id, orientation=plan.orientation.text)
            for step in plan.steps
            for kind, day in _days(step)
            if day >= on
        )


def _days(step: PlanStep) -> Iterator[tuple[str, date]]:
    if step.advised_on and step.advised_on != step.last_day:
        yield ("ask" if step.office and step.office.appointment else "go"), step.advised_on
    if step.last_day:
        yield "last", step.last_day


def _entry(step: PlanStep, kind: str, *, on: date, plan_id: bytes, orientation: str) -> Entry:
    # Whether one goes or asks first may change with what is known of the office.
    day = "last" if kind == "last" else "advised"
    parts = [step.german, step.what.text, _papers(step.papers), orientation]
    return Entry(
        uid=stable_uid(plan_id, step.key, day),
        on=on,
        title=str(TITLES[kind]) % {"step": step.title.text},
        place=_place(step.office),
        text="\n\n".join(part for part in parts if part),
    )


def _place(office: OfficeCard | None) -> str:
    """Return name and address as they stand on the door, "" where they are not known."""
    if office is None:
        return ""
    address = office.address.text if office.address else ""
    return ", ".join(part for part in (office.german, office.team, address) if part)


def _papers(papers: tuple[PaperLine, ...]) -> str:
    if not papers:
        return ""
    rows = [f"- {paper.text}" + (f" ({_word(paper)})" if _word(paper) else "") for paper in papers]
    return "\n".join((gettext("Bring"), *rows))


def _word(paper: PaperLine) -> str:
    return paper.office_word or (paper.german if paper.german_differs else "")
