"""Titles, their ends, and stays that need none: AufenthG, AufenthV, the two Ukraine ordinances."""

from datetime import date, timedelta

from migrado.kernel.deadlines import add_months
from migrado.kernel.kleene import FALSE, Truth, assume, every, negate, some, truth, unknown
from migrado.rules.de.derived.dwelling import is_registered_here
from migrado.rules.de.derived.family import parents
from migrado.rules.de.derived.nationality import (
    is_ukrainian,
    is_visa_exempt,
    may_enter_for_any_purpose,
    may_enter_unless_for_work,
)
from migrado.rules.de.parameters import parameter
from migrado.rules.engine.case import Case, once
from migrado.rules.results import FactRef

DAY_OF_ENTRY = timedelta(days=1)
PROTECTED = frozenset({"international_protection", "permanent"})
WORK = frozenset({"work", "job_search", "training"})


@once
def is_paper_valid(case: Case) -> Truth:
    """Say whether the paper has not run out; ordinarily a paper that is held is valid."""
    ends = case.fact("paper_valid_until")
    if not isinstance(ends, date):
        return assume(case.not_known("paper_valid_until"), True)
    return truth(ends >= case.as_of)


@once
def has_continuing_permit(case: Case) -> Truth:
    """Say whether a permit under section 24 was valid on 1 February 2026 and so continues.

    Source: UkraineAufenthFGV § 2 (1). Permits that ran out earlier count, if they were continued
    by the earlier editions of the ordinance. A permit that runs longer by itself is none.
    """
    return every((_is_temporary_protection(case), _was_valid(case), is_in_protected_group(case)))


def _is_temporary_protection(case: Case) -> Truth:
    holds = case.has("paper", frozenset({"residence_permit"}))
    if not holds.value:
        return holds
    section = case.fact("title_section")
    if section is None:
        told = case.not_known("title_section")
        return told if is_ukrainian(case).value else assume(told, False)
    return truth(str(section).split(".")[0] == "24")


@once
def _was_valid(case: Case) -> Truth:
    """Say whether the permit was valid on one of the days from which the ordinance carried it on.

    A permit without a day of issue is ordinarily as old as its end says.
    """
    issued = case.fact("title_issued_on") or case.fact("title_first_issued_on")
    ends = case.fact("paper_valid_until")
    if not isinstance(ends, date):
        return case.not_known("paper_valid_until")
    days = parameter("ukraine_permit_days", case)
    if not isinstance(issued, date):
        old = days[0] <= ends <= parameter("ukraine_permit_last_printed", case)
        return assume(case.not_known("title_issued_on"), old)
    carried = any(issued <= day <= ends for day in days)
    return truth(carried and ends <= parameter("ukraine_permit_runs_until", case))


@once
def is_continuing_permit_running(case: Case) -> Truth:
    """Say whether the continued permit has not ended."""
    return truth(case.as_of <= parameter("ukraine_permit_runs_until", case))


@once
def is_in_protected_group(case: Case) -> Truth:
    """Say whether the person is Ukrainian, was protected or settled there, or is such a person's
    family (UkraineAufenthFGV § 2 (1))."""
    status = case.has("ukrainian_title", PROTECTED)
    family = assume(case.has("family_of_protected_ukrainian", frozenset({True})), False)
    return some((is_ukrainian(case), family, status))


@once
def was_in_ukraine(case: Case) -> Truth:
    """Say whether the person was in Ukraine on 24 February 2022.

    Who is not Ukrainian ordinarily was not.
    """
    if _was_born_after(parameter("ukraine_war_began", case), case):
        return FALSE
    told = case.has("in_ukraine_on_2022_02_24", frozenset({True}))
    ukrainian = is_ukrainian(case)
    if told.value is not None or ukrainian.value:
        return told
    return ukrainian if ukrainian.value is None else assume(told, False)


def _was_born_after(day: date, case: Case) -> bool:
    born, years = case.fact("birth_on"), case.fact("age")
    if isinstance(born, date):
        return born > day
    return isinstance(years, int) and add_months(case.as_of, -12 * (years + 1)) > day


@once
def is_from_ukraine(case: Case) -> Truth:
    """Say whether temporary protection because of the war is to be asked for (AufenthG § 24)."""
    return some((has_own_protection(case), is_family_protected(case)))


@once
def has_own_protection(case: Case) -> Truth:
    """Say whether UkraineAufenthÜV § 2 means the person: Ukrainian, protected or settled there."""
    status = case.has("ukrainian_title", PROTECTED)
    return every((was_in_ukraine(case), some((is_ukrainian(case), status))))


@once
def is_family_protected(case: Case) -> Truth:
    """Say whether the person is family of somebody protected; ordinarily only parents' children.

    Children born after 24 February 2022 were not in Ukraine on that day, but their parents were.
    """
    told = assume(case.has("family_of_protected_ukrainian", frozenset({True})), False)
    return some((told, *(assume(has_own_protection(one), False) for one in parents(case))))


