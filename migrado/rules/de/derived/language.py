"""Who has a claim to an integration course, how long it is, and what it costs (AufenthG, IntV)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from migrado.kernel.deadlines import add_months
from migrado.kernel.kleene import Truth, assume, some, truth
from migrado.rules.de.derived.family import OF_AGE, children
from migrado.rules.de.derived.years import age
from migrado.rules.de.parameters import figure, money, parameter
from migrado.rules.engine.amounts import NotKnown, Sum, SumOf
from migrado.rules.engine.case import Case, Derived, DerivedDay, once
from migrado.rules.facts import Value
from migrado.rules.results import FactRef

LESSONS = {"general": 700, "literacy": 1000, "second_script": 1000, "special_needs": 1000,
           "intensive": 500}  # fmt: skip
SHORT = 12  # months of a permit from which a stay is for good (AufenthG § 44 (1) S. 2)
LONG = 18  # months of holding a permit, the same


@once
def is_course_right_over(case: Case) -> Truth:
    """Say whether a year has passed since the permit was first given (AufenthG § 44 (2))."""
    day = _first_issue(case)
    if not isinstance(day, date):
        return case.not_known("title_first_issued_on")
    return truth(case.as_of > add_months(day, 12 * parameter("course_claim", case)))


def _first_issue(case: Case) -> object:
    return case.fact("title_first_issued_on") or case.fact("title_issued_on")


@once
def stays_for_good(case: Case) -> Truth:
    """Say whether the permit is for a year or longer, or held for over 18 months; ordinarily so.

    Source: AufenthG § 44 (1) S. 2.
    """
    months, first = case.fact("title_months"), _first_issue(case)
    if not isinstance(months, int):
        return assume(case.not_known("title_months"), True)
    held = isinstance(first, date) and case.as_of > add_months(first, LONG)
    return some((truth(months >= SHORT), truth(held)))


def course_ends_from(case: Case) -> date | FactRef:
    """Return the day from which the year of the claim runs."""
    day = _first_issue(case)
    return day if isinstance(day, date) else case.ref("title_first_issued_on")


def course_type(case: Case) -> str:
    """Return the type asked for or, by how somebody reads, the one that fits (IntV § 13)."""
    asked = case.fact("course_type")
    if isinstance(asked, str) and asked in LESSONS:
        return asked
    by_script = {"not_at_all": "literacy", "other_script_only": "second_script"}
    return by_script.get(str(case.fact("reads_writes")), "general")


def course_fee(case: Case) -> Sum | NotKnown | FactRef | None:
    """Return the share for the whole course: lessons times the fee of a lesson (IntV § 9 (1))."""
    fee = money("lesson_fee", case)
    if not isinstance(fee, Sum):
        return fee
    return Sum((fee.eur * LESSONS[course_type(case)]).quantize(Decimal("0.01")), fee.source)


def income_limit(case: Case) -> Sum | NotKnown | FactRef | None:
    """Return the gross income of a year up to which nobody pays, by the number of children.

    Source: IntV § 9 (2). Children under 18 count; older ones in training are left to the office.
    """
    return money(f"income_limit_{_children(case)}", case)


def _children(case: Case) -> int:
    ages = [age(one) for one in children(case)]
    return min(2, sum(years is None or years < OF_AGE for years in ages))


@once
def earns_little(case: Case) -> Truth:
    """Say whether the gross income of the year is not above the limit.

    A month's income counts twelve times where the year's was not told. Unknown for a year whose
    limit nobody knows yet.
    """
    year, month = case.fact("gross_year_eur"), case.fact("gross_month_eur")
    if not isinstance(year, int | float):
        if not isinstance(month, int | float):
            return case.not_known("gross_month_eur")
        year = 12 * month
    limit = figure(f"income_limit_{_children(case)}", case.as_of)
    return Truth(None) if limit is None else truth(year <= limit)


BENEFITS: frozenset[Value] = frozenset({"sgb_ii", "sgb_xii", "asylblg", "alg"})


@once
def gets_freeing_benefit(case: Case) -> Truth:
    """Say whether a benefit is received that frees from the share (IntV § 9 (2) Nr. 1, 2).

    Who works and told of no benefit ordinarily gets none.
    """
    gets = case.has("benefits", BENEFITS)
    return assume(gets, False) if case.has("employed", frozenset({True})).value else gets


TRUTHS: Mapping[str, Derived] = {
    "course right over": is_course_right_over,
    "stays for good": stays_for_good,
    "earns little": earns_little,
    "gets a benefit that frees": gets_freeing_benefit,
}
DAYS: Mapping[str, DerivedDay] = {"course right from": course_ends_from}
SUMS: Mapping[str, SumOf] = {"course fee": course_fee, "income limit": income_limit}
