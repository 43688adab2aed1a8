"""Titles by their section, and the notions of age and work on which many topics rest."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, negate, some, truth
from migrado.rules.de.derived.birth import ASYLUM
from migrado.rules.de.derived.family import OF_AGE, children, is_younger, no_kin
from migrado.rules.de.derived.nationality import is_german, is_swiss, is_union_citizen
from migrado.rules.de.derived.stay import (
    has_continuing_permit,
    is_continuing_permit_running,
    is_paper_valid,
)
from migrado.rules.de.derived.years import age
from migrado.rules.de.parameters import parameter
from migrado.rules.engine.case import Case, Derived, once
from migrado.rules.engine.files import BrokenRule
from migrado.rules.engine.vocabulary import Notion, Test
from migrado.rules.facts import Value

PERMIT: frozenset[Value] = frozenset({"residence_permit"})
PERMIT_OR_VISA: frozenset[Value] = frozenset({"residence_permit", "national_visa"})
YES: frozenset[Value] = frozenset({True})


def title(raw: Any) -> Test:
    """Compile ``title: [24, "25.2"]``: holds a valid permit under one of these sections.

    A section stands for all of its numbers: 25 for 25.1 and 25.2.1, but 18 not for 18a. Who may
    come and go freely is ordinarily without one, a German always. A permit is ordinarily valid.
    """
    under = section(raw)

    def check(case: Case) -> Truth:
        may_hold = _may_hold_permit(case)
        return every((under(case), is_permit_in_force(case))) if may_hold.value else may_hold

    return check


def section(raw: Any) -> Test:
    """Compile ``section: [24]``: one of these sections of the AufenthG stands on the paper."""
    wanted = tuple(f"{one}." for one in (raw if isinstance(raw, list) else [raw]))

    def check(case: Case) -> Truth:
        told = case.fact("title_section")
        if told is None:
            return case.not_known("title_section")
        return truth(f"{told}.".startswith(wanted))

    return check


def aged(raw: Any) -> Test:
    """Compile ``aged: {from: 6, below: 16}``: completed years; a text names a parameter."""
    within = _range(raw)

    def check(case: Case) -> Truth:
        years = age(case)
        return case.not_known("birth_on") if years is None else within(case, years)

    return check


def has_child(raw: Any) -> Test:
    """Compile ``has a child: {below: 18}``: a child of this person in the household, so old."""
    young = aged(raw)

    def check(case: Case) -> Truth:
        return some((no_kin(case), *(young(one) for one in children(case))))

    return check


def _range(raw: Any) -> Callable[[Case, int], Truth]:
    if not isinstance(raw, Mapping) or not raw or not set(raw) <= {"from", "below"}:
        raise BrokenRule(f"expected from and below, got {raw}")
    lower, upper = raw.get("from", 0), raw.get("below", 1000)

    def within(case: Case, years: int) -> Truth:
        return truth(_years(lower, case) <= years < _years(upper, case))

    return within


def _years(limit: Any, case: Case) -> Any:
    return parameter(limit, case) if isinstance(limit, str) else limit


@once
def _may_hold_permit(case: Case) -> Truth:
    """Say whether the paper may be a permit: none that is told speaks against it."""
    paper = case.fact("paper")
    if is_german(case).value or paper not in (None, "residence_permit"):
        return FALSE
    if paper is None and case.fact("title_section") is None:
        return FALSE if _moves_freely(case) else case.not_known("paper")
    return TRUE


def _moves_freely(case: Case) -> bool:
    known = (is_german(case), is_union_citizen(case), is_swiss(case))
    return any(one.value for one in known)


@once
def is_permit_in_force(case: Case) -> Truth:
    """Say whether the permit has begun and not ended, by the date printed or by ordinance."""
    issued = case.fact("title_issued_on") or case.fact("title_first_issued_on")
    if isinstance(issued, date) and issued > case.as_of:
        return FALSE
    carried = every((has_continuing_permit(case), is_continuing_permit_running(case)))
    return some((is_paper_valid(case), assume(carried, False)))


@once
def is_title_expired(case: Case) -> Truth:
    """Say whether a permit or national visa was held that is over; ordinarily it is valid."""
    held = case.has("paper", PERMIT_OR_VISA)
    return every((assume(held, False), negate(is_permit_in_force(case))))


@once
def is_asylum_seeker(case: Case) -> Truth:
    """Say whether an asylum procedure runs: the paper, or a registered request without paper.

    Source: AsylG §§ 55, 63, 63a. A procedure is ordinarily open.
    """
    paper = case.has("paper", ASYLUM)
    bare = case.fact("paper") in (None, "none") and case.fact("title_section") is None
    waiting = truth(case.fact("asylum_registered_on") is not None and bare)
    closed = assume(case.has("asylum_procedure_open", frozenset({False})), False)
    return every((some((waiting, paper)), negate(closed)))


@once
def is_tolerated(case: Case) -> Truth:
    """Say whether deportation is suspended (Duldung, AufenthG § 60a)."""
    return case.has("paper", frozenset({"toleration"}))


@once
def is_working(case: Case) -> Truth:
    """Say whether the person works now, employed or self-employed."""
    return some((case.has("employed", YES), assume(case.has("self_employed", YES), False)))


@once
def is_working_or_alike(case: Case) -> Truth:
    """Say whether the person works, is on parental leave or gets unemployment benefit.

    Source: EStG § 62 (2) Nr. 2 to 4 and the same words in BKGG, BEEG and UhVorschG.
    """
    leave = assume(case.has("on_parental_leave", YES), False)
    alg = assume(case.has("benefits", frozenset({"alg"})), False)
    return some((leave, alg, is_working(case)))


@once
def is_minor(case: Case) -> Truth:
    """Say whether the person is under 18 (BGB § 2)."""
    return is_younger(case, OF_AGE)


TRUTHS: Mapping[str, Derived] = {
    "expired title": is_title_expired,
    "asylum seeker": is_asylum_seeker,
    "tolerated": is_tolerated,
    "minor": is_minor,
}
NOTIONS: Mapping[str, Notion] = {
    "title": title,
    "section": section,
    "aged": aged,
    "has a child": has_child,
}