@once
def may_enter_without_visa(case: Case) -> Truth:
    """Say whether AufenthV § 41 lets the person enter without a visa and apply here."""
    to_work = case.has("purpose", WORK)
    unless = every((may_enter_unless_for_work(case), negate(to_work)))
    return some((may_enter_for_any_purpose(case), unless))


@once
def enters_for_short_stay(case: Case) -> Truth:
    """Say whether the stay rests on a Schengen visa or on needing none for 90 days."""
    without = every((case.has("paper", frozenset({"none"})), is_visa_exempt(case)))
    return some((case.has("paper", frozenset({"schengen_visa"})), without))


@once
def entered_with_exemption(case: Case) -> Truth:
    """Say whether entry was early enough for UkraineAufenthÜV § 2; ordinarily it was."""
    entered, last = case.fact("entered_on"), parameter("ukraine_entry_until", case)
    if not isinstance(entered, date):
        return assume(case.not_known("entered_on"), case.as_of <= last)
    return truth(entered <= last)


def end_of_90_days_on(case: Case) -> date | FactRef:
    """Return the last of the days after entry in which to apply.

    AufenthV § 41 (3) and UkraineAufenthÜV § 2 name the same number of days.
    """
    return _after_entry(case, parameter("apply_after_entry", case))


def end_of_short_stay_on(case: Case) -> date | FactRef:
    """Return the last of 90 days of stay, or the end of a Schengen visa if that is earlier.

    Earlier stays within 180 days would shorten it; nobody is asked for them.
    """
    last = _after_entry(case, parameter("short_stay", case) - DAY_OF_ENTRY)
    ends = case.fact("paper_valid_until")
    if case.fact("paper") != "schengen_visa" or not isinstance(ends, date):
        return last
    return min(last, ends) if isinstance(last, date) else ends


def _after_entry(case: Case, length: timedelta) -> date | FactRef:
    entered = case.fact("entered_on")
    return entered + length if isinstance(entered, date) else case.ref("entered_on")


@once
def is_within_90_days(case: Case) -> Truth:
    """Say whether the 90 days after entry are not over; ordinarily they are not."""
    return _is_not_over(case, end_of_90_days_on(case))


@once
def is_within_short_stay(case: Case) -> Truth:
    """Say whether the 90 days of stay are not over; ordinarily they are not."""
    return _is_not_over(case, end_of_short_stay_on(case))


def _is_not_over(case: Case, end: date | FactRef) -> Truth:
    return truth(case.as_of <= end) if isinstance(end, date) else assume(unknown(end), True)


@once
def is_visa_end_untold(case: Case) -> Truth:
    """Be unknown where a Schengen visa is held and nobody told its end; false otherwise."""
    visa = case.fact("paper") == "schengen_visa" and case.fact("paper_valid_until") is None
    return case.not_known("paper_valid_until") if visa else FALSE


@once
def is_only_visiting(case: Case) -> Truth:
    """Say whether the person leaves again within 90 days; ordinarily newcomers stay."""
    visits = assume(case.has("purpose", frozenset({"visit"})), False)
    ends, last = case.fact("stays_until"), end_of_short_stay_on(case)
    leaves = truth(isinstance(ends, date) and isinstance(last, date) and ends <= last)
    return some((visits, leaves))


def legal_end_on(case: Case) -> date | FactRef:
    """Return the last day of the title by law, which may be later than the printed one."""
    if has_continuing_permit(case).value:
        end: date = parameter("ukraine_permit_runs_until", case)
        return end
    ends = case.fact("paper_valid_until")
    return ends if isinstance(ends, date) else case.ref("paper_valid_until")


@once
def may_be_bound_to_residence(case: Case) -> Truth:
    """Say whether a residence rule may forbid the move (AufenthG § 12a (1)).

    Protected persons in the first three years, who came from elsewhere in Germany. Who is
    registered here has ordinarily not moved against such a rule.
    """
    section = str(case.fact("title_section") or "")
    protected = section in ("22", "23", "24", "25.1", "25.2", "25.3") or section.startswith("24.")
    first = case.fact("title_first_issued_on") or case.fact("title_issued_on")
    years = parameter("residence_rule", case)
    fresh = not isinstance(first, date) or case.as_of <= add_months(first, 12 * years)
    moved = case.has("arrived_from_abroad", frozenset({False}))
    if is_registered_here(case).value:
        moved = assume(moved, False)
    lived_elsewhere = every(
        (
            assume(case.has("registered_in_germany", frozenset({True})), False),
            negate(is_registered_here(case)),
        )
    )
    return every((truth(protected and fresh), some((lived_elsewhere, moved))))
